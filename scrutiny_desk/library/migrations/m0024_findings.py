"""What does not add up in the papers: kept by paper until it changes, and what a person said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_OTHER_NOW = """(NEW.body IS NOT OLD.body OR NEW.page_index <> OLD.page_index
    OR (NEW.state = 'dropped') <> (OLD.state = 'dropped'))"""
_ACROSS = "('waiting_times', 'waiting_dashboard')"


def _forget(name: str, when: str, *, across: bool, row: str = "") -> str:
    what = (
        "DELETE FROM finding_across" if across else f"DELETE FROM finding_kept {row}"  # noqa: S608
    )
    return f"CREATE TRIGGER finding_{name} {when} BEGIN {what}; END"


STATEMENTS = (
    # Worked out from a paper's facts and pages. edition: of the checks that found it.
    """
    CREATE TABLE finding_kept (
        paper_id TEXT NOT NULL PRIMARY KEY REFERENCES paper (id) ON DELETE CASCADE,
        edition INTEGER NOT NULL,
        found TEXT NOT NULL CHECK (json_valid(found))
    ) STRICT
    """,
    # Worked out from the waiting lists of all papers: one row, or none.
    """
    CREATE TABLE finding_across (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        edition INTEGER NOT NULL,
        found TEXT NOT NULL CHECK (json_valid(found))
    ) STRICT
    """,
    # A correction in Review changes what is found: what was worked out before is forgotten.
    *(
        _forget(
            f"{name}_{'across' if across else 'paper'}",
            f"AFTER {event} ON fact WHEN {when}" + (f" AND {one}.section IN {_ACROSS}" * across),
            across=across,
            row=f"WHERE paper_id = {one}.paper_id",
        )
        for name, event, one, when in (
            ("new_fact", "INSERT", "NEW", "1"),
            ("gone_fact", "DELETE", "OLD", "1"),
            ("other_fact", "UPDATE", "NEW", _OTHER_NOW),
        )
        for across in (False, True)
    ),
    # Which papers there are, whose they are, and which replaces which.
    *(
        _forget(name, f"AFTER {event}", across=True)
        for name, event in (
            ("paper_moved", "UPDATE OF trashed, meeting_id ON paper"),
            ("paper_gone", "DELETE ON paper"),
            ("version_new", "INSERT ON paper_version"),
            ("version_gone", "DELETE ON paper_version"),
            ("meeting_other", "UPDATE OF committee, council ON meeting"),
        )
    ),
    # note_id: the question it became; else it was put aside for this reason.
    """
    CREATE TABLE finding_said (
        paper_id TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        finding_key TEXT NOT NULL CHECK (instr(finding_key, char(0)) = 0),
        reason TEXT NOT NULL CHECK (instr(reason, char(0)) = 0),
        note_id TEXT REFERENCES note (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL,
        PRIMARY KEY (paper_id, finding_key),
        CHECK (note_id IS NOT NULL OR reason <> '')
    ) STRICT
    """,
    "CREATE INDEX finding_said_by_note ON finding_said (note_id)",
)


def create(db: Database) -> None:
    """Make the tables, and forget what was worked out where it no longer holds."""
    for statement in STATEMENTS:
        db.execute(statement)
