"""The list of figures that do not add up, worked by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.domain.papers.facts import WaitingFact
from scrutiny_desk.services import undoing
from scrutiny_desk.services.findings.findings import findings_of
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.findings import looking
from scrutiny_desk.ui.findings.dialog import FindingsDialog
from scrutiny_desk.ui.findings.kept import KeptFindings
from scrutiny_desk.ui.findings.reason import ReasonQuestion
from tests.services import made_papers

WRONG = WaitingFact(
    service="Ferry clinic",
    as_of="2030-12",
    waiting=13,
    over_18_weeks=8,
    percent_over_18_weeks=61.0,
    page="28",
    page_index=0,
)
TOO_MANY = replace(
    WRONG, service="Quay clinic", over_18_weeks=14, percent_over_18_weeks=None, page="29"
)


@pytest.fixture
def meeting(empty_desk: Desk, tmp_path: Path) -> str:
    made = made_papers.Desk(empty_desk.library, tmp_path)
    paper = made.import_one("pack.pdf", made_papers.facts(waiting=[WRONG, TOO_MANY]))
    made.import_one(
        "other.pdf", made_papers.facts(committee="Others", date="2031-01-01", waiting=[WRONG])
    )
    return papers.paper(empty_desk.library, paper).meeting_id


@pytest.fixture
def dialog(empty_desk: Desk, meeting: str, qtbot: QtBot) -> Iterator[FindingsDialog]:
    made = FindingsDialog(empty_desk, meeting)
    qtbot.addWidget(made)
    made.show_for(meeting)
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    yield made
    made.reject()


def listed(dialog: FindingsDialog) -> list[str]:
    model = dialog.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def answer(reason: str) -> None:
    """Type a reason into the question that comes next, and press Enter."""

    def give() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, ReasonQuestion)
        assert not question.take.isEnabled()
        question.line.setText(reason)
        question.take.click()

    QTimer.singleShot(0, give)


def test_findings_stand_by_kind_with_sentence_and_page(dialog: FindingsDialog) -> None:
    headings, rows = listed(dialog)[::2], listed(dialog)[1::2]
    assert headings == ["Percentage and its counts  ·  1", "Waiting bands  ·  1"]
    assert rows[0] == (
        "Printed 61% over 18 weeks for Ferry clinic (December 2030); 8 of 13 is 62%."
        " Page 28  ·  Agenda pack"
    )
    assert rows[1].endswith("who would include them. Page 29  ·  Agenda pack")
    assert dialog.said.text().startswith("2 to look at, in 1 paper of 1 page.")
    assert dialog.list.hasFocus()


def test_enter_opens_the_very_page(dialog: FindingsDialog, empty_desk: Desk, qtbot: QtBot) -> None:
    one = dialog.in_hand()
    assert one is not None
    with qtbot.waitSignal(empty_desk.page_asked) as asked:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked.args == [one.paper_id, 0]
    assert not dialog.isVisible()


def test_it_stands_where_it_was_left(dialog: FindingsDialog, meeting: str, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    held = dialog.in_hand()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    dialog.show_for(meeting)
    assert dialog.in_hand() == held


def test_q_makes_it_a_question(dialog: FindingsDialog, empty_desk: Desk, qtbot: QtBot) -> None:
    one = dialog.in_hand()
    assert one is not None
    with qtbot.waitSignal(empty_desk.said) as said:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Q)
    assert said.args == ["Question written on page 28", True]
    (row,) = notes.list_notes(empty_desk.library)
    assert (row.note.kind, row.note.text) == (NoteKind.QUESTION, one.finding.sentence)
    assert "Asked as a question  ·  1" in listed(dialog)
    # The next one to look at is in hand.
    after = dialog.in_hand()
    assert after is not None
    assert after.finding.subject == "Quay clinic"
    empty_desk.perform(lambda: undoing.undo(empty_desk.library))
    assert "Asked as a question  ·  1" not in listed(dialog)


def test_delete_asks_why_and_puts_it_aside(
    dialog: FindingsDialog, empty_desk: Desk, qtbot: QtBot
) -> None:
    answer("Explained in the minutes")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert listed(dialog)[-2] == "Put aside  ·  1"
    assert "Put aside: Explained in the minutes" in listed(dialog)[-1]
    dialog.list.setCurrentIndex(dialog.model.index(dialog.model.rowCount() - 1, 0))
    assert not dialog.aside.isEnabled()
    assert dialog.back.isVisible()
    dialog.back.click()
    assert len(findings_of(empty_desk.library, dialog._meeting).open) == 2


def test_every_paper_can_be_looked_at(dialog: FindingsDialog, qtbot: QtBot) -> None:
    dialog.scope.setCurrentIndex(1)
    assert dialog.said.text().startswith("3 to look at, in 2 papers of 2 pages.")


def test_where_nothing_is_wrong_it_says_what_was_looked_at(full_desk: Desk, qtbot: QtBot) -> None:
    (meeting,) = papers.list_meetings(full_desk.library)
    dialog = FindingsDialog(full_desk, meeting.id)
    qtbot.addWidget(dialog)
    dialog.show_for(meeting.id)
    assert dialog.empty.isVisible()
    assert dialog.empty.words().startswith(
        "Nothing was found that does not add up. 1 paper, 12 pages. Looked at were"
    )
    assert not dialog.said.isVisible()
    assert not dialog.ask.isEnabled()


def test_an_empty_library_says_what_to_do(empty_desk: Desk, qtbot: QtBot) -> None:
    dialog = FindingsDialog(empty_desk, None)
    qtbot.addWidget(dialog)
    dialog.show_for(None)
    assert dialog.empty.words().startswith("No paper here yet. Open the pack")


def test_much_is_looked_through_away_from_the_window(
    empty_desk: Desk, meeting: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "AT_ONCE", 0)
    dialog = FindingsDialog(empty_desk, meeting)
    qtbot.addWidget(dialog)
    dialog.show_for(meeting)
    assert dialog.looking.running
    assert dialog.said.text() == "Looking through the papers."
    # What is asked meanwhile goes first.
    dialog.scope.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.said.text().startswith("3 to look at"))
    assert not dialog.bar.isVisible()
    dialog.reject()


def test_settling_stops_what_is_looked_through(
    empty_desk: Desk, meeting: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "AT_ONCE", 0)
    dialog = FindingsDialog(empty_desk, meeting)
    qtbot.addWidget(dialog)
    dialog.show_for(meeting)
    dialog.settle()
    assert not dialog.looking.running
    assert dialog.said.text() == "Stopped looking. Open this list again to go on."
    dialog.show_for(meeting)
    qtbot.waitUntil(lambda: dialog.said.text().startswith("2 to look at"))


def test_the_window_keeps_one_list_and_makes_it_anew_in_another_theme(
    empty_desk: Desk, meeting: str, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    kept = KeptFindings(empty_desk, window)
    kept.settle()
    kept.show(meeting)
    first = kept.dialog
    assert first is not None
    qtbot.keyClick(first.list, Qt.Key.Key_Return)
    kept.show(meeting)
    assert kept.dialog is first
    kept.leave()
    kept.show(meeting)
    assert kept.dialog is not first
    kept.leave()


def test_undo_is_heard_while_the_list_has_the_keyboard(
    empty_desk: Desk, meeting: str, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    window.addAction(undo)
    kept = KeptFindings(empty_desk, window)
    kept.show(meeting, [undo])
    assert kept.dialog is not None
    qtbot.waitUntil(kept.dialog.isActiveWindow)
    qtbot.waitUntil(lambda: kept.dialog is not None and kept.dialog.list.hasFocus())

    with qtbot.waitSignal(undo.triggered):
        qtbot.keyClick(kept.dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    kept.leave()
