"""The board of questions: lines of enquiry, questions, their evidence, and time for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    # A question written on a page is a note: its row here has the note's id, and says only where
    # it stands on the board and whom it is put to. Its words, status and answer are the note's.
    """
    CREATE TABLE question (
        id TEXT NOT NULL PRIMARY KEY,
        meeting_id TEXT NOT NULL REFERENCES meeting (id),
        item_id TEXT REFERENCES agenda_item (id) ON DELETE SET NULL,
        parent_id TEXT REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('line', 'question')),
        from_page INTEGER NOT NULL CHECK (from_page IN (0, 1)),
        text TEXT NOT NULL CHECK (instr(text, char(0)) = 0),
        who TEXT NOT NULL CHECK (instr(who, char(0)) = 0),
        status TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (instr(answer, char(0)) = 0),
        private INTEGER NOT NULL CHECK (private IN (0, 1)),
        minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 0 AND 999),
        merged_into TEXT REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        recommendation_id TEXT REFERENCES recommendation (id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL,
        modified TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX question_by_meeting ON question (meeting_id)",
    """
    CREATE TABLE question_evidence (
        id TEXT NOT NULL PRIMARY KEY,
        question_id TEXT NOT NULL REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        paper_id TEXT NOT NULL REFERENCES paper (id),
        page_index INTEGER NOT NULL CHECK (page_index >= 0),
        page_label TEXT NOT NULL CHECK (instr(page_label, char(0)) = 0),
        quote TEXT NOT NULL CHECK (instr(quote, char(0)) = 0)
    ) STRICT
    """,
    "CREATE INDEX question_evidence_by_question ON question_evidence (question_id)",
    # A hint that somebody put aside stays aside for that question.
    """
    CREATE TABLE question_hint_aside (
        question_id TEXT NOT NULL REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        hint TEXT NOT NULL CHECK (instr(hint, char(0)) = 0),
        PRIMARY KEY (question_id, hint)
    ) STRICT
    """,
    """
    CREATE TABLE item_enquiry (
        id TEXT NOT NULL PRIMARY KEY,
        meeting_id TEXT NOT NULL REFERENCES meeting (id),
        item_id TEXT REFERENCES agenda_item (id) ON DELETE SET NULL,
        big_question TEXT NOT NULL CHECK (instr(big_question, char(0)) = 0),
        minutes INTEGER CHECK (minutes IS NULL OR minutes BETWEEN 0 AND 999),
        seconds INTEGER NOT NULL DEFAULT 0 CHECK (seconds >= 0) -- used so far in the meeting
    ) STRICT
    """,
    "CREATE INDEX item_enquiry_by_meeting ON item_enquiry (meeting_id)",
    """
    CREATE TABLE meeting_time (
        meeting_id TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 9999)
    ) STRICT
    """,
)


def create(db: Database) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        db.execute(statement)
