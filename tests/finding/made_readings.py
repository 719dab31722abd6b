"""Small readings built from lines of text, for the finders' tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Bookmark, Box, Line, Page, Reading, Word

SIZE = 12.0
_PITCH = 14.0
_GAP = 14.0


@dataclass(frozen=True)
class Say:
    """A line of text. gap: an empty space stands above it. level: it joins the line before."""

    text: str
    x: float = 60.0
    bold: bool = False
    gap: bool = True
    level: bool = False


def run_on(text: str, x: float = 60.0, *, bold: bool = False) -> Say:
    """A line close under the one before."""
    return Say(text, x, bold, gap=False)


def beside(text: str, x: float) -> Say:
    """A line of its own at the height of the one before."""
    return Say(text, x, level=True)


def make_line(text: str, x: float, top: float, *, bold: bool = False) -> Line:
    words: list[Word] = []
    for part in text.split():
        box = Box(x, top, x + 6.0 * len(part), top + SIZE)
        words.append(Word(part, box, SIZE, bold))
        x = box.x1 + 4.0
    return Line(tuple(words), Box(words[0].box.x0, top, words[-1].box.x1, top + SIZE))


def make_page(
    index: int, says: Sequence[Say | str], *, label: str | None = None, stamp: str | None = None
) -> Page:
    lines: list[Line] = []
    top = 60.0
    for entry in says:
        say = Say(entry) if isinstance(entry, str) else entry
        if not say.level:
            top += _PITCH + (_GAP if say.gap else 0.0)
        lines.append(make_line(say.text, say.x, top, bold=say.bold))
    words = tuple(word for line in lines for word in line.words)
    return Page(index, 595.0, 842.0, words, lines=tuple(lines), label=label, item_stamp=stamp)


def make_reading(
    pages: Sequence[Page],
    *,
    title: str = "",
    bookmarks: Sequence[Bookmark] = (),
    kind: str = "pdf",
) -> Reading:
    return Reading(
        file_name="paper.pdf",
        sha256="0" * 64,
        kind_of_file=kind,
        title=title,
        pages=tuple(pages),
        bookmarks=tuple(bookmarks),
        layout_pdf=None if kind == "pdf" else b"%PDF-",
    )
