"""The figures of a series as columns: for looking at very many series at once.

A `Reading` with its places is made for whoever looks at one series; to judge thousands of them
takes their days and values alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, overload

import numpy as np
from numpy.typing import NDArray

from scrutiny_desk.domain.dates import last_day

if TYPE_CHECKING:
    from scrutiny_desk.domain.measures.measures import Reading

Days = NDArray[np.int64]
Line = NDArray[np.float64]
Mask = NDArray[np.bool_]

KINDS = ("reading", "baseline", "target", "actual")
"""Every kind of reading; in a column each is its place here."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A row for each reading of a series, in their order.

    days: ordinal of the last day it is as of, 0 where it has no date. values: in the measure's
    unit, NaN where it is no number. kinds: places in KINDS. counts: False where another figure of
    the same date counts.
    """

    days: Days
    values: Line
    kinds: NDArray[np.int8]
    counts: Mask
    _points: dict[str, tuple[Days, Line]] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(
        cls,
        days: Sequence[int],
        values: Sequence[float | None],
        kinds: Sequence[str],
        counts: Sequence[bool],
    ) -> Columns:
        """The same from plain sequences; a value of None is no number."""
        return cls(
            np.array(days, dtype=np.int64),
            np.array(values, dtype=np.float64),
            np.array([KINDS.index(kind) for kind in kinds], dtype=np.int8),
            np.array(counts, dtype=np.bool_),
        )

    def of_kind(self, kind: str) -> Mask:
        """Which rows are numbers of a kind, dated or not."""
        held: Mask = (self.kinds == KINDS.index(kind)) & ~np.isnan(self.values)
        return held

    def points(self, kind: str) -> tuple[Days, Line]:
        """The dated figures of a kind that count, one a day, oldest first; found once."""
        if kind not in self._points:
            self._points[kind] = self._find_points(kind)
        return self._points[kind]

    def _find_points(self, kind: str) -> tuple[Days, Line]:
        held = self.of_kind(kind) & self.counts & (self.days > 0)
        days, values = self.days[held], self.values[held]
        if (days[1:] <= days[:-1]).any():
            order = np.argsort(days, kind="stable")
            days, values = days[order], values[order]
            last = np.append(days[1:] != days[:-1], True)
            days, values = days[last], values[last]
        return days, values


class LazyReadings(Sequence["Reading"]):
    """Readings that are made when one is first looked at; their columns are there at once."""

    __slots__ = ("_made", "_make", "columns")

    def __init__(self, columns: Columns, make: Callable[[], tuple[Reading, ...]]) -> None:
        self.columns = columns
        self._make = make
        self._made: tuple[Reading, ...] | None = None

    def all(self) -> tuple[Reading, ...]:
        """Every reading, in the order of the columns."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def __len__(self) -> int:
        return len(self.columns.days)

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.all())

    @overload
    def __getitem__(self, at: int) -> Reading: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Reading, ...]: ...
    def __getitem__(self, at: int | slice) -> Reading | tuple[Reading, ...]:
        return self.all()[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LazyReadings):
            return self is other or self.all() == other.all()
        return self.all() == other

    def __hash__(self) -> int:
        return hash(self.all())


def columns_of(readings: Sequence[Reading]) -> Columns:
    """The columns of any readings."""
    if isinstance(readings, LazyReadings):
        return readings.columns
    return Columns.of(
        [day_of(one.as_of) for one in readings],
        [one.value for one in readings],
        [one.kind for one in readings],
        [one.counts for one in readings],
    )


@lru_cache(maxsize=4096)
def day_of(as_of: str | None) -> int:
    """The ordinal of the last day of an ISO date of any precision, 0 for none."""
    return last_day(as_of).toordinal() if as_of else 0
