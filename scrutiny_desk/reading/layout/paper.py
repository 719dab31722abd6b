"""A paper that is no PDF: laid out once, then read on its pages like any other."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.reading.layout import foot_of, lay_out
from scrutiny_desk.reading.layout.parts import Sheet
from scrutiny_desk.reading.layout.tables import tables_of

_LONGEST_TITLE = 200


def laid_paper(
    path: Path,
    data: bytes,
    kind: str,
    title: str,
    sheets: Sequence[Sheet],
    progress: Callable[[int, int], None],
) -> Reading:
    """The paper on the pages of its layout; its tables are the grids of the sheets.

    data: the file's own bytes. kind: as `Reading.kind_of_file`. progress: pages read and all pages.
    """
    laid = lay_out(sheets)
    reading = read_layout(laid.pdf, progress)
    return replace(
        reading,
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind_of_file=kind,
        title=" ".join(title.split())[:_LONGEST_TITLE],
        tables=tables_of(sheets, laid, len(reading.pages)),
        layout_pdf=laid.pdf,
    )


def read_layout(pdf: bytes, progress: Callable[[int, int], None]) -> Reading:
    """What our own PDF reader sees in a layout, so that marks and search have one way."""
    from scrutiny_desk.reading.pdf import read_pdf

    with tempfile.TemporaryDirectory(prefix="scrutiny-desk-") as folder:
        laid = Path(folder) / "layout.pdf"
        laid.write_bytes(pdf)
        reading = read_pdf(laid, progress, laid_out=True)
    return replace(reading, pages=tuple(_as_laid_out(page) for page in reading.pages))


def _as_laid_out(page: Page) -> Page:
    """The page without its foot, which only says the number that we printed on it ourselves."""
    foot = foot_of(page.height)
    lines = tuple(line for line in page.lines if line.box.y0 < foot)
    words = tuple(word for line in lines for word in line.words)
    return replace(page, lines=lines, words=words, label=str(page.index + 1), item_stamp=None)
