"""An exported workbook comes back through the window: shown first, taken by choice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.coming_back import CellChange, NewNote, NotesBack
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.notes.exports import export_notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.wanted import Wanted
from scrutiny_desk.ui.back_question import BackQuestion
from scrutiny_desk.ui.bring_back import BringBack
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.theme import Theme

CHANGE = CellChange(
    "n1", "Question, page 2: Why?", "text", "Note", "Why?", "Why so?", "Why so?", "“S”, cell K2"
)
THERE_TOO = CellChange(
    "n2", "Note, page 3: See", "text", "Note", "See", "Seen", "Seen", "“S”, cell K3", here_too=True
)
NEW = NewNote(
    *("p1", None, 4, "3", "New concern, page 3", NoteKind.CONCERN, "Mind", NoteStatus.DRAFT),
    *("", True, "“S”, row 4"),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[BackQuestion]:
    back = NotesBack("notes.xlsx", (CHANGE, THERE_TOO), (NEW,), 5, ("“S”, row 9: nowhere.",))
    shown = BackQuestion(Theme.named("light"), back, "notes")
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


def test_both_values_of_the_chosen_change_stand_side_by_side(dialog) -> None:
    assert (dialog.here.toPlainText(), dialog.there.toPlainText()) == ("Why?", "Why so?")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert (dialog.here.toPlainText(), dialog.there.toPlainText()) == ("See", "Seen")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert (dialog.here.toPlainText(), dialog.there.toPlainText()) == ("", "Mind")


def test_space_unticks_and_what_was_changed_here_too_must_be_ticked(dialog) -> None:
    assert dialog.wanted == [0, 2]
    assert dialog.take.text() == "Take 2 changes"
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.wanted == [2]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.wanted == [1, 2]


def test_with_nothing_ticked_there_is_nothing_to_take(dialog) -> None:
    for at in range(dialog.list.count()):
        dialog.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.take.isEnabled()


@pytest.mark.parametrize("name", ["list", "here", "there"])
def test_every_part_has_a_name(dialog, name) -> None:
    assert getattr(dialog, name).accessibleName()


@pytest.fixture
def window(full_desk: Desk, settings: QSettings, qtbot: QtBot) -> Iterator[MainWindow]:
    shown = MainWindow(full_desk, [PapersRoom(full_desk)], settings)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    shown.close()


@pytest.fixture
def workbook(full_desk: Desk, tmp_path: Path) -> Path:
    (paper,) = papers.list_papers(full_desk.library)
    notes.write_note(
        full_desk.library,
        paper_id=paper.id,
        item_id=None,
        kind=NoteKind.QUESTION,
        text="Why?",
        anchor=Anchor(4, "3"),
    )
    path = tmp_path / "notes.xlsx"
    export_notes(full_desk.library, path, Wanted(private=True))
    return path


def test_unchanged_it_asks_nothing_and_says_so(
    full_desk, window, workbook, settings, qtbot
) -> None:
    back = BringBack(full_desk, window, settings)
    back.read(workbook)
    qtbot.waitUntil(lambda: bool(window.message_bar.words))
    assert window.message_bar.words == (
        "1 note is the same in notes.xlsx as here. "
        "The sheet “Board of questions” is for reading and was not looked at."
    )


def test_a_change_is_shown_and_taken_when_agreed(
    full_desk, window, workbook, settings, qtbot
) -> None:
    book = load_workbook(workbook)
    names = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].cell(2, names.index("Note") + 1).value = "Why so long?"
    book.save(workbook)
    back = BringBack(full_desk, window, settings)
    waiting = QTimer()

    def agree() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, BackQuestion):
            waiting.stop()
            QTest.mouseClick(asked.take, Qt.MouseButton.LeftButton)

    waiting.timeout.connect(agree)
    waiting.start(10)
    back.read(workbook)
    qtbot.waitUntil(lambda: "taken" in window.message_bar.words)
    (row,) = notes.list_notes(full_desk.library)
    assert row.note.text == "Why so long?"


def test_what_is_no_workbook_is_said_in_the_bar(
    full_desk, window, settings, tmp_path, qtbot
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"no")
    BringBack(full_desk, window, settings).read(bad)
    qtbot.waitUntil(lambda: "no Excel workbook" in window.message_bar.words)
