"""In the meeting: every key does what the screen says, and nothing typed or timed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.questions.questions import Entry, EntryKind
from scrutiny_desk.services import undoing
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.clock import today
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.questions.meeting import MeetingPane
from scrutiny_desk.ui.questions.room import QuestionsRoom
from tests.ui.filled import put_in


@pytest.fixture
def paper(empty_desk: Desk, tmp_path: Path) -> Paper:
    return put_in(empty_desk.library, tmp_path)


@pytest.fixture
def room(empty_desk: Desk, paper: Paper, qtbot: QtBot) -> QuestionsRoom:
    library = empty_desk.library
    first, second = (one.key for one in board_of(library, paper.meeting_id).items[:2])
    line = questions.add_entry(
        library, paper.meeting_id, first, kind=EntryKind.LINE, text="Costs"
    ).ids[0]
    for text in ("Who pays?", "How much?"):
        questions.add_entry(library, paper.meeting_id, first, text=text, parent=line)
    questions.add_entry(library, paper.meeting_id, second, text="What next?")
    questions.set_item_minutes(library, paper.meeting_id, first, 10)
    room = QuestionsRoom(empty_desk)
    qtbot.addWidget(room)
    empty_desk.changed.connect(lambda _: room.refresh())
    room.resize(1150, 650)
    room.set_meeting(paper.meeting_id)
    room.refresh()
    room.show()
    room.run("meeting")
    return room


@pytest.fixture
def meeting(room: QuestionsRoom) -> MeetingPane:
    return room.meeting


def press(meeting: MeetingPane, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(meeting, key)


def stored(meeting: MeetingPane, text: str) -> Entry:
    board = board_of(meeting._desk.library, meeting._board.meeting_id)
    return next(one for one in board.entries if one.text == text)


def asked(meeting: MeetingPane) -> str:
    return meeting.page.words.text()


def test_questions_come_in_their_running_order(meeting: MeetingPane, qtbot: QtBot) -> None:
    assert asked(meeting) == "Who pays?"
    assert meeting.page.line.text() == "Costs"
    assert meeting.page.where.text().startswith("Question 1 of 3")
    press(meeting, qtbot, Qt.Key.Key_Right)
    assert asked(meeting) == "How much?"
    press(meeting, qtbot, Qt.Key.Key_Space)
    assert asked(meeting) == "What next?"
    assert not meeting.page.line.isVisible()
    press(meeting, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert asked(meeting) == "How much?"


@pytest.mark.parametrize(
    ("key", "status"),
    [
        (Qt.Key.Key_A, NoteStatus.ANSWERED),
        (Qt.Key.Key_P, NoteStatus.PART_ANSWERED),
        (Qt.Key.Key_E, NoteStatus.EVADED),
    ],
)
def test_one_key_marks_the_answer_and_undo_takes_it_back(
    meeting: MeetingPane, qtbot: QtBot, key: Qt.Key, status: NoteStatus
) -> None:
    press(meeting, qtbot, key)
    assert stored(meeting, "Who pays?").status is status
    assert status.word in meeting.page.status.text()
    assert asked(meeting) == "Who pays?"
    meeting._desk.perform(lambda: undoing.undo(meeting._desk.library))
    assert stored(meeting, "Who pays?").status is NoteStatus.DRAFT
    assert not meeting.page.status.isVisible()


def test_buttons_do_what_the_keys_do(meeting: MeetingPane, qtbot: QtBot) -> None:
    meeting.page.keys["E"].click()
    assert stored(meeting, "Who pays?").status is NoteStatus.EVADED
    meeting.page.keys["→"].click()
    assert asked(meeting) == "How much?"


def test_the_answer_is_kept_as_it_is_typed(
    room: QuestionsRoom, meeting: MeetingPane, qtbot: QtBot
) -> None:
    press(meeting, qtbot, Qt.Key.Key_N)
    qtbot.keyClicks(meeting.page.answer, "The council pays")
    qtbot.keyClick(meeting.page.answer, Qt.Key.Key_Escape)
    assert stored(meeting, "Who pays?").answer == "The council pays"
    press(meeting, qtbot, Qt.Key.Key_N)
    qtbot.keyClicks(meeting.page.answer, ", all of it")
    press(meeting, qtbot, Qt.Key.Key_Right)
    qtbot.keyClicks(meeting.page.answer, "Two million")
    room.close()
    assert stored(meeting, "Who pays?").answer == "The council pays, all of it"
    assert stored(meeting, "How much?").answer == "Two million"


def test_a_promise_becomes_an_action_with_its_history(meeting: MeetingPane, qtbot: QtBot) -> None:
    press(meeting, qtbot, Qt.Key.Key_W)
    form = meeting.page.promise
    assert form.isVisible()
    form.by_whom.setText("Head of finance")
    form.by_when.setText("29 March 2024")
    qtbot.keyClick(form.by_when, Qt.Key.Key_Return)
    assert not form.isVisible()
    entry = stored(meeting, "Who pays?")
    assert entry.status is NoteStatus.WRITTEN_PROMISED
    rows = recommendations.list_recommendations(meeting._desk.library, today())
    row = next(one for one in rows if one.recommendation.id == entry.recommendation_id)
    assert row.recommendation.text == "Written answer to: Who pays?"
    assert row.recommendation.target_date == "2024-03-29"
    assert "Head of finance" in row.updates[0].text
    meeting._desk.perform(lambda: undoing.undo(meeting._desk.library))
    assert stored(meeting, "Who pays?").recommendation_id is None
    rows = recommendations.list_recommendations(meeting._desk.library, today())
    assert row.recommendation.id not in {one.recommendation.id for one in rows}


def test_a_promise_by_nobody_says_what_is_missing(meeting: MeetingPane, qtbot: QtBot) -> None:
    press(meeting, qtbot, Qt.Key.Key_W)
    with qtbot.waitSignal(meeting._desk.troubled) as trouble:
        qtbot.keyClick(meeting.page.promise.by_when, Qt.Key.Key_Return)
    assert "by whom" in trouble.args[0].to_do
    assert meeting.page.promise.isVisible()


def test_a_date_that_cannot_be_read_is_told_and_the_form_stays(
    meeting: MeetingPane, qtbot: QtBot
) -> None:
    press(meeting, qtbot, Qt.Key.Key_W)
    form = meeting.page.promise
    form.by_whom.setText("Head of finance")
    qtbot.keyClicks(form.by_when, "next tuesdya")
    qtbot.keyClick(form.by_when, Qt.Key.Key_Return)
    assert form.isVisible()
    assert "no date I can read: 29 March 2024" in form.trouble.text()
    assert form.trouble.isVisible()
    assert form.by_when.text() == "next tuesdya"
    assert stored(meeting, "Who pays?").status is NoteStatus.DRAFT
    press(meeting, qtbot, Qt.Key.Key_Right)
    assert asked(meeting) == "Who pays?"
    form.by_when.setText("tbc")
    assert not form.trouble.isVisible()
    qtbot.keyClick(form.by_when, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert stored(meeting, "Who pays?").status is NoteStatus.WRITTEN_PROMISED


def test_a_follow_up_is_asked_at_once(meeting: MeetingPane, qtbot: QtBot) -> None:
    press(meeting, qtbot, Qt.Key.Key_F)
    qtbot.keyClicks(meeting.page.follow_up, "Since when?")
    qtbot.keyClick(meeting.page.follow_up, Qt.Key.Key_Return)
    assert asked(meeting) == "Since when?"
    assert stored(meeting, "Since when?").parent == stored(meeting, "Who pays?").id
    press(meeting, qtbot, Qt.Key.Key_Right)
    assert asked(meeting) == "How much?"


def test_what_stands_in_a_field_is_kept_when_the_next_question_comes_or_the_room_closes(
    room: QuestionsRoom, meeting: MeetingPane, qtbot: QtBot
) -> None:
    press(meeting, qtbot, Qt.Key.Key_F)
    qtbot.keyClicks(meeting.page.follow_up, "Since when?")
    press(meeting, qtbot, Qt.Key.Key_Right)
    assert asked(meeting) == "How much?"
    assert stored(meeting, "Since when?").parent == stored(meeting, "Who pays?").id
    press(meeting, qtbot, Qt.Key.Key_W)
    meeting.page.promise.by_whom.setText("Head of finance")
    meeting.page.promise.by_when.setText("May 2024")
    room.close()
    assert stored(meeting, "How much?").status is NoteStatus.WRITTEN_PROMISED


def test_keys_of_the_meeting_come_before_those_of_the_board(meeting: MeetingPane) -> None:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier, "f"
    )
    event.ignore()
    QApplication.sendEvent(meeting, event)
    assert event.isAccepted()


def test_the_clock_runs_in_the_meeting_alone_and_is_kept(
    room: QuestionsRoom, meeting: MeetingPane, qtbot: QtBot
) -> None:
    assert meeting.clock.running
    assert "of 10 minutes" in meeting.page.clock.text()
    meeting.clock._before = 754
    press(meeting, qtbot, Qt.Key.Key_C)
    assert not meeting.clock.running
    assert meeting.page.clock.text() == (
        "▲ Clock stopped at 12:34, 2 minutes over the 10 there are"
    )
    press(meeting, qtbot, Qt.Key.Key_C)
    assert meeting.clock.running
    press(meeting, qtbot, Qt.Key.Key_Escape)
    assert not meeting.clock.running
    assert board_of(meeting._desk.library, meeting._board.meeting_id).items[0].seconds >= 754
    room.run("meeting")
    assert "12:3" in meeting.page.clock.text()


def test_escape_goes_back_to_the_question_on_the_board(
    room: QuestionsRoom, meeting: MeetingPane, qtbot: QtBot
) -> None:
    press(meeting, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert not room.in_meeting
    row = room.board.row_in_hand()
    assert row is not None
    assert row.entry.text == "How much?"
    room.run("meeting")
    assert asked(meeting) == "How much?"


def test_a_question_deleted_meanwhile_leaves_its_neighbour(
    meeting: MeetingPane, qtbot: QtBot
) -> None:
    press(meeting, qtbot, Qt.Key.Key_Right)
    meeting.page.answer.setPlainText("never stored")
    entry = stored(meeting, "How much?")
    meeting._desk.perform(
        lambda: questions.delete_entry(meeting._desk.library, meeting._board.meeting_id, entry.id)
    )
    assert asked(meeting) == "What next?"


def test_an_empty_board_says_what_to_do(
    empty_desk: Desk, tmp_path: Path, paper: Paper, qtbot: QtBot
) -> None:
    room = QuestionsRoom(empty_desk)
    qtbot.addWidget(room)
    room.set_meeting(paper.meeting_id)
    room.show()
    room.run("meeting")
    assert room.meeting.empty.isVisible()
    assert "then Q" in room.meeting.empty.words()
    qtbot.keyClick(room.meeting, Qt.Key.Key_Escape)
    assert not room.in_meeting
