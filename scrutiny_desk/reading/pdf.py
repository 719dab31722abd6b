"""Reads a PDF into pages of words, rules, fills, lines and tables."""

from __future__ import annotations

import hashlib
import itertools
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Box, Page, Reading
from scrutiny_desk.reading.lines import lines_of
from scrutiny_desk.reading.links import bookmarks_of
from scrutiny_desk.reading.page.characters import PageCharacters
from scrutiny_desk.reading.page.frame import frame_of
from scrutiny_desk.reading.page.labels import label_pages
from scrutiny_desk.reading.page.opening import load_page, open_pdf
from scrutiny_desk.reading.page.shapes import PageShapes
from scrutiny_desk.reading.page.turning import turned_back
from scrutiny_desk.reading.scans.pictures import is_picture
from scrutiny_desk.reading.tables import find_tables

Progress = Callable[[int, int], None]

# Large enough that every image and font of the page is decoded, small enough to cost little.
_PROOF_PIXELS = 160


# What programs write where nobody gave a title, or the name of the file it was made from.
_NO_TITLE = re.compile(
    r"\(?(?:anonymous|unspecified|untitled)\)?(?: ?(?:document )?\d*)|document ?\d*"
    r"|microsoft (?:word|excel|powerpoint)\b.*|.{1,80}\.(?:docx?|xlsx?|pptx?|pdf|indd)",
    re.IGNORECASE,
)


def read_pdf(path: Path, progress: Progress, *, laid_out: bool = False) -> Reading:
    """Everything that is printed in a PDF, each page of which is drawn once on the way.

    laid_out: we laid it out ourselves, so its tables are known: they are not looked for, and its
    rules and fills, of which a long sheet has more than words, are not kept.
    progress is called with the pages done and all pages. Raises DeskError for a file that is no
    PDF, empty, locked, damaged, or without words and pictures of words.
    """
    with open_pdf(path) as (data, document):
        title = (document.get_metadata_value("Title") or "").strip()
        title = "" if _NO_TITLE.fullmatch(title) else title
        pages, turned = _pages(path.name, document, progress, laid_out=laid_out)
        bookmarks = bookmarks_of(document)
    if not any(page.words or page.unread for page in pages):
        raise DeskError(
            f"“{path.name}” has nothing to read",
            "There is no word on its pages, and none of them is a picture of a page.",
            "Look at it in a PDF viewer; if it is the right file, ask the sender for the original.",
        )
    labelled = list(label_pages(pages))
    del pages
    for at, page in enumerate(labelled):
        lines = lines_of(page.words, page.rules)
        labelled[at] = replace(page, lines=lines, rules=() if laid_out else page.rules)
    ordered = tuple(_in_reading_order(page) for page in labelled)
    seen, tables = turned_back(ordered, () if laid_out else find_tables(ordered), turned)
    return Reading(
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind_of_file="pdf",
        title=title,
        pages=seen,
        tables=tables,
        bookmarks=bookmarks,
    )


def _pages(
    name: str, document: pdfium.PdfDocument, progress: Progress, *, laid_out: bool
) -> tuple[tuple[Page, ...], dict[int, int]]:
    """The pages, and by how many degrees those that were read upright are seen turned."""
    count = len(document)
    bold_fonts: dict[int, bool] = {}
    pages: list[Page] = []
    pictures: list[Page] = []
    done = itertools.count(1)
    shared: dict[float, float] = {}

    for index in range(count):
        loaded = load_page(name, document, index)
        page = _read_page(loaded, index, bold_fonts)
        pages.append(_lean(page, shared) if laid_out else page)
        _draw(loaded)
        if is_picture(loaded.raw, frame_of(loaded.raw), pages[-1].words):
            pictures.append(pages[-1])
        else:
            progress(next(done), count)
        loaded.close()
    if not pictures:
        return tuple(pages), {}
    # What reads pictures takes longer to load than most papers to read.
    from scrutiny_desk.reading.scans.ocr import read_scans

    scanned = read_scans(document, pictures, lambda: progress(next(done), count))
    turned = {index: scan.turned for index, scan in scanned.items() if scan.turned}
    for index, scan in scanned.items():
        pages[index] = scan.page
    return tuple(pages), turned


def _lean(page: Page, shared: dict[float, float]) -> Page:
    """The page without its fills, with words and places of the same value kept once.

    A sheet of 10,000 rows has 600,000 words, most of them again and again, at few heights.
    """

    def once(value: float) -> float:
        return shared.setdefault(value, value)

    words = tuple(
        replace(
            word,
            text=sys.intern(word.text),
            box=Box(once(word.box.x0), once(word.box.y0), once(word.box.x1), once(word.box.y1)),
            size=once(word.size),
        )
        for word in page.words
    )
    return replace(page, words=words, fills=())


def _draw(page: pdfium.PdfPage) -> None:
    """Draw a page once, small, so that one that would crash the window's viewer does so here."""
    longest = max(page.get_width(), page.get_height(), 1.0)
    page.render(scale=_PROOF_PIXELS / longest).close()


def _read_page(page: pdfium.PdfPage, index: int, bold_fonts: dict[int, bool]) -> Page:
    frame = frame_of(page.raw)
    text_page = page.get_textpage()
    words = PageCharacters(text_page.raw, frame, bold_fonts).words()
    text_page.close()
    shapes = PageShapes(frame)
    shapes.collect(page.raw)
    return Page(
        index=index,
        width=frame.width,
        height=frame.height,
        words=tuple(words),
        rules=tuple(shapes.rules),
        fills=tuple(shapes.fills),
    )


def _in_reading_order(page: Page) -> Page:
    upright = [word for line in page.lines for word in line.words]
    turned = [word for word in page.words if word.turned != 0]
    return replace(page, words=(*upright, *turned))
