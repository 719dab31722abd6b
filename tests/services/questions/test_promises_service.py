"""A promise of a written answer is an action at once, linked, with its own history."""

from __future__ import annotations

import datetime

import pytest

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.domain.tracker.settings import TrackerSetting
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import promises, questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.settings import keep_setting
from tests.services.made_papers import COMMITTEE, Desk, facts, item

DAY = datetime.date(2031, 4, 1)


@pytest.fixture
def pack(desk: Desk) -> str:
    return desk.import_one("pack.pdf", facts(items=[item("6", "Bridges", 0, 6)]))


@pytest.fixture
def meeting(desk: Desk, pack: str) -> str:
    return papers.paper(desk.library, pack).meeting_id


def test_the_action_names_who_what_and_when(desk: Desk, meeting: str) -> None:
    asked = questions.add_entry(desk.library, meeting, "6", text="Who pays?").ids[0]
    change = promises.promise_answer(
        desk.library, meeting, asked, by_whom="The engineer", by_when="20 March 2031"
    )
    assert change.shelves >= {Shelf.RECOMMENDATIONS, Shelf.QUESTIONS}
    (row,) = recommendations.list_recommendations(desk.library, DAY, COMMITTEE)
    one = row.recommendation
    assert (one.text, one.officer, one.target_date, one.date) == (
        "Written answer to: Who pays?",
        "The engineer",
        "2031-03-20",
        "2031-03-06",
    )
    assert row.standing.computed.word == "Overdue"
    assert [(u.date, u.text) for u in row.updates] == [
        (
            "2031-03-06",
            "Promised in the meeting by The engineer: a written answer by 20 March 2031.",
        )
    ]
    entry = board_of(desk.library, meeting).entry(asked)
    assert entry is not None
    assert (entry.status, entry.recommendation_id) == (NoteStatus.WRITTEN_PROMISED, one.id)


def test_the_action_of_a_private_question_is_private_until_somebody_says_otherwise(
    desk: Desk, meeting: str
) -> None:
    asked = questions.add_entry(desk.library, meeting, "6", text="Who pays?").ids[0]
    words = "It is private: it stays out of what is published"
    given = {"by_whom": "The engineer", "by_when": "TBC"}
    assert words in promises.promise_answer(desk.library, meeting, asked, **given).said
    (row,) = recommendations.list_recommendations(desk.library, DAY)
    assert row.recommendation.private

    questions.revise_entry(desk.library, meeting, asked, private=False)
    assert words in promises.promise_answer(desk.library, meeting, asked, **given).said
    recommendations.revise_recommendation(desk.library, row.recommendation.id, private=False)
    assert words not in promises.promise_answer(desk.library, meeting, asked, **given).said


def test_the_action_of_a_shared_question_is_for_everybody(desk: Desk, meeting: str) -> None:
    asked = questions.add_entry(desk.library, meeting, "6", text="Who pays?").ids[0]
    questions.revise_entry(desk.library, meeting, asked, private=False)
    promises.promise_answer(desk.library, meeting, asked, by_whom="The engineer", by_when="")
    (row,) = recommendations.list_recommendations(desk.library, DAY)
    assert not row.recommendation.private


def test_one_undo_takes_the_whole_promise_back_and_redo_makes_it_again(
    desk: Desk, meeting: str, pack: str
) -> None:
    note, _ = notes.write_note(
        desk.library,
        paper_id=pack,
        item_id=None,
        kind=NoteKind.QUESTION,
        text="Why so late?",
        anchor=Anchor(2, "2"),
    )
    promises.promise_answer(desk.library, meeting, note.id, by_whom="The engineer", by_when="")
    (row,) = recommendations.list_recommendations(desk.library, DAY)
    assert row.recommendation.target_text == "TBC"
    assert notes.list_notes(desk.library)[0].note.status is NoteStatus.WRITTEN_PROMISED
    undoing.undo(desk.library)
    assert recommendations.list_recommendations(desk.library, DAY) == []
    assert notes.list_notes(desk.library)[0].note.status is NoteStatus.DRAFT
    undoing.redo(desk.library)
    assert len(recommendations.list_recommendations(desk.library, DAY)) == 1


def test_a_second_promise_changes_the_same_action_and_keeps_its_history(
    desk: Desk, meeting: str
) -> None:
    asked = questions.add_entry(desk.library, meeting, "6", text="Who pays?").ids[0]
    promises.promise_answer(desk.library, meeting, asked, by_whom="The engineer", by_when="TBC")
    promises.promise_answer(desk.library, meeting, asked, by_whom="The mayor", by_when="May 2031")
    (row,) = recommendations.list_recommendations(desk.library, DAY)
    assert (row.recommendation.officer, row.recommendation.target_date) == ("The mayor", "2031-05")
    assert len(row.updates) == 2


def test_nothing_is_written_where_nobody_is_named_or_nothing_is_asked(
    desk: Desk, meeting: str
) -> None:
    asked = questions.add_entry(desk.library, meeting, "6", text=" ").ids[0]
    for who, words in (("  ", "Nobody is named"), ("The engineer", "no words")):
        with pytest.raises(DeskError, match=words):
            promises.promise_answer(desk.library, meeting, asked, by_whom=who, by_when="")
    assert recommendations.list_recommendations(desk.library, DAY) == []


def test_the_action_has_a_reference_where_the_committee_chose_a_format(desk, meeting) -> None:
    keep_setting(desk.library, TrackerSetting(COMMITTEE, "A{yy}/{n}"))
    asked = questions.add_entry(desk.library, meeting, "6", text="Who pays?").ids[0]
    promises.promise_answer(desk.library, meeting, asked, by_whom="The engineer", by_when="")
    (row,) = recommendations.list_recommendations(desk.library, DAY)
    assert row.recommendation.number == "A30/1"
