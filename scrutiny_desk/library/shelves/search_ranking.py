"""The best of what is found, by BM25; of very many places, the best of the newest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from scrutiny_desk.library.shelves.search_places import Found, Spots
from scrutiny_desk.library.shelves.search_snippets import SNIPPET

RANKED = 2000
"""Of more places than this, the best are sought among so many of the newest."""
_SCORED_AT_ONCE = 4
"""Times as many places are ranked in one go with finding them, where they are taken to be few."""

# SQLite cuts the words around what was found only for the rows that it hands over, in the order in
# which FTS5 has ranked them; places of one rank stay in the order of their numbers.
_FEW = f"""
    SELECT rowid, {SNIPPET} FROM search_text WHERE search_text MATCH :query
    AND (:spots IS NULL OR (rowid >> 20) IN (SELECT value FROM json_each(:spots)))
    AND NOT +rowid IN (SELECT value FROM json_each(:hidden))
    ORDER BY rank LIMIT :limit OFFSET :skipped
"""  # noqa: S608 - a column of our own
_MANY = """
    SELECT rowid FROM search_text
    WHERE search_text MATCH :query AND rowid BETWEEN :first AND :last
    AND (rowid >> 20) IN (SELECT value FROM json_each(:spots))
    AND NOT +rowid IN (SELECT value FROM json_each(:hidden))
    ORDER BY bm25(search_text), rowid LIMIT :limit OFFSET :skipped
"""
_SCORED = """
    SELECT rowid, bm25(search_text) FROM search_text WHERE search_text MATCH ?
    ORDER BY rowid LIMIT ?
"""


def scores(connection: sqlite3.Connection, query: str) -> dict[int, float]:
    """Every place with its rank by BM25 (the least first); nothing where there are too many.

    To find the places first and rank them then goes through the words of a phrase once more.
    """
    most = _SCORED_AT_ONCE * RANKED
    rows = connection.execute(_SCORED, (query, most + 1)).fetchall()
    return {} if len(rows) > most else {row[0]: row[1] for row in rows}


def best_of_scored(
    scores: Mapping[int, float], spots: Spots, limit: int, skipped: int
) -> tuple[list[int], int | None]:
    """As `best_of_many` of places whose ranks are known."""
    among = spots.first(RANKED)
    ids = sorted(among.part(among.total, 0), key=lambda one: (scores[one], one))
    return ids[skipped : skipped + limit], _among(among, spots)


def best_of_few(
    connection: sqlite3.Connection,
    query: str,
    found: Found,
    spots: Spots,
    limit: int,
    skipped: int,
) -> dict[int, str]:
    """The best of all places, each with its snippet. spots: those that are wanted of `found`."""
    every = spots.total == found.places.total and not found.left_out
    rows = connection.execute(
        _FEW,
        {
            "query": query,
            "spots": None if every else json.dumps(spots.spots.tolist()),
            "hidden": json.dumps(list(found.hidden)),
            "limit": limit,
            "skipped": skipped,
        },
    )
    return {row[0]: row[1] for row in rows}


def best_of_many(
    connection: sqlite3.Connection,
    query: str,
    found: Found,
    spots: Spots,
    limit: int,
    skipped: int,
) -> tuple[list[int], int | None]:
    """The best among the newest of these spots, and among how many; None for all."""
    among = spots.first(RANKED)
    if not len(among):
        return [], None
    rows = connection.execute(
        _MANY,
        {
            "query": query,
            "first": int(among.spots.min()) << 20,
            "last": (int(among.spots.max()) + 1 << 20) - 1,
            "spots": json.dumps(among.spots.tolist()),
            "hidden": json.dumps(list(found.hidden)),
            "limit": limit,
            "skipped": skipped,
        },
    )
    return [row[0] for row in rows], _among(among, spots)


def _among(among: Spots, spots: Spots) -> int | None:
    return None if len(among) == len(spots) else among.total
