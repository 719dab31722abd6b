"""Notes on pages, and where somebody left off reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    # NUL bytes are refused because the undo log writes rows with quote(), which cuts text at them.
    """
    CREATE TABLE note (
        id TEXT NOT NULL PRIMARY KEY,
        paper_id TEXT NOT NULL REFERENCES paper (id),
        item_id TEXT REFERENCES agenda_item (id),
        kind TEXT NOT NULL,
        text TEXT NOT NULL CHECK (instr(text, char(0)) = 0),
        page_index INTEGER NOT NULL CHECK (page_index >= 0),
        page_label TEXT NOT NULL CHECK (instr(page_label, char(0)) = 0),
        boxes TEXT NOT NULL CHECK (json_valid(boxes)),
        quote TEXT NOT NULL CHECK (instr(quote, char(0)) = 0),
        words_before TEXT NOT NULL CHECK (instr(words_before, char(0)) = 0),
        words_after TEXT NOT NULL CHECK (instr(words_after, char(0)) = 0),
        status TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (instr(answer, char(0)) = 0),
        private INTEGER NOT NULL CHECK (private IN (0, 1)),
        created TEXT NOT NULL,
        modified TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX note_by_paper ON note (paper_id, page_index)",
    """
    CREATE TABLE place (
        paper_id TEXT NOT NULL PRIMARY KEY REFERENCES paper (id),
        page_index INTEGER NOT NULL CHECK (page_index >= 0),
        down REAL NOT NULL,
        turn INTEGER NOT NULL -- rises with every place kept: the highest is the last
    ) STRICT
    """,
)


def create(db: Database) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        db.execute(statement)
