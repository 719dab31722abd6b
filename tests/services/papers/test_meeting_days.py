"""When a committee met last, as far as the library knows."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from scrutiny_desk.domain.papers.facts import ResolutionFact
from scrutiny_desk.library.plain import folded
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.papers.meeting_days import last_meetings
from tests.services.made_papers import COMMITTEE, Desk, facts, item

MEETING = datetime.date(2031, 3, 6)


def last(desk: Desk, before: datetime.date = MEETING) -> datetime.date | None:
    return last_meetings(desk.library, before).get(folded(COMMITTEE))


def test_a_meeting_of_which_a_paper_is_here(desk: Desk) -> None:
    desk.import_one("november.pdf", facts(date="2030-11-14"))
    desk.import_one("march.pdf", facts())
    assert last(desk) == datetime.date(2030, 11, 14)
    assert last(desk, datetime.date(2030, 11, 14)) is None
    assert last(desk, datetime.date(2031, 3, 7)) == MEETING


def test_a_meeting_of_which_a_pack_prints_the_minutes(desk: Desk) -> None:
    agreed = ResolutionFact(
        page="3", page_index=4, item="7", text="Mend the quay", meeting_date="2031-01-09"
    )
    paper = desk.import_one("march.pdf", replace(facts(), resolutions=(agreed,)))
    assert last(desk) == datetime.date(2031, 1, 9)
    papers.move_to_trash(desk.library, paper)
    assert last(desk) is None


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Minutes of the last meeting held on 9 January 2031", datetime.date(2031, 1, 9)),
        ("MINUTES OF THE PREVIOUS MEETING (9.1.2031)", datetime.date(2031, 1, 9)),
        ("Minutes of the last meeting", None),
        ("Date of the next meeting: 9 January 2031", None),
    ],
)
def test_a_meeting_whose_minutes_are_an_item_of_the_agenda(
    desk: Desk, title: str, day: datetime.date | None
) -> None:
    desk.import_one("march.pdf", facts(items=[item("2", title, 0, 0)]))
    assert last(desk) == day
