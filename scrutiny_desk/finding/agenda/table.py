"""Agendas in columns: a table of items, or page numbers in a column of their own at the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from scrutiny_desk.domain.pages.pages import Cell, Line, Reading, Table, Word
from scrutiny_desk.finding.agenda.entries import RANGE, Entry, entry_of
from scrutiny_desk.finding.front import front_pages, is_agenda_heading, is_item_table_heading
from scrutiny_desk.finding.headings import plain
from scrutiny_desk.finding.lines import Printed, same_level

_ITEM = re.compile(
    r"(?:(?:agenda )?item)?(?: ?(?:no|nos|number|ref))?|no|number|ref", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?:agenda )?items?(?: of business)?|(?:report )?(?:title|subject|topic|heading|description)s?"
    r"(?: of (?:the )?(?:report|item))?|reports?|business|matter|issue|details",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?:pack )?pages?(?: (?:nos?|numbers?|ref|range))?", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:item\s+)?(\d{1,2})\s*(?:\(?([a-z])\)?|(\.[1-9]\d?))?[.:)]?", re.IGNORECASE
)
_LONE_RANGE = re.compile(
    r"(?:(?:pages?|pp?\.?)\s*)?(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?", re.IGNORECASE
)
_HEADING_ROWS = 2
_FEWEST = 2
# The column of the pages stands in this right part of the page,
_RIGHT = 0.6
# at one edge, give or take this (points).
_SAME_EDGE = 16.0
_NEAR = 3.0


def table_entries(reading: Reading) -> list[Entry]:
    """The items of an agenda that is a table with a heading; empty where there is none."""
    pages = front_pages(reading)
    front = {page.index for page in pages}
    headed = any(
        is_agenda_heading(line.text) or is_item_table_heading(line.text)
        for page in pages
        for line in page.lines
    )
    for table in reading.tables:
        if table.first_page not in front or table.columns < _FEWEST:
            continue
        entries = _entries(reading, table, headed=headed)
        if entries:
            return entries
    return []


def _entries(reading: Reading, table: Table, *, headed: bool) -> list[Entry]:
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        heads = [plain(cell.text) for cell in row]
        number = next((i for i, head in enumerate(heads) if head and _ITEM.fullmatch(head)), None)
        title = next(
            (i for i, head in enumerate(heads) if i != number and _TITLE.fullmatch(head)), None
        )
        pages = next((i for i, head in enumerate(heads) if _PAGES.fullmatch(head)), None)
        if number is None or title is None or (pages is None and not headed):
            continue
        found = [
            _entry(reading, line, number, title, pages)
            for line in table.rows[at + 1 :]
            if _NUMBER.fullmatch(line[number].text.strip()) and line[title].text
        ]
        numbers = [int(re.sub(r"\D.*", "", entry.number)) for entry in found]
        if len(found) >= _FEWEST and numbers == sorted(numbers):
            return found
    return []


def _entry(
    reading: Reading, row: Sequence[Cell], number: int, title: int, pages: int | None
) -> Entry:
    match = _NUMBER.fullmatch(row[number].text.strip())
    printed = "".join(part.lower() for part in match.groups() if part) if match else ""
    words = row[title].text
    said = RANGE.search(words)
    if said is None and pages is not None:
        said = _LONE_RANGE.fullmatch(row[pages].text.strip())
    cell = row[number]
    return entry_of(printed, words, said, reading.pages[cell.page_index], cell.box)


def with_page_column(lines: Sequence[Printed]) -> list[Printed]:
    """The lines with the numbers of a column of pages said as page ranges: "(Pages 5 - 10)".

    Only where two or more stand under one another, right of the titles, and grow downwards.
    """
    lines = _unjoined(lines)
    lone = [printed for printed in lines if _is_lone_range(printed, lines)]
    if len(lone) < _FEWEST:
        return list(lines)
    middle = median(printed.line.box.x1 for printed in lone)
    start = median(printed.line.box.x0 for printed in lone)
    column = [
        printed
        for printed in lone
        if abs(printed.line.box.x1 - middle) <= _SAME_EDGE
        or abs(printed.line.box.x0 - start) <= _SAME_EDGE
    ]
    firsts = [int(match[1]) for match in map(_range_of, column) if match is not None]
    if len(column) < _FEWEST or firsts != sorted(firsts):
        return list(lines)
    if not _said(lines, column) and any(
        _range_of(printed, both=True) is None for printed in column
    ):
        # Lone numbers under no heading may be anything.
        return list(lines)
    own = {id(printed) for printed in column}
    return [_as_range(printed) if id(printed) in own else printed for printed in lines]


def _unjoined(lines: Sequence[Printed]) -> list[Printed]:
    """The lines, the page number that a full title reaches up to a line of its own again.

    It stands where the others of the column begin, under the word "Pages".
    """
    lone = [printed for printed in lines if _is_lone_range(printed, lines)]
    if not lone or not _said(lines, lone):
        return list(lines)
    start = median(printed.line.box.x0 for printed in lone)
    found: list[Printed] = []
    for printed in lines:
        words = printed.line.words
        at = next((i for i, word in enumerate(words) if i and abs(word.box.x0 - start) <= _NEAR), 0)
        rest = _line_of(words[at:]) if at else None
        if rest is None or _LONE_RANGE.fullmatch(rest.text) is None:
            found.append(printed)
        else:
            found.append(Printed(printed.page, _line_of(words[:at])))
            found.append(Printed(printed.page, rest))
    return found


def _line_of(words: Sequence[Word]) -> Line:
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    return Line(tuple(words), box)


def _range_of(printed: Printed, *, both: bool = False) -> re.Match[str] | None:
    match = _LONE_RANGE.fullmatch(printed.text.strip())
    return None if match is None or (both and match[2] is None) else match


def _is_lone_range(printed: Printed, lines: Sequence[Printed]) -> bool:
    if _range_of(printed) is None or printed.line.box.x0 < _RIGHT * printed.page.width:
        return False
    return any(
        other.line.box.x1 < printed.line.box.x0
        and same_level(other, printed)
        and any(map(str.isalpha, other.text))
        for other in lines
    )


def _said(lines: Sequence[Printed], column: Sequence[Printed]) -> bool:
    """Whether the word "Pages" stands over the column."""
    left = min(printed.line.box.x0 for printed in column) - 2 * _SAME_EDGE
    first = column[0]
    return any(
        _PAGES.fullmatch(plain(printed.text)) is not None
        and printed.line.box.x1 > left
        and printed.page.index == first.page.index
        and printed.line.box.y0 < first.line.box.y0
        for printed in lines
    )


def _as_range(printed: Printed) -> Printed:
    """The piece as it would be said in running text."""
    match = _range_of(printed)
    if match is None:
        return printed
    said = f"(Pages {match[1]} - {match[2]})" if match[2] else f"(Pages {match[1]})"
    word = printed.line.words[0]
    words = tuple(replace(word, text=text) for text in said.split())
    return Printed(printed.page, Line(words, printed.line.box))
