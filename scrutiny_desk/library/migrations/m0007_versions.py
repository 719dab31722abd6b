"""Which paper is a new version of which, and by what two prints of the same words are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutiny_desk.domain.papers.versions import words_key

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    # What two prints of the same words share; no row for a paper with next to no words.
    """
    CREATE TABLE paper_words (
        paper_id TEXT NOT NULL PRIMARY KEY REFERENCES paper (id),
        words_key TEXT NOT NULL CHECK (length(words_key) = 64)
    ) STRICT
    """,
    "CREATE INDEX paper_words_by_key ON paper_words (words_key)",
    """
    CREATE TABLE paper_version (
        paper_id TEXT NOT NULL PRIMARY KEY REFERENCES paper (id),
        older_id TEXT NOT NULL REFERENCES paper (id) CHECK (older_id <> paper_id),
        changed TEXT NOT NULL CHECK (json_valid(changed)) -- its pages that are new or altered
    ) STRICT
    """,
    "CREATE INDEX paper_version_by_older ON paper_version (older_id)",
)


def create(db: Database) -> None:
    """Make the tables, and take the key of every paper that stands on the shelf already."""
    for statement in STATEMENTS:
        db.execute(statement)
    for (paper_id,) in db.execute("SELECT id FROM paper").fetchall():
        texts = db.execute(
            "SELECT text FROM page WHERE paper_id = ? ORDER BY page_index", (paper_id,)
        )
        key = words_key("\n".join(text for (text,) in texts))
        if key is not None:
            db.execute(
                "INSERT INTO paper_words (paper_id, words_key) VALUES (?, ?)", (paper_id, key)
            )
