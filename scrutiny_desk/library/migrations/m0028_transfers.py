"""Committees that a recommendation was handed on from: their trackers may print it again."""

# ruff: noqa: S608 - the words of a history line are put into the statement, nothing else

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_BEFORE, _BETWEEN, _AFTER = "Transferred from “", "” to “", "”."
"""How the history told of a transfer before there was this table."""

STATEMENTS = (
    """
    CREATE TABLE recommendation_transfer (
        recommendation_id TEXT NOT NULL REFERENCES recommendation (id)
            DEFERRABLE INITIALLY DEFERRED,
        committee TEXT NOT NULL CHECK (instr(committee, char(0)) = 0), -- handed on by
        PRIMARY KEY (recommendation_id, committee)
    ) STRICT
    """,
    f"""
    INSERT OR IGNORE INTO recommendation_transfer (recommendation_id, committee)
    SELECT recommendation_id, substr(rest, 1, instr(rest, '{_BETWEEN}') - 1) FROM (
        SELECT recommendation_id, substr(text, {len(_BEFORE) + 1}) AS rest
        FROM recommendation_update
        WHERE what = 'change' AND text LIKE '{_BEFORE}%{_BETWEEN}%{_AFTER}'
    ) WHERE rest NOT LIKE 'no committee”%'
    """,
)


def create(db: Database) -> None:
    """Make the table and fill it from what the histories tell."""
    for statement in STATEMENTS:
        db.execute(statement)
