"""Putting one read paper on all its shelves, within one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.facts import Facts, MeetingFact, RecommendationFact
from scrutiny_desk.domain.papers import Meeting, Paper
from scrutiny_desk.domain.recommendations import Recommendation, Update
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import folded, now, storable
from scrutiny_desk.library.shelves import facts as facts_shelf
from scrutiny_desk.library.shelves import meetings, pages, papers, recommendations, sightings
from scrutiny_desk.services.matching import number_of, same_recommendations

TRACKER_ROLE = "Tracker"
"""Who says so, in the history: the words stand in the committee's own tracker."""


@dataclass(frozen=True, slots=True)
class ReadyPaper:
    """A paper that was read and is ready to be filed. sha256 is of the file's own bytes."""

    file_name: str
    sha256: str
    shown_sha256: str
    title: str
    pages: Sequence[pages.PackedPage]
    facts: Facts

    @property
    def meeting(self) -> MeetingFact | None:
        """The meeting it is for, or None where the paper does not name a committee and a date."""
        found = self.facts.meeting
        return found if found is not None and found.date and found.committee.strip() else None


def check_dates(facts: Facts) -> None:
    """ValueError where a fact's date is no ISO date: better now than whenever it is shown."""
    dates = [facts.meeting.date] if facts.meeting is not None else []
    dates += [date for row in facts.recommendations for date in (row.date, row.target_date)]
    dates += [row.as_of for row in (*facts.waiting_times, *facts.waiting_dashboard)]
    for date in dates:
        if date is not None:
            last_day(date)


def file_paper(connection: Connection, ready: ReadyPaper, beside: Meeting | None) -> Paper:
    """Put a paper on the shelves; beside: the meeting of the pack it was imported with, if one."""
    meeting_id = _meeting_for(connection, ready, beside)
    paper = Paper(
        id=new_id(),
        meeting_id=meeting_id,
        kind=ready.facts.document.kind,
        title=storable(ready.title),
        file_name=storable(ready.file_name),
        sha256=ready.sha256,
        page_count=len(ready.pages),
        imported=now(),
    )
    papers.add(connection, paper, ready.shown_sha256)
    papers.add_agenda(connection, paper.id, ready.facts.agenda_items)
    pages.add(connection, paper.id, ready.pages)
    facts_shelf.add(connection, paper.id, ready.facts)
    if ready.facts.recommendations:
        _file_recommendations(connection, paper, ready.facts)
    return paper


def _meeting_for(connection: Connection, ready: ReadyPaper, beside: Meeting | None) -> str:
    named = ready.meeting
    if named is None and beside is not None:
        return meetings.join_or_add(connection, beside)
    if named is not None:
        wanted = Meeting("", named.council, named.committee, named.date, named.time, named.venue)
    else:
        date = None if ready.facts.meeting is None else ready.facts.meeting.date
        wanted = Meeting("", "", ready.title, date, None, "")
    return meetings.join_or_add(connection, wanted)


def _file_recommendations(connection: Connection, paper: Paper, facts: Facts) -> None:
    meeting = meetings.meeting(connection, paper.meeting_id)
    committee = facts.meeting.committee if facts.meeting is not None else ""
    if not committee.strip() and meeting is not None and meeting.date is not None:
        committee = meeting.committee
    committee = storable(committee)
    told_on = None if meeting is None else meeting.date
    rows = [_cleaned(row) for row in facts.recommendations]
    same = same_recommendations(
        rows,
        committee,
        recommendations.all_recommendations(connection, with_trashed=True),
        sightings.printed_texts(connection),
    )
    histories = recommendations.updates(connection, with_trashed=True)
    new_here: dict[tuple[str, ...], str] = {}
    for row, known in zip(rows, same, strict=True):
        # A tracker printed twice in one paper is one tracker.
        print_key = tuple(map(folded, (number_of(row), row.date_text, row.text)))
        rec_id = known or new_here.get(print_key)
        if rec_id is None:
            rec_id = new_here[print_key] = _add(connection, paper, row, committee)
        elif committee:
            recommendations.name_committee(connection, rec_id, committee)
        sightings.add(connection, _sighting(rec_id, paper, row))
        sightings.refresh(connection, rec_id)
        history = histories.setdefault(rec_id, [])
        if row.update.strip() and folded(row.update) not in {folded(u.text) for u in history}:
            update = Update(new_id(), rec_id, told_on, TRACKER_ROLE, row.update, now())
            recommendations.add_update(connection, update, paper.id)
            history.append(update)


def _add(connection: Connection, paper: Paper, row: RecommendationFact, committee: str) -> str:
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


def _sighting(rec_id: str, paper: Paper, row: RecommendationFact) -> sightings.Sighting:
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


def _cleaned(row: RecommendationFact) -> RecommendationFact:
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
