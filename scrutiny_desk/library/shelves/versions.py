"""Papers that are new versions of others, and papers with the same words as others."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

NOT_REPLACED = (
    "NOT EXISTS (SELECT 1 FROM paper_version AS newer_one JOIN paper AS newer "
    "ON newer.id = newer_one.paper_id "
    "WHERE newer_one.older_id = paper.id AND newer.trashed IS NULL)"
)
"""A condition on `paper`: no newer version of it is on the shelf."""


def keep_words_key(connection: sqlite3.Connection, paper_id: str, key: str | None) -> None:
    """Keep by what the paper's words are known; None for a paper with next to no words."""
    if key is not None:
        connection.execute(
            "INSERT INTO paper_words (paper_id, words_key) VALUES (?, ?)", (paper_id, key)
        )


def with_same_words(connection: sqlite3.Connection, paper_id: str) -> list[str]:
    """The other papers on the shelf with the very same words, oldest import first."""
    rows = connection.execute(
        "SELECT other.paper_id FROM paper_words AS own JOIN paper_words AS other "
        "ON other.words_key = own.words_key AND other.paper_id <> own.paper_id "
        "JOIN paper ON paper.id = other.paper_id "
        "WHERE own.paper_id = ? AND paper.trashed IS NULL ORDER BY other.paper_id",
        (paper_id,),
    )
    return [str(row[0]) for row in rows]


def page_texts(connection: sqlite3.Connection, paper_id: str) -> list[str]:
    """The text of each page of a paper."""
    rows = connection.execute(
        "SELECT text FROM page WHERE paper_id = ? ORDER BY page_index", (paper_id,)
    )
    return [str(row[0]) for row in rows]


def current_of_kind(
    connection: sqlite3.Connection, meeting_id: str, kind: str, but: str
) -> list[str]:
    """The papers of a meeting of one kind on the shelf that no newer version replaces yet.

    but: the paper that is asked for, which is left out.
    """
    rows = connection.execute(
        "SELECT id FROM paper "  # noqa: S608 - our own words
        "WHERE meeting_id = ? AND kind = ? AND id <> ? AND trashed IS NULL "
        f"AND {NOT_REPLACED} ORDER BY id",
        (meeting_id, kind, but),
    )
    return [str(row[0]) for row in rows]


def tie(
    connection: sqlite3.Connection, paper_id: str, older_id: str, changed: Iterable[int]
) -> None:
    """Say that a paper is a new version of another, and which of its pages (from 0) changed."""
    connection.execute(
        "INSERT INTO paper_version (paper_id, older_id, changed) VALUES (?, ?, ?)",
        (paper_id, older_id, json.dumps(sorted(changed))),
    )


def untie(connection: sqlite3.Connection, paper_id: str) -> None:
    """Say that a paper is no new version of any other."""
    connection.execute("DELETE FROM paper_version WHERE paper_id = ?", (paper_id,))


def older_of(connection: sqlite3.Connection, paper_id: str) -> str | None:
    """The paper of which this is a new version, on the shelf or in Trash, or None."""
    row = connection.execute(
        "SELECT older_id FROM paper_version WHERE paper_id = ?", (paper_id,)
    ).fetchone()
    return None if row is None else str(row[0])


def newer_of(connection: sqlite3.Connection, paper_id: str) -> list[str]:
    """The papers that replace this one, on the shelf or in Trash."""
    rows = connection.execute(
        "SELECT paper_id FROM paper_version WHERE older_id = ? ORDER BY paper_id", (paper_id,)
    )
    return [str(row[0]) for row in rows]


@dataclass(frozen=True, slots=True)
class Tie:
    """The older paper that a paper replaces, and its own pages (from 0) that changed."""

    older_id: str
    changed: frozenset[int]


def all_ties(connection: sqlite3.Connection, meeting_id: str) -> dict[str, Tie]:
    """The papers of a meeting on the shelf that replace another, by their ids."""
    rows = connection.execute(
        "SELECT one.paper_id, one.older_id, one.changed FROM paper_version AS one "
        "JOIN paper ON paper.id = one.paper_id "
        "WHERE paper.meeting_id = ? AND paper.trashed IS NULL",
        (meeting_id,),
    )
    return {str(row[0]): Tie(str(row[1]), frozenset(json.loads(row[2]))) for row in rows}
