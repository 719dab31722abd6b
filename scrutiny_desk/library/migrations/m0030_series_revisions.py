"""How often what a series is made of changed: whoever keeps series reads anew only those."""

# ruff: noqa: S608 - only names of our own are put together here

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_PRINTED = "section IN ('waiting_times', 'waiting_dashboard', 'kpis')"


def _counts(name: str, when: str, series: str) -> str:
    return (
        f"CREATE TRIGGER series_revision_{name} AFTER {when} BEGIN "
        f"INSERT INTO series_revision (series, revision) VALUES ({series}, 1) "
        "ON CONFLICT (series) DO UPDATE SET revision = revision + 1; END"
    )


STATEMENTS = (
    # series: the key of an own series, "" for what papers print of all of them. An undo is a
    # change like any other: the number never goes down.
    """
    CREATE TABLE series_revision (
        series TEXT NOT NULL PRIMARY KEY,
        revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    _counts("own_in", "INSERT ON own_reading", "NEW.series"),
    _counts("own_out", "DELETE ON own_reading", "OLD.series"),
    _counts("own_changed", "UPDATE ON own_reading", "NEW.series"),
    _counts("fact_in", f"INSERT ON fact WHEN NEW.{_PRINTED}", "''"),
    _counts("fact_out", f"DELETE ON fact WHEN OLD.{_PRINTED}", "''"),
    _counts("fact_changed", f"UPDATE ON fact WHEN NEW.{_PRINTED}", "''"),
    _counts("paper_moved", "UPDATE OF trashed, meeting_id ON paper", "''"),
    _counts("paper_gone", "DELETE ON paper", "''"),
    _counts("version_in", "INSERT ON paper_version", "''"),
    _counts("version_out", "DELETE ON paper_version", "''"),
    _counts("version_changed", "UPDATE ON paper_version", "''"),
    _counts("meeting_changed", "UPDATE OF council, date ON meeting", "''"),
)


def create(db: Database) -> None:
    """Make the table and what counts."""
    for statement in STATEMENTS:
        db.execute(statement)
