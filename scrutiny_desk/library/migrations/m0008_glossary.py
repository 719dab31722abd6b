"""Terms and acronyms can be looked up by either side without reading the whole shelf of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    """
    CREATE INDEX fact_by_term ON fact (lower(json_extract(body, '$.term')))
    WHERE section IN ('glossary', 'acronyms')
    """,
    """
    CREATE INDEX fact_by_expansion ON fact (lower(json_extract(body, '$.expansion')))
    WHERE section IN ('glossary', 'acronyms')
    """,
)


def create(db: Database) -> None:
    """Make the indexes."""
    for statement in STATEMENTS:
        db.execute(statement)
