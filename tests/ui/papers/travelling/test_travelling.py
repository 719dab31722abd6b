from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom
from tests.ui import filled


@pytest.fixture
def room(full_desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[PapersRoom]:
    shown = PapersRoom(full_desk)
    shown.resize(1100, 700)
    shown.set_meeting(papers.list_meetings(full_desk.library)[0].id)
    shown.refresh()
    shown.show()
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    settle()
    yield shown
    shown.close()


def settle() -> None:
    """Let the command that jumped come to its end."""
    QApplication.processEvents()
    QTest.qWait(1)


def button(room: PapersRoom, name: str) -> QToolButton:
    return room.bar._buttons[name]


def jump(room: PapersRoom, page: int) -> None:
    room.open_page(room.paper_id or "", page)
    settle()


def test_back_and_forward_go_over_jumps_and_say_where(room: PapersRoom) -> None:
    assert not button(room, "back").isEnabled()
    jump(room, 6)
    jump(room, 10)
    assert button(room, "back").toolTip() == "Back to page 5 (Alt+Left)"
    room.run("back")
    settle()
    assert room.view.current_page == 6
    assert button(room, "back").accessibleName() == "Back to PDF 1"
    room.run("back")
    settle()
    assert room.view.current_page == 0
    assert not button(room, "back").isEnabled()
    room.run("forward")
    settle()
    assert room.view.current_page == 6
    assert button(room, "forward").toolTip() == "Forward to page 9 (Alt+Right)"


def test_scrolling_and_turning_pages_leave_no_place_behind(room: PapersRoom) -> None:
    bar = room.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    room.run("previous_page")
    room.run("next_page")
    settle()
    assert room.travelling.trail.behind is None


def test_where_one_had_scrolled_to_is_where_back_goes(room: PapersRoom) -> None:
    jump(room, 6)
    bar = room.view.verticalScrollBar()
    bar.setValue(bar.value() + 200)
    settle()
    was = room.view.place()
    jump(room, 11)
    room.run("back")
    assert room.view.place() == pytest.approx(was, abs=1e-3)


def test_walking_down_the_agenda_is_one_jump(room: PapersRoom) -> None:
    room.agenda.tree.setFocus()
    for _ in range(3):
        QTest.keyClick(room.agenda.tree, Qt.Key.Key_Down)
        settle()
    assert room.view.current_page == 6
    room.run("back")
    assert room.view.current_page == 0


def test_the_buttons_of_a_mouse_go_back_and_forward(room: PapersRoom) -> None:
    jump(room, 6)
    for pressed, page in ((Qt.MouseButton.BackButton, 0), (Qt.MouseButton.ForwardButton, 6)):
        middle = QPointF(room.view.viewport().rect().center())
        QApplication.sendEvent(
            room.view.viewport(),
            QMouseEvent(
                QEvent.Type.MouseButtonPress,
                middle,
                room.view.viewport().mapToGlobal(middle),
                pressed,
                pressed,
                Qt.KeyboardModifier.NoModifier,
            ),
        )
        settle()
        assert room.view.current_page == page


def test_back_goes_over_papers(room: PapersRoom, tmp_path: Path) -> None:
    first = room.paper_id
    jump(room, 6)
    other = filled.put_in(room.desk.library, tmp_path, name="other")
    room.refresh()
    room.open_page(other.id, 3)
    settle()
    assert room.paper_id == other.id
    assert button(room, "back").toolTip() == "Back to page 5 of Agenda pack (Alt+Left)"
    room.run("back")
    settle()
    assert (room.paper_id, room.view.current_page) == (first, 6)
    assert button(room, "forward").isEnabled()


def test_a_paper_in_trash_is_not_gone_back_to(room: PapersRoom, tmp_path: Path) -> None:
    first = room.paper_id or ""
    other = filled.put_in(room.desk.library, tmp_path, name="other")
    room.open_page(other.id, 3)
    settle()
    papers.move_to_trash(room.desk.library, first)
    room.run("back")
    settle()
    assert room.paper_id == other.id
