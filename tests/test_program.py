"""The whole program in one window: from a published PDF to a sheet of notes, by keyboard."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk import paths
from scrutiny_desk.app import Program, qt_application, settings_in
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.wanted import Wanted
from scrutiny_desk.ui.theme import Theme

READING_TAKES_MS = 60_000
PACK = paths.sample("sample-pack.pdf")

Opener = Callable[[], Program]


@pytest.fixture
def open_program(tmp_path: Path, qtbot: QtBot) -> Iterator[Opener]:
    """Opens the program on the test's library, as often as asked; closes what is still open."""
    opened: list[Program] = []
    theme = Theme.named("light")
    theme.apply(qt_application())
    settings: QSettings = settings_in(tmp_path)

    def opener() -> Program:
        program = Program(Library.open(tmp_path / "library", create=True), theme, settings)
        qtbot.addWidget(program.window)
        program.window.show()
        qtbot.waitExposed(program.window)
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        opened.append(program)
        return program

    yield opener
    for program in opened:
        program.window.close()
        program.close()
        program.deleteLater()


def bring_in(program: Program, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.import_ended, timeout=READING_TAKES_MS):
        program.window.import_asked.emit([path])


def test_from_a_pdf_to_a_sheet_and_back_to_the_same_page(
    open_program: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    program = open_program()
    bring_in(program, PACK, qtbot)
    window, room = program.window, program.papers
    assert window.shown_room == "Papers"
    assert "imported" in window.message_bar.words

    room.view.go_to(11)
    room.view.setFocus()
    view = room.view
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    quote = view.selector.quote()
    assert len(quote.split()) == 2
    QTest.keyClick(view, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not view)
    QTest.keyClicks(QApplication.focusWidget(), "Why has it grown?")

    program.window.close()
    program.close()
    again = open_program()
    assert again.window.shown_room == "Papers"
    assert again.papers.view.current_page == 11
    (row,) = notes.list_notes(again.library)
    assert (row.note.text, row.note.anchor.quote) == ("Why has it grown?", quote)
    assert row.note.anchor.page_label == "10"

    out = tmp_path / "notes.xlsx"
    again.leaving.write(out, Wanted(private=True))
    qtbot.waitUntil(lambda: not again.leaving.running)
    assert again.window.message_bar.words == "1 note written to notes.xlsx."
    assert again.window.message_bar.offering
    sheet = load_workbook(out).worksheets[0]
    row = dict(zip(*sheet.iter_rows(max_row=2, values_only=True), strict=True))
    assert [row[name] for name in ("Page", "Kind", "Words marked", "Note")] == [
        10,
        "Question",
        quote,
        "Why has it grown?",
    ]


def test_the_same_file_again_changes_nothing_and_says_so(
    open_program: Opener, qtbot: QtBot
) -> None:
    program = open_program()
    bring_in(program, PACK, qtbot)
    bring_in(program, PACK, qtbot)
    assert len(papers.list_papers(program.library)) == 1
    assert "already" in program.window.message_bar.words


def test_a_cancelled_import_stores_nothing(open_program: Opener, qtbot: QtBot) -> None:
    program = open_program()
    with qtbot.waitSignal(program.import_ended, timeout=READING_TAKES_MS):
        program.window.import_asked.emit([PACK])
        program.window.cancel_asked.emit()
    assert papers.list_papers(program.library) == []
    assert "Nothing was stored" in program.window.message_bar.words


def test_a_file_that_is_no_paper_is_told_in_the_message_bar(
    open_program: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    program = open_program()
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"")
    bring_in(program, bad, qtbot)
    assert papers.list_papers(program.library) == []
    assert "empty" in program.window.message_bar.words


def test_another_library_is_opened_in_the_same_session(
    open_program: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    program = open_program()
    bring_in(program, PACK, qtbot)
    program.change_library(tmp_path / "other")
    qtbot.addWidget(program.window)
    assert papers.list_papers(program.library) == []
    program.change_library(tmp_path / "library")
    qtbot.addWidget(program.window)
    assert len(papers.list_papers(program.library)) == 1


def test_a_library_held_by_another_window_leaves_this_one_as_it_was(
    open_program: Opener, tmp_path: Path
) -> None:
    program = open_program()
    held = Library.open(tmp_path / "held", create=True)
    program.change_library(tmp_path / "held")
    held.close()
    assert program.library.folder == tmp_path / "library"
    assert "open in another" in program.window.message_bar.words


def test_an_import_that_ends_takes_nobody_away_from_what_is_being_typed(
    open_program: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    program = open_program()
    bring_in(program, PACK, qtbot)
    pack = program.papers.paper_id
    program.papers.view.go_to(11)
    program.papers.view.setFocus()
    with qtbot.waitSignal(program.import_ended, timeout=READING_TAKES_MS):
        program.window.import_asked.emit([paths.sample("sample-briefing.txt")])
        QTest.keyClick(program.papers.view, Qt.Key.Key_N)
        field = QApplication.focusWidget()
        QTest.keyClicks(field, "Half a ")
    assert program.papers.paper_id == pack
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "thought")
    program.window.settle()
    assert [row.note.text for row in notes.list_notes(program.library)] == ["Half a thought"]


def test_the_sample_has_a_library_of_its_own(open_program: Opener, qtbot: QtBot) -> None:
    program = open_program()
    own = program.library.folder
    program.window.sample_asked.emit()
    qtbot.addWidget(program.window)
    qtbot.waitSignal(program.import_ended, timeout=READING_TAKES_MS).wait()
    assert len(papers.list_papers(program.library)) == 3
    assert program.change_library(own)
    # The window of the other library is gone from the screen; qtbot must not find what is left.
    gc.collect()
    qtbot.addWidget(program.window)
    assert papers.list_papers(program.library) == []


def test_a_window_that_is_replaced_is_not_kept_in_memory(
    open_program: Opener, qtbot: QtBot
) -> None:
    program = open_program()
    program.set_aside()
    try:
        assert gc.get_freeze_count() > 0
        another = program.library.folder.parent / "another"
        assert program.change_library(another)
        assert gc.get_freeze_count() == 0
        QApplication.processEvents()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.collect()
        qtbot.addWidget(program.window)


def test_a_paper_that_came_in_is_painted_in_a_turn_of_its_own(
    open_program: Opener, qtbot: QtBot
) -> None:
    program = open_program()
    window = program.window
    painted: list[bool] = []
    program.desk.page_asked.connect(lambda *_: painted.append(window.updatesEnabled()))
    bring_in(program, PACK, qtbot)
    assert painted == [False]
    qtbot.waitUntil(window.updatesEnabled)
    qtbot.waitUntil(lambda: program.papers.view.sharp)
