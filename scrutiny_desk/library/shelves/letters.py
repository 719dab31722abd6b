"""The shelf of letters that were written to officers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from scrutiny_desk.library.plain import folded, storable


def add(
    connection: sqlite3.Connection,
    letter_id: str,
    *,
    officer: str,
    date: str,
    words: str,
    created: str,
    rec_ids: Iterable[str],
) -> None:
    """Keep a letter with the recommendations it is about. date: ISO."""
    connection.execute(
        "INSERT INTO letter (id, officer, date, words, created) VALUES (?, ?, ?, ?, ?)",
        (letter_id, storable(officer), date, storable(words), created),
    )
    connection.executemany(
        "INSERT INTO letter_row (letter_id, recommendation_id) VALUES (?, ?)",
        [(letter_id, rec_id) for rec_id in rec_ids],
    )


def dates(connection: sqlite3.Connection) -> dict[tuple[str, str], list[str]]:
    """When was written about a recommendation to an officer: ISO dates, oldest first, each once.

    By the recommendation's id and the officer's name folded.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for rec_id, officer, date in connection.execute(
        "SELECT DISTINCT letter_row.recommendation_id, letter.officer, letter.date FROM letter_row "
        "JOIN letter ON letter.id = letter_row.letter_id ORDER BY letter.date"
    ):
        known = found.setdefault((str(rec_id), folded(officer)), [])
        if date not in known:
            known.append(str(date))
    return found
