"""A recommendation's whole row: kind, origin, revised targets, responses, links, letters, views."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database


_APPEND_ONLY = """
    CREATE TRIGGER {table}_stays_on_{how} BEFORE {how} ON {table}
    WHEN (SELECT under_way FROM undoing) = 0
    BEGIN SELECT RAISE(ABORT, 'the history of a recommendation is append-only'); END
    """
"""Refuses to change or take away what a history says, save for an undo."""

_COLUMNS = (
    """kind TEXT NOT NULL DEFAULT 'recommendation'
        CHECK (kind IN ('recommendation', 'action', 'information request'))""",
    # Where it comes from: a word of domain/tracker/recommendations.py's Origin, what the tracker
    # prints of it, and the page that records it.
    "origin TEXT NOT NULL DEFAULT ''",
    "origin_text TEXT NOT NULL DEFAULT '' CHECK (instr(origin_text, char(0)) = 0)",
    "origin_paper_id TEXT REFERENCES paper (id)",
    "origin_page_index INTEGER",
    "origin_page_name TEXT NOT NULL DEFAULT ''",
    """executive_member TEXT NOT NULL DEFAULT ''
        CHECK (instr(executive_member, char(0)) = 0)""",
    # The day the executive received it, and the time limit that runs from then.
    "sent_on TEXT",
    "clock_rule TEXT NOT NULL DEFAULT ''",
    # How it ended, and where the committee's agreement to that stands ("Minutes, item 4").
    "outcome TEXT NOT NULL DEFAULT ''",
    "closed_words TEXT NOT NULL DEFAULT '' CHECK (instr(closed_words, char(0)) = 0)",
    "private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1))",
)

STATEMENTS = (
    *(f"ALTER TABLE recommendation ADD COLUMN {column}" for column in _COLUMNS),
    # What an entry of the history is. Only 'update' and 'response' are news of the matter itself.
    """
    ALTER TABLE recommendation_update ADD COLUMN what TEXT NOT NULL DEFAULT 'update'
        CHECK (what IN ('update', 'response', 'change', 'closure', 'letter'))
    """,
    """
    ALTER TABLE recommendation_update ADD COLUMN private INTEGER NOT NULL DEFAULT 0
        CHECK (private IN (0, 1))
    """,
    # What a person revised. What papers print of a target follows from the sightings.
    """
    CREATE TABLE target_revision (
        id TEXT NOT NULL PRIMARY KEY,
        recommendation_id TEXT NOT NULL REFERENCES recommendation (id)
            DEFERRABLE INITIALLY DEFERRED,
        date TEXT, -- when it was revised
        from_text TEXT NOT NULL CHECK (instr(from_text, char(0)) = 0),
        from_date TEXT,
        to_text TEXT NOT NULL CHECK (instr(to_text, char(0)) = 0),
        to_date TEXT,
        reason TEXT NOT NULL CHECK (reason <> '' AND instr(reason, char(0)) = 0),
        created TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX target_revision_by_one ON target_revision (recommendation_id)",
    *(_APPEND_ONLY.format(table="target_revision", how=how) for how in ("UPDATE", "DELETE")),
    """
    CREATE TABLE response (
        id TEXT NOT NULL PRIMARY KEY,
        recommendation_id TEXT NOT NULL REFERENCES recommendation (id)
            DEFERRABLE INITIALLY DEFERRED,
        date TEXT, -- the day the committee received it
        kind TEXT NOT NULL CHECK (kind IN ('accepted', 'accepted in part', 'accepted in principle',
            'rejected', 'noted only', 'none')),
        by_whom TEXT NOT NULL CHECK (instr(by_whom, char(0)) = 0),
        text TEXT NOT NULL CHECK (instr(text, char(0)) = 0),
        created TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX response_by_one ON response (recommendation_id)",
    *(_APPEND_ONLY.format(table="response", how=how) for how in ("UPDATE", "DELETE")),
    # What shows it: a page, a file on disk, a question, a measure, another recommendation.
    # ref: the question's or recommendation's id, the measure's key, the file's path; '' for a page.
    """
    CREATE TABLE recommendation_link (
        id TEXT NOT NULL PRIMARY KEY,
        recommendation_id TEXT NOT NULL REFERENCES recommendation (id)
            DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL
            CHECK (kind IN ('page', 'file', 'question', 'measure', 'recommendation')),
        paper_id TEXT REFERENCES paper (id),
        page_index INTEGER CHECK (page_index >= 0),
        page_name TEXT NOT NULL DEFAULT '',
        ref TEXT NOT NULL DEFAULT '' CHECK (instr(ref, char(0)) = 0),
        words TEXT NOT NULL CHECK (instr(words, char(0)) = 0),
        created TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX recommendation_link_by_one ON recommendation_link (recommendation_id)",
    # What a person said of something that minutes record as agreed: it is this row, or none at all.
    """
    CREATE TABLE agreed_verdict (
        fact_id TEXT NOT NULL PRIMARY KEY REFERENCES fact (id) ON DELETE CASCADE,
        recommendation_id TEXT REFERENCES recommendation (id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL -- with no recommendation_id: nothing that belongs in the tracker
    ) STRICT
    """,
    # A committee's own ways: committee is the name folded, so that signs and case do not matter.
    """
    CREATE TABLE tracker_setting (
        committee TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL CHECK (instr(name, char(0)) = 0),
        reference_format TEXT NOT NULL DEFAULT '' CHECK (instr(reference_format, char(0)) = 0),
        columns TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(columns)),
        rating_scheme TEXT NOT NULL DEFAULT '',
        cycle_days INTEGER CHECK (cycle_days > 0)
    ) STRICT
    """,
    """
    CREATE TABLE tracker_view (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL CHECK (name <> '' AND instr(name, char(0)) = 0),
        criteria TEXT NOT NULL CHECK (json_valid(criteria)),
        position INTEGER NOT NULL
    ) STRICT
    """,
    # What a person said the columns of a file are, by its heading row folded.
    """
    CREATE TABLE column_mapping (
        headings TEXT NOT NULL PRIMARY KEY,
        mapping TEXT NOT NULL CHECK (json_valid(mapping)),
        created TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE letter (
        id TEXT NOT NULL PRIMARY KEY,
        officer TEXT NOT NULL CHECK (instr(officer, char(0)) = 0),
        date TEXT NOT NULL,
        words TEXT NOT NULL CHECK (instr(words, char(0)) = 0),
        created TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE letter_row (
        letter_id TEXT NOT NULL REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED,
        recommendation_id TEXT NOT NULL REFERENCES recommendation (id)
            DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (letter_id, recommendation_id)
    ) STRICT
    """,
    "CREATE INDEX letter_row_by_one ON letter_row (recommendation_id)",
)


def create(db: Database) -> None:
    """Widen the rows of the tracker and make the tables beside it."""
    for statement in STATEMENTS:
        db.execute(statement)
