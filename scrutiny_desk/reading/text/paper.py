"""A text paper: laid out once into a PDF, then read like any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.reading.layout.paper import laid_paper
from scrutiny_desk.reading.layout.parts import Sheet
from scrutiny_desk.reading.plain_bytes import text_of
from scrutiny_desk.reading.text.tabs import parts_of


def read_text_paper(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The text with the pages it was laid out on; its lines stay the file's own lines.

    Raises DeskError for a file that is no text, has no words, or is too large.
    """
    data, text = text_of(path)
    first = next(line.strip() for line in text.splitlines() if line.strip())
    return laid_paper(path, data, "text", first.lstrip("# ").strip(), _sheets(text), progress)


def _sheets(text: str) -> tuple[Sheet, ...]:
    """A form feed starts a new page, every line stays a line, tabs make tables."""
    sheets = (Sheet(parts_of(part)) for part in text.replace("\v", "\n").split("\f"))
    return tuple(sheet for sheet in sheets if sheet.parts)
