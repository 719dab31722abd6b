"""What is typed in a form of a series and not yet entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

# series: the key of a measure, "" for one that is yet to be made. form: which one ("readings",
# "decisions"); body: what stands in its fields, by their names.
STATEMENT = """
    CREATE TABLE series_draft (
        series TEXT NOT NULL,
        form TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (series, form)
    ) STRICT
"""


def create(db: Database) -> None:
    """Make the table of what is being typed about series."""
    db.execute(STATEMENT)
