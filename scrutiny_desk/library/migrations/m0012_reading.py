"""Which pages were looked at and read, how fast, and on which evenings the rest is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    # Rows are never deleted: an undo that put one back would meet one written since.
    """
    CREATE TABLE page_read (
        paper_id TEXT NOT NULL REFERENCES paper (id),
        page_index INTEGER NOT NULL CHECK (page_index >= 0),
        looked REAL NOT NULL DEFAULT 0 CHECK (looked >= 0), -- seconds
        read TEXT, -- when, or NULL: not read
        by_person INTEGER NOT NULL DEFAULT 0 CHECK (by_person IN (0, 1)),
        PRIMARY KEY (paper_id, page_index)
    ) STRICT
    """,
    """
    CREATE TABLE reading_plan (
        meeting_id TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id),
        evenings TEXT CHECK (evenings IS NULL OR json_valid(evenings)), -- days; NULL: every one
        put_first TEXT NOT NULL CHECK (json_valid(put_first)), -- keys of items, in order
        left_out TEXT NOT NULL CHECK (json_valid(left_out)) -- keys of items
    ) STRICT
    """,
    # One row at most, since one person reads here; no row, or NULL: by the rule.
    """
    CREATE TABLE reading_pace (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        words_per_minute INTEGER CHECK (words_per_minute > 0)
    ) STRICT
    """,
)


def create(db: Database) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        db.execute(statement)
