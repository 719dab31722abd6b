from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers, reading, reading_plan
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.reading.plan_dialog import ReadingPlanDialog

SUNDAY = date(2024, 1, 21)


def opened(desk: Desk, qtbot: QtBot, today: date = SUNDAY) -> ReadingPlanDialog:
    meeting = papers.list_meetings(desk.library)[0].id
    dialog = ReadingPlanDialog(desk, meeting, today=lambda: today)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def evenings(dialog: ReadingPlanDialog) -> list[list[str]]:
    tree = dialog.evenings
    rows = (tree.topLevelItem(number) for number in range(tree.topLevelItemCount()))
    return [[row.text(column) for column in range(3)] for row in rows]


@pytest.fixture
def dialog(full_desk: Desk, qtbot: QtBot) -> ReadingPlanDialog:
    return opened(full_desk, qtbot)


def test_the_evenings_until_the_meeting_take_everything(dialog: ReadingPlanDialog) -> None:
    assert evenings(dialog) == [
        ["Tonight", "Front and item 5", "3"],
        ["Tomorrow", "Item 5", "3"],
        ["Tuesday 23 January", "Item 6", "3"],
        ["Wednesday 24 January", "Item 6", "3"],
    ]
    assert dialog.summary.text().startswith("12 of 12 pages are left to read, about ")
    assert not dialog.note.isVisible()


def test_space_takes_an_evening_out_and_undo_puts_it_back(dialog: ReadingPlanDialog) -> None:
    QTest.keyClick(dialog.evenings, Qt.Key.Key_Space)
    assert [row[2] for row in evenings(dialog)] == ["", "4", "4", "4"]
    assert dialog.number.value() == 3
    dialog._desk.perform(lambda: undoing.undo(dialog._desk.library))
    assert [row[2] for row in evenings(dialog)] == ["3", "3", "3", "3"]


def test_space_ticks_whichever_column_was_clicked_and_empties_no_number(
    dialog: ReadingPlanDialog,
) -> None:
    row = dialog.evenings.topLevelItem(1)
    assert row is not None
    dialog.evenings.setCurrentItem(row, 1)
    QTest.keyClick(dialog.evenings, Qt.Key.Key_Space)
    assert [row[2] for row in evenings(dialog)] == ["4", "", "4", "4"]
    dialog.number.setFocus()
    dialog.number.selectAll()
    QTest.keyClick(dialog.number, Qt.Key.Key_Space)
    assert dialog.number.text() == "3"


def test_the_rows_of_either_table_show(dialog: ReadingPlanDialog) -> None:
    for table in (dialog.evenings, dialog.items.list):
        rows = min(table.topLevelItemCount(), 6)
        assert table.viewport().height() >= rows * table.sizeHintForRow(0)


def test_a_number_of_evenings_can_be_typed(dialog: ReadingPlanDialog) -> None:
    dialog.number.setFocus()
    dialog.number.selectAll()
    QTest.keyClicks(dialog.number, "2")
    QTest.keyClick(dialog.number, Qt.Key.Key_Return)
    assert [row[1] for row in evenings(dialog)] == ["Front and item 5", "Item 6", "", ""]
    assert dialog.isVisible()


def test_items_are_put_first_left_out_and_back(dialog: ReadingPlanDialog) -> None:
    items = dialog.items
    items.list.setFocus()
    QTest.keyClick(items.list, Qt.Key.Key_End)
    items.first.click()
    assert items.list.topLevelItem(0).text(0).startswith("6  The plan")
    assert items.list.currentItem().text(1) == "first"
    assert evenings(dialog)[0][1] == "Item 6"
    items.out.click()
    assert items.list.topLevelItem(2).text(1) == "left out"
    assert dialog.summary.text().endswith("Left out: 6 pages.")
    items.plain.click()
    assert evenings(dialog)[0][1] == "Front and item 5"


def test_enter_begins_what_an_evening_has_left(dialog: ReadingPlanDialog, qtbot: QtBot) -> None:
    paper = papers.list_papers(dialog._desk.library)[0].id
    reading.mark(dialog._desk.library, paper, [0], read=True, what="Page")
    dialog.refresh()
    QTest.keyClick(dialog.evenings, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog._desk.page_asked) as asked:
        QTest.keyClick(dialog.evenings, Qt.Key.Key_Return)
    assert asked.args[0] == paper
    assert dialog.isVisible()


def test_a_pace_is_set_and_given_back(dialog: ReadingPlanDialog) -> None:
    library = dialog._desk.library
    assert dialog.own.isChecked()
    dialog.pace.setValue(120)
    assert reading.pace(library).words_per_minute == 120
    assert not dialog.own.isChecked()
    dialog.own.click()
    assert reading.pace(library).words_per_minute == reading.pace_rule().words_per_minute


def test_a_meeting_that_is_past_has_no_evenings(full_desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(full_desk, qtbot, date(2024, 2, 3))
    assert dialog.note.text() == (
        "The meeting was on 25 January 2024. Tick evenings to read its papers even so."
    )
    assert dialog.number.value() == 0
    QTest.keyClick(dialog.evenings, Qt.Key.Key_Space)
    assert evenings(dialog)[0] == ["Tonight", "Front and items 5 and 6", "12"]
    assert not dialog.note.isVisible()


def test_a_missed_evening_is_told_and_shared_out_again(full_desk: Desk, qtbot: QtBot) -> None:
    meeting = papers.list_meetings(full_desk.library)[0].id
    days = ("2024-01-20", "2024-01-22", "2024-01-24")
    reading_plan.choose(full_desk.library, meeting, reading_plan.PlanChoices(evenings=days))
    dialog = opened(full_desk, qtbot)
    assert dialog.note.text().startswith("One chosen evening is over.")
    assert [row[2] for row in evenings(dialog)] == ["", "6", "", "6"]
