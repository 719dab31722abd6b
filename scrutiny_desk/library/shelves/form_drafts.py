"""What stands in the forms of recommendations that were not yet carried out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping


def keep(connection: sqlite3.Connection, rec_id: str, form: str, values: Mapping[str, str]) -> None:
    """Put what stands in a form, by its fields' names, in place of what stood there."""
    connection.execute(
        "INSERT INTO form_draft (recommendation_id, form, body) VALUES (?, ?, ?) "
        "ON CONFLICT (recommendation_id, form) DO UPDATE SET body = excluded.body",
        (rec_id, form, json.dumps(values)),
    )


def drop(connection: sqlite3.Connection, rec_id: str, form: str) -> None:
    """Forget what stood in a form; nothing happens where nothing did."""
    connection.execute(
        "DELETE FROM form_draft WHERE recommendation_id = ? AND form = ?", (rec_id, form)
    )


def draft(connection: sqlite3.Connection, rec_id: str, form: str) -> dict[str, str]:
    """What stands in a form, by its fields' names; empty where nothing does."""
    row = connection.execute(
        "SELECT body FROM form_draft WHERE recommendation_id = ? AND form = ?", (rec_id, form)
    ).fetchone()
    return {} if row is None else {str(name): str(words) for name, words in
                                   json.loads(row[0]).items()}  # fmt: skip
