"""The page never gets smaller because the text gets larger: the panes beside it fold first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.home.room import HomeRoom
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.papers.folding import Folding
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.theme import Theme
from tests.ui.filled import put_in

Opens = Callable[[float], PapersRoom]


@pytest.fixture
def at(empty_desk: Desk, settings: QSettings, tmp_path: Path, qtbot: QtBot) -> Iterator[Opens]:
    """Opens Papers in a window as wide as a laptop, at a text size."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    put_in(empty_desk.library, tmp_path)
    windows: list[MainWindow] = []

    def opened(scale: float) -> PapersRoom:
        theme = Theme.named("light", scale)
        theme.apply(app)
        desk = Desk(empty_desk.library, theme)
        room = PapersRoom(desk)
        window = MainWindow(desk, [HomeRoom(desk), room], settings)
        qtbot.addWidget(window)
        windows.append(window)
        window.take_meeting(papers.list_meetings(desk.library)[0].id)
        window.go_to_room("Papers")
        window.resize(1366, 740)
        window.show()
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: room.view.width() > 0)
        return room

    yield opened
    for window in windows:
        window.close()
    empty_desk.theme.apply(app)


def test_both_panes_stand_beside_the_page_at_the_usual_size(at: Opens) -> None:
    room = at(1.0)
    assert room.agenda.isVisible()
    assert room.notes.isVisible()


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])
def test_larger_text_leaves_the_page_near_half_of_the_window(at: Opens, scale: float) -> None:
    room = at(scale)
    assert room.view.width() >= 0.45 * room.window().width()
    assert not room.agenda.isVisible()
    shown = {one.text() for one in room.bar.findChildren(QToolButton) if one.isVisible()}
    assert {"−", "Fit", "+"} <= shown


def test_a_pane_that_was_opened_by_hand_stays_open(at: Opens) -> None:
    room = at(1.25)
    room.run("fold_agenda")
    assert room.agenda.isVisible()
    for width in (1900, 1366):
        room.window().resize(width, 740)
        QApplication.processEvents()
        assert room.agenda.isVisible()


def test_the_agenda_comes_back_where_there_is_room(at: Opens) -> None:
    room = at(1.25)
    room.window().resize(1900, 740)
    QApplication.processEvents()
    assert room.agenda.isVisible()


def test_the_notes_give_way_too_where_that_is_not_enough(at: Opens, qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    agenda, notes = QWidget(room), QWidget(room)
    folding = Folding(at(2.0).desk, room, agenda, notes)
    room.resize(900, 700)
    room.show()
    folding.fit()
    assert not agenda.isVisible()
    assert not notes.isVisible()
    folding.commands()["fold_notes"]()
    folding.fit()
    assert notes.isVisible()


def test_folded_notes_open_for_what_is_written(at: Opens) -> None:
    room = at(2.0)
    room.notes.hide()
    room.write(NoteKind.NOTE)
    assert room.notes.isVisible()
