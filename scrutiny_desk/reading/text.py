"""A text paper: laid out once into a PDF, then read like any other."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages import Page, Reading

LARGEST_TEXT = 2 * 1024 * 1024
"""Bytes; about six hundred printed pages, which a reader that must not stay silent can lay out."""

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
# Control characters that a text may hold: tab, line ends, form feed.
_HARMLESS = set("\t\n\r\f\v")


def read_text_paper(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The text with the pages it was laid out on; its lines stay the file's own lines.

    Raises DeskError for a file that is no text, has no words, or is over `LARGEST_TEXT`.
    """
    data = path.read_bytes()
    if len(data) > LARGEST_TEXT:
        raise DeskError(
            f"“{path.name}” is too large for a text paper",
            f"Texts of up to {LARGEST_TEXT // 1024**2} MB can be laid out.",
            "Split it into smaller papers.",
        )
    text = decoded(data)
    if text is None:
        raise DeskError(
            f"“{path.name}” is not plain text",
            "It holds bytes that no text has.",
            "Open it in the program it was made with, save it as a PDF, and add that.",
        )
    if not text.strip():
        raise DeskError(
            f"“{path.name}” has no words in it", "", "Ask the sender for the file again."
        )
    from scrutiny_desk.reading.layout import lay_out, of_text

    pdf = lay_out(of_text(text)).pdf
    first = next(line.strip() for line in text.splitlines() if line.strip())
    return replace(
        read_layout(pdf, progress),
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind_of_file="text",
        title=first.lstrip("# ").strip()[:200],
        layout_pdf=pdf,
    )


def read_layout(pdf: bytes, progress: Callable[[int, int], None]) -> Reading:
    """What our own PDF reader sees in a layout, so that marks and search have one way."""
    from scrutiny_desk.reading.pdf import read_pdf

    with tempfile.TemporaryDirectory(prefix="scrutiny-desk-") as folder:
        laid = Path(folder) / "layout.pdf"
        laid.write_bytes(pdf)
        reading = read_pdf(laid, progress)
    return replace(reading, pages=tuple(_as_laid_out(page) for page in reading.pages))


def _as_laid_out(page: Page) -> Page:
    """The page without its foot, which only says the number that we printed on it ourselves."""
    from scrutiny_desk.reading.layout import foot_of

    foot = foot_of(page.height)
    lines = tuple(line for line in page.lines if line.box.y0 < foot)
    words = tuple(word for line in lines for word in line.words)
    return replace(page, lines=lines, words=words, label=str(page.index + 1), item_stamp=None)


def decoded(data: bytes, *, whole: bool = True) -> str | None:
    """The bytes as text, or None where they are no text.

    UTF-16 by its mark, UTF-8, else Windows-1252. whole: False when `data` is only the head of a
    file, which may end in the middle of a character.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding, whole=whole)
    text = _try(data, "utf-8", whole=whole)
    if text is None:
        text = _try(data, "cp1252", whole=True)
    return text


def _try(data: bytes, encoding: str, *, whole: bool) -> str | None:
    for cut in range(1 if whole else 4):
        try:
            text = data[: len(data) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        control = any(ord(mark) < 32 and mark not in _HARMLESS for mark in text)
        return None if control else text
    return None
