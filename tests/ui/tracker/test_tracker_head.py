"""At large text the lines over the table fold behind one button, so that rows are in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import Theme
from scrutiny_desk.ui.tracker.room import TrackerRoom
from tests.ui.tracker.tracker_desk import enter

SCREEN = (1200, 745)


def shown(desk: Desk, qtbot: QtBot, scale: float) -> TrackerRoom:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme.named("light", scale)
    theme.apply(application)
    large = Desk(desk.library, theme)
    for number in range(30):
        enter(large, f"SR (24/25) {number}", "That the board mends the wall of the old quay")
    room = TrackerRoom(large)
    qtbot.addWidget(room)
    room.resize(*SCREEN)
    room.refresh()
    room.show()
    qtbot.waitExposed(room)
    return room


@pytest.fixture
def large(empty_desk: Desk, qtbot: QtBot):
    yield shown(empty_desk, qtbot, 2.0)
    Theme.named("light").apply(QApplication.instance())


def in_sight(room: TrackerRoom) -> int:
    return room.table.viewport().height() // room.table.rowHeight(0)


def test_ten_rows_are_in_sight_until_the_lines_are_wanted(large: TrackerRoom, qtbot: QtBot) -> None:
    assert in_sight(large) >= 10
    assert not large.as_of.isVisible()
    assert large.head.turn.text().startswith("As of ")
    large.head.turn.setFocus()
    qtbot.keyClick(large.head.turn, Qt.Key.Key_Space)
    assert large.as_of.isVisible()
    assert large.words_box.isVisible()
    qtbot.keyClick(large.head.turn, Qt.Key.Key_Space)
    assert not large.as_of.isVisible()


def test_what_is_done_there_unfolds_it_and_escape_folds_it_away(
    large: TrackerRoom, qtbot: QtBot
) -> None:
    large.activateWindow()
    qtbot.waitUntil(large.isActiveWindow)
    large.run("tracker:words")
    assert large.words_box.isVisible()
    qtbot.waitUntil(large.words_box.hasFocus)
    large.table.setFocus()
    qtbot.keyClick(large.table, Qt.Key.Key_Escape)
    assert not large.words_box.isVisible()
    assert large.table.hasFocus()


def test_at_the_usual_size_everything_stands_there(empty_desk: Desk, qtbot: QtBot) -> None:
    room = shown(empty_desk, qtbot, 1.0)
    assert room.head.turn.isHidden()
    assert room.as_of.isVisible()
