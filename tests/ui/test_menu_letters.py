"""No letter of a menu means two things: the second of them would only be reached by arrows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.tracker.room import TrackerRoom
from scrutiny_desk.ui.tracker.rows_menu import RowsMenu

_OF_RECOMMENDATIONS = {
    "Recommendations",
    "The row in hand",
    "With the chosen rows",
    "Copy and paste",
}
_LETTER = re.compile(r"&(?!&)(.)")


def letter(words: str) -> str:
    found = _LETTER.search(words.replace("&&", "").split("\t")[0])
    return found[1].casefold() if found else ""


def menus(window: QWidget) -> Iterator[tuple[str, list[QAction]]]:
    for bar in window.findChildren(QMenuBar):
        yield "the menu bar", bar.actions()
    for menu in window.findChildren(QMenu):
        yield menu.title() or menu.accessibleName() or type(menu).__name__, menu.actions()


def doubled(actions: list[QAction]) -> list[str]:
    letters = Counter(letter(one.text()) for one in actions if not one.isSeparator())
    return sorted(
        one.text() for one in actions if letter(one.text()) and letters[letter(one.text())] > 1
    )


@pytest.fixture
def window(full_desk: Desk, settings, qtbot: QtBot) -> QMainWindow:
    made = MainWindow(full_desk, [PapersRoom(full_desk), TrackerRoom(full_desk)], settings)
    qtbot.addWidget(made)
    return made


def test_no_letter_means_two_things_in_one_menu(window: MainWindow) -> None:
    found = {name: twice for name, actions in menus(window) if (twice := doubled(actions))}
    assert found == {}


def test_nor_in_the_menu_of_chosen_rows(window: MainWindow) -> None:
    assert doubled(RowsMenu(3, window).actions()) == []


def test_every_entry_of_the_menus_of_recommendations_has_its_letter(window: MainWindow) -> None:
    without = [
        one.text()
        for name, actions in menus(window)
        if name.replace("&", "") in _OF_RECOMMENDATIONS
        for one in actions
        if not one.isSeparator() and not letter(one.text())
    ]
    assert without == []
