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
    SearchHit,
)
from scrutiny_desk.library.shelves import search_hits
from scrutiny_desk.library.shelves.recommendations import SHOWN
from scrutiny_desk.library.shelves.search_query import query_of
from scrutiny_desk.library.shelves.versions import NOT_REPLACED

RANKED = 2000
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
_ALL_AT_ONCE = 1000
"""Up to so many places are gone through in one go; of more, each spot is asked for by itself."""

_COUNTED = """
    SELECT rowid >> 20 AS spot, count(*) FROM search_text WHERE search_text MATCH ? GROUP BY spot
"""
_IN_ONE = """
    SELECT rowid FROM search_text WHERE search_text MATCH :query AND rowid BETWEEN :first AND :last
"""
_BEST = """
    SELECT rowid FROM search_text
    WHERE search_text MATCH :query AND rowid BETWEEN :first AND :last
    AND (rowid >> 20) IN (SELECT value FROM json_each(:spots))
    ORDER BY bm25(search_text), rowid LIMIT :most OFFSET :skipped
"""
_HOMES = f"""
    SELECT search_slot.slot, coalesce(paper.meeting_id, search_slot.meeting_id) AS meeting_id,
        paper.trashed IS NOT NULL AS trashed,
        paper.id IS NOT NULL AND NOT ({NOT_REPLACED}) AS replaced,
        meeting.committee, meeting.committee_key, meeting.date
    FROM search_slot LEFT JOIN paper ON paper.id = search_slot.paper_id
    LEFT JOIN meeting ON meeting.id = coalesce(paper.meeting_id, search_slot.meeting_id)
"""
_SHOWN_HERE = f"""
    SELECT entry.id FROM search_entry AS entry JOIN recommendation ON recommendation.id = entry.ref
    WHERE entry.id IN (SELECT value FROM json_each(?)) AND {SHOWN}
"""


class Home:
    """The meeting that a slot's places belong to, in the order in which meetings are shown."""

    __slots__ = ("committee", "key", "meeting_id", "order", "replaced", "trashed", "year")

    def __init__(self, order: int, row: sqlite3.Row) -> None:
        self.order = order
        self.meeting_id = str(row["meeting_id"] or "")
        self.year = str(row["date"] or "")[:4]
        self.key = str(row["committee_key"] or "")
        self.committee = str(row["committee"] or "")
        self.trashed = bool(row["trashed"])
        self.replaced = bool(row["replaced"])


Homes = dict[int, Home]


def homes(connection: sqlite3.Connection) -> Homes:
    """Every slot's meeting; good for as long as the library does not change."""
    rows = sorted(connection.execute(_HOMES), key=_newest_first)
    return {row["slot"]: Home(order, row) for order, row in enumerate(rows)}


def state(connection: sqlite3.Connection) -> int:
    """A number that differs whenever another connection has written since."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _newest_first(row: sqlite3.Row) -> tuple[object, ...]:
    """The newest meeting first, those without a date last; the papers of each together."""
    date = str(row["date"] or "")
    newest = tuple(-ord(digit) for digit in date.ljust(10, "~"))
    return (not date, newest, row["committee"] or "", row["meeting_id"] or "", row["slot"])


@dataclass(slots=True)
class _Found:
    """Where the words stand: how many places in each spot (a slot's places of one kind).

    hidden: the recommendations of papers in Trash that nobody had a hand in.
    """

    homes: Homes
    spots: list[tuple[int, int]]
    hidden: frozenset[int] = frozenset()

    def narrowed(self, to: Narrowed) -> list[tuple[int, int]]:
        """The spots in the order in which they are shown; by meeting, then by kind."""
        order = {code: _SHOWN_ORDER[kind] for code, kind in _KINDS.items()}
        homes = self.homes
        spots = self.spots
        if to:
            spots = [
                (spot, count)
                for spot, count in spots
                if (not to.kinds or _KINDS[spot & 15] in to.kinds)
                and (not to.years or homes[spot >> 4].year in to.years)
                and (not to.committees or homes[spot >> 4].key in to.committees)
            ]
        return sorted(spots, key=lambda one: (homes[one[0] >> 4].order << 4) + order[one[0] & 15])


def search(
    connection: sqlite3.Connection,
    asked: Asked,
    homes: Homes,
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
    found = _found(connection, query.text, homes)
    spots = found.narrowed(narrowed)
    total = sum(count for _, count in spots)
    ranked, chosen = None, []
    shelf = search_hits.Hits(connection, query.text, _KINDS)
    if limit and order is Order.BEST:
        ids, ranked = _best(connection, query.text, found, spots, limit, skipped)
        chosen = shelf.at(ids)
    elif limit:
        chosen = _newest(shelf, found, spots, limit, skipped)
    by_meeting: dict[str, int] = {}
    for spot, count in spots:
        meeting_id = homes[spot >> 4].meeting_id
        by_meeting[meeting_id] = by_meeting.get(meeting_id, 0) + count
    return Answer(
        hits=tuple(chosen),
        total=total,
        by_meeting=by_meeting,
        facets=_facets(found, narrowed),
        also=query.also,
        said=asked.said,
        ranked=ranked,
    )


def _found(connection: sqlite3.Connection, query: str, homes: Homes) -> _Found:
    """Where the words stand, without what is in Trash or replaced."""
    counting = connection.cursor()
    counting.row_factory = None
    spots: list[tuple[int, int]] = []
    hidden: set[int] = set()
    for spot, count in counting.execute(_COUNTED, (query,)).fetchall():
        home = homes[spot >> 4]
        if home.trashed or home.replaced:
            kind = _KINDS[spot & 15]
            if home.trashed and kind is HitKind.RECOMMENDATION:
                out = _hidden(connection, query, spot)
                hidden |= out
                if len(out) < count:
                    spots.append((spot, count - len(out)))
            elif not home.trashed and kind in _A_PERSON_WROTE:
                spots.append((spot, count))
        else:
            spots.append((spot, count))
    return _Found(homes, spots, frozenset(hidden))


def _hidden(connection: sqlite3.Connection, query: str, spot: int) -> set[int]:
    """The recommendations of a paper in Trash that nobody had a hand in."""
    bounds = {"query": query, "first": spot << 20, "last": (spot + 1 << 20) - 1}
    found = {row[0] for row in connection.execute(_IN_ONE, bounds)}
    return found - {row[0] for row in connection.execute(_SHOWN_HERE, (json.dumps([*found]),))}


def _newest(
    shelf: search_hits.Hits,
    found: _Found,
    spots: Iterable[tuple[int, int]],
    limit: int,
    skipped: int,
) -> list[SearchHit]:
    """The places wanted: a whole spot at a time and in the order of the spots."""
    wanted: list[tuple[int, int, int]] = []
    for spot, count in spots:
        if skipped >= count:
            skipped -= count
            continue
        taken = min(count - skipped, limit)
        wanted.append((spot, skipped, taken))
        limit, skipped = limit - taken, 0
        if not limit:
            break
    few = sum(count for _, count in found.spots) <= _ALL_AT_ONCE
    return shelf.in_spots(wanted, found.hidden, at_once=few)


def _best(
    connection: sqlite3.Connection,
    query: str,
    found: _Found,
    spots: Sequence[tuple[int, int]],
    limit: int,
    skipped: int,
) -> tuple[list[int], int | None]:
    """The best places by BM25; of very many, the best among the newest, and among how many."""
    among: list[int] = []
    have = 0
    for spot, count in spots:
        if have >= RANKED:
            break
        among.append(spot)
        have += count
    if not among:
        return [], None
    rows = connection.execute(
        _BEST,
        {
            "query": query,
            "first": min(among) << 20,
            "last": (max(among) + 1 << 20) - 1,
            "spots": json.dumps(among),
            "most": limit + len(found.hidden),
            "skipped": skipped if not found.hidden else 0,
        },
    )
    ids = [row[0] for row in rows if row[0] not in found.hidden]
    if found.hidden:
        ids = ids[skipped:]
    return ids[:limit], None if len(among) == len(spots) else have


def _facets(found: _Found, narrowed: Narrowed) -> Facets:
    """The counts of each way to narrow, with what the other two ways are narrowed to."""
    together: dict[tuple[str, str, int], int] = {}
    names: dict[str, str] = {}
    for spot, count in found.spots:
        home = found.homes[spot >> 4]
        what = (home.year, home.key, spot & 15)
        together[what] = together.get(what, 0) + count
        names[home.key] = home.committee
    years = dict.fromkeys(narrowed.years, 0)
    committees = dict.fromkeys(narrowed.committees, 0)
    kinds = {HitKind(kind): 0 for kind in narrowed.kinds}
    for (year, key, code), count in together.items():
        kind = _KINDS[code]
        in_year = not narrowed.years or year in narrowed.years
        in_committee = not narrowed.committees or key in narrowed.committees
        of_kind = not narrowed.kinds or kind in narrowed.kinds
        # What would give nothing now keeps its place with a nought.
        years[year] = years.get(year, 0) + count * (in_committee and of_kind)
        committees[key] = committees.get(key, 0) + count * (in_year and of_kind)
        kinds[kind] = kinds.get(kind, 0) + count * (in_year and in_committee)
    return Facets(
        years=tuple(
            Choice(year, year or "No date", count)
            for year, count in sorted(years.items(), reverse=True)
        ),
        committees=tuple(
            Choice(key, names.get(key) or key.capitalize() or "No committee", count)
            for key, count in sorted(committees.items(), key=lambda one: (-one[1], one[0]))
        ),
        kinds=tuple(
            Choice(kind.value, kind.many, count)
            for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
        ),
    )
