from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.measures.spc_series import Assurance, PointType
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.room import MeasuresRoom
from scrutiny_desk.ui.measures.signs import draw_sign
from scrutiny_desk.ui.models.grouped import HEADING_ROLE, ROW_ROLE
from tests.ui.filled import put_in, waiting
from tests.ui.measures.settled import settle


@pytest.fixture
def paper(empty_desk: Desk, tmp_path: Path) -> Paper:
    months = tuple(
        waiting("Physiotherapy", f"{2022 + i // 12}-{i % 12 + 1:02}", 30 + i % 3) for i in range(14)
    )
    figures = (waiting("Speech therapy", "2022-02", 650), waiting("Speech therapy", "2023-12", 331))
    return put_in(empty_desk.library, tmp_path, figures=figures + months)


@pytest.fixture
def room(empty_desk: Desk, paper: Paper, qtbot: QtBot) -> MeasuresRoom:
    return opened(empty_desk, qtbot)


def opened(desk: Desk, qtbot: QtBot) -> MeasuresRoom:
    room = MeasuresRoom(desk)
    qtbot.addWidget(room)
    room.resize(1150, 650)
    room.refresh()
    room.show()
    settle(room, qtbot)
    return room


def headings(room: MeasuresRoom) -> list[str]:
    found = [room.model.index(i, 0).data(HEADING_ROLE) for i in range(room.model.rowCount())]
    return [heading.words for heading in found if heading]


def key(room: MeasuresRoom, words: str) -> str:
    rows = [room.model.index(i, 0).data(ROW_ROLE) for i in range(room.model.rowCount())]
    return next(row.key for row in rows if row and words in f"{row.group} {row.name}")


def test_measures_stand_under_family_and_group(room: MeasuresRoom) -> None:
    assert headings(room) == [
        "Waiting times", "Speech therapy", "Physiotherapy", "Indicators", "Plan",
    ]  # fmt: skip
    assert room.total.text() == "2 services, 1 indicator"


def test_the_chart_says_what_the_sentence_says(room: MeasuresRoom) -> None:
    chart = room.sheet.chart
    assert chart is not None
    assert "With 2 figures nothing can be told" in room.sheet.sentence.text()
    assert chart.accessibleDescription() == room.sheet.sentence.text()
    assert room.sheet.rules.text() == "Rules mdc-2023 · n = 2 · baseline: every figure"
    assert room.sheet.variation.word == "Too few to tell"


def test_the_table_holds_the_figures_and_enter_opens_their_page(
    room: MeasuresRoom, qtbot: QtBot, paper: Paper
) -> None:
    model = room.sheet.model
    cells = [[model.index(r, c).data() for c in range(5)] for r in range(model.rowCount())]
    assert cells == [
        ["February 2022", "650", "Too few to tell", "", "Page 3"],
        ["December 2023", "331", "Too few to tell", "", "Page 3"],
    ]
    room.sheet.table.selectRow(1)

    with qtbot.waitSignal(room.desk.page_asked) as asked:
        qtbot.keyClick(room.sheet.table, Qt.Key.Key_Return)

    assert asked.args == [paper.id, 4]


def test_limits_and_targets_are_drawn_where_they_belong(room: MeasuresRoom) -> None:
    room.open_measure(key(room, "Physiotherapy"))
    sheet = room.sheet
    assert sheet.rules.text() == "Rules mdc-2023 · n = 14 · baseline: every figure"
    assert sheet.variation.word == "Common cause"
    assert "Common cause" in sheet.legend.text()

    room.open_measure(key(room, "Reviews in time"))
    assert "+ Target" in sheet.legend.text()
    assert "× Baseline" in sheet.legend.text()
    assert sheet.unit.text() == "Per cent"
    assert "off target" in room.sheet.sentence.text()
    room.grab()


def test_the_figures_on_the_clipboard_are_those_of_the_table(room: MeasuresRoom) -> None:
    room.open_measure(key(room, "Physiotherapy"))

    room.sheet.out.copy_figures()

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Date\tFigure\tWhat it tells\tWhy\tPage"
    assert lines[1] == "January 2022\t30\tCommon cause\t\tPage 3"
    assert len(lines) == 15


def test_the_signs_are_drawn_each_in_a_shape_of_its_own(room: MeasuresRoom) -> None:
    theme, seen = room.desk.theme, set()
    for sign in (None, *PointType, *Assurance):
        image = QImage(24, 24, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        draw_sign(painter, QRectF(2, 2, 20, 20), sign, theme)
        painter.end()
        seen.add(bytes(image.constBits()))

    # High and low of a change are told apart by a filling, what cannot be told by a dash.
    assert len(seen) == 1 + len(PointType) + len(Assurance)


def test_words_narrow_the_list_and_none_is_said(room: MeasuresRoom) -> None:
    room.words_box.setText("physio")
    assert headings(room) == ["Waiting times", "Physiotherapy"]

    room.words_box.setText("nowhere")
    assert room.none.isVisible()
    assert room.sheet.isHidden()


def test_a_refresh_keeps_the_measure_in_hand(
    room: MeasuresRoom, empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    wanted = key(room, "Reviews in time")
    room.open_measure(wanted)

    more = (waiting("Audiology", "2023-12", 4),)
    put_in(empty_desk.library, tmp_path, name="more", figures=more, indicators=(), tracker=())
    room.refresh()
    settle(room, qtbot)

    assert room.model.key_at(room.list.currentIndex()) == wanted
    assert "Audiology" in headings(room)


def test_a_room_that_is_still_reading_says_nothing_of_what_it_does_not_know(
    empty_desk: Desk, paper: Paper, qtbot: QtBot
) -> None:
    room = MeasuresRoom(empty_desk)
    qtbot.addWidget(room)
    room.refresh()

    assert room.none.isHidden()
    assert room.sheet.isHidden()
    settle(room, qtbot)
    assert not room.sheet.isHidden()


def test_sentence_and_chart_are_seen_together_on_a_laptop(room: MeasuresRoom) -> None:
    chart = room.sheet.chart
    assert chart is not None
    below = chart.mapTo(room, chart.rect().bottomLeft()).y()
    assert 160 <= chart.height() < 260
    assert room.sheet.sentence.mapTo(room, room.sheet.sentence.rect().topLeft()).y() > 0
    assert below < room.height()


def test_an_empty_library_says_what_to_do(empty_desk: Desk, qtbot: QtBot) -> None:
    room = opened(empty_desk, qtbot)

    assert room.empty.isVisible()
    assert "Import a pack" in room.empty.words()
