"""The whole program: an import tells what was found, and Review opens when one asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from scrutiny_desk import paths
from scrutiny_desk.app import Program, qt_application, settings_in
from scrutiny_desk.domain.review.review import FactState
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from scrutiny_desk.ui.theme import Theme

READING_TAKES_MS = 60_000


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    theme = Theme.named("light")
    theme.apply(qt_application())
    library = Library.open(tmp_path / "library", create=True)
    opened = Program(library, theme, settings_in(tmp_path))
    qtbot.addWidget(opened.window)
    opened.window.show()
    qtbot.waitExposed(opened.window)
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    with qtbot.waitSignal(opened.import_ended, timeout=READING_TAKES_MS):
        opened.window.import_asked.emit([paths.sample("sample-pack.pdf")])
    yield opened
    opened.window.close()
    opened.close()
    opened.deleteLater()


def states(program: Program) -> list[FactState]:
    (paper,) = papers.list_papers(program.library)
    return [row.state for row in review.list_rows(program.library, paper.id)]


def test_an_import_says_what_was_found_and_f7_opens_review(program: Program) -> None:
    window = program.window
    (paper,) = papers.list_papers(program.library)
    progress = review.progress(program.library, paper.id)
    assert f"{progress.rows} rows found" in window.message_bar.words
    # Nobody is taken there unasked.
    assert window.shown_room == "Papers"

    QTest.keyClick(window, Qt.Key.Key_F7)

    assert window.shown_room == "Review"
    assert program.review.paper_id == paper.id
    assert program.review.list.hasFocus()
    assert program.review.row is not None


def test_the_button_of_the_message_opens_review_too(program: Program) -> None:
    assert program.window.message_bar._offer.isVisible()
    program.window.message_bar._offer.click()
    assert program.window.shown_room == "Review"


def test_ctrl_z_takes_back_what_was_done_in_review(program: Program, qtbot: QtBot) -> None:
    QTest.keyClick(program.window, Qt.Key.Key_F7)
    room = program.review
    first = room.row
    QTest.keyClick(room.list, Qt.Key.Key_Return)
    assert states(program).count(FactState.ACCEPTED) == 1
    QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert states(program).count(FactState.ACCEPTED) == 0
    assert room.row == first
    QTest.keyClick(program.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert states(program).count(FactState.ACCEPTED) == 1

    QTest.keyClick(room.list, Qt.Key.Key_Delete)
    assert states(program).count(FactState.DROPPED) == 1
    program.window.message_bar._undo.click()
    assert states(program).count(FactState.DROPPED) == 0


def test_the_keys_of_review_work_in_the_window(program: Program) -> None:
    window, room = program.window, program.review
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClick(room.list, Qt.Key.Key_F8)
    assert room.list.hasFocus()
    QTest.keyClick(room.list, Qt.Key.Key_Insert)
    assert room.page.view.draws
    assert room.page.view.hasFocus()
    QTest.keyClick(room.page.view, Qt.Key.Key_Escape)
    assert not room.page.view.draws

    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_A, control_shift)
    if room._question is not None:
        room._question.all.click()
    assert set(states(program)) == {FactState.ACCEPTED}
    assert room.top.how_far.text().startswith("✓ All")


def test_the_delete_key_is_only_a_letter_key_while_words_are_typed(program: Program) -> None:
    room = program.review
    QTest.keyClick(program.window, Qt.Key.Key_F7)
    room.top.tabs.setCurrentIndex(0)
    while not room.form.editors:
        QTest.keyClick(room.list, Qt.Key.Key_Down)
    QTest.keyClick(room.list, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Insert)

    assert FactState.DROPPED not in states(program)
    assert field.toPlainText() == ""
