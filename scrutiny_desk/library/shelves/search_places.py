"""Where the words of a question stand: all places of it as numbers, counted and narrowed.

A place is a number that tells its slot (a paper or a meeting), its kind and which of them it is
(m0013). SQLite hands over all numbers of a question as one text in a third of the time that it
takes to group them, and a hundred thousand of them are counted here without a row being looked at.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

import numpy as np

from scrutiny_desk.domain.searching.searching import EVERYWHERE, Choice, Facets, HitKind, Narrowed
from scrutiny_desk.library.shelves.recommendations import SHOWN
from scrutiny_desk.library.shelves.search_homes import Bools, Homes, Ints

KINDS = {
    1: HitKind.ITEM,
    2: HitKind.RECOMMENDATION,
    3: HitKind.PAGE,
    4: HitKind.REPORT,
    5: HitKind.RESOLUTION,
    6: HitKind.MEASURE,
    7: HitKind.TERM,
    8: HitKind.NOTE,
    9: HitKind.QUESTION,
    10: HitKind.ANSWER,
}
_CODES = {kind: code for code, kind in KINDS.items()}
_SHOWN_ORDER = np.zeros(16, np.int64)
_A_PERSON_WROTE = np.zeros(16, np.bool_)
for _place, _kind in enumerate(HitKind):
    _SHOWN_ORDER[_CODES[_kind]] = _place
for _kind in (HitKind.NOTE, HitKind.QUESTION, HitKind.ANSWER, HitKind.RECOMMENDATION):
    _A_PERSON_WROTE[_CODES[_kind]] = True

_ALL = "SELECT json_group_array(rowid) FROM search_text WHERE search_text MATCH ?"
_SHOWN_HERE = f"""
    SELECT entry.id FROM search_entry AS entry JOIN recommendation ON recommendation.id = entry.ref
    WHERE entry.id IN (SELECT value FROM json_each(?)) AND {SHOWN}
"""  # noqa: S608 - a condition of our own


NOWHERE: Ints = np.zeros(0, np.int64)
_EVERY: Bools = np.ones(1, np.bool_)
"""Every spot, however many there are."""


@dataclass(frozen=True, slots=True)
class Spots:
    """The places of one question by spot (a slot's places of one kind), or some of the spots.

    spots, starts, counts: the number of each spot, where its places begin among `ids`, and how
    many there are.
    """

    homes: Homes
    ids: Ints
    spots: Ints
    starts: Ints
    counts: Ints

    @property
    def total(self) -> int:
        """How many places there are."""
        return int(self.counts.sum())

    def some(self, which: Bools | Ints) -> Spots:
        """Only these of the spots, in this order."""
        return Spots(
            self.homes, self.ids, self.spots[which], self.starts[which], self.counts[which]
        )

    def as_shown(self) -> Spots:
        """The spots in the order in which they are shown: by meeting, then by kind."""
        order = (self.homes.order[self.spots >> 4] << 4) + _SHOWN_ORDER[self.spots & 15]
        return self.some(np.argsort(order))

    def first(self, places: int) -> Spots:
        """The first spots that have so many places together; all of them where none has."""
        return self.some(np.arange(np.searchsorted(self.counts.cumsum(), places) + 1)[: len(self)])

    def part(self, limit: int, skipped: int) -> list[int]:
        """So many of the places after the first `skipped`, a spot after the other."""
        ends = self.counts.cumsum()
        chosen: list[int] = []
        for at in range(int(np.searchsorted(ends, skipped, "right")), len(self)):
            end = self.starts[at] + self.counts[at]
            begin = end - (ends[at] - skipped) if not chosen else self.starts[at]
            chosen += self.ids[begin:end][: limit - len(chosen)].tolist()
            if len(chosen) == limit:
                break
        return chosen

    def by_meeting(self) -> dict[str, int]:
        """How many places each meeting has, by its id ("" for none), the newest first."""
        homes = self.homes
        counts = _sums(homes.meeting[self.spots >> 4], self.counts, len(homes.meetings))
        (there,) = counts.nonzero()
        ids = map(homes.meetings.__getitem__, there.tolist())
        return dict(zip(ids, counts[there].tolist(), strict=True))

    def __len__(self) -> int:
        return len(self.spots)


@dataclass(frozen=True, slots=True)
class Found:
    """Every place of a question, without what is in Trash or replaced.

    left_out: whether the index has places of spots that are not shown. hidden: recommendations of
    papers in Trash that nobody had a hand in, which the index has too.
    """

    places: Spots
    left_out: bool = False
    hidden: frozenset[int] = frozenset()

    def narrowed(self, to: Narrowed) -> Spots:
        """The spots of what it is narrowed to."""
        if not to:
            return self.places
        in_year, in_committee, of_kind = _allowed(self.places, to)
        return self.places.some(in_year & in_committee & of_kind)

    def facets(self, narrowed: Narrowed = EVERYWHERE) -> Facets:
        """The counts of each way to narrow, with what the other two ways are narrowed to."""
        places, homes = self.places, self.places.homes
        slots, counts = places.spots >> 4, places.counts
        in_year, in_committee, of_kind = _allowed(places, narrowed)
        year, committee, kind = homes.year[slots], homes.committee[slots], places.spots & 15
        # What would give nothing now keeps its place with a nought.
        years = dict.fromkeys(narrowed.years, 0)
        committees = dict.fromkeys(narrowed.committees, 0)
        kinds = {HitKind(one): 0 for one in narrowed.kinds}
        for at, count in _counted(year, counts * (in_committee & of_kind)):
            years[homes.years[at]] = count
        for at, count in _counted(committee, counts * (in_year & of_kind)):
            committees[homes.committees[at]] = count
        for at, count in _counted(kind, counts * (in_year & in_committee)):
            kinds[KINDS[at]] = count
        last = np.zeros(len(homes.committees), np.int64)
        last[committee] = slots
        names = dict(zip(homes.committees, map(homes.names.get, last.tolist()), strict=True))
        return Facets(
            years=tuple(
                Choice(one, one or "No date", count)
                for one, count in sorted(years.items(), reverse=True)
            ),
            committees=tuple(
                Choice(key, names.get(key) or key.capitalize() or "No committee", count)
                for key, count in sorted(committees.items(), key=lambda one: (-one[1], one[0]))
            ),
            kinds=tuple(
                Choice(one.value, one.many, count)
                for one, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
            ),
        )


def find(connection: sqlite3.Connection, query: str, homes: Homes) -> Found:
    """Where the words stand. query: in the words of FTS5."""
    text = connection.execute(_ALL, (query,)).fetchone()[0][1:-1]
    return sift(connection, homes, np.fromstring(text, np.int64, sep=",") if text else NOWHERE)


def sift(connection: sqlite3.Connection, homes: Homes, ids: Ints) -> Found:
    """Of places in the order of their numbers those that are shown."""
    places = _by_spot(homes, ids)
    slots, kinds = places.spots >> 4, places.spots & 15
    if not homes.hides[slots].any():
        return Found(places)
    trashed = homes.trashed[slots]
    gone = trashed | (homes.replaced[slots] & ~_A_PERSON_WROTE[kinds])
    stays = np.repeat(~gone, places.counts)
    doubtful = ids[np.repeat(trashed & (kinds == _CODES[HitKind.RECOMMENDATION]), places.counts)]
    hidden: frozenset[int] = frozenset()
    if doubtful.size:
        rows = connection.execute(_SHOWN_HERE, (json.dumps(doubtful.tolist()),))
        shown = {row[0] for row in rows}
        hidden = frozenset(doubtful.tolist()) - shown
        stays |= np.isin(ids, list(shown))
    return Found(_by_spot(homes, ids[stays]), True, hidden)


def _by_spot(homes: Homes, ids: Ints) -> Spots:
    """Places that come in the order of their numbers, which FTS5 finds them in."""
    if not len(ids):
        return Spots(homes, NOWHERE, NOWHERE, NOWHERE, NOWHERE)
    spots = ids >> 20
    bounds = np.array([0, *((spots[1:] != spots[:-1]).nonzero()[0] + 1).tolist(), len(ids)])
    starts = bounds[:-1]
    return Spots(homes, ids, spots[starts], starts, bounds[1:] - starts)


def _allowed(places: Spots, narrowed: Narrowed) -> tuple[Bools, Bools, Bools]:
    """Which spots are of the years, of the committees and of the kinds that are wanted."""
    homes, slots = places.homes, places.spots >> 4
    return (
        _wanted(homes.years, narrowed.years)[homes.year[slots]] if narrowed.years else _EVERY,
        _wanted(homes.committees, narrowed.committees)[homes.committee[slots]]
        if narrowed.committees
        else _EVERY,
        _wanted([KINDS.get(code) for code in range(16)], narrowed.kinds)[places.spots & 15]
        if narrowed.kinds
        else _EVERY,
    )


def _wanted(values: list[str] | list[HitKind | None], wanted: frozenset[str]) -> Bools:
    return np.array([value in wanted for value in values], np.bool_)


def _sums(numbers: Ints, counts: Ints, size: int = 0) -> Ints:
    return np.bincount(numbers, counts, size).astype(np.int64)


def _counted(numbers: Ints, counts: Ints) -> list[tuple[int, int]]:
    """The counts of each number together, also where they come to nothing."""
    (there,) = np.bincount(numbers).nonzero()
    return list(zip(there.tolist(), _sums(numbers, counts)[there].tolist(), strict=True))
