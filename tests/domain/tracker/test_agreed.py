"""What was agreed against what stands in the tracker."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.tracker.agreed import (
    Agreed,
    carries_no_task,
    minutes_against_tracker,
    repeated,
    source_of,
)
from tests.domain.tracker.test_standing import recommendation

DAY = "2031-03-06"


def agreed(key: str, text: str, date: str | None = DAY, *, informal: bool = False) -> Agreed:
    return Agreed((key,), "paper", 4, "5", "Harbour", date, "7", text, informal)


def row(key: str, text: str, date: str | None = DAY):
    return recommendation(key, id=key, text=text, date=date)


def test_nearly_the_same_words_of_the_same_day_are_one() -> None:
    found = minutes_against_tracker(
        [agreed("a", "That the harbour master reports on the dredging of the north channel.")],
        [
            row("later", "Harbour master to report on dredging the channel", "2031-06-06"),
            row("same", "Harbour master to report on dredging of north channel"),
        ],
        {},
    )
    assert [(pair.agreed.fact_id, pair.recommendation_id) for pair in found.paired] == [
        ("a", "same")
    ]
    assert (found.never_entered, found.never_agreed) == ((), ())


def test_what_nobody_entered_and_what_nobody_agreed() -> None:
    lanterns = agreed("a", "That the lanterns on the quay are trimmed every evening.")
    found = minutes_against_tracker(
        [lanterns],
        [row("mine", "To mend the roof of the ferry shed"), row("other", "To paint", "2031-01-09")],
        {},
    )
    assert found.never_entered == (lanterns,)
    # Of the meeting in January no minutes are here, so nothing is said of its row.
    assert found.never_agreed == ("mine",)


def test_two_numbers_that_disagree_are_two_matters() -> None:
    found = minutes_against_tracker(
        [agreed("a", "A report on waits of over 52 weeks at the clinic")],
        [row("r", "A report on waits of over 18 weeks at the clinic")],
        {},
    )
    assert found.paired == ()


def test_an_informal_meeting_without_a_day_is_paired_by_its_words_and_has_no_minutes() -> None:
    asked = agreed("a", "Colleges be approached about data sharing", None, informal=True)
    rows = [row("r", "To approach colleges about data sharing", "2031-01-09")]
    assert minutes_against_tracker([asked], rows, {}).paired[0].recommendation_id == "r"
    dated = agreed("b", "Colleges be approached", "2031-01-09", informal=True)
    assert minutes_against_tracker([dated], [row("s", "To mend", "2031-01-09")], {}) == (
        minutes_against_tracker([dated], [row("t", "To paint", "2031-01-09")], {})
    )


def test_a_persons_word_goes_before_the_words() -> None:
    one, two = agreed("a", "To trim every lantern of the quay"), agreed("b", "To mend the roof")
    rows = [row("x", "To trim every lantern of the quay"), row("y", "Something else entirely")]
    found = minutes_against_tracker([one, two], rows, {"a": "y", "b": None})
    assert [(p.agreed.fact_id, p.recommendation_id, p.by_person) for p in found.paired] == [
        ("a", "y", True)
    ]
    assert (found.set_aside, found.never_agreed) == ((two,), ("x",))


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("to appoint Councillor Ash as Chair of the Committee for this meeting only.", True),
        ("that the minutes of the meeting held on 6 March be signed as a true record.", True),
        ("That the press and public be excluded", True),
        ("To note the report.", True),
        ("That the report be noted", True),
        ("That the report be noted and brought back in June with costs", False),
        ("To receive a written response on the data", False),
        ("That the chair of the board attends the next meeting", False),
    ],
)
def test_the_meetings_own_business_is_no_task(text, none) -> None:
    assert carries_no_task(text) is none


def test_what_was_asked_for_in_an_earlier_year_is_pointed_out() -> None:
    rows = [
        row("old", "To publish the waiting times of every clinic each month", "2029-03-06"),
        row("new", "That waiting times of every clinic be published each month", "2031-03-06"),
        row("twin", "That waiting times of every clinic be published each month", "2031-03-06"),
        row("else", "To mend the roof of the ferry shed", "2030-03-06"),
    ]
    assert repeated(rows) == {"new": ("old",), "twin": ("old",)}


def test_where_it_was_agreed() -> None:
    assert source_of(DAY, "10") == "Minutes of 6 March 2031, item 10"
    assert source_of(None, "") == "Minutes"
    assert source_of(DAY, "", "Notes of the quay group") == "Notes of the quay group, 6 March 2031"
