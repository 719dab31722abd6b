"""Review at twice the text size, and in a narrow window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import Theme
from tests.ui.review.found_rows import open_room


@pytest.fixture(params=[("light", 2.0, 1000, 640), ("dark", 1.0, 780, 600)])
def size_of_room(
    request: pytest.FixtureRequest, empty_desk: Desk
) -> Iterator[tuple[Desk, int, int]]:
    name, scale, width, height = request.param
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme.named(name, scale)
    theme.apply(app)
    yield Desk(empty_desk.library, theme), width, height
    empty_desk.theme.apply(app)


@pytest.mark.parametrize("adds", [False, True])
def test_review_asks_for_no_more_than_the_screen_has(
    size_of_room: tuple[Desk, int, int], paper: Paper, adds: bool, qtbot: QtBot
) -> None:
    desk, width, height = size_of_room
    room = open_room(desk, qtbot)
    assert room.paper_id == paper.id
    if adds:
        room.run("review:add")
    room.resize(width, height)
    QApplication.processEvents()

    least = room.minimumSizeHint()
    assert least.width() <= width
    assert least.height() <= height
    assert (room.width(), room.height()) == (width, height)
