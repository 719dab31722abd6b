"""Where days and figures stand on a chart: scales, round steps, words that give way."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class PlotRoom:
    """A box of pixels for ordinal days (first to last) and figures (low to high)."""

    box: QRectF
    first: float
    last: float
    low: float
    high: float

    def x(self, day: float) -> float:
        share = (day - self.first) / ((self.last - self.first) or 1)
        return self.box.left() + share * self.box.width()

    def y(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1)
        return self.box.bottom() - share * self.box.height()

    def at(self, day: float, value: float) -> QPointF:
        return QPointF(self.x(day), self.y(value))

    def day_at(self, x: float) -> float:
        share = (x - self.box.left()) / (self.box.width() or 1)
        return self.first + share * (self.last - self.first)


def reach_of(values: Iterable[float]) -> tuple[float, float]:
    """The lowest and highest figure with some room; not under 0 where no figure is."""
    found = list(values)
    low, high = min(found), max(found)
    apart = (high - low) or abs(high) or 1.0
    under = low - apart * 0.08
    return (max(under, 0.0) if low >= 0 else under), high + apart * 0.08


def round_steps(low: float, high: float, most: int) -> list[float]:
    """At most about `most` round figures from low to high."""
    if high <= low or most < 1:
        return []
    raw = (high - low) / most
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(one * size for one in _STEPS if one * size >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    count = math.floor(high / step + 1e-9) - first + 1
    return [(first + at) * step for at in range(count)]


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Heights as near to the wanted ones as they can be, in their order, so far apart.

    Within low to high where there is room for all of them.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed: list[float] = []
    for at in order:
        least = placed[-1] + apart if placed else low
        placed.append(max(wanted[at], least))
    limit = high
    for back in range(len(placed) - 1, -1, -1):
        placed[back] = min(placed[back], limit)
        limit = placed[back] - apart
    found = [0.0] * len(wanted)
    for at, height in zip(order, placed, strict=True):
        found[at] = height
    return found


def lanes(starts: Sequence[float], widths: Sequence[float], most: int) -> list[int]:
    """Which of so many lanes each of some words takes, from the left.

    Where none is free, the one whose words began first gives way and will be cut.
    """
    ends, begun = [-math.inf] * most, [-math.inf] * most
    found = []
    for start, width in zip(starts, widths, strict=True):
        free = [lane for lane, end in enumerate(ends) if start >= end]
        lane = free[0] if free else min(range(most), key=lambda one: begun[one])
        ends[lane], begun[lane] = start + width, start
        found.append(lane)
    return found


def steps_of(dated: Iterable[tuple[float, float]]) -> list[tuple[float, float, float]]:
    """What holds from a day on: from which day, to which, what. The last has no end."""
    ordered = sorted(dated)
    ends = [*(begins for begins, _ in ordered[1:]), math.inf][: len(ordered)]
    return [(begins, end, value) for (begins, value), end in zip(ordered, ends, strict=True)]
