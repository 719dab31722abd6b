"""A long table that holds many series: by what its rows differ, and the rows of each series.

Statistical offices publish "tidy" tables: a date, a place, one or more breakdowns and the figures
beside them. Every combination of the breakdowns is a series of its own. A column of codes beside
its names says nothing more, and is left out; so is one that has a single value among the rows
that are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_layout import (
    EnteredRow,
    Grid,
    Layout,
    Taken,
    headings_of,
    iso_of,
    take,
)
from scrutiny_desk.domain.measures.figure_table import column_named, is_not_available, number_of

NOTHING = "(empty)"
"""How an empty cell is called."""
MOST_SERIES = 200
"""Series of one table that a person can look through before they are entered."""
_TOTALS = frozenset(
    {
        "", "total", "totals", "all", "england", "national", "persons", "all persons", "overall",
        "all ages", "all pupils", "all schools", "not applicable", "z", "_t",
    }
)  # fmt: skip
_MOST_VALUES = 2000
_NUMBERED = re.compile(r"\b(code|age|year|quarter|group|stage|band|level)s?\b", re.IGNORECASE)
"""Headings of columns that say in numbers what the figures beside them are of."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column by which rows of one date differ. values: in their order, "" for empty cells."""

    column: int
    heading: str
    values: tuple[str, ...]

    @property
    def usual(self) -> str:
        """The value that stands for all of them, else the first."""
        return next((one for one in self.values if _plain(one) in _TOTALS), self.values[0])


@dataclass(frozen=True, slots=True)
class LongTable:
    """The rows of figures of a table, or those of them that say what was chosen.

    rows: the number of each in the grid, and its cells. chosen: columns and what they say.
    """

    grid: Grid
    layout: Layout
    rows: tuple[tuple[int, Row], ...]
    chosen: Mapping[int, str]

    def where(self, column: int, said: str) -> LongTable:
        """The rows that say this in a column, spaces and capitals apart."""
        wanted = _plain(said)
        rows = tuple(one for one in self.rows if _plain(_cell(one[1], column)) == wanted)
        return LongTable(self.grid, self.layout, rows, {**self.chosen, column: said})

    def dimensions(self, apart_from: Iterable[int] = ()) -> list[Dimension]:
        """The columns by which the rows still differ; those of the most values first.

        Of columns that say the same in other words (codes and names) the one with words is taken.
        """
        headings = headings_of(self.grid, self.layout)
        left_out = {self.layout.date, self.layout.value, self.layout.period, *apart_from}
        found: list[tuple[Dimension, list[str]]] = []
        for column, heading in enumerate(headings):
            if column in left_out or column in self.chosen:
                continue
            if self.layout.across and iso_of(_heading(self.grid, self.layout, column)):
                continue
            cells = [_plain(_cell(row, column)) for _, row in self.rows]
            if 1 < len(set(cells)) <= _MOST_VALUES and not _is_figures(cells, heading):
                found.append((Dimension(column, heading, self.values(column)), cells))
        found.sort(key=lambda one: (-len(one[0].values), _is_codes(*one), one[0].column))
        kept: list[tuple[Dimension, list[str]]] = []
        for one, cells in found:
            if not any(_says_it_already(other, cells) for _, other in kept):
                kept.append((one, cells))
        return [one for one, _ in kept]

    def values(self, column: int) -> tuple[str, ...]:
        """What a column says in these rows, each once, in their order."""
        found: dict[str, str] = {}
        for _, row in self.rows:
            said = " ".join(_cell(row, column).split())
            found.setdefault(_plain(said), said)
        return tuple(found.values())

    def each(self, columns: Sequence[int]) -> list[LongTable]:
        """A table for every combination of what some columns say, in their order.

        Raises DeskError for more than a person can look through.
        """
        found: dict[Row, list[tuple[int, Row]]] = {}
        for one in self.rows:
            said = tuple(" ".join(_cell(one[1], column).split()) for column in columns)
            found.setdefault(said, []).append(one)
        if len(found) > MOST_SERIES:
            raise DeskError(
                f"These are {len(found):,} series",
                f"More than {MOST_SERIES} cannot be looked through before they are entered",
                "Choose one value of another column",
            )
        return [
            LongTable(
                self.grid,
                self.layout,
                tuple(rows),
                {**self.chosen, **dict(zip(columns, said, strict=True))},
            )
            for said, rows in found.items()
        ]

    def taken(self) -> Taken:
        """The figures of these rows; nothing where rows of one date differ, which is told."""
        first = _first(self.layout)
        keep = dict(self.rows)
        # Rows that are left out are emptied, so that every other keeps its number.
        rows = tuple(
            row if at < first or at in keep else () for at, row in enumerate(self.grid.rows)
        )
        found = take(Grid(self.grid.name, rows), self.layout)
        if not _differ(found.rows):
            return found
        left = ", ".join(f"“{one.heading}”" for one in self.dimensions()[:3])
        if not left:
            return found
        said = f"Several rows are of one date: they differ by {left}"
        return Taken((), (said, *found.troubles))

    @property
    def heading(self) -> str:
        """What the figures are called in their heading, in words; "" for dates across."""
        value = self.layout.value
        return "" if value is None else _in_words(headings_of(self.grid, self.layout)[value])

    def part(self, columns: Iterable[int] | None = None) -> str:
        """Which part of them these are, by what was chosen in some columns; totals say nothing."""
        wanted = list(self.chosen if columns is None else columns)
        said = [self.chosen.get(column, "").strip() for column in wanted]
        return ", ".join(one for one in said if _plain(one) not in _TOTALS)


def long_table(grid: Grid, layout: Layout) -> LongTable:
    """Every row of figures of a sheet; a note under the table has no date and is none."""
    rows = []
    for at in range(_first(layout), len(grid.rows)):
        row = grid.rows[at]
        if layout.across:
            filled = sum(bool(cell.strip()) for cell in row) > 1
        else:
            period = _cell(row, layout.period)
            filled = iso_of(_cell(row, layout.date), period) is not None
        if filled:
            rows.append((at, row))
    return LongTable(grid, layout, tuple(rows), {})


def told_where(table: LongTable, said: Iterable[str]) -> LongTable:
    """The rows that a command names, such as "la_name=Blackpool".

    Raises DeskError for a column or a value that is not there, with those that are.
    """
    headings = headings_of(table.grid, table.layout)
    for one in said:
        name, sign, value = one.partition("=")
        if not sign:
            raise DeskError(
                f"“{one}” names no column and value",
                "Rows are chosen by what a column says",
                "Write it as column=value",
            )
        column = column_named(headings, name)
        values = table.values(column)
        if _plain(value) not in {_plain(there) for there in values}:
            some = ", ".join(f"“{there or NOTHING}”" for there in values[:8])
            more = f" and {len(values) - 8} more" if len(values) > 8 else ""
            raise DeskError(
                f"No row says “{value}” under “{headings[column]}”",
                f"There are {some}{more}",
                "Name one of them",
            )
        table = table.where(column, value)
    return table


def _in_words(heading: str) -> str:
    """`num_caseload` as "Num caseload"."""
    words = " ".join(heading.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def _says_it_already(taken: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether each value of a column that is taken goes with one value of another."""
    beside: dict[str, str] = {}
    pairs = zip(taken, cells, strict=True)
    return all(beside.setdefault(one, other) == other for one, other in pairs)


def _is_figures(cells: Sequence[str], heading: str) -> bool:
    """Whether a column holds figures: numbers, or signs in their place."""
    if _NUMBERED.search(heading.replace("_", " ")):
        return False
    numbers = any(number_of(one) is not None for one in cells)
    return numbers and all(number_of(one) is not None or is_not_available(one) for one in cells)


def _is_codes(dimension: Dimension, cells: Sequence[str]) -> bool:
    """Whether a column looks like codes beside names."""
    heading = dimension.heading.casefold()
    if "name" in heading:
        return False
    return "code" in heading or any(one and one[-1].isdigit() for one in cells)


def _differ(rows: Sequence[EnteredRow]) -> bool:
    """Whether a date has two figures that differ."""
    seen: dict[str, float | None] = {}
    return any(
        seen.setdefault(last_day(one.as_of).isoformat(), one.value) != one.value for one in rows
    )


def _first(layout: Layout) -> int:
    return 0 if layout.heading is None else layout.heading + 1


def _heading(grid: Grid, layout: Layout, column: int) -> str:
    return "" if layout.heading is None else _cell(grid.rows[layout.heading], column)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _plain(said: str) -> str:
    return " ".join(said.split()).casefold()
