"""The committee's work plan: its meetings with their topics, its reviews and its training."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Cell, Reading, Table
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts, WorkPlanFact
from scrutiny_desk.finding.headings import lines_above, row_page
from scrutiny_desk.finding.table_owners import TakenPlaces
from scrutiny_desk.finding.work_plan.columns import WorkPlanColumns, across, columns_of
from scrutiny_desk.finding.work_plan.grids import dates_across, grid_entries
from scrutiny_desk.finding.work_plan.lists import listed_work_plan
from scrutiny_desk.finding.work_plan.topics import topics_of
from scrutiny_desk.finding.work_plan.words import (
    date_text_of,
    is_when,
    names_work_plan,
    section_named,
)

_TITLE_LINES = 5
_TITLE_ROWS = 3
_DAY = len("2024-01-25")
_SURE = 0.95
_LIKELY = 0.8
_BY_SIGHT = 0.7
_SCHEDULE = re.compile(r"\b(?:programme|plan|schedule|calendar)\b", re.IGNORECASE)
# What stands for the columns of a table whose dates stand side by side.
_GRID = WorkPlanColumns(dates=None, topics=0, first_row=0)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the plan before it is put together with its neighbours."""

    fact: WorkPlanFact
    inherited: bool


@dataclass(frozen=True, slots=True)
class _Start:
    """What a table starts as: its section and how sure it belongs to a work plan."""

    section: str
    confidence: float


def find(reading: Reading, found: Facts) -> Facts:
    """The rows of the work plan, and which of them are in doubt."""
    taken = TakenPlaces((*found.recommendations, *found.milestones, *found.forward_plan))
    rows: list[WorkPlanFact] = []
    last: tuple[Table, str, float] | None = None
    for table in reading.tables:
        across_at = dates_across(table)
        columns = columns_of(table) if across_at is None else _GRID
        if columns is None or taken.has(table):
            continue
        start = _start_of(reading, table, columns, last)
        if start is None:
            continue
        if across_at is not None:
            rows.extend(grid_entries(reading, table, across_at, start.section))
            last = (table, start.section, start.confidence)
            continue
        entries, section = _entries(reading, table, columns, start)
        rows.extend(_together(entries))
        last = (table, section, start.confidence)
    rows.extend(listed_work_plan(reading, [(row.page_index, row.box) for row in rows]))
    if not rows:
        return found
    rows.sort(key=lambda row: row.page_index)
    return replace(found, work_plan=tuple(rows), doubts=(*found.doubts, *_doubts(rows)))


def _start_of(
    reading: Reading,
    table: Table,
    columns: WorkPlanColumns,
    last: tuple[Table, str, float] | None,
) -> _Start | None:
    """The section a table starts in, from its own title, the lines over it, or the one before."""
    titles = [across(table, at) for at in range(min(_TITLE_ROWS, columns.first_row or 1))]
    above = lines_above(reading, table.first_page, table.box.y0)[:_TITLE_LINES]
    titles += [line.text.strip() for line in above]
    named = next((title for title in titles if names_work_plan(title)), None)
    told = next((part for title in titles if (part := section_named(title))), None)
    near = last is not None and table.first_page <= last[0].last_page + 1
    if named is None and not near:
        return _by_heading(columns, titles)
    if near and last is not None and named is None and told is None:
        # A table that goes on without a title of its own.
        same = table.columns == last[0].columns or columns.sure
        return _Start(section_named(columns.told) or last[1], last[2]) if same else None
    return _Start(told or section_named(columns.told) or "meeting", _SURE)


def _by_heading(columns: WorkPlanColumns, titles: Sequence[str]) -> _Start | None:
    """A table under no work plan's title: its heading says meeting and topic, or its title tells.

    A title such as "Member training programme" is that of a part of a work plan.
    """
    words = columns.told.lower()
    if not columns.sure:
        return None
    if "meeting" in words and any(one in words for one in ("topic", "item", "subject")):
        return _Start("meeting", _LIKELY)
    for title in titles:
        section = section_named(title)
        if section in {"review", "training"} and _SCHEDULE.search(title):
            return _Start(section, _LIKELY)
    return None


def _entries(
    reading: Reading, table: Table, columns: WorkPlanColumns, start: _Start
) -> tuple[list[_Entry], str]:
    """The entries of a table and the section it ends in."""
    section, current = start.section, ""
    found: list[_Entry] = []
    for at, row in enumerate(table.rows):
        alone = across(table, at)
        if alone and columns.dates is None and is_when(alone):
            current = alone
            continue
        if alone and not (columns.dates is None and current) and (part := section_named(alone)):
            section, current = part, ""
            continue
        if at < columns.first_row or (columns.dates is None and not current):
            continue
        said = row[columns.dates].text if columns.dates is not None else current
        topics = topics_of(row[columns.topics], reading.pages[row[columns.topics].page_index])
        if not topics.texts or _says_heading(row, columns):
            continue
        inherited = columns.dates is None or not said
        when = said or current
        current = when
        text = date_text_of(when)
        likely = start.confidence if topics.sure else min(start.confidence, _BY_SIGHT)
        place = row_page(row)
        fact = WorkPlanFact(
            page=reading.pages[place.page_index].name,
            page_index=place.page_index,
            box=place.box,
            confidence=likely if text else min(likely, _LIKELY),
            section=section,
            date_text=text,
            date=read_date(text),
            topics=topics.texts if section == "meeting" or topics.sure else (_whole(row, columns),),
        )
        found.append(_Entry(fact, inherited and bool(when)))
    return found, section


def _whole(row: Sequence[Cell], columns: WorkPlanColumns) -> str:
    return row[columns.topics].text


def _says_heading(row: Sequence[Cell], columns: WorkPlanColumns) -> bool:
    """Whether the row prints the heading once more."""
    return bool(columns.told) and " ".join(cell.text for cell in row) == columns.told


def _together(entries: Sequence[_Entry]) -> list[WorkPlanFact]:
    """A meeting whose topics stand in rows of their own is one row."""
    rows: list[WorkPlanFact] = []
    for entry in entries:
        fact, last = entry.fact, rows[-1] if rows else None
        same = (
            last is not None
            and last.section == fact.section
            and last.date_text == fact.date_text
            and (entry.inherited or (fact.date is not None and len(fact.date) == _DAY))
        )
        if same and last is not None and fact.section == "meeting":
            rows[-1] = replace(
                last,
                topics=(*last.topics, *fact.topics),
                confidence=min(last.confidence, fact.confidence),
            )
        else:
            rows.append(fact)
    return rows


def _doubts(rows: Sequence[WorkPlanFact]) -> list[DoubtFact]:
    """Rows whose topics are parted by sight alone, and rows without any date."""
    found: list[DoubtFact] = []
    for row in rows:
        if row.confidence == _BY_SIGHT and len(row.topics) > 1:
            why = "Nothing printed parts the topics; they were parted by where their lines end."
        elif not row.date_text:
            why = "No date is printed beside it."
        else:
            continue
        found.append(
            DoubtFact(
                page=row.page,
                page_index=row.page_index,
                box=row.box,
                confidence=row.confidence,
                what=f"The work plan, {row.date_text or row.topics[0]}",
                why=why,
            )
        )
    return found
