"""What the reader found beside what a person made of it, and which row on its shelf a fact is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils.db import Database

STATEMENTS = (
    # The body as the reader found it; NULL for a row that a person added.
    "ALTER TABLE fact ADD COLUMN found TEXT CHECK (found IS NULL OR json_valid(found))",
    """
    ALTER TABLE fact ADD COLUMN state TEXT NOT NULL DEFAULT 'found'
        CHECK (state IN ('found', 'accepted', 'corrected', 'dropped', 'added'))
    """,
    # The recommendation or the agenda item that a fact of those sections is, or NULL.
    "ALTER TABLE fact ADD COLUMN stands_for TEXT",
    "CREATE INDEX fact_by_what_it_stands_for ON fact (stands_for) WHERE stands_for IS NOT NULL",
    "UPDATE fact SET found = body",
    "UPDATE fact SET state = 'accepted' WHERE confirmed_by IS NOT NULL",
    """
    UPDATE fact SET stands_for = (
        SELECT item.id FROM agenda_item AS item
        WHERE item.paper_id = fact.paper_id AND item.position = fact.position
    ) WHERE section = 'agenda_items'
    """,
    # The very words first. What is printed a second time in a paper has no row of its own there,
    # so it is the one of the same number and date; a fact that finds none is matched by its words
    # when somebody changes it.
    """
    UPDATE fact SET stands_for = (
        SELECT min(seen.recommendation_id) FROM recommendation_sighting AS seen
        WHERE seen.paper_id = fact.paper_id
        AND seen.number = coalesce(CAST(json_extract(fact.body, '$.number') AS TEXT), '')
        AND seen.date_text = json_extract(fact.body, '$.date_text')
        AND seen.text = json_extract(fact.body, '$.text')
    ) WHERE section = 'recommendations'
    """,
    """
    UPDATE fact SET stands_for = (
        SELECT CASE count(*) WHEN 1 THEN min(seen.recommendation_id) END
        FROM recommendation_sighting AS seen
        WHERE seen.paper_id = fact.paper_id AND seen.number <> ''
        AND seen.number = CAST(json_extract(fact.body, '$.number') AS TEXT)
        AND seen.date_text = json_extract(fact.body, '$.date_text')
    ) WHERE section = 'recommendations' AND stands_for IS NULL
    """,
    # What a paper prints of a recommendation's progress follows the review of that paper; what a
    # person wrote is append-only as before.
    "DROP TRIGGER recommendation_update_stays",
    """
    CREATE TRIGGER recommendation_update_stays BEFORE DELETE ON recommendation_update
    WHEN OLD.paper_id IS NULL AND (SELECT under_way FROM undoing) = 0
    BEGIN SELECT RAISE(ABORT, 'the history of a recommendation is append-only'); END
    """,
)


def create(db: Database) -> None:
    """Widen the shelf of facts and fill in what the library knows already."""
    for statement in STATEMENTS:
        db.execute(statement)
