"""Who wrote a note, what people say of a plan's milestones, and what they typed so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_STAYS = """
    CREATE TRIGGER milestone_said_stays_on_{how} BEFORE {how} ON milestone_said
    WHEN (SELECT under_way FROM undoing) = 0
    BEGIN SELECT RAISE(ABORT, 'what was said of a milestone is append-only'); END
    """
"""Refuses to change or take away what was said, save for an undo."""

STATEMENTS = (
    # "" for a note that was written before anybody said their name.
    """
    ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT '' CHECK (instr(author, char(0)) = 0)
    """,
    # council, ref, milestone: which one it is, as printed. print: what the plan said of it then.
    # status: NULL takes back what was said before.
    """
    CREATE TABLE milestone_said (
        id TEXT NOT NULL PRIMARY KEY,
        council TEXT NOT NULL CHECK (instr(council, char(0)) = 0),
        ref TEXT NOT NULL CHECK (instr(ref, char(0)) = 0),
        milestone TEXT NOT NULL CHECK (instr(milestone, char(0)) = 0),
        print TEXT NOT NULL CHECK (instr(print, char(0)) = 0),
        page TEXT NOT NULL CHECK (instr(page, char(0)) = 0),
        status TEXT CHECK (status IN (
            'done', 'under way', 'not yet done', 'slipped', 'no longer planned'
        )),
        words TEXT NOT NULL CHECK (instr(words, char(0)) = 0),
        private INTEGER NOT NULL CHECK (private IN (0, 1)),
        said_by TEXT NOT NULL CHECK (instr(said_by, char(0)) = 0),
        said_on TEXT NOT NULL
    ) STRICT
    """,
    # What stands in a form that was not carried out. about: what it is about; "" for several.
    """
    CREATE TABLE typed_draft (
        form TEXT NOT NULL,
        about TEXT NOT NULL CHECK (instr(about, char(0)) = 0),
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (form, about)
    ) STRICT
    """,
    _STAYS.format(how="UPDATE"),
    _STAYS.format(how="DELETE"),
)


def create(db: Database) -> None:
    """Make the tables, and the column of who wrote a note."""
    for statement in STATEMENTS:
        db.execute(statement)
