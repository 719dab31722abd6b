"""Time limits: a day worked out while it is typed, and a council's own ways set by keyboard."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.clocks import Counting, TimeLimit, Unit
from scrutiny_desk.services import undoing
from scrutiny_desk.services.clocks import time_limits
from scrutiny_desk.services.clocks.time_limits import rulebook
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.time_limits.dialog import TimeLimitsDialog

DAY = datetime.date(2024, 1, 25)


@pytest.fixture
def dialog(full_desk: Desk, qtbot: QtBot) -> TimeLimitsDialog:
    made = TimeLimitsDialog(full_desk, None, DAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(box: QComboBox, words: str) -> None:
    """Choose the first entry that begins with these words, as the keyboard does."""
    place = next(at for at in range(box.count()) if box.itemText(at).startswith(words))
    box.setFocus()
    while box.currentIndex() != place:
        down = box.currentIndex() < place
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def row_of(dialog: TimeLimitsDialog, name: str, time: str = "") -> int:
    tree = dialog.limits.list
    for place in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(place)
        if item and item.text(0) == name and item.text(1).startswith(time):
            return place
    raise AssertionError(name)


def take(dialog: TimeLimitsDialog, name: str, time: str = "") -> None:
    dialog.tabs.setCurrentIndex(1)
    tree = dialog.limits.list
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(row_of(dialog, name, time), 0))


def due(desk: Desk, limit_id: str) -> str:
    rules = rulebook(desk.library)
    limit = rules.limit(limit_id, DAY)
    assert limit is not None
    return rules.reckon(limit, DAY).day.isoformat()


def test_a_day_is_worked_out_with_its_source(dialog: TimeLimitsDialog) -> None:
    page = dialog.calculator
    assert page.limit.currentText() == "Response to a committee's report: 2 months"
    assert page.last.text() == "Sunday 24 March 2024"
    assert page.source.text() == "Source: Local Government Act 2000 s9FE"
    assert page.check.text() == "Check with your monitoring officer."
    assert page.how.text().startswith("2 months beginning with 25 January 2024")
    page.copy.click()
    copied = QApplication.clipboard().text()
    assert "24 March 2024" in copied
    assert copied.endswith("Local Government Act 2000 s9FE. Check with your monitoring officer.")


def test_it_follows_what_is_typed(dialog: TimeLimitsDialog) -> None:
    page = dialog.calculator
    page.take_keyboard()
    QTest.keyClicks(page.day, "31.12.2023")
    assert page.last.text() == "Thursday 29 February 2024"
    page.day.selectAll()
    QTest.keyClicks(page.day, "soon")
    assert page.last.text() == ("That is no day I can read. Write it as 25 January 2024 or 25.1.24")
    assert page.day.accessibleDescription() == page.last.text()
    assert not page.copy.isVisible()
    page.day.clear()
    assert page.last.text() == "Write a day: 25 January 2024"


def test_only_limits_that_held_on_the_day_can_be_chosen(dialog: TimeLimitsDialog) -> None:
    page = dialog.calculator
    choose(page.limit, "Agenda published")
    assert page.last.text() == "Wednesday 17 January 2024"
    page.day.setText("25 September 2002")
    assert page.limit.currentText() == "Agenda published: 3 clear days"
    assert page.last.text() == "Thursday 19 September 2002"


def test_a_councils_own_length_is_kept_as_it_is_typed(
    dialog: TimeLimitsDialog, full_desk: Desk
) -> None:
    take(dialog, "Response by the council's own rule")
    page = dialog.limits
    page.value.setFocus()
    page.value.selectAll()
    QTest.keyClicks(page.value, "6")
    QTest.keyClick(page.value, Qt.Key.Key_Return)
    assert due(full_desk, "response_local") == "2024-03-07"
    assert page.changed.text().startswith("The table says 8 weeks")
    assert row_of(dialog, "Response by the council's own rule", "6 weeks, yours") == 1
    assert dialog.isVisible(), "Enter keeps the number and closes nothing"
    assert undoing.undo(full_desk.library)
    dialog.refresh()
    assert page.value.value() == 8


def test_a_new_length_from_a_day_on_stands_beside_the_one_before(
    dialog: TimeLimitsDialog, full_desk: Desk
) -> None:
    name = "Response by the council's own rule"
    take(dialog, name)
    page = dialog.limits
    page.since.setFocus()
    QTest.keyClicks(page.since, "soon")
    QTest.keyClick(page.since, Qt.Key.Key_Tab)
    assert page.trouble.text().startswith("▲ That is no day I can read")
    page.since.setFocus()
    page.since.selectAll()
    QTest.keyClicks(page.since, "1 May 2024")
    QTest.keyClick(page.since, Qt.Key.Key_Tab)
    assert not page.trouble.isVisible()
    assert page.list.currentIndex().row() == 2, "the new one is in hand"
    page.value.setFocus()
    page.value.selectAll()
    QTest.keyClicks(page.value, "6")
    QTest.keyClick(page.value, Qt.Key.Key_Return)
    rows = [page.list.topLevelItem(place) for place in (1, 2)]
    assert [(row.text(1), row.text(3)) for row in rows if row] == [
        ("8 weeks", "until 30 April 2024"),
        ("6 weeks, yours", "since 1 May 2024"),
    ]
    assert due(full_desk, "response_local") == "2024-03-21"
    dialog.calculator.day.setText("1 May 2024")
    choose(dialog.calculator.limit, name)
    assert dialog.calculator.limit.currentText() == f"{name}: 6 weeks"
    page.restore.click()
    assert page.list.topLevelItemCount() == 11


def test_weeks_and_months_are_counted_whole(dialog: TimeLimitsDialog, full_desk: Desk) -> None:
    take(dialog, "Documents for members of the committee")
    page = dialog.limits
    assert page.counting.currentData() == Counting.CLEAR_AFTER
    assert page.weekends.isEnabled()
    choose(page.unit, "weeks")
    limit = rulebook(full_desk.library).limit("members_documents", DAY)
    assert limit is not None
    assert (limit.unit, limit.counting, limit.weekends) == (Unit.WEEKS, Counting.FROM, True)
    assert not page.weekends.isEnabled()
    assert page.counting.count() == 2
    page.restore.click()
    assert due(full_desk, "members_documents") == "2024-02-05"
    assert not page.restore.isEnabled()


def test_what_is_due_before_a_day_is_never_counted_after_it(dialog: TimeLimitsDialog) -> None:
    take(dialog, "Agenda published", "5")
    page = dialog.limits
    assert [page.unit.itemText(at) for at in range(page.unit.count())] == ["days"]
    assert [page.counting.itemData(at) for at in range(page.counting.count())] == ["clear before"]


def test_the_wheel_changes_nothing_that_it_only_passes_over(
    dialog: TimeLimitsDialog, full_desk: Desk
) -> None:
    take(dialog, "Response by the council's own rule")
    page = dialog.limits
    for box in (page.value, page.unit, page.counting, dialog.nation):
        turn_wheel(box)
    assert rulebook(full_desk.library).limits == before_any_change()
    page.value.setFocus()
    turn_wheel(page.value)
    assert page.value.value() == 7


def before_any_change() -> tuple[TimeLimit, ...]:
    return time_limits.table_of_limits()


def turn_wheel(box: QWidget) -> None:
    here = QPointF(box.rect().center())
    event = QWheelEvent(
        here,
        box.mapToGlobal(here),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)


def test_whether_weekends_count_is_a_tick(dialog: TimeLimitsDialog, full_desk: Desk) -> None:
    take(dialog, "Agenda published", "5")
    for tick in (dialog.limits.weekends, dialog.limits.holidays):
        tick.setFocus()
        QTest.keyClick(tick, Qt.Key.Key_Space)
    assert due(full_desk, "agenda_five_days") == "2024-01-19"


def test_a_source_that_is_being_typed_is_kept_when_the_dialog_closes(
    dialog: TimeLimitsDialog, full_desk: Desk
) -> None:
    take(dialog, "Response by the council's own rule")
    dialog.limits.source.setFocus()
    dialog.limits.source.setText("Constitution, part 4")
    dialog.reject()
    limit = rulebook(full_desk.library).limit("response_local", DAY)
    assert limit is not None
    assert limit.source == "Constitution, part 4"


def test_a_closed_day_is_added_and_taken_away_by_keyboard(
    dialog: TimeLimitsDialog, full_desk: Desk
) -> None:
    dialog.tabs.setCurrentIndex(2)
    page = dialog.days
    assert page.list.topLevelItemCount() == 8
    page.day.setFocus()
    QTest.keyClicks(page.day, "soon")
    QTest.keyClick(page.day, Qt.Key.Key_Return)
    assert page.trouble.text().startswith("▲ That is no day I can read")
    page.day.selectAll()
    QTest.keyClicks(page.day, "23 January 2024")
    QTest.keyClick(page.day, Qt.Key.Key_Return)
    assert due(full_desk, "agenda_five_days") == "2024-01-16"
    assert page.list.topLevelItemCount() == 9
    item = page.list.topLevelItem(1)
    assert item is not None
    assert item.text(1) == "Offices closed"
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert due(full_desk, "agenda_five_days") == "2024-01-17"


def test_a_bank_holiday_that_is_none_here_counts_until_it_is_put_back(
    dialog: TimeLimitsDialog, full_desk: Desk
) -> None:
    dialog.tabs.setCurrentIndex(2)
    page = dialog.days
    page.list.setFocus()
    assert page.away.text() == "&No bank holiday here"
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    (own,) = rulebook(full_desk.library).own_days
    assert (own.day, own.closed) == (datetime.date(2024, 1, 1), False)
    assert page.away.text() == "&Take your entry away"
    item = page.list.topLevelItem(0)
    assert item is not None
    assert item.text(2) == "counts, yours"
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert rulebook(full_desk.library).own_days == ()


def test_a_committee_chooses_its_limit(dialog: TimeLimitsDialog, full_desk: Desk) -> None:
    dialog.tabs.setCurrentIndex(3)
    page = dialog.committees
    assert page.committee.currentText() == "The committee"
    choose(page.choices["response"], "Response by the council's own rule")
    chosen = rulebook(full_desk.library).chosen("The committee", "response", DAY)
    assert chosen is not None
    assert chosen.id == "response_local"
    assert page.sources["response"].text().endswith("Source: the council's constitution.")
    assert "s100B" in page.sources["agenda"].text()


def test_wales_has_limits_of_its_own(dialog: TimeLimitsDialog) -> None:
    choose(dialog.nation, "Wales")
    assert row_of(dialog, "Agenda published", "3 clear days") == 1
    offered = dialog.calculator.limit
    assert [offered.itemText(at) for at in range(offered.count())] == [
        "Response by the council's own rule: 8 weeks",
        "Agenda published: 3 clear days",
    ]


def test_with_no_committee_it_says_what_to_do(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = TimeLimitsDialog(empty_desk, None, DAY)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tabs.setCurrentIndex(3)
    assert dialog.committees.nobody.isVisible()
    assert not dialog.committees.committee.isEnabled()


def test_what_changes_elsewhere_shows(dialog: TimeLimitsDialog, full_desk: Desk) -> None:
    full_desk.perform(
        lambda: time_limits.keep_day(
            full_desk.library, datetime.date(2024, 1, 23), "Offices closed"
        )
    )
    choose(dialog.calculator.limit, "Agenda published")
    assert dialog.calculator.last.text() == "Tuesday 16 January 2024"
    assert "23 January 2024, Offices closed" in dialog.calculator.how.text()
