"""Headings as they are compared: in lower case, without punctuation."""

from __future__ import annotations

import re

from scrutiny_desk.domain.pages.pages import Cell, Line, Page, Reading, Table
from scrutiny_desk.domain.pages.running import MARGIN, runs_along

_NOT_WORDS = re.compile(r"[^a-z0-9%#>]+")
# A title stands within this distance over its table (points).
_NEAR = 90.0
_NUMBERING = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?)(?:\s+|$)")
_NUMBER = re.compile(r"[A-Z]{0,5}[ ./-]?\d{1,4}(?:[/.]\d{1,4})?[.):]?")
_LONGEST_HEADING = 100


def plain(text: str) -> str:
    """The words of a heading with single spaces between them."""
    return _NOT_WORDS.sub(" ", text.lower().replace("’", "").replace("'", "")).strip()


def lines_above(reading: Reading, page_index: int, top: float) -> list[Line]:
    """The lines over a place of a page, the nearest first.

    At the head of a page the lines of the page before come after those of this one; running
    headers and footers are left out.
    """
    page = reading.pages[page_index]
    head = MARGIN * page.height
    here = [
        line
        for line in page.lines
        if line.box.y1 <= top + 2 and (line.box.y1 > head or not _runs(reading, page, line))
    ]
    found = sorted(here, key=lambda line: -line.box.y1)
    if len(found) < 3 and page_index > 0:
        before = reading.pages[page_index - 1]
        foot = (1 - MARGIN) * before.height
        last = [
            line for line in before.lines if line.box.y0 < foot or not _runs(reading, before, line)
        ]
        found.extend(sorted(last, key=lambda line: -line.box.y1))
    return found


def _runs(reading: Reading, page: Page, line: Line) -> bool:
    return runs_along(line, page, {other.index: other for other in reading.pages})


def lines_over(reading: Reading, table: Table) -> list[Line]:
    """The lines over a table, the nearest first, without those that stand inside other tables."""
    lines = lines_above(reading, table.first_page, table.box.y0)
    others = [
        other.box
        for other in reading.tables
        if other is not table and other.first_page == table.first_page
    ]
    return [
        line
        for line in lines
        if not any(
            box.y0 < line.box.centre[1] < box.y1 and box.x0 - 2 < line.box.centre[0] < box.x1 + 2
            for box in others
        )
    ]


def title_over(reading: Reading, table: Table) -> str:
    """The line right over a table, or "" where what stands there is no title."""
    lines = lines_above(reading, table.first_page, table.box.y0)
    if not lines:
        return ""
    nearest = lines[0]
    text = nearest.text.strip()
    # The last line of a paragraph ends in a full stop; a title does not.
    if text.endswith((".", ";", ",")) or len(text) > 140:
        return ""
    on_page = nearest.box.y1 <= table.box.y0 + 2
    if on_page and table.box.y0 - nearest.box.y1 > _NEAR and table.first_page == 0:
        return ""
    return text


def section_over(reading: Reading, table: Table) -> str:
    """The title right over a table, else the nearest heading in bold; "" where there is none.

    Its number ("3.", "7.1") is left out.
    """
    title = title_over(reading, table)
    if title:
        return _NUMBERING.sub("", title)
    for line in lines_over(reading, table):
        text = line.text.strip()
        if line.bold and len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ",", ":")):
            bare = _NUMBERING.sub("", text)
            if bare:
                return bare
    return ""


def numbered_beside(page: Page, at: int) -> bool:
    """Whether a number stands at the left of a line of the page, on its level: an item's."""
    if not at:
        return False
    left, line = page.lines[at - 1], page.lines[at]
    beside = left.box.x1 <= line.box.x0 and left.box.y0 < line.box.centre[1] < left.box.y1
    return beside and _NUMBER.fullmatch(left.text.strip("*#_ ")) is not None


def row_page(row: tuple[Cell, ...]) -> Cell:
    """The first cell of a row with words in it, which tells where the row starts."""
    return next((cell for cell in row if cell.text), row[0])
