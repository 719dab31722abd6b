"""What was found in a paper and what Review made of it, as facts again."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, TypeVar

from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DashboardFact,
    DocumentFact,
    Fact,
    Facts,
    FigureTableFact,
    ForwardPlanFact,
    IndicatorFact,
    MeetingFact,
    MilestoneFact,
    RecommendationFact,
    ReportFact,
    WaitingFact,
)
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.shelves import facts as shelf
from scrutiny_desk.library.shelves import papers
from scrutiny_desk.library.shelves.facts import FactRow

T = TypeVar("T", bound=Fact)

_LISTS: dict[str, type[Fact]] = {
    "agenda_items": AgendaItemFact,
    "reports": ReportFact,
    "forward_plan": ForwardPlanFact,
    "recommendations": RecommendationFact,
    "waiting_times": WaitingFact,
    "waiting_dashboard": DashboardFact,
    "kpis": IndicatorFact,
    "milestones": MilestoneFact,
    "figure_tables": FigureTableFact,
}
"""The sections that checks look at."""
_WHERE = ("page", "page_index", "confidence", "box")


def facts_to_check(connection: Connection, paper_id: str) -> Facts:
    """The rows of a paper that checks look at, without those a person dropped.

    The paper has to be on the shelf.
    """
    paper = papers.paper(connection, paper_id)
    if paper is None:
        raise LookupError(paper_id)
    rows: dict[str, list[FactRow]] = {}
    for row in shelf.of_paper(connection, paper_id):
        if row.state is not FactState.DROPPED:
            rows.setdefault(row.section, []).append(row)
    document = DocumentFact(
        page="PDF 1",
        page_index=0,
        kind=paper.kind,
        title=paper.title,
        pages=paper.page_count,
        sha256=paper.sha256,
    )
    found: dict[str, Any] = {
        section: tuple(
            as_fact(row, kind)
            for row in sorted(rows.get(section, ()), key=lambda row: row.position)
        )
        for section, kind in _LISTS.items()
    }
    meeting = next((as_fact(row, MeetingFact) for row in rows.get("meeting", ())), None)
    return Facts(document=document, meeting=meeting, **found)


def as_fact(row: FactRow, kind: type[T]) -> T:
    """A row of the shelf as the fact that it is; rows that stand inside others are left out."""
    own = (field for field in dataclasses.fields(kind) if field.name not in _WHERE)
    body = {field.name: _plain(row.body[field.name]) for field in own if field.name in row.body}
    return kind(
        page=row.page, page_index=row.page_index, confidence=row.confidence, box=row.box, **body
    )


def _plain(value: Any) -> Any:
    """Lists as tuples."""
    return tuple(_without(value)) if isinstance(value, list) else value


def _without(values: Iterable[Any]) -> Iterable[Any]:
    return (_plain(value) for value in values if not isinstance(value, dict))
