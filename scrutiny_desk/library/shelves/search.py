"""Full-text search: where the words stand, how many places there are of each kind, and which."""

from __future__ import annotations

import json
import re
import sqlite3

import numpy as np

from scrutiny_desk.domain.search_words import Asked, Words
from scrutiny_desk.domain.searching import EVERYWHERE, Answer, Narrowed, Order
from scrutiny_desk.library.shelves.search_hits import Hits
from scrutiny_desk.library.shelves.search_homes import Homes
from scrutiny_desk.library.shelves.search_places import Spots, find, sift
from scrutiny_desk.library.shelves.search_query import query_of

RANKED = 2000
"""Of more places than this, the best are sought among so many of the newest."""

_BEST = """
    SELECT rowid FROM search_text
    WHERE search_text MATCH :query AND rowid BETWEEN :first AND :last
    AND (rowid >> 20) IN (SELECT value FROM json_each(:spots))
    ORDER BY bm25(search_text), rowid LIMIT :most
"""

_SCORED = """
    SELECT rowid, bm25(search_text) FROM search_text WHERE search_text MATCH ?
    ORDER BY rowid LIMIT ?
"""
_LONG_PHRASE = 3
"""Words side by side from which on they are taken to stand in few places."""


def homes(connection: sqlite3.Connection) -> Homes:
    """Every slot's meeting; good for as long as the library does not change."""
    return Homes(connection)


def state(connection: sqlite3.Connection) -> int:
    """A number that differs whenever another connection has written since."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


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
    scores = _scores(connection, query.text) if order is Order.BEST and _is_rare(asked) else {}
    if scores:
        found = sift(connection, homes, np.array(list(scores), np.int64))
    else:
        found = find(connection, query.text, homes)
    spots = found.narrowed(narrowed).as_shown()
    ids: list[int] = []
    ranked = None
    if scores:
        best = sorted(spots.part(spots.total, 0), key=lambda one: (scores[one], one))
        ids = best[skipped : skipped + limit]
    elif limit and order is Order.BEST:
        ids, ranked = _best(connection, query.text, spots, found.hidden, limit, skipped)
    elif limit:
        ids = spots.part(limit, skipped)
    return Answer(
        hits=tuple(Hits(connection, query.text, found.places.ids).at(ids)),
        total=spots.total,
        by_meeting=spots.by_meeting(),
        facets=found.facets(narrowed),
        also=query.also,
        said=asked.said,
        ranked=ranked,
    )


def _is_rare(asked: Asked) -> bool:
    """Whether the words are likely to stand in few places."""
    return any(
        len(one_of) == 1
        and isinstance(one_of[0], Words)
        and len(re.findall(r"\w+", one_of[0].text)) >= _LONG_PHRASE
        for one_of in asked.wanted
    )


def _scores(connection: sqlite3.Connection, query: str) -> dict[int, float]:
    """Every place with its rank by BM25 (the least first); nothing where there are too many.

    To find the places first and rank them then goes through the words of a phrase once more.
    """
    rows = connection.execute(_SCORED, (query, RANKED + 1)).fetchall()
    return {} if len(rows) > RANKED else {row[0]: row[1] for row in rows}


def _best(
    connection: sqlite3.Connection,
    query: str,
    spots: Spots,
    hidden: frozenset[int],
    limit: int,
    skipped: int,
) -> tuple[list[int], int | None]:
    """The best places by BM25; of very many, the best among the newest, and among how many."""
    among = spots.first(RANKED)
    if not len(among):
        return [], None
    rows = connection.execute(
        _BEST,
        {
            "query": query,
            "first": int(among.spots.min()) << 20,
            "last": (int(among.spots.max()) + 1 << 20) - 1,
            "spots": json.dumps(among.spots.tolist()),
            "most": skipped + limit + len(hidden),
        },
    )
    ids = [row[0] for row in rows if row[0] not in hidden]
    return ids[skipped : skipped + limit], None if len(among) == len(spots) else among.total
