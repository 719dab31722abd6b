"""Prints and entries of one series put together: each figure once, with every place of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures import OwnReading, Place, Reading
from scrutiny_desk.domain.series_columns import KINDS, Columns, LazyReadings, day_of
from scrutiny_desk.domain.series_setup import Chosen
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


def merged(
    prints: Sequence[Entry], own: Sequence[OwnFigures] = (), chosen: Sequence[Chosen] = ()
) -> LazyReadings:
    """The readings of a series, oldest first, undated last; none of them made yet.

    prints: in the order of their papers, the first print first. own: what was entered under each
    name of the series. Of figures of one date that differ the newest print counts, and one that
    is printed before one that was entered; unless somebody chose.
    """
    if len(own) == 1 and not prints:
        plainly = _one_a_date(own[0])
        if plainly is not None:
            return plainly
    return _put_together([*prints, *(one for held in own for one in held.readings())], chosen)


def _one_a_date(own: OwnFigures) -> LazyReadings | None:
    """Figures of one kind and one a date, as nearly all series are: there is nothing to merge."""
    days = _days_of(own.dates)
    if not own.kind or len(set(days)) < len(days) or np.isnan(own.values).any():
        return None
    ordinals = np.array(days, dtype=np.int64)
    order = np.argsort(ordinals)
    columns = Columns(
        ordinals[order],
        own.values[order],
        np.full(len(days), KINDS.index(own.kind), dtype=np.int8),
        np.ones(len(days), dtype=np.bool_),
    )
    return LazyReadings(
        columns,
        lambda: tuple(
            _alone(one, True) for one in sorted(own.readings(), key=lambda one: day_of(one.as_of))
        ),
    )


@lru_cache(maxsize=256)
def _days_of(dates: tuple[str, ...]) -> tuple[int, ...]:
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
