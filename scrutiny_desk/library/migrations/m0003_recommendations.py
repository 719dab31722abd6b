"""Recommendations, the papers that print them, and their history."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    """
    CREATE TABLE recommendation (
        id TEXT NOT NULL PRIMARY KEY,
        paper_id TEXT REFERENCES paper (id), -- the newest paper that prints it, or NULL
        committee TEXT NOT NULL CHECK (instr(committee, char(0)) = 0),
        number TEXT NOT NULL CHECK (instr(number, char(0)) = 0),
        date TEXT,
        date_text TEXT NOT NULL CHECK (instr(date_text, char(0)) = 0),
        text TEXT NOT NULL CHECK (instr(text, char(0)) = 0),
        target_text TEXT NOT NULL CHECK (instr(target_text, char(0)) = 0),
        target_date TEXT,
        officer TEXT NOT NULL CHECK (instr(officer, char(0)) = 0),
        reported TEXT NOT NULL CHECK (instr(reported, char(0)) = 0),
        reported_colour TEXT,
        closed_on TEXT,
        page_index INTEGER,
        page_name TEXT NOT NULL CHECK (instr(page_name, char(0)) = 0),
        by_person TEXT NOT NULL DEFAULT '' -- the fields a person changed, "officer target_text"
    ) STRICT
    """,
    # What each paper prints of a recommendation. The row above takes from the newest of them
    # whatever no person has changed.
    """
    CREATE TABLE recommendation_sighting (
        recommendation_id TEXT NOT NULL REFERENCES recommendation (id)
            DEFERRABLE INITIALLY DEFERRED,
        paper_id TEXT NOT NULL REFERENCES paper (id),
        number TEXT NOT NULL,
        date TEXT,
        date_text TEXT NOT NULL,
        text TEXT NOT NULL,
        target_text TEXT NOT NULL,
        target_date TEXT,
        officer TEXT NOT NULL,
        reported TEXT NOT NULL,
        reported_colour TEXT,
        page_index INTEGER NOT NULL,
        page_name TEXT NOT NULL,
        PRIMARY KEY (recommendation_id, paper_id)
    ) STRICT
    """,
    "CREATE INDEX recommendation_sighting_by_paper ON recommendation_sighting (paper_id)",
    """
    CREATE TABLE recommendation_update (
        id TEXT NOT NULL PRIMARY KEY,
        recommendation_id TEXT NOT NULL REFERENCES recommendation (id),
        paper_id TEXT REFERENCES paper (id), -- the paper that prints it, or NULL: typed
        date TEXT,
        role TEXT NOT NULL CHECK (instr(role, char(0)) = 0),
        text TEXT NOT NULL CHECK (instr(text, char(0)) = 0),
        created TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX recommendation_update_by_one ON recommendation_update (recommendation_id)",
    # Set to 1 only within the transaction of an undo or a redo, so nobody else ever sees the 1.
    "CREATE TABLE undoing (under_way INTEGER NOT NULL CHECK (under_way IN (0, 1))) STRICT",
    "INSERT INTO undoing (under_way) VALUES (0)",
    """
    CREATE TRIGGER recommendation_update_stays_as_it_is BEFORE UPDATE ON recommendation_update
    WHEN (SELECT under_way FROM undoing) = 0
    BEGIN SELECT RAISE(ABORT, 'the history of a recommendation is append-only'); END
    """,
    """
    CREATE TRIGGER recommendation_update_stays BEFORE DELETE ON recommendation_update
    WHEN (SELECT under_way FROM undoing) = 0
    BEGIN SELECT RAISE(ABORT, 'the history of a recommendation is append-only'); END
    """,
)


def create(db: Database) -> None:
    """Make the tables and the triggers that keep the history append-only."""
    for statement in STATEMENTS:
        db.execute(statement)
