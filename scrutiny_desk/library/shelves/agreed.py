"""The shelf of what a person said of things that papers record as agreed."""

from __future__ import annotations

import sqlite3


def verdicts(connection: sqlite3.Connection) -> dict[str, str | None]:
    """By fact id: the recommendation that it is, None for what does not belong in the tracker."""
    rows = connection.execute("SELECT fact_id, recommendation_id FROM agreed_verdict")
    return {str(row[0]): row[1] for row in rows}


def say(connection: sqlite3.Connection, fact_id: str, rec_id: str | None, created: str) -> None:
    """Note what somebody said; a later word takes the place of an earlier one."""
    connection.execute(
        "INSERT INTO agreed_verdict (fact_id, recommendation_id, created) VALUES (?, ?, ?) "
        "ON CONFLICT (fact_id) DO UPDATE SET recommendation_id = excluded.recommendation_id, "
        "created = excluded.created",
        (fact_id, rec_id, created),
    )


def unsay(connection: sqlite3.Connection, fact_id: str) -> None:
    """Forget what somebody said."""
    connection.execute("DELETE FROM agreed_verdict WHERE fact_id = ?", (fact_id,))
