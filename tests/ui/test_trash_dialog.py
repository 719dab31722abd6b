"""Trash names what lies in it and what would be lost, and asks before anything is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import Anchor, NoteKind
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers, trash
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.trash_dialog import TrashDialog, say_lost


def trashed(desk: Desk) -> str:
    (paper,) = papers.list_papers(desk.library)
    notes.write_note(
        desk.library,
        paper_id=paper.id,
        item_id=None,
        kind=NoteKind.NOTE,
        text="Kept",
        anchor=Anchor(4, "3"),
    )
    papers.move_to_trash(desk.library, paper.id)
    return paper.id


def shown(desk: Desk, qtbot: QtBot) -> TrashDialog:
    dialog = TrashDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(words: str) -> Callable[[], None]:
    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == words).click()

    return act


def test_a_paper_comes_back_by_enter_with_its_marks(full_desk: Desk, qtbot: QtBot) -> None:
    paper_id = trashed(full_desk)
    dialog = shown(full_desk, qtbot)
    row = dialog.list.topLevelItem(0)
    assert row is not None
    (one,) = trash.list_trashed(full_desk.library)
    assert (row.text(0), row.text(2)) == (f"Agenda pack · {one.paper.file_name}", "1")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert [paper.id for paper in papers.list_papers(full_desk.library)] == [paper_id]
    assert len(notes.list_notes(full_desk.library)) == 1
    assert dialog.said.text().startswith("Trash is empty")
    assert not dialog.back.isEnabled()


def test_what_would_be_lost_is_named(full_desk: Desk) -> None:
    trashed(full_desk)
    (one,) = trash.list_trashed(full_desk.library)
    words = say_lost(one)
    assert "12 pages" in words
    assert "1 mark with every word written on them (1 private)" in words


def test_deleting_asks_and_keeping_it_is_the_answer_to_enter(full_desk: Desk, qtbot: QtBot) -> None:
    trashed(full_desk)
    dialog = shown(full_desk, qtbot)

    def enter() -> None:
        QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(0, dialog, enter)
    dialog.delete.click()
    assert len(trash.list_trashed(full_desk.library)) == 1
    QTimer.singleShot(0, dialog, press("Delete for good"))
    dialog.delete.click()
    assert trash.list_trashed(full_desk.library) == []
    assert papers.list_papers(full_desk.library) == []
