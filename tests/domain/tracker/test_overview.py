"""The tracker at a glance: counts that add up, and sentences that say no more than they do."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.domain.tracker.overview import By, Count, overview, sentence_of
from scrutiny_desk.domain.tracker.recommendations import (
    Outcome,
    RecommendationRow,
    Response,
    ResponseKind,
)
from scrutiny_desk.domain.tracker.standing import standing_of
from tests.domain.tracker.test_standing import recommendation

AS_OF = datetime.date(2031, 3, 6)


def row(key: str, **fields) -> RecommendationRow:
    one = recommendation(key, id=key, **fields)
    return RecommendationRow(one, standing_of(one, [], AS_OF), ())


def response(key: str, date: str | None, kind=ResponseKind.ACCEPTED) -> Response:
    return Response(f"response of {key}", key, date, kind, "", "", "")


ROWS = [
    row("1", date="2029-04-30", closed_on="2030-01-01", outcome=Outcome.IMPLEMENTED),
    row("2", date="2029-05-01", target_date="2031-01", officer="Pilot", sent_on="2030-01-10"),
    row("3", date="2030-06", officer="TBC", sent_on="2030-01-01"),
    row("4", date=None, officer="Pilot", sent_on="2030-01-01"),
    row("5", date="2030", closed_on="2030-05-05", outcome=Outcome.REJECTED),
]


def test_by_year_which_begins_in_may() -> None:
    assert overview(ROWS, {}, By.YEAR, AS_OF).counts == (
        Count("2028/29", 0, 0, 1),
        Count("2029/30", 0, 1, 0),
        Count("2030/31", 1, 0, 0),
        Count("No date", 1, 0, 1),
    )


def test_by_officer_with_the_most_rows_first() -> None:
    counts = overview(ROWS, {}, By.OWNER, AS_OF).counts
    assert [(count.name, count.all) for count in counts] == [
        ("Director", 2),
        ("Pilot", 2),
        ("Nobody is named", 1),
    ]


def test_how_long_answers_take_and_what_was_done() -> None:
    responses = {
        "2": [response("2", "2030-01-31"), response("2", "2031-01-31")],
        "3": [response("3", None)],
        "4": [response("4", "2030-12-31", ResponseKind.NONE)],
    }
    found = overview(ROWS, responses, By.YEAR, AS_OF)
    assert (found.answers.days, found.answers.waiting, found.answers.undated) == ((21,), 1, 1)
    assert found.done.share == 50
    assert sentence_of(found) == (
        "5 in all: 3 open, of which 1 overdue, and 2 closed. The one dated answer took 21 days. "
        "1 still wait for one. Of 2 closed that tell how they ended 50% were implemented."
    )


def test_an_answer_that_came_later_does_not_count_yet() -> None:
    found = overview(ROWS, {"2": [response("2", "2031-04-01")]}, By.YEAR, AS_OF)
    assert (found.answers.days, found.answers.waiting) == ((), 3)


def test_nothing_to_count() -> None:
    assert sentence_of(overview([], {}, By.COMMITTEE, AS_OF)).startswith("No recommendation")


@given(st.lists(st.sampled_from(ROWS)), st.sampled_from(By))
def test_every_row_is_counted_once_however_they_are_grouped(rows, by) -> None:
    counts = overview(rows, {}, by, AS_OF).counts
    assert sum(count.all for count in counts) == len(rows)
    assert len({count.name for count in counts}) == len(counts)
