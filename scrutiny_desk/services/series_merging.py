"""Prints and entries of one series put together: each figure once, with every place of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures import OwnReading, Place, Reading
from scrutiny_desk.domain.series_setup import Chosen


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure where it is printed, or as a person entered it; `place` or `own` is there."""

    id: str
    as_of: str | None
    kind: str
    value: float | None
    printed: str
    place: Place | None = None
    own: OwnReading | None = None


@dataclass(slots=True)
class _Together:
    first: Entry
    places: list[Place] = field(default_factory=list)
    own: list[OwnReading] = field(default_factory=list)
    newest: tuple[bool, str, int] = (False, "", 0)


def merged(entries: Iterable[Entry], chosen: Sequence[Chosen] = ()) -> tuple[Reading, ...]:
    """The readings of a series, oldest first, undated last.

    entries: prints in the order of their papers, the first print first. Of figures of one date
    that differ the newest print counts, and one that is printed before one that was entered;
    unless somebody chose.
    """
    together: dict[tuple[str, str, object], _Together] = {}
    for number, entry in enumerate(entries):
        told = entry.printed.casefold() if entry.value is None else entry.value
        ends = "" if entry.as_of is None else last_day(entry.as_of).isoformat()
        found = together.get((ends, entry.kind, told))
        if found is None:
            found = together[ends, entry.kind, told] = _Together(entry)
        if entry.place is not None:
            if found.first.place is None:
                found.first = entry
            found.places.append(entry.place)
            rank = (True, entry.place.told_on, number)
        else:
            rank = (False, "", number)
        if entry.own is not None:
            found.own.append(entry.own)
            rank = (False, entry.own.entered, number)
        found.newest = max(found.newest, rank)
    readings = [(ends, _reading(one)) for (ends, _, _), one in together.items()]
    out = _not_counting(together, chosen)
    if out:
        readings = [
            (ends, replace(one, counts=one.id not in out) if one.id in out else one)
            for ends, one in readings
        ]
    readings.sort(key=lambda pair: (pair[1].as_of is None, pair[0]))
    return tuple(one for _, one in readings)


def _not_counting(
    together: dict[tuple[str, str, object], _Together], chosen: Sequence[Chosen]
) -> set[str]:
    """The ids of the readings beside which another one of the same date counts."""
    same: dict[tuple[str, str], list[_Together]] = {}
    for (ends, kind, _), one in together.items():
        if ends and one.first.value is not None:
            same.setdefault((ends, kind), []).append(one)
    out: set[str] = set()
    for (ends, kind), found in same.items():
        if len(found) > 1:
            wanted = {
                one.value
                for one in chosen
                if one.kind == kind and last_day(one.date).isoformat() == ends
            }
            counts = next(
                (one for one in found if one.first.value in wanted),
                max(found, key=lambda one: one.newest),
            )
            out |= {one.first.id for one in found if one is not counts}
    return out


def _reading(one: _Together) -> Reading:
    first, place = one.first, one.first.place
    return Reading(
        id=first.id,
        as_of=first.as_of,
        kind=first.kind,
        value=first.value,
        printed=first.printed,
        paper_id="" if place is None else place.paper_id,
        page_index=0 if place is None else place.page_index,
        page_name="" if place is None else place.page_name,
        places=tuple(one.places),
        own=tuple(one.own),
    )
