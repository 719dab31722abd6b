from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(full_desk: Desk, qtbot: QtBot) -> Iterator[PapersRoom]:
    shown = PapersRoom(full_desk)
    shown.resize(1100, 700)
    shown.set_meeting(papers.list_meetings(full_desk.library)[0].id)
    shown.refresh()
    shown.show()
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


def select_two(room: PapersRoom) -> None:
    room.view.go_to(8)
    QTest.keyClick(room.view, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(room.view, Qt.Key.Key_Right, SHIFT)


def pasted() -> str:
    return QGuiApplication.clipboard().text()


def point_of(room: PapersRoom, page: int, word: int) -> QPoint:
    slot = room.view._strip.slots[page]
    box = slot.to_strip(room.view.selector.words(page)[word].box)
    return (room.view.mapFrom(room.view, QPoint(int(box.x0) + 4, int(box.y0) + 4))) - QPoint(
        room.view.horizontalScrollBar().value(), room.view.verticalScrollBar().value()
    )


def test_words_are_copied_plain_or_with_where_they_stand(room: PapersRoom, qtbot: QtBot) -> None:
    select_two(room)
    QTest.keyClick(room.view, Qt.Key.Key_C, CTRL)
    assert pasted() == "Alpha9 beta0"
    with qtbot.waitSignal(room.desk.said) as said:
        room.run("copy_cited")
    assert pasted() == "“Alpha9 beta0” (Agenda pack 25 January 2024, p. 7, item 6)"
    assert said.args[0].endswith("(Agenda pack 25 January 2024, p. 7, item 6)")


def test_without_words_the_page_is_cited(room: PapersRoom) -> None:
    room.run("copy_cited")
    assert pasted() == "(Agenda pack 25 January 2024, PDF 1)"


def test_the_menu_of_selected_words_offers_it(room: PapersRoom) -> None:
    select_two(room)
    menu = room.writing.menu()
    entry = next(one for one in menu.actions() if one.text() == "Copy with citation")
    entry.trigger()
    assert pasted().startswith("“Alpha9 beta0” (")


def test_a_drag_over_the_end_of_a_page_becomes_one_mark(room: PapersRoom) -> None:
    last = len(room.view.selector.words(4)) - 1
    room.view.verticalScrollBar().setValue(int(room.view._strip.slots[5].y) - 300)
    view = room.view.viewport()
    start, end = point_of(room, 4, last - 1), point_of(room, 5, 1)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert room.view.selector.quote() == "delta epsilon Alpha6 beta0"
    room.run("copy_cited")
    assert pasted().endswith("(Agenda pack 25 January 2024, pp. 3–4, item 5)")
    room.write(NoteKind.QUESTION)
    anchor = notes.list_notes(room.desk.library)[0].note.anchor
    assert (anchor.page_index, anchor.quote) == (4, "delta epsilon Alpha6 beta0")
    assert len(anchor.boxes) == 1


def test_a_triple_click_takes_the_paragraph(room: PapersRoom) -> None:
    view = room.view.viewport()
    where = point_of(room, 0, 6)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert room.view.selector.quote() == "beta1"
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=where)
    assert room.view.selector.quote() == "Alpha1 beta1 gamma delta epsilon"
    QApplication.processEvents()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, SHIFT, pos=point_of(room, 0, 11))
    assert room.view.selector.quote().endswith("Alpha1 beta2")
