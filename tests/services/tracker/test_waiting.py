"""Rows of an imported tracker that may be known wait until a person says what they are."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.domain.tracker.taking_over import LEAVE, NEW_ROW
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.many import transfer_many
from scrutiny_desk.services.tracker.waiting import (
    count_waiting,
    decide,
    say_waiting,
    waiting_rows,
)
from tests.services.made_papers import Desk, facts, row

TODAY = datetime.date(2031, 7, 1)
QUAY = "That the harbour board publishes the tide tables of the quay twice a year"
AGAIN = "Tide tables for the quay should be printed by the board every spring and autumn"
LAMP = "That lamps be put along the mole"


@pytest.fixture
def paraphrased(desk: Desk) -> str:
    """A tracker, and a later one in which a row is put in other words; the later one's id."""
    desk.import_one("one.pdf", facts(recommendations=[row(1, QUAY, update="Begun")]))
    outcome, _ = desk.bring(
        desk.lay(
            "two.pdf",
            facts(
                date="2031-05-01",
                recommendations=[row(1, AGAIN, update="Half done"), row(2, LAMP)],
            ),
        )
    )
    assert outcome.waiting == 1
    return outcome.imported[0].id


def texts(desk: Desk) -> list[str]:
    rows = recommendations.list_recommendations(desk.library, TODAY)
    return sorted(one.recommendation.text for one in rows)


def reviewed(desk: Desk, paper_id: str):
    rows = review.list_rows(desk.library, paper_id)
    return next(one for one in rows if one.section == "recommendations" and AGAIN[:20] in one.title)


def test_a_row_in_other_words_is_not_added_unasked(desk: Desk, paraphrased: str) -> None:
    assert texts(desk) == sorted([LAMP, QUAY])
    waiting = waiting_rows(desk.library)
    (planned,) = waiting.plan.rows
    assert planned.fact.text == AGAIN
    assert [one.called for one in planned.candidates] == [f"1, 14.11.30: {QUAY}"]
    assert reviewed(desk, paraphrased).doubtful
    assert "Rows that wait" in " ".join(reviewed(desk, paraphrased).doubts)
    assert say_waiting(1).startswith("1 row of the tracker may be a recommendation")


def test_said_to_be_one_it_brings_that_up_to_date(desk: Desk, paraphrased: str) -> None:
    waiting = waiting_rows(desk.library)
    (candidate,) = waiting.plan.rows[0].candidates
    done = decide(desk.library, waiting, {0: candidate.rec_id}, "reviewer")
    assert done.said == "1 row put to the recommendation that it is"
    assert count_waiting(desk.library) == 0
    assert texts(desk) == sorted([LAMP, AGAIN])
    rows = recommendations.list_recommendations(desk.library, TODAY)
    (quay,) = [one for one in rows if one.recommendation.id == candidate.rec_id]
    assert [update.text for update in quay.news] == ["Begun", "Half done"]
    undoing.undo(desk.library)
    assert texts(desk) == sorted([LAMP, QUAY])
    assert count_waiting(desk.library) == 1
    undoing.redo(desk.library)
    assert texts(desk) == sorted([LAMP, AGAIN])


def test_said_to_be_new_it_is_added(desk: Desk, paraphrased: str) -> None:
    done = decide(desk.library, waiting_rows(desk.library), {0: NEW_ROW}, "reviewer")
    assert done.said == "1 new recommendation"
    assert texts(desk) == sorted([LAMP, AGAIN, QUAY])
    assert count_waiting(desk.library) == 0


def test_left_out_it_is_dropped_and_review_puts_it_back(desk: Desk, paraphrased: str) -> None:
    done = decide(desk.library, waiting_rows(desk.library), {0: LEAVE}, "reviewer")
    assert done.said == "1 row left out"
    dropped = reviewed(desk, paraphrased)
    assert dropped.state is FactState.DROPPED
    assert count_waiting(desk.library) == 0
    review.put_back(desk.library, [dropped.id])
    assert count_waiting(desk.library) == 1
    assert texts(desk) == sorted([LAMP, QUAY])


def test_nothing_said_changes_nothing(desk: Desk, paraphrased: str) -> None:
    assert not decide(desk.library, waiting_rows(desk.library), {}, "reviewer")
    assert count_waiting(desk.library) == 1


def test_a_row_put_right_in_review_goes_on_waiting(desk: Desk, paraphrased: str) -> None:
    found = reviewed(desk, paraphrased)
    review.correct(desk.library, found.id, {"officer": "Head of Tides"}, "reviewer")
    assert texts(desk) == sorted([LAMP, QUAY])
    (planned,) = waiting_rows(desk.library).plan.rows
    assert planned.fact.officer == "Head of Tides"


def test_corrected_to_the_known_words_it_waits_no_more(desk: Desk, paraphrased: str) -> None:
    review.correct(desk.library, reviewed(desk, paraphrased).id, {"text": QUAY}, "reviewer")
    assert count_waiting(desk.library) == 0
    assert texts(desk) == sorted([LAMP, QUAY])


def test_one_word_is_enough_for_every_paper_that_prints_the_row(
    desk: Desk, paraphrased: str
) -> None:
    third = facts(date="2031-06-05", recommendations=[row(1, AGAIN, update="Done")])
    desk.import_one("three.pdf", third)
    waiting = waiting_rows(desk.library)
    assert len(waiting.ids) == 2
    (candidate,) = waiting.plan.rows[0].candidates
    decide(desk.library, waiting, {0: candidate.rec_id}, "reviewer")
    assert count_waiting(desk.library) == 0
    rows = recommendations.list_recommendations(desk.library, TODAY)
    (quay,) = [one for one in rows if one.recommendation.id == candidate.rec_id]
    assert [update.text for update in quay.news] == ["Begun", "Half done", "Done"]


def test_rows_of_a_paper_in_trash_do_not_wait(desk: Desk, paraphrased: str) -> None:
    papers.move_to_trash(desk.library, paraphrased)
    assert count_waiting(desk.library) == 0


def test_a_row_that_was_handed_on_is_known_in_its_first_committees_tracker(desk: Desk) -> None:
    desk.import_one("one.pdf", facts(recommendations=[row(1, QUAY, update="Begun")]))
    (first,) = recommendations.list_recommendations(desk.library, TODAY)
    transfer_many(desk.library, [first.recommendation.id], "Parks Committee")
    later = facts(date="2031-05-01", recommendations=[row(1, QUAY, update="Half done")])
    desk.import_one("two.pdf", later)
    (again,) = recommendations.list_recommendations(desk.library, TODAY)
    assert again.recommendation.id == first.recommendation.id
    assert again.recommendation.committee == "Parks Committee"
    assert [update.text for update in again.news] == ["Begun", "Half done"]
    assert count_waiting(desk.library) == 0
