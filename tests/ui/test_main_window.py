from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, NoteKind, NoteStatus
from scrutiny_desk.jobs.importing import ImportJob
from scrutiny_desk.jobs.work import JobRunner
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.papers.importing import ReadPaper
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.ui.actions import ACTIONS, MENUS
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.home.room import HomeRoom
from scrutiny_desk.ui.keyboard_help import KeyboardHelp
from scrutiny_desk.ui.main_window import MainWindow
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.questions.room import QuestionsRoom
from scrutiny_desk.ui.theme import Theme


def open_window(desk: Desk, settings: QSettings, qtbot: QtBot) -> MainWindow:
    window = MainWindow(desk, [HomeRoom(desk), PapersRoom(desk)], settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def window(full_desk: Desk, settings: QSettings, qtbot: QtBot) -> Iterator[MainWindow]:
    opened = open_window(full_desk, settings, qtbot)
    yield opened
    opened.close()


def papers_room(window: MainWindow) -> PapersRoom:
    room = window._rooms["Papers"]
    assert isinstance(room, PapersRoom)
    return room


def test_every_command_has_words_a_menu_and_keys_of_its_own() -> None:
    menus = {menu.replace("&", "") for menu in MENUS}
    for room in {one.room for one in ACTIONS}:
        # A room's keys and the window's are heard at the same time.
        keys = [key for one in ACTIONS if one.room in {"", room} for key in one.keys]
        assert len(keys) == len(set(keys)), room
    assert all(one.words and one.menu in menus for one in ACTIONS)
    assert len({one.name for one in ACTIONS}) == len(ACTIONS)


def test_every_command_stands_in_a_menu(window: MainWindow) -> None:
    listed = set()
    waiting = list(window.menuBar().actions())
    while waiting:
        below = waiting.pop().menu()
        if isinstance(below, QMenu):
            listed.update(below.actions())
            waiting += below.actions()
    for one in ACTIONS:
        if one.name != "recent":
            entry = window._menus.actions[one.name]
            assert entry in listed, one.name
            assert entry.text().startswith(one.words)


def test_rooms_by_key_and_by_rail(window: MainWindow, qtbot: QtBot) -> None:
    assert window.shown_room == "Home"
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.shown_room == "Papers"
    window.rail._group.button(0).click()
    assert window.shown_room == "Home"


def test_q_writes_a_question_only_in_papers(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Q)
    assert notes.list_notes(window._desk.library) == []
    window.show_room("Papers")
    room = papers_room(window)
    room.view.setFocus()
    QTest.keyClick(room.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(room.view, Qt.Key.Key_Q)
    written = notes.list_notes(window._desk.library)
    assert [row.note.kind for row in written] == [NoteKind.QUESTION]
    # The same letters are only letters while words are typed.
    QTest.keyClicks(QApplication.focusWidget(), "qn")
    room.settle()
    assert [row.note.text for row in notes.list_notes(window._desk.library)] == ["qn"]


def test_undo_says_what_it_takes_back_and_saves_first(window: MainWindow) -> None:
    undo = window._menus.actions["undo"]
    assert not undo.isEnabled()
    window.show_room("Papers")
    room = papers_room(window)
    room.write(NoteKind.QUESTION)
    assert undo.text() == "&Undo write question"
    window.undo_asked.connect(
        lambda: window._desk.perform(lambda: undoing.undo(window._desk.library))
    )
    assert window.message_bar.words == "Question written"
    window.message_bar._undo.click()
    assert notes.list_notes(window._desk.library) == []
    assert not undo.isEnabled()
    assert window._menus.actions["redo"].text() == "&Redo write question"


def test_trouble_is_told_in_the_message_bar(window: MainWindow) -> None:
    window._desk.troubled.emit(DeskError("It is locked", "Another window has it", "Close that one"))
    assert window.message_bar.words == "It is locked. Another window has it. Close that one."
    assert window.message_bar.isVisible()
    window.message_bar._dismiss.click()
    assert not window.message_bar.isVisible()


def test_progress_can_be_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    window.show_progress("Reading page 12 of 138", 12, 138)
    assert window.message_bar._progress.value() == 12
    with qtbot.waitSignal(window.cancel_asked):
        window.message_bar._cancel.click()
    window.end_progress()
    assert not window.message_bar.isVisible()


def test_a_dropped_file_is_to_be_imported(window: MainWindow, pack: Path, qtbot: QtBot) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(pack))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPointF(5, 5), action, carried, buttons, keys)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(window.import_asked) as asked:
        window.dropEvent(QDropEvent(QPointF(5, 5), action, carried, buttons, keys))
    assert asked.args == [[pack]]


def test_what_was_shown_is_remembered(full_desk: Desk, settings: QSettings, qtbot: QtBot) -> None:
    first = open_window(full_desk, settings, qtbot)
    first.show_room("Papers")
    papers_room(first).view.go_to(6)
    first.resize(900, 611)
    first.close()
    again = open_window(full_desk, settings, qtbot)
    assert again.shown_room == "Papers"
    assert papers_room(again).view.place()[0] == 6
    assert again.height() == 611
    again.close()


def test_the_rail_folds_on_a_narrow_window(window: MainWindow) -> None:
    window.resize(1200, 700)
    assert not window.rail.folded
    window.resize(940, 700)
    assert window.rail.folded
    assert window.rail._group.button(1).accessibleName() == "Papers"
    assert window.width() == 940


def test_search_passes_the_words_on(window: MainWindow, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_F, both)
    assert window.search.hasFocus()
    QTest.keyClicks(window.search, "waiting times")
    with qtbot.waitSignal(window.search_asked) as asked:
        QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert asked.args == ["waiting times"]


def test_recent_files_are_kept_in_order(window: MainWindow, pack: Path, qtbot: QtBot) -> None:
    window.remember_recent([Path("older.pdf")])
    window.remember_recent([pack])
    names = [entry.text() for entry in window._menus.recent.actions()]
    assert names == [pack.name, "older.pdf"]
    with qtbot.waitSignal(window.import_asked) as asked:
        window._menus.recent.actions()[0].trigger()
    assert asked.args == [[pack]]


def test_an_import_runs_beside_the_window(
    empty_desk: Desk, settings: QSettings, qtbot: QtBot, pack: Path, paper_reader: ReadPaper
) -> None:
    window = open_window(empty_desk, settings, qtbot)
    runner = JobRunner()
    runner.progressed.connect(window.show_progress)
    runner.done.connect(lambda got: empty_desk.announce(got[1]))
    runner.ended.connect(window.end_progress)
    with qtbot.waitSignal(runner.ended):
        ImportJob(empty_desk.library, runner, paper_reader).start([pack])
    assert window.chooser.currentText() == "The committee · 25 January 2024"
    paper = papers.list_papers(empty_desk.library)[0]
    empty_desk.page_asked.emit(paper.id, 3)
    assert window.shown_room == "Papers"
    assert papers_room(window).view.current_page == 3
    window.close()


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    window.show_room("Papers")
    papers_room(window).write(NoteKind.NOTE)
    nameless = [
        one
        for one in window.findChildren(type(window.search).__base__)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisible()
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert nameless == []


def test_another_theme_is_put_on(window: MainWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dark = Theme.named("dark")
    dark.apply(app)
    window.dress(dark)
    window.show_room("Papers")
    shown = window.grab().toImage()
    assert (
        shown.pixelColor(window.rail.width() - 4, 400).name() == dark.colour("ground_alt").lower()
    )


def test_the_keyboard_help_lists_every_key(window: MainWindow, qtbot: QtBot) -> None:
    help_window = KeyboardHelp(window._desk.theme, ["Home", "Papers"])
    qtbot.addWidget(help_window)
    shown = {
        group.child(n).text(1)
        for g in range(help_window.list.topLevelItemCount())
        if (group := help_window.list.topLevelItem(g)) is not None
        for n in range(group.childCount())
    }
    assert {" or ".join(one.keys) for one in ACTIONS if one.keys} <= shown
    said = " ".join(shown)
    assert all(key in said for one in ACTIONS for key in one.heard)
    assert {"Ctrl+1", "Ctrl+2", "Shift+Right, Shift+Left, Shift+Down, Shift+Up"} <= shown


def test_the_rail_counts_the_questions_to_ask(qtbot: QtBot, full_desk: Desk, settings) -> None:
    window = MainWindow(full_desk, [QuestionsRoom(full_desk)], settings)
    qtbot.addWidget(window)
    window.take_meeting(papers.list_meetings(full_desk.library)[0].id)
    paper = papers.list_papers(full_desk.library)[0]
    note, change = notes.write_note(
        full_desk.library,
        paper_id=paper.id,
        item_id=None,
        kind=NoteKind.QUESTION,
        text="Who pays?",
        anchor=Anchor(3, "2"),
    )
    full_desk.announce(change)
    assert window.rail._words("Questions") == "Questions  1"
    board = board_of(full_desk.library, paper.meeting_id)
    typed = questions.add_entry(
        full_desk.library, paper.meeting_id, board.items[0].key, text="Since when?"
    )
    full_desk.announce(typed)
    assert window.rail._words("Questions") == "Questions  2"
    full_desk.announce(notes.revise_note(full_desk.library, note.id, status=NoteStatus.ANSWERED))
    assert window.rail._words("Questions") == "Questions  1"
    full_desk.announce(
        questions.revise_entry(
            full_desk.library, paper.meeting_id, typed.ids[0], status=NoteStatus.ASKED
        )
    )
    assert window.rail._words("Questions") == "Questions"


def test_a_room_that_is_not_shown_lists_nothing_until_it_is(
    full_desk: Desk, settings: QSettings, qtbot: QtBot
) -> None:
    questions_room = QuestionsRoom(full_desk)
    window = MainWindow(full_desk, [PapersRoom(full_desk), questions_room], settings)
    qtbot.addWidget(window)
    window.show()
    assert window.chooser.meeting_id is not None
    assert questions_room.meeting_id == window.chooser.meeting_id
    assert questions_room.board.items_model.rowCount() == 0
    window.go_to_room("Questions")
    assert questions_room.board.items_model.rowCount() > 0
    window.close()
