"""A column that follows from two others: a share, a change in per cent, a difference.

Which columns it follows from is told by the rows themselves: most of them have to bear it out, and
only then is a row told that does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.checking.kinds import Paper
from scrutiny_desk.checking.tables.exactness import Exactness
from scrutiny_desk.checking.tables.grids import Grid, grids_of, is_year
from scrutiny_desk.checking.tables.places import pages_of, shortened
from scrutiny_desk.checking.tables.saying import say_like, say_share
from scrutiny_desk.checking.tables.words import Strength, TableWords, table_words
from scrutiny_desk.domain.findings import Finding, FindingKind
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.pages.printed_figures import PrintedFigure, Said
from scrutiny_desk.domain.papers.facts import Fact, FigureTableFact

_NEAR = 1e-9
_FEWEST = 3
_FEWEST_DIFFERENT = 2
_MOST_APART = 6
"""Columns between a share and what it is of."""
_SAYS_CHANGE = re.compile(
    r"\b(?:change|variance|variation|difference|increase|decrease|growth|movement|diff|var|gap"
    r"|over|under|overspend|underspend)\b|\+/-|[↑↓]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Span:
    """What a relation makes of two figures: anything from low to high, and the plain answer."""

    low: float
    high: float
    plain: float


@dataclass(frozen=True, slots=True)
class _Relation:
    """A way in which a figure follows from two others, and how a sentence tells it.

    makes: is given the two figures and how far each may be from what is printed.
    """

    kind: FindingKind
    says: str
    makes: Callable[[PrintedFigure, PrintedFigure, float, float], _Span | None]
    is_share: bool = True


@dataclass(frozen=True, slots=True)
class _Reading:
    """A way to read a column: by row the two figures it follows from.

    beside: they stand next to it, under a total. either_sign: a minus may be left out.
    """

    relation: _Relation
    pairs: tuple[tuple[PrintedFigure, PrintedFigure] | None, ...]
    beside: bool = False
    either_sign: bool = False


def check(paper: Paper) -> Iterator[Finding]:
    """Every column of shares, changes and differences, but those of waiting lists.

    A waiting list is a row of facts with checks of its own.
    """
    names = {page.page_index: page.page for page in paper.pages}
    own = [*paper.facts.waiting_times, *paper.facts.waiting_dashboard]
    for table in paper.facts.figure_tables:
        if any(_stands_in(row, table) for row in own):
            continue
        exact = Exactness(table, paper)
        for grid in grids_of(table):
            for line in range(len(grid.headings)):
                yield from Column(table, grid, line, exact, names).found()


def _stands_in(row: Fact, table: FigureTableFact) -> bool:
    if row.page_index not in table.row_pages:
        return False
    return row.page_index != table.page_index or _meet(row.box, table.box)


def _meet(one: Box | None, other: Box | None) -> bool:
    if one is None or other is None:
        return True
    x, y = one.centre
    return other.contains(x, y)


class Column:
    """One column of figures beside the others of its block."""

    def __init__(
        self,
        table: FigureTableFact,
        grid: Grid,
        line: int,
        exact: Exactness,
        names: Mapping[int, str],
    ) -> None:
        self._table, self._grid, self._line, self._names = table, grid, line, names
        self._words: TableWords = table_words()
        self._exact = exact
        self._cells = [row.cells[line] for row in grid.rows]
        self._heading = grid.headings[line]

    @property
    def follows(self) -> bool:
        """Whether the column surely follows from others."""
        return bool(self._believed())

    def found(self) -> Iterator[Finding]:
        judged = [(one, self._judge(one)) for one in self._readings()]
        believed = self._believed(judged)
        if not believed:
            return
        reading, rows = max(believed, key=lambda both: self._support(*both))
        right = {at for _, others in judged for at, fits in others.items() if fits}
        for at, fits in rows.items():
            if not fits and at not in right:
                yield self._finding(reading, at)

    def _believed(
        self, judged: Sequence[tuple[_Reading, dict[int, bool]]] | None = None
    ) -> list[tuple[_Reading, dict[int, bool]]]:
        found = [(one, self._judge(one)) for one in self._readings()] if judged is None else judged
        return [(one, rows) for one, rows in found if self._is_borne_out(one, rows)]

    def _support(self, reading: _Reading, rows: dict[int, bool]) -> tuple[int, int]:
        """How many rows fit, and how many of them with their sign."""
        signed = self._judge(replace(reading, either_sign=False))
        return sum(rows.values()), sum(signed.values())

    def _readings(self) -> Iterator[_Reading]:
        figures = [cell for cell in self._cells if isinstance(cell, PrintedFigure)]
        if len(figures) < _FEWEST or all(map(is_year, figures)):
            return
        changes = _SAYS_CHANGE.search(self._heading) is not None
        near = self._near()
        pairs = [(one, other) for one in near for other in near if one != other]
        if self._is_share(figures):
            for one in near:
                yield from self._of_total(one)
            for one, other in pairs:
                yield self._pair(_SHARE, one, other)
                if changes:
                    yield self._pair(_CHANGE, one, other)
        elif changes:
            for one, other in pairs:
                yield self._pair(_DIFFERENCE, one, other)

    def _is_share(self, figures: Sequence[PrintedFigure]) -> bool:
        """Whether these are per cents: by their signs, else by their heading."""
        signs = sum(one.kind == "%" for one in figures)
        said = "%" in self._heading or re.search(r"\bper ?cent", self._heading, re.IGNORECASE)
        return 2 * signs > len(figures) or (bool(said) and not any(one.kind for one in figures))

    def _near(self) -> list[int]:
        """The columns of figures that are no shares, near this one."""
        lines = range(
            max(0, self._line - _MOST_APART),
            min(len(self._grid.headings), self._line + _MOST_APART + 1),
        )
        return [
            line
            for line in lines
            if line != self._line
            and "%" not in self._grid.headings[line]
            and not any(
                isinstance(cell, PrintedFigure) and cell.kind == "%" for cell in self._column(line)
            )
        ]

    def _column(self, line: int) -> list[Said]:
        return [row.cells[line] for row in self._grid.rows]

    def _pair(self, relation: _Relation, one: int, other: int) -> _Reading:
        pairs = tuple(_both(row.cells[one], row.cells[other]) for row in self._grid.rows)
        return _Reading(relation, pairs, either_sign=relation is _DIFFERENCE)

    def _of_total(self, line: int) -> Iterator[_Reading]:
        """Each row's part of the total that stands under it."""
        rows = self._grid.rows
        strong = [self._words.total(row.label) >= Strength.WITHIN for row in rows]
        if sum(strong) != 1:
            return
        at = strong.index(True)
        whole = rows[at].cells[line]
        if not isinstance(whole, PrintedFigure) or whole.value <= 0:
            return
        pairs = tuple(
            None if n == at else _both(row.cells[line], whole) for n, row in enumerate(rows)
        )
        beside = line == self._line - 1
        yield _Reading(_SHARE, pairs, beside=beside)

    def _judge(self, reading: _Reading) -> dict[int, bool]:
        """By row whether it is as the reading has it; rows that nobody can tell are left out."""
        found: dict[int, bool] = {}
        for at, (cell, pair) in enumerate(zip(self._cells, reading.pairs, strict=True)):
            if pair is None or not isinstance(cell, PrintedFigure):
                continue
            span = reading.relation.makes(*pair, *map(self._room, pair))
            if span is None:
                continue
            signs = (1, -1) if reading.either_sign else (1,)
            half = cell.step / 2 + _NEAR * max(1.0, abs(cell.value))
            found[at] = any(
                span.low - half <= sign * cell.value <= span.high + half for sign in signs
            )
        return found

    def _room(self, figure: PrintedFigure) -> float:
        return self._exact.room(figure, (*self._grid.headings, self._grid.label_heading))

    def _is_borne_out(self, reading: _Reading, rows: dict[int, bool]) -> bool:
        wrong = sum(not fits for fits in rows.values())
        telling = [
            cell.value
            for at, fits in rows.items()
            if fits and (cell := self._telling(reading, at)) is not None
        ]
        if len(set(telling)) < _FEWEST_DIFFERENT:
            return False
        if reading.beside:
            return 2 * wrong <= len(telling)
        return len(telling) >= _FEWEST and 3 * wrong <= len(telling)

    def _telling(self, reading: _Reading, at: int) -> PrintedFigure | None:
        """A row's figure where that it fits says anything: nought of nought always does."""
        cell, pair = self._cells[at], reading.pairs[at]
        if not isinstance(cell, PrintedFigure) or pair is None:
            return None
        return cell if cell.value != 0 and pair[0].value != pair[1].value else None

    def _finding(self, reading: _Reading, at: int) -> Finding:
        row, cell, pair = self._grid.rows[at], self._cells[at], reading.pairs[at]
        assert isinstance(cell, PrintedFigure)  # noqa: S101 - judged before
        assert pair is not None  # noqa: S101 - judged before
        span = reading.relation.makes(*pair, *map(self._room, pair))
        assert span is not None  # noqa: S101 - judged before
        share = reading.relation.is_share
        right = say_share(cell, span.plain) if share else say_like(cell, span.plain)
        printed = cell.text if not share or "%" in cell.text else f"{cell.text}%"
        label, heading = shortened(row.label), shortened(self._heading)
        says = reading.relation.says.format(part=pair[0].text, whole=pair[1].text, right=right)
        named = any(sign.isalpha() for sign in heading)
        what = f"“{heading}” of “{label}” is printed as {printed}"
        return Finding(
            reading.relation.kind,
            printed,
            right,
            f"{what if named else f'{printed} is printed for “{label}”'}; {says}.",
            pages_of(self._table, [row.page_index], self._names),
            f"{label} · {heading}",
        )


def _both(one: Said, other: Said) -> tuple[PrintedFigure, PrintedFigure] | None:
    if isinstance(one, PrintedFigure) and isinstance(other, PrintedFigure):
        return one, other
    return None


def _share(part: PrintedFigure, whole: PrintedFigure, room: float, over: float) -> _Span | None:
    if part.value < 0 or whole.value <= over:
        return None
    low = 100 * max(0.0, part.value - room) / (whole.value + over)
    return _Span(
        low, 100 * (part.value + room) / (whole.value - over), 100 * part.value / whole.value
    )


def _change(now: PrintedFigure, then: PrintedFigure, room: float, over: float) -> _Span | None:
    share = _share(now, then, room, over)
    if share is None:
        return None
    return _Span(share.low - 100, share.high - 100, share.plain - 100)


def _difference(one: PrintedFigure, other: PrintedFigure, room: float, over: float) -> _Span:
    plain = one.value - other.value
    return _Span(plain - room - over, plain + room + over, plain)


_SHARE = _Relation(FindingKind.PERCENTAGE, "{part} of {whole} is {right}", _share)
_CHANGE = _Relation(FindingKind.CHANGE, "from {whole} to {part} is {right}", _change)
_DIFFERENCE = _Relation(
    FindingKind.CHANGE, "{part} less {whole} is {right}", _difference, is_share=False
)
