from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteRow, NoteStatus
from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.card import NoteCard
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.papers.view.images import KEPT_BYTES

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown_room(desk: Desk) -> PapersRoom:
    room = PapersRoom(desk)
    desk.changed.connect(lambda change: room.refresh() if change.shelves & room.shelves else None)
    room.resize(1100, 700)
    room.set_meeting(papers.list_meetings(desk.library)[0].id)
    room.refresh()
    room.show()
    return room


@pytest.fixture
def room(full_desk: Desk, qtbot: QtBot) -> Iterator[PapersRoom]:
    shown = shown_room(full_desk)
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def all_notes(room: PapersRoom) -> list[NoteRow]:
    return notes.list_notes(room.desk.library)


def select_words(room: PapersRoom, count: int) -> None:
    room.view.setFocus()
    QTest.keyClick(room.view, Qt.Key.Key_Right, CTRL)
    for _ in range(count - 1):
        QTest.keyClick(room.view, Qt.Key.Key_Right, SHIFT)


def type_into(card: NoteCard, words: str) -> None:
    for letter in words:
        QTest.keyClick(card.text, letter)


def test_the_pack_opens_with_its_agenda(room: PapersRoom) -> None:
    tree = room.agenda.tree
    top = tree.topLevelItem(0)
    assert top is not None
    rows = [(top.child(n).text(0), top.child(n).text(1)) for n in range(top.childCount())]
    assert rows == [
        ("Front", ""),
        ("5  Waiting times", "1–4"),
        ("6  The plan for the year", "5–10"),
    ]
    assert room.bar.said == "PDF 1 (no page number printed)"


def test_a_paper_whose_page_is_about_to_be_asked_for_is_not_opened_twice(
    full_desk: Desk, qtbot: QtBot
) -> None:
    room = PapersRoom(full_desk)
    qtbot.addWidget(room)
    (paper,) = papers.list_papers(full_desk.library)
    room.set_meeting(paper.meeting_id)
    room.expect_page()
    room.refresh()
    assert room.agenda.tree.topLevelItemCount() == 1
    assert room.paper_id is None
    room.open_page(paper.id, 4)
    assert room.paper_id == paper.id
    assert room.view.current_page == 4


def test_an_item_in_the_tree_goes_to_its_first_page(room: PapersRoom) -> None:
    top = room.agenda.tree.topLevelItem(0)
    assert top is not None
    room.agenda.tree.setCurrentItem(top.child(2))
    assert room.view.current_page == 6
    assert room.bar.said == "Page 5 of the pack (PDF 7) · item 6, its page 1"


def test_going_to_a_printed_page(room: PapersRoom, qtbot: QtBot) -> None:
    room.run("go_to_page")
    QTest.keyClicks(QApplication.focusWidget(), "99")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert room.go_to_bar.told == "There is no page 99 here: the pages are 1 to 10."
    QTest.keyClicks(QApplication.focusWidget(), "7")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert room.view.current_page == 8
    assert room.view.hasFocus()


def test_words_selected_by_keyboard_become_a_question(room: PapersRoom, qtbot: QtBot) -> None:
    room.open_page(room.paper_id or "", 3)
    select_words(room, 4)
    assert room.view.selector.quote() == "Alpha4 beta0 gamma delta"
    room.write(NoteKind.QUESTION)
    note = all_notes(room)[0].note
    assert note.kind is NoteKind.QUESTION
    assert note.anchor.quote == "Alpha4 beta0 gamma delta"
    assert note.anchor.page_label == "2"
    assert len(note.anchor.boxes) == 1
    card = room.notes.card(note.id)
    assert card is not None
    assert card.text.hasFocus()
    type_into(card, "why so long")
    qtbot.waitUntil(lambda: all_notes(room)[0].note.text == "why so long")
    assert card.text.hasFocus()
    assert all_notes(room)[0].item_number == "5"


def test_words_dragged_over_with_the_mouse(room: PapersRoom) -> None:
    words = papers.words_on(room.desk.library, room.paper_id or "", 0)
    slot = room.view._strip.slots[0]
    start, end = (slot.to_strip(words[n].box) for n in (1, 6))
    view = room.view.viewport()
    QTest.mousePress(
        view, Qt.MouseButton.LeftButton, pos=QPoint(int(start.x0) + 2, int(start.y0) + 2)
    )
    QTest.mouseMove(view, QPoint(int(end.x0) + 2, int(end.y0) + 2))
    QTest.mouseRelease(
        view, Qt.MouseButton.LeftButton, pos=QPoint(int(end.x0) + 2, int(end.y0) + 2)
    )
    assert room.view.selector.quote() == " ".join(word.text for word in words[1:7])
    QTest.mouseDClick(
        view, Qt.MouseButton.LeftButton, pos=QPoint(int(start.x0) + 2, int(start.y0) + 2)
    )
    assert room.view.selector.quote() == "beta0"


def test_a_note_on_a_whole_item(room: PapersRoom) -> None:
    top = room.agenda.tree.topLevelItem(0)
    assert top is not None
    room.agenda.tree.setFocus()
    room.agenda.tree.setCurrentItem(top.child(1))
    room.write(NoteKind.NOTE)
    row = all_notes(room)[0]
    assert row.item_number == "5"
    assert row.note.anchor == Anchor(page_index=2, page_label="1")


def test_what_is_typed_is_saved_when_the_page_changes_and_at_closing(
    room: PapersRoom, qtbot: QtBot
) -> None:
    room.write(NoteKind.QUESTION)
    note_id = all_notes(room)[0].note.id
    card = room.notes.card(note_id)
    assert card is not None
    type_into(card, "one")
    room.view.go_to(5)
    assert all_notes(room)[0].note.text == "one"
    qtbot.waitUntil(lambda: room.notes.card(note_id) is None)
    room.view.go_to(0)
    qtbot.waitUntil(lambda: room.notes.card(note_id) is not None)
    card = room.notes.card(note_id)
    assert card is not None
    assert card.text.words() == "one"
    card.answer.setPlainText("two")
    room.close()
    assert all_notes(room)[0].note.answer == "two"


def test_undo_shows_in_the_card(room: PapersRoom) -> None:
    room.write(NoteKind.QUESTION)
    card = room.notes.card(all_notes(room)[0].note.id)
    assert card is not None
    type_into(card, "first")
    room.settle()
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    assert card.text.words() == ""
    room.desk.perform(lambda: undoing.redo(room.desk.library))
    assert card.text.words() == "first"


def test_the_cards_choosers_and_delete(room: PapersRoom) -> None:
    room.write(NoteKind.NOTE)
    note_id = all_notes(room)[0].note.id
    card = room.notes.card(note_id)
    assert card is not None
    for box, value in (
        (card.kind, NoteKind.PROMISE),
        (card.status, NoteStatus.ASKED),
        (card.private, False),
    ):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    note = all_notes(room)[0].note
    assert (note.kind, note.status, note.private) == (NoteKind.PROMISE, NoteStatus.ASKED, False)
    card._delete.click()
    assert all_notes(room) == []
    assert room.notes.card(note_id) is None
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    assert room.notes.card(note_id) is not None


def test_a_mark_and_its_card_find_each_other(room: PapersRoom) -> None:
    room.open_page(room.paper_id or "", 4)
    select_words(room, 2)
    room.write(NoteKind.CONCERN)
    note_id = all_notes(room)[0].note.id
    room.notes.ended.emit()
    assert room.notes.chosen_id is None
    slot = room.view._strip.slots[4]
    _, rect = room.view._chips(slot)[0]
    where = (rect.center() - room.view._origin()).toPoint()
    QTest.mouseClick(room.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    card = room.notes.card(note_id)
    assert room.notes.chosen_id == note_id
    assert card is not None
    assert card.text.hasFocus()
    QTest.keyClick(card.text, Qt.Key.Key_Escape)
    assert room.view.hasFocus()


def test_reading_goes_on_where_it_stopped(room: PapersRoom, qtbot: QtBot) -> None:
    paper_id = room.paper_id or ""
    room.view.go_to(7, 0.25)
    room.close()
    place = papers.last_place(room.desk.library)
    assert place is not None
    assert (place.paper_id, place.page_index) == (paper_id, 7)
    assert place.offset == pytest.approx(0.25, abs=0.01)
    again = shown_room(room.desk)
    qtbot.addWidget(again)
    assert again.view.place()[0] == 7
    assert again.view.place()[1] == pytest.approx(0.25, abs=0.02)
    again.close()


def test_a_page_brought_to_the_top_is_the_place(room: PapersRoom) -> None:
    room.view.go_to(5)
    assert room.view.place() == (5, 0.0)
    room.settle()
    assert papers.last_place(room.desk.library) == Place(room.paper_id or "", 5, 0.0)


def test_another_room_can_ask_for_a_page(room: PapersRoom) -> None:
    room.desk.page_asked.emit(room.paper_id, 9)
    assert room.view.current_page == 9


def test_pages_are_drawn_and_few_are_kept(room: PapersRoom, qtbot: QtBot) -> None:
    for index in range(12):
        with qtbot.waitSignal(room.view.sharpened):
            room.view.go_to(index)
            room.view.set_zoom(4.0 if index % 2 else 3.0)
    assert 0 < room.view.images.kept_bytes() <= KEPT_BYTES


def test_zoom_keeps_the_place_and_panes_fold(room: PapersRoom) -> None:
    room.view.go_to(6, 0.5)
    room.run("zoom_in")
    assert room.view.zoom is not None
    assert room.view.place()[0] == 6
    room.run("zoom_fit")
    assert room.view.zoom is None
    room.run("fold_agenda")
    room.run("fold_notes")
    assert not room.agenda.isVisible()
    assert not room.notes.isVisible()
    room.write(NoteKind.NOTE)
    assert room.notes.isVisible()


def test_the_agenda_folds_where_the_room_is_narrow(room: PapersRoom) -> None:
    assert room.agenda.isVisible()
    room.resize(820, 700)
    assert not room.agenda.isVisible()
    room.run("fold_agenda")
    room.resize(830, 700)
    assert room.agenda.isVisible()


def test_a_paper_goes_to_trash_and_comes_back(room: PapersRoom) -> None:
    paper_id = room.paper_id or ""
    room.agenda.trash_asked.emit(paper_id)
    assert room.paper_id is None
    assert room.agenda.tree.topLevelItemCount() == 0
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    assert room.paper_id == paper_id
    assert room.bar.said == "PDF 1 (no page number printed)"


def test_a_paper_goes_to_trash_by_the_menu_and_by_delete_in_the_agenda(room: PapersRoom) -> None:
    paper_id = room.paper_id or ""
    room.run("trash_paper")
    assert room.paper_id is None
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    tree = room.agenda.tree
    tree.setFocus()
    top = tree.topLevelItem(0)
    assert top is not None
    tree.setCurrentItem(top.child(0))
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert room.paper_id == paper_id  # one item of it is not the paper
    tree.setCurrentItem(top)
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert room.paper_id is None


def test_scrolling_by_keyboard(room: PapersRoom) -> None:
    room.view.setFocus()
    bar = room.view.verticalScrollBar()
    QTest.keyClick(room.view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert room.view.current_page == 11
    QTest.keyClick(room.view, Qt.Key.Key_PageUp)
    assert bar.value() == bar.maximum() - room.view.viewport().height() + bar.singleStep()
    QTest.keyClick(room.view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(room.view, Qt.Key.Key_Down)
    assert bar.value() == bar.singleStep()


def test_a_long_question_shows_its_first_line(room: PapersRoom, qtbot: QtBot) -> None:
    room.write(NoteKind.QUESTION)
    card = room.notes.card(all_notes(room)[0].note.id)
    assert card is not None
    for count in range(40):
        QTest.keyClicks(card.text, "words ")
        assert card.text.firstVisibleBlock().blockNumber() == 0
        assert card.text.verticalScrollBar().value() == 0, count
    QTest.keyClick(card.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: card.text.verticalScrollBar().value() == 0)
    assert card.text.contentOffset().y() >= 0


def test_a_note_asked_for_in_the_agenda_is_on_the_item(room: PapersRoom) -> None:
    select_words(room, 3)
    item = papers.agenda_of(room.desk.library, room.paper_id or "")[1]
    room.agenda.write_asked.emit(room.paper_id, item, NoteKind.QUESTION)
    row = all_notes(room)[0]
    assert (row.item_number, row.note.kind) == ("6", NoteKind.QUESTION)
    assert row.note.anchor == Anchor(page_index=6, page_label="5")
    assert room.view.current_page == 6


def test_escape_on_a_cards_controls_goes_back_to_the_page(room: PapersRoom) -> None:
    room.write(NoteKind.QUESTION)
    note_id = all_notes(room)[0].note.id
    card = room.notes.card(note_id)
    assert card is not None
    for control in (card._delete, card.status, card.private, card.kind, card._answer_button):
        room.notes.choose(note_id)
        control.setFocus()
        assert control.hasFocus()
        QTest.keyClick(control, Qt.Key.Key_Escape)
        assert room.view.hasFocus()
        assert room.notes.chosen_id is None


def test_a_deleted_card_gives_the_focus_to_the_page(room: PapersRoom, qtbot: QtBot) -> None:
    room.write(NoteKind.QUESTION)
    card = room.notes.card(all_notes(room)[0].note.id)
    assert card is not None
    card._delete.setFocus()
    with qtbot.waitSignal(room.notes.ended, timeout=1000):
        QTest.keyClick(card._delete, Qt.Key.Key_Space)
    assert all_notes(room) == []
    assert room.view.hasFocus()


def test_words_all_taken_back_stay_away_when_something_else_changes(room: PapersRoom) -> None:
    room.write(NoteKind.QUESTION)
    card = room.notes.card(all_notes(room)[0].note.id)
    assert card is not None
    type_into(card, "first")
    room.settle()
    QTest.keyClick(card.text, Qt.Key.Key_Z, CTRL)
    room.refresh()
    assert card.text.words() == ""
    room.settle()
    assert all_notes(room)[0].note.text == ""


def test_every_letter_is_on_the_shelf_before_the_typing_pauses(room: PapersRoom) -> None:
    select_words(room, 2)
    room.write(NoteKind.QUESTION)
    card = room.notes.card(room.notes.chosen_id)
    type_into(card, "Why")
    # The same thread writes one thing after the other: when this is done, so are the letters.
    room.desk.library.write(lambda _: None)
    assert all_notes(room)[0].note.text == "Why"
    # A refresh that comes from elsewhere meanwhile takes no letter away.
    type_into(card, " now")
    room.refresh()
    assert card.text.words() == "Why now"
    room.settle()
    assert all_notes(room)[0].note.text == "Why now"
