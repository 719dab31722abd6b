"""A dated promise in a paper's words is kept, and shown when its date has come."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.checking.checks import check_paper
from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.checking.promises import has_come
from scrutiny_desk.domain.findings import FindingKind
from scrutiny_desk.domain.papers.facts import DocumentFact, Facts, MeetingFact

AT = {"page": "28", "page_index": 31}
DOCUMENT = DocumentFact(kind="agenda_pack", title="", pages=40, sha256="", **AT)
MEETING = MeetingFact(committee="Harbour", date="2024-01-25", **AT)


def told(text: str):
    return check_paper(
        Paper(Facts(document=DOCUMENT, meeting=MEETING), (PageText("28", 31, text),))
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("We are confident that we can halve the list by June 2024, given the staff.", "June 2024"),
        ("The new hub will be in place by the end of April 2024.", "April 2024"),
        ("The trust expects to have seen everybody by 30 September 2024.", "30 September 2024"),
    ],
)
def test_a_promise_is_kept_with_its_date(text: str, date: str) -> None:
    (one,) = told(f"It was hard. {text} It goes on.")
    assert (one.kind, one.expected) == (FindingKind.PROMISE, date)
    assert one.printed.endswith(date)
    assert one.sentence == f"The date of a promise has come, {date}: “{text.rstrip('.')}”."


@pytest.mark.parametrize(
    "text",
    [
        "All of it will be agreed by the end of October 2023.",
        "It was in place by April 2024.",
        "Please send what you will say by June 2024.",
        "Members should be told of it by June 2024.",
        "Will it be in place by June 2024?",
        "The list will be shorter by then.",
        "I intend to ask for plans by June 2024.",
        "It may be that they will come by June 2024.",
    ],
)
def test_what_is_no_promise_of_a_day_to_come_is_left(text: str) -> None:
    assert told(text) == ()


def test_it_is_shown_when_its_date_has_come() -> None:
    (one,) = told("The list will be halved by June 2024.")
    assert not has_come(one, datetime.date(2024, 6, 30))
    assert has_come(one, datetime.date(2024, 7, 1))
    (other,) = told("In all 8 of the 13 children (61%) waited.")
    assert has_come(other, datetime.date(2024, 6, 30))
