"""Where somebody left off reading: one place a paper, and which of them is the last."""

from __future__ import annotations

import sqlite3

from scrutiny_desk.domain.papers.papers import Place


def keep(connection: sqlite3.Connection, place: Place) -> None:
    """Remember a place instead of the one before it in the same paper."""
    connection.execute(
        "INSERT INTO place (paper_id, page_index, down, turn) "
        "VALUES (?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM place)) "
        "ON CONFLICT (paper_id) DO UPDATE SET page_index = excluded.page_index, "
        "down = excluded.down, turn = excluded.turn",
        (place.paper_id, place.page_index, place.offset),
    )


def last(connection: sqlite3.Connection) -> Place | None:
    """The last place in a paper that is not in Trash, or None."""
    row = connection.execute(
        "SELECT place.* FROM place JOIN paper ON paper.id = place.paper_id "
        "WHERE paper.trashed IS NULL ORDER BY turn DESC LIMIT 1"
    ).fetchone()
    return None if row is None else _place(row)


def place_in(connection: sqlite3.Connection, paper_id: str) -> Place | None:
    """The place in one paper, or None where it was never read."""
    row = connection.execute("SELECT * FROM place WHERE paper_id = ?", (paper_id,)).fetchone()
    return None if row is None else _place(row)


def _place(row: sqlite3.Row) -> Place:
    return Place(row["paper_id"], row["page_index"], row["down"])
