from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.tracker.recommendations import Recommendation
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.room import TrackerRoom
from scrutiny_desk.ui.tracker.row_dialog import RowDialog
from scrutiny_desk.ui.tracker.row_forms import CloseRow
from scrutiny_desk.ui.tracker.rows import Column
from tests.ui.filled import put_in, recommendation

MEETING_DAY = datetime.date(2024, 1, 25)


def opened(desk: Desk, qtbot: QtBot) -> TrackerRoom:
    room = TrackerRoom(desk)
    qtbot.addWidget(room)
    desk.changed.connect(lambda _: room.refresh())
    room.resize(1150, 650)
    room.set_as_of(MEETING_DAY)
    room.refresh()
    room.show()
    return room


@pytest.fixture
def room(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> TrackerRoom:
    put_in(empty_desk.library, tmp_path)
    return opened(empty_desk, qtbot)


def numbers(room: TrackerRoom) -> list[str]:
    return [row.recommendation.number for row in room.model.rows()]


def rec_id(room: TrackerRoom, number: str) -> str:
    return next(
        row.recommendation.id for row in room.model.rows() if row.recommendation.number == number
    )


def closing(room: TrackerRoom) -> CloseRow:
    room.pane.close_it.click()
    assert isinstance(room._dialog, CloseRow)
    return room._dialog


def type_in(form: RowDialog, name: str, words: str) -> None:
    field = form.fields[name]
    assert isinstance(field, QLineEdit)
    field.setText(words)


def test_rows_totals_and_tabs_tell_the_same(room: TrackerRoom) -> None:
    assert numbers(room) == ["1", "2", "3", "10"]
    assert room.totals.text() == "4 open: 1 overdue, 1 due, 1 without a date, 1 not due"
    assert [room.tabs.tabText(i) for i in range(room.tabs.count())] == [
        "All 4", "Overdue 1", "Due 1", "No date 1", "Closed 0",
    ]  # fmt: skip

    room.tabs.setCurrentIndex(1)

    assert numbers(room) == ["2"]


def test_the_day_decides_the_status(room: TrackerRoom) -> None:
    room.set_as_of(datetime.date(2024, 8, 1))

    assert room.totals.text() == "4 open: 3 overdue, 1 without a date"


def test_the_meeting_in_hand_gives_its_day(room: TrackerRoom) -> None:
    assert not room.meeting_day.isEnabled()
    room.set_as_of(datetime.date(2030, 1, 1))
    room.set_meeting(room._meetings[0].id)

    room.meeting_day.click()

    assert room._day() == MEETING_DAY


@pytest.mark.parametrize(
    ("column", "field"),
    [(Column.OFFICER, "officer"), (Column.TARGET, "target_text"), (Column.REPORTED, "reported")],
)
def test_a_cell_is_edited_through_the_library(
    room: TrackerRoom, qtbot: QtBot, column: Column, field: str
) -> None:
    one = rec_id(room, "2")
    room.table.setCurrentIndex(room.model.index_of(one).siblingAtColumn(column))
    qtbot.keyClick(room.table, Qt.Key.Key_F2)
    editor = room.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("31 July 2024")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    def stored() -> Recommendation:
        rows = recommendations.list_recommendations(room.desk.library, MEETING_DAY)
        return next(row.recommendation for row in rows if row.recommendation.id == one)

    # Qt hands the words over once it is back in its loop.
    qtbot.waitUntil(lambda: getattr(stored(), field) == "31 July 2024")
    assert stored().target_date == ("2024-07-31" if column is Column.TARGET else "2023-12")
    qtbot.waitUntil(lambda: "31 July 2024" in str(room.table.currentIndex().data()))
    assert room.model.key_at(room.table.currentIndex()) == one


def test_a_refresh_leaves_a_cell_that_is_being_typed_in(room: TrackerRoom, qtbot: QtBot) -> None:
    index = room.model.index_of(rec_id(room, "2")).siblingAtColumn(Column.OFFICER)
    room.table.setCurrentIndex(index)
    room.table.edit(index)
    editor = room.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Somebody el")

    recommendations.add_recommendation(
        room.desk.library,
        committee="Children's committee",
        number="0",
        date_text="",
        text="Written in another window",
        target_text="",
        officer="",
    )
    room.refresh()

    assert editor.text() == "Somebody el"
    assert room.table.state() == QAbstractItemView.State.EditingState
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: numbers(room) == ["0", "1", "2", "3", "10"])


def test_a_row_opens_with_its_reason_and_its_history(room: TrackerRoom, qtbot: QtBot) -> None:
    assert room.pane.isHidden()
    room.table.setCurrentIndex(room.model.index_of(rec_id(room, "3")))
    qtbot.keyClick(room.table, Qt.Key.Key_Return)

    assert room.pane.isVisible()
    assert room.pane.text.text() == "Consider the findings"
    assert "TBC" in room.pane.reason.text()
    qtbot.keyClick(room.table, Qt.Key.Key_Escape)
    assert room.pane.isHidden()


def test_an_update_is_added_and_what_was_typed_for_another_row_stays(room: TrackerRoom) -> None:
    room.open_row(rec_id(room, "1"))
    room.pane.form.words.setPlainText("Half typed")
    room.open_row(rec_id(room, "2"))
    assert room.pane.form.words.toPlainText() == ""
    room.pane.form.date.setText("24 January 2024")
    room.pane.form.role.setText("Scrutiny manager")
    room.pane.form.words.setPlainText("Chased today")

    room.pane.form.add.click()

    row = next(r for r in room.model.rows() if r.recommendation.number == "2")
    assert [(u.date, u.role, u.text) for u in row.updates] == [
        ("2024-01-24", "Scrutiny manager", "Chased today")
    ]
    assert room.pane.form.words.toPlainText() == ""
    room.open_row(rec_id(room, "1"))
    assert room.pane.form.words.toPlainText() == "Half typed"


def test_a_day_that_cannot_be_read_is_said_and_nothing_is_stored(
    room: TrackerRoom,
) -> None:
    room.open_row(rec_id(room, "2"))
    form = closing(room)
    type_in(form, "on", "soon")
    form.go_on.click()

    assert "“soon” does not name a day" in form.trouble.text()
    assert form.isVisible()
    assert room.totals.text().startswith("4 open")


def test_no_day_of_closure_is_asked_for_in_plain_words(room: TrackerRoom) -> None:
    room.open_row(rec_id(room, "2"))
    form = closing(room)
    form.go_on.click()

    assert form.trouble.text().startswith("The day the committee agreed to close it is no day")


def test_before_the_day_of_its_closure_it_is_open(room: TrackerRoom) -> None:
    room.open_row(rec_id(room, "2"))
    form = closing(room)
    type_in(form, "on", "24 September 2026")
    form.go_on.click()

    assert room.totals.text().startswith("4 open: 1 overdue")
    assert room.pane.reason.text().endswith("It was closed later, on 24 September 2026.")
    room.set_as_of(datetime.date(2026, 9, 24))
    assert room.totals.text().endswith("; 1 closed")


def test_every_tab_is_whole_in_a_narrow_window(room: TrackerRoom, qtbot: QtBot) -> None:
    room.resize(620, 600)
    qtbot.waitUntil(lambda: room.words_box.y() > room.tabs.geometry().bottom())

    assert room.tabs.width() >= room.tabs.sizeHint().width()
    last = room.tabs.tabRect(room.tabs.count() - 1)
    assert room.tabs.rect().contains(last)
    assert room.rect().contains(room.add.geometry())
    room.resize(1300, 600)
    qtbot.waitUntil(lambda: room.words_box.y() < room.tabs.geometry().bottom())


def test_the_editor_of_a_cell_hides_the_words_under_it(room: TrackerRoom) -> None:
    index = room.model.index_of(rec_id(room, "2")).siblingAtColumn(Column.OFFICER)
    room.table.setCurrentIndex(index)
    room.table.edit(index)

    editor = room.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.geometry() == room.table.visualRect(index)
    editor.setText("")
    seen = room.table.viewport().grab(editor.geometry().adjusted(16, 6, -6, -6)).toImage()
    colours = {seen.pixel(x, y) for x in range(seen.width()) for y in range(seen.height())}
    assert len(colours) == 1


def test_it_is_closed_with_the_day_agreed_and_reopened(room: TrackerRoom) -> None:
    room.open_row(rec_id(room, "2"))
    form = closing(room)
    type_in(form, "on", "25 January 2024")
    type_in(form, "words", "Minutes, item 4")
    form.go_on.click()

    assert room.totals.text().endswith("; 1 closed")
    assert "25 January 2024" in room.pane.reason.text()

    room.pane.reopen.click()

    assert room.totals.text().startswith("4 open")


def test_a_refresh_keeps_the_row_in_hand_and_the_focus(room: TrackerRoom, qtbot: QtBot) -> None:
    room.words_box.setFocus()
    room.open_row(rec_id(room, "3"))
    focused = room.focusWidget()

    room.desk.perform(
        lambda: recommendations.add_recommendation(
            room.desk.library, committee="Children's committee", number="0", date_text="",
            text="New", target_text="", officer="",
        )
    )  # fmt: skip

    assert numbers(room) == ["0", "1", "2", "3", "10"]
    assert room.model.key_at(room.table.currentIndex()) == rec_id(room, "3")
    assert room.focusWidget() is focused


def test_a_recommendation_is_added_by_its_window(room: TrackerRoom, qtbot: QtBot) -> None:
    room.add.click()
    window = room._dialog
    assert window is not None
    window.add.click()
    assert window.trouble.isVisible()
    window.number.setText("11")
    window.words.setPlainText("Bring a report in the spring")
    window.add.click()

    assert "11" in numbers(room)


def test_an_empty_library_says_what_to_do(empty_desk: Desk, qtbot: QtBot) -> None:
    room = opened(empty_desk, qtbot)

    assert room.empty.isVisible()
    assert "import a pack" in room.empty.words()
    assert room.take_over.isVisible()


def test_ten_years_of_rows_are_sorted_and_searched(
    empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = tuple(
        recommendation(f"{i}", f"Recommendation {i} of many", "January 2024") for i in range(3000)
    )
    put_in(empty_desk.library, tmp_path, tracker=rows)
    room = opened(empty_desk, qtbot)
    assert len(room.model.rows()) == 3000

    room.table.sortByColumn(Column.TEXT, Qt.SortOrder.DescendingOrder)
    assert room.model.rows()[0].recommendation.number == "2999"
    room.words_box.setText("2999")
    assert [row.recommendation.number for row in room.model.rows()] == ["2999"]
    room.words_box.setText("")
    assert len(room.model.rows()) == 3000


def test_every_change_reaches_the_desk(room: TrackerRoom, qtbot: QtBot) -> None:
    room.open_row(rec_id(room, "2"))
    room.pane.form.words.setPlainText("Chased")

    with qtbot.waitSignal(room.desk.changed) as heard:
        room.pane.form.add.click()

    assert isinstance(heard.args[0], Change)


def test_a_half_typed_update_is_there_when_the_window_is_opened_again(
    room: TrackerRoom, qtbot: QtBot
) -> None:
    room.open_row(rec_id(room, "2"))
    room.pane.form.words.setPlainText("Asked aga")
    room.settle()

    again = opened(room.desk, qtbot)
    again.open_row(rec_id(again, "2"))
    assert again.pane.form.words.toPlainText() == "Asked aga"
