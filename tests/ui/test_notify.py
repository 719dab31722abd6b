from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.notify import MessageBar
from scrutiny_desk.ui.theme import Theme


class Window(QWidget):
    """A button of a rail, a field of a room and the bar below."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.rail, self.field = QPushButton("Papers"), QLineEdit()
        self.bar = MessageBar(Theme.named("light"))
        for widget in (self.rail, self.field, self.bar):
            column.addWidget(widget)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


@pytest.mark.parametrize("name", ["_undo", "_dismiss"])
def test_the_focus_goes_back_where_it_was(window: Window, name: str) -> None:
    window.field.setFocus()
    window.bar.say("Note deleted", undoable=True)
    button = getattr(window.bar, name)
    # By way of the other button too: what is remembered lies outside the bar.
    window.bar._dismiss.setFocus()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not window.bar.isVisible()
    assert QApplication.focusWidget() is window.field


def test_the_focus_goes_back_when_another_message_has_no_undo(window: Window) -> None:
    window.field.setFocus()
    window.bar.say("Note deleted", undoable=True)
    window.bar._undo.setFocus()
    window.bar.say("Saved", undoable=False)
    assert QApplication.focusWidget() is window.field


def test_the_focus_elsewhere_is_left_alone(window: Window) -> None:
    window.field.setFocus()
    window.bar.say("Note deleted", undoable=True)
    window.bar._undo.setFocus()
    window.rail.setFocus()
    window.bar.clear()
    assert QApplication.focusWidget() is window.rail


def test_the_focus_goes_back_when_the_work_ends(window: Window) -> None:
    window.field.setFocus()
    window.bar.show_progress("Reading", 1, 2)
    window.bar._cancel.setFocus()
    window.bar.end_progress()
    assert QApplication.focusWidget() is window.field


def test_an_offer_stays_until_it_is_answered(window: Window, qtbot: QtBot) -> None:
    bar = window.bar
    bar.say("Imported", undoable=True)
    bar.offer("Keep both, or move the new copy to Trash", "Move the copy to Trash")
    assert bar.words == "Imported. Keep both, or move the new copy to Trash."
    bar.say("Question written", undoable=True)
    assert bar.words == "Question written"
    assert bar.offering
    with qtbot.waitSignal(bar.offer_taken):
        bar._offer.click()
    bar.say("Moved to Trash", undoable=True)
    assert bar.words == "Moved to Trash"
    assert not bar.offering
