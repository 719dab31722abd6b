"""The other ways to look at the measures: the waiting set, all at once, indicators, milestones."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.measures.milestone_words import Proposal, Status
from scrutiny_desk.domain.measures.milestones import Milestone, MilestoneState
from scrutiny_desk.domain.measures.series_setup import DecisionKind
from scrutiny_desk.domain.papers.facts import DashboardFact
from scrutiny_desk.services.measures import series_deciding
from scrutiny_desk.services.measures.milestones import Plan
from scrutiny_desk.ui.chart_out import write_png, write_svg, write_word
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.milestones.view import MilestonesView
from scrutiny_desk.ui.measures.room import MeasuresRoom
from scrutiny_desk.ui.measures.waiting_strip import BANDS_KEY
from scrutiny_desk.ui.theme import Theme
from tests.ui.filled import AT, put_in
from tests.ui.measures.settled import read_anew, settle


def month(at: int) -> DashboardFact:
    return DashboardFact(
        service="Speech therapy", as_of=f"{2022 + at // 12}-{at % 12 + 1:02}", waiting=331 - at % 3,
        over_18_weeks=198, percent_over_18_weeks=60, over_52_weeks=41, over_78_weeks=0, **AT,
    )  # fmt: skip


@pytest.fixture
def room(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> MeasuresRoom:
    put_in(empty_desk.library, tmp_path, figures=tuple(month(at) for at in range(14)))
    room = MeasuresRoom(empty_desk)
    qtbot.addWidget(room)
    room.resize(1150, 650)
    room.refresh()
    room.show()
    settle(room, qtbot)
    return room


def cells(table) -> list[list[str]]:
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_the_waiting_set_stands_small_above_and_the_arrow_keys_go_along_it(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    strip = room.sheet.strip
    names = [one.accessibleName().split(",")[0] for one in strip.charts]
    assert names == [
        "Referrals waiting", "Over 18 weeks", "Over 52 weeks", "Over 78 weeks",
        "Per cent over 18 weeks", "Bands",
    ]  # fmt: skip
    assert strip.charts[0].isChecked()
    strip.charts[0].setFocus()

    qtbot.keyClick(strip.charts[0], Qt.Key.Key_Right)

    assert room.sheet._title.text() == "Over 18 weeks"
    assert strip.charts[1].isChecked()


def test_tab_goes_from_the_ways_out_to_the_small_chart_in_hand_and_on_to_the_table(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    sheet = room.sheet
    qtbot.waitExposed(room)
    sheet.out.setFocus()

    qtbot.keyClick(sheet.out, Qt.Key.Key_Tab)
    assert sheet.strip.charts[0].hasFocus()
    qtbot.keyClick(sheet.strip.charts[0], Qt.Key.Key_Tab)
    assert sheet.table.hasFocus()


def test_the_bands_are_drawn_large_with_their_table(room: MeasuresRoom) -> None:
    small = room.sheet.strip.charts[-1]
    assert small.key == BANDS_KEY

    small.click()

    assert room.sheet.bands.isVisible()
    assert not room.sheet.table.isVisible()
    assert cells(room.sheet.bands.table)[0] == [
        "31 January 2022", "133", "157", "41", "0", "331",
    ]  # fmt: skip
    room.sheet.strip.charts[0].click()
    assert room.sheet.table.isVisible()
    assert not room.sheet.bands.isVisible()


def test_all_at_once_counts_and_opens_a_series(room: MeasuresRoom, qtbot: QtBot) -> None:
    room.tabs.setCurrentIndex(1)
    view = room.matrix
    assert "6 series" in view.said.text()
    view.grid.setCurrentCell(4, 3)
    assert view.model.rowCount() == 5

    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    qtbot.keyClick(view.series, Qt.Key.Key_Down)
    qtbot.keyClick(view.series, Qt.Key.Key_Return)

    assert room.tabs.currentIndex() == 0
    assert room.sheet._title.text() == "Over 18 weeks"


def test_all_at_once_begins_where_there_is_something_and_is_gone_back_to_where_one_was(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    view = room.matrix
    room.tabs.setCurrentIndex(1)
    assert view.grid.cells[view.grid.currentRow()][view.grid.currentColumn()].text() != "no series"
    view.grid.setCurrentCell(4, 3)
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    qtbot.keyClick(view.series, Qt.Key.Key_Down)
    held = view.series.currentIndex().data()
    qtbot.keyClick(view.series, Qt.Key.Key_Return)
    assert room.tabs.currentIndex() == 0

    room.tabs.setCurrentIndex(1)

    assert view.series.currentIndex().data() == held
    assert room.focusWidget() is view.series


def test_words_narrow_all_at_once(room: MeasuresRoom) -> None:
    room.tabs.setCurrentIndex(1)
    view = room.matrix
    view.grid.setCurrentCell(4, 3)
    view.series.setCurrentIndex(view.model.index(4, 0))
    view.words_box.setText("over weeks")
    assert view.said.text().startswith("Of 6, 4 series: ")
    assert [view.model.index(row, 0).data() for row in range(view.model.rowCount())] == [
        f"Speech therapy · {name}"
        for name in ("Over 18 weeks", "Per cent over 18 weeks", "Over 52 weeks", "Over 78 weeks")
    ]

    assert view.series.currentIndex().row() == 3
    view.words_box.setText("nowhere")
    assert view.said.text() == "None of the 6 series has these words."
    view.words_box.clear()
    assert view.model.rowCount() == 5


def test_indicators_of_a_period_as_bullets_and_enter_opens_the_page(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    room.tabs.setCurrentIndex(2)
    view = room.indicators
    assert view.period.currentText() == "October 2023"
    assert cells(view.pane.table) == [
        ["Reviews in time", "48%", "60%", "42%",
         "▲ Off target, worse than baseline", "-50%", "Page 3"],
    ]  # fmt: skip
    view.pane.table.setCurrentCell(0, 0)

    with qtbot.waitSignal(room.desk.page_asked) as asked:
        qtbot.keyClick(view.pane.table, Qt.Key.Key_Return)

    assert asked.args[1] == 4
    view.tolerance.setValue(40)
    assert "1 within tolerance" in view.pane.said.text()
    room.grab()


@pytest.mark.parametrize("write", [write_png, write_svg, write_word])
def test_a_painted_chart_leaves_as_a_file(room: MeasuresRoom, tmp_path: Path, write) -> None:
    room.tabs.setCurrentIndex(2)
    chart = room.indicators.pane.view.chart
    assert chart is not None

    write(tmp_path / "chart", chart)

    assert (tmp_path / "chart").stat().st_size > 1000


def test_milestones_stand_on_the_day_that_is_chosen(empty_desk: Desk, qtbot: QtBot) -> None:
    def milestone(number: str, due: str, position: str) -> Milestone:
        return Milestone(
            number, number, "", f"Milestone {number}", "", due, due, position, "", "paper", 85,
            "82", proposal=Proposal(Status.DONE, position) if position else None,
        )  # fmt: skip

    view = MilestonesView(empty_desk)
    qtbot.addWidget(view)
    plan = [milestone("1", "2024-05-31", ""), milestone("2", "2023-10-31", "Completed")]
    view.show_plan(Plan(tuple(plan)), date(2024, 1, 25))
    assert [row[3] for row in cells(view.pane.table)] == [
        "✓ Done", "● Not due",
    ]  # fmt: skip

    view.day.setDate(QDate(2024, 6, 1))
    assert [row[3] for row in cells(view.pane.table)][1] == "▲ Overdue, no position"
    view.states.setCurrentIndex(view.states.findData(MilestoneState.NO_POSITION))
    assert len(cells(view.pane.table)) == 1


def test_a_month_is_looked_at_in_all_the_small_charts_at_once(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    sheet, day = room.sheet, date(2022, 3, 31).toordinal()
    waiting = sheet.strip.charts[0]
    assert waiting.figure_at(day) == 329

    waiting.pointed.emit(day)

    assert {one._marked for one in sheet.strip.charts} == {day}
    assert [one._said for one in sheet.strip.charts] == ["329", "198", "41", "0", "60%", "329"]
    assert sheet.strip.accessibleDescription().startswith("31 March 2022: Referrals waiting 329")
    assert sheet.chart is not None
    assert sheet.chart._marked == day
    room.grab()

    waiting.pointed.emit(None)
    assert {one._marked for one in sheet.strip.charts} == {None}
    assert sheet.strip.accessibleDescription() == ""


def test_the_keyboard_walks_the_months_in_the_table(room: MeasuresRoom, qtbot: QtBot) -> None:
    sheet = room.sheet
    sheet.table.setFocus()
    sheet.table.selectRow(0)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Down)

    assert sheet.strip.charts[0]._marked == date(2022, 2, 28).toordinal()

    sheet.strip.charts[-1].click()
    sheet.bands.table.setFocus()
    sheet.bands.table.setCurrentCell(4, 0)

    assert sheet.strip.charts[0]._marked == date(2022, 5, 31).toordinal()
    assert sheet.bands.view.chart.marked == date(2022, 5, 31).toordinal()


def test_the_mouse_over_the_large_chart_finds_the_nearest_figure(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    chart = room.sheet.chart
    assert chart is not None
    room.grab()
    with qtbot.waitSignal(chart.pointed) as found:
        qtbot.mouseMove(chart, chart.rect().center())
    assert found.args[0] in room.sheet.strip.charts[0].days


def test_what_is_marked_on_a_measure_is_marked_on_the_bands(
    room: MeasuresRoom, empty_desk: Desk, qtbot: QtBot
) -> None:
    measure = room.sheet._set[0]
    series_deciding.decide(
        empty_desk.library, measure.key, DecisionKind.EVENT, date="June 2022", words="New service",
        reason="A second team", by="Officer", whole_service=True,
    )  # fmt: skip
    read_anew(room, qtbot)

    small = room.sheet.strip.charts[-1]
    assert small._events == (date(2022, 6, 30).toordinal(),)
    small.click()
    (note,) = room.sheet.bands.view.chart.page().notes
    assert note == "Marked on the chart: 30 June 2022: A second team."
    room.grab()


def test_no_part_of_the_waiting_set_is_cut_at_twice_the_text(
    room: MeasuresRoom, empty_desk: Desk, qtbot: QtBot
) -> None:
    theme = Theme.named("light", 2.0)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)
    large = MeasuresRoom(Desk(empty_desk.library, theme))
    qtbot.addWidget(large)
    large.resize(1166, 600)
    large.refresh()
    large.show()
    settle(large, qtbot)
    large.open_measure(large.sheet._set[1].key)
    large.refresh()
    settle(large, qtbot)
    strip = large.sheet.strip
    try:
        qtbot.waitUntil(lambda: strip.height() >= strip.heightForWidth(strip.width()))
        assert strip.rect().contains(strip.charts[-1].geometry())
        column = large.sheet.layout()
        items = [column.itemAt(at) for at in range(column.count())]
        boxes = [one.geometry() for one in items if not one.isEmpty()]
        assert all(below.top() > above.bottom() for above, below in pairwise(boxes))
    finally:
        empty_desk.theme.apply(app)
