"""The board as hands use it: typed on the spot, moved by keys and by dragging, no word lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.questions.questions import EntryKind, laid_out
from scrutiny_desk.services import undoing
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import HEADING_ROLE, ROW_ROLE, choose
from scrutiny_desk.ui.questions.board import BoardPane
from scrutiny_desk.ui.questions.board_list import MIME
from scrutiny_desk.ui.questions.board_menu import fill_row_menu
from scrutiny_desk.ui.questions.room import QuestionsRoom
from scrutiny_desk.ui.questions.sorting import ItemCount
from tests.ui.filled import put_in, write


@pytest.fixture
def paper(empty_desk: Desk, tmp_path: Path) -> Paper:
    return put_in(empty_desk.library, tmp_path)


@pytest.fixture
def room(empty_desk: Desk, paper: Paper, qtbot: QtBot) -> QuestionsRoom:
    room = QuestionsRoom(empty_desk)
    qtbot.addWidget(room)
    empty_desk.changed.connect(lambda _: room.refresh())
    room.resize(1150, 650)
    room.set_meeting(paper.meeting_id)
    room.refresh()
    room.show()
    return room


@pytest.fixture
def pane(room: QuestionsRoom) -> BoardPane:
    return room.board


def shown(pane: BoardPane) -> list[tuple[str, str]]:
    rows = [pane.model.index(i, 0).data(ROW_ROLE) for i in range(pane.model.rowCount())]
    return [(row.placed.number, row.entry.text) for row in rows if row is not None]


def stored(pane: BoardPane, key: str) -> list[tuple[str, str]]:
    board = board_of(pane._desk.library, pane.board.meeting_id)
    return [(one.number, one.entry.text) for one in laid_out(board.of(key))]


def key_of(pane: BoardPane, text: str) -> str:
    return next(one.id for one in pane.board.entries if one.text == text)


def take(pane: BoardPane, text: str) -> None:
    choose(pane.list, pane.model.index_of(key_of(pane, text)))
    pane.list.setFocus()


def type_new(pane: BoardPane, qtbot: QtBot, name: str, *texts: str) -> None:
    """Press the key of an action, type each text and Ctrl+Enter after it, leave with Escape."""
    pane.run(name)
    for text in texts:
        qtbot.keyClicks(pane.list.writer, text)
        qtbot.keyClick(pane.list.writer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane.list.writer, Qt.Key.Key_Escape)


def on_item(pane: BoardPane, number: str) -> None:
    for at in range(pane.items_model.rowCount()):
        row = pane.items_model.index(at, 0).data(ROW_ROLE)
        if isinstance(row, ItemCount) and row.number == number:
            choose(pane.items, pane.items_model.index(at, 0))
            return
    raise AssertionError(number)


def numbers(pane: BoardPane) -> list[str]:
    model = pane.items_model
    return [model.index(i, 0).data(ROW_ROLE).number for i in range(model.rowCount())]


def test_an_empty_board_says_what_to_do(room: QuestionsRoom, pane: BoardPane) -> None:
    assert pane.empty.isVisible()
    assert "Press Q" in pane.empty.words()
    room.set_meeting(None)
    room.refresh()
    assert room.no_meeting.isVisible()
    assert "Ctrl+O" in room.no_meeting.words()


def test_control_and_enter_add_the_next_question_and_escape_ends(
    pane: BoardPane, qtbot: QtBot
) -> None:
    item = numbers(pane)[1]
    on_item(pane, item)
    type_new(pane, qtbot, "board:line", "Costs", "Who pays?", "How much?")
    assert shown(pane) == [("", "Costs"), ("1", "Who pays?"), ("2", "How much?")]
    assert stored(pane, item) == shown(pane)
    assert pane.list.hasFocus()
    assert not pane.list.writer.isVisible()


def test_enter_ends_a_question_and_the_letters_are_commands_again(
    pane: BoardPane, qtbot: QtBot
) -> None:
    on_item(pane, numbers(pane)[1])
    for name, text in (
        ("board:question", "Who pays?"),
        ("board:follow_up", "Since when?"),
        ("board:question", "Who checks?"),
    ):
        pane.run(name)
        qtbot.keyClicks(pane.list.writer, text)
        qtbot.keyClick(pane.list.writer, Qt.Key.Key_Return)
        assert not pane.list.writer.isVisible()
        assert pane.list.hasFocus()
        assert pane.row_in_hand().entry.text == text
    assert shown(pane) == [("1", "Who pays?"), ("1.1", "Since when?"), ("1.2", "Who checks?")]


@pytest.mark.parametrize("typed", ["", "W"])
def test_escape_from_an_empty_question_goes_back_to_the_one_before(
    pane: BoardPane, qtbot: QtBot, typed: str
) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "One", "Two", "Three")
    take(pane, "One")
    pane.run("board:question")
    qtbot.keyClicks(pane.list.writer, typed)
    if typed:
        qtbot.keyClick(pane.list.writer, Qt.Key.Key_Backspace)
    qtbot.keyClick(pane.list.writer, Qt.Key.Key_Escape)
    assert pane.row_in_hand().entry.text == "One"
    assert [text for _, text in shown(pane)] == ["One", "Two", "Three"]


def test_a_question_without_words_cannot_be_moved_and_says_so(
    pane: BoardPane, qtbot: QtBot
) -> None:
    said, trouble = [], []
    pane._desk.said.connect(lambda words, _: said.append(words))
    pane._desk.troubled.connect(trouble.append)
    pane.run("board:question")
    pane.run("board:up")
    assert trouble == []
    assert said == ["Write the question first, then move it."]
    assert pane.list.writer.isVisible()
    qtbot.keyClicks(pane.list.writer, "Who")
    pane.settle()
    assert [one.text for one in pane.board.entries] == ["Who"]


def test_nothing_empty_is_left_on_the_board(pane: BoardPane, qtbot: QtBot) -> None:
    type_new(pane, qtbot, "board:question")
    assert pane.board.entries == ()
    assert undoing.steps(pane._desk.library)[0] is None


def test_words_are_kept_while_they_are_typed(pane: BoardPane, qtbot: QtBot) -> None:
    pane.run("board:question")
    qtbot.keyClicks(pane.list.writer, "Who pays")
    qtbot.waitUntil(lambda: len(pane.board.entries) == 1)
    qtbot.keyClicks(pane.list.writer, " for it?")
    pane.settle()
    assert [one.text for one in pane.board.entries] == ["Who pays for it?"]
    assert pane.list.writer.isVisible()
    undoing.undo(pane._desk.library)
    pane.refresh()
    assert pane.board.entries == ()
    assert not pane.list.writer.isVisible()


def test_what_is_typed_is_kept_when_another_item_or_room_is_taken(
    room: QuestionsRoom, pane: BoardPane, qtbot: QtBot
) -> None:
    first, second = numbers(pane)[1:3]
    on_item(pane, first)
    pane.run("board:question")
    qtbot.keyClicks(pane.list.writer, "Half a question")
    on_item(pane, second)
    assert stored(pane, first) == [("1", "Half a question")]
    pane.run("board:question")
    qtbot.keyClicks(pane.list.writer, "The other half")
    room.hide()
    assert stored(pane, second) == [("1", "The other half")]


def test_a_refresh_from_elsewhere_leaves_what_is_being_typed(
    pane: BoardPane, paper: Paper, qtbot: QtBot
) -> None:
    pane.run("board:question")
    qtbot.keyClicks(pane.list.writer, "Who pa")
    write(pane._desk.library, paper, "From a page")
    pane.refresh()
    assert pane.list.writer.toPlainText() == "Who pa"
    qtbot.keyClicks(pane.list.writer, "ys?")
    pane.settle()
    assert "Who pays?" in {one.text for one in pane.board.entries}


def test_a_question_from_a_page_is_on_the_board_and_is_changed_there(
    pane: BoardPane, paper: Paper, qtbot: QtBot
) -> None:
    note_id = write(pane._desk.library, paper, "Why so long?", quote="wait longer", page_index=2).id
    pane.refresh()
    pane.take(note_id)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    qtbot.keyClicks(pane.list.writer, " And since when?")
    qtbot.keyClick(pane.list.writer, Qt.Key.Key_Escape)
    (row,) = notes.list_notes(pane._desk.library)
    assert row.note.text == "Why so long? And since when?"
    with qtbot.waitSignal(pane._desk.page_asked) as asked:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [paper.id, 2]
    with qtbot.waitSignal(pane._desk.page_asked):
        pane.details.evidence.links[0].click()


def test_keys_order_and_level_what_is_in_hand(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "One", "Two", "Three")
    take(pane, "Three")
    pane.run("board:up")
    assert [text for _, text in shown(pane)] == ["One", "Three", "Two"]
    pane.run("board:in")
    assert shown(pane) == [("1", "One"), ("1.1", "Three"), ("2", "Two")]
    row = pane.row_in_hand()
    assert row is not None
    assert row.entry.text == "Three"
    pane._desk.perform(lambda: undoing.undo(pane._desk.library))
    pane._desk.perform(lambda: undoing.undo(pane._desk.library))
    assert [text for _, text in shown(pane)] == ["One", "Two", "Three"]


def test_a_follow_up_is_written_under_the_question_in_hand(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "One", "Two")
    take(pane, "One")
    type_new(pane, qtbot, "board:follow_up", "And then?", "And after that?")
    assert shown(pane) == [
        ("1", "One"),
        ("1.1", "And then?"),
        ("1.2", "And after that?"),
        ("2", "Two"),
    ]


def drop(pane: BoardPane, text: str, target: str, part: float) -> None:
    """Drop a row on another, at a part of its height from its top."""
    carried = pane.model.mimeData([pane.model.index_of(key_of(pane, text))])
    assert isinstance(carried, QMimeData)
    assert carried.hasFormat(MIME)
    rect = pane.list.visualRect(pane.model.index_of(key_of(pane, target)))
    at = QPointF(rect.center().x(), rect.top() + rect.height() * part)
    event = QDropEvent(
        at,
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.list.dropEvent(event)


def test_dragging_does_what_the_keys_do(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "One", "Two", "Three")
    drop(pane, "Three", "One", 0.1)
    assert [text for _, text in shown(pane)] == ["Three", "One", "Two"]
    drop(pane, "Three", "Two", 0.9)
    assert [text for _, text in shown(pane)] == ["One", "Two", "Three"]
    drop(pane, "Three", "One", 0.5)
    assert shown(pane)[1] == ("1.1", "Three")
    type_new(pane, qtbot, "board:line", "Costs")
    drop(pane, "Two", "Costs", 0.5)
    assert shown(pane)[:2] == [("", "Costs"), ("1", "Two")]


def test_a_question_dropped_on_an_item_goes_there(pane: BoardPane, qtbot: QtBot) -> None:
    first, second = numbers(pane)[1:3]
    on_item(pane, first)
    type_new(pane, qtbot, "board:question", "Wandering")
    carried = pane.model.mimeData([pane.model.index_of(key_of(pane, "Wandering"))])
    at = pane.items.visualRect(pane.items_model.index(2, 0)).center()
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.items.dropEvent(event)
    assert stored(pane, second) == [("1", "Wandering")]


def test_escape_goes_from_the_details_back_to_the_board(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "Who pays?")
    pane.details.status.setFocus()
    qtbot.keyClick(pane.details.status, Qt.Key.Key_Escape)
    assert pane.list.hasFocus()


def test_loose_questions_stand_apart_from_the_lines(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "Loose")
    type_new(pane, qtbot, "board:line", "Costs")
    headings = [pane.model.index(i, 0).data(HEADING_ROLE) for i in range(pane.model.rowCount())]
    assert [one.words for one in headings if one] == ["Not under a line of enquiry yet"]


def test_the_menu_moves_to_another_item_by_keys(pane: BoardPane, qtbot: QtBot) -> None:
    first, second = numbers(pane)[1:3]
    on_item(pane, first)
    type_new(pane, qtbot, "board:question", "Wandering")
    take(pane, "Wandering")
    row = pane.row_in_hand()
    assert row is not None
    menu = QMenu(pane)
    fill_row_menu(menu, pane.board, row, pane.asked.emit, pane.hands.put, moving_only=True)
    entry = next(one for one in menu.actions() if f"Item {second}" in one.text())
    entry.trigger()
    assert stored(pane, second) == [("1", "Wandering")]
    assert stored(pane, first) == []


def test_the_details_are_saved_as_they_are_chosen(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "Who pays?")
    take(pane, "Who pays?")
    details = pane.details
    details.who.setText("Head of finance")
    qtbot.keyClicks(details.minutes, "7")
    details.answer.setPlainText("The council does")
    details.shared.click()
    at = details.status.findData(NoteStatus.READY.value)
    details.status.setCurrentIndex(at)
    details.status.activated.emit(at)
    pane.settle()
    (entry,) = pane.board.entries
    assert (entry.who, entry.minutes, entry.answer, entry.private, entry.status) == (
        "Head of finance",
        7,
        "The council does",
        False,
        NoteStatus.READY,
    )
    assert pane.head.budget.text() == "1 question · about 7 minutes"


def test_names_used_before_are_offered(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "One")
    take(pane, "One")
    offered = pane.details.who.completer().model()
    assert "Head of service" in {offered.index(i, 0).data() for i in range(offered.rowCount())}


def test_too_little_time_is_said_in_words(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "One", "Two")
    qtbot.keyClicks(pane.head.minutes, "4")
    pane.head.flush()
    assert pane.head.budget.text() == "▲ 2 questions · 6 minutes, 2 over the 4 there are"


def test_the_big_question_is_kept_for_its_item(pane: BoardPane, qtbot: QtBot) -> None:
    first, second = numbers(pane)[1:3]
    on_item(pane, first)
    qtbot.keyClicks(pane.head.big, "Is it safe?")
    on_item(pane, second)
    assert pane.head.big.toPlainText() == ""
    on_item(pane, first)
    assert pane.head.big.toPlainText() == "Is it safe?"


def test_delete_keeps_the_place_and_undo_brings_it_back(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "One", "Two", "Three")
    take(pane, "Two")
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert [text for _, text in shown(pane)] == ["One", "Three"]
    assert pane.row_in_hand() is not None
    pane._desk.perform(lambda: undoing.undo(pane._desk.library))
    assert [text for _, text in shown(pane)] == ["One", "Two", "Three"]


def test_every_row_says_in_words_what_it_shows(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "Who pays?")
    said = pane.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Question 1: Who pays?, private"


def test_buttons_ask_for_what_the_menus_do(room: QuestionsRoom, qtbot: QtBot) -> None:
    buttons = {one.text(): one for one in room.board.findChildren(QPushButton)}
    with qtbot.waitSignal(room.command_asked) as asked:
        buttons["Line of enquiry  L"].click()
    assert asked.args == ["board:line"]


def test_two_hundred_questions_are_laid_out(
    empty_desk: Desk, paper: Paper, pane: BoardPane, qtbot: QtBot
) -> None:
    key = numbers(pane)[1]
    line = questions.add_entry(
        empty_desk.library, paper.meeting_id, key, kind=EntryKind.LINE, text="All"
    ).ids[0]
    for number in range(200):
        questions.add_entry(
            empty_desk.library,
            paper.meeting_id,
            key,
            text=f"Question {number} " + "with many words " * 9,
            parent=line,
        )
    on_item(pane, key)
    pane.refresh()
    assert len(shown(pane)) == 201
    QApplication.processEvents()
    assert pane.list.visualRect(pane.model.index(5, 0)).height() > 60
    assert pane.list.indexAt(QPoint(80, 60)).isValid()


def press_hint(pane: BoardPane, words: str) -> None:
    next(one for one in pane.details.hints.buttons if one.text() == words).click()


def test_hints_are_shown_and_stay_aside(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    type_new(pane, qtbot, "board:question", "Don't you agree that this is late?")
    take(pane, "Don't you agree that this is late?")
    row = pane.row_in_hand()
    assert row is not None
    assert row.hints[0].startswith("Leading?")
    assert pane.details.hints.isVisible()
    press_hint(pane, "Put aside")
    row = pane.row_in_hand()
    assert row is not None
    assert row.hints == ()
    assert not pane.details.hints.isVisible()
    assert row.entry.text == "Don't you agree that this is late?"


def test_near_duplicates_are_merged_and_parted_again(pane: BoardPane, qtbot: QtBot) -> None:
    on_item(pane, numbers(pane)[1])
    one, two = "Why has the speech therapy list grown?", "What made the speech therapy list grow?"
    type_new(pane, qtbot, "board:question", one, two)
    take(pane, one)
    press_hint(pane, "Merge into this one")
    assert shown(pane) == [("1", one), ("", two)]
    assert pane.list.hasFocus()
    take(pane, two)
    press_hint(pane, "Ask it by itself again")
    assert shown(pane) == [("1", one), ("2", two)]


def test_a_board_without_questions_begins_at_the_first_item_and_is_ready_for_a_key(
    room: QuestionsRoom,
) -> None:
    room.take_keyboard()
    assert room.board.item_in_hand == room.board.board.items[0].key
    assert room.board.items.hasFocus()


def test_an_agenda_item_says_its_whole_title_as_a_tooltip(room: QuestionsRoom) -> None:
    index = room.board.items_model.index(1, 0)
    row = index.data(ROW_ROLE)
    assert isinstance(row, ItemCount)
    assert row.title in index.data(Qt.ItemDataRole.ToolTipRole)
    assert room.board.items.minimumWidth() >= 180
