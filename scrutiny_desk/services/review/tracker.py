"""What follows in the tracker from a reviewed row of a paper's recommendations."""

from __future__ import annotations

import dataclasses

from scrutiny_desk.domain.papers.facts import RecommendationFact
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.domain.tracker.recommendations import Entry, Update
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import folded, now
from scrutiny_desk.library.shelves import facts, recommendations, sightings
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.services.tracker.known import Known
from scrutiny_desk.services.tracker.matching import Match
from scrutiny_desk.services.tracker.rows import (
    TRACKER_ROLE,
    add_recommendation,
    printed_entries,
    row_of_fact,
    sighting_of,
    told_in,
)

_BY_HAND = {FactState.CORRECTED, FactState.ADDED}


def follow(connection: Connection, paper: Paper, before: FactRow, after: FactRow) -> None:
    """Bring the tracker to what a row of a paper says now.

    The row stays with its recommendation, unless that stands nowhere else, nobody wrote in it, and
    the row now is another that the tracker has. A recommendation that no row prints any more is
    not shown, save for what a person wrote.
    """
    committee, told_on = told_in(connection, paper)
    rec_id = before.stands_for or _match(connection, committee, before, None).rec_id
    if after.state is not FactState.DROPPED:
        rec_id = _place(connection, paper, committee, rec_id, after)
    if before.stands_for is not None and before.stands_for != rec_id:
        _restate(connection, paper, before.stands_for, told_on, before)
    if rec_id is not None:
        _restate(connection, paper, rec_id, told_on, before)


def rename_committee(connection: Connection, paper: Paper, old: str) -> None:
    """Let a paper's recommendations follow when its committee or its date is put right.

    old: the committee's name as it was. Only those that this paper is the newest print of, and
    that went under the old name.
    """
    committee, told_on = told_in(connection, paper)
    for rec_id in sightings.in_paper(connection, paper.id):
        one = recommendations.recommendation(connection, rec_id)
        if one is not None and one.paper_id == paper.id and folded(one.committee) == folded(old):
            recommendations.change(connection, rec_id, {"committee": committee})
        sightings.refresh(connection, rec_id)
    own_days = _days_of_entries(connection, paper)
    for update in recommendations.printed_updates(connection, paper.id):
        if update.date != told_on and (update.date, folded(update.text)) not in own_days:
            recommendations.remove_printed_update(connection, update.id)
            dated = dataclasses.replace(update, date=told_on)
            recommendations.add_update(connection, dated, paper.id)


def _place(
    connection: Connection, paper: Paper, committee: str, rec_id: str | None, after: FactRow
) -> str | None:
    """The recommendation that a row is now, made where it is a new one.

    None where the reader found it and a person has yet to say which one it is.
    """
    if rec_id is None or _is_only_here(connection, paper, rec_id, after.id):
        match = _match(connection, committee, after, rec_id)
        if rec_id is None and not match.is_sure and after.found is not None:
            return None
        rec_id = match.rec_id or rec_id
    if rec_id is None:
        rec_id = add_recommendation(connection, paper, row_of_fact(after), committee)
    elif committee:
        recommendations.name_committee(connection, rec_id, committee)
    if after.stands_for != rec_id:
        facts.set_stands_for(connection, after.id, rec_id)
    return rec_id


def _is_only_here(connection: Connection, paper: Paper, rec_id: str, fact_id: str) -> bool:
    if sightings.is_elsewhere(connection, rec_id, paper.id):
        return False
    if recommendations.has_hand(connection, rec_id):
        return False
    return all(row.id == fact_id for row in facts.standing_for(connection, rec_id))


def _match(connection: Connection, committee: str, row: FactRow, besides: str | None) -> Match:
    """What on the shelf, one of it left out, a row's words are or may be."""
    return Known.of(connection).match([row_of_fact(row)], committee, besides=besides)[0]


def _restate(
    connection: Connection, paper: Paper, rec_id: str, told_on: str | None, before: FactRow
) -> None:
    """Say anew what a paper prints of a recommendation; before: the changed row as it was."""
    everywhere = facts.standing_for(connection, rec_id)
    here = [row for row in everywhere if row.paper_id == paper.id]
    if here:
        told = next((row for row in here if row.state in _BY_HAND), here[0])
        sightings.put(connection, sighting_of(rec_id, paper, row_of_fact(told)))
    else:
        sightings.remove(connection, rec_id, paper.id)
    sightings.refresh(connection, rec_id)
    printed = {text for row in here for text in _entries(row_of_fact(row), told_on)}
    old = _entries(row_of_fact(before), told_on)
    for update in recommendations.printed_updates(connection, paper.id, rec_id):
        if update.what is Entry.UPDATE and folded(update.text) in old.keys() - printed:
            recommendations.remove_printed_update(connection, update.id)
    history = recommendations.updates(connection, rec_id, with_trashed=True).get(rec_id, [])
    said = {folded(update.text) for update in history}
    for row in here:
        for key, (date, text) in _entries(row_of_fact(row), told_on).items():
            if key not in said:
                update = Update(new_id(), rec_id, date, TRACKER_ROLE, text, now())
                recommendations.add_update(connection, update, paper.id)
                said.add(key)


def _entries(row: RecommendationFact, told_on: str | None) -> dict[str, tuple[str | None, str]]:
    """What a row tells of its progress: each entry with its day, by its words folded."""
    return {folded(text): (date, text) for date, text in printed_entries(row, told_on)}


def _days_of_entries(connection: Connection, paper: Paper) -> set[tuple[str | None, str]]:
    """The days and words of the entries that carry a day of their own in a paper's cells."""
    return {
        (date, key)
        for row in facts.of_paper(connection, paper.id, "recommendations")
        for key, (date, _) in _entries(row_of_fact(row), None).items()
        if date is not None
    }
