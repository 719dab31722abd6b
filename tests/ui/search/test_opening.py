"""From a result to the thing itself, in the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.app import Program
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.questions.questions import EntryKind
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.ui.models.grouped import ROW_ROLE
from scrutiny_desk.ui.theme import Theme
from tests.ui.conftest import read_pack
from tests.ui.filled import put_in, write
from tests.ui.measures.settled import settle


@pytest.fixture
def program(tmp_path: Path, settings: QSettings, qtbot: QtBot) -> Iterator[Program]:
    made = Program(Library.open(tmp_path / "library", create=True), Theme.named("light"), settings)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.close()


@pytest.fixture
def paper(program: Program, tmp_path: Path) -> Paper:
    made = put_in(program.library, tmp_path)
    program.window.chooser.refresh()
    return made


def open_first(program: Program, qtbot: QtBot, words: str, kind: str) -> None:
    """Search, go down to the first result of a kind by keyboard, and press Enter."""
    program.window.search_for(words)
    room = program.search
    for _ in range(room.model.rowCount()):
        if room.list.currentIndex().data(ROW_ROLE).kind == kind:
            break
        qtbot.keyClick(room.box, Qt.Key.Key_Down)
    assert room.list.currentIndex().data(ROW_ROLE).kind == kind
    qtbot.keyClick(room.box, Qt.Key.Key_Return)


def test_a_page_opens_with_the_words_marked(program: Program, pack: Path, qtbot: QtBot) -> None:
    from scrutiny_desk.services.papers import importing

    importing.import_papers(program.library, [pack], read_pack, lambda *_: None, lambda: False)
    program.window.chooser.refresh()
    open_first(program, qtbot, "alpha7 beta3", "page")

    assert program.window.shown_room == "Papers"
    assert program.papers.view.current_page == 6
    finding = program.papers.finding
    qtbot.waitUntil(lambda: finding.current is not None)
    assert finding.current == (6, 0)
    assert finding.bar.isVisible()
    assert program.papers.view.hasFocus()


def test_a_note_opens_its_card(program: Program, paper: Paper, qtbot: QtBot) -> None:
    note = write(program.library, paper, "Who pays the ferryman?")
    open_first(program, qtbot, "ferryman", "question")

    assert program.window.shown_room == "Papers"
    assert program.papers.notes.chosen_id == note.id


def test_a_question_of_the_board_opens_the_board(
    program: Program, paper: Paper, qtbot: QtBot
) -> None:
    meeting = paper.meeting_id
    questions.add_entry(
        program.library, meeting, kind=EntryKind.QUESTION, item="", text="Which lighthouse?"
    )
    open_first(program, qtbot, "lighthouse", "question")

    assert program.window.shown_room == "Questions"
    questions_room = program.window._rooms["Questions"]
    assert questions_room.board.row_in_hand() is not None


def test_a_recommendation_opens_its_row_whatever_the_table_shows(
    program: Program, paper: Paper, qtbot: QtBot
) -> None:
    program.tracker.words_box.setText("nothing like it")
    open_first(program, qtbot, "case studies", "recommendation")

    assert program.window.shown_room == "Recommendations"
    assert program.tracker.pane.isVisible()
    row = program.tracker.table.currentIndex().data(ROW_ROLE)
    assert row.recommendation.text == "Send the case studies"


def test_a_measure_opens_its_chart(program: Program, paper: Paper, qtbot: QtBot) -> None:
    for words, name in (("reviews in time", "Reviews in time"), ("speech", "Referrals waiting")):
        open_first(program, qtbot, words, "measure")

        assert program.window.shown_room == "Measures"
        measures = program.measures
        settle(measures, qtbot)
        assert measures.list.currentIndex().data(ROW_ROLE).name == name


def test_an_agenda_item_opens_its_first_page(program: Program, paper: Paper, qtbot: QtBot) -> None:
    open_first(program, qtbot, "waiting times", "item")

    assert program.window.shown_room == "Papers"
    assert program.papers.paper_id == paper.id


def test_a_paper_that_went_to_trash_meanwhile_is_no_trap(
    program: Program, paper: Paper, qtbot: QtBot
) -> None:
    program.window.search_for("therapy")
    program.desk.perform(lambda: papers.move_to_trash(program.library, paper.id))

    assert program.search.model.rowCount() == 0
    qtbot.keyClick(program.search.box, Qt.Key.Key_Return)
    assert program.window.shown_room == "Search"
