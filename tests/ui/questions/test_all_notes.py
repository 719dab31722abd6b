from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteKind, NoteRow, NoteStatus
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import ROW_ROLE, choose
from scrutiny_desk.ui.questions.all_notes import AllNotes
from tests.ui.filled import put_in, write


@pytest.fixture
def paper(empty_desk: Desk, tmp_path: Path) -> Paper:
    return put_in(empty_desk.library, tmp_path)


@pytest.fixture
def room(empty_desk: Desk, paper: Paper, qtbot: QtBot) -> AllNotes:
    library = empty_desk.library
    write(library, paper, "Why do they wait?", quote="wait longer", page_index=2)
    write(library, paper, "Two figures differ", NoteKind.FACT_TO_CHECK, page_index=3)
    write(library, paper, "A good plan", NoteKind.PRAISE, item=1, page_index=6)
    write(library, paper, "On no item", NoteKind.NOTE, item=None, page_index=0)
    return opened(empty_desk, qtbot)


def opened(desk: Desk, qtbot: QtBot) -> AllNotes:
    room = AllNotes(desk)
    qtbot.addWidget(room)
    desk.changed.connect(lambda _: room.refresh())
    room.resize(1150, 650)
    room.refresh()
    room.show()
    return room


def shown(room: AllNotes) -> list[NoteRow]:
    model = room.notes_model
    return [model.index(i, 0).data(ROW_ROLE) for i in range(model.rowCount())]


def texts(room: AllNotes) -> set[str]:
    return {row.note.text for row in shown(room)}


def items(room: AllNotes) -> list[tuple[str, int]]:
    model = room.items_model
    rows = [model.index(i, 0).data(ROW_ROLE) for i in range(model.rowCount())]
    return [(row.title, row.count) for row in rows]


def take(room: AllNotes, text: str) -> str:
    row = next(row for row in shown(room) if row.note.text == text)
    choose(room.notes, room.notes_model.index_of(row.note.id))
    return row.note.id


def stored(room: AllNotes, note_id: str) -> NoteRow:
    return next(r for r in notes.list_notes(room.desk.library) if r.note.id == note_id)


def test_items_stand_with_their_counts(room: AllNotes) -> None:
    assert items(room) == [
        ("All items", 4), ("Waiting times", 2), ("Plan", 1), ("On no agenda item", 1),
    ]  # fmt: skip


def test_an_item_a_kind_and_words_narrow_the_list(room: AllNotes) -> None:
    choose(room.items, room.items_model.index(1, 0))
    assert texts(room) == {"Why do they wait?", "Two figures differ"}

    found = room.kind_box.findData(NoteKind.FACT_TO_CHECK.value)
    room.kind_box.setCurrentIndex(found)
    room.kind_box.activated.emit(found)
    assert texts(room) == {"Two figures differ"}
    assert items(room)[0] == ("All items", 1)

    room.words_box.setText("nowhere")
    assert texts(room) == set()


def test_the_meeting_in_hand_is_chosen(room: AllNotes, tmp_path: Path, empty_desk: Desk) -> None:
    other = put_in(empty_desk.library, tmp_path, name="later", date="2024-03-14")
    write(empty_desk.library, other, "Later question")
    room.refresh()
    assert "Later question" in texts(room)

    room.set_meeting(other.meeting_id)
    assert texts(room) == {"Later question"}
    room.set_meeting(None)
    assert len(shown(room)) == 5


def test_what_is_typed_is_saved(room: AllNotes, qtbot: QtBot) -> None:
    note_id = take(room, "Why do they wait?")
    room.editor.text.setPlainText("Why do they wait so long?")
    room.editor.answer.setPlainText("It will be looked at")

    qtbot.waitUntil(lambda: stored(room, note_id).note.text == "Why do they wait so long?")
    qtbot.waitUntil(lambda: stored(room, note_id).note.answer == "It will be looked at")


def test_what_is_typed_is_saved_when_another_note_is_taken(room: AllNotes) -> None:
    note_id = take(room, "Why do they wait?")
    room.editor.text.setPlainText("Why?")

    take(room, "A good plan")

    assert stored(room, note_id).note.text == "Why?"
    assert room.editor.text.toPlainText() == "A good plan"


def test_what_is_typed_is_saved_when_the_room_is_left(room: AllNotes) -> None:
    note_id = take(room, "A good plan")
    room.editor.text.setPlainText("A very good plan")

    room.hide()

    assert stored(room, note_id).note.text == "A very good plan"


def test_a_refresh_leaves_what_is_being_typed(room: AllNotes, paper: Paper) -> None:
    take(room, "Why do they wait?")
    room.editor.text.setPlainText("Why do they wa")
    room.editor.text.setFocus()

    write(room.desk.library, paper, "Written in Papers", page_index=2)
    room.refresh()

    assert room.editor.text.toPlainText() == "Why do they wa"
    assert "Written in Papers" in texts(room)


def test_status_kind_and_sharing_are_stored(room: AllNotes) -> None:
    note_id = take(room, "Why do they wait?")
    for box, value in (
        (room.editor.status, NoteStatus.ASKED.value),
        (room.editor.kind, NoteKind.CONCERN.value),
    ):
        found = box.findData(value)
        box.setCurrentIndex(found)
        box.activated.emit(found)
    room.editor.shared.click()

    note = stored(room, note_id).note
    assert (note.status, note.kind, note.private) == (NoteStatus.ASKED, NoteKind.CONCERN, False)


def test_delete_takes_the_next_note_in_hand_and_undo_brings_it_back(
    room: AllNotes, qtbot: QtBot
) -> None:
    take(room, "Why do they wait?")
    room.editor.text.setPlainText("Changed at the last moment")
    qtbot.keyClick(room.notes, Qt.Key.Key_Delete)

    assert len(shown(room)) == 3
    assert room.editor.note_id == room.notes_model.key_at(room.notes.currentIndex())
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    assert "Changed at the last moment" in texts(room)


def test_enter_opens_the_very_page(room: AllNotes, qtbot: QtBot, paper: Paper) -> None:
    take(room, "A good plan")

    with qtbot.waitSignal(room.desk.page_asked) as asked:
        qtbot.keyClick(room.notes, Qt.Key.Key_Return)

    assert asked.args == [paper.id, 6]


def test_a_refresh_keeps_the_note_and_the_place(room: AllNotes, paper: Paper) -> None:
    for number in range(40):
        write(room.desk.library, paper, f"Question {number:02}", page_index=5)
    room.refresh()
    note_id = take(room, "Question 20")
    room.notes.verticalScrollBar().setValue(700)

    write(room.desk.library, paper, "One more", page_index=7, item=1)
    room.refresh()

    assert room.editor.note_id == note_id
    assert room.notes.verticalScrollBar().value() == 700


def test_an_empty_library_says_what_to_do(empty_desk: Desk, qtbot: QtBot) -> None:
    room = opened(empty_desk, qtbot)

    assert room.empty.isVisible()
    assert "press Q" in room.empty.words()


def test_five_hundred_notes_are_listed_and_searched(
    empty_desk: Desk, paper: Paper, qtbot: QtBot
) -> None:
    for number in range(500):
        write(empty_desk.library, paper, f"Question {number} " + "of many words " * 8)
    room = opened(empty_desk, qtbot)

    room.words_box.setText("499")
    assert len(shown(room)) == 1
    room.words_box.setText("")
    assert len(shown(room)) == 500
