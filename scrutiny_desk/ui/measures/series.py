"""What a chart of a measure draws, without Qt: points on days, runs without a gap, limits."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from scrutiny_desk.domain import spc
from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures import Measure, Reading
from scrutiny_desk.domain.sentences import chart_of, points_of

_MONTH_DAYS = 31
_GAP = 1.5


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on the last day that it is as of; day is an ordinal (`date.toordinal`)."""

    day: int
    value: float
    printed: str


@dataclass(frozen=True, slots=True)
class Limits:
    """The lines of an XmR chart as they are drawn; a limit no figure can pass is clipped."""

    mean: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart before it is painted.

    runs: the points joined by a line, a new run after every missing month. rules: what the
    profile says of the limits, for the foot of the chart.
    """

    runs: tuple[tuple[Point, ...], ...]
    targets: tuple[Point, ...]
    baselines: tuple[Point, ...]
    limits: Limits | None
    signals: frozenset[int]
    rules: str

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for run in self.runs for point in run)

    @property
    def everything(self) -> tuple[Point, ...]:
        return self.points + self.targets + self.baselines


def drawing_of(measure: Measure, profile: spc.Profile = spc.MDC_2023) -> Drawing:
    """All that the chart of a measure draws under a profile of rules."""
    points = [_point(reading) for reading in points_of(measure)]
    chart = chart_of(measure, profile)
    drawn = chart is not None and chart.drawn
    return Drawing(
        runs=_runs(points, monthly=measure.family == "waiting"),
        targets=_of_kind(measure, "target"),
        baselines=_of_kind(measure, "baseline"),
        limits=_clipped(chart, measure.unit) if chart is not None and drawn else None,
        signals=chart.signals if chart is not None and drawn else frozenset(),
        rules=_rules(len(points), profile, drawn=drawn),
    )


def months_between(first: int, last: int, most: int) -> list[tuple[int, str]]:
    """At most about `most` month ends from one ordinal day to another, each with its words."""
    start, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    steps = (1, 2, 3, 6, 12, 24, 60, 120)
    step = next((one for one in steps if months / one <= most), steps[-1])
    found = []
    number = start.year * 12 + start.month - 1
    number -= number % step if step > 1 else 0
    while number <= end.year * 12 + end.month - 1:
        year, month = divmod(number, 12)
        day = last_day(f"{year:04}-{month + 1:02}")
        if first <= day.toordinal() <= last:
            found.append((day.toordinal(), f"{day:%b} {year}"))
        number += step
    return found


def _point(reading: Reading) -> Point:
    return Point(last_day(reading.as_of or "").toordinal(), reading.value or 0.0, reading.printed)


def _of_kind(measure: Measure, kind: str) -> tuple[Point, ...]:
    return tuple(
        _point(reading)
        for reading in measure.readings
        if reading.kind == kind and reading.as_of is not None and reading.value is not None
    )


def _runs(points: list[Point], *, monthly: bool) -> tuple[tuple[Point, ...], ...]:
    """Waiting lists are counted every month; an indicator has a rhythm of its own."""
    if not points:
        return ()
    steps = [after.day - before.day for before, after in pairwise(points)]
    usual = _MONTH_DAYS if monthly else median(steps) if steps else 0
    runs = [[points[0]]]
    for step, point in zip(steps, points[1:], strict=True):
        if step > usual * _GAP:
            runs.append([])
        runs[-1].append(point)
    return tuple(tuple(run) for run in runs)


def _clipped(chart: spc.Chart, unit: str) -> Limits:
    """No count is under 0 and no per cent over 100; the values themselves are kept in `chart`."""
    upper = min(chart.upper, 100.0) if unit == "percent" else chart.upper
    return Limits(chart.mean, max(chart.lower, 0.0), upper)


def _rules(count: int, profile: spc.Profile, *, drawn: bool) -> str:
    name = f"Rules {profile.name}"
    if drawn:
        return f"{name}: mean and limits from {count} points."
    points = "no point" if count == 0 else "1 point" if count == 1 else f"{count} points"
    verb = "are" if count > 1 else "is"
    return f"{name}: limits are drawn from {profile.limits_from} points; there {verb} {points}."
