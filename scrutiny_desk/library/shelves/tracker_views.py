"""The shelf of saved views of the tracker."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from scrutiny_desk.domain.tracker.views import SavedView, TrackerView


def views(connection: sqlite3.Connection) -> list[SavedView]:
    """The saved views in a person's own order."""
    rows = connection.execute("SELECT id, name, criteria FROM tracker_view ORDER BY position, id")
    return [
        SavedView(str(row["id"]), str(row["name"]), _view(str(row["criteria"]))) for row in rows
    ]


def _view(written: str) -> TrackerView:
    told = json.loads(written)
    return TrackerView.from_json(told if isinstance(told, dict) else {})


def add(connection: sqlite3.Connection, saved: SavedView) -> None:
    """Put a view on the shelf, after all others."""
    connection.execute(
        "INSERT INTO tracker_view (id, name, criteria, position) VALUES (?, ?, ?, "
        "(SELECT coalesce(max(position), 0) + 1 FROM tracker_view))",
        (saved.id, saved.name, json.dumps(saved.view.as_json())),
    )


def change(connection: sqlite3.Connection, saved: SavedView) -> None:
    """Write the name and the criteria of a view anew."""
    connection.execute(
        "UPDATE tracker_view SET name = ?, criteria = ? WHERE id = ?",
        (saved.name, json.dumps(saved.view.as_json()), saved.id),
    )


def remove(connection: sqlite3.Connection, view_id: str) -> None:
    """Take a view from the shelf."""
    connection.execute("DELETE FROM tracker_view WHERE id = ?", (view_id,))


def order(connection: sqlite3.Connection, view_ids: Sequence[str]) -> None:
    """Put the views in this order."""
    connection.executemany(
        "UPDATE tracker_view SET position = ? WHERE id = ? AND position <> ?",
        [(place, view_id, place) for place, view_id in enumerate(view_ids, start=1)],
    )
