from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.actions import ACTIONS
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.home.room import HomeRoom
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.palette.box import PaletteBox
from scrutiny_desk.ui.palette.entries import commands
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.review.room import ReviewRoom
from scrutiny_desk.ui.search.room import SearchRoom

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(full_desk: Desk, settings: QSettings, qtbot: QtBot) -> Iterator[MainWindow]:
    kinds = (HomeRoom, PapersRoom, ReviewRoom, SearchRoom)
    shown = MainWindow(full_desk, [kind(full_desk) for kind in kinds], settings)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def opened(window: MainWindow, typed: str = "") -> PaletteBox:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    box = window.palette_of_commands.box
    assert box.line.hasFocus()
    QTest.keyClicks(box.line, typed)
    return box


def test_every_command_stands_in_it_with_its_keys_and_room(window: MainWindow) -> None:
    box = opened(window)
    rows = {row.key: row for row in box.rows}
    there = {f"do:{one.name}" for one in ACTIONS if not one.room or one.room in window.room_titles}
    unable = {"do:undo", "do:redo", "do:palette", "do:recent"}
    assert there - unable <= rows.keys()
    assert rows["do:next_page"].where == "Papers"
    assert rows["do:next_page"].keys == "Ctrl+PgDown"
    assert rows["do:review:accept"].keys == "Enter"


def test_a_command_of_another_room_goes_there_first(window: MainWindow) -> None:
    assert window.shown_room == "Home"
    room = window._rooms["Papers"]
    assert isinstance(room, PapersRoom)
    box = opened(window, "next page")
    assert box.rows[0].key == "do:next_page"
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert window.shown_room == "Papers"
    assert room.view.current_page == 1


def test_an_item_is_opened_by_its_number_and_words(window: MainWindow) -> None:
    room = window._rooms["Papers"]
    assert isinstance(room, PapersRoom)
    box = opened(window, "6 plan")
    assert box.rows[0].words == "6 The plan for the year"
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert window.shown_room == "Papers"
    assert room.view.current_page == 6


def test_escape_gives_the_focus_back(window: MainWindow) -> None:
    window.go_to_room("Papers")
    before = QApplication.focusWidget()
    box = opened(window, "zoom")
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert QApplication.focusWidget() is before


def test_the_focus_elsewhere_closes_it(window: MainWindow) -> None:
    box = opened(window)
    window.search.setFocus()
    assert not box.isVisible()
    assert window.search.hasFocus()


def test_words_that_are_no_command_are_searched_for(window: MainWindow, qtbot: QtBot) -> None:
    box = opened(window, "speech therapy")
    assert box.rows[-1].words == "Search everything for “speech therapy”"
    with qtbot.waitSignal(window.search_asked) as asked:
        QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert asked.args == ["speech therapy"]
    assert window.shown_room == "Search"
    box = opened(window, "zoom")
    assert box.rows[-1].key == "search:zoom"
    with qtbot.waitSignal(window.search_asked) as asked:
        QTest.keyClick(box.line, Qt.Key.Key_Return, CTRL)
    assert asked.args == ["zoom"]


def test_what_was_taken_lately_comes_first(window: MainWindow) -> None:
    box = opened(window, "zoom in")
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    box = opened(window)
    assert box.rows[0].key == "do:zoom_in"
    assert [row.key for row in box.rows].count("do:zoom_in") == 1


def test_the_arrows_go_through_the_rows_while_one_types(window: MainWindow) -> None:
    box = opened(window, "page")
    first = box.list.currentIndex().row()
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == first + 1
    assert box.line.hasFocus()
    QTest.keyClick(box.line, Qt.Key.Key_Tab)
    assert box.list.hasFocus()
    QTest.keyClick(box.list, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_a_screen_reader_hears_the_row_with_its_keys(window: MainWindow) -> None:
    box = opened(window, "fold the agenda")
    reader = QAccessible.queryAccessibleInterface(box.list)
    assert reader is not None
    assert reader.text(QAccessible.Text.Name) == "Commands that fit"
    spoken = box.model.data(box.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Fold the agenda, Papers, F9"


def test_a_command_is_called_there_as_in_its_menu(window: MainWindow) -> None:
    rows = {row.key: row for row in opened(window).rows}
    named = {f"do:{one.name}": one.menu_words for one in ACTIONS}
    assert {key: row.words for key, row in rows.items() if key in named} == {
        key: named[key] for key in rows if key in named
    }
    assert rows["do:mark:highlight"].words == "Highlight"
    assert rows["do:mark:highlight"].where == "Papers › Mark"


def test_what_else_a_command_is_called_finds_it_too(window: MainWindow) -> None:
    assert opened(window, "highlight the selected words").rows[0].key == "do:mark:highlight"


def test_no_two_commands_read_the_same() -> None:
    entries = commands(sorted({one.room for one in ACTIONS if one.room}), "Home", ())
    read = [(one.words, one.where) for one in entries]
    assert [one for one in read if read.count(one) > 1] == []
