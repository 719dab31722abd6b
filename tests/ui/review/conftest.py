"""A library with one paper whose found rows are to be looked at, and a Review room on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.review.room import ReviewRoom
from tests.ui.review.found_rows import import_paper, open_room


@pytest.fixture
def paper(empty_desk: Desk, tmp_path: Path) -> Paper:
    return import_paper(empty_desk.library, tmp_path)


@pytest.fixture
def room(empty_desk: Desk, paper: Paper, qtbot: QtBot) -> ReviewRoom:
    opened = open_room(empty_desk, qtbot)
    qtbot.waitUntil(lambda: not opened.page.view.drawing)
    return opened
