from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom
from tests.ui.papers.test_papers_room import shown_room

SAID = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def room(full_desk: Desk, qtbot: QtBot) -> Iterator[PapersRoom]:
    shown = shown_room(full_desk)
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def said(room: PapersRoom, page_index: int) -> str:
    return str(room.thumbnails.model().index(page_index, 0).data(SAID))


def test_the_small_pictures_are_shown_and_walked_by_keyboard(room: PapersRoom) -> None:
    pane = room.thumbnails
    assert not pane.isVisible()
    room.view.go_to(4)
    room.run("thumbnails")
    assert pane.isVisible()
    assert pane.hasFocus()
    assert pane.currentIndex().row() == 4
    QTest.keyClick(pane, Qt.Key.Key_Down)
    assert room.view.current_page == 5
    QTest.keyClick(pane, Qt.Key.Key_End)
    assert room.view.current_page == 11
    QTest.keyClick(pane, Qt.Key.Key_Home)
    assert room.view.current_page == 0
    assert pane.hasFocus()
    QTest.keyClick(pane, Qt.Key.Key_Return)
    assert room.view.hasFocus()
    room.run("thumbnails")
    assert not pane.isVisible()


def test_the_page_that_is_read_and_its_marks_are_said(room: PapersRoom) -> None:
    room.view.go_to(6)
    room.write(NoteKind.QUESTION)
    assert said(room, 6) == "Page 5, 1 mark: question, you are here"
    assert said(room, 0) == "PDF 1"
    room.run("thumbnails")
    assert room.thumbnails.currentIndex().row() == 6


def test_pages_out_of_sight_are_not_painted(room: PapersRoom) -> None:
    painted: list[int] = []
    delegate = room.thumbnails.itemDelegate()
    whole = type(delegate)._paint_page

    def paint(self: object, painter: object, rect: object, page_index: int) -> None:
        painted.append(page_index)
        whole(self, painter, rect, page_index)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(delegate), "_paint_page", paint)
        room.run("thumbnails")
        room.thumbnails.viewport().repaint()
    assert 0 in painted
    assert 11 not in painted


def test_folded_pages_are_left_out_of_the_small_pictures_too(room: PapersRoom) -> None:
    view = room.view
    view._blank = frozenset({3})
    room.run("fold_blank")
    assert room.thumbnails.isRowHidden(3)
    assert said(room, 3) == "Page 2, left blank"
    view.go_to(3)
    assert not room.thumbnails.isRowHidden(3)
