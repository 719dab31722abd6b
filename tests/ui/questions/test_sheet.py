"""The running order out of the room: on paper, as Word, and what the dialog says first."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.questions.running_order import running_sheet
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.questions.printing import document_of
from scrutiny_desk.ui.questions.room import QuestionsRoom
from scrutiny_desk.ui.questions.sheet_question import SheetQuestion
from tests.ui.filled import put_in


@pytest.fixture
def paper(empty_desk: Desk, tmp_path: Path) -> Paper:
    return put_in(empty_desk.library, tmp_path)


@pytest.fixture
def room(empty_desk: Desk, paper: Paper, qtbot: QtBot) -> QuestionsRoom:
    room = QuestionsRoom(empty_desk)
    qtbot.addWidget(room)
    room.set_meeting(paper.meeting_id)
    room.refresh()
    return room


def ask(desk: Desk, paper: Paper, text: str, *, private: bool) -> None:
    key = board_of(desk.library, paper.meeting_id).items[0].key
    asked = questions.add_entry(desk.library, paper.meeting_id, key, text=text).ids[0]
    questions.revise_entry(desk.library, paper.meeting_id, asked, private=private)


def test_it_is_printed_as_plain_words(
    empty_desk: Desk, paper: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    ask(empty_desk, paper, "Is <b>this</b> safe?", private=False)
    sheet = running_sheet(empty_desk.library, paper.meeting_id, include_private=False)
    document = document_of(sheet)
    assert "1  Is <b>this</b> safe?" in document.toPlainText()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "order.pdf"))
    document.print_(printer)
    assert (tmp_path / "order.pdf").read_bytes().startswith(b"%PDF")


def test_it_is_written_as_word_and_said(
    room: QuestionsRoom, empty_desk: Desk, paper: Paper, tmp_path: Path, qtbot: QtBot
) -> None:
    ask(empty_desk, paper, "Is this safe?", private=True)
    with qtbot.waitSignal(empty_desk.troubled):
        room.write_sheet(tmp_path / "order.docx", include_private=False)
    with qtbot.waitSignal(empty_desk.said) as said:
        room.write_sheet(tmp_path / "order.docx", include_private=True)
    assert said.args[0] == "1 question written to order.docx."


def test_private_questions_go_along_only_when_ticked(
    empty_desk: Desk, paper: Paper, room: QuestionsRoom, qtbot: QtBot
) -> None:
    ask(empty_desk, paper, "Is this safe?", private=True)
    sheet = running_sheet(empty_desk.library, paper.meeting_id, include_private=False)
    asked = SheetQuestion(empty_desk, sheet, "Print…", room)
    qtbot.addWidget(asked)
    assert not asked.private.isChecked()
    assert not asked.go_on.isEnabled()
    asked.private.click()
    assert asked.go_on.isEnabled()


def test_an_empty_board_says_so(room: QuestionsRoom, empty_desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty_desk.troubled) as trouble:
        room.run("sheet:print")
    assert "no question yet" in trouble.args[0].happened
