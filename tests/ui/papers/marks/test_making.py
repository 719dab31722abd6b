"""Marks of every form are made, found again, changed, moved and deleted by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import Anchor, MarkForm, Note, NoteKind
from scrutiny_desk.domain.notes.quoting import line_boxes
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.about import say_about
from scrutiny_desk.ui.papers.marks.listed import UNDER_NONE
from scrutiny_desk.ui.papers.marks.order import in_order
from scrutiny_desk.ui.papers.marks.painting import (
    Mark,
    chips,
    mark_under,
    marks_by_page,
    rect_of,
)
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.papers.words.selection import Selection, Spot

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(full_desk: Desk, qtbot: QtBot) -> Iterator[PapersRoom]:
    desk = full_desk
    shown = PapersRoom(desk)
    desk.changed.connect(lambda change: shown.refresh() if change.shelves & shown.shelves else None)
    shown.resize(1100, 700)
    shown.set_meeting(papers.list_meetings(desk.library)[0].id)
    shown.refresh()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def written(room: PapersRoom) -> list[Note]:
    return in_order([row.note for row in notes.list_notes(room.desk.library)])


def select(room: PapersRoom, page: int, count: int) -> None:
    room.view.clear_selection()
    room.view.go_to(page)
    room.view.setFocus()
    QTest.keyClick(room.view, Qt.Key.Key_Right, CTRL)
    for _ in range(count - 1):
        QTest.keyClick(room.view, Qt.Key.Key_Right, SHIFT)


def told(room: PapersRoom, qtbot: QtBot, name: str) -> str:
    with qtbot.waitSignal(room.desk.said) as said:
        room.run(name)
    return str(said.args[0])


def test_words_are_highlighted_and_underlined_and_the_page_keeps_the_keys(
    room: PapersRoom, qtbot: QtBot
) -> None:
    select(room, 3, 4)
    room.run("mark:highlight")
    select(room, 4, 2)
    room.run("mark:underline")
    forms = [(note.form, note.anchor.quote, note.private) for note in written(room)]
    assert forms == [
        (MarkForm.HIGHLIGHT, "Alpha4 beta0 gamma delta", True),
        (MarkForm.UNDERLINE, "Alpha5 beta0", True),
    ]
    assert room.view.hasFocus()
    # The mark in hand takes the other form by the other key.
    room.run("mark:highlight")
    assert written(room)[1].form is MarkForm.HIGHLIGHT
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert told(room, qtbot, "mark:underline").startswith("Select words first")


def test_a_region_is_drawn_by_arrows_kept_by_enter_and_left_by_escape(room: PapersRoom) -> None:
    room.view.go_to(3)
    room.run("mark:region")
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert written(room) == []
    assert not room.view.draws
    room.run("mark:region")
    begun = room.view.drawn
    assert begun is not None
    QTest.keyClick(room.view, Qt.Key.Key_Down)
    QTest.keyClick(room.view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(room.view, Qt.Key.Key_Return)
    (note,) = written(room)
    assert note.form is MarkForm.REGION
    assert note.anchor.boxes[0].y0 == begun.box.y0 + 12
    assert "Alpha4" in note.anchor.quote
    card = room.notes.card(note.id)
    assert card is not None
    assert card.text.hasFocus()


def test_what_was_done_is_said_and_what_to_do_now(room: PapersRoom, qtbot: QtBot) -> None:
    select(room, 3, 2)
    assert told(room, qtbot, "mark:highlight") == "Highlighted. Enter writes on it."
    select(room, 3, 3)
    assert told(room, qtbot, "mark:underline") == "Underlined. Enter writes on it."
    room.run("mark:kind:concern")
    notes.delete_note(room.desk.library, next(n.id for n in written(room) if n.kind == "concern"))
    assert undoing.undo(room.desk.library).said == "Undone: Delete concern, on page 2"
    room.writing.choose_nothing()
    assert "Drag round" in told(room, qtbot, "mark:region")
    with qtbot.waitSignal(room.desk.said) as said:
        QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert said.args[0] == "No region was marked."
    room.run("mark:region")
    with qtbot.waitSignal(room.desk.said) as said:
        QTest.keyClick(room.view, Qt.Key.Key_Return)
    assert str(said.args[0]).startswith("Region marked. Write on it now")


def test_a_region_in_hand_is_moved_by_arrows(room: PapersRoom) -> None:
    room.view.go_to(3)
    room.run("mark:region")
    QTest.keyClick(room.view, Qt.Key.Key_Return)
    (before,) = written(room)
    room.run("mark:move")
    QTest.keyClick(room.view, Qt.Key.Key_Down)
    QTest.keyClick(room.view, Qt.Key.Key_Return)
    (after,) = written(room)
    assert after.anchor.boxes[0].y0 == before.anchor.boxes[0].y0 + 12
    undoing.undo(room.desk.library)
    assert written(room) == [before]


def test_notes_on_the_page_and_on_the_item(room: PapersRoom) -> None:
    room.view.go_to(4)
    room.run("mark:page")
    room.run("mark:item")
    item, page = written(room)
    assert (page.form, page.anchor.page_index) == (MarkForm.PAGE, 4)
    assert (item.form, item.anchor.page_index) == (MarkForm.ITEM, 2)
    assert item.item_id == page.item_id


def test_a_note_on_the_item_leaves_one_on_the_page_that_is_read(room: PapersRoom) -> None:
    room.view.go_to(4)
    room.run("mark:item")
    (note,) = written(room)
    assert room.view.current_page == 4
    card = room.notes.card(note.id)
    assert card is not None
    assert card.isVisible()
    assert card.text.hasFocus()
    QTest.keyClicks(card.text, "Why now?")
    room.settle()
    assert written(room)[0].text == "Why now?"
    # Elsewhere it stands no longer beside the page, and on the first page of its item always.
    room.view.go_to(5)
    room.settle()
    assert room.notes.card(note.id) is None
    room.view.go_to(2)
    room.settle()
    assert room.notes.card(note.id) is not None


def test_from_mark_to_mark_and_back(room: PapersRoom, qtbot: QtBot) -> None:
    for page in (3, 7, 9):
        select(room, page, 2)
        room.run("mark:highlight")
    room.writing.choose_nothing()
    room.view.go_to(0)
    ids = [note.id for note in written(room)]
    taken = []
    for _ in ids:
        room.run("mark:next")
        taken.append(room.notes.chosen_id)
    assert taken == ids
    assert room.view.current_page == 9
    assert told(room, qtbot, "mark:next").startswith("There is no mark after")
    room.run("mark:previous")
    assert room.notes.chosen_id == ids[1]
    assert room.view.hasFocus()
    QTest.keyClick(room.view, Qt.Key.Key_Return)
    card = room.notes.card(ids[1])
    assert card is not None
    assert card.text.hasFocus()


def test_a_mark_goes_to_other_words(room: PapersRoom) -> None:
    select(room, 3, 2)
    room.run("mark:underline")
    (before,) = written(room)
    for _ in range(2):
        QTest.keyClick(room.view, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(room.view, Qt.Key.Key_Right, SHIFT)
    room.run("mark:move")
    (after,) = written(room)
    assert (after.id, after.form) == (before.id, MarkForm.UNDERLINE)
    assert after.anchor.quote != before.anchor.quote
    undoing.undo(room.desk.library)
    assert written(room) == [before]


def test_kind_and_privacy_change_by_keys_and_delete_is_undone(
    room: PapersRoom, qtbot: QtBot
) -> None:
    select(room, 3, 2)
    room.run("mark:highlight")
    room.run(f"mark:kind:{NoteKind.CONCERN}")
    room.run("mark:privacy")
    (note,) = written(room)
    assert (note.kind, note.private) == (NoteKind.CONCERN, False)
    QTest.keyClick(room.view, Qt.Key.Key_Delete)
    assert written(room) == []
    undoing.undo(room.desk.library)
    assert written(room) == [note]
    room.refresh()
    assert told(room, qtbot, "mark:delete").startswith("No mark is in hand")


def test_delete_takes_the_mark_in_hand_while_words_are_selected(room: PapersRoom) -> None:
    select(room, 3, 2)
    room.run("mark:highlight")
    select(room, 3, 4)
    room.writing.choose(written(room)[0])
    assert room.writing.in_hand() is not None
    assert room.view.selector.selection is not None
    QTest.keyClick(room.view, Qt.Key.Key_Delete)
    assert written(room) == []


def test_what_was_undone_is_shown_on_its_page(room: PapersRoom) -> None:
    select(room, 7, 2)
    room.run("mark:highlight")
    (note,) = written(room)
    QTest.keyClick(room.view, Qt.Key.Key_Delete)
    room.view.go_to(0)
    change = undoing.undo(room.desk.library)
    room.refresh()
    assert change.said == "Undone: Delete note, on page 6"
    room.writing.show_changed(change.ids)
    assert room.view.current_page == 7
    assert room.notes.chosen_id == note.id


def test_the_list_of_all_marks_goes_to_them_and_sorts_by_kind(room: PapersRoom) -> None:
    select(room, 1, 2)
    room.run("mark:highlight")
    select(room, 3, 2)
    room.write(NoteKind.CONCERN)
    room.view.setFocus()
    select(room, 7, 3)
    room.run("mark:underline")
    room.run("mark:all")
    listed = room.notes.all
    assert listed.tree.hasFocus()
    assert [heading for heading, _ in listed.rows()] == [
        UNDER_NONE,
        "5  Waiting times",
        "6  The plan for the year",
    ]
    room.view.go_to(0)
    for _ in range(4):
        QTest.keyClick(listed.tree, Qt.Key.Key_Down)
    assert room.view.current_page in {3, 7}
    assert listed.tree.hasFocus()
    listed.kinds.setCurrentIndex(listed.kinds.findData(NoteKind.CONCERN))
    listed.kinds.activated.emit(listed.kinds.currentIndex())
    assert [len(rows) for _, rows in listed.rows()] == [1]
    row = listed.tree.topLevelItem(0)
    assert row is not None
    spoken = row.child(0).data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Concern, Highlight, Private, ")
    listed.tree.setCurrentItem(row.child(0))
    QTest.keyClick(listed.tree, Qt.Key.Key_Delete)
    assert len(written(room)) == 2


def test_words_in_a_region_are_taken_before_the_region(room: PapersRoom) -> None:
    select(room, 3, 2)
    room.run("mark:highlight")
    room.view.go_to(3)
    room.writing.choose_nothing()
    room.run("mark:region")
    QTest.keyClick(room.view, Qt.Key.Key_Return)
    on_words = next(note for note in written(room) if note.form is MarkForm.HIGHLIGHT)
    region = next(note for note in written(room) if note.form is MarkForm.REGION)
    notes.place_note(
        room.desk.library,
        region.id,
        Anchor(3, "2", (on_words.anchor.boxes[0],)),
        MarkForm.REGION,
    )
    marks = marks_by_page(written(room))[3]
    slot = room.view._strip.slots[3]
    placed = chips(marks, slot, 22, 8)
    middle = slot.to_strip(on_words.anchor.boxes[0]).centre
    found = mark_under(QPointF(*middle), marks, placed, slot)
    assert isinstance(found, Mark)
    assert found.note_id == on_words.id


def test_the_chip_of_a_whole_page_covers_no_print_and_no_other_chip(room: PapersRoom) -> None:
    pack = room.open_paper.id
    assert pack is not None
    for form in (MarkForm.PAGE, MarkForm.ITEM):
        notes.write_note(
            room.desk.library,
            paper_id=pack,
            item_id=None,
            kind=NoteKind.NOTE,
            text="",
            anchor=Anchor(3, "2"),
            form=form,
        )
    slot = room.view._strip.slots[3]
    stamp = Box(440, 20, 580, 60)
    placed = chips(marks_by_page(written(room))[3], slot, 22, 8, [stamp])
    rects = [rect for _, rect in placed]
    assert len(rects) == 2
    assert not rects[0].intersects(rects[1])
    assert not any(rect.intersects(rect_of(slot.to_strip(stamp))) for rect in rects)
    assert all(rect.right() < slot.x + slot.width for rect in rects)
    assert all(rect.top() < slot.to_strip(stamp).y1 for rect in rects)


def test_a_note_on_the_first_page_of_an_item_is_not_told_as_one_on_the_item(
    room: PapersRoom,
) -> None:
    item = next(one for one in room.open_paper.items if one.first_index is not None)
    room.view.go_to(item.first_index or 0)
    room.run("mark:page")
    note = written(room)[0]
    assert say_about(note, room.open_paper.items) == f"On page {note.anchor.page_label} as a whole"
    room.run("mark:item")
    note = next(one for one in written(room) if one.form is MarkForm.ITEM)
    assert say_about(note, room.open_paper.items) == f"On item {item.number} as a whole"


def test_a_mark_over_the_end_of_a_page_stands_on_both_pages(room: PapersRoom) -> None:
    room.view.go_to(3)
    selector = room.view.selector
    last = len(selector.words(3)) - 1
    selector.selection = Selection(Spot(3, last - 1), Spot(4, 1))
    room.run("mark:highlight")
    (note,) = written(room)
    assert [mark.note_id for mark in room.view.marks_on(3)] == [note.id]
    (goes_on,) = room.view.marks_on(4)
    assert goes_on.note_id == note.id
    assert goes_on.boxes == line_boxes(selector.words(4)[:2])
    assert [one.anchor.boxes for one in room.writing.notes_on(4)] == [goes_on.boxes]
    # Clicked where it goes on, it is taken in hand there; its card is beside that page too.
    room.view.go_to(4)
    room._catch_up()
    assert room.notes.card(note.id) is not None
    room.view.mark_chosen.emit(note.id)
    assert room.view.current_page == 4
    assert room.notes.chosen_id == note.id
    # From mark to mark one comes to where it begins.
    room.view.go_to(0)
    room.writing.choose_nothing()
    room.run("mark:next")
    assert room.view.current_page == 3


def test_after_escape_one_goes_on_from_the_mark_that_was_put_down(room: PapersRoom) -> None:
    for page in (3, 4, 4, 5):
        notes.write_note(
            room.desk.library,
            paper_id=room.open_paper.id or "",
            item_id=None,
            kind=NoteKind.NOTE,
            text="",
            anchor=Anchor(page, str(page - 1)),
            form=MarkForm.PAGE,
        )
    room.refresh()
    first, second, third, _ = written(room)
    room.writing.choose(third)
    room.view.setFocus()
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert room.writing.in_hand() is None
    room.run("mark:previous")
    assert room.notes.chosen_id == second.id
    # Scrolled elsewhere, one goes from what is in sight.
    room.writing.choose_nothing()
    room.view.go_to(6)
    room.view.go_to(0)
    room.run("mark:next")
    assert room.notes.chosen_id == first.id
