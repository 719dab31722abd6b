"""What an earlier version left over is listed with its old page, and placed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scrutiny_desk.domain.notes.notes import MarkForm, Note, NoteKind
from scrutiny_desk.domain.notes.quoting import anchor_of_words
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes, placing_notes
from scrutiny_desk.services.papers import importing, papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom
from tests.ui.conftest import FRONT_PAGES, read_pack

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def revised(path: Path) -> Path:
    """The pack without its sixth page."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for number in (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12):
        canvas.setFont("Helvetica", 12)
        for line in range(20):
            canvas.drawString(72, 740 - line * 30, f"Alpha{number} beta{line} gamma delta epsilon")
        if number > FRONT_PAGES:
            canvas.drawCentredString(297, 30, f"Page {number - FRONT_PAGES}")
        canvas.showPage()
    canvas.save()
    return path


def mark(desk: Desk, page: int, text: str) -> Note:
    (paper,) = papers.list_papers(desk.library)
    words = papers.words_on(desk.library, paper.id, page)
    note, _ = notes.write_note(
        desk.library,
        paper_id=paper.id,
        item_id=None,
        kind=NoteKind.CONCERN,
        text=text,
        anchor=anchor_of_words(words, 0, 3, page, str(page - 1)),
        form=MarkForm.UNDERLINE,
    )
    return note


@pytest.fixture
def lost(full_desk: Desk, tmp_path: Path) -> Note:
    """A mark on the page that is gone from the revised pack, which is in the library."""
    mark(full_desk, 3, "goes with it")
    lost = mark(full_desk, 5, "what of this")
    path = revised(tmp_path / "revised.pdf")
    importing.import_papers(full_desk.library, [path], read_pack, lambda *_: None, lambda: False)
    return lost


@pytest.fixture
def room(full_desk: Desk, lost: Note, qtbot: QtBot) -> Iterator[PapersRoom]:
    desk = full_desk
    shown = PapersRoom(desk)
    desk.changed.connect(lambda change: shown.refresh() if change.shelves & shown.shelves else None)
    shown.resize(1200, 760)
    shown.set_meeting(papers.list_meetings(desk.library)[0].id)
    shown.refresh()
    newer = next(one for one in papers.list_papers(desk.library) if one.id != lost.paper_id)
    shown.open_page(newer.id, 0)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def select(room: PapersRoom, page: int, count: int) -> None:
    room.view.go_to(page)
    room.view.setFocus()
    QTest.keyClick(room.view, Qt.Key.Key_Right, CTRL)
    for _ in range(count - 1):
        QTest.keyClick(room.view, Qt.Key.Key_Right, SHIFT)


def test_it_is_told_at_the_top_of_the_notes_and_shown_with_its_old_page(
    room: PapersRoom, lost: Note
) -> None:
    assert room.notes.waiting.isVisible()
    assert room.notes.waiting.text() == "1 mark needs placing"
    room.run("mark:placing")
    pane = room.notes.placing
    assert pane.list.hasFocus()
    assert pane.in_hand == lost
    assert pane.picture.isVisible()
    assert not pane.picture.pixmap().isNull()
    assert "Alpha6 beta0 gamma delta" in pane._quote.text()
    QTest.keyClick(pane.list, Qt.Key.Key_Escape)
    assert room.view.hasFocus()


def test_it_is_put_on_selected_words_by_keyboard_and_taken_back(
    room: PapersRoom, lost: Note
) -> None:
    room.run("mark:placing")
    select(room, 6, 2)
    room.notes.placing.words.setFocus()
    QTest.keyClick(room.notes.placing.words, Qt.Key.Key_Space)
    placed = notes.find_note(room.desk.library, lost.id)
    assert placed is not None
    assert placed.paper_id == room.paper_id
    assert (placed.form, placed.anchor.quote) == (MarkForm.UNDERLINE, "Alpha8 beta0")
    assert not room.notes.waiting.isVisible()
    assert room.notes.chosen_id == lost.id
    undoing.undo(room.desk.library)
    room.refresh()
    assert room.notes.waiting.isVisible()
    assert notes.find_note(room.desk.library, lost.id) == lost


def test_after_undo_one_stands_in_the_newer_version_with_the_mark_to_place(
    room: PapersRoom, lost: Note
) -> None:
    room.run("mark:placing")
    newer = room.paper_id
    select(room, 6, 2)
    room.notes.placing.words.click()
    change = undoing.undo(room.desk.library)
    room.refresh()
    room.show_changed(change.ids)
    assert room.paper_id == newer
    assert room.notes.placing.in_hand == lost
    assert room.notes.placing.list.hasFocus()
    again = undoing.redo(room.desk.library)
    room.refresh()
    room.show_changed(again.ids)
    assert (room.paper_id, room.notes.chosen_id) == (newer, lost.id)


def test_what_needs_placing_is_found_from_the_earlier_version_too(
    room: PapersRoom, lost: Note
) -> None:
    newer, said = room.paper_id, []
    room.desk.said.connect(lambda words, _: said.append(words))
    room.open_page(lost.paper_id, 5)
    room.run("mark:placing")
    assert room.paper_id == newer
    assert room.notes.placing.in_hand == lost
    assert said == []
    room.notes.placing.leave.click()
    room.open_page(lost.paper_id, 5)
    room.run("mark:placing")
    assert room.paper_id == lost.paper_id
    assert said[-1] == "No mark of an earlier version needs placing here."


def test_it_is_put_on_a_region_or_the_page_or_left(room: PapersRoom, lost: Note) -> None:
    pane = room.notes.placing
    room.run("mark:placing")
    room.view.go_to(7)
    pane.region.click()
    QTest.keyClick(room.view, Qt.Key.Key_Return)
    placed = notes.find_note(room.desk.library, lost.id)
    assert placed is not None
    assert (placed.form, placed.anchor.page_index) == (MarkForm.REGION, 7)
    undoing.undo(room.desk.library)
    room.refresh()
    room.run("mark:placing")
    room.view.go_to(8)
    pane.page.click()
    placed = notes.find_note(room.desk.library, lost.id)
    assert placed is not None
    assert (placed.form, placed.anchor.page_index) == (MarkForm.PAGE, 8)
    undoing.undo(room.desk.library)
    room.refresh()
    room.run("mark:placing")
    pane.leave.click()
    assert notes.find_note(room.desk.library, lost.id) == lost
    assert not room.notes.waiting.isVisible()


def test_without_selected_words_it_says_what_to_do(room: PapersRoom, qtbot: QtBot) -> None:
    room.run("mark:placing")
    with qtbot.waitSignal(room.desk.said) as said:
        room.notes.placing.words.click()
    assert said.args[0].startswith("Select words first")


def test_the_earlier_version_says_where_its_marks_are(room: PapersRoom, lost: Note) -> None:
    newer = room.paper_id
    room.notes.placing.earlier.click()
    assert room.paper_id == lost.paper_id
    assert room.view.current_page == 5
    assert room.notes.went.isVisible()
    assert room.notes.went.text() == "1 mark is on the newer version"
    room.notes.went.click()
    assert room.paper_id == newer
    went = placing_notes.where_marks_went(room.desk.library, lost.paper_id)
    assert went is not None
    assert (went[0].id, went[1]) == (newer, 1)


def test_the_paper_gone_back_to_is_the_one_that_is_opened_the_next_time(
    room: PapersRoom, lost: Note
) -> None:
    newer = room.paper_id
    room.settle()
    room.open_page(lost.paper_id, 5)
    room.settle()
    room.open_page(str(newer), 0)
    room.settle()
    last = papers.last_place(room.desk.library)
    assert last is not None
    assert last.paper_id == newer
