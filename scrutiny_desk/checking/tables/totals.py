"""Totals of tables: a row or a column that says Total beside the sum of what it is the total of.

Which rows a total sums is seldom said: those since the last sub-total, all of them, the
sub-totals. It is taken to be what most of its figures bear out; where none does and the label
alone says Total, what stands directly above or beside it. A figure that no reading of the table
makes right is told, and only where nothing among its parts is left out or blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scrutiny_desk.checking.kinds import Paper
from scrutiny_desk.checking.tables.exactness import Exactness
from scrutiny_desk.checking.tables.grids import Grid, grids_of, is_year, turned
from scrutiny_desk.checking.tables.parts import Parts
from scrutiny_desk.checking.tables.places import pages_of, shortened
from scrutiny_desk.checking.tables.saying import say_like
from scrutiny_desk.checking.tables.words import Strength, TableWords, table_words
from scrutiny_desk.domain.findings import Finding, FindingKind, Place
from scrutiny_desk.domain.pages.printed_figures import Blank, PrintedFigure, Said
from scrutiny_desk.domain.papers.facts import FigureTableFact

_NEAR_ZERO = 1e-9
_LIKE_A_RATE = 3.0
"""Parts that differ by no more than so many times, with the total between them: an average."""
_NOT_FAR = 0.3
_MEASURE = re.compile(r"\b(?:number|no\.?|rate|average|count) (?:of|per)\b|%", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\bq[1-4]\b"
    r"|\b(?:quarter|week|month|term|year)\b|\b20\d\d\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w/£%-]+")
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and what a reading of the table takes to be its parts, of one line of figures."""

    line: int
    total: PrintedFigure
    parts: tuple[PrintedFigure, ...]
    worked_out: float
    room: float
    unknown: bool

    @property
    def fits(self) -> bool:
        return abs(self.worked_out - self.total.value) <= self.room + _NEAR_ZERO * max(
            1.0, abs(self.total.value)
        )

    @property
    def tells(self) -> bool:
        """Whether that it fits says anything: two parts at least are not nought."""
        return sum(part.value != 0 for part in self.parts) > 1


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding, the cell of its total, the cells of its parts, and by how much they differ."""

    finding: Finding
    cell: tuple[int, int]
    parts: frozenset[tuple[int, int]]
    off: float

    def follows(self, other: _Told) -> bool:
        """Whether this is the same slip as another: that one's total is among these parts."""
        return other.cell in self.parts and abs(self.off + other.off) <= _NEAR_ZERO


def check(paper: Paper) -> Iterator[Finding]:
    """Every row and column of every table of figures that says Total."""
    names = {page.page_index: page.page for page in paper.pages}
    for table in paper.facts.figure_tables:
        exact = Exactness(table, paper)
        for grid in grids_of(table):
            beside = list(_Totals(table, turned(grid), exact, names, across=True).found())
            above = list(_Totals(table, grid, exact, names, across=False).found())
            yield from (one.finding for one in beside)
            yield from (one.finding for one in above if not any(map(one.follows, beside)))


class _Totals:
    """The totals of one block of a table in one direction; a line is what one of them sums."""

    def __init__(
        self,
        table: FigureTableFact,
        grid: Grid,
        exact: Exactness,
        names: Mapping[int, str],
        *,
        across: bool,
    ) -> None:
        self._table, self._grid, self._names, self._across = table, grid, names, across
        self._words: TableWords = table_words()
        self._lines = range(len(grid.headings))
        self._parts = Parts(grid)
        self._strong = self._parts.strengths
        self._exact = exact

    def found(self) -> Iterator[_Told]:
        for at, strength in enumerate(self._strong):
            if strength:
                yield from self._of(at, strength)

    def _of(self, at: int, strength: Strength) -> Iterator[_Told]:
        readings = self._parts.readings(at)
        if not readings:
            return
        sums = self._sums(at, readings)
        fitting = [
            {one.line for one in of_one if one is not None and one.fits and one.tells}
            for of_one in sums
        ]
        under = self._parts.inner(at)
        fewer = [tuple(n for n in parts if n not in under) for parts in readings if under]
        right = {
            one.line
            for of_one in (*sums, *self._sums(at, fewer))
            for one in of_one
            if one is not None and one.fits
        }
        best = max(range(len(readings)), key=lambda which: (len(fitting[which]), -which))
        wrong = [
            one
            for one in sums[best]
            if one is not None and one.line not in right and self._is_told(one, fitting[best])
        ]
        if not wrong or not self._borne_out(at, strength, fitting[best], wrong, sums):
            return
        for one in wrong:
            parts = readings[best]
            yield _Told(
                self._finding(at, one, parts),
                self._cell(at, one.line),
                frozenset(self._cell(n, one.line) for n in parts),
                one.total.value - one.worked_out,
            )

    def _cell(self, row: int, line: int) -> tuple[int, int]:
        """The row and column of the table, whichever way its lines run."""
        place = self._grid.rows[row].at, line
        return (self._grid.columns[line], row) if self._across else place

    def _borne_out(
        self,
        at: int,
        strength: Strength,
        fitting: set[int],
        wrong: Sequence[_Sum],
        sums: Sequence[Sequence[_Sum | None]],
    ) -> bool:
        """Whether the reading is surely what the table means."""
        if fitting:
            several = self._across and len(fitting) + len(wrong) > 2
            return len(fitting) >= (2 * len(wrong) if several else len(wrong))
        return (
            len(wrong) == 1
            and strength is not Strength.PERHAPS
            and self._is_plain(at, wrong[0], sums)
            and (
                (strength is Strength.ALONE and not self._across)
                or self._is_named(at, wrong[0].line)
                or self._is_likely(at, wrong[0])
            )
        )

    def _is_plain(self, at: int, one: _Sum, sums: Sequence[Sequence[_Sum | None]]) -> bool:
        """Whether the label alone tells what is summed."""
        rows = self._grid.rows
        earlier = [n for n in range(at) if self._strong[n]]
        # A label without a figure heads what follows, or has no figure where one belongs.
        in_one = rows[at].section == (rows[earlier[-1]].section if earlier else 0)
        taken = any(self._words.taken_away.search(row.label) for row in rows[:at])
        made = [other.worked_out for of_one in sums if (other := of_one[one.line]) is not None]
        known = in_one and not taken and not self._table.goes_on
        return at > 0 and known and max(made) - min(made) <= _NEAR_ZERO

    def _is_named(self, at: int, line: int) -> bool:
        """Whether a label says Total of what its column is headed: "Total visits", "Visits"."""
        if self._across:
            return False
        said = set(_WORD.findall(self._grid.rows[at].label.casefold()))
        heading = set(_WORD.findall(self._grid.headings[line].casefold()))
        more = {word for word in said if not self._words.within.fullmatch(word)}
        return bool(more) and more <= heading

    def _is_likely(self, at: int, one: _Sum) -> bool:
        """Whether a label such as "Total referrals" stands under its parts, not in a list."""
        labels = [row.label for row in self._grid.rows[:at]]
        return (
            at == len(self._grid.rows) - 1
            and not any(_MEASURE.search(label) for label in labels)
            and abs(one.worked_out - one.total.value) <= _NOT_FAR * abs(one.total.value)
        )

    def _sums(self, at: int, readings: Sequence[Sequence[int]]) -> list[list[_Sum | None]]:
        return [[self._sum(at, line, parts) for line in self._lines] for parts in readings]

    def _sum(self, at: int, line: int, parts: Sequence[int]) -> _Sum | None:
        """The sum of a line as a reading has it; None where nobody sums it."""
        heading = self._grid.headings[line]
        total = self._grid.rows[at].cells[line]
        if not isinstance(total, PrintedFigure) or total.kind == "%":
            return None
        if not self._words.is_summed(heading):
            return None
        cells: list[Said] = [self._grid.rows[n].cells[line] for n in parts]
        figures = tuple(cell for cell in cells if isinstance(cell, PrintedFigure))
        if any(one.kind == "%" for one in figures) or not figures:
            return None
        every = (total, *figures)
        unknown = any(not isinstance(cell, PrintedFigure) for cell in cells)
        if any(cell is Blank.NOT_GIVEN or cell is Blank.WORDS for cell in cells):
            return None
        return _Sum(
            line,
            total,
            figures,
            sum(one.value for one in figures),
            self._room(line, at, every),
            unknown,
        )

    def _room(self, line: int, at: int, figures: Sequence[PrintedFigure]) -> float:
        """How far a total may be from the sum of its parts, all of them rounded."""
        said = (self._grid.headings[line], self._grid.rows[at].label, self._grid.label_heading)
        exact = self._exact.is_exact(figures, said)
        return 0.0 if exact else sum(one.step for one in figures) / 2

    def _is_told(self, one: _Sum, fitting: set[int]) -> bool:
        """Whether a total that does not fit is one that somebody added up.

        What lies among its parts may be their average, or the last of them; so may a fraction
        that is nearer to their average than to their sum. fitting: the lines of
        which the same total is the sum.
        """
        if one.unknown or len(one.parts) < 2 or self._exact.parts_may_overlap:
            return False
        values = [part.value for part in one.parts]
        if all(is_year(figure) for figure in (one.total, *one.parts)):
            return False
        low, high = min(values), max(values)
        fractions = any(part.step < 1 for part in one.parts)
        alike = low > 0 and high / low <= _LIKE_A_RATE
        mean = sum(values) / len(values)
        nearer = abs(one.total.value - mean) < abs(one.total.value - one.worked_out)
        if not low <= one.total.value <= high and not (fractions and alike and nearer):
            return True
        heading = self._grid.headings[one.line]
        if self._words.stock.search(heading) or (alike and self._over_time()):
            return False
        years = _PERIOD.search(heading) and any(
            _PERIOD.search(self._grid.headings[line]) for line in fitting
        )
        said = "£" in heading or one.total.kind == "£" or self._words.summed.search(heading)
        borne_out = years or (self._across and len(fitting) > 1)
        return bool(borne_out or said) or not (alike or fractions)

    def _over_time(self) -> bool:
        """Whether what is summed are months, quarters or years."""
        labels = [
            row.label for row, total in zip(self._grid.rows, self._strong, strict=True) if not total
        ]
        return 2 * sum(_PERIOD.search(label) is not None for label in labels) > len(labels)

    def _finding(self, at: int, one: _Sum, parts: Sequence[int]) -> Finding:
        rows, heading = self._grid.rows, self._grid.headings[one.line]
        label = rows[at].label
        where = "beside" if self._across else "above" if parts[0] < at else "below"
        total, line = (heading, label) if self._across else (label, heading)
        name = f"“{shortened(label)}”" + (f" of “{shortened(heading)}”" if heading.strip() else "")
        if self._across:
            name = f"“{shortened(label)}” of “{shortened(heading)}”" if heading.strip() else name
        pages = self._pages_of(at, one.line, parts)
        said = say_like(one.total, one.worked_out)
        adding = " + ".join(part.text for part in one.parts)
        how = f" ({adding})" if len(one.parts) <= _MOST_NAMED else ""
        return Finding(
            FindingKind.TOTAL,
            one.total.text,
            said,
            f"{name} is printed as {one.total.text}; the {len(one.parts)} figures {where} it make"
            f" {said}{how}.",
            pages,
            f"{shortened(total)} · {shortened(line)}",
        )

    def _pages_of(self, at: int, line: int, parts: Sequence[int]) -> tuple[Place, ...]:
        rows = self._grid.rows
        where = [rows[at].page_index, *(rows[n].page_index for n in parts)]
        if self._across:
            where = [self._table.row_pages[self._grid.columns[line]]]
        return pages_of(self._table, where, self._names)
