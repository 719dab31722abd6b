"""What every change of a reviewed row asks first, and which shelves it touches."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.domain.review.sections import section_named
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.shelves import facts
from scrutiny_desk.library.shelves.facts import FactRow

REVIEW = frozenset({Shelf.REVIEW})
_SHELVES = {
    "document": {Shelf.PAPERS, Shelf.NOTES},
    "meeting": {Shelf.PAPERS, Shelf.NOTES, Shelf.RECOMMENDATIONS, Shelf.MEASURES},
    "agenda_items": {Shelf.PAPERS, Shelf.NOTES},
    "recommendations": {Shelf.RECOMMENDATIONS},
    "waiting_times": {Shelf.MEASURES},
    "waiting_dashboard": {Shelf.MEASURES},
    "kpis": {Shelf.MEASURES},
    "definitions": {Shelf.MEASURES},
    "milestones": {Shelf.MEASURES},
}


def found_row(connection: Connection, fact_id: str) -> FactRow:
    """The row of that id; DeskError where it is gone."""
    row = facts.fact(connection, fact_id)
    if row is None:
        raise DeskError(
            "This row is no longer there",
            "It was taken back meanwhile, so the change could not be stored",
            "Redo what was undone, or add the row anew",
        )
    return row


def refuse_a_second(connection: Connection, paper_id: str, section: str) -> None:
    """DeskError where a paper has the one row already that a section can have."""
    shape = section_named(section)
    others = facts.of_paper(connection, paper_id, section) if shape.single else []
    if any(row.state is not FactState.DROPPED for row in others):
        raise DeskError(
            f"This paper has its row of “{shape.title}” already",
            "A paper has one at most",
            "Correct the row that is there, or drop it first",
        )


def shelves_of(rows: Sequence[FactRow]) -> frozenset[Shelf]:
    """The shelves on which something follows from these rows, that of the review among them."""
    return REVIEW.union(*(_SHELVES.get(row.section, frozenset()) for row in rows))
