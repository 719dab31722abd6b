"""Putting one read paper on all its shelves, within one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.pages.pages import KeptPage
from scrutiny_desk.domain.papers.facts import Facts, MeetingFact, RecommendationFact
from scrutiny_desk.domain.papers.papers import Meeting, Paper
from scrutiny_desk.library import words
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import now, storable
from scrutiny_desk.library.shelves import facts as facts_shelf
from scrutiny_desk.library.shelves import meetings, pages, papers, turns
from scrutiny_desk.library.shelves.versions import older_of
from scrutiny_desk.services.notes import note_carrying
from scrutiny_desk.services.papers.versions import place_version, second_copies
from scrutiny_desk.services.review.carrying import carry_over
from scrutiny_desk.services.tracker.rows import file_recommendations


@dataclass(frozen=True, slots=True)
class ReadyPaper:
    """A paper that was read and is ready to be filed.

    sha256 is of the file's own bytes. imported: when it came in, as ISO 8601 UTC.
    """

    file_name: str
    sha256: str
    shown_sha256: str
    title: str
    pages: Sequence[KeptPage]
    facts: Facts
    imported: str = field(default_factory=now)

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


_TRACKER = frozenset({"recommendations"})


def file_paper(connection: Connection, ready: ReadyPaper, beside: Meeting | None) -> Paper:
    """Put a paper on the shelves; beside: the meeting of the pack it was imported with, if one."""
    paper = _shelve(connection, ready, beside)
    filed = file_recommendations(connection, paper, ready.facts)
    facts_shelf.add_section(
        connection, paper.id, "recommendations", ready.facts.recommendations, filed
    )
    return _with_its_review(connection, paper, _place(connection, paper, ready))


def file_without_tracker(
    connection: Connection, ready: ReadyPaper, beside: Meeting | None
) -> Paper:
    """Put a paper on the shelves whose tracker is filed after it, by `file_tracker`."""
    paper = _shelve(connection, ready, beside)
    older = _place(connection, paper, ready)
    return _with_its_review(connection, paper, older, without=_TRACKER)


def file_tracker(
    connection: Connection,
    paper: Paper,
    rows: Sequence[RecommendationFact],
    stands_for: Sequence[str | None],
) -> None:
    """Keep the rows of a paper's tracker as facts, each with the recommendation that it is."""
    facts_shelf.add_section(connection, paper.id, "recommendations", rows, stands_for)
    older = older_of(connection, paper.id)
    if older is not None:
        carry_over(connection, older, paper.id, only=_TRACKER)


def _shelve(connection: Connection, ready: ReadyPaper, beside: Meeting | None) -> Paper:
    """A paper with its pages and all that was found in it, save for its tracker."""
    meeting_id = _meeting_for(connection, ready, beside)
    paper = Paper(
        id=new_id(),
        meeting_id=meeting_id,
        kind=ready.facts.document.kind,
        title=storable(ready.title),
        file_name=storable(ready.file_name),
        sha256=ready.sha256,
        page_count=len(ready.pages),
        imported=ready.imported,
    )
    papers.add(connection, paper, ready.shown_sha256)
    agenda = papers.add_agenda(connection, paper.id, ready.facts.agenda_items)
    pages.add(connection, paper.id, ready.pages)
    upright = {page.index: page.upright for page in ready.pages if page.upright}
    turns.keep_upright(connection, paper.id, upright)
    words.learn(connection, [page.text for page in ready.pages])
    others = replace(ready.facts, recommendations=())
    facts_shelf.add(connection, paper.id, others, {"agenda_items": agenda})
    return paper


def _place(connection: Connection, paper: Paper, ready: ReadyPaper) -> str | None:
    """The older version of a paper, or its other copy, if there is one."""
    older = place_version(connection, paper, [page.text for page in ready.pages])
    if older is None:
        older = next((copy.id for copy in second_copies(connection, paper.id)), None)
    return older


def _with_its_review(
    connection: Connection,
    paper: Paper,
    older: str | None,
    without: frozenset[str] = frozenset(),
) -> Paper:
    """The paper with what a person made of the version that it replaces, or of its other copy."""
    if older is None:
        return paper
    carry_over(connection, older, paper.id, without=without)
    # Once the agenda is as a person put it right: marks on an item follow that.
    note_carrying.carry(connection, paper.id)
    # Its title, its kind or its meeting may have been put right.
    return papers.paper(connection, paper.id) or paper


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
