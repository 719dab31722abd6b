"""Every series by variation and assurance: where to look first among very many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.measure_chart import verdict_of
from scrutiny_desk.domain.measures import Measure
from scrutiny_desk.domain.spc_series import Assurance, PointType

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


def matrix_of(measures: Iterable[Measure]) -> tuple[tuple[MatrixCell, ...], ...]:
    """Rows by variation, concern first; columns by assurance, consistently missed first."""
    found: dict[tuple[PointType | None, Assurance | None], list[Measure]] = {}
    for one in measures:
        found.setdefault(verdict_of(one), []).append(one)
    return tuple(
        tuple(
            MatrixCell(variation, assurance, tuple(found.get((variation, assurance), ())))
            for assurance in ASSURANCES
        )
        for variation in VARIATIONS
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


def sentence_of_matrix(rows: Sequence[Sequence[MatrixCell]]) -> str:
    """How many series signal concern, improvement or change, and how many nothing."""
    counts = {row[0].variation: sum(len(cell.measures) for cell in row) for row in rows}
    changes = counts[PointType.NEUTRAL_HIGH] + counts[PointType.NEUTRAL_LOW]
    return (
        f"{sum(counts.values()):,} series: {counts[PointType.CONCERN]:,} with a signal of concern,"
        f" {counts[PointType.IMPROVEMENT]:,} of improvement, {changes:,} of change;"
        f" {counts[PointType.COMMON_CAUSE]:,} without a signal, {counts[None]:,} with too few"
        " figures to tell."
    )
