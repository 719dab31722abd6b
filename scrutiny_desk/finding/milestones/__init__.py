"""The rows of improvement plans and action plans: what is to be done, by when, how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Cell, Reading, Table
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts, MilestoneFact
from scrutiny_desk.finding.headings import lines_above
from scrutiny_desk.finding.milestones.columns import (
    PlanColumns,
    PlanVocabulary,
    load_plan_vocabulary,
)
from scrutiny_desk.finding.milestones.dates import due_of, looks_like_due
from scrutiny_desk.finding.milestones.rows import Plan, PlanRow, Row
from scrutiny_desk.finding.table_owners import TakenPlaces

_HEADING_ROWS = 3
_TITLE_LINES = 6
_FEWEST_KINDS = 3
_TWO = 2
# This share of what stands in the column of dates has to be dates, or words in place of them.
_MOSTLY = 0.5
# Columns of a table that goes on stand where they stood, but for this (points).
_SAME_EDGE = 12.0
_PLANS = (
    "improvement plan",
    "action plan",
    "delivery plan",
    "implementation plan",
    "project plan",
    "recovery plan",
    "milestones",
)
_NO_PLANS = (
    "tracker",
    "action log",
    "action sheet",
    "actions arising",
    "work programme",
    "work plan",
    "risk register",
    "timetable",
)
_SURE = 0.95
_LIKELY = 0.85
_DOUBTED = 0.8
_UNDATED = 0.7


@dataclass(frozen=True, slots=True)
class _Heading:
    """The columns of a plan, the row after its heading, and how sure it is a plan."""

    columns: PlanColumns
    first_row: int
    confidence: float


def find(reading: Reading, found: Facts) -> Facts:
    """The rows of the plans, and which of them are in doubt.

    A table of which the tracker has taken a row is the tracker's.
    """
    if not reading.tables:
        return found
    taken = TakenPlaces(found.recommendations)
    rows: list[MilestoneFact] = []
    doubts: list[DoubtFact] = []
    for plan, confidence in _plans(reading, taken):
        for row in plan.rows:
            fact = _fact(reading, row, confidence)
            if fact is not None:
                rows.append(fact)
            doubts.extend(_doubts(reading, row, fact))
    if not rows:
        return found
    return replace(found, milestones=tuple(rows), doubts=(*found.doubts, *doubts))


def _plans(reading: Reading, taken: TakenPlaces) -> list[tuple[Plan, float]]:
    """The plans of the paper, each put together from the tables it is printed in."""
    vocabulary = load_plan_vocabulary()
    plans: list[tuple[Plan, float]] = []
    last: Table | None = None
    for table in reading.tables:
        if taken.has(table):
            last = None
            continue
        upright = _upright(reading, table, vocabulary)
        if upright is not None:
            plans.append(upright)
            last = None
            continue
        heading = _heading_of(reading, table, vocabulary)
        if heading is None:
            if last is not None and _carries_on(last, table, plans[-1][0].columns):
                plans[-1][0].read(table.rows)
                last = table
            continue
        rows = table.rows[heading.first_row :]
        again = last is not None and heading.columns == plans[-1][0].columns
        if last is None or not again or table.first_page > last.last_page + 1:
            plans.append((Plan(heading.columns, vocabulary), heading.confidence))
        plans[-1][0].read(rows)
        last = table
    return plans


def _upright(
    reading: Reading, table: Table, vocabulary: PlanVocabulary
) -> tuple[Plan, float] | None:
    """The plan of a table that holds one action, its headings one under the other, or None."""
    if table.columns != 2 or len(table.rows) < _FEWEST_KINDS:
        return None
    columns = vocabulary.columns_of([row[0].text for row in table.rows])
    values = tuple(row[1] for row in table.rows)
    if columns is None or not _holds_dates([values], columns):
        return None
    heading = _judged(reading, table, columns, 0)
    if heading is None:
        return None
    plan = Plan(columns, vocabulary)
    plan.read([values])
    return plan, min(heading.confidence, _LIKELY)


def _heading_of(reading: Reading, table: Table, vocabulary: PlanVocabulary) -> _Heading | None:
    """The heading row of a plan, or None where the table is something else."""
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        under = _second_row(table, at, vocabulary)
        texts = [below or cell.text for cell, below in zip(row, under, strict=True)]
        columns = vocabulary.columns_of(texts)
        first_row = at + 2 if any(under) else at + 1
        if columns is None or not _holds_dates(table.rows[first_row:], columns):
            continue
        return _judged(reading, table, columns, first_row)
    return None


def _second_row(table: Table, at: int, vocabulary: PlanVocabulary) -> list[str]:
    """The heading cells under a heading row ("Timescale" over "Start" and "End"), else blanks."""
    none = [""] * table.columns
    if at + 1 >= len(table.rows):
        return none
    texts = [cell.text for cell in table.rows[at + 1]]
    said = [text for text in texts if text]
    if not _TWO <= len(said) < table.columns or any(len(text.split()) > _TWO for text in said):
        return none
    return texts if all(vocabulary.column_of(text) for text in said) else none


def _judged(
    reading: Reading, table: Table, columns: PlanColumns, first_row: int
) -> _Heading | None:
    """A heading row as a plan's, or None where its columns and its title do not make it one.

    Milestones with progress or a rating beside them are a plan's. Actions are so too, unless a
    title says otherwise. Whatever has neither needs a plan's title.
    """
    titled = _title_says(reading, table, _PLANS)
    if columns.count < _FEWEST_KINDS:
        return None
    if columns.sure and columns.rated:
        return _Heading(columns, first_row, _SURE)
    if columns.only_a_date and not titled:
        return None
    known = columns.lead is not None or columns.ref is not None or columns.action is not None
    if titled:
        return _Heading(columns, first_row, _SURE if columns.rated else _LIKELY)
    if columns.sure or (columns.rated and known):
        return (
            None
            if _title_says(reading, table, _NO_PLANS)
            else _Heading(columns, first_row, _LIKELY)
        )
    return None


def _holds_dates(rows: Sequence[Row], columns: PlanColumns) -> bool:
    """Whether the column of dates mostly holds such, as far as it holds anything."""
    texts = [row[at].text for row in rows for at in columns.due if row[at].text]
    return sum(1 for text in texts if looks_like_due(text)) >= _MOSTLY * max(len(texts), 1)


def _title_says(reading: Reading, table: Table, words: Sequence[str]) -> bool:
    lines = lines_above(reading, table.first_page, table.box.y0)[:_TITLE_LINES]
    texts = [line.text.lower() for line in lines]
    return any(word in text for text in texts for word in words)


def _carries_on(last: Table, table: Table, columns: PlanColumns) -> bool:
    """Whether a table without a heading of its own goes on with the plan before it.

    It has as many columns, in the same places or at least as wide in all, and dates where the plan
    has them. A plan printed in parts draws each part's columns to its own measure.
    """
    if table.columns != last.columns or table.first_page > last.last_page + 1:
        return False
    edges = [abs(one.box.x0 - other.box.x0) for one, other in _pairs(last, table)]
    dues = [row[at].text for row in table.rows for at in columns.due if row[at].text]
    if max(edges) <= _SAME_EDGE:
        return len(table.rows) == 1 if not dues else _holds_dates(table.rows, columns)
    same_width = max(edges[0], abs(last.box.x1 - table.box.x1)) <= _SAME_EDGE
    dates = sum(1 for text in dues if read_date(text) is not None)
    return same_width and table.columns > _FEWEST_KINDS and dates > _MOSTLY * len(dues)


def _pairs(last: Table, table: Table) -> list[tuple[Cell, Cell]]:
    return list(zip(last.rows[-1], table.rows[0], strict=True))


def _fact(reading: Reading, row: PlanRow, confidence: float) -> MilestoneFact | None:
    if not row.milestone:
        return None
    due, why = due_of(row.due)
    if why or row.own:
        confidence = min(confidence, _DOUBTED)
    elif not row.due:
        confidence = min(confidence, _UNDATED)
    return MilestoneFact(
        page=reading.pages[row.start.page_index].name,
        page_index=row.start.page_index,
        box=row.start.box,
        confidence=confidence,
        ref=row.line.ref,
        action=row.line.title if row.own else row.line.action or row.line.title,
        lead=row.lead or row.line.lead,
        milestone=row.milestone,
        due_text=row.due,
        due=due,
        position=row.position,
        status=row.status,
    )


def _doubts(reading: Reading, row: PlanRow, fact: MilestoneFact | None) -> list[DoubtFact]:
    """What a person should look at in a row of a plan."""
    said = row.milestone or row.position or row.due
    found: list[tuple[str, str]] = []
    if fact is None:
        found.append(
            (
                f"A position without a milestone: “{_short(said)}”",
                "The row says how far something is, and not what.",
            )
        )
    elif why := due_of(row.due)[1]:
        found.append((f"The due date of “{_short(said)}”: “{row.due}”", why))
    elif not row.due:
        found.append((f"The milestone “{_short(said)}”", "No due date is printed beside it."))
    return [
        DoubtFact(
            page=reading.pages[row.start.page_index].name,
            page_index=row.start.page_index,
            box=row.start.box,
            confidence=fact.confidence if fact is not None else _UNDATED,
            what=what,
            why=why,
        )
        for what, why in found
    ]


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
