"""What stands in forms that were not yet carried out, by what each is about."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from scrutiny_desk.library.plain import storable


def keep(connection: sqlite3.Connection, form: str, about: str, values: Mapping[str, str]) -> None:
    """Put what stands in a form, by its fields' names, in place of what stood there."""
    connection.execute(
        "INSERT INTO typed_draft (form, about, body) VALUES (?, ?, ?) "
        "ON CONFLICT (form, about) DO UPDATE SET body = excluded.body",
        (form, storable(about), json.dumps({name: storable(one) for name, one in values.items()})),
    )


def drop(connection: sqlite3.Connection, form: str, about: str) -> None:
    """Forget what stood in a form; nothing happens where nothing did."""
    connection.execute(
        "DELETE FROM typed_draft WHERE form = ? AND about = ?", (form, storable(about))
    )


def draft(connection: sqlite3.Connection, form: str, about: str) -> dict[str, str]:
    """What stands in a form, by its fields' names; empty where nothing does."""
    row = connection.execute(
        "SELECT body FROM typed_draft WHERE form = ? AND about = ?", (form, storable(about))
    ).fetchone()
    told = {} if row is None else json.loads(row[0])
    return {str(name): str(words) for name, words in told.items()}
