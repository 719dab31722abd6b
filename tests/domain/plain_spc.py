"""The rules of XmR charts point by point, as plain as they can be written: to compare with."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from scrutiny_desk.domain.spc import (
    LIMIT_FACTOR,
    MDC_2023,
    SCREEN_FACTOR,
    SHIFT_POINTS,
    TREND_POINTS,
    Chart,
    Profile,
)


def chart(
    values: Sequence[float], profile: Profile = MDC_2023, *, fixed: int | None = None
) -> Chart:
    """The XmR chart of one segment of at least two values, in time order, no gaps.

    fixed: the mean and the limits follow from the first so many values alone; the rules look at
    all of them. Raises ValueError for fewer than two values: there is no moving range.
    """
    if len(values) < 2 or (fixed is not None and fixed < 2):
        raise ValueError("an XmR chart needs at least two values")
    points = [float(value) for value in values]
    base = points[:fixed]
    mean = fmean(base)
    reach = LIMIT_FACTOR * _mean_range(
        [abs(b - a) for a, b in pairwise(base)], screen=profile.screen
    )
    lower, upper = mean - reach, mean + reach
    sides = [0 if _same(v, mean) else 1 if v > mean else -1 for v in points]
    outside = frozenset(
        i
        for i, v in enumerate(points)
        if (v > upper and not _same(v, upper)) or (v < lower and not _same(v, lower))
    )
    steps = [_step(a, b) for a, b in pairwise(points)]
    return Chart(
        profile=profile,
        points=len(points),
        mean=mean,
        lower=lower,
        upper=upper,
        outside=outside,
        shift=_runs(sides, SHIFT_POINTS, 1) | _runs(sides, SHIFT_POINTS, -1),
        rising=_trend(steps, 1),
        falling=_trend(steps, -1),
        two_of_three=_two_of_three(points, mean, reach, sides, outside, profile),
    )


def _same(a: float, b: float) -> bool:
    """Equal but for the rounding of binary fractions, so that a point on a line is on the line."""
    return math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-12)


def _step(before: float, after: float) -> int:
    return 0 if _same(before, after) else 1 if after > before else -1


def _mean_range(ranges: Sequence[float], *, screen: bool) -> float:
    average = fmean(ranges)
    if not screen:
        return average
    limit = SCREEN_FACTOR * average
    kept = [value for value in ranges if value < limit and not _same(value, limit)]
    return fmean(kept) if kept else average


def _runs(sides: Sequence[int], least: int, side: int) -> frozenset[int]:
    """Indices of every run of at least `least` neighbours that are all on `side`."""
    found: set[int] = set()
    start = 0
    for i in range(len(sides) + 1):
        if i == len(sides) or sides[i] != side:
            if i - start >= least:
                found.update(range(start, i))
            start = i + 1
    return frozenset(found)


def _trend(steps: Sequence[int], way: int) -> frozenset[int]:
    """Points of every run of steps one way: seven points are six steps."""
    in_run = _runs(steps, TREND_POINTS - 1, way)
    return in_run | frozenset(i + 1 for i in in_run)


def _two_of_three(
    points: Sequence[float],
    mean: float,
    reach: float,
    sides: Sequence[int],
    outside: frozenset[int],
    profile: Profile,
) -> frozenset[int]:
    """The points near a limit of every three neighbours on one side of which two are near."""
    near_reach = reach * 2 / 3
    near = [
        abs(v - mean) > near_reach
        and not _same(abs(v - mean), near_reach)
        and (profile.beyond_counts or i not in outside)
        for i, v in enumerate(points)
    ]
    found: set[int] = set()
    for i in range(len(points) - 2):
        three = range(i, i + 3)
        if sides[i] != 0 and len({sides[j] for j in three}) == 1:
            close = [j for j in three if near[j]]
            if len(close) >= 2:
                found.update(close)
    return frozenset(found)
