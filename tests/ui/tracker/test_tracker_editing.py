"""Every cell that can be changed is changed in the table, from the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.tracker.recommendations import Kind
from scrutiny_desk.services.tracker.settings import scheme_of_committee
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.room import TrackerRoom
from scrutiny_desk.ui.tracker.rows import EDITABLE, Column
from tests.ui.filled import put_in
from tests.ui.tracker.test_tracker_room import opened, rec_id


@pytest.fixture
def room(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> TrackerRoom:
    put_in(empty_desk.library, tmp_path)
    made = opened(empty_desk, qtbot)
    made.show_columns(list(Column))
    made.resize(2600, 650)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.table.setFocus()
    return made


def at(room: TrackerRoom, number: str, column: Column) -> QModelIndex:
    index = room.model.index_of(rec_id(room, number)).siblingAtColumn(column)
    room.table.setCurrentIndex(index)
    return index


def editor(room: TrackerRoom) -> QWidget:
    found = room.table.cells._editor
    assert found is not None
    return found


def type_in(qtbot: QtBot, field: QWidget, words: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    elif isinstance(field, QLineEdit):
        field.setText(words)
    elif isinstance(field, QComboBox):
        field.setCurrentText(words)


@pytest.mark.parametrize(
    ("column", "words", "field", "value"),
    [
        (Column.NUMBER, "SR (23/24) 02", "number", "SR (23/24) 02"),
        (Column.DATE, "5 December 2023", "date", "2023-12-05"),
        (Column.TEXT, "Bring the plan\nback", "text", "Bring the plan\nback"),
        (Column.KIND, "Action", "kind", Kind.ACTION),
        (Column.OFFICER, "A pilot", "officer", "A pilot"),
        (Column.EXECUTIVE, "Cllr Oar", "executive_member", "Cllr Oar"),
        (Column.TARGET, "May 2024", "target_date", "2024-05"),
        (Column.REPORTED, "1 Achieved", "reported", "1 Achieved"),
        (Column.PRIVATE, "Yes", "private", True),
    ],
)
def test_a_cell_takes_what_is_typed(
    room: TrackerRoom, qtbot: QtBot, column: Column, words: str, field: str, value: object
) -> None:
    one = rec_id(room, "2")
    at(room, "2", column)
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    assert editor(room).accessibleName() == column.heading
    type_in(qtbot, editor(room), words)
    qtbot.keyClick(editor(room), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: getattr(room.listing.row(one).recommendation, field) == value)
    assert room.table.cells._editor is None


def test_every_editable_column_is_tried_above() -> None:
    assert {
        Column.NUMBER, Column.DATE, Column.TEXT, Column.KIND, Column.OFFICER, Column.EXECUTIVE,
        Column.TARGET, Column.REPORTED, Column.PRIVATE,
    } == EDITABLE  # fmt: skip


def test_a_letter_begins_a_new_text_and_escape_leaves_the_old(
    room: TrackerRoom, qtbot: QtBot
) -> None:
    one = rec_id(room, "2")
    at(room, "2", Column.OFFICER)
    qtbot.keyClick(room.table, Qt.Key.Key_P)
    field = editor(room)
    assert isinstance(field, QLineEdit)
    assert field.text() == "p"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert room.listing.row(one).recommendation.officer == "TBC"


def test_space_never_overwrites_a_cell(room: TrackerRoom, qtbot: QtBot) -> None:
    at(room, "2", Column.OFFICER)
    qtbot.keyClick(room.table, Qt.Key.Key_Space)
    assert room.table.cells._editor is None
    assert room.table.chosen() == [rec_id(room, "2")]


def test_tab_goes_on_to_the_next_cell_that_can_be_edited(room: TrackerRoom, qtbot: QtBot) -> None:
    one = rec_id(room, "2")
    at(room, "2", Column.OFFICER)
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    type_in(qtbot, editor(room), "A pilot")
    qtbot.keyClick(editor(room), Qt.Key.Key_Tab)
    assert Column(room.table.currentIndex().column()) is Column.EXECUTIVE
    type_in(qtbot, editor(room), "Cllr Oar")
    qtbot.keyClick(editor(room), Qt.Key.Key_Tab)
    assert Column(room.table.currentIndex().column()) is Column.TARGET
    # What was typed before is shown while the next cell is typed in.
    shown = room.model.index_of(one).siblingAtColumn(Column.OFFICER).data()
    assert shown == "A pilot"
    qtbot.keyClick(editor(room), Qt.Key.Key_Backtab)
    assert Column(room.table.currentIndex().column()) is Column.EXECUTIVE
    qtbot.keyClick(editor(room), Qt.Key.Key_Escape)
    assert room.listing.row(one).recommendation.executive_member == "Cllr Oar"


def test_tab_in_the_last_cell_goes_to_the_next_row(room: TrackerRoom, qtbot: QtBot) -> None:
    at(room, "2", Column.PRIVATE)
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    qtbot.keyClick(editor(room), Qt.Key.Key_Tab)
    assert room.model.key_at(room.table.currentIndex()) == rec_id(room, "3")
    assert Column(room.table.currentIndex().column()) is Column.NUMBER


def test_a_row_keeps_its_place_until_the_typing_ends(room: TrackerRoom, qtbot: QtBot) -> None:
    index = at(room, "2", Column.NUMBER)
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    type_in(qtbot, editor(room), "99")
    qtbot.keyClick(editor(room), Qt.Key.Key_Tab)
    assert room.model.index(index.row(), Column.NUMBER).data() == "99"
    qtbot.keyClick(editor(room), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: room.model.index(3, Column.NUMBER).data() == "99")


def test_what_is_typed_is_kept_when_the_room_settles(room: TrackerRoom, qtbot: QtBot) -> None:
    one = rec_id(room, "2")
    at(room, "2", Column.OFFICER)
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    type_in(qtbot, editor(room), "Half ty")
    room.settle()
    assert room.listing.row(one).recommendation.officer == "Half ty"
    QApplication.processEvents()


def test_words_that_are_no_date_are_kept_as_written(room: TrackerRoom, qtbot: QtBot) -> None:
    one = rec_id(room, "2")
    at(room, "2", Column.TARGET)
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    type_in(qtbot, editor(room), "when the tide turns")
    qtbot.keyClick(editor(room), Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: room.listing.row(one).recommendation.target_text == "when the tide turns"
    )
    assert room.listing.row(one).recommendation.target_date is None


def test_shift_enter_breaks_a_line_of_the_words(room: TrackerRoom, qtbot: QtBot) -> None:
    at(room, "2", Column.TEXT)
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    field = editor(room)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("One")
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert field.toPlainText() == "One\n"
    qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_tab_leaves_the_words_for_the_next_cell(room: TrackerRoom, qtbot: QtBot) -> None:
    at(room, "2", Column.NUMBER)
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    for column in (Column.DATE, Column.TEXT, Column.KIND, Column.OFFICER):
        qtbot.keyClick(editor(room), Qt.Key.Key_Tab)
        assert Column(room.table.currentIndex().column()) is column
        assert room.focusWidget() is editor(room)
    qtbot.keyClick(editor(room), Qt.Key.Key_Escape)


def test_ratings_are_offered_in_the_words_of_the_scheme(room: TrackerRoom, qtbot: QtBot) -> None:
    at(room, "2", Column.REPORTED)
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    field = editor(room)
    assert isinstance(field, QComboBox)
    offered = [field.itemText(place) for place in range(field.count())]
    scheme = scheme_of_committee(room.desk.library, "Children's committee")
    assert offered == [*scheme.choices, "Not yet due."]
    assert field.currentText() == ""
    qtbot.keyClick(field, Qt.Key.Key_Escape)
