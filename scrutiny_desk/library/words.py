"""The words of the papers as they are spelt: what a beginning may go on to, and what was meant.

The index itself holds stems ("recommend"), which are neither. Words are cut and stemmed by SQLite's
own tokenizers, so that they are the index's words and no others.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Sequence
from contextlib import closing

_SHORTEST, _LONGEST = 2, 40
_END = "\U0010ffff"
_MOST_STEMS = 16
_MOST_GOING_ON = 48
_MOST_CANDIDATES = 4000


def learn(connection: sqlite3.Connection, texts: Sequence[str]) -> None:
    """Count the words of a paper's pages, a text a page, among those of the library."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as own:
        own.executescript(_SCHEMA)
        own.execute("BEGIN")
        own.executemany("INSERT INTO plain (rowid, body) VALUES (?, ?)", list(enumerate(texts)))
        counted: dict[str, int] = dict(
            own.execute(
                "SELECT term, doc FROM plain_words WHERE length(term) BETWEEN ? AND ?",
                (_SHORTEST, _LONGEST),
            )
        )
        known = _known(connection, counted)
        connection.executemany(
            "UPDATE search_word SET pages = pages + ? WHERE word = ?",
            [(counted[word], word) for word in known],
        )
        new = [word for word in counted if word not in known]
        # All in one row: where a stem stands in it tells whose stem it is.
        own.execute("INSERT INTO stemmed (rowid, body) VALUES (1, ?)", (" ".join(new),))
        connection.executemany(
            "INSERT OR IGNORE INTO search_word (word, stem, pages) VALUES (?, ?, ?)",
            [
                (new[place], stem, counted[new[place]])
                for stem, place in own.execute("SELECT term, offset FROM stemmed_words")
            ],
        )


def beyond_their_stem(connection: sqlite3.Connection, begins: str) -> list[str]:
    """Words that begin so while their stems do not, one for each stem, the commonest first.

    "recommendati" is the beginning of "recommendation", whose stem is "recommend".
    """
    begins = bare(begins)
    rows = connection.execute(
        "SELECT min(word) FROM search_word WHERE word >= ? AND word < ? "
        "AND substr(stem, 1, ?) <> ? GROUP BY stem ORDER BY sum(pages) DESC, 1 LIMIT ?",
        (begins, begins + _END, len(begins), begins, _MOST_STEMS),
    )
    return [str(row[0]) for row in rows]


def going_on(connection: sqlite3.Connection, begins: str) -> list[str]:
    """The commonest words that begin so, one for each stem."""
    begins = bare(begins)
    rows = connection.execute(
        "SELECT min(word) FROM search_word WHERE word >= ? AND word < ? "
        "GROUP BY stem ORDER BY sum(pages) DESC, 1 LIMIT ?",
        (begins, begins + _END, _MOST_GOING_ON),
    )
    return [str(row[0]) for row in rows]


def is_known(connection: sqlite3.Connection, word: str) -> bool:
    """Whether the word stands in a paper in this spelling."""
    row = connection.execute("SELECT 1 FROM search_word WHERE word = ?", (bare(word),)).fetchone()
    return row is not None


def spelt_like(connection: sqlite3.Connection, word: str, most: int) -> list[str]:
    """The words of the papers that are nearest to this one, one or two letters away."""
    word = bare(word)
    if len(word) < 4:
        return []
    farthest = 1 if len(word) < 6 else 2
    rows = connection.execute(
        "SELECT word, pages FROM search_word WHERE length(word) BETWEEN ? AND ? "
        "AND (substr(word, 1, 1) = ? OR substr(word, 2, 2) = ? OR substr(word, -3) = ?) "
        "ORDER BY pages DESC LIMIT ?",
        (
            *(len(word) - farthest, len(word) + farthest),
            *(word[0], word[1:3], word[-3:]),
            _MOST_CANDIDATES,
        ),
    )
    near = [
        (steps, -pages, candidate)
        for candidate, pages in rows
        if 0 < (steps := steps_between(word, candidate, farthest)) <= farthest
    ]
    nearest = min(near, default=(0,))[0]
    return [candidate for steps, _, candidate in sorted(near)[:most] if steps == nearest]


def steps_between(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap with their neighbour; `most` + 1 where it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before = before, row
        row = [i]
        for j, wanted in enumerate(other, 1):
            step = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                step = min(step, earlier[j - 2] + 1)
            row.append(step)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def bare(text: str) -> str:
    """Lower case without accents, as the index compares words."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def _known(connection: sqlite3.Connection, words: dict[str, int]) -> set[str]:
    marks = ", ".join("?" * len(words))
    rows = connection.execute(
        f"SELECT word FROM search_word WHERE word IN ({marks})",  # noqa: S608 - question marks only
        list(words),
    )
    return {str(row[0]) for row in rows}


_SCHEMA = """
    CREATE VIRTUAL TABLE plain USING fts5 (
        body, content = '', detail = none, columnsize = 0,
        tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE plain_words USING fts5vocab (plain, row);
    CREATE VIRTUAL TABLE stemmed USING fts5 (
        body, content = '', columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE stemmed_words USING fts5vocab (stemmed, instance);
"""
