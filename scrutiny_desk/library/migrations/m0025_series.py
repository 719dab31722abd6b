"""Series: which names are one service, readings of a person's own, definitions and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_STAYS = """
    CREATE TRIGGER series_decision_stays_on_{how} BEFORE {how} ON series_decision
    WHEN (SELECT under_way FROM undoing) = 0
    BEGIN SELECT RAISE(ABORT, 'the history of decisions is append-only'); END
    """
"""Refuses to change or take away what was decided, save for an undo."""

STATEMENTS = (
    # What a person said of two names of one council: one service, or two. Both names folded, the
    # lesser first.
    """
    CREATE TABLE service_pair (
        council TEXT NOT NULL,
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        same INTEGER NOT NULL CHECK (same IN (0, 1)),
        said_by TEXT NOT NULL CHECK (instr(said_by, char(0)) = 0),
        said_on TEXT NOT NULL,
        PRIMARY KEY (council, one, other),
        CHECK (one < other)
    ) STRICT
    """,
    # The words of a series that a person entered a reading of; series is a measure's key.
    """
    CREATE TABLE own_series (
        series TEXT NOT NULL PRIMARY KEY,
        family TEXT NOT NULL CHECK (family IN ('waiting', 'indicator')),
        council TEXT NOT NULL,
        council_name TEXT NOT NULL CHECK (instr(council_name, char(0)) = 0),
        group_name TEXT NOT NULL CHECK (instr(group_name, char(0)) = 0),
        name TEXT NOT NULL CHECK (instr(name, char(0)) = 0),
        unit TEXT NOT NULL
    ) STRICT
    """,
    # value: NULL for a figure that is not available. place: row and column in the file.
    """
    CREATE TABLE own_reading (
        id TEXT NOT NULL PRIMARY KEY,
        series TEXT NOT NULL REFERENCES own_series (series),
        as_of TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('reading', 'baseline', 'target', 'actual')),
        value REAL,
        printed TEXT NOT NULL CHECK (instr(printed, char(0)) = 0),
        origin TEXT NOT NULL CHECK (origin IN ('typed', 'pasted', 'imported')),
        note TEXT NOT NULL CHECK (instr(note, char(0)) = 0),
        file_name TEXT NOT NULL CHECK (instr(file_name, char(0)) = 0),
        place TEXT NOT NULL CHECK (instr(place, char(0)) = 0),
        entered_by TEXT NOT NULL CHECK (instr(entered_by, char(0)) = 0),
        entered_on TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX own_reading_by_series ON own_reading (series)",
    # What a person says of what is counted; an empty field leaves what the papers print.
    """
    CREATE TABLE definition_card (
        series TEXT NOT NULL PRIMARY KEY,
        what TEXT NOT NULL CHECK (instr(what, char(0)) = 0),
        clock_start TEXT NOT NULL CHECK (instr(clock_start, char(0)) = 0),
        clock_stop TEXT NOT NULL CHECK (instr(clock_stop, char(0)) = 0),
        source TEXT NOT NULL CHECK (instr(source, char(0)) = 0),
        as_at TEXT NOT NULL CHECK (instr(as_at, char(0)) = 0),
        written_by TEXT NOT NULL CHECK (instr(written_by, char(0)) = 0),
        written_on TEXT NOT NULL
    ) STRICT
    """,
    # series: a measure's key, or that of all measures of a service, which ends in "|*".
    # takes_back: the decision that no longer holds from then on.
    """
    CREATE TABLE series_decision (
        id TEXT NOT NULL PRIMARY KEY,
        series TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN (
            'rebase', 'fixed', 'excluded', 'profile', 'better', 'target', 'event', 'counts',
            'taken_back'
        )),
        date TEXT,
        number REAL,
        words TEXT NOT NULL CHECK (instr(words, char(0)) = 0),
        reason TEXT NOT NULL CHECK (instr(reason, char(0)) = 0),
        author TEXT NOT NULL CHECK (instr(author, char(0)) = 0),
        made_on TEXT NOT NULL,
        takes_back TEXT REFERENCES series_decision (id),
        CHECK ((kind = 'taken_back') = (takes_back IS NOT NULL))
    ) STRICT
    """,
    "CREATE INDEX series_decision_by_series ON series_decision (series)",
    _STAYS.format(how="UPDATE"),
    _STAYS.format(how="DELETE"),
)


def create(db: Database) -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        db.execute(statement)
