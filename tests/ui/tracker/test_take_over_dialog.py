"""A tracker comes in through the window: columns, what changes, take; all by keyboard."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.taking.dialog import TakeOverDialog
from tests.services.tracker.trackers import HEADING, LAMP, QUAY, read_here, take, workbook


@pytest.fixture
def opened(empty_desk: Desk, tmp_path: Path, qtbot: QtBot):
    def start(*rows: tuple[object, ...], name: str = "tracker.xlsx") -> TakeOverDialog:
        path = workbook(tmp_path / name, rows)
        dialog = TakeOverDialog(empty_desk, path, read=read_here)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return start


def rows(desk: Desk):
    return recommendations.list_recommendations(desk.library, datetime.date(2026, 4, 1))


def go_on(qtbot: QtBot, dialog: TakeOverDialog, page: int) -> None:
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == page, timeout=20_000)


def test_from_the_file_to_the_rows_by_keyboard(opened, empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(HEADING, QUAY, LAMP)
    go_on(qtbot, dialog, 1)
    assert dialog.next.isEnabled()
    assert rows(empty_desk) == []
    qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    go_on(qtbot, dialog, 2)
    assert dialog.plan.counts.text() == "2 rows: 2 new."
    assert dialog.next.text() == "Take 2 rows"
    qtbot.keyClick(dialog.plan.list, Qt.Key.Key_Space)
    assert dialog.next.text() == "Take 1 row"
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    assert [row.recommendation.number for row in rows(empty_desk)] == ["SR (25/26) 02"]


def test_a_heading_nobody_knows_comes_first_and_is_put_right(
    opened, empty_desk: Desk, qtbot: QtBot
) -> None:
    heading = (*HEADING[:3], "Keeper of it", *HEADING[4:])
    dialog = opened(heading, QUAY)
    go_on(qtbot, dialog, 1)
    choice = dialog.columns.choices[3]
    assert dialog.columns.first() is choice
    assert choice.accessibleName() == "What “Keeper of it” holds"
    assert choice.currentText() == "Leave out"
    while choice.currentText() != "Officer":
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    go_on(qtbot, dialog, 2)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    assert rows(empty_desk)[0].recommendation.officer == "Harbour master"


def test_without_a_column_for_the_recommendation_there_is_no_next(opened, qtbot: QtBot) -> None:
    dialog = opened(HEADING, QUAY)
    go_on(qtbot, dialog, 1)
    dialog.columns.choices[2].setCurrentIndex(0)
    assert not dialog.next.isEnabled()
    assert "which column holds the recommendation" in dialog.trouble.text()
    dialog.columns.choices[2].setCurrentIndex(4)
    dialog.columns.day.setText("soon")
    assert "“soon” is no date" in dialog.trouble.text()
    dialog.columns.day.clear()
    assert dialog.next.isEnabled()


def test_a_changed_row_shows_both_values_and_a_doubtful_one_asks(
    opened, empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    take(empty_desk.library, workbook(tmp_path / "march.xlsx", [HEADING, QUAY, LAMP]))
    changed = (*QUAY[:3], "Head of Works", *QUAY[4:])
    other = (LAMP[0], "3 June 2025", "That the harbour be dredged this winter", *LAMP[3:])
    dialog = opened(HEADING, changed, other)
    go_on(qtbot, dialog, 1)
    qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    go_on(qtbot, dialog, 2)
    plan = dialog.plan
    # The doubtful row stands first, and its choice is asked for.
    assert plan.which.isVisible()
    assert dialog.next.text() == "Take 1 row, leave 1 doubtful one"
    assert "the same reference, other words" in plan.which.itemText(1)
    qtbot.keyClick(plan.which, Qt.Key.Key_Down)
    assert dialog.next.text() == "Take 2 rows"
    for _ in range(2):
        qtbot.keyClick(plan.list, Qt.Key.Key_Down)
    shown = plan.details.toPlainText()
    assert "here: Harbour master" in shown
    assert "in the tracker: Head of Works" in shown
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    texts = [row.recommendation.text for row in rows(empty_desk)]
    assert texts == [QUAY[2], other[2]]


def test_back_goes_to_the_columns_and_keeps_what_was_said(opened, qtbot: QtBot) -> None:
    dialog = opened(HEADING, QUAY)
    go_on(qtbot, dialog, 1)
    dialog.columns.committee.setEditText("Harbour Committee")
    qtbot.keyClick(dialog.next, Qt.Key.Key_Space)
    go_on(qtbot, dialog, 2)
    qtbot.keyClick(dialog.back, Qt.Key.Key_Space)
    assert dialog.pages.currentIndex() == 1
    assert dialog.columns.committee.currentText() == "Harbour Committee"


def test_a_file_without_a_table_is_told_and_the_dialog_goes(
    empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,\nthere is no table here.\n")
    dialog = TakeOverDialog(empty_desk, path, read=read_here)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(empty_desk.troubled, timeout=20_000) as told:
        dialog.show()
    assert told.args[0].title == "No table was found in “letter.txt”"
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_closing_stops_what_is_under_way(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    begun, stopped = threading.Event(), []

    def slow(_path, _progress, cancelled):
        begun.set()
        while not cancelled():
            pass
        stopped.append(True)
        raise AssertionError("nobody is there to hear of it")

    dialog = TakeOverDialog(empty_desk, workbook(tmp_path / "a.xlsx", [HEADING, QUAY]), read=slow)
    qtbot.addWidget(dialog)
    dialog.show()
    assert begun.wait(20)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert stopped == [True]
    assert not dialog.isVisible()
