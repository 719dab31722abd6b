"""Whatever is dragged can be done by keys as well, and no mark is told by its colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scrutiny_desk import app
from scrutiny_desk.domain.notes.notes import NoteKind, NoteStatus
from scrutiny_desk.domain.questions.running_order import running_order
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.ui.actions import IN_REVIEW, ON_THE_PAGE, action
from scrutiny_desk.ui.questions.board_delegate import STATUS_SHAPES
from scrutiny_desk.ui.questions.board_list import BoardList
from scrutiny_desk.ui.theme import Theme
from tests.ui import stages

DRAGS = {
    "BoardList": ("board:up", "board:down", "board:in", "board:out", "board:move_to"),
    "ItemsList": ("board:move_to",),
}
"""The lists that take a drag, and the actions with keys that do the same."""


@pytest.fixture
def program(tmp_path: Path, settings: QSettings, qtbot: QtBot) -> Iterator[app.Program]:
    library = Library.open(tmp_path / "library", create=True)
    stages.fill(library, tmp_path)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme.named("light")
    theme.apply(application)
    made = app.Program(library, theme, settings)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 720)
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    stages.take_pack(made)
    yield made
    made.window.close()
    made.close()
    made.deleteLater()


def dragging(window: QWidget) -> set[str]:
    """The kinds of list in which a row can be dragged, or that take one."""
    modes = QAbstractItemView.DragDropMode
    return {
        type(one).__name__
        for one in window.findChildren(QAbstractItemView)
        if one.dragDropMode() != modes.NoDragDrop and not isinstance(one.parent(), QComboBox)
    }


def test_every_list_that_takes_a_drag_has_keys_for_it(program: app.Program) -> None:
    assert dragging(program.window) == set(DRAGS)
    for names in DRAGS.values():
        assert all(action(name).keys for name in names)


def test_the_order_of_the_board_is_changed_by_keys(program: app.Program) -> None:
    program.window.go_to_room("Questions")
    room = stages.questions_room(program)
    meeting = room.meeting_id or ""
    before = [turn.entry.id for turn in running_order(board_of(program.library, meeting))]
    room.board.take(before[1])
    program.window.give_command("board:out")
    after = running_order(board_of(program.library, meeting))
    assert [one.placed.is_follow_up for one in after if one.entry.id == before[1]] == [False]
    (shown,) = program.window.findChildren(BoardList)
    assert shown.isVisible()


def test_the_panes_beside_the_page_are_put_away_by_keys(program: app.Program) -> None:
    program.window.go_to_room("Papers")
    room = program.papers
    for name, keys, pane in (
        ("fold_agenda", "F9", room.agenda),
        ("fold_notes", "F10", room.notes),
        ("thumbnails", "Shift+F9", room.thumbnails),
    ):
        assert action(name).keys == (keys,)
        shown = pane.isVisible()
        for wanted in (not shown, shown):
            program.window.give_command(name)
            assert pane.isVisible() is wanted, name


def test_small_pictures_are_walked_by_arrows(program: app.Program) -> None:
    program.window.go_to_room("Papers")
    program.window.give_command("thumbnails")
    QTest.keyClick(program.papers.thumbnails, Qt.Key.Key_Down)
    assert program.papers.view.current_page == 1


def test_what_is_drawn_over_a_page_is_drawn_by_arrows(program: app.Program) -> None:
    """A region on a page and the rectangle over missed rows: moved, stretched, kept by keys."""
    assert action("mark:region").keys
    assert action("review:add").keys
    on_page, in_review = dict(ON_THE_PAGE), dict(IN_REVIEW)
    assert "Arrows, while a region is drawn" in on_page
    assert "Shift and an arrow, while a region is drawn" in on_page
    assert "Arrows, while adding" in in_review
    assert "Shift and an arrow, while adding" in in_review
    program.window.go_to_room("Papers")
    program.window.give_command("mark:region")
    view = program.papers.view
    assert view.draws
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.draws


def test_every_kind_and_status_has_its_own_shape_and_word() -> None:
    kinds = list(NoteKind)
    assert len({kind.shape for kind in kinds}) == len({kind.word for kind in kinds}) == len(kinds)
    answered = [NoteStatus.ANSWERED, NoteStatus.PART_ANSWERED, NoteStatus.EVADED]
    assert len({STATUS_SHAPES[one] for one in answered}) == len(answered)


def test_the_list_of_a_box_opens_below_it(program: app.Program) -> None:
    """Laid over the box, a long list would be cut off at the edge of the screen."""
    stages.PANES["a mark's card"](program)
    stages.settle(program.window)
    boxes = [one for one in program.window.findChildren(QComboBox) if one.isVisible()]
    assert boxes
    for box in boxes:
        option = QStyleOptionComboBox()
        option.initFrom(box)
        over = box.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, box)
        assert not over, box.accessibleName()


def test_an_explanation_goes_with_the_room_it_was_asked_in(program: app.Program) -> None:
    window = program.window
    window.go_to_room("Papers")
    meaning = "GP: general practitioner (p. 7)."
    program.desk.said.emit(meaning, False)
    program.papers.explainer._told = meaning
    assert meaning in window.message_bar.words
    window.go_to_room("Questions")
    assert meaning not in window.message_bar.words
