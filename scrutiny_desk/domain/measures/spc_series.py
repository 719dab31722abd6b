"""A whole series on an XmR chart: segments, kinds of point, variation and assurance.

A rebase starts a new segment, and every rule starts afresh there. A point that somebody excluded
takes no part: its neighbours stand side by side. What a point is follows from the first rule that
marks it, in the order of NHSRplotthedots 0.2: beyond a limit, in a trend, two of three near a
limit, a shift; a trend counts by the way it goes, every other rule by the side of the mean. Where
the profile draws no limits for so few points, the rules are told and no point is judged by them.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain import spc
from scrutiny_desk.domain.measures.series_columns import Days, Line, Mask

LEAST_POINTS = 7
"""Points of a segment under which no rule of any profile can signal by a run."""


class Better(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class PointType(StrEnum):
    """What a point tells."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"

    @property
    def word(self) -> str:
        return self.value.replace("_", " ").capitalize()


class Assurance(StrEnum):
    """What the limits say of a target: always met, never met, or now and then by chance."""

    PASS = "consistent_pass"  # noqa: S105 - no password
    FAIL = "consistent_fail"
    HIT_AND_MISS = "inconsistent"

    @property
    def word(self) -> str:
        return {
            "consistent_pass": "Target consistently met",
            "consistent_fail": "Target consistently missed",
            "inconsistent": "Target met and missed by chance",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the series. excluded: why somebody left it out, "" for one that counts."""

    date: datetime.date
    value: float
    excluded: str = ""


@dataclass(frozen=True, slots=True)
class Rebase:
    """A new segment from a date on. fixed: its limits follow from its first so many points."""

    date: datetime.date
    fixed: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class JudgedPoint:
    """A figure and what the rules say of it. segment: which one, from 0."""

    figure: Figure
    segment: int
    type: PointType = PointType.COMMON_CAUSE
    outside: bool = False
    shift: bool = False
    trend: bool = False
    two_of_three: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """The points from `first` up to before `after`; chart is None for fewer than two figures."""

    first: int
    after: int
    chart: spc.Chart | None


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """A series judged by a profile.

    variation: what the newest point that counts tells; None where there is none, or the profile
    draws no limits for so few points. assurance: None there too, and without a target. baseline:
    how many figures the limits of the last segment were fixed by, None for all of them.
    """

    profile: spc.Profile
    better: Better
    target: float | None
    points: tuple[JudgedPoint, ...]
    segments: tuple[Segment, ...]
    variation: PointType | None
    assurance: Assurance | None
    baseline: int | None = None

    @property
    def last(self) -> spc.Chart | None:
        """The chart of the last segment."""
        return self.segments[-1].chart if self.segments else None

    @property
    def counted(self) -> int:
        """How many figures of the last segment count."""
        return self.last.points if self.last is not None else self._of_last_segment()

    @property
    def can_tell(self) -> bool:
        """Whether the last segment has figures enough for any rule of a run."""
        return self.counted >= LEAST_POINTS

    def _of_last_segment(self) -> int:
        last = len(self.segments) - 1
        return sum(one.segment == last and not one.figure.excluded for one in self.points)


def judge(
    figures: Sequence[Figure],
    *,
    profile: spc.Profile = spc.MDC_2023,
    better: Better = Better.NEITHER,
    target: float | None = None,
    rebases: Sequence[Rebase] = (),
    fixed: int | None = None,
) -> SeriesChart:
    """Judge a series; figures may come in any order and are put in that of their dates.

    fixed: for the first segment, the number of points its mean and limits follow from.
    """
    ordered = sorted(figures, key=lambda figure: figure.date)
    starts = [(datetime.date.min, fixed), *sorted((one.date, one.fixed) for one in rebases)]
    points: list[JudgedPoint] = []
    segments: list[Segment] = []
    baseline = None
    for at, (start, first_points) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else None
        here = [f for f in ordered if f.date >= start and (end is None or f.date < end)]
        if here:
            baseline = first_points
            judged, chart = _segment(here, len(segments), profile, better, first_points)
            segments.append(Segment(len(points), len(points) + len(here), chart))
            points += judged
    counting = [one for one in points if not one.figure.excluded]
    last = segments[-1].chart if segments else None
    drawn = last is not None and last.drawn
    return SeriesChart(
        profile,
        better,
        target,
        tuple(points),
        tuple(segments),
        counting[-1].type if counting and drawn else None,
        assurance_of(last, target, better) if drawn and last is not None else None,
        baseline,
    )


def verdict(
    days: Days,
    values: Line,
    *,
    left_out: Mask | None = None,
    profile: spc.Profile = spc.MDC_2023,
    better: Better = Better.NEITHER,
    target: float | None = None,
    rebases: Sequence[Rebase] = (),
    fixed: int | None = None,
) -> tuple[PointType | None, Assurance | None]:
    """The variation and assurance that `judge` finds, without judging every point.

    For very many series at once: it looks at the last segment and its newest figure alone. days:
    ordinals, oldest first. left_out: the figures that somebody excluded, None for none.
    """
    first_points = fixed
    if rebases and len(days):
        starts = sorted((one.date.toordinal(), one.fixed) for one in rebases)
        start, first_points = [one for one in [(0, fixed), *starts] if one[0] <= days[-1]][-1]
        counting = days >= start
        left_out = ~counting if left_out is None else left_out | ~counting
    if left_out is not None:
        values = values[~left_out]
    if len(values) < max(2, profile.limits_from):
        return None, None
    told = spc.newest(values, profile, fixed=first_points)
    side = 1 if told.above else -1
    if not told.outside and (told.rising or told.falling):
        side = 1 if told.rising else -1
    variation = _type(side, better) if told.signals else PointType.COMMON_CAUSE
    return variation, _assured(told.lower, told.upper, target, better)


def assurance_of(chart: spc.Chart, target: float | None, better: Better) -> Assurance | None:
    """What the limits say of a target; one that lies on a limit is inside.

    None where there is no target, or no way is the better one.
    """
    return _assured(chart.lower, chart.upper, target, better)


def _assured(lower: float, upper: float, target: float | None, better: Better) -> Assurance | None:
    if target is None or better is Better.NEITHER:
        return None
    if lower <= target <= upper:
        return Assurance.HIT_AND_MISS
    above = lower > target
    return Assurance.PASS if above == (better is Better.HIGHER) else Assurance.FAIL


def _segment(
    figures: Sequence[Figure],
    number: int,
    profile: spc.Profile,
    better: Better,
    fixed: int | None,
) -> tuple[list[JudgedPoint], spc.Chart | None]:
    counting = [figure for figure in figures if not figure.excluded]
    if len(counting) < 2:
        return [JudgedPoint(figure, number) for figure in figures], None
    chart = spc.chart([figure.value for figure in counting], profile, fixed=fixed)
    place = {id(figure): at for at, figure in enumerate(counting)}
    return [
        _point(figure, number, place.get(id(figure)), chart, better) for figure in figures
    ], chart


def _point(
    figure: Figure, number: int, at: int | None, chart: spc.Chart, better: Better
) -> JudgedPoint:
    if at is None:
        return JudgedPoint(figure, number)
    rising, falling = at in chart.rising, at in chart.falling
    outside, shift = at in chart.outside, at in chart.shift
    two_of_three = at in chart.two_of_three
    side = 1 if figure.value > chart.mean else -1
    if not outside and (rising or falling):
        # Where one trend ends another may begin: the point belongs to the one that goes on.
        side = 1 if (rising and not falling) or (rising and at + 1 in chart.rising) else -1
    marked = outside or rising or falling or two_of_three or shift
    return JudgedPoint(
        figure,
        number,
        _type(side, better) if marked and chart.drawn else PointType.COMMON_CAUSE,
        outside=outside,
        shift=shift,
        trend=rising or falling,
        two_of_three=two_of_three,
    )


def _type(side: int, better: Better) -> PointType:
    if better is Better.NEITHER:
        return PointType.NEUTRAL_HIGH if side > 0 else PointType.NEUTRAL_LOW
    good = (side > 0) == (better is Better.HIGHER)
    return PointType.IMPROVEMENT if good else PointType.CONCERN
