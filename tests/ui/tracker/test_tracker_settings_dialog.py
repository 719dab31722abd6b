"""A committee's own ways are kept as they are chosen, and taken back by Undo."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.tracker.leaving import DEFAULT_COLUMNS, LeavingColumn
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker.settings import setting_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.settings_dialog import TrackerSettingsDialog
from tests.ui.tracker.tracker_desk import COMMITTEE, enter

DAY = datetime.date(2026, 2, 20)


@pytest.fixture
def dialog(full_desk: Desk, qtbot: QtBot) -> TrackerSettingsDialog:
    enter(full_desk, "SR (25/26) 03", "Mend the quay", date="9 November 2025")
    made = TrackerSettingsDialog(full_desk, [COMMITTEE, "Audit", COMMITTEE], DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def kept(desk: Desk):
    return setting_of(desk.library, COMMITTEE)


def test_a_format_shows_the_next_reference_and_is_kept_when_it_is_left(
    dialog: TrackerSettingsDialog, full_desk: Desk
) -> None:
    dialog.format.setFocus()
    QTest.keyClicks(dialog.format, "SR ({yy}/{yy+1}) {n:02")
    assert "A brace stands alone in it" in dialog.example.text()
    QTest.keyClick(dialog.format, Qt.Key.Key_Return)
    assert kept(full_desk).reference_format == ""
    QTest.keyClicks(dialog.format, "}")
    assert dialog.example.text().startswith("Next in 2025/26: SR (25/26) 01.")
    QTest.keyClick(dialog.format, Qt.Key.Key_Return)
    assert kept(full_desk).reference_format == "SR ({yy}/{yy+1}) {n:02}"
    assert dialog.example.text().startswith("Next in 2025/26: SR (25/26) 04.")


def test_what_is_typed_is_kept_by_closing_too(dialog, full_desk) -> None:
    dialog.format.setText("A{yy}/{n}")
    dialog.columns.list.setCurrentRow(3)
    dialog.columns.heading.setText("What we asked")
    dialog.reject()
    assert kept(full_desk).reference_format == "A{yy}/{n}"
    assert kept(full_desk).columns[3].heading == "What we asked"


def test_columns_are_moved_named_and_ticked_by_keyboard(dialog, full_desk) -> None:
    columns = dialog.columns
    columns.list.setFocus()
    columns.list.setCurrentRow(3)
    QTest.keyClick(columns.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(columns.list, Qt.Key.Key_Up)
    assert columns.list.currentItem().text() == "Date"
    QTest.keyClick(columns.list, Qt.Key.Key_Space)
    chosen = kept(full_desk).columns
    assert [one.column for one in chosen][:3] == [
        LeavingColumn.NUMBER,
        LeavingColumn.TEXT,
        LeavingColumn.ORIGIN,
    ]
    columns.heading.setFocus()
    columns.list.setCurrentRow(0)
    columns.heading.setText("Ref.")
    QTest.keyClick(columns.heading, Qt.Key.Key_Return)
    assert kept(full_desk).columns[0].heading == "Ref."
    assert columns.list.item(0).text() == "Ref. (No.)"
    columns.usual.click()
    assert kept(full_desk).columns == DEFAULT_COLUMNS


def test_the_recommendations_words_cannot_be_left_out(dialog, full_desk) -> None:
    told = []
    full_desk.troubled.connect(told.append)
    dialog.columns.list.setCurrentRow(3)
    dialog.columns.list.item(3).setCheckState(Qt.CheckState.Unchecked)
    assert "needs the recommendations' words" in told[0].title
    assert dialog.columns.list.item(3).checkState() is Qt.CheckState.Checked


def test_ratings_and_cycle_are_a_committees_own_and_undo_takes_them_back(
    dialog: TrackerSettingsDialog, full_desk: Desk
) -> None:
    dialog.scheme.setCurrentIndex(dialog.scheme.findData("one-to-four"))
    dialog.scheme.activated.emit(dialog.scheme.currentIndex())
    dialog.cycle.setValue(42)
    assert (kept(full_desk).rating_scheme, kept(full_desk).cycle_days) == ("one-to-four", 42)
    assert dialog.ratings.text().startswith("1 Achieved, 2 On track, 3 Slipped, 4 Not achieved.")
    assert setting_of(full_desk.library, "Audit").cycle_days is None
    undoing.undo(full_desk.library)
    full_desk.announce(Change(frozenset({Shelf.RECOMMENDATIONS})))
    assert dialog.cycle.text() == "70 days, the usual"
    dialog.committee.setCurrentIndex(1)
    dialog.committee.activated.emit(1)
    assert dialog.scheme.currentData() == "rag"


def test_without_a_committee_it_says_what_to_do(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = TrackerSettingsDialog(empty_desk, [""], DAY)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.nobody.isVisible()
    assert not dialog.format.isEnabled()
