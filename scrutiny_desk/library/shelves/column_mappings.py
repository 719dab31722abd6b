"""What a person said the columns of a tracker are, by the headings of its table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from scrutiny_desk.library.plain import folded, now


def recall(connection: sqlite3.Connection, headings: Sequence[str]) -> tuple[str, ...] | None:
    """What each column holds, as it was said of a table with these headings; None if never."""
    row = connection.execute(
        "SELECT mapping FROM column_mapping WHERE headings = ?", (_key(headings),)
    ).fetchone()
    if row is None:
        return None
    fields = tuple(map(str, json.loads(row[0])))
    return fields if len(fields) == len(headings) else None


def remember(
    connection: sqlite3.Connection, headings: Sequence[str], fields: Sequence[str]
) -> None:
    """Keep what each column of a table with these headings holds."""
    connection.execute(
        "INSERT INTO column_mapping (headings, mapping, created) VALUES (?, ?, ?) "
        "ON CONFLICT (headings) DO UPDATE SET mapping = excluded.mapping",
        (_key(headings), json.dumps(list(fields)), now()),
    )


def _key(headings: Sequence[str]) -> str:
    return json.dumps([folded(heading) for heading in headings], ensure_ascii=False)
