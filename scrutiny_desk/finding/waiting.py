"""Waiting-list tables: a row a service, a column a measure, at a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.facts import DoubtFact, WaitingFact
from scrutiny_desk.domain.pages import Cell, Reading, Table
from scrutiny_desk.finding.dashboard import find_dashboard
from scrutiny_desk.finding.headings import lines_above, row_page
from scrutiny_desk.finding.services import full_name
from scrutiny_desk.finding.units import first_number, whole
from scrutiny_desk.finding.waiting_columns import Measures, load_measures

_LINES_OVER = 5
_HEADING_ROWS = 3
_AS_OF = re.compile(r"\b(as of|as at|at the end of|end of|data|position|snapshot)\b", re.IGNORECASE)
_TOTAL = re.compile(r"^(grand )?totals?$", re.IGNORECASE)
_COUNTS = ("waiting", "over_18_weeks", "over_52_weeks", "over_78_weeks")

Row = tuple[Cell, ...]


def find_waiting_times(reading: Reading) -> tuple[WaitingFact, ...]:
    """Every row of every waiting-list table, in the order of printing."""
    measures = load_measures()
    known = [fact.service for fact in find_dashboard(reading)]
    found: list[WaitingFact] = []
    for table in reading.tables:
        found.extend(_rows(reading, table, measures, known))
    return tuple(found)


def find_waiting_doubts(reading: Reading) -> tuple[DoubtFact, ...]:
    """Waiting lists of which it is not known for which date they are."""
    return tuple(
        DoubtFact(
            page=fact.page,
            page_index=fact.page_index,
            confidence=fact.confidence,
            box=fact.box,
            what=f"The waiting list of {fact.service}",
            why="No date is printed in the table or right over it.",
        )
        for fact in (*find_waiting_times(reading), *find_dashboard(reading))
        if fact.as_of is None
    )


def _rows(
    reading: Reading, table: Table, measures: Measures, known: Sequence[str]
) -> list[WaitingFact]:
    found: list[WaitingFact] = []
    columns: dict[str, int] | None = None
    headings: list[str] = []
    as_of: str | None = None
    before: list[str] = []
    for at, row in enumerate(table.rows):
        texts = [cell.text for cell in row]
        fresh = measures.columns_of(texts)
        if fresh is None and columns is None and 0 < at < _HEADING_ROWS:
            # A heading in two rows says what it is about only as a whole.
            texts = _both(before, texts)
            fresh = measures.columns_of(texts)
        before = texts
        if fresh is not None and not _has_counts(row, fresh):
            columns, headings = fresh, texts
            as_of = read_date(texts[0]) or _date_over(reading, table)
            continue
        if columns is None:
            continue
        if not _has_counts(row, columns):
            if not texts[0] and any(texts):
                # The heading goes on in a second row.
                headings = _both(headings, texts)
                columns = measures.columns_of(headings) or columns
            continue
        if texts[0] and not _TOTAL.match(texts[0].strip()):
            found.append(_fact(reading, row, columns, as_of, known))
    return found


def _both(over: Sequence[str], under: Sequence[str]) -> list[str]:
    """Two heading rows as one."""
    return [f"{one} {other}".strip() for one, other in zip(over, under, strict=True)]


def _has_counts(row: Row, columns: dict[str, int]) -> bool:
    """Whether the number waiting is printed in the row."""
    text = row[columns["waiting"]].text
    return first_number(text) is not None and len(text.split()) <= 3


def _fact(
    reading: Reading,
    row: Row,
    columns: dict[str, int],
    as_of: str | None,
    known: Sequence[str],
) -> WaitingFact:
    start = row_page(row)
    values = {name: first_number(row[at].text) for name, at in columns.items()}
    counts = {name: whole(values.get(name)) for name in _COUNTS}
    return WaitingFact(
        page=reading.pages[start.page_index].name,
        page_index=start.page_index,
        confidence=0.95 if as_of is not None else 0.7,
        box=start.box,
        service=full_name(row[0].text, reading, start.page_index, start.box.y0, known),
        as_of=as_of,
        waiting=counts["waiting"],
        over_18_weeks=counts["over_18_weeks"],
        percent_over_18_weeks=values.get("percent_over_18_weeks"),
        longest_weeks=values.get("longest_weeks"),
        average_weeks=values.get("average_weeks"),
    )


def _date_over(reading: Reading, table: Table) -> str | None:
    """The date in the lines over the table; one that says it is the data's date goes first."""
    lines = lines_above(reading, table.first_page, table.box.y0)[:_LINES_OVER]
    said = [line.text for line in lines if _AS_OF.search(line.text)]
    for text in (*said, *(line.text for line in lines[:2])):
        date = read_date(text)
        if date is not None:
            return date
    return None
