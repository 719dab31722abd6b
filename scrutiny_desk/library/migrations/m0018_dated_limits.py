"""A council's own value of a time limit from a day on: what began before keeps its own rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    """
    CREATE TABLE own_time_limit (
        id TEXT NOT NULL,
        since TEXT NOT NULL, -- the first day it holds; '': as long as the table's own value
        value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 999),
        unit TEXT NOT NULL CHECK (unit IN ('days', 'weeks', 'months')),
        counting TEXT NOT NULL
            CHECK (counting IN ('beginning with', 'from', 'clear before', 'clear after')),
        weekends INTEGER NOT NULL CHECK (weekends IN (0, 1)),
        bank_holidays INTEGER NOT NULL CHECK (bank_holidays IN (0, 1)),
        source TEXT NOT NULL CHECK (instr(source, char(0)) = 0),
        PRIMARY KEY (id, since)
    ) STRICT
    """,
    """
    INSERT INTO own_time_limit (id, since, value, unit, counting, weekends, bank_holidays, source)
        SELECT id, '', value, unit, counting, weekends, bank_holidays, source FROM time_limit
    """,
    "DROP TABLE time_limit",
)


def create(db: Database) -> None:
    """Give every own value the day from which it holds."""
    for statement in STATEMENTS:
        db.execute(statement)
