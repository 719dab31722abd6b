from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.typed_words import NOT_WRITTEN, TypedWords


@pytest.fixture
def page(empty_desk: Desk, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    TypedWords(empty_desk, made)
    return made


def carried_out(page: QWidget, letter: str, at: int) -> bool:
    """Whether a key at this time (milliseconds) is left to the commands of the window."""
    key = Qt.Key(ord(letter.upper()))
    pressed = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, letter)
    pressed.setTimestamp(at)
    pressed.ignore()
    QApplication.sendEvent(page, pressed)
    return not pressed.isAccepted()


def test_of_words_typed_on_the_page_only_the_first_letter_is_a_command(
    page: QWidget, empty_desk: Desk
) -> None:
    said: list[str] = []
    empty_desk.said.connect(lambda words, _undo: said.append(words))
    letters = "does this"
    done = [carried_out(page, one, 1000 + 120 * n) for n, one in enumerate(letters)]
    assert done == [True] + [False] * 8
    # Told once, not with every letter.
    assert said == [NOT_WRITTEN]


def test_a_word_that_is_typed_slowly_is_known_by_a_letter_that_is_no_command(
    page: QWidget, empty_desk: Desk
) -> None:
    said: list[str] = []
    empty_desk.said.connect(lambda words, _undo: said.append(words))
    done = [carried_out(page, one, 1000 + 900 * n) for n, one in enumerate("have to")]
    assert done == [True] + [False] * 6
    assert said == [NOT_WRITTEN]
    # One letter that means nothing, after a pause, is a slip and no word.
    assert carried_out(page, "a", 20_000)
    assert carried_out(page, "h", 24_000)


def test_letters_that_are_meant_are_carried_out(page: QWidget) -> None:
    assert carried_out(page, "h", 1000)
    assert carried_out(page, "u", 1400)
    # The same key again is no word: page after page is marked as read.
    assert carried_out(page, "r", 2000)
    assert carried_out(page, "r", 2100)


def test_after_a_pause_or_another_key_letters_are_commands_again(page: QWidget) -> None:
    carried_out(page, "n", 1000)
    assert not carried_out(page, "o", 1100)
    assert carried_out(page, "h", 2700)
    assert not carried_out(page, "o", 2800)
    escape = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
    )
    escape.setTimestamp(2900)
    QApplication.sendEvent(page, escape)
    assert carried_out(page, "h", 3000)
