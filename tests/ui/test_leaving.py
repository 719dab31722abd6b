"""File, Export from the keyboard: asked, written away from the window, and found again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.file_forms import FileForm
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.wanted import Wanted
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.export_question import ExportQuestion
from scrutiny_desk.ui.leaving import FOLDER, Leaving
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.papers.room import PapersRoom


@pytest.fixture
def window(full_desk: Desk, settings: QSettings, qtbot: QtBot) -> Iterator[MainWindow]:
    shown = MainWindow(full_desk, [PapersRoom(full_desk)], settings)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


@pytest.fixture
def leaving(
    full_desk: Desk, window: MainWindow, settings: QSettings, tmp_path: Path, monkeypatch
) -> Leaving:
    # The system's own file dialog cannot be reached from a test; Qt's can.
    exec_ = QFileDialog.exec

    def exec_plain(self: QFileDialog) -> int:
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        return exec_(self)

    monkeypatch.setattr(QFileDialog, "exec", exec_plain)
    settings.setValue(FOLDER, str(tmp_path))
    made = Leaving(full_desk, window, settings)
    window.export_asked.connect(made.ask)
    return made


def put(desk: Desk, text: str) -> None:
    (paper,) = papers.list_papers(desk.library)
    notes.write_note(
        desk.library,
        paper_id=paper.id,
        item_id=None,
        kind=NoteKind.QUESTION,
        text=text,
        anchor=Anchor(4, "3"),
        private=False,
    )


class Person:
    """Answers each dialog in its turn, as it comes up."""

    def __init__(self, *answers: Callable[[QWidget], None]) -> None:
        self.seen: list[str] = []
        self._answers = list(answers)
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def _look(self) -> None:
        asked = QApplication.activeModalWidget()
        if asked is None or not asked.isVisible():
            return
        if not self._answers:
            self._timer.stop()
            return
        self.seen.append(type(asked).__name__)
        answer = self._answers.pop(0)
        if not self._answers:
            self._timer.stop()
        # Apart from the timer, which must go on when the answer brings up another dialog.
        QTimer.singleShot(0, lambda: answer(asked))


def as_word(asked: QWidget) -> None:
    assert isinstance(asked, ExportQuestion)
    asked.form.setCurrentIndex(asked.form.findData(FileForm.DOCX))
    QTest.mouseClick(asked.go_on, Qt.MouseButton.LeftButton)


def agree(asked: QWidget) -> None:
    assert isinstance(asked, QDialog)
    asked.accept()


def decline_to_overwrite(asked: QWidget) -> None:
    assert isinstance(asked, QMessageBox)
    QTest.keyClick(asked, Qt.Key.Key_Escape)


def give_up(asked: QWidget) -> None:
    assert isinstance(asked, QDialog)
    asked.reject()


NAME = "The committee 2024-01-25 notes.docx"


def test_from_the_keyboard_to_a_briefing_in_its_folder(
    full_desk, window, leaving, tmp_path, qtbot
) -> None:
    put(full_desk, "Why?")
    person = Person(as_word, agree)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.message_bar.offering)
    assert person.seen == ["ExportQuestion", "QFileDialog"]
    assert window.message_bar.words == f"1 note written to {NAME}."
    assert "1 Why?" in [one.text for one in Document(str(tmp_path / NAME)).paragraphs]


def test_a_file_that_is_there_is_written_over_only_when_agreed(
    full_desk, window, leaving, tmp_path, qtbot
) -> None:
    put(full_desk, "Why?")
    (tmp_path / NAME).write_bytes(b"as it was")
    person = Person(as_word, agree, decline_to_overwrite, give_up)
    leaving.ask()
    assert person.seen == ["ExportQuestion", "QFileDialog", "QMessageBox", "QFileDialog"]
    assert not leaving.running
    assert (tmp_path / NAME).read_bytes() == b"as it was"


def test_a_cancelled_export_writes_nothing_and_says_so(
    full_desk, window, leaving, tmp_path, qtbot
) -> None:
    for number in range(60):
        put(full_desk, f"Why {number}?")
    out = tmp_path / "notes.xlsx"
    leaving.write(out, Wanted())
    window.cancel_asked.emit()
    qtbot.waitUntil(lambda: not leaving.running)
    assert window.message_bar.words == "Export cancelled. No file was written."
    assert not out.exists()


def test_trouble_is_said_and_the_window_goes_on(
    full_desk, window, leaving, tmp_path, qtbot
) -> None:
    put(full_desk, "Why?")
    leaving.write(tmp_path / "missing" / "notes.xlsx", Wanted())
    qtbot.waitUntil(lambda: "There is no folder" in window.message_bar.words)
    qtbot.waitUntil(lambda: not leaving.running)


def test_with_nothing_to_export_it_says_what_to_do(full_desk, window, leaving) -> None:
    leaving.ask()
    assert window.message_bar.words.startswith("There is no note to export yet.")


def as_annotations(asked: QWidget) -> None:
    assert isinstance(asked, ExportQuestion)
    asked.form.setCurrentIndex(asked.form.findData(FileForm.JSONLD))
    QTest.mouseClick(asked.go_on, Qt.MouseButton.LeftButton)


def named_as_pdf(asked: QWidget) -> None:
    assert isinstance(asked, QFileDialog)
    typed = asked.findChild(QLineEdit)
    assert typed is not None
    typed.setText("n.pdf")
    asked.accept()


def test_a_name_with_the_ending_of_another_form_takes_the_right_one(
    full_desk, window, leaving, tmp_path, qtbot
) -> None:
    put(full_desk, "Why?")
    person = Person(as_annotations, named_as_pdf)
    leaving.ask()
    qtbot.waitUntil(lambda: window.message_bar.offering)
    assert person.seen == ["ExportQuestion", "QFileDialog"]
    assert window.message_bar.words == "1 note written to n.jsonld."
    assert [one.name for one in tmp_path.glob("n.*")] == ["n.jsonld"]


def test_the_file_that_the_right_ending_names_is_not_written_over_unasked(
    full_desk, leaving, tmp_path
) -> None:
    put(full_desk, "Why?")
    (tmp_path / "n.jsonld").write_bytes(b"as it was")
    person = Person(as_annotations, named_as_pdf, decline_to_overwrite)
    leaving.ask()
    assert person.seen == ["ExportQuestion", "QFileDialog", "QMessageBox"]
    assert not leaving.running
    assert (tmp_path / "n.jsonld").read_bytes() == b"as it was"
