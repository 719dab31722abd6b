"""Meetings, papers, their agenda items, pages and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    """
    CREATE TABLE meeting (
        id TEXT NOT NULL PRIMARY KEY,
        council TEXT NOT NULL,
        committee TEXT NOT NULL,
        committee_key TEXT NOT NULL, -- the committee's name with case, spaces and signs folded
        date TEXT,
        time TEXT,
        venue TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX meeting_by_committee ON meeting (committee_key, date)",
    """
    CREATE TABLE paper (
        id TEXT NOT NULL PRIMARY KEY,
        meeting_id TEXT NOT NULL REFERENCES meeting (id),
        kind TEXT NOT NULL,
        title TEXT NOT NULL CHECK (instr(title, char(0)) = 0),
        file_name TEXT NOT NULL CHECK (instr(file_name, char(0)) = 0),
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
        shown_sha256 TEXT NOT NULL CHECK (length(shown_sha256) = 64), -- the PDF that is shown
        page_count INTEGER NOT NULL CHECK (page_count >= 0),
        imported TEXT NOT NULL,
        trashed TEXT -- when it was moved to Trash, or NULL
    ) STRICT
    """,
    "CREATE INDEX paper_by_meeting ON paper (meeting_id)",
    """
    CREATE TABLE agenda_item (
        id TEXT NOT NULL PRIMARY KEY,
        paper_id TEXT NOT NULL REFERENCES paper (id),
        position INTEGER NOT NULL,
        number TEXT NOT NULL,
        title TEXT NOT NULL,
        first_page INTEGER,
        last_page INTEGER,
        first_index INTEGER,
        last_index INTEGER
    ) STRICT
    """,
    "CREATE INDEX agenda_item_by_paper ON agenda_item (paper_id, position)",
    """
    CREATE TABLE page (
        paper_id TEXT NOT NULL REFERENCES paper (id),
        page_index INTEGER NOT NULL CHECK (page_index >= 0),
        label TEXT,
        width REAL NOT NULL,
        height REAL NOT NULL,
        text TEXT NOT NULL,
        words BLOB NOT NULL, -- zlib of compact JSON, a word a row
        PRIMARY KEY (paper_id, page_index)
    ) STRICT
    """,
    """
    CREATE TABLE fact (
        id TEXT NOT NULL PRIMARY KEY,
        paper_id TEXT NOT NULL REFERENCES paper (id),
        section TEXT NOT NULL, -- the word of the facts contract: waiting_times, kpis ...
        position INTEGER NOT NULL,
        page TEXT NOT NULL,
        page_index INTEGER NOT NULL,
        confidence REAL NOT NULL,
        box TEXT CHECK (box IS NULL OR json_valid(box)),
        body TEXT NOT NULL CHECK (json_valid(body)),
        confirmed_by TEXT, -- who looked at it beside the page, or NULL
        UNIQUE (paper_id, section, position)
    ) STRICT
    """,
    "CREATE INDEX fact_by_section ON fact (section)",
)


def create(db: Database) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        db.execute(statement)
