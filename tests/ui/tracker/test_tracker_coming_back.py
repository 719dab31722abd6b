"""A workbook of the tracker, edited elsewhere, comes in through the window again."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.tracker.back import targets_moved
from scrutiny_desk.domain.tracker.leaving import LeavingForm
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.back import look_at_tracker
from scrutiny_desk.services.tracker.publishing import WantedAppendix, publish
from scrutiny_desk.ui.back_question import BackQuestion
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.taking.coming_back import TrackerComingBack
from tests.services.tracker.trackers import HEADING, LAMP, QUAY, take, workbook

DAY = datetime.date(2026, 4, 1)


@pytest.fixture
def exported(empty_desk: Desk, tmp_path: Path) -> Path:
    library = empty_desk.library
    take(library, workbook(tmp_path / "march.xlsx", [HEADING, QUAY, LAMP]))
    publish(library, tmp_path / "out.xlsx", WantedAppendix(DAY, LeavingForm.XLSX), lambda *_: None)
    return tmp_path / "out.xlsx"


def officers(desk: Desk) -> list[str]:
    listed = recommendations.list_recommendations(desk.library, DAY)
    return [row.recommendation.officer for row in listed]


def test_nothing_changed_is_said_and_nothing_asked(
    empty_desk: Desk, exported: Path, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitSignal(empty_desk.said, timeout=20_000) as said:
        TrackerComingBack(empty_desk, window).read(exported)
    assert said.args[0] == "Nothing was changed in out.xlsx."


def test_changes_are_shown_one_by_one_and_those_ticked_are_taken(
    empty_desk: Desk, exported: Path, qtbot: QtBot
) -> None:
    book = load_workbook(exported)
    sheet = book.worksheets[0]
    at = next(cell.column for cell in sheet[1] if cell.value == "Lead officer")
    for line in (2, 3):
        sheet.cell(line, at, "Head of Works")
    sheet.cell(4, at - 1, "That ropes be renewed")
    book.save(exported)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    waiting, seen = QTimer(), []

    def agree() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, BackQuestion):
            waiting.stop()
            seen.extend([asked.windowTitle(), asked.here.toPlainText(), asked.there.toPlainText()])
            asked.list.setFocus()
            QTest.keyClick(asked.list, Qt.Key.Key_Space)
            asked.list.setCurrentRow(2)
            seen.append(asked.there.toPlainText())
            QTest.mouseClick(asked.take, Qt.MouseButton.LeftButton)

    waiting.timeout.connect(agree)
    waiting.start(10)
    with qtbot.waitSignal(empty_desk.changed, timeout=20_000):
        TrackerComingBack(empty_desk, window).read(exported)
    assert seen == [
        "Import recommendations from out.xlsx",
        "Harbour master",
        "Head of Works",
        "Recommendation: That ropes be renewed",
    ]
    assert officers(empty_desk) == ["Harbour master", "Head of Works", ""]


def test_a_moved_target_waits_for_its_reason(
    empty_desk: Desk, exported: Path, qtbot: QtBot
) -> None:
    book = load_workbook(exported)
    sheet = book.worksheets[0]
    at = next(cell.column for cell in sheet[1] if cell.value == "Target date")
    for line in (2, 3):
        sheet.cell(line, at, "July 2026")
    book.save(exported)
    back = look_at_tracker(empty_desk.library, exported)
    asked = BackQuestion(
        empty_desk.theme, back, "recommendations", None, lambda wanted: targets_moved(back, wanted)
    )
    qtbot.addWidget(asked)
    asked.show()
    assert asked.reason.isVisible()
    assert asked.reason.accessibleName() == "Why the 2 targets move"
    assert not asked.take.isEnabled()
    QTest.keyClicks(asked.reason, "The stone is late")
    assert asked.take.isEnabled()
    asked.reason.clear()
    asked.list.setFocus()
    for _ in range(2):
        QTest.keyClick(asked.list, Qt.Key.Key_Space)
        QTest.keyClick(asked.list, Qt.Key.Key_Down)
    assert not asked.reason.isVisible()
