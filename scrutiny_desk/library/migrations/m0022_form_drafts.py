"""What is typed in a form of a recommendation, and whether an update being typed is private."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    """
    ALTER TABLE update_draft ADD COLUMN private INTEGER NOT NULL DEFAULT 0
        CHECK (private IN (0, 1))
    """,
    # form: which one ("response", "edit" ...); body: what stands in its fields, by their names.
    """
    CREATE TABLE form_draft (
        recommendation_id TEXT NOT NULL
            REFERENCES recommendation (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        form TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (recommendation_id, form)
    ) STRICT
    """,
)


def create(db: Database) -> None:
    """Widen the drafts of updates and make the table of the other forms' drafts."""
    for statement in STATEMENTS:
        db.execute(statement)
