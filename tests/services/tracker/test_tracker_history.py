"""What happens to a recommendation over the years stays in its history."""

from __future__ import annotations

import datetime
import sqlite3

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.recommendations import Entry, LinkKind, Outcome, ResponseKind
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker import recommendations

DAY = datetime.date(2031, 3, 6)


@pytest.fixture
def rec_id(library: Library) -> str:
    return recommendations.add_recommendation(
        library,
        committee="Harbour",
        number="H1",
        date_text="6 March 2031",
        text="Mend the quay",
        target_text="May 2031",
        officer="Pilot",
    ).ids[0]


def row(library: Library):
    (found,) = recommendations.list_recommendations(library, DAY)
    return found


def test_a_target_put_off_keeps_the_one_before_and_its_reason(library, rec_id) -> None:
    with pytest.raises(DeskError, match="needs a reason"):
        tracker_history.revise_target(library, rec_id, "June 2031", "  ", DAY)
    tracker_history.revise_target(library, rec_id, "June 2031", "Stone is late", DAY)
    assert row(library).recommendation.target_date == "2031-06"
    ((revision,), _, _) = tracker_history.beside(library, rec_id)
    assert (revision.from_text, revision.to_text) == ("May 2031", "June 2031")
    assert row(library).updates[-1].text == (
        "Target revised to “June 2031”, before: “May 2031”. Reason: Stone is late"
    )
    assert not tracker_history.revise_target(library, rec_id, "June 2031", "Again", DAY)
    undoing.undo(library)
    assert row(library).recommendation.target_date == "2031-05"
    assert (tracker_history.beside(library, rec_id), row(library).updates) == (((), (), ()), ())


def test_responses_are_kept_one_after_the_other(library, rec_id) -> None:
    for kind in (ResponseKind.NOTED_ONLY, ResponseKind.IN_PART):
        tracker_history.respond(
            library, rec_id, kind, date="2031-03-06", by_whom="Harbour board", text="In parts"
        )
    _, responses, _ = tracker_history.beside(library, rec_id)
    assert [one.kind for one in responses] == [ResponseKind.NOTED_ONLY, ResponseKind.IN_PART]
    assert [one.what for one in row(library).news] == [Entry.RESPONSE, Entry.RESPONSE]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        library.write(lambda connection: connection.execute("DELETE FROM response"))


def test_an_answer_of_nobody_without_words_is_not_noted(library, rec_id) -> None:
    with pytest.raises(DeskError, match="comes from nobody"):
        tracker_history.respond(
            library, rec_id, ResponseKind.ACCEPTED, date=None, by_whom=" ", text=""
        )
    tracker_history.respond(library, rec_id, ResponseKind.NONE, date=None, by_whom="", text="")


def test_links_come_and_go_and_both_are_told(library, rec_id) -> None:
    made = tracker_history.link(
        library, rec_id, LinkKind.FILE, words="the survey", ref="survey.pdf"
    )
    tracker_history.unlink(library, rec_id, made.ids[1])
    assert [one.text for one in row(library).updates] == [
        "Linked to the survey.",
        "No longer linked to the survey.",
    ]
    assert tracker_history.beside(library, rec_id)[2] == ()


def test_every_change_is_a_line_with_what_stood_there(library, rec_id) -> None:
    recommendations.revise_recommendation(library, rec_id, officer="Warden")
    recommendations.close_recommendation(
        library, rec_id, DAY, Outcome.IMPLEMENTED, "Minutes, item 4"
    )
    assert [(one.what, one.text) for one in row(library).updates] == [
        (Entry.CHANGE, "Officer: “Warden”; before: “Pilot”."),
        (
            Entry.CLOSURE,
            "The committee agreed on 6 March 2031 to close it as implemented (Minutes, item 4).",
        ),
    ]
    assert row(library).news == ()
    undoing.undo(library)
    undoing.undo(library)
    assert (row(library).recommendation.officer, row(library).updates) == ("Pilot", ())
