"""The rows of a paper's tracker as recommendations on the shelf."""

from __future__ import annotations

from dataclasses import replace

from scrutiny_desk.domain.facts import Facts, RecommendationFact
from scrutiny_desk.domain.papers import Paper
from scrutiny_desk.domain.recommendations import Recommendation, Update
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import folded, now, storable
from scrutiny_desk.library.shelves import meetings, recommendations, sightings
from scrutiny_desk.services.matching import number_of, same_recommendations

TRACKER_ROLE = "Tracker"
"""Who says so, in the history: the words stand in the committee's own tracker."""


def file_recommendations(connection: Connection, paper: Paper, facts: Facts) -> list[str]:
    """File the rows of a paper's tracker; gives the recommendation that each row is."""
    if not facts.recommendations:
        return []
    named = "" if facts.meeting is None else facts.meeting.committee
    committee, told_on = committee_and_date(connection, paper, named)
    rows = [cleaned(row) for row in facts.recommendations]
    same = same_recommendations(
        rows,
        committee,
        recommendations.all_recommendations(connection, with_trashed=True),
        sightings.printed_texts(connection),
    )
    histories = recommendations.updates(connection, with_trashed=True)
    new_here: dict[tuple[str, ...], str] = {}
    ids = []
    for row, known in zip(rows, same, strict=True):
        # A tracker printed twice in one paper is one tracker.
        print_key = tuple(map(folded, (number_of(row), row.date_text, row.text)))
        rec_id = known or new_here.get(print_key)
        if rec_id is None:
            rec_id = new_here[print_key] = add_recommendation(connection, paper, row, committee)
        elif committee:
            recommendations.name_committee(connection, rec_id, committee)
        sightings.add(connection, sighting_of(rec_id, paper, row))
        sightings.refresh(connection, rec_id)
        history = histories.setdefault(rec_id, [])
        if row.update.strip() and folded(row.update) not in {folded(u.text) for u in history}:
            update = Update(new_id(), rec_id, told_on, TRACKER_ROLE, row.update, now())
            recommendations.add_update(connection, update, paper.id)
            history.append(update)
        ids.append(rec_id)
    return ids


def committee_and_date(connection: Connection, paper: Paper, named: str) -> tuple[str, str | None]:
    """Whose recommendations a paper's tracker holds, and when it was told.

    named: the committee that the paper itself names, or "".
    """
    meeting = meetings.meeting(connection, paper.meeting_id)
    if not named.strip() and meeting is not None and meeting.date is not None:
        named = meeting.committee
    return storable(named), None if meeting is None else meeting.date


def add_recommendation(
    connection: Connection, paper: Paper, row: RecommendationFact, committee: str
) -> str:
    """Put a recommendation on the shelf as a paper prints it, and give its id."""
    recommendation = Recommendation(
        id=new_id(),
        paper_id=paper.id,
        committee=committee,
        number=number_of(row),
        date=row.date,
        date_text=row.date_text,
        text=row.text,
        target_text=row.target_text,
        target_date=row.target_date,
        officer=row.officer,
        reported=row.rag_text,
        reported_colour=row.rag_colour,
        closed_on=None,
        page_index=row.page_index,
        page_name=row.page,
    )
    recommendations.add(connection, recommendation)
    return recommendation.id


def sighting_of(rec_id: str, paper: Paper, row: RecommendationFact) -> sightings.Sighting:
    """A row of a paper's tracker as the shelf keeps it."""
    return sightings.Sighting(
        recommendation_id=rec_id,
        paper_id=paper.id,
        number=number_of(row),
        date=row.date,
        date_text=row.date_text,
        text=row.text,
        target_text=row.target_text,
        target_date=row.target_date,
        officer=row.officer,
        reported=row.rag_text,
        reported_colour=row.rag_colour,
        page_index=row.page_index,
        page_name=row.page,
    )


def cleaned(row: RecommendationFact) -> RecommendationFact:
    """The row without what no library can hold."""
    return replace(
        row,
        number=storable(row.number) if isinstance(row.number, str) else row.number,
        date_text=storable(row.date_text),
        text=storable(row.text),
        target_text=storable(row.target_text),
        officer=storable(row.officer),
        update=storable(row.update),
        rag_text=storable(row.rag_text),
        page=storable(row.page),
    )
