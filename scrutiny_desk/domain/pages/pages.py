"""A paper as pages of words, ruling lines, fills and tables, before anybody asks what it means.

All lengths are PDF points (1/72 inch). The origin is the top left corner of the page as a reader
sees it (after the page's own rotation); x grows to the right and y grows downwards.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, right, bottom in points; x0 <= x1 and y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def contains(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A run of printed characters without a space.

    turned: degrees clockwise that the word is turned from upright as the page is seen
    (0, 90, 180 or 270); the page stamps of landscape pages are turned.
    """

    text: str
    box: Box
    size: float = 0.0
    bold: bool = False
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line, horizontal or vertical, as the thin box it covers."""

    box: Box

    @property
    def horizontal(self) -> bool:
        return self.box.width >= self.box.height


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle that is no ruling line; colour is `#rrggbb`."""

    box: Box
    colour: str


@dataclass(frozen=True)
class Line:
    """Upright words that stand on one line, left to right."""

    words: tuple[Word, ...]
    box: Box

    # Asked for by every finder, so worked out once.
    @functools.cached_property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @functools.cached_property
    def bold(self) -> bool:
        """True when more characters of the line are bold than are not."""
        heavy = [word.text for word in self.words if word.bold]
        return bool(heavy) and 2 * sum(map(len, heavy)) > sum(len(word.text) for word in self.words)

    @functools.cached_property
    def size(self) -> float:
        """The largest type size on the line; where the file tells none, the line's height."""
        return max([word.size for word in self.words], default=0.0) or self.box.height


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its printed text (white space folded) and where it stands.

    page_index: the PDF page (from 0) on which the cell starts. box is on that page.
    fill: the cell's background as `#rrggbb`, or None where there is none or it is white.
    ref: where it stands in a workbook, as `sheet_and_cell` writes it; "" elsewhere. down: the rows
    it covers where the file says so; on a printed page the box alone tells.
    """

    text: str
    page_index: int
    box: Box
    fill: str | None = None
    ref: str = ""
    down: int = 1


def sheet_and_cell(sheet: str, row: int, column: int) -> str:
    """Where a cell of a workbook stands: "Sheet1!C5". row and column from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = f"{chr(ord('A') + rest)}{letters}"
    return f"{sheet}!{letters}{row}"


def say_cell(ref: str) -> str:
    """A cell as it is named to a person: “Sheet1”, cell C5; "" for a cell of no workbook."""
    sheet, _, cell = ref.rpartition("!")
    if not cell:
        return ""
    return f"“{sheet}”, cell {cell}" if sheet else f"cell {cell}"


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """What a workbook says beside its words.

    hidden: the names of its hidden sheets, which are not read. unsaved: the cells with a formula
    and no saved result, as `sheet_and_cell` writes them. from_1904: its days are counted from
    1 January 1904, as old Macs did.
    """

    hidden: tuple[str, ...] = ()
    unsaved: tuple[str, ...] = ()
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, joined over the pages it runs on.

    rows: every row has the same number of cells; an empty cell has text "". Heading rows repeated
    after a page break are dropped and rows split by a page break are one row.
    """

    rows: tuple[tuple[Cell, ...], ...]
    first_page: int
    last_page: int
    box: Box
    """Where the table stands on its first page."""

    @property
    def columns(self) -> int:
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the file's own outline; level from 0, page_index from 0 or None."""

    title: str
    level: int
    page_index: int | None


UNREAD = ("no_ocr", "too_long", "failed", "no_words")
"""Why a picture has no words: no program for it here, it took too long, it broke, none there."""


@dataclass(frozen=True)
class Page:
    """One page as printed.

    index: from 0 in the file. label: the printed page number ("25"), or None where nothing is
    printed and none follows from its neighbours. item_stamp: the number of an "Agenda Item N"
    stamp, or None. words: in reading order, stamps of page number and agenda item left out.
    ocr: how sure the words of a scanned page are, 0 to 1; None for a page that is no picture.
    unread: for a picture of which no words are known (ocr is then 0), why: one of `UNREAD`.
    """

    index: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    lines: tuple[Line, ...] = ()
    label: str | None = None
    item_stamp: str | None = None
    ocr: float | None = None
    unread: str | None = None

    @functools.cached_property
    def text(self) -> str:
        """The upright words, a printed line a line."""
        return "\n".join(line.text for line in self.lines)

    @property
    def name(self) -> str:
        """How the page is called: its printed label, or "PDF 2" where nothing is printed."""
        return self.label if self.label is not None else f"PDF {self.index + 1}"


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one file.

    kind_of_file: `pdf`, `text`, `markdown`, `html`, `word` or `workbook`. layout_pdf: for a file
    that is no PDF, the bytes of the PDF it was laid out into; None for a PDF, whose own bytes are
    shown. sheets: what a workbook says beside its words, None for any other file.
    """

    file_name: str
    sha256: str
    kind_of_file: str
    title: str
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    layout_pdf: bytes | None = None
    sheets: SheetNotes | None = None


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it is kept: what the finders alone need is left out.

    text: as `Page.text`. words: the page's words, packed by `library.shelves.pages.pack_words`.
    upright: degrees clockwise to turn the page to be read, as its words stand.
    """

    index: int
    label: str | None
    width: float
    height: float
    text: str
    words: bytes
    ocr: float | None = None
    upright: int = 0

    @property
    def name(self) -> str:
        """How the page is called, as `Page.name`."""
        return self.label if self.label is not None else f"PDF {self.index + 1}"


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What is kept of a reading; the fields as in `Reading`."""

    file_name: str
    sha256: str
    kind_of_file: str
    title: str
    pages: tuple[KeptPage, ...]
    layout_pdf: bytes | None = None
