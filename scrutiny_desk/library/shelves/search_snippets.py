"""The words around what was found, with the words found marked; one way for few, one for far."""

# ruff: noqa: S608 - only names of our own are put together here; values are bound

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing

from scrutiny_desk.library.shelves.search_homes import Ints

# Code points that are no characters stand for the ends of a found word: no text prints them.
BEGIN, END = "\ufdd0", "\ufdd1"
_WORDS = 32
_FAR = 500
"""Places of a question from the first to the last that are gone through in one go."""

SNIPPET = f"snippet(search_text, 0, '{BEGIN}', '{END}', '…', {_WORDS})"
"""What a question of the index hands over for the words around what was found."""
_MARKED = f"SELECT rowid, {SNIPPET} FROM search_text WHERE search_text MATCH ?"
# The plus keeps SQLite from asking the index anew for every place.
_CLOSE = f"""
    {_MARKED} AND rowid BETWEEN ? AND ? AND +rowid IN (SELECT value FROM json_each(?))
"""
_TEXTS = "SELECT id, body FROM search_source WHERE id IN (SELECT value FROM json_each(?))"
# Words are cut and stemmed as in the library's index (m0013).
_APART = """
    CREATE VIRTUAL TABLE search_text USING fts5 (
        body, tokenize = 'porter unicode61 remove_diacritics 2'
    )
"""


def snippets(
    connection: sqlite3.Connection,
    query: str,
    among: Ints,
    ids: Sequence[int],
    *,
    apart: bool = False,
) -> dict[int, str]:
    """A snippet for each of these places, in their order, with BEGIN and END around what was found.

    query: in the words of FTS5. among: every place of it, in the order of their numbers. apart: the
    library's index is not to be asked again, since the question is dear.
    """
    first, last = min(ids), max(ids)
    begin, end = among.searchsorted([first, last])
    if apart or end - begin > _FAR:
        marked = _apart(connection, query, ids)
    else:
        bound = (query, first, last, json.dumps(list(ids)))
        marked = _pairs(connection.execute(_CLOSE, bound))
    return {one: marked[one] for one in ids}


def _apart(connection: sqlite3.Connection, query: str, ids: Sequence[int]) -> dict[int, str]:
    """The snippets from an index of these places alone.

    The library's would look up every word of the question anew for every place, which takes
    milliseconds each for a phrase or the beginning of a word.
    """
    texts = connection.execute(_TEXTS, (json.dumps(list(ids)),))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as own:
        own.execute(_APART)
        own.execute("BEGIN")
        own.executemany("INSERT INTO search_text (rowid, body) VALUES (?, ?)", map(tuple, texts))
        return _pairs(own.execute(_MARKED, (query,)))


def _pairs(rows: sqlite3.Cursor) -> dict[int, str]:
    return {row[0]: row[1] for row in rows}
