from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.services.notes import notes
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.home.room import HomeRoom
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.papers.as_text.page import PageText
from scrutiny_desk.ui.papers.room import PapersRoom
from tests.domain.pages.test_page_blocks import line

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(full_desk: Desk, settings: QSettings, qtbot: QtBot) -> Iterator[MainWindow]:
    shown = MainWindow(full_desk, [HomeRoom(full_desk), PapersRoom(full_desk)], settings)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.go_to_room("Papers")
    yield shown
    shown.close()


def room_of(window: MainWindow) -> PapersRoom:
    room = window._rooms["Papers"]
    assert isinstance(room, PapersRoom)
    return room


def opened(window: MainWindow, page: int = 2) -> PageText:
    room = room_of(window)
    room.view.go_to(page)
    window.give_command("page_text")
    return room.text_beside.text


def test_the_text_follows_the_page_and_begins_with_its_item_and_name(window: MainWindow) -> None:
    text = opened(window)
    assert text.hasFocus()
    lines = text.toPlainText().splitlines()
    assert lines[0] == "Item 5: Waiting times"
    assert "Page 1" in lines[1]
    assert lines[2].startswith("Alpha3 beta0 gamma delta epsilon")
    assert text.document().begin().blockFormat().headingLevel() == 1
    window.give_command("next_page")
    assert "Alpha4 beta0" in text.toPlainText()
    reader = QAccessible.queryAccessibleInterface(text)
    assert reader is not None
    assert "Page 2" in reader.text(QAccessible.Text.Name)


def test_words_chosen_there_are_chosen_on_the_page_and_q_writes_on_them(
    window: MainWindow,
) -> None:
    room = room_of(window)
    text = opened(window)
    QTest.keyClick(text, Qt.Key.Key_Home, CTRL)
    for _ in range(2):
        QTest.keyClick(text, Qt.Key.Key_Down)
    QTest.keyClick(text, Qt.Key.Key_Home)
    for _ in range(2):
        QTest.keyClick(text, Qt.Key.Key_Right, CTRL | SHIFT)
    assert room.view.selector.quote() == "Alpha3 beta0"
    QTest.keyClick(text, Qt.Key.Key_Q)
    (written,) = notes.list_notes(window._desk.library)
    assert written.note.kind is NoteKind.QUESTION
    assert written.note.anchor.quote == "Alpha3 beta0"
    QTest.keyClicks(QApplication.focusWidget(), "why so")
    room.settle()
    assert "[? Highlight, question: why so] Alpha3 beta0" in text.toPlainText()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert text.hasFocus()


def test_page_down_at_the_end_goes_on_with_the_next_page(window: MainWindow) -> None:
    room = room_of(window)
    text = opened(window)
    QTest.keyClick(text, Qt.Key.Key_End, CTRL)
    QTest.keyClick(text, Qt.Key.Key_PageDown)
    assert room.view.current_page == 3
    assert text.textCursor().position() == 0
    QTest.keyClick(text, Qt.Key.Key_PageUp)
    assert room.view.current_page == 2


def test_f6_goes_on_from_the_text(window: MainWindow) -> None:
    text = opened(window)
    QTest.keyClick(text, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is not text
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, SHIFT)
    assert text.hasFocus()


def test_it_goes_away_again_and_the_page_has_the_keyboard(window: MainWindow) -> None:
    room = room_of(window)
    text = opened(window)
    window.give_command("page_text")
    assert not text.isVisible()
    assert QApplication.focusWidget() is room.view


def test_a_screen_reader_is_told_the_page_and_the_selection(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = room_of(window).view
    view.go_to(3)
    qtbot.waitUntil(lambda: view.accessibleName().startswith("Page 2"))
    QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert view.accessibleDescription() == "Selected: Alpha4"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.accessibleDescription() == "Nothing is selected"


def test_tables_are_tables_and_nothing_is_taken_for_markup(
    empty_desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    text = PageText(empty_desk)
    qtbot.addWidget(text)
    words = [
        *line(0, (40, "<b>Service</b>"), (200, "Waiting"), (300, "Weeks")),
        *line(20, (40, "Speech"), (200, "331"), (300, "69")),
    ]
    text.show_page("Page 1", "", words, (), "")
    tables = [
        frame
        for frame in text.document().rootFrame().childFrames()
        if isinstance(frame, QTextTable)
    ]
    assert [(one.rows(), one.columns()) for one in tables] == [(2, 3)]
    assert tables[0].format().toTableFormat().headerRowCount() == 1
    assert "<b>Service</b>" in text.toPlainText()
    chosen: list[tuple[int, int]] = []
    text.words_chosen.connect(lambda first, last: chosen.append((first, last)))
    cursor = tables[0].cellAt(1, 1).firstCursorPosition()
    cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert chosen[-1] == (4, 4)
    assert words[4].text == "331"


def test_a_page_without_words_says_so(empty_desk: Desk, qtbot: QtBot) -> None:
    text = PageText(empty_desk)
    qtbot.addWidget(text)
    text.show_page("Page 1", "Item 5", (), (), "Nothing to read here.")
    assert text.toPlainText().splitlines() == ["Item 5", "Page 1", "Nothing to read here."]
