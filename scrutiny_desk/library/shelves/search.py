"""Full-text search: where the words stand, how many places there are of each kind, and which."""

from __future__ import annotations

import re
import sqlite3

import numpy as np

from scrutiny_desk.domain.searching.search_words import Asked, Words
from scrutiny_desk.domain.searching.searching import EVERYWHERE, Answer, Narrowed, Order
from scrutiny_desk.library.shelves import search_ranking as ranking
from scrutiny_desk.library.shelves.search_hits import hits
from scrutiny_desk.library.shelves.search_homes import Homes
from scrutiny_desk.library.shelves.search_places import find, sift
from scrutiny_desk.library.shelves.search_query import query_of
from scrutiny_desk.library.shelves.search_snippets import snippets

_LONG_PHRASE = 3
"""Words side by side from which on they are taken to stand in few places, and to be dear to find:
all places of each word are gone through for them."""


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
    best, phrase = order is Order.BEST, _has_long_phrase(asked)
    scores = ranking.scores(connection, query.text) if best and phrase else {}
    if scores:
        found = sift(connection, homes, np.array(list(scores), np.int64))
    else:
        found = find(connection, query.text, homes)
    spots = found.narrowed(narrowed).as_shown()
    ids: list[int] = []
    marked: dict[int, str] = {}
    ranked = None
    if not limit:
        pass
    elif not best:
        ids = spots.part(limit, skipped)
    elif scores:
        ids, ranked = ranking.best_of_scored(scores, spots, limit, skipped)
    elif found.places.total <= ranking.RANKED:
        marked = ranking.best_of_few(connection, query.text, found, spots, limit, skipped)
    else:
        ids, ranked = ranking.best_of_many(connection, query.text, found, spots, limit, skipped)
    if ids:
        marked = snippets(connection, query.text, found.places.ids, ids, apart=phrase)
    return Answer(
        hits=hits(connection, marked),
        total=spots.total,
        by_meeting=spots.by_meeting(),
        facets=found.facets(narrowed),
        also=query.also,
        said=asked.said,
        ranked=ranked,
    )


def _has_long_phrase(asked: Asked) -> bool:
    return any(
        len(one_of) == 1
        and isinstance(one_of[0], Words)
        and len(re.findall(r"\w+", one_of[0].text)) >= _LONG_PHRASE
        for one_of in asked.wanted
    )
