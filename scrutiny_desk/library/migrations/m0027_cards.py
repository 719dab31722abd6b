"""More of what a definition card says: unit, how often, who counts, caveats, what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = tuple(
    f"""
    ALTER TABLE definition_card ADD COLUMN {name} TEXT NOT NULL DEFAULT ''
        CHECK (instr({name}, char(0)) = 0)
    """
    for name in ("unit", "frequency", "owner", "caveats", "about")
)


def create(db: Database) -> None:
    """Widen the cards."""
    for statement in STATEMENTS:
        db.execute(statement)
