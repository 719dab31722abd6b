"""The rows of a paper's tracker as recommendations on the shelf."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from typing import Any

from scrutiny_desk.domain.papers.facts import RARELY_TOLD, Facts, RecommendationFact
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.domain.tracker.recommendations import Recommendation, Update
from scrutiny_desk.domain.tracker.update_entries import entries_of, without_date
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import folded, now, storable
from scrutiny_desk.library.shelves import facts as facts_shelf
from scrutiny_desk.library.shelves import meetings, recommendations, sightings
from scrutiny_desk.library.shelves.facts import FactRow
from scrutiny_desk.services.tracker.known import Known
from scrutiny_desk.services.tracker.matching import number_of
from scrutiny_desk.services.tracker.news import Teller

TRACKER_ROLE = "Tracker"
"""Who says so, in the history: the words stand in the committee's own tracker."""

_OWN = frozenset(field.name for field in fields(RecommendationFact))

# By the column of a tracker that has it: the row's fields and those of a recommendation.
_FROM_THE_ROW = {
    "number": {"number": "number"},
    "date_text": {"date_text": "date_text", "date": "date"},
    "target_text": {"target_text": "target_text", "target_date": "target_date"},
    "officer": {"officer": "officer"},
    "rag_text": {"rag_text": "reported"},
    "rag_colour": {"rag_colour": "reported_colour"},
}


def file_recommendations(connection: Connection, paper: Paper, facts: Facts) -> list[str | None]:
    """File the rows of a paper's tracker; gives the recommendation that each row is.

    A row that may be one on the shelf without surely being it is not filed: it waits for a person
    to say what it is (`tracker_waiting`), and None stands for it.
    """
    if not facts.recommendations:
        return []
    named = "" if facts.meeting is None else facts.meeting.committee
    committee, told_on = committee_and_date(connection, paper, named)
    rows = [cleaned(row) for row in facts.recommendations]
    ids: list[str | None] = [None] * len(rows)
    matches = Known.of(connection).match(rows, committee)
    sure = [at for at, match in enumerate(matches) if match.is_sure]
    filed = file_rows(
        connection,
        paper,
        [rows[at] for at in sure],
        [matches[at].rec_id for at in sure],
        committee,
        told_on,
    )
    for at, rec_id in zip(sure, filed, strict=True):
        ids[at] = rec_id
    return ids


def file_rows(
    connection: Connection,
    paper: Paper,
    rows: Sequence[RecommendationFact],
    same: Sequence[str | None],
    committee: str,
    told_on: str | None,
    *,
    again: bool = False,
) -> list[str]:
    """File rows of which it is known what they are; gives the recommendation that each row is.

    same: for each row the id of its recommendation, None for a new one. committee: whose they
    are; where it is "", what a row itself says. told_on: the tracker's own day, ISO or None.
    again: this very paper was filed before, and is now read otherwise. What differs from the last
    print stands in the history.
    """
    unused = unused_columns(rows)
    keep = sightings.put if again else sightings.add
    histories = recommendations.updates(connection, with_trashed=True)
    teller = Teller(connection, paper, told_on)
    new_here: dict[tuple[str, ...], str] = {}
    ids = []
    for row, known in zip(rows, same, strict=True):
        # A tracker printed twice in one paper is one tracker.
        print_key = tuple(map(folded, (number_of(row), row.date_text, row.text)))
        rec_id = known or new_here.get(print_key)
        whose = committee or row.committee
        before = None if rec_id is None else recommendations.recommendation(connection, rec_id)
        if rec_id is None:
            rec_id = new_here[print_key] = add_recommendation(connection, paper, row, whose)
        elif whose:
            recommendations.name_committee(connection, rec_id, whose)
        printed = None if before is None else sightings.without_hand(connection, before)
        keep(connection, sighting_of(rec_id, paper, with_what_is_known(row, printed, unused)))
        sightings.refresh(connection, rec_id)
        teller.tell_changes(rec_id, before)
        teller.tell_the_rest(rec_id, row)
        _add_updates(connection, paper, rec_id, row, histories.setdefault(rec_id, []), told_on)
        ids.append(rec_id)
    return ids


def unused_columns(rows: Sequence[RecommendationFact]) -> frozenset[str]:
    """The columns that no row of a tracker fills: it does not have them."""
    return frozenset(name for name in _FROM_THE_ROW if not any(getattr(row, name) for row in rows))


def with_what_is_known(
    row: RecommendationFact, known: Recommendation | None, unused: Collection[str]
) -> RecommendationFact:
    """A row with what its tracker has no column for, as it stands here; nothing is lost by it."""
    if known is None or not unused:
        return row
    values: dict[str, Any] = {
        name: getattr(known, here)
        for column, names in _FROM_THE_ROW.items()
        if column in unused
        for name, here in names.items()
    }
    return replace(row, **values)


def printed_entries(row: RecommendationFact, told_on: str | None) -> list[tuple[str | None, str]]:
    """What a row tells of its progress, each entry with its day (ISO or None), oldest first.

    An entry without a day of its own has the one of its column, else the tracker's.
    """
    parts = entries_of(row.update, told_on)
    day = row.update_date or told_on
    return [(part.date or day, part.text) for part in parts]


def _add_updates(
    connection: Connection,
    paper: Paper,
    rec_id: str,
    row: RecommendationFact,
    history: list[Update],
    told_on: str | None,
) -> None:
    """Append the entries that the history does not have yet, whatever date stands before them."""
    said = {folded(text) for one in history for text in (one.text, without_date(one.text))}
    if not row.update.strip() or folded(row.update) in said:
        return
    for date, text in printed_entries(row, told_on):
        if folded(text) in said or folded(without_date(text)) in said:
            continue
        update = Update(new_id(), rec_id, date, TRACKER_ROLE, text, now())
        recommendations.add_update(connection, update, paper.id)
        history.append(update)
        said.add(folded(text))


def committee_and_date(connection: Connection, paper: Paper, named: str) -> tuple[str, str | None]:
    """Whose recommendations a paper's tracker holds, and when it was told.

    named: the committee that the paper itself names, or "".
    """
    meeting = meetings.meeting(connection, paper.meeting_id)
    if not named.strip() and meeting is not None and meeting.date is not None:
        named = meeting.committee
    return storable(named), None if meeting is None else meeting.date


def told_in(connection: Connection, paper: Paper) -> tuple[str, str | None]:
    """Whose recommendations a paper on the shelf tells of, and of which day.

    Where neither it nor its meeting names a committee, the one of all that it prints.
    """
    named = [
        str(row.body.get("committee") or "")
        for row in facts_shelf.of_paper(connection, paper.id, "meeting")
        if row.state is not FactState.DROPPED
    ]
    committee, told_on = committee_and_date(connection, paper, named[0] if named else "")
    return committee or _committee_of_rows(connection, paper), told_on


def _committee_of_rows(connection: Connection, paper: Paper) -> str:
    printed = [
        recommendations.recommendation(connection, rec_id)
        for rec_id in sightings.in_paper(connection, paper.id)
    ]
    names = {folded(one.committee): one.committee for one in printed if one is not None}
    return next(iter(names.values())) if len(names) == 1 else ""


def row_of_fact(row: FactRow) -> RecommendationFact:
    """A row of a paper's tracker as it is kept, with what a person put right in it."""
    own = {name: value for name, value in row.body.items() if name in _OWN}
    return cleaned(RecommendationFact(page=row.page, page_index=row.page_index, **own))


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
    rare = {name: getattr(row, name) for name in RARELY_TOLD}
    told: dict[str, Any] = {name: storable(text) for name, text in rare.items() if text is not None}
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
        **told,
    )
