"""A councillor's four evenings in the whole program: from the first start to the workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scrutiny_desk.app import Program
from scrutiny_desk.domain.notes.notes import MarkForm, Note, NoteStatus
from scrutiny_desk.services.notes import notes, notes_back
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.wanted import Wanted
from tests.reading.pdf_maker import make_pdf, say
from tests.test_program import PACK, Opener, bring_in, open_program

__all__ = ["open_program"]

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
CALLED = 11
"""The page that the pack prints as 10."""


def focused() -> QWidget:
    holder = QApplication.focusWidget()
    assert holder is not None
    return holder


def press(
    key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
) -> None:
    """Press a key wherever the keyboard is, as a hand does."""
    for _ in range(times):
        QTest.keyClick(focused(), key, modifier)


def type_in(words: str) -> None:
    QTest.keyClicks(focused(), words)


def revised(tmp_path: Path) -> Path:
    """The sample pack as it is sent again: a page of news stands before all others."""
    news = make_pdf(
        tmp_path / "news.pdf",
        [lambda canvas: say(canvas, 72, 90, "Members will find a late change to item 4 below.")],
    )
    writer = PdfWriter()
    for path in (news, PACK):
        for page in PdfReader(path).pages:
            writer.add_page(page)
    out = tmp_path / "revised.pdf"
    writer.write(out)
    return out


def every_note(program: Program) -> list[Note]:
    return [row.note for row in notes.list_notes(program.library)]


def test_from_the_first_start_to_the_workbook(
    open_program: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    program = open_program()
    assert program.window.shown_room == "Home"
    bring_in(program, PACK, qtbot)
    quote = marks_the_page_the_chair_calls_out(program, qtbot)
    finds_words_and_goes_back(program, qtbot)
    program.window.close()
    program.close()

    program = open_program()
    assert program.window.shown_room == "Papers"
    assert program.papers.view.current_page == CALLED
    writes_another_question_on_the_board(program)
    every_mark_goes_along_with_a_revised_pack(program, revised(tmp_path), quote, qtbot)
    puts_the_question_and_is_promised_an_answer(program)
    opens_the_page_that_a_search_finds(program, qtbot)
    the_workbook_brought_in_again_changes_nothing(program, tmp_path / "notes.xlsx", qtbot)


def marks_the_page_the_chair_calls_out(program: Program, qtbot: QtBot) -> str:
    """Highlights words, asks a question and frames a region; gives the words highlighted."""
    view = program.papers.view
    assert program.window.shown_room == "Papers"
    press(Key.Key_G, CONTROL)
    type_in("10")
    press(Key.Key_Return)
    assert view.current_page == CALLED
    press(Key.Key_Down, CONTROL)
    press(Key.Key_Right, SHIFT, times=3)
    quote = view.selector.quote()
    assert len(quote.split()) == 4
    press(Key.Key_H)
    press(Key.Key_Down, CONTROL, times=3)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_Q)
    qtbot.waitUntil(lambda: focused() is not view)
    type_in("Who pays for this?")
    press(Key.Key_Escape)
    press(Key.Key_D)
    press(Key.Key_Down, times=2)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(every_note(program)) == 3)
    assert {note.form for note in every_note(program)} == {MarkForm.HIGHLIGHT, MarkForm.REGION}
    view.setFocus()
    return quote


def finds_words_and_goes_back(program: Program, qtbot: QtBot) -> None:
    view = program.papers.view
    press(Key.Key_F, CONTROL)
    type_in("recommendations")
    qtbot.waitUntil(lambda: view.current_page != CALLED)
    press(Key.Key_Return)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: view.current_page == CALLED)


def writes_another_question_on_the_board(program: Program) -> None:
    assert "Who pays for this?" in {note.text for note in every_note(program)}
    press(Key.Key_4, CONTROL)
    assert program.window.shown_room == "Questions"
    press(Key.Key_Q)
    type_in("What happens if nothing is done?")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    meeting_id = program.papers.meeting_id
    assert meeting_id is not None
    asked = {entry.text for entry in board_of(program.library, meeting_id).entries}
    assert asked == {"Who pays for this?", "What happens if nothing is done?"}


def every_mark_goes_along_with_a_revised_pack(
    program: Program, paper: Path, quote: str, qtbot: QtBot
) -> None:
    (older,) = papers.list_papers(program.library)
    bring_in(program, paper, qtbot)
    assert "carried" in program.window.message_bar.words
    assert older.id not in {note.paper_id for note in every_note(program)}
    (marked,) = [note for note in every_note(program) if note.anchor.quote == quote]
    assert marked.anchor.page_index == CALLED + 1


def puts_the_question_and_is_promised_an_answer(program: Program) -> None:
    """The question in hand is promised a written answer, the one from the page is answered."""
    program.window.go_to_room("Questions")
    press(Key.Key_F5)
    press(Key.Key_W)
    type_in("Quay office")
    press(Key.Key_Return)
    type_in("29 March 2024")
    press(Key.Key_Return)
    listed = recommendations.list_recommendations(program.library, date(2024, 1, 25))
    assert "Quay office" in {
        row.recommendation.officer
        for row in listed
        if "What happens if nothing is done?" in row.recommendation.text
    }
    press(Key.Key_Left)
    press(Key.Key_A)
    press(Key.Key_Escape)
    states = {note.text: note.status for note in every_note(program)}
    assert states["Who pays for this?"] is NoteStatus.ANSWERED


def opens_the_page_that_a_search_finds(program: Program, qtbot: QtBot) -> None:
    program.window.go_to_room("Search")
    type_in('"who pays"')
    qtbot.waitUntil(lambda: program.search.list.model().rowCount() > 0)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.shown_room == "Papers")
    assert program.papers.view.current_page == CALLED + 1


def the_workbook_brought_in_again_changes_nothing(
    program: Program, out: Path, qtbot: QtBot
) -> None:
    program.leaving.write(out, Wanted(private=True))
    qtbot.waitUntil(lambda: not program.leaving.running)
    back = notes_back.look_at_workbook(program.library, out)
    assert (back.changes, back.new) == ((), ())
    assert back.told == ("The sheet “Board of questions” is for reading and was not looked at.",)
    assert back.unchanged == len(every_note(program))
