"""Originals and laid-out PDFs by their SHA-256, append-only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    """
    CREATE TABLE original (
        sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
        bytes BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER original_stays_as_it_is BEFORE UPDATE ON original
    BEGIN SELECT RAISE(ABORT, 'originals are append-only'); END
    """,
    """
    CREATE TRIGGER original_stays BEFORE DELETE ON original
    BEGIN SELECT RAISE(ABORT, 'originals are append-only'); END
    """,
)


def create(db: Database) -> None:
    """Make the table and the triggers that keep it append-only."""
    for statement in STATEMENTS:
        db.execute(statement)
