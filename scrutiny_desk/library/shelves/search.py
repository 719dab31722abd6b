"""Full-text search: where the words stand, how many places there are of each kind, and which.

A place is a number that tells its slot (a paper or a meeting), its kind and which of them it is
(m0013), so that all of them can be counted before a single row is looked at.
"""

# ruff: noqa: S608 - only names of our own are put together here; values are bound or quoted

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.search_words import Asked
from scrutiny_desk.domain.searching import (
    EVERYWHERE,
    Answer,
    Choice,
    Facets,
    HitKind,
    Narrowed,
    Order,
)
from scrutiny_desk.library.shelves import search_hits
from scrutiny_desk.library.shelves.recommendations import SHOWN
from scrutiny_desk.library.shelves.search_query import query_of
from scrutiny_desk.library.shelves.versions import NOT_REPLACED

RANKED = 5000
"""Of more places than this, the best are sought among so many of the newest."""

_KINDS = {
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
_SHOWN_ORDER = {kind: place for place, kind in enumerate(HitKind)}
_A_PERSON_WROTE = {HitKind.NOTE, HitKind.QUESTION, HitKind.ANSWER, HitKind.RECOMMENDATION}
_A_GROUP_EACH = 8
"""Up to so many groups are asked for one by one, more of them in one go."""

_COUNTED = """
    SELECT rowid >> 20 AS spot, count(*) FROM search_text WHERE search_text MATCH ? GROUP BY spot
"""
_IN_ONE = """
    SELECT rowid FROM search_text
    WHERE search_text MATCH :query AND rowid BETWEEN :first AND :last ORDER BY rowid LIMIT :most
"""
_IN_SOME = """
    SELECT rowid FROM search_text
    WHERE search_text MATCH :query AND rowid BETWEEN :first AND :last
    AND (rowid >> 20) IN (SELECT value FROM json_each(:spots))
"""
_BEST = f"{_IN_SOME} ORDER BY bm25(search_text), rowid LIMIT :most OFFSET :skipped"
_HOMES = f"""
    SELECT search_slot.slot, coalesce(paper.meeting_id, search_slot.meeting_id) AS meeting_id,
        paper.trashed IS NOT NULL AS trashed,
        paper.id IS NOT NULL AND NOT ({NOT_REPLACED}) AS replaced,
        meeting.committee, meeting.committee_key, meeting.date
    FROM search_slot LEFT JOIN paper ON paper.id = search_slot.paper_id
    LEFT JOIN meeting ON meeting.id = coalesce(paper.meeting_id, search_slot.meeting_id)
    WHERE search_slot.slot IN (SELECT value FROM json_each(?))
"""
_SHOWN_HERE = f"""
    SELECT entry.id FROM search_entry AS entry JOIN recommendation ON recommendation.id = entry.ref
    WHERE entry.id IN (SELECT value FROM json_each(?)) AND {SHOWN}
"""


@dataclass(frozen=True, slots=True)
class _Spot:
    """The places of one kind in one slot: `count` of them match, or just those of `ids`."""

    number: int
    kind: HitKind
    count: int
    meeting_id: str | None
    year: str
    committee_key: str
    committee: str
    order: tuple[object, ...]
    ids: tuple[int, ...] | None = None

    def within(self, narrowed: Narrowed, *, but: str = "") -> bool:
        """Whether it is among what is narrowed to, one of the three ways left out."""
        return (
            (but == "years" or not narrowed.years or self.year in narrowed.years)
            and (
                but == "committees"
                or not narrowed.committees
                or self.committee_key in narrowed.committees
            )
            and (but == "kinds" or not narrowed.kinds or self.kind in narrowed.kinds)
        )


def search(
    connection: sqlite3.Connection,
    asked: Asked,
    *,
    narrowed: Narrowed = EVERYWHERE,
    order: Order = Order.NEWEST,
    limit: int,
    skipped: int = 0,
) -> Answer:
    """The places where the words stand: `limit` of them after the first `skipped`."""
    query = query_of(connection, asked)
    if not query.text:
        return Answer(said=asked.said)
    every = _spots(connection, query.text)
    spots = sorted(
        (spot for spot in every if spot.within(narrowed)),
        key=lambda spot: (*spot.order, _SHOWN_ORDER[spot.kind], spot.number),
    )
    total = sum(spot.count for spot in spots)
    ranked = None
    if order is Order.BEST:
        chosen, ranked = _best(connection, query.text, spots, limit, skipped)
    else:
        chosen = _newest(connection, query.text, spots, limit, skipped)
    by_meeting: dict[str, int] = {}
    for spot in spots:
        by_meeting[spot.meeting_id or ""] = by_meeting.get(spot.meeting_id or "", 0) + spot.count
    return Answer(
        hits=tuple(search_hits.hits(connection, query.text, chosen, _KINDS)),
        total=total,
        by_meeting=by_meeting,
        facets=_facets(every, narrowed),
        also=query.also,
        said=asked.said,
        ranked=ranked,
    )


def _spots(connection: sqlite3.Connection, query: str) -> list[_Spot]:
    """Where the words stand, by slot and kind; without what is in Trash or replaced."""
    counted = connection.execute(_COUNTED, (query,)).fetchall()
    slots = {number >> 4 for number, _ in counted}
    homes = {row["slot"]: row for row in connection.execute(_HOMES, (json.dumps(sorted(slots)),))}
    orders = {slot: _order(home) for slot, home in homes.items()}
    spots = []
    for number, count in counted:
        home, kind = homes[number >> 4], _KINDS[number & 15]
        ids = None
        if home["trashed"]:
            if kind is not HitKind.RECOMMENDATION:
                continue
            ids = _shown(connection, query, number)
            count = len(ids)  # noqa: PLW2901 - fewer of them are shown
        elif home["replaced"] and kind not in _A_PERSON_WROTE:
            continue
        if count:
            spots.append(
                _Spot(
                    number,
                    kind,
                    count,
                    home["meeting_id"],
                    (home["date"] or "")[:4],
                    home["committee_key"] or "",
                    home["committee"] or "",
                    orders[number >> 4],
                    ids,
                )
            )
    return spots


def _order(home: sqlite3.Row) -> tuple[object, ...]:
    """The newest meeting first, those without a date last."""
    date = str(home["date"] or "")
    newest_first = tuple(-ord(digit) for digit in date.ljust(10, "~"))
    return (not date, newest_first, home["committee"] or "", home["meeting_id"] or "~")


def _shown(connection: sqlite3.Connection, query: str, number: int) -> tuple[int, ...]:
    """The recommendations of a paper in Trash that somebody had a hand in."""
    found = [row[0] for row in connection.execute(_IN_ONE, _bounds(query, number, number))]
    return tuple(row[0] for row in connection.execute(_SHOWN_HERE, (json.dumps(found),)))


def _newest(
    connection: sqlite3.Connection, query: str, spots: Iterable[_Spot], limit: int, skipped: int
) -> list[int]:
    """The places wanted, a whole spot at a time and in the order of the spots."""
    wanted: list[_Spot] = []
    have, before = 0, skipped
    for spot in spots:
        if not wanted and spot.count <= before:
            before -= spot.count
            continue
        wanted.append(spot)
        have += spot.count
        if have >= before + limit:
            break
    ids = [one for spot in _with_ids(connection, query, wanted, before + limit) for one in spot]
    return ids[before : before + limit]


def _with_ids(
    connection: sqlite3.Connection, query: str, spots: Sequence[_Spot], most: int
) -> list[Sequence[int]]:
    """The places of each spot, no more than `most` of any."""
    if len(spots) <= _A_GROUP_EACH:
        return [
            spot.ids
            or [
                row[0]
                for row in connection.execute(
                    _IN_ONE, {**_bounds(query, spot.number, spot.number), "most": most}
                )
            ]
            for spot in spots
        ]
    numbers = [spot.number for spot in spots]
    found: dict[int, list[int]] = {number: [] for number in numbers}
    every = {**_bounds(query, min(numbers), max(numbers)), "spots": json.dumps(numbers)}
    for (place,) in connection.execute(_IN_SOME, every):
        found[place >> 20].append(place)
    return [spot.ids or sorted(found[spot.number]) for spot in spots]


def _best(
    connection: sqlite3.Connection, query: str, spots: Sequence[_Spot], limit: int, skipped: int
) -> tuple[list[int], int | None]:
    """The best places by BM25; of very many, the best among the newest, and among how many."""
    among: list[_Spot] = []
    have = 0
    for spot in spots:
        if have >= RANKED:
            break
        among.append(spot)
        have += spot.count
    if not among:
        return [], None
    numbers = [spot.number for spot in among]
    wanted = {
        **_bounds(query, min(numbers), max(numbers)),
        "spots": json.dumps(numbers),
        "most": limit,
        "skipped": skipped,
    }
    hidden = {spot.number: set(spot.ids) for spot in among if spot.ids is not None}
    if hidden:
        wanted |= {"most": -1, "skipped": 0}
    found = [row[0] for row in connection.execute(_BEST, wanted)]
    if hidden:
        found = [one for one in found if one in hidden.get(one >> 20, {one})]
        found = found[skipped : skipped + limit]
    return found, None if len(among) == len(spots) else have


def _bounds(query: str, first: int, last: int) -> dict[str, object]:
    return {"query": query, "first": first << 20, "last": (last + 1 << 20) - 1, "most": -1}


def _facets(every: Sequence[_Spot], narrowed: Narrowed) -> Facets:
    years: dict[str, int] = {}
    committees: dict[str, tuple[str, int]] = {}
    kinds: dict[HitKind, int] = {}
    for spot in every:
        if spot.within(narrowed, but="years"):
            years[spot.year] = years.get(spot.year, 0) + spot.count
        if spot.within(narrowed, but="committees"):
            word, count = committees.get(spot.committee_key, (spot.committee, 0))
            committees[spot.committee_key] = (word, count + spot.count)
        if spot.within(narrowed, but="kinds"):
            kinds[spot.kind] = kinds.get(spot.kind, 0) + spot.count
    for year in narrowed.years - years.keys():
        years[year] = 0
    for kind in narrowed.kinds - kinds.keys():
        kinds[HitKind(kind)] = 0
    for key in narrowed.committees - committees.keys():
        committees[key] = (key, 0)
    return Facets(
        years=tuple(
            Choice(year, year or "No date", count)
            for year, count in sorted(years.items(), reverse=True)
        ),
        committees=tuple(
            Choice(key, word or "No committee", count)
            for key, (word, count) in sorted(
                committees.items(), key=lambda one: (-one[1][1], one[1][0])
            )
        ),
        kinds=tuple(
            Choice(kind.value, kind.many, count)
            for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
        ),
    )
