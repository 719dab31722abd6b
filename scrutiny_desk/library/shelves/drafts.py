"""Updates that are being typed: one a recommendation, until it is added or emptied."""

from __future__ import annotations

import sqlite3

from scrutiny_desk.domain.tracker.recommendations import UpdateDraft


def keep(connection: sqlite3.Connection, rec_id: str, draft: UpdateDraft) -> None:
    """Put a draft in place of the one before it."""
    connection.execute(
        "INSERT INTO update_draft (recommendation_id, date, role, text, private) "
        "VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (recommendation_id) DO UPDATE SET date = excluded.date, "
        "role = excluded.role, text = excluded.text, private = excluded.private",
        (rec_id, draft.date, draft.role, draft.text, draft.private),
    )


def drop(connection: sqlite3.Connection, rec_id: str) -> None:
    """Take a draft away; nothing happens where there is none."""
    connection.execute("DELETE FROM update_draft WHERE recommendation_id = ?", (rec_id,))


def draft(connection: sqlite3.Connection, rec_id: str) -> UpdateDraft | None:
    """The draft of a recommendation's next update, or None."""
    row = connection.execute(
        "SELECT date, role, text, private FROM update_draft WHERE recommendation_id = ?", (rec_id,)
    ).fetchone()
    if row is None:
        return None
    return UpdateDraft(row["date"], row["role"], row["text"], private=bool(row["private"]))
