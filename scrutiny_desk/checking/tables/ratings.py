"""An indicator's rating beside its own actual and target.

Only where it is known which way is good: from the table's own column for it, from the target's
words ("at least 95%") or from a baseline. Words such as "on target" say that a target is met. Green
may be given with some tolerance, so it is told where the page prints that green is a target met, or
where the same table calls a smaller gap amber or red.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from scrutiny_desk.checking.kinds import Paper
from scrutiny_desk.checking.tables.grids import Grid, Row, grids_of
from scrutiny_desk.checking.tables.places import pages_of, shortened, words_around
from scrutiny_desk.checking.tables.words import RatedWords, rated_words
from scrutiny_desk.domain.findings import Finding, FindingKind, Place
from scrutiny_desk.domain.pages.printed_figures import PrintedFigure, figure_in
from scrutiny_desk.domain.papers.facts import FigureTableFact

_GREEN_IS_MET = re.compile(
    r"\bgreen\b[^.\n]{0,30}\b(?:target (?:is )?(?:met|achieved|exceeded)|on or (?:above|better)"
    r"|at or (?:above|better)|met or exceeded|meets? (?:or exceeds? )?(?:the )?target)",
    re.IGNORECASE,
)
_BARE = re.compile(r"[^\d.,%£()–−-]+")
_NEAR = 1e-9


class _Says(Enum):
    MET = "met"
    MISSED = "missed"
    GREEN = "green"
    BETWEEN = "between"
    RED = "red"


_COLOURS = {
    "green": _Says.GREEN,
    "g": _Says.GREEN,
    "amber": _Says.BETWEEN,
    "yellow": _Says.BETWEEN,
    "a": _Says.BETWEEN,
    "red": _Says.RED,
    "r": _Says.RED,
}


@dataclass(frozen=True, slots=True)
class _Rated:
    """A row that is rated. short_by: how far it misses its target, in its parts; 0 or less: met."""

    label: str
    rating: str
    says: _Says
    actual: str
    target: str
    higher: bool
    why: str
    short_by: float
    places: tuple[Place, ...]

    @property
    def agrees(self) -> bool:
        if self.says in {_Says.MET, _Says.GREEN}:
            return self.short_by <= _NEAR
        return self.short_by > _NEAR


@dataclass(frozen=True, slots=True)
class _Columns:
    actual: int
    target: int
    rating: int
    good_is: int | None
    baseline: int | None


def check(paper: Paper) -> Iterator[Finding]:
    """Every row of every table with one actual, one target and one rating."""
    names = {page.page_index: page.page for page in paper.pages}
    for table in paper.facts.figure_tables:
        for grid in grids_of(table):
            columns = _columns(grid)
            if columns is None:
                continue
            printed_key = _GREEN_IS_MET.search(words_around(table, paper)) is not None
            rows = [
                one for row in grid.rows if (one := _rated(table, row, columns, names)) is not None
            ]
            agree = sum(one.agrees for one in rows)
            wrong = [one for one in rows if not one.agrees and _is_sure(one, rows, printed_key)]
            # Where as many differ as agree, the words mean something else here.
            if agree >= len(rows) - agree:
                yield from map(_finding, wrong)


def _columns(grid: Grid) -> _Columns | None:
    words = rated_words()

    def those(of: re.Pattern[str]) -> list[int]:
        return [
            at
            for at, name in enumerate(grid.names)
            if of.search(name) and not words.other.search(name)
        ]

    targets = [at for at in those(words.target) if not _is_rating(grid.names[at], words)]
    good_is = those(words.good_is)
    ratings = [at for at in those(words.rating) if at not in targets]
    actuals = [at for at in those(words.actual) if at not in {*targets, *ratings, *good_is}]
    if len(targets) != 1 or len(actuals) != 1 or len(ratings) != 1 or len(good_is) > 1:
        return None
    baselines = [at for at in those(words.baseline) if at not in {*targets, *actuals}]
    return _Columns(
        actuals[0],
        targets[0],
        ratings[0],
        good_is[0] if good_is else None,
        baselines[0] if len(baselines) == 1 else None,
    )


def _is_rating(name: str, words: RatedWords) -> bool:
    return words.rating.search(name) is not None


def _rated(
    table: FigureTableFact, row: Row, columns: _Columns, names: Mapping[int, str]
) -> _Rated | None:
    cells = table.rows[row.at]
    says = _says(cells[columns.rating])
    actual, target = _figure(cells[columns.actual]), _figure(cells[columns.target])
    if says is None or actual is None or target is None or actual.kind != target.kind:
        return None
    way = _way(cells, columns, target)
    if way is None:
        return None
    higher, why = way
    gap = target.value - actual.value if higher else actual.value - target.value
    # A figure that is rounded to the target may have missed it or not.
    if 0 < gap <= max(actual.step, target.step) / 2:
        return None
    used = (columns.actual, columns.target, columns.rating, columns.good_is, columns.baseline)
    first = min(at for at in used if at is not None)
    return _Rated(
        label=shortened(" ".join(text for text in cells[:first] if text.strip()) or row.label),
        rating=cells[columns.rating].strip(),
        says=says,
        actual=cells[columns.actual].strip(),
        target=cells[columns.target].strip(),
        higher=higher,
        why=why,
        short_by=gap / max(abs(target.value), _NEAR),
        places=pages_of(table, [row.page_index], names),
    )


def _says(cell: str) -> _Says | None:
    words, plain = rated_words(), " ".join(cell.split()).strip(" .").casefold()
    if plain in words.met:
        return _Says.MET
    if plain in words.not_met:
        return _Says.MISSED
    return _COLOURS.get(plain)


def _figure(cell: str) -> PrintedFigure | None:
    """The one figure of a cell, whatever words stand round it."""
    said = figure_in(cell)
    if not isinstance(said, PrintedFigure):
        bare = _BARE.sub(" ", cell).strip()
        said = figure_in(bare)
    return said if isinstance(said, PrintedFigure) else None


def _way(
    cells: tuple[str, ...], columns: _Columns, target: PrintedFigure
) -> tuple[bool, str] | None:
    """Whether high is good, and what says so; None where nothing does, or two say two things."""
    words = rated_words()
    if columns.good_is is not None:
        said = cells[columns.good_is]
        high, low = bool(words.high.search(said)), bool(words.low.search(said))
        if high != low:
            return high, f", and {' '.join(said.split()).casefold()} is printed as good"
        return None
    said = cells[columns.target]
    high, low = bool(words.high.search(said)), bool(words.low.search(said))
    if high != low:
        return high, ""
    if columns.baseline is not None:
        before = _figure(cells[columns.baseline])
        if before is not None and before.kind == target.kind and before.value != target.value:
            printed = cells[columns.baseline].strip()
            return target.value > before.value, f", and the baseline is {printed}"
    return None


def _is_sure(one: _Rated, rows: list[_Rated], printed_key: bool) -> bool:
    others = [other for other in rows if other is not one]
    if one.says in {_Says.MET, _Says.MISSED}:
        return True
    if one.says is _Says.GREEN:
        called_less = any(
            other.says in {_Says.BETWEEN, _Says.RED} and _NEAR < other.short_by <= one.short_by
            for other in others
        )
        return printed_key or called_less
    return one.says is _Says.RED and any(other.agrees for other in others)


def _finding(one: _Rated) -> Finding:
    side = "under" if one.higher else "over"
    how = "meets" if one.short_by <= _NEAR else f"is {side}"
    target = f"its target of {one.target}"
    return Finding(
        FindingKind.RATING_FIGURE,
        one.rating,
        "target met" if one.short_by <= _NEAR else "target not met",
        f"“{one.label}” is rated “{one.rating}”; its actual of {one.actual} {how} {target}"
        f"{one.why}.",
        one.places,
        one.label,
    )
