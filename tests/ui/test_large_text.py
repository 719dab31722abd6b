"""The rooms at twice the text size, in what a screen of 1366 by 768 leaves them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.room import MeasuresRoom
from scrutiny_desk.ui.questions.room import QuestionsRoom
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.search.room import SearchRoom
from scrutiny_desk.ui.theme import Theme
from scrutiny_desk.ui.tracker.room import TrackerRoom
from tests.ui.filled import put_in, write
from tests.ui.measures.settled import settle

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


def asking(room: QuestionsRoom, desk: Desk) -> None:
    """A long question under a long big question, on the board."""
    meeting_id = papers.list_meetings(desk.library)[0].id
    key = board_of(desk.library, meeting_id).items[0].key
    questions.set_big_question(desk.library, meeting_id, key, "Is the wait shorter? " * 5)
    for _ in range(3):
        entry = questions.add_entry(desk.library, meeting_id, key, text="How do we know? " * 9)
    room.resize(WIDTH, HEIGHT)
    room.set_meeting(meeting_id)
    room.refresh()
    room.show()
    room.activateWindow()
    room.board.take(entry.ids[0])
    QApplication.processEvents()


def test_nothing_over_the_board_lies_on_something_else(large_desk: Desk, qtbot: QtBot) -> None:
    room = QuestionsRoom(large_desk)
    qtbot.addWidget(room)
    asking(room, large_desk)
    head = room.board.head
    buttons = [one for one in room.board.findChildren(QPushButton) if one.isVisible()]
    shown = [head.name, head.big, head.budget, head.minutes, room.board.list]
    shown += [one for one in buttons if "F5" in one.text() or one.text().endswith("  Q")]
    places = [QRect(one.mapTo(room, QPoint()), one.size()) for one in shown]
    for one, other in combinations(places, 2):
        assert not one.intersects(other)
    assert head.big.height() >= 2 * head.big.fontMetrics().lineSpacing()


def test_the_question_is_whole_in_the_meeting_and_fields_are_scrolled_to(
    large_desk: Desk, qtbot: QtBot
) -> None:
    room = QuestionsRoom(large_desk)
    qtbot.addWidget(room)
    asking(room, large_desk)
    room.run("meeting")
    QApplication.processEvents()
    page = room.meeting.page
    assert page.words.height() >= page.words.heightForWidth(page.words.width())
    bottom = page.words.mapTo(page, page.words.rect().bottomLeft()).y()
    assert page.answer.y() > bottom
    qtbot.keyClick(room.meeting, Qt.Key.Key_N)
    field = QRect(page.answer.mapTo(room, QPoint()), page.answer.size())
    assert room.rect().contains(field)


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
        settle(room, qtbot)
        assert room.sheet.isVisible()
    room.resize(WIDTH, HEIGHT)
    QApplication.processEvents()

    least = room.minimumSizeHint()
    assert least.width() <= WIDTH
    assert least.height() <= HEIGHT
    assert (room.width(), room.height()) == (WIDTH, HEIGHT)
