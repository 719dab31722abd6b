"""XmR (individuals and moving range) charts: mean, limits and signals of a series.

x̄ is the mean of the points, mR̄ the mean of the absolute differences of neighbours; limits are
x̄ ± 2.66·mR̄ (2.66 = 3 / d2, d2 = 1.128 for two points), near limits two thirds of the way out.
A point on a limit is inside; a point on the mean breaks a run; a tie breaks a trend. There is no
one rule set for the National Health Service, so the rules are a named profile: the practice of
NHS England's Making Data Count (2023), or that of the NHSRplotthedots package 0.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

LIMIT_FACTOR = 2.66
SCREEN_FACTOR = 3.267
SHIFT_POINTS = 7
TREND_POINTS = 7
_CLOSE = 1e-12

_Line = NDArray[np.float64]
_Mask = NDArray[np.bool_]


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
    points: _Line = np.asarray(values, dtype=np.float64)
    mean, reach = _lines(points, profile, fixed)
    lower, upper = mean - reach, mean + reach
    sides = _signs(points, mean)
    outside = (_signs(points, upper) > 0) | (_signs(points, lower) < 0)
    steps = _signs(points[1:], points[:-1])
    return Chart(
        profile=profile,
        points=len(points),
        mean=mean,
        lower=lower,
        upper=upper,
        outside=_places(outside),
        shift=_runs(sides, SHIFT_POINTS, 1) | _runs(sides, SHIFT_POINTS, -1),
        rising=_trend(steps, 1),
        falling=_trend(steps, -1),
        two_of_three=_two_of_three(points, mean, reach, sides, outside, profile),
    )


@dataclass(frozen=True, slots=True)
class Newest:
    """What the lines and the rules of `chart` say of the last value of a segment alone.

    above: whether it lies over the mean.
    """

    mean: float
    lower: float
    upper: float
    above: bool
    outside: bool
    shift: bool
    rising: bool
    falling: bool
    two_of_three: bool

    @property
    def signals(self) -> bool:
        """Whether some rule marks it."""
        return self.outside or self.shift or self.rising or self.falling or self.two_of_three


def newest(values: _Line, profile: Profile = MDC_2023, *, fixed: int | None = None) -> Newest:
    """What `chart` says of the last value, found quickly: its rules look back seven values."""
    mean, reach = _lines(values, profile, fixed)
    lower, upper = mean - reach, mean + reach
    last = values[-TREND_POINTS:].tolist()
    sides = [_sign(value, mean) for value in last]
    steps = [_sign(after, value) for value, after in pairwise(last)]
    three = last[-3:] if len(last) >= 3 else []
    near = [_sign(abs(value - mean), reach * 2 / 3) > 0 for value in three]
    outside = [_sign(value, upper) > 0 or _sign(value, lower) < 0 for value in three or last[-1:]]
    if not profile.beyond_counts:
        near = [one and not out for one, out in zip(near, outside, strict=False)]
    return Newest(
        mean,
        lower,
        upper,
        above=last[-1] > mean,
        outside=outside[-1],
        shift=abs(sum(sides[-SHIFT_POINTS:])) == SHIFT_POINTS,
        rising=sum(steps) == TREND_POINTS - 1,
        falling=sum(steps) == 1 - TREND_POINTS,
        two_of_three=bool(near) and near[-1] and sum(near) >= 2 and abs(sum(sides[-3:])) == 3,
    )


def _lines(points: _Line, profile: Profile, fixed: int | None) -> tuple[float, float]:
    """The mean, and how far from it the limits are."""
    base = points[:fixed]
    ranges = np.abs(np.diff(base))
    return fmean(base.tolist()), LIMIT_FACTOR * _mean_range(ranges, screen=profile.screen)


def _sign(value: float, other: float) -> int:
    """`_signs` of two numbers."""
    apart = value - other
    if abs(apart) <= max(abs(value) * _CLOSE, abs(other) * _CLOSE, _CLOSE):
        return 0
    return 1 if apart > 0 else -1


def _signs(values: _Line, others: _Line | float) -> _Line:
    """1 where a value is over the other, -1 where under, 0 where they are the same.

    The same are they but for the rounding of binary fractions, so that a point on a line is on it.
    """
    apart = values - others
    close = np.maximum(np.maximum(np.abs(values), np.abs(others)) * _CLOSE, _CLOSE)
    found: _Line = np.where(np.abs(apart) <= close, 0.0, np.sign(apart))
    return found


def _places(mask: _Mask) -> frozenset[int]:
    return frozenset(np.flatnonzero(mask).tolist())


def _mean_range(ranges: _Line, *, screen: bool) -> float:
    average = fmean(ranges.tolist())
    if not screen:
        return average
    kept = ranges[_signs(ranges, SCREEN_FACTOR * average) < 0]
    return fmean(kept.tolist()) if len(kept) else average


def _runs(sides: _Line, least: int, side: int) -> frozenset[int]:
    """Indices of every run of at least `least` neighbours that are all on `side`."""
    on_side = np.concatenate(([False], sides == side, [False]))
    edges = np.flatnonzero(on_side[1:] != on_side[:-1])
    found: set[int] = set()
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start >= least:
            found.update(range(start, end))
    return frozenset(found)


def _trend(steps: _Line, way: int) -> frozenset[int]:
    """Points of every run of steps one way: seven points are six steps."""
    in_run = _runs(steps, TREND_POINTS - 1, way)
    return in_run | frozenset(i + 1 for i in in_run)


def _two_of_three(
    points: _Line,
    mean: float,
    reach: float,
    sides: _Line,
    outside: _Mask,
    profile: Profile,
) -> frozenset[int]:
    """The points near a limit of every three neighbours on one side of which two are near."""
    near = _signs(np.abs(points - mean), reach * 2 / 3) > 0
    if not profile.beyond_counts:
        near &= ~outside
    one_side = (sides[:-2] != 0) & (sides[:-2] == sides[1:-1]) & (sides[1:-1] == sides[2:])
    enough = near[:-2].astype(int) + near[1:-1] + near[2:] >= 2
    starts = np.flatnonzero(one_side & enough).tolist()
    return frozenset(j for i in starts for j in range(i, i + 3) if near[j])
