"""The tables of a paper that are trackers, and those that a person may say are some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scrutiny_desk.domain.pages.pages import Reading, Table
from scrutiny_desk.domain.tracker.tables import ColumnGuess, FoundTables, TrackerTable
from scrutiny_desk.finding.tracker.columns import Columns, Vocabulary, load_vocabulary
from scrutiny_desk.finding.tracker.guessing import guess_columns, heading_row
from scrutiny_desk.finding.tracker.heading import follows_on, heading_of, parted

UNHEADED = 0.75
_SURE, _DOUBTFUL = 0.95, 0.85
_FROM_A_PERSON = 0.9
_FEWEST_COLUMNS = 2
_MOST_TABLES = 40
"""Of a paper in which no tracker is known, so many tables may be offered."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table that is a tracker. heading_at: -1 where it goes on under the one before."""

    table: Table
    heading_at: int
    columns: Columns
    sure: float


def recognised(reading: Reading, vocabulary: Vocabulary) -> Iterator[Recognised]:
    """The tables that are trackers, in the order of printing."""
    above: tuple[Table, Columns] | None = None
    for table in (part for whole in reading.tables for part in parted(whole, vocabulary)):
        heading = heading_of(reading, table, vocabulary)
        sure = _SURE
        if heading is None and above is not None and follows_on(*above, table):
            heading, sure = (-1, above[1]), UNHEADED
        if heading is None:
            continue
        at, columns = heading
        above = (table, columns)
        yield Recognised(table, at, columns, sure if columns.sure else min(sure, _DOUBTFUL))


def find_tracker_tables(reading: Reading) -> FoundTables:
    """The trackers of a paper with what each column holds; where it has none, what may be one.

    A table under no known heading gets its columns from what stands in them, and is not `known`.
    """
    vocabulary = load_vocabulary()
    known = [_known(reading, one, vocabulary) for one in recognised(reading, vocabulary)]
    if known:
        return FoundTables(tuple(known), reading.sheets)
    tables = [one for one in reading.tables if one.columns >= _FEWEST_COLUMNS and len(one.rows) > 1]
    tables.sort(key=lambda one: -len(one.rows) * one.columns)
    unknown = tuple(_unknown(reading, one, vocabulary) for one in tables[:_MOST_TABLES])
    return FoundTables(unknown, reading.sheets)


def columns_by(fields: tuple[str, ...]) -> Columns:
    """The columns that a person says a table has, one field's name a column, "" for none."""
    at: dict[str, tuple[int, ...]] = {}
    for place, field in enumerate(fields):
        if field:
            at[field] = (*at.get(field, ()), place)
    return Columns(at, sure=True)


def _known(reading: Reading, one: Recognised, vocabulary: Vocabulary) -> TrackerTable:
    headings = _headings(one.table, one.heading_at)
    fields = [""] * one.table.columns
    for name, places in one.columns.at.items():
        for place in places:
            fields[place] = name
    guesses = guess_columns(one.table, one.heading_at, headings, vocabulary)
    columns = tuple(
        replace(guess, field=field, confidence=guess.confidence if guess.field == field else 0.6)
        if field
        else ColumnGuess(guess.heading, "", guess.confidence if not guess.field else 0.5)
        for guess, field in zip(guesses, fields, strict=True)
    )
    return TrackerTable(
        _name(reading, one.table), one.table, one.heading_at, columns, one.sure, known=True
    )


def _unknown(reading: Reading, table: Table, vocabulary: Vocabulary) -> TrackerTable:
    at = heading_row(table, vocabulary)
    columns = guess_columns(table, at, _headings(table, at), vocabulary)
    return TrackerTable(_name(reading, table), table, at, columns, _FROM_A_PERSON, known=False)


def _headings(table: Table, heading_at: int) -> list[str]:
    """The headings; of a heading in two rows the words of both."""
    if heading_at < 0:
        return [""] * table.columns
    return [cell.text for cell in table.rows[heading_at]]


def _name(reading: Reading, table: Table) -> str:
    sheet, _, cell = table.rows[0][0].ref.rpartition("!")
    if cell:
        return sheet or reading.file_name
    name = reading.pages[table.first_page].name
    return f"Page {name}" if not name.startswith("PDF") else f"PDF page {table.first_page + 1}"
