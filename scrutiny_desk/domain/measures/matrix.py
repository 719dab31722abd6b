"""Every series by variation and assurance: where to look first among very many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.measures.measure_chart import verdict_of
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.spc_series import Assurance, PointType

Verdict = tuple[PointType | None, Assurance | None]

VARIATIONS: tuple[PointType | None, ...] = (
    PointType.CONCERN,
    PointType.IMPROVEMENT,
    PointType.NEUTRAL_HIGH,
    PointType.NEUTRAL_LOW,
    PointType.COMMON_CAUSE,
    None,
)
ASSURANCES: tuple[Assurance | None, ...] = (
    Assurance.FAIL,
    Assurance.HIT_AND_MISS,
    Assurance.PASS,
    None,
)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The series of one variation and one assurance."""

    variation: PointType | None
    assurance: Assurance | None
    measures: tuple[Measure, ...]


Matrix = tuple[tuple[MatrixCell, ...], ...]
"""Rows by variation, columns by assurance, in the order of VARIATIONS and ASSURANCES."""


class KeptVerdicts:
    """The verdicts of measures, kept for as long as a measure is the very same object."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Measure, Verdict]] = {}

    def of(self, measures: Sequence[Measure]) -> list[Verdict]:
        """The verdict of each; those of other measures are forgotten."""
        found = []
        for one in measures:
            before = self._kept.get(one.key)
            same = before is not None and before[0] is one
            found.append(before if before is not None and same else (one, verdict_of(one)))
        self._kept = {one.key: (one, verdict) for one, verdict in found}
        return [verdict for _, verdict in found]


def matrix_of(measures: Sequence[Measure], kept: KeptVerdicts | None = None) -> Matrix:
    """Rows by variation, concern first; columns by assurance, consistently missed first."""
    found: dict[Verdict, list[Measure]] = {}
    for one, verdict in zip(measures, (kept or KeptVerdicts()).of(measures), strict=True):
        found.setdefault(verdict, []).append(one)
    return tuple(
        tuple(
            MatrixCell(variation, assurance, tuple(found.get((variation, assurance), ())))
            for assurance in ASSURANCES
        )
        for variation in VARIATIONS
    )


def narrowed(rows: Matrix, words: str) -> Matrix:
    """The same with those series alone that have every one of the words."""
    wanted = words.casefold().split()
    return tuple(
        tuple(
            replace(cell, measures=tuple(one for one in cell.measures if one.has_words(wanted)))
            for cell in row
        )
        for row in rows
    )


def row_word(variation: PointType | None) -> str:
    """The heading of a row."""
    if variation is None:
        return "Too few to tell"
    return {PointType.NEUTRAL_HIGH: "Change, high", PointType.NEUTRAL_LOW: "Change, low"}.get(
        variation, variation.word
    )


def column_word(assurance: Assurance | None) -> str:
    """The heading of a column, short enough to stand over it."""
    return "No target" if assurance is None else assurance.word.removeprefix("Target ").capitalize()


def sentence_of_matrix(rows: Matrix) -> str:
    """How many series signal concern, improvement or change, and how many nothing."""
    counts = {row[0].variation: sum(len(cell.measures) for cell in row) for row in rows}
    changes = counts[PointType.NEUTRAL_HIGH] + counts[PointType.NEUTRAL_LOW]
    return (
        f"{sum(counts.values()):,} series: {counts[PointType.CONCERN]:,} with a signal of concern,"
        f" {counts[PointType.IMPROVEMENT]:,} of improvement, {changes:,} of change;"
        f" {counts[PointType.COMMON_CAUSE]:,} without a signal, {counts[None]:,} with too few"
        " figures to tell."
    )
