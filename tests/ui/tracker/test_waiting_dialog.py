"""Rows that wait are decided through the window, by keyboard."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.waiting import count_waiting
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.room import TrackerRoom
from scrutiny_desk.ui.tracker.taking.waiting_dialog import WaitingDialog
from tests.services import made_papers
from tests.services.made_papers import facts, row

QUAY = "That the harbour board publishes the tide tables of the quay twice a year"
AGAIN = "Tide tables for the quay should be printed by the board every spring and autumn"


def bring(desk: Desk, folder: Path) -> None:
    papers = made_papers.Desk(desk.library, folder)
    papers.import_one("one.pdf", facts(recommendations=[row(1, QUAY)]))
    papers.import_one("two.pdf", facts(date="2031-05-01", recommendations=[row(1, AGAIN)]))


def test_the_room_tells_and_the_dialog_asks(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    bring(empty_desk, tmp_path)
    room = TrackerRoom(empty_desk)
    qtbot.addWidget(room)
    room.refresh()
    assert room.waiting.text() == "1 row waits…"
    assert not room.waiting.isHidden()
    dialog = WaitingDialog(empty_desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.take.isEnabled()
    qtbot.keyClick(dialog.plan.list, Qt.Key.Key_Down)
    which = dialog.plan.which
    assert which.currentText() == "Not said yet: it waits"
    which.setFocus()
    qtbot.keyClick(which, Qt.Key.Key_Down)
    assert QUAY[:40] in which.currentText()
    assert dialog.take.text() == "Do so with 1 row"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.take, Qt.Key.Key_Space)
    rows = recommendations.list_recommendations(empty_desk.library, datetime.date(2031, 5, 1))
    assert [one.recommendation.text for one in rows] == [AGAIN]
    assert count_waiting(empty_desk.library) == 0
    room.refresh()
    assert room.waiting.isHidden()


def test_with_nothing_to_ask_it_says_so(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = WaitingDialog(empty_desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.take.isHidden()
    assert dialog.away.text() == "Close"
