from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QPushButton,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui import enter_key


@pytest.fixture(autouse=True)
def installed(qapp: QApplication) -> None:
    """Once for the whole run: it lives as long as the program."""
    if qapp.findChild(enter_key.EnterKey) is None:
        enter_key.install(qapp)


def presses(window: QWidget, button: QAbstractButton, qtbot: QtBot, key: Qt.Key) -> int:
    """How often the button was clicked by one key press, once it has the focus."""
    given: list[bool] = []
    button.clicked.connect(lambda: given.append(True))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button.setFocus()
    QTest.keyClick(button, key)
    return len(given)


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_in_focus(
    qtbot: QtBot, kind: type[QAbstractButton], key: Qt.Key
) -> None:
    window = QWidget()
    button = kind()
    QVBoxLayout(window).addWidget(button)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert presses(window, button, qtbot, key) == 1


def test_a_button_that_is_off_is_not_pressed(qtbot: QtBot) -> None:
    window = QWidget()
    button = QPushButton()
    QVBoxLayout(window).addWidget(button)
    button.setCheckable(True)
    assert presses(window, button, qtbot, Qt.Key.Key_Return) == 1
    button.setEnabled(False)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert button.isChecked()


def test_a_dialog_keeps_enter_for_its_default_button(qtbot: QtBot) -> None:
    dialog = QDialog()
    column = QVBoxLayout(dialog)
    other, default = QToolButton(), QPushButton("Save")
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column.addWidget(other)
    column.addWidget(default)
    default.setDefault(True)
    saved: list[bool] = []
    default.clicked.connect(lambda: saved.append(True))
    assert presses(dialog, other, qtbot, Qt.Key.Key_Return) == 0
    assert len(saved) == 1


def test_a_table_keeps_enter_for_the_cell_in_hand(qtbot: QtBot) -> None:
    table = QTableWidget(1, 1)
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    table.setCellWidget(0, 0, button)
    assert presses(table, button, qtbot, Qt.Key.Key_Return) == 0
