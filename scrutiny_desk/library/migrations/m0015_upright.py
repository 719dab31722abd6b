"""Which pages of a paper are turned to be read, known since it was filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

# A paper filed before has no row until it is opened: its words are all to be unpacked for it.
STATEMENTS = (
    """
    CREATE TABLE paper_upright (
        paper_id TEXT PRIMARY KEY REFERENCES paper (id),
        turns TEXT NOT NULL CHECK (json_valid(turns)) -- [[page index, degrees clockwise], ...]
    ) STRICT
    """,
)


def create(db: Database) -> None:
    """Make the table."""
    for statement in STATEMENTS:
        db.execute(statement)
