"""Work plans with the meetings side by side: a column a date, its topics under it."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Cell, Reading, Table
from scrutiny_desk.domain.papers.facts import WorkPlanFact
from scrutiny_desk.finding.work_plan.topics import topics_of
from scrutiny_desk.finding.work_plan.words import date_text_of, is_tick, is_when

_HEADING_ROWS = 3
_FEWEST_DATES = 2
_CONFIDENCE = 0.85


def dates_across(table: Table) -> int | None:
    """The row of a table that heads its columns with the dates of meetings, or None."""
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        said = [cell.text for cell in row[1:] if cell.text]
        if len(said) >= _FEWEST_DATES and all(map(is_when, said)) and at + 1 < len(table.rows):
            return at
    return None


def grid_entries(reading: Reading, table: Table, heading: int, section: str) -> list[WorkPlanFact]:
    """A row for each date over a column: the topics ticked for it, or those printed under it."""
    rows = table.rows[heading + 1 :]
    found: list[WorkPlanFact] = []
    for at, head in enumerate(table.rows[heading]):
        if not is_when(head.text):
            continue
        topics = _topics(reading, rows, at)
        if topics:
            text = date_text_of(head.text)
            found.append(
                WorkPlanFact(
                    page=reading.pages[head.page_index].name,
                    page_index=head.page_index,
                    box=head.box,
                    confidence=_CONFIDENCE,
                    section=section,
                    date_text=text,
                    date=read_date(text),
                    topics=tuple(topics),
                )
            )
    return found


def _topics(reading: Reading, rows: Sequence[Sequence[Cell]], at: int) -> list[str]:
    found: list[str] = []
    for row in rows:
        cell = row[at]
        if cell.text and at > 0 and is_tick(cell.text):
            found.append(row[0].text)
        elif cell.text:
            found.extend(topics_of(cell, reading.pages[cell.page_index]).texts)
    return [topic for topic in found if topic]
