"""Parts of one whole, which make 100% within their rounding.

Only where the table itself says that they are: by a printed total of 100%, or by a heading such as
"% of total". Where people could give several answers, or only the largest are listed, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from scrutiny_desk.checking.kinds import Paper, say_number
from scrutiny_desk.checking.tables.exactness import Exactness
from scrutiny_desk.checking.tables.grids import Grid, Row, grids_of, turned
from scrutiny_desk.checking.tables.places import pages_of, shortened
from scrutiny_desk.checking.tables.relations import Column
from scrutiny_desk.checking.tables.words import Strength, table_words
from scrutiny_desk.domain.findings import Finding, FindingKind
from scrutiny_desk.domain.pages.printed_figures import PrintedFigure
from scrutiny_desk.domain.papers.facts import FigureTableFact

_WHOLE = 100.0
_ABOUT = range(97, 104)
"""A total of rounded parts may be printed as 99% or 101%."""
_NOT_FAR = 20.0
_MOST_NAMED = 5
_NEAR = 1e-9
_NOTHING_LEFT = re.compile(
    r"\b(?:others?|none|unknown|not (?:known|stated|given|recorded|sure)|don.t know|prefer not"
    r"|no (?:view|answer|opinion|response)|neither|remaining|rest)\b",
    re.IGNORECASE,
)
"""The last part of a list that leaves nothing out."""


def check(paper: Paper) -> Iterator[Finding]:
    """Every column and row of shares of one whole."""
    names = {page.page_index: page.page for page in paper.pages}
    for table in paper.facts.figure_tables:
        exact = Exactness(table, paper)
        for grid in grids_of(table):
            for one, across in ((grid, False), (turned(grid), True)):
                for line in range(len(one.headings)):
                    yield from _Line(table, one, line, exact, names, across=across).found()


class _Line:
    """One column of a block, or one row of it."""

    def __init__(
        self,
        table: FigureTableFact,
        grid: Grid,
        line: int,
        exact: Exactness,
        names: Mapping[int, str],
        *,
        across: bool,
    ) -> None:
        self._table, self._grid, self._line, self._names = table, grid, line, names
        self._exact = exact
        self._across, self._heading = across, grid.headings[line]
        self._words = table_words()

    def found(self) -> Iterator[Finding]:
        totals = [n for n, row in enumerate(self._grid.rows) if self._is_total(row)]
        if not totals:
            if not self._across and self._words.shares.search(self._heading):
                yield from self._without_total()
            return
        for which, at in enumerate(totals):
            first = totals[which - 1] + 1 if which else 0
            yield from self._with_total(at, self._grid.rows[first:at])

    def _is_total(self, row: Row) -> bool:
        return self._words.total(row.label.replace("%", "")) >= Strength.WITHIN

    def _with_total(self, at: int, rows: Sequence[Row]) -> Iterator[Finding]:
        """What is told where the total is printed, but not of shares that follow from counts."""
        total = self._grid.rows[at].cells[self._line]
        parts = self._parts(rows)
        if parts is None or not isinstance(total, PrintedFigure):
            return
        if int(total.value) not in _ABOUT or not self._are_shares([*parts, total], rows):
            return
        # Of rates one may be 100% beside others; of parts of a whole none is.
        if any(part.value >= _WHOLE for part in parts):
            return
        made = sum(part.value for part in parts)
        room = sum(part.step for part in parts) / 2 + (total.value != _WHOLE) * total.step / 2
        if room + _NEAR < abs(made - total.value) <= _NOT_FAR and self._is_one_whole():
            label, heading = shortened(self._grid.rows[at].label), shortened(self._heading)
            name = f"“{label}” of “{heading}”" if heading else f"“{label}”"
            yield self._finding(
                total.text,
                say_number(round(made, 6)) + ("%" if "%" in total.text else ""),
                f"{name} is printed as {total.text}; its {len(parts)} parts make",
                parts,
                "",
                at,
            )

    def _without_total(self) -> Iterator[Finding]:
        rows = self._grid.rows
        parts = self._parts(rows)
        if parts is None or len({row.section for row in rows}) > 1:
            return
        if not all(self._words.is_summed(row.label) for row in rows):
            return
        if any(self._words.aside.search(row.label) for row in rows):
            return
        made = sum(part.value for part in parts)
        room = sum(part.step for part in parts) / 2
        if made < _WHOLE and not _NOTHING_LEFT.search(rows[-1].label):
            # What is missing may be too small to be listed.
            return
        far = room + _NEAR < abs(made - _WHOLE) <= _NOT_FAR
        if far and not self._exact.parts_may_overlap:
            yield self._finding(
                f"{say_number(round(made, 6))}%",
                "100%",
                f"The {len(parts)} parts of “{shortened(self._heading)}” make",
                parts,
                ", not 100%",
                0,
            )

    def _is_one_whole(self) -> bool:
        """Whether nothing else explains the sum: several answers, or shares of printed counts."""
        if self._exact.parts_may_overlap:
            return False
        column = Column(self._table, self._grid, self._line, self._exact, self._names)
        return self._across or not column.follows

    def _parts(self, rows: Sequence[Row]) -> list[PrintedFigure] | None:
        """The shares in these rows; None where one is not given, or they are none."""
        cells = [row.cells[self._line] for row in rows]
        parts = [cell for cell in cells if isinstance(cell, PrintedFigure)]
        if len(parts) < 2 or len(parts) < len(cells):
            return None
        return parts if all(0 <= part.value <= _WHOLE for part in parts) else None

    def _are_shares(self, figures: Sequence[PrintedFigure], rows: Sequence[Row]) -> bool:
        """By their signs, by the heading, or by every label."""
        signs = sum(one.kind == "%" for one in figures)
        if 2 * signs > len(figures) or "%" in self._heading:
            return True
        return self._across and all("%" in row.label for row in rows)

    def _finding(
        self,
        printed: str,
        expected: str,
        begins: str,
        parts: Sequence[PrintedFigure],
        ends: str,
        at: int,
    ) -> Finding:
        adding = " + ".join(part.text for part in parts)
        how = f" ({adding})" if len(parts) <= _MOST_NAMED else ""
        made = expected if not ends else printed
        where = self._grid.rows[at].page_index
        if self._across:
            where = self._table.row_pages[self._grid.columns[self._line]]
        return Finding(
            FindingKind.WHOLE,
            printed,
            expected,
            f"{begins} {made}{how}{ends}.",
            pages_of(self._table, [where], self._names),
            shortened(self._heading) or shortened(self._grid.rows[at].label),
        )
