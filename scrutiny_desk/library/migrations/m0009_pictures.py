"""Pages that are pictures: how sure text recognition was of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    # NULL for a page that is no picture, 0 for a picture of which no words are known.
    "ALTER TABLE page ADD COLUMN ocr REAL CHECK (ocr BETWEEN 0 AND 1)",
)


def create(db: Database) -> None:
    """Widen the shelf of pages."""
    for statement in STATEMENTS:
        db.execute(statement)
