"""How the clock of an answer stands on a day."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.clocks import CHECK, Counting, DueDay, TimeLimit, Unit
from scrutiny_desk.domain.tracker.recommendations import Response, ResponseKind
from scrutiny_desk.domain.tracker.response_clock import clock_of

LIMIT = TimeLimit(
    "two_months", "response", "Response", 2, Unit.MONTHS, Counting.BEGINNING_WITH, True, True,
    None, False, "The act", None, None, "", "the executive", "answer",
)  # fmt: skip
DUE = DueDay(LIMIT, datetime.date(2031, 1, 10), datetime.date(2031, 3, 9), "Two months.")


def answer(date: str | None, kind: ResponseKind = ResponseKind.ACCEPTED) -> Response:
    return Response("r", "one", date, kind, "", "", "")


@pytest.mark.parametrize(
    ("answers", "as_of", "said", "late"),
    [
        ((), "2031-03-01", "Due by 9 March 2031: 8 days left.", False),
        ((), "2031-03-09", "Due by 9 March 2031: today.", False),
        ((), "2031-03-10", "Due by 9 March 2031: 1 day late.", True),
        (
            (answer("2031-03-09"),),
            "2031-06-01",
            "Answered on 9 March 2031, in time (due by 9 March 2031).",
            False,
        ),
        (
            (answer("2031-03-11"),),
            "2031-06-01",
            "Answered on 11 March 2031, 2 days late (due by 9 March 2031).",
            True,
        ),
        # That nobody answered is noted, and is no answer.
        (
            (answer("2031-03-09", ResponseKind.NONE),),
            "2031-03-19",
            "Due by 9 March 2031: 10 days late.",
            True,
        ),
        # An answer of later was not there on the day asked.
        ((answer("2031-03-08"),), "2031-03-07", "Due by 9 March 2031: 2 days left.", False),
        (
            (answer("2031-03"),),
            "2031-06-01",
            "Answered in March 2031; it was due by 9 March 2031.",
            False,
        ),
        (
            (answer(None),),
            "2031-06-01",
            "Answered, nobody wrote when; it was due by 9 March 2031.",
            False,
        ),
    ],
)
def test_it_says_what_is_left_what_is_late_and_whether_it_came_in_time(
    answers: tuple[Response, ...], as_of: str, said: str, late: bool
) -> None:
    clock = clock_of(DUE, answers, datetime.date.fromisoformat(as_of))
    assert (clock.said, clock.late) == (said, late)
    assert "The act" in clock.reckoned
    assert CHECK in clock.reckoned
