"""What stands in the forms of series that were not yet carried out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping


def keep(connection: sqlite3.Connection, series: str, form: str, values: Mapping[str, str]) -> None:
    """Put what stands in a form, by its fields' names, in place of what stood there."""
    connection.execute(
        "INSERT INTO series_draft (series, form, body) VALUES (?, ?, ?) "
        "ON CONFLICT (series, form) DO UPDATE SET body = excluded.body",
        (series, form, json.dumps(dict(values))),
    )


def drop(connection: sqlite3.Connection, series: str, form: str) -> None:
    """Forget what stood in a form; nothing happens where nothing did."""
    connection.execute("DELETE FROM series_draft WHERE series = ? AND form = ?", (series, form))


def draft(connection: sqlite3.Connection, series: str, form: str) -> dict[str, str]:
    """What stands in a form, by its fields' names; empty where nothing does."""
    row = connection.execute(
        "SELECT body FROM series_draft WHERE series = ? AND form = ?", (series, form)
    ).fetchone()
    held = {} if row is None else json.loads(row[0])
    return {str(name): str(words) for name, words in held.items()}
