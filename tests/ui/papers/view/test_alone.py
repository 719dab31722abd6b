from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.home.room import HomeRoom
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.papers.view.kept import KeptView


@pytest.fixture
def window(full_desk: Desk, settings: QSettings, qtbot: QtBot) -> Iterator[MainWindow]:
    room = PapersRoom(full_desk)
    KeptView(settings, room.view, room.thumbnails)
    shown = MainWindow(full_desk, [HomeRoom(full_desk), room], settings)
    qtbot.addWidget(shown)
    shown.take_meeting(papers.list_meetings(full_desk.library)[0].id)
    shown.go_to_room("Papers")
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def room_of(window: MainWindow) -> PapersRoom:
    return window.findChildren(PapersRoom)[0]


def test_the_page_alone_and_back_by_escape(window: MainWindow, qtbot: QtBot) -> None:
    room = room_of(window)
    room.view.go_to(3)
    QTest.keyClick(room.view, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert not room.agenda.isVisible()
    assert not room.notes.isVisible()
    assert not room.bar.isVisible()
    assert not window.rail.isVisible()
    assert not window.search.isVisible()
    assert room.view.hasFocus()
    out = next(one for one in room.view.findChildren(QPushButton) if one.isVisible())
    assert "Esc" in out.text()
    # It covers nothing of the pages: a badge stands in their corner.
    assert not out.geometry().intersects(room.view.viewport().geometry())
    QTest.keyClick(room.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert room.view.current_page == 4
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    for back in (room.agenda, room.notes, room.bar, window.rail, window.search):
        assert back.isVisible()
    assert not out.isVisible()
    assert room.view.viewport().geometry().top() == 0


def test_escape_takes_back_the_selection_before_it_leaves(window: MainWindow) -> None:
    room = room_of(window)
    room.run("alone")
    QTest.keyClick(room.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert room.alone.on
    out = next(one for one in room.view.findChildren(QPushButton) if one.isVisible())
    out.click()
    assert not room.alone.on


def test_what_was_folded_stays_folded(window: MainWindow) -> None:
    room = room_of(window)
    room.run("fold_agenda")
    room.run("alone")
    room.run("alone")
    assert not room.agenda.isVisible()
    assert room.notes.isVisible()


def test_another_room_brings_the_desk_back(window: MainWindow) -> None:
    room = room_of(window)
    room.run("alone")
    window.go_to_room("Home")
    assert not window.isFullScreen()
    assert window.rail.isVisible()


def test_the_menu_ticks_what_is_on(window: MainWindow) -> None:
    room = room_of(window)
    entries = window._menus.actions
    assert not entries["night"].isChecked()
    entries["night"].trigger()
    assert entries["night"].isChecked()
    assert room.view.choices.night
    room.run("alone")
    assert entries["alone"].isChecked()
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert not entries["alone"].isChecked()
    room.run("fold_blank")
    assert entries["fold_blank"].isChecked()
    entries["fold_blank"].trigger()
    assert not entries["fold_blank"].isChecked()


def test_how_pages_are_seen_is_kept(
    window: MainWindow, settings: QSettings, full_desk: Desk, qtbot: QtBot
) -> None:
    room = room_of(window)
    for name in ("spread", "night", "zoom_in", "thumbnails"):
        room.run(name)
    zoom = room.view.zoom
    again = PapersRoom(full_desk)
    qtbot.addWidget(again)
    KeptView(settings, again.view, again.thumbnails)
    assert again.view.choices == room.view.choices
    assert again.view.zoom == zoom
    assert again.view.choices.spread
    assert again.view.choices.night
    assert not again.thumbnails.isHidden()
    settings.setValue("pages/zoom", "enormous")
    KeptView(settings, again.view, again.thumbnails)
    assert again.view.zoom is None


def test_the_page_alone_says_which_page_it_is(window: MainWindow, qtbot: QtBot) -> None:
    room = room_of(window)
    room.view.go_to(3)
    QTest.keyClick(room.view, Qt.Key.Key_F11)
    QTest.keyClick(room.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    shown = [one for one in room.view.findChildren(QLabel) if one.accessibleName() == "Page"]
    qtbot.waitUntil(lambda: "PDF 5" in room.bar.said)
    assert [one.text() for one in shown] == [room.bar.said]
    assert shown[0].isVisible()
    assert not shown[0].geometry().intersects(room.view.viewport().geometry())
    QTest.keyClick(room.view, Qt.Key.Key_Escape)
    assert not shown[0].isVisible()
