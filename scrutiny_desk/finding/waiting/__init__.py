"""Waiting-list tables: a row a service, a column a measure, at a date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Cell, Reading, Table
from scrutiny_desk.domain.papers.facts import DashboardFact, DoubtFact, Facts, WaitingFact
from scrutiny_desk.finding.headings import lines_over, row_page, section_over
from scrutiny_desk.finding.units import whole
from scrutiny_desk.finding.waiting.columns import load_measures
from scrutiny_desk.finding.waiting.dashboard import is_dashboard
from scrutiny_desk.finding.waiting.figures import Figure, read_value
from scrutiny_desk.finding.waiting.lists import ListRow, list_rows
from scrutiny_desk.finding.waiting.services import full_name

_LINES_OVER = 5
_AS_OF = re.compile(
    r"\b(as of|as at|at the end of|end of|data|position|snapshot|month end)\b", re.IGNORECASE
)
_SURE, _LAID_OUT, _UNSURE = 0.95, 0.85, 0.7


@dataclass(frozen=True, slots=True)
class _Read:
    """A row as it was read, and what keeps it from being sure."""

    fact: WaitingFact
    whys: tuple[str, ...]


def find(reading: Reading, found: Facts) -> Facts:
    """The rows of the waiting lists, and which rows of lists and dashboards are in doubt."""
    read = _read_lists(reading, found.waiting_dashboard)
    rows = tuple(one.fact for one in read)
    unread = (_doubt(one.fact, " ".join(one.whys)) for one in read if one.whys)
    undated = find_waiting_doubts((*rows, *found.waiting_dashboard))
    return replace(found, waiting_times=rows, doubts=(*found.doubts, *undated, *unread))


def find_waiting_times(
    reading: Reading, dashboard: Sequence[DashboardFact] = ()
) -> tuple[WaitingFact, ...]:
    """Every row of every waiting-list table, in the order of printing.

    dashboard: what the paper's own dashboard shows; a name that it gives stands as it is.
    """
    return tuple(read.fact for read in _read_lists(reading, dashboard))


def find_waiting_doubts(rows: Sequence[WaitingFact]) -> tuple[DoubtFact, ...]:
    """Waiting lists of which it is not known for which date they are."""
    why = "No date is printed in the table or right over it."
    return tuple(_doubt(fact, why) for fact in rows if fact.as_of is None)


def _doubt(fact: WaitingFact, why: str) -> DoubtFact:
    return DoubtFact(
        page=fact.page,
        page_index=fact.page_index,
        confidence=fact.confidence,
        box=fact.box,
        what=f"The waiting list of {fact.service}",
        why=why,
    )


def _read_lists(reading: Reading, dashboard: Sequence[DashboardFact]) -> list[_Read]:
    measures = load_measures()
    known = [fact.service for fact in dashboard]
    found: list[_Read] = []
    for table in reading.tables:
        rows = list_rows(table, measures)
        if not rows or is_dashboard(reading, table, rows):
            continue
        over = _date_over(reading, table)
        found.extend(_read(reading, table, row, over, known) for row in rows)
    return found


def _read(
    reading: Reading, table: Table, row: ListRow, over: str | None, known: Sequence[str]
) -> _Read:
    start = row.service if row.turned else row_page((row.service, *row.cells.values()))
    figures = {name: read_value(cell.text) for name, cell in row.cells.items()}
    as_of = row.as_of or over
    whys = tuple(figure.why for figure in figures.values() if figure.why)
    confidence = _LAID_OUT if row.turned else _SURE
    if row.dated_by_row:
        service = section_over(reading, table)
        confidence = _UNSURE
        whys = (*whys, "Its name is taken from the words over the table.")
    else:
        service = full_name(row.service.text, reading, start.page_index, start.box.y0, known)
    if as_of is None or whys:
        confidence = _UNSURE
    return _Read(_fact(reading, service, as_of, figures, start, confidence), whys)


def _fact(
    reading: Reading,
    service: str,
    as_of: str | None,
    figures: Mapping[str, Figure],
    start: Cell,
    confidence: float,
) -> WaitingFact:
    values = {name: figure.value for name, figure in figures.items()}
    return WaitingFact(
        page=reading.pages[start.page_index].name,
        page_index=start.page_index,
        confidence=confidence,
        box=start.box,
        service=service,
        as_of=as_of,
        waiting=whole(values.get("waiting")),
        over_18_weeks=whole(values.get("over_18_weeks")),
        percent_over_18_weeks=values.get("percent_over_18_weeks"),
        longest_weeks=values.get("longest_weeks"),
        average_weeks=values.get("average_weeks"),
    )


def _date_over(reading: Reading, table: Table) -> str | None:
    """The date in the lines over the table; one that says it is the data's date goes first."""
    lines = lines_over(reading, table)[:_LINES_OVER]
    said = [line.text for line in lines if _AS_OF.search(line.text)]
    for text in (*said, *(line.text for line in lines[:2])):
        date = read_date(text)
        if date is not None:
            return date
    return None
