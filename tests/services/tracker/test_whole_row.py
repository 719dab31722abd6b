"""What stands beside a recommendation when it is opened."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.tracker.recommendations import ResponseKind
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.clocks.time_limits import rulebook
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.agreed import made_before as made_before_all
from scrutiny_desk.services.tracker.whole_row import made_before, response_limits, whole_row

DAY = datetime.date(2031, 3, 6)


def add(library: Library, text: str, date: str, committee: str = "Harbour") -> str:
    return recommendations.add_recommendation(
        library,
        committee=committee,
        number="",
        date_text=date,
        text=text,
        target_text="May 2031",
        officer="Pilot",
    ).ids[0]


def one(library: Library, rec_id: str):
    (row,) = recommendations.list_recommendations(library, DAY, ids=[rec_id])
    return row.recommendation


def test_the_clock_runs_from_the_day_it_was_sent_by_the_rule_that_was_chosen(
    library: Library,
) -> None:
    rec_id = add(library, "Mend the quay", "6 January 2031")
    assert whole_row(library, one(library, rec_id), DAY).clock is None

    rules = {limit.id: limit for limit in response_limits(rulebook(library))}
    recommendations.revise_recommendation(
        library, rec_id, sent_on="2031-01-10", clock_rule="response_two_months"
    )
    clock = whole_row(library, one(library, rec_id), DAY).clock

    assert clock is not None
    assert clock.due.limit == rules["response_two_months"]
    assert clock.said == "Due by 9 March 2031: 3 days left."
    tracker_history.respond(
        library, rec_id, ResponseKind.ACCEPTED, date="2031-03-05", by_whom="Board", text="Yes"
    )
    clock = whole_row(library, one(library, rec_id), DAY).clock
    assert clock is not None
    assert clock.said.startswith("Answered on 5 March 2031, in time")


@pytest.mark.parametrize("sent", ["", "9999-12-20"])
def test_no_clock_runs_from_no_day_and_from_one_that_no_calendar_has(
    library: Library, sent: str
) -> None:
    rec_id = add(library, "Mend the quay", "6 January 2031")
    recommendations.revise_recommendation(
        library, rec_id, sent_on=sent, clock_rule="response_health"
    )
    assert whole_row(library, one(library, rec_id), DAY).clock is None


def test_what_was_asked_before_is_the_same_for_one_row_as_for_all(library: Library) -> None:
    texts = (
        ("That the harbour master reports on dredging the north channel", "1 May 2029"),
        ("That the lanterns on the long quay are trimmed every evening", "1 May 2029"),
        (
            "The harbour master’s report on dredging of the north channel to be brought",
            "1 May 2030",
        ),
        ("Dredging the north channel: the harbour master to report", "1 May 2031"),
        ("A report on dredging the north channel by the harbour master", ""),
        ("The harbour master reports again on dredging the north channel", "May 2031"),
    )
    ids = [add(library, text, date) for text, date in texts]
    add(library, texts[3][0], "1 May 2032", committee="Another")

    every = made_before_all(library, "Harbour")

    for rec_id in ids:
        found = tuple(row.id for row in made_before(library, one(library, rec_id)))
        assert found == every.get(rec_id, ())
    assert made_before_all(library, "Harbour")[ids[3]] == (ids[0], ids[2])


def test_an_update_and_its_draft_can_be_private(library: Library) -> None:
    rec_id = add(library, "Mend the quay", "6 January 2031")
    recommendations.add_update(
        library, rec_id, date=None, role="", text="Heard at lunch", private=True
    )
    (row,) = recommendations.list_recommendations(library, DAY)
    assert row.updates[-1].private
