"""Every menu can be reached, also with large text and in a narrow window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.actions import MENUS
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.home.room import HomeRoom
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.theme import Theme


@pytest.fixture
def window(empty_desk: Desk, settings: QSettings, qtbot: QtBot) -> Iterator[MainWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme.named("light", 2.0)
    theme.apply(app)
    desk = Desk(empty_desk.library, theme)
    opened = MainWindow(desk, [HomeRoom(desk)], settings)
    qtbot.addWidget(opened)
    opened.show()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    yield opened
    opened.close()
    empty_desk.theme.apply(app)


def out_of_sight(window: MainWindow) -> list[str]:
    bar = window.menuBar()
    return [one.text() for one in bar.actions() if bar.actionGeometry(one).right() > bar.width()]


def test_all_menus_are_in_sight_at_twice_the_text_on_a_laptop(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1366, 700)
    qtbot.waitUntil(lambda: window.menuBar().width() == 1366)

    assert len(window.menuBar().actions()) == len(MENUS)
    assert out_of_sight(window) == []


def test_a_menu_without_room_opens_by_its_letter_and_stands_behind_a_named_button(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: window.menuBar().width() == 1000)
    assert "&Help" in out_of_sight(window)
    more = window.menuBar().findChild(QToolButton, "qt_menubar_ext_button")
    assert more is not None
    assert more.isVisible()
    assert more.accessibleName() == "More menus"
    opened: list[str] = []

    def look() -> None:
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        opened.append(menu.title())
        menu.close()

    QTimer.singleShot(0, look)
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: opened == ["&Help"])
