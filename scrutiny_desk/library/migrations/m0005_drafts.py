"""Updates that are being typed and were not yet added to a recommendation's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    """
    CREATE TABLE update_draft (
        recommendation_id TEXT NOT NULL PRIMARY KEY
            REFERENCES recommendation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        date TEXT NOT NULL CHECK (instr(date, char(0)) = 0),
        role TEXT NOT NULL CHECK (instr(role, char(0)) = 0),
        text TEXT NOT NULL CHECK (instr(text, char(0)) = 0)
    ) STRICT
    """,
)


def create(db: Database) -> None:
    """Make the table of drafts."""
    for statement in STATEMENTS:
        db.execute(statement)
