from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom


@pytest.fixture
def room(full_desk: Desk, qtbot: QtBot) -> Iterator[PapersRoom]:
    shown = PapersRoom(full_desk)
    shown.resize(1100, 700)
    shown.set_meeting(papers.list_meetings(full_desk.library)[0].id)
    shown.refresh()
    shown.show()
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def rows(room: PapersRoom) -> list[str]:
    shown = room.go_to_bar.list
    return [shown.item(n).text() for n in range(shown.count())]


def type_in(room: PapersRoom, words: str) -> None:
    room.run("go_to_page")
    assert room.go_to_bar.field.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), words)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_all_three_numbers_are_shown_while_one_types(room: PapersRoom) -> None:
    room.view.go_to(7)
    type_in(room, "3")
    assert rows(room) == [
        "Page 3 of the pack (PDF 5) · item 5, its page 3",
        "Page 7 of the pack (PDF 9) · item 6, its page 3",
        "Page 1 of the pack (PDF 3) · item 5, its page 1",
    ]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert room.view.current_page == 8
    assert room.view.hasFocus()
    assert room.go_to_bar.isHidden()


@pytest.mark.parametrize(
    ("typed", "page"), [("10", 11), ("pdf 1", 0), ("item 6 p 2", 7), ("item 5", 2)]
)
def test_every_way_of_naming_a_page(room: PapersRoom, typed: str, page: int) -> None:
    type_in(room, typed)
    press(Qt.Key.Key_Return)
    assert room.view.current_page == page


def test_the_page_is_drawn_while_its_number_is_typed(room: PapersRoom, qtbot: QtBot) -> None:
    type_in(room, "PDF 8")
    qtbot.waitUntil(lambda: 7 in {piece.index for piece in room.view.images._kept})
    press(Qt.Key.Key_Return)
    assert room.view.current_page == 7
    assert QApplication.focusWidget() is room.view


def test_the_choices_go_round(room: PapersRoom) -> None:
    type_in(room, "report 2")
    assert len(rows(room)) == 2
    press(Qt.Key.Key_Up)
    assert room.go_to_bar.list.currentRow() == 1
    press(Qt.Key.Key_Down)
    assert room.go_to_bar.list.currentRow() == 0


def test_escape_goes_nowhere(room: PapersRoom) -> None:
    room.view.go_to(4)
    type_in(room, "9")
    press(Qt.Key.Key_Escape)
    assert room.view.current_page == 4
    assert room.go_to_bar.isHidden()
    assert room.view.hasFocus()


def test_the_pages_stay_where_they_are_while_one_types(room: PapersRoom) -> None:
    room.view.go_to(4)
    before = room.view.viewport().geometry(), room.view.place(), room.bar.geometry()
    type_in(room, "3")
    QApplication.processEvents()
    over = room.go_to_bar
    assert over.geometry().topLeft() == room.text_beside.geometry().topLeft()
    assert over.childAt(over.field.geometry().center()) is over.field
    middle = over.parentWidget()
    assert over.isAncestorOf(middle.childAt(over.geometry().center()))
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert (room.view.viewport().geometry(), room.view.place(), room.bar.geometry()) == before


def test_the_bar_names_the_page_by_as_much_as_there_is_room_for(
    room: PapersRoom, qtbot: QtBot
) -> None:
    room.view.go_to(8)
    # It follows once the page itself is painted.
    whole = "Page 7 of the pack (PDF 9) · item 6, its page 3"
    qtbot.waitUntil(lambda: room.bar.said == whole)
    room.resize(1200, 700)
    QApplication.processEvents()
    assert room.bar._label.text().endswith("PDF 9 · item 6 p. 3")
    room.resize(1900, 700)
    QApplication.processEvents()
    assert room.bar._label.text() == room.bar.said
    room.bar._label.click()
    assert room.go_to_bar.field.hasFocus()
