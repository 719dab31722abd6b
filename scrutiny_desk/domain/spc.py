"""XmR (individuals and moving range) charts: mean, limits and signals of a series.

x̄ is the mean of the points, mR̄ the mean of the absolute differences of neighbours; limits are
x̄ ± 2.66·mR̄ (2.66 = 3 / d2, d2 = 1.128 for two points), near limits two thirds of the way out.
A point on a limit is inside; a point on the mean breaks a run; a tie breaks a trend. There is no
one rule set for the National Health Service, so the rules are a named profile: the practice of
NHS England's Making Data Count (2023), or that of the NHSRplotthedots package 0.2.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

LIMIT_FACTOR = 2.66
SCREEN_FACTOR = 3.267
SHIFT_POINTS = 7
TREND_POINTS = 7


@dataclass(frozen=True, slots=True)
class Profile:
    """A named rule set.

    screen: leave moving ranges of 3.267·mR̄ and over out of the limits, once, the mean unchanged.
    beyond_counts: a point beyond the limit counts for "two of three near a limit".
    limits_from: the number of points from which limits and icons are drawn.
    """

    name: str
    screen: bool
    beyond_counts: bool
    limits_from: int


MDC_2023 = Profile("mdc-2023", screen=False, beyond_counts=True, limits_from=13)
NHSR_0_2 = Profile("nhsr-0.2", screen=True, beyond_counts=False, limits_from=2)

PROFILES = {profile.name: profile for profile in (MDC_2023, NHSR_0_2)}
"""Every profile by its name, the default first."""


@dataclass(frozen=True, slots=True)
class Chart:
    """An XmR chart of one segment.

    mean, lower, upper: in the unit of the values. near_lower, near_upper: two thirds of the way
    out. outside, shift, rising, falling, two_of_three: indices (from 0) of the points that make
    each signal. drawn: whether the profile draws limits for so few points.
    """

    profile: Profile
    points: int
    mean: float
    lower: float
    upper: float
    outside: frozenset[int]
    shift: frozenset[int]
    rising: frozenset[int]
    falling: frozenset[int]
    two_of_three: frozenset[int]

    @property
    def near_lower(self) -> float:
        return self.mean - (self.mean - self.lower) * 2 / 3

    @property
    def near_upper(self) -> float:
        return self.mean + (self.upper - self.mean) * 2 / 3

    @property
    def drawn(self) -> bool:
        return self.points >= self.profile.limits_from

    @property
    def signals(self) -> frozenset[int]:
        """Every point that some rule marks."""
        return self.outside | self.shift | self.rising | self.falling | self.two_of_three


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
