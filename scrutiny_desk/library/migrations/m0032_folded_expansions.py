"""What a short form stands for is looked up without regard to its commas and its "and"s."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    "DROP INDEX fact_by_expansion",
    """
    CREATE INDEX fact_by_expansion ON fact (replace(replace(replace(replace(replace(replace(
        lower(json_extract(body, '$.expansion')), ',', ' '), '-', ' '), '&', 'and'), '  ', ' '),
        ' and ', ' '), '’', ''''))
    WHERE section IN ('glossary', 'acronyms')
    """,
)


def create(db: Database) -> None:
    """Make the index by folded words in the place of the one by the very letters."""
    for statement in STATEMENTS:
        db.execute(statement)
