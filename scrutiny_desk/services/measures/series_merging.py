"""Prints and entries of one series put together: each figure once, with every place of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures.measures import OwnReading, Place, Reading
from scrutiny_desk.domain.measures.series_columns import KINDS, Columns, LazyReadings, day_of
from scrutiny_desk.domain.measures.series_setup import Chosen
from scrutiny_desk.library.shelves.series import OwnFigures


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure where a paper prints it."""

    id: str
    as_of: str | None
    kind: str
    value: float | None
    printed: str
    place: Place


Key = tuple[str, str, object]
"""The last day that a figure is as of ("" for none), its kind, and the figure."""


@dataclass(frozen=True, slots=True, eq=False)
class PrintedFigures:
    """What papers print of one series under one name: in columns, the rest still packed.

    dates: as they are printed, ISO. kind: that of all of them, "" where they are not of one kind.
    values: NaN for no number. entries: makes each with its place among the rows of all papers.
    """

    dates: tuple[str | None, ...]
    kind: str
    values: NDArray[np.float64]
    entries: Callable[[], list[tuple[int, Entry]]]


def of_entries(found: list[tuple[int, Entry]]) -> PrintedFigures:
    """The same of entries that are made already."""
    kinds = {one.kind for _, one in found}
    return PrintedFigures(
        tuple(one.as_of for _, one in found),
        kinds.pop() if len(kinds) == 1 else "",
        np.array([one.value for _, one in found], dtype=np.float64),
        lambda: found,
    )


def entries_of(prints: Sequence[PrintedFigures]) -> list[Entry]:
    """Every print, in the order of their papers."""
    numbered = [one for held in prints for one in held.entries()]
    numbered.sort(key=lambda one: one[0])
    return [one for _, one in numbered]


def merged(
    prints: Sequence[PrintedFigures],
    own: Sequence[OwnFigures] = (),
    chosen: Sequence[Chosen] = (),
) -> LazyReadings:
    """The readings of a series, oldest first, undated last; none of them made yet.

    own: what was entered under each name of the series. Of figures of one date that differ the
    newest print counts, and one that is printed before one that was entered; unless somebody
    chose.
    """

    def together() -> LazyReadings:
        entered = [one for held in own for one in held.readings()]
        return _put_together([*entries_of(prints), *entered], chosen)

    columns = _agreeing([*prints, *own])
    return together() if columns is None else LazyReadings(columns, lambda: together().all())


def _agreeing(figures: Sequence[PrintedFigures | OwnFigures]) -> Columns | None:
    """The columns of figures of one kind that agree on every date, as nearly all do; else None."""
    kinds = {one.kind for one in figures}
    days = np.array([day for one in figures for day in _days_of(one.dates)], dtype=np.int64)
    values = np.concatenate([one.values for one in figures])
    if len(kinds) > 1 or "" in kinds or np.isnan(values).any() or not days.all():
        return None
    order = np.argsort(days, kind="stable")
    days, values = days[order], values[order]
    same = days[1:] == days[:-1]
    if (same & (values[1:] != values[:-1])).any():
        return None
    first = np.append(True, ~same)
    count = int(first.sum())
    return Columns(
        days[first],
        values[first],
        np.full(count, KINDS.index(kinds.pop()), dtype=np.int8),
        np.ones(count, dtype=np.bool_),
    )


@lru_cache(maxsize=256)
def _days_of(dates: tuple[str | None, ...]) -> tuple[int, ...]:
    return tuple(day_of(one) for one in dates)


def _put_together(entries: Sequence[Entry | OwnReading], chosen: Sequence[Chosen]) -> LazyReadings:
    # Most figures stand in one place: only where one comes again is a list made for it.
    first: dict[Key, Entry | OwnReading] = {}
    again: dict[Key, list[Entry | OwnReading]] = {}
    for entry in entries:
        told = entry.printed.casefold() if entry.value is None else entry.value
        key = ("" if entry.as_of is None else last_day_of(entry.as_of), entry.kind, told)
        if first.setdefault(key, entry) is not entry:
            again.setdefault(key, []).append(entry)
    out = _not_counting(first, again, entries, chosen)
    ordered = sorted(first.items(), key=lambda found: (found[0][0] == "", found[0][0]))
    columns = Columns.of(
        [day_of(entry.as_of) for _, entry in ordered],
        [entry.value for _, entry in ordered],
        [entry.kind for _, entry in ordered],
        [key not in out for key, _ in ordered],
    )
    return LazyReadings(
        columns,
        lambda: tuple(
            _reading((entry, *again.get(key, ())), counts=key not in out) for key, entry in ordered
        ),
    )


@lru_cache(maxsize=4096)
def last_day_of(as_of: str) -> str:
    """The last day of an ISO date of any precision, ISO."""
    return last_day(as_of).isoformat()


def _not_counting(
    first: dict[Key, Entry | OwnReading],
    again: dict[Key, list[Entry | OwnReading]],
    entries: Sequence[Entry | OwnReading],
    chosen: Sequence[Chosen],
) -> set[Key]:
    """The figures beside which another one of the same date and kind counts."""
    one_of: dict[tuple[str, str], Key] = {}
    differing: dict[tuple[str, str], list[Key]] = {}
    for key, entry in first.items():
        if key[0] and entry.value is not None:
            same = key[:2]
            before = one_of.setdefault(same, key)
            if before is not key:
                differing.setdefault(same, [before]).append(key)
    if not differing:
        return set()
    order = {id(entry): at for at, entry in enumerate(entries)}
    out: set[Key] = set()
    for (ends, kind), keys in differing.items():
        wanted = {one.value for one in chosen if one.kind == kind and last_day_of(one.date) == ends}
        counts = next(
            (key for key in keys if key[2] in wanted),
            max(
                keys,
                key=lambda key: max(
                    _newness(one, order[id(one)]) for one in (first[key], *again.get(key, ()))
                ),
            ),
        )
        out.update(key for key in keys if key is not counts)
    return out


def _newness(one: Entry | OwnReading, at: int) -> tuple[bool, str, int]:
    """A print comes after all that was entered; of prints of one day the later page is newer."""
    if isinstance(one, OwnReading):
        return False, one.entered, at
    return True, one.place.told_on, at


def _reading(found: tuple[Entry | OwnReading, ...], *, counts: bool) -> Reading:
    first = found[0]
    if len(found) == 1:
        return _alone(first, counts)
    prints = tuple(one.place for one in found if isinstance(one, Entry))
    own = tuple(one for one in found if isinstance(one, OwnReading))
    first = next((one for one in found if isinstance(one, Entry)), first)
    place = prints[0] if prints else None
    return Reading(
        id=first.id if place is not None else f"own:{first.id}",
        as_of=first.as_of,
        kind=first.kind,
        value=first.value,
        printed=first.printed,
        paper_id="" if place is None else place.paper_id,
        page_index=0 if place is None else place.page_index,
        page_name="" if place is None else place.page_name,
        places=prints,
        own=own,
        counts=counts,
    )


def _alone(one: Entry | OwnReading, counts: bool) -> Reading:
    """A figure that stands in one place, as nearly all do."""
    if isinstance(one, OwnReading):
        number, _, as_of, kind, value, printed = one[:6]
        return Reading(f"own:{number}", as_of, kind, value, printed, "", 0, "", (), (one,), counts)
    place = one.place
    return Reading(
        one.id, one.as_of, one.kind, one.value, one.printed,
        place.paper_id, place.page_index, place.page_name, (place,), (), counts,
    )  # fmt: skip
