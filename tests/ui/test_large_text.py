"""The rooms at twice the text size, in what a screen of 1366 by 768 leaves them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.room import MeasuresRoom
from scrutiny_desk.ui.questions.room import QuestionsRoom
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.search.room import SearchRoom
from scrutiny_desk.ui.theme import Theme
from scrutiny_desk.ui.tracker.room import TrackerRoom
from tests.ui.filled import put_in, write

WIDTH, HEIGHT = 1000, 640


@pytest.fixture
def large_desk(empty_desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    paper = put_in(empty_desk.library, tmp_path)
    write(empty_desk.library, paper, "Why did the wait grow?")
    theme = Theme.named("light", 2.0)
    theme.apply(app)
    yield Desk(empty_desk.library, theme)
    empty_desk.theme.apply(app)


@pytest.mark.parametrize("kind", [TrackerRoom, QuestionsRoom, MeasuresRoom, SearchRoom])
def test_no_room_asks_for_more_than_the_screen_has(
    large_desk: Desk, kind: type[Room], qtbot: QtBot
) -> None:
    room = kind(large_desk)
    qtbot.addWidget(room)
    room.refresh()
    room.show()
    if isinstance(room, TrackerRoom):
        room.open_row(room.model.rows()[0].recommendation.id)
        assert room.pane.isVisible()
    if isinstance(room, QuestionsRoom):
        room.tabs.setCurrentIndex(1)
        assert room.all_notes.editor.isVisible()
    if isinstance(room, MeasuresRoom):
        assert room.sheet.isVisible()
    room.resize(WIDTH, HEIGHT)
    QApplication.processEvents()

    least = room.minimumSizeHint()
    assert least.width() <= WIDTH
    assert least.height() <= HEIGHT
    assert (room.width(), room.height()) == (WIDTH, HEIGHT)
