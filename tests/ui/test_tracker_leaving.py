"""From the menu to the appendix and the letters in their folder."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.tracker.recommendations import Entry
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker.recommendations import list_recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.leaving import FOLDER, Leaving
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.tracker_leaving import TrackerLeaving
from tests.ui.test_leaving import Person, agree, give_up
from tests.ui.tracker.tracker_desk import enter

DAY = datetime.date(2024, 2, 20)


@pytest.fixture
def window(
    full_desk: Desk, settings: QSettings, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> Iterator[MainWindow]:
    exec_ = QFileDialog.exec

    def exec_plain(self: QFileDialog) -> int:
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        return exec_(self)

    monkeypatch.setattr(QFileDialog, "exec", exec_plain)
    settings.setValue(FOLDER, str(tmp_path))
    made = MainWindow(full_desk, [PapersRoom(full_desk)], settings)
    leaving = Leaving(full_desk, made, settings)
    TrackerLeaving(full_desk, made, settings, leaving, lambda: DAY)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    leaving.shut_down()


def go_on(asked: QWidget) -> None:
    asked.go_on.click()  # type: ignore[attr-defined]


def as_pdf(asked: QWidget) -> None:
    asked.form.setCurrentIndex(1)  # type: ignore[attr-defined]
    QTest.keyClick(asked, Qt.Key.Key_Return)


def test_the_appendix_is_written_where_it_was_asked_for(
    full_desk: Desk, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    enter(full_desk, "1", "Mend the quay")
    enter(full_desk, "2", "Ask the mayor", private=True)
    person = Person(as_pdf, agree)
    window.give_command("publish")
    qtbot.waitUntil(lambda: window.message_bar.offering)

    assert person.seen == ["PublishQuestion", "QFileDialog"]
    out = tmp_path / "The committee 2024-01-25 recommendations.pdf"
    assert out.read_bytes().startswith(b"%PDF")
    assert window.message_bar.words == (
        f"1 recommendation written to {out.name}. Not in this file: 1 private recommendation was "
        "left out."
    )


def test_without_a_recommendation_it_says_what_to_do(window: MainWindow) -> None:
    window.give_command("publish")
    assert window.message_bar.words.startswith("There is no recommendation yet. Import a pack")


def test_letters_are_written_told_in_the_history_and_undone(
    full_desk: Desk, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    enter(full_desk, "1", "Mend the quay")
    person = Person(go_on, agree)
    window.give_command("letters")
    qtbot.waitUntil(lambda: window.message_bar.offering)

    assert person.seen == ["LettersDialog", "QFileDialog"]
    out = tmp_path / "Letter Pilot 2024-02-20.docx"
    assert "“Mend the quay”" in [one.text for one in Document(str(out)).paragraphs]
    assert "Nothing was sent" in window.message_bar.words
    (row,) = list_recommendations(full_desk.library, DAY)
    assert [one.what for one in row.updates] == [Entry.LETTER]
    undoing.undo(full_desk.library)
    (row,) = list_recommendations(full_desk.library, DAY)
    assert row.updates == ()


def test_given_up_nothing_is_written(full_desk: Desk, window: MainWindow, tmp_path: Path) -> None:
    enter(full_desk, "1", "Mend the quay")
    before = set(tmp_path.iterdir())
    person = Person(go_on, give_up)
    window.give_command("letters")
    assert person.seen == ["LettersDialog", "QFileDialog"]
    assert {one for one in tmp_path.iterdir() if one.suffix == ".docx"} - before == set()
