from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.papers.marks.note_text import NoteText

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Window(QMainWindow):
    """A field in a window whose Edit menu has Undo and Redo of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []
        menu = self.menuBar().addMenu("Edit")
        for name, keys in (("undo", ["Ctrl+Z"]), ("redo", ["Ctrl+Shift+Z", "Ctrl+Y"])):
            action = QAction(name, self)
            action.setShortcuts([QKeySequence(one) for one in keys])
            action.triggered.connect(lambda _checked=False, one=name: self.given.append(one))
            menu.addAction(action)
        self.field = NoteText(2)
        self.setCentralWidget(self.field)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    shown = Window()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.field.setFocus()
    yield shown
    shown.close()


def test_undo_takes_a_word_at_a_time_then_goes_to_the_window(window: Window) -> None:
    field = window.field
    QTest.keyClicks(field, "why so long")
    seen = []
    for _ in range(4):
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
        seen.append(field.words())
    assert seen == ["why so ", "why ", "", ""]
    assert window.given == ["undo"]


def test_redo_brings_the_words_back_by_both_keys(window: Window) -> None:
    field = window.field
    QTest.keyClicks(field, "why so")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert field.words() == "why "
    QTest.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert field.words() == "why so"
    assert window.given == []
    QTest.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert window.given == ["redo"]


def test_words_that_were_there_before_are_the_windows_to_take_back(window: Window) -> None:
    window.field.set_words("written yesterday")
    QTest.keyClick(window.field, Qt.Key.Key_Z, CTRL)
    assert window.field.words() == "written yesterday"
    assert window.given == ["undo"]


def test_a_note_does_not_begin_with_an_empty_line(window: Window) -> None:
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.field.words() == ""
    QTest.keyClicks(window.field, "Why")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.field.words() == "Why\n"
