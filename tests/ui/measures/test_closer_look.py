"""A closer look at some of a long series' months, by keys, wheel and mouse."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.measures.spc_series import Figure, SeriesChart, judge
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.measures.sheet import LOOKS
from scrutiny_desk.ui.measures.xmr_plot import XmrPlot
from scrutiny_desk.ui.theme import Theme


def ten_years() -> SeriesChart:
    return judge(
        [
            Figure(datetime.date(2014 + at // 12, at % 12 + 1, 1), 100.0 + at * 7 % 19)
            for at in range(120)
        ]
    )


@pytest.fixture
def plot(qtbot: QtBot) -> XmrPlot:
    shown = XmrPlot()
    qtbot.addWidget(shown)
    shown.resize(800, 300)
    shown.show_series(ten_years(), Theme.named("light"))
    shown.show()
    qtbot.waitExposed(shown)
    shown.grab()
    return shown


def reach(plot: XmrPlot) -> int:
    first, last = plot.months_shown or (datetime.date(2014, 1, 1), datetime.date(2023, 12, 1))
    return (last - first).days


def test_closer_stays_at_the_month_in_hand_and_every_month_comes_back(plot: XmrPlot) -> None:
    assert plot.months_shown is None
    plot.mark(datetime.date(2020, 3, 1).toordinal())

    for _ in range(4):
        plot.look_closer()

    first, last = plot.months_shown
    assert first < datetime.date(2020, 3, 1) < last
    assert (last - first).days < 600
    plot.look_further()
    assert reach(plot) > (last - first).days
    plot.show_every_month()
    assert plot.months_shown is None


def test_no_look_is_closer_than_two_months_or_further_than_the_series(plot: XmrPlot) -> None:
    for _ in range(40):
        plot.look_closer()
    assert reach(plot) == pytest.approx(60, abs=1)

    for _ in range(60):
        plot.look_later()
    assert plot.months_shown[1] <= datetime.date(2024, 4, 30)
    assert reach(plot) == pytest.approx(60, abs=1)

    for _ in range(40):
        plot.look_further()
    assert plot.months_shown is None


def test_the_same_series_drawn_again_keeps_its_months_and_another_shows_all(plot: XmrPlot) -> None:
    plot.look_closer()
    kept = plot.months_shown
    plot.show_series(ten_years(), Theme.named("dark"))
    assert plot.months_shown == kept

    short = judge([Figure(datetime.date(2024, at, 1), float(at)) for at in range(1, 9)])
    plot.show_series(short, Theme.named("dark"))
    assert plot.months_shown is None


def test_what_is_painted_is_of_the_months_that_are_shown(plot: XmrPlot) -> None:
    whole = plot.grab().toImage()
    plot.look_closer()
    closer = plot.grab().toImage()
    plot.show_every_month()

    assert closer != whole
    assert plot.grab().toImage() == whole


def test_the_wheel_scrolls_the_page_and_with_ctrl_looks_closer(plot: XmrPlot) -> None:
    def wheel(held: Qt.KeyboardModifier) -> bool:
        at = QPointF(400, 150)
        turned = QWheelEvent(
            at,
            QPointF(plot.mapToGlobal(QPoint(400, 150))),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(plot.viewport(), turned)
        return plot.months_shown is not None

    assert not wheel(Qt.KeyboardModifier.NoModifier)
    assert wheel(Qt.KeyboardModifier.ControlModifier)


def test_a_closer_look_is_moved_by_the_mouse(plot: XmrPlot) -> None:
    plot.look_closer()
    plot.grab()
    before = plot.months_shown[0]

    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    QTest.mouseMove(plot.viewport(), QPoint(400, 100))
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 100))

    assert plot.months_shown[0] < before


def test_every_look_is_a_command_of_the_room() -> None:
    assert all(action(name).room == "Measures" for name in LOOKS)


def test_the_room_does_not_load_the_chart_library() -> None:
    asked = "import sys, scrutiny_desk.ui.measures.room; print('pyqtgraph' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"
