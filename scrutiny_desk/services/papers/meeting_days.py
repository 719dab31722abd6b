"""The days on which committees met, as far as the library knows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import facts, meetings, papers

_A_DAY = len("2024-01-25")
_OF_MINUTES = re.compile(r"\bminutes\b.*\b(?:last|previous|meeting)\b", re.IGNORECASE | re.DOTALL)


def last_meetings(library: Library, before: datetime.date) -> dict[str, datetime.date]:
    """The latest day before a day on which each committee met, by its folded name.

    A committee met on the day of a paper here, and on a day of which a paper prints the minutes:
    what they record as agreed says when, and so does the item of the agenda that they are.
    """
    found: dict[str, datetime.date] = {}
    with library.read() as connection:
        for committee, date in (*_of_papers(connection), *_of_minutes(connection)):
            if date is None or len(date) != _A_DAY:
                continue
            day, key = datetime.date.fromisoformat(date), folded(committee)
            if day < before and day > found.get(key, datetime.date.min):
                found[key] = day
    return found


def _of_papers(connection: Connection) -> Iterator[tuple[str, str | None]]:
    for meeting in meetings.all_meetings(connection):
        yield meeting.committee, meeting.date


def _of_minutes(connection: Connection) -> Iterator[tuple[str, str | None]]:
    committee_of: dict[str, str] = {}

    def committee(paper_id: str) -> str:
        if paper_id not in committee_of:
            paper = papers.paper(connection, paper_id)
            meeting = None if paper is None else meetings.meeting(connection, paper.meeting_id)
            committee_of[paper_id] = "" if meeting is None else meeting.committee
        return committee_of[paper_id]

    for row in facts.of_section(connection, "resolutions"):
        yield committee(row.paper_id), row.body.get("meeting_date")
    for row in facts.of_section(connection, "agenda_items"):
        title = str(row.body.get("title") or "")
        if _OF_MINUTES.search(title):
            yield committee(row.paper_id), read_date(title)
