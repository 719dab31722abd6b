"""Whoever types on the board or in the meeting without a pause loses no letter when power goes.

The library is opened anew from a copy of its files, as they lie on the disk in that moment.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.questions.questions import Board
from scrutiny_desk.library.library import Library
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.questions import promises, questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.typed import typed_before
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import choose
from scrutiny_desk.ui.models.saved_text import SAVE_AFTER_MS
from scrutiny_desk.ui.questions.room import QuestionsRoom
from tests.ui.filled import put_in, write

LONG = "How many of the 214 families who waited more than a year were told why, and who answers"


@pytest.fixture
def paper(empty_desk: Desk, tmp_path: Path) -> Paper:
    return put_in(empty_desk.library, tmp_path)


@pytest.fixture
def room(empty_desk: Desk, paper: Paper, qtbot: QtBot) -> QuestionsRoom:
    room = QuestionsRoom(empty_desk)
    qtbot.addWidget(room)
    empty_desk.changed.connect(lambda _: room.refresh())
    room.resize(1150, 650)
    room.set_meeting(paper.meeting_id)
    room.refresh()
    room.show()
    # Nothing here may wait for the pause after which typing is told.
    for field in room.findChildren(QWidget):
        timer = getattr(field, "_timer", None)
        if timer is not None and timer.interval() == SAVE_AFTER_MS:
            timer.setInterval(3_600_000)
    return room


def type_in(qtbot: QtBot, field: QWidget, words: str) -> None:
    field.setFocus()
    for letter in words:
        qtbot.keyClicks(field, letter)


def on_disk(room: QuestionsRoom, tmp_path: Path) -> Board:
    """The board of the library as its files stand; what was typed last is given time to arrive."""
    library = room.desk.library
    library.write(lambda _: None)
    copied = tmp_path / "as on the disk"
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(library.folder, copied, ignore=shutil.ignore_patterns("*lock*"))
    with Library.open(copied) as anew:
        return board_of(anew, room.meeting_id or "")


def words_on(board: Board) -> list[str]:
    return [one.text for one in board.entries]


@pytest.mark.parametrize("name", ["board:question", "board:line"])
def test_a_question_and_a_line_are_on_the_disk_letter_by_letter(
    room: QuestionsRoom, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    room.run(name)
    for end in (1, 2, len(LONG)):
        already = len(room.board.list.writer.toPlainText())
        type_in(qtbot, room.board.list.writer, LONG[already:end])
        assert words_on(on_disk(room, tmp_path)) == [LONG[:end]]
    qtbot.keyClick(room.board.list.writer, Qt.Key.Key_Escape)
    assert undoing.undo(room.desk.library)
    assert words_on(on_disk(room, tmp_path)) == []
    assert undoing.steps(room.desk.library)[0] is None


def test_a_follow_up_and_an_old_question_are_on_the_disk_letter_by_letter(
    room: QuestionsRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    item = room.board.target_item()
    first = questions.add_entry(room.desk.library, room.meeting_id, item, text="Who?").ids[0]
    room.refresh()
    room.board.take(first)
    room.run("board:follow_up")
    type_in(qtbot, room.board.list.writer, LONG)
    assert words_on(on_disk(room, tmp_path)) == ["Who?", LONG]
    room.board.take(first)
    qtbot.keyClick(room.board.list, Qt.Key.Key_F2)
    type_in(qtbot, room.board.list.writer, " Pays?")
    assert words_on(on_disk(room, tmp_path)) == ["Who? Pays?", LONG]


def test_what_is_begun_and_left_without_words_goes_again(
    room: QuestionsRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    room.run("board:question")
    writer = room.board.list.writer
    type_in(qtbot, writer, "W")
    qtbot.keyClick(writer, Qt.Key.Key_Backspace)
    qtbot.keyClick(writer, Qt.Key.Key_Escape)
    assert on_disk(room, tmp_path).entries == ()
    assert room.board.board.entries == ()


def test_the_fields_of_the_board_are_on_the_disk_letter_by_letter(
    room: QuestionsRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    item = room.board.target_item()
    entry_id = questions.add_entry(room.desk.library, room.meeting_id, item, text="Who?").ids[0]
    room.refresh()
    room.board.take(entry_id)
    head, details = room.board.head, room.board.details
    type_in(qtbot, head.big, LONG)
    type_in(qtbot, head.minutes, "25")
    type_in(qtbot, details.who, "Xanthe")
    type_in(qtbot, details.answer, LONG)
    type_in(qtbot, details.minutes, "7")
    board = on_disk(room, tmp_path)
    known = board.item(item)
    assert known is not None
    assert (known.big_question, known.minutes) == (LONG, 25)
    (entry,) = board.entries
    assert (entry.who, entry.answer, entry.minutes) == ("Xanthe", LONG, 7)
    room.settle()
    for _ in range(3):  # what is answered, who is asked, and their minutes: a step each
        undoing.undo(room.desk.library)
    (entry,) = on_disk(room, tmp_path).entries
    assert (entry.who, entry.answer, entry.minutes, entry.text) == ("", "", None, "Who?")
    undoing.undo(room.desk.library)
    undoing.undo(room.desk.library)
    known = on_disk(room, tmp_path).item(item)
    assert known is not None
    assert (known.big_question, known.minutes) == ("", None)


def test_the_minutes_of_the_meeting_are_on_the_disk_with_their_key(
    room: QuestionsRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(room.board.items, room.board.items_model.first())
    type_in(qtbot, room.board.head.minutes, "90")
    assert on_disk(room, tmp_path).total_minutes == 90


def test_what_is_typed_in_the_meeting_is_on_the_disk_letter_by_letter(
    room: QuestionsRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    item = room.board.target_item()
    questions.add_entry(room.desk.library, room.meeting_id, item, text="Who?")
    room.refresh()
    room.run("meeting")
    page = room.meeting.page
    qtbot.keyClick(room.meeting, Qt.Key.Key_N)
    type_in(qtbot, page.answer, LONG)
    qtbot.keyClick(page.answer, Qt.Key.Key_Escape)
    qtbot.keyClick(room.meeting, Qt.Key.Key_F)
    type_in(qtbot, page.follow_up, "Since when?")
    board = on_disk(room, tmp_path)
    assert [(one.text, one.answer) for one in board.entries] == [
        ("Who?", LONG),
        ("Since when?", ""),
    ]
    qtbot.keyClick(page.follow_up, Qt.Key.Key_Return)
    assert page.words.text() == "Since when?"
    assert words_on(on_disk(room, tmp_path)) == ["Who?", "Since when?"]


def test_a_follow_up_that_is_emptied_again_is_not_left_on_the_board(
    room: QuestionsRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    questions.add_entry(room.desk.library, room.meeting_id, room.board.target_item(), text="Who?")
    room.refresh()
    room.run("meeting")
    qtbot.keyClick(room.meeting, Qt.Key.Key_F)
    type_in(qtbot, room.meeting.page.follow_up, "S")
    qtbot.keyClick(room.meeting.page.follow_up, Qt.Key.Key_Backspace)
    qtbot.keyClick(room.meeting.page.follow_up, Qt.Key.Key_Escape)
    room.meeting.leave()
    assert words_on(on_disk(room, tmp_path)) == ["Who?"]


def test_a_note_in_the_list_of_all_notes_is_on_the_disk_letter_by_letter(
    room: QuestionsRoom, paper: Paper, qtbot: QtBot, tmp_path: Path
) -> None:
    write(room.desk.library, paper, "", page_index=2)
    room.tabs.setCurrentIndex(1)
    choose(room.all_notes.notes, room.all_notes.notes_model.first())
    editor = room.all_notes.editor
    type_in(qtbot, editor.text, LONG)
    type_in(qtbot, editor.answer, "Yes")
    on_disk(room, tmp_path)
    with Library.open(tmp_path / "as on the disk") as anew:
        (row,) = notes.list_notes(anew)
    assert (row.note.text, row.note.answer) == (LONG, "Yes")


def test_a_promise_half_typed_is_there_again_until_it_is_made(
    room: QuestionsRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    item = room.board.target_item()
    first = questions.add_entry(room.desk.library, room.meeting_id, item, text="Who?").ids[0]
    questions.add_entry(room.desk.library, room.meeting_id, item, text="When?")
    room.refresh()
    room.board.take(first)
    room.run("meeting")
    meeting, form = room.meeting, room.meeting.page.promise
    qtbot.keyClick(meeting, Qt.Key.Key_W)
    type_in(qtbot, form.by_whom, "Xanthe")
    type_in(qtbot, form.by_when, "29 March 202")
    on_disk(room, tmp_path)
    with Library.open(tmp_path / "as on the disk") as anew:
        kept = typed_before(anew, promises.FORM, first)
    assert kept == {"by_whom": "Xanthe", "by_when": "29 March 202"}
    for field in (form.by_whom, form.by_when):
        field.clear()
    qtbot.keyClick(form.by_whom, Qt.Key.Key_Escape)
    qtbot.keyClick(meeting, Qt.Key.Key_Right)
    assert meeting.page.words.text() == "When?"
    qtbot.keyClick(meeting, Qt.Key.Key_Left)
    qtbot.keyClick(meeting, Qt.Key.Key_W)
    assert (form.by_whom.text(), form.by_when.text()) == ("Xanthe", "29 March 202")
    type_in(qtbot, form.by_when, "4")
    qtbot.keyClick(form.by_when, Qt.Key.Key_Return)
    assert not form.isVisible()
    assert typed_before(room.desk.library, promises.FORM, first) == {}
