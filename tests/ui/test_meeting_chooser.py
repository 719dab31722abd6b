from __future__ import annotations

from scrutiny_desk.domain.papers.papers import Meeting
from scrutiny_desk.ui.meeting_chooser import say_meetings


def meeting(council: str, committee: str = "Health", time: str | None = None) -> Meeting:
    return Meeting(f"{council} {time}", council, committee, "2024-01-25", time, "")


def test_a_meeting_alone_is_called_without_its_council() -> None:
    said = say_meetings([meeting("North", "Health"), meeting("North", "Schools")])

    assert said == ["Health · 25 January 2024", "Schools · 25 January 2024"]


def test_two_councils_on_one_day_are_told_apart() -> None:
    said = say_meetings([meeting("North"), meeting("South"), meeting("South", "Schools")])

    assert said == [
        "Health · 25 January 2024 · North",
        "Health · 25 January 2024 · South",
        "Schools · 25 January 2024",
    ]


def test_two_meetings_of_one_committee_on_one_day_are_told_apart_by_their_time() -> None:
    said = say_meetings([meeting("North", time="10:00"), meeting("North", time="14:00")])

    assert said == [
        "Health · 25 January 2024 · North · 10:00",
        "Health · 25 January 2024 · North · 14:00",
    ]
