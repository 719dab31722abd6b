"""A response can be private, as an update can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database


def create(db: Database) -> None:
    """Widen the table of responses."""
    db.execute(
        "ALTER TABLE response ADD COLUMN private INTEGER NOT NULL DEFAULT 0 "
        "CHECK (private IN (0, 1))"
    )
