"""The series are read away from the window, and nothing that happens meanwhile is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.measures.figure_layout import EnteredRow
from scrutiny_desk.services.measures.series_entries import enter_readings, new_series
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.room import MeasuresRoom
from tests.ui.filled import put_in, waiting
from tests.ui.measures.settled import settle

SPEECH, PHYSIO = ("waiting", "Speech therapy", ""), ("waiting", "Physiotherapy", "")


def enter(desk: Desk, service: str, month: str, value: float) -> None:
    series = new_series(service, "Referrals waiting", "count")
    rows = [EnteredRow(month, value, f"{value:g}", "line 1")]
    enter_readings(desk.library, series, rows, origin="typed", by="you")


@pytest.fixture
def room(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> MeasuresRoom:
    """A room that has read nothing yet."""
    figures = (waiting("Speech therapy", "2022-02", 650), waiting("Physiotherapy", "2022-02", 30))
    put_in(empty_desk.library, tmp_path, figures=figures)
    room = MeasuresRoom(empty_desk)
    qtbot.addWidget(room)
    room.resize(1150, 650)
    room.show()
    return room


def shown(room: MeasuresRoom) -> list[str]:
    model = room.sheet.model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_it_says_that_it_reads_and_takes_the_keyboard_meanwhile(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    room.refresh()
    assert room.reader.busy
    assert room.total.text() == "Reading the series…"
    assert room.empty.isHidden()
    room.take_keyboard()

    settle(room, qtbot)

    assert room.total.text() == "2 services, 1 indicator"
    assert room.focusWidget() is room.list
    qtbot.keyClick(room.list, Qt.Key.Key_Down)
    assert room.sheet._group.text() == "Physiotherapy"


def test_a_change_while_it_reads_is_shown(room: MeasuresRoom, qtbot: QtBot) -> None:
    room.refresh()
    room.open_named(*SPEECH)
    for month, value in (("2022-03", 640), ("2022-04", 630)):
        assert room.reader.busy
        enter(room.desk, "Speech therapy", month, value)
        room.refresh()

    settle(room, qtbot)

    assert shown(room) == ["650", "640", "630"]


def test_a_change_shows_in_the_matrix_and_the_cell_and_series_in_hand_stay(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    room.refresh()
    settle(room, qtbot)
    room.tabs.setCurrentIndex(1)
    view = room.matrix
    view.grid.setCurrentCell(5, 3)
    view.series.setCurrentIndex(view.model.index(1, 0))
    held = view.series.currentIndex().data()
    enter(room.desk, "Audiology", "2022-02", 12)
    room.refresh()
    settle(room, qtbot)

    assert "4 series" in view.said.text()
    assert (view.grid.currentRow(), view.grid.currentColumn()) == (5, 3)
    assert view.model.rowCount() == 4
    assert view.series.currentIndex().data() == held


def test_what_is_to_be_opened_is_opened_when_it_has_been_read(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    missing: list[str] = []
    room.refresh()
    room.open_named(*PHYSIO, lambda: missing.append("Physiotherapy"))
    settle(room, qtbot)
    assert room.sheet._group.text() == "Physiotherapy"

    room.refresh()
    room.open_measure("waiting||nowhere|waiting", lambda: missing.append("nowhere"))
    assert missing == []
    settle(room, qtbot)
    assert missing == ["nowhere"]
    assert room.sheet._group.text() == "Physiotherapy"


def test_a_room_that_is_closed_while_it_reads_leaves_nothing_behind(room: MeasuresRoom) -> None:
    room.refresh()
    assert room.reader.busy
    room.close()
    assert not room.reader.busy
