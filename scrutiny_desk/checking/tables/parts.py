"""What a total may be the sum of: every way in which a table can be read."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from scrutiny_desk.checking.tables.grids import Grid, Row
from scrutiny_desk.checking.tables.words import Strength, table_words
from scrutiny_desk.domain.pages.printed_figures import PrintedFigure

_UNDER = re.compile(r"^\s*[-–•·▪]\s*\w")
"""A label that is indented under the one above it."""
_SUB = re.compile(r"\bsub\W?total", re.IGNORECASE)
_MOST_INNER = 12
"""So many rows at most are looked at for the parts of the one above them."""
_NEAR_ZERO = 1e-9


class Parts:
    """The rows of a block (or its columns, turned) and which of them say Total.

    strengths: of every row, how surely it says so.
    """

    def __init__(self, grid: Grid) -> None:
        self._rows, self._words = grid.rows, table_words()
        self.strengths = [self._words.total(row.label) for row in grid.rows]

    def readings(self, at: int) -> list[tuple[int, ...]]:
        """The rows that the total at `at` may be the sum of, the likeliest first."""
        rows = self._rows
        totals = [n for n in range(at) if self.strengths[n]]
        leaves = [n for n in range(at) if not self.strengths[n]]
        last = totals[-1] if totals else -1
        since = [n for n in leaves if n > last]
        section = [n for n in since if rows[n].section == rows[at].section]
        found = [section, since]
        again = bool(totals) and (
            rows[last].label == rows[at].label or _SUB.search(rows[at].label) is not None
        )
        if not (again and len(since) > 1):
            found += [leaves, [*totals, *since]]
            if totals:
                found.append([last, *since])
        if not since:
            found.append(self._after(at))
        if self.strengths[at] is Strength.ALONE and totals and not again:
            # A total after others is that of all, not of what is left since the last of them.
            found = [leaves, [*totals, *since], section, since, *found[4:]]
        # An average or a neighbour's figure may stand among them, or a part of another part.
        every: list[tuple[int, ...]] = []
        for one in found:
            every += [tuple(n for n in one if not self._is_aside(rows[n])), tuple(one)]
        return [one for one in dict.fromkeys(every) if len(one) > 1]

    @functools.cached_property
    def _inner(self) -> dict[int, frozenset[int]]:
        """By row the rows below it that make it up in every column."""
        found: dict[int, frozenset[int]] = {}
        taken: set[int] = set()
        for n in range(len(self._rows)):
            for last in range(n + 2, min(n + _MOST_INNER, len(self._rows))):
                if n in taken or any(self.strengths[m] for m in range(n, last + 1)):
                    break
                if _make_up(self._rows[n], self._rows[n + 1 : last + 1]):
                    found[n] = frozenset(range(n + 1, last + 1))
                    taken |= found[n]
                    break
        return found

    def inner(self, at: int) -> set[int]:
        """The rows above a total that are parts of another row above it."""
        return {n for inner in self._inner.values() if max(inner) < at for n in inner}

    def _after(self, at: int) -> list[int]:
        """The rows below a total that stands first."""
        rows = self._rows
        after: list[int] = []
        for n in range(at + 1, len(rows)):
            if self.strengths[n] or (after and rows[n].section != rows[after[0]].section):
                break
            after.append(n)
        return after

    def _is_aside(self, row: Row) -> bool:
        words = self._words
        said = words.aside.search(row.label) or words.of_which.search(row.label)
        return bool(said or _UNDER.match(row.label)) or not words.is_summed(row.label)


def _make_up(row: Row, parts: Sequence[Row]) -> bool:
    """Whether a row is the sum of others in every column that has figures."""
    told = 0
    for at, whole in enumerate(row.cells):
        figures = [cell for part in parts if isinstance(cell := part.cells[at], PrintedFigure)]
        if not isinstance(whole, PrintedFigure) or whole.kind == "%":
            continue
        off = abs(sum(one.value for one in figures) - whole.value)
        if len(figures) < len(parts) or off > _NEAR_ZERO:
            return False
        told += sum(one.value != 0 for one in figures) > 1
    return told > 0
