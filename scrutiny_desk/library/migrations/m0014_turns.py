"""Pages that somebody wants to see turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

# Like the place where one reads, a way of seeing and nothing that was said: Undo leaves it alone.
STATEMENTS = (
    """
    CREATE TABLE page_turn (
        paper_id TEXT NOT NULL REFERENCES paper (id),
        page_index INTEGER NOT NULL CHECK (page_index >= 0),
        degrees INTEGER NOT NULL CHECK (degrees IN (0, 90, 180, 270)), -- clockwise, as shown
        PRIMARY KEY (paper_id, page_index)
    ) STRICT
    """,
)


def create(db: Database) -> None:
    """Make the table."""
    for statement in STATEMENTS:
        db.execute(statement)
