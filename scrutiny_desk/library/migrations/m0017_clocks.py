"""What a council says of time limits for itself, beside the table that comes with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    # A council's own value of a limit; the table itself is never written over.
    """
    CREATE TABLE time_limit (
        id TEXT NOT NULL PRIMARY KEY,
        value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 999),
        unit TEXT NOT NULL CHECK (unit IN ('days', 'weeks', 'months')),
        counting TEXT NOT NULL
            CHECK (counting IN ('beginning with', 'from', 'clear before', 'clear after')),
        weekends INTEGER NOT NULL CHECK (weekends IN (0, 1)),
        bank_holidays INTEGER NOT NULL CHECK (bank_holidays IN (0, 1)),
        source TEXT NOT NULL CHECK (instr(source, char(0)) = 0)
    ) STRICT
    """,
    # A day on which the offices are closed, or a bank holiday that was moved away from its day.
    """
    CREATE TABLE closed_day (
        day TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL CHECK (instr(name, char(0)) = 0),
        closed INTEGER NOT NULL CHECK (closed IN (0, 1))
    ) STRICT
    """,
    # Which limit a committee goes by; committee is its name folded, as in tracker_setting.
    """
    CREATE TABLE time_limit_choice (
        committee TEXT NOT NULL,
        purpose TEXT NOT NULL,
        name TEXT NOT NULL CHECK (instr(name, char(0)) = 0),
        limit_id TEXT NOT NULL,
        PRIMARY KEY (committee, purpose)
    ) STRICT
    """,
    # One row at most; none: England.
    """
    CREATE TABLE clock_nation (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        nation TEXT NOT NULL CHECK (nation IN ('England', 'Wales'))
    ) STRICT
    """,
)


def create(db: Database) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        db.execute(statement)
