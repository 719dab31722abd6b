from __future__ import annotations

import re

import pytest

from scrutiny_desk.domain.papers.facts import MeetingFact
from scrutiny_desk.finding.meeting import find_meeting, read_time
from tests.finding.made_readings import Say, beside, make_page, make_reading, run_on


def meeting_of(*says: Say | str, title: str = "") -> MeetingFact:
    found = find_meeting(make_reading([make_page(0, says)], title=title))
    assert found is not None
    return found


def test_a_summons_with_everything_on_lines_of_their_own() -> None:
    found = meeting_of(
        "Anytown Council",
        "2 May 2025",
        "To: Councillors Ash, B Birch, Elm (Chair),",
        run_on("Fir and Mrs Oak"),
        "Co-optees: Ann Rowan, Sam Yew",
        "The above members are requested to attend the:",
        Say("PLACES AND PEOPLE SCRUTINY COMMITTEE", bold=True),
        "Monday, 12 May 2025 at 6.30 pm",
        "in Committee Room 2, Town Hall, Anytown",
        "AGENDA",
        "1 Apologies",
        "2 Date of next meeting: Tuesday 3 June 2025 at 2.00 pm",
    )
    assert found.council == "Anytown Council"
    assert found.committee == "Places and People Scrutiny Committee"
    assert (found.date, found.time) == ("2025-05-12", "18:30")
    assert found.venue == "Committee Room 2, Town Hall, Anytown"
    assert found.members == ("Ash", "B Birch", "Elm", "Fir", "Mrs Oak")
    assert found.co_optees == ("Ann Rowan", "Sam Yew")


@pytest.mark.parametrize(
    ("printed", "members"),
    [
        ("To: Councillors A, B, C and J", ("A", "B", "C", "J")),
        ("To: Councillors Ng, Élan and Å (Chair)", ("Ng", "Élan", "Å")),
        ("To: Councillors A who chairs, which is as the council decided", ()),
    ],
)
def test_short_names_are_names(printed: str, members: tuple[str, ...]) -> None:
    found = meeting_of(
        printed, "AUDIT COMMITTEE", "Monday, 12 May 2025 at 7pm", "AGENDA", "1 Apologies"
    )
    assert found.members == members


def test_a_summons_in_one_sentence() -> None:
    found = meeting_of(
        "Wednesday, 5 March 2025",
        "To:",
        beside("All Members of the County Council", 100.0),
        "A meeting of the County Council will be held in the Council Chamber, County Hall, on",
        run_on("Thursday, 13th March, 2025 at 10.00 am to deal with the following."),
        "AGENDA",
        "1. Apologies",
    )
    assert (found.committee, found.date, found.time) == ("County Council", "2025-03-13", "10:00")
    assert found.venue == "Council Chamber, County Hall"
    assert found.members == ()


def test_a_meeting_printed_under_the_heading_in_columns() -> None:
    found = meeting_of(
        Say("AGENDA", bold=True),
        Say("CABINET", bold=True),
        Say("Thursday, 13th March, 2025, at 3.00 pm", bold=True),
        beside("Ask for: Pat Ash", 400.0),
        run_on("Council Chamber, Old House,", bold=True),
        run_on("High Street, Anytown", bold=True),
        "1. Apologies",
    )
    assert (found.committee, found.date, found.time) == ("Cabinet", "2025-03-13", "15:00")
    assert found.venue == "Council Chamber, Old House, High Street, Anytown"


def test_a_letter_names_body_and_day_and_the_file_the_time() -> None:
    found = meeting_of(
        "Dear Member",
        "COUNTY COUNCIL - THURSDAY, 9 JANUARY 2025",
        "Agenda Item No",
        "3 Plan (Pages 1 - 2)",
        title="(Public Pack)Supplement for County Council, 09/01/2025 10:00",
    )
    assert (found.committee, found.date, found.time) == ("County Council", "2025-01-09", "10:00")
    assert found.confidence < 1.0


def test_the_file_alone_is_trusted_less() -> None:
    found = meeting_of("Words", title="Agenda for Audit Committee, 09/01/2025 10:00")
    assert (found.committee, found.date, found.time) == ("Audit Committee", "2025-01-09", "10:00")
    assert found.confidence <= 0.7


def test_a_name_in_capitals_takes_the_form_of_the_running_text() -> None:
    found = meeting_of(
        Say("SEND SCRUTINY COMMITTEE", bold=True),
        "Monday, 12 May 2025 at 7pm",
        "AGENDA",
        "1 The work of the SEND Scrutiny Committee",
    )
    assert found.committee == "SEND Scrutiny Committee"


@pytest.mark.parametrize("says", [["Words and more words"], ["Monday, 12 May 2025 at 7pm"]])
def test_no_meeting_where_none_is_named(says: list[str]) -> None:
    assert find_meeting(make_reading([make_page(0, says)])) is None


@pytest.mark.parametrize(
    ("hour", "minute", "half", "time"),
    [
        ("6", "00", "pm", "18:00"),
        ("12", None, "noon", "12:00"),
        ("12", "15", "am", "00:15"),
        ("10", "30", "a.m.", "10:30"),
        ("18", "00", None, "18:00"),
        ("7", None, "pm", "19:00"),
        ("7", None, None, None),
        ("25", "00", None, None),
        ("9", "75", "am", None),
    ],
)
def test_times_become_24_hours(
    hour: str, minute: str | None, half: str | None, time: str | None
) -> None:
    text = f"{hour}{'.' + minute if minute else ''}{half or ''}"
    match = re.match(r"(\d+)(?:\.(\d+))?(.+)?", text)
    assert read_time(match) == time
