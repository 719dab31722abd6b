from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk import app
from scrutiny_desk.domain.tracker.recommendations import Computed
from scrutiny_desk.domain.tracker.views import Criteria
from scrutiny_desk.library.library import Library
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.appearance import Appearance, AppearanceWatch
from scrutiny_desk.ui.questions.board import BoardPane
from scrutiny_desk.ui.theme import Theme
from tests.ui.filled import put_in, write
from tests.ui.measures.settled import settle


@pytest.fixture
def program(tmp_path: Path, settings: QSettings, qtbot: QtBot) -> Iterator[app.Program]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    library = Library.open(tmp_path / "library", create=True)
    write(library, put_in(library, tmp_path), "Why did the wait grow?")
    watch = AppearanceWatch(application, settings)
    watch.theme().apply(application)
    made = app.Program(library, watch.theme(), settings)
    made.watch(application, watch)
    made.window.show()
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    watch.deleteLater()
    made.deleteLater()
    Theme.named("light").apply(application)


def ticked(program: app.Program) -> set[str]:
    return {name for name, one in program.window._menus.actions.items() if one.isChecked()}


def test_colours_are_taken_at_once_and_remembered(
    program: app.Program, settings: QSettings
) -> None:
    assert ticked(program) == {"colours:system", "text:100"}
    program.window._menus.actions["colours:dark"].trigger()
    dark = Theme.named("dark")
    assert program.desk.theme == dark
    shown = program.window.grab().toImage()
    rail = program.window.rail
    assert shown.pixelColor(rail.width() - 4, 500).name() == dark.colour("ground_alt").lower()
    assert ticked(program) == {"colours:dark", "text:100"}
    assert Appearance.kept_in(settings) == Appearance("dark", 100)
    program.window._menus.actions["colours:contrast"].trigger()
    assert program.desk.theme.name == "high contrast"


def test_the_text_grows_at_once_and_one_stays_where_one_was(program: app.Program) -> None:
    program.window.take_meeting(program.window.chooser.meeting_id or "")
    program.window.go_to_room("Papers")
    program.papers.view.go_to(4)
    before = program.window
    program.window._menus.actions["text:150"].trigger()
    assert program.window is not before
    assert program.window.isVisible()
    assert program.desk.theme.scale == 1.5
    assert program.window.shown_room == "Papers"
    assert program.papers.view.current_page == 4
    assert program.window.search.fontInfo().pointSizeF() > 15
    assert ticked(program) == {"colours:system", "text:150"}
    # The library is the same one, still open.
    assert [row.note.text for row in notes.list_notes(program.library)] == [
        "Why did the wait grow?"
    ]
    program.window._menus.actions["text:100"].trigger()
    assert program.desk.theme.scale == 1.0


def test_the_keyboard_is_in_the_window_that_is_built_anew(
    program: app.Program, qtbot: QtBot
) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.give_command("text:125")
    # At once: nobody waits for a window before pressing the next key.
    assert program.window.isActiveWindow()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.window() is program.window
    QTest.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert program.window.palette_of_commands.box.line.hasFocus()
    program.window.palette_of_commands.box.close_box()


def test_the_question_in_hand_and_the_field_one_types_in_stay_through_another_size(
    program: app.Program, qtbot: QtBot
) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    meeting = program.window.chooser.meeting_id or ""
    key = board_of(program.library, meeting).items[-1].key
    for words in ("Who pays?", "From when?"):
        questions.add_entry(program.library, meeting, key, text=words)
    program.window.go_to_room("Questions")
    board = program.window.findChildren(BoardPane)[0]
    board.refresh()
    wanted = next(one for one in board.board.entries if one.text == "From when?").id
    board.take(wanted)
    board.details.answer.setFocus()
    QTest.keyClicks(board.details.answer, "In Ju")
    program.window.give_command("text:150")
    board = program.window.findChildren(BoardPane)[0]
    row = board.row_in_hand()
    assert row is not None
    assert row.key == wanted
    assert board.item_in_hand == key
    assert QApplication.focusWidget() is board.details.answer
    QTest.keyClicks(board.details.answer, "ne")
    assert board.details.answer.toPlainText() == "In June"


def test_the_page_keeps_the_keyboard_through_another_size(
    program: app.Program, qtbot: QtBot
) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.go_to_room("Papers")
    program.papers.view.setFocus()
    program.window.give_command("text:125")
    assert QApplication.focusWidget() is program.papers.view
    program.papers.notes.question.setFocus()
    program.window.give_command("text:100")
    assert QApplication.focusWidget() is program.papers.notes.question


def enter(program: app.Program, number: str) -> str:
    change = recommendations.add_recommendation(
        program.library,
        committee="The committee",
        number=number,
        date_text="9 November 2023",
        text=f"Publish plan {number}",
        target_text="December 2023",
        officer="Pilot",
    )
    program.desk.announce(change)
    return change.ids[0]


def test_an_edit_before_another_size_is_taken_back_after_it(
    program: app.Program, qtbot: QtBot
) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    rec_id = enter(program, "1")
    program.window.go_to_room("Recommendations")
    library = program.library
    program.desk.perform(
        lambda: recommendations.revise_recommendation(library, rec_id, officer="Other")
    )
    program.window.give_command("text:150")
    bar = program.window.message_bar
    assert bar.words == "Recommendation changed"
    assert bar.undoable
    assert program.window._menus.actions["undo"].text() == "&Undo edit recommendation"
    holder = QApplication.focusWidget()
    assert holder is program.tracker.table
    QTest.keyClick(holder, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.tracker.listing.row(rec_id).recommendation.officer == "Pilot"
    program.window.give_command("text:100")
    program.window.give_command("redo")
    assert program.tracker.listing.row(rec_id).recommendation.officer == "Other"


@pytest.mark.parametrize("meanwhile", ["Recommendations", "Papers"])
def test_the_tracker_stays_as_it_was_through_another_size(
    program: app.Program, qtbot: QtBot, meanwhile: str
) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    for number in range(1, 41):
        enter(program, str(number))
    rec_id = enter(program, "99")
    program.window.go_to_room("Recommendations")
    room = program.tracker
    room.set_as_of(date(2024, 6, 1))
    room.filtering.ask_for(Criteria(words="plan", statuses=frozenset({Computed.OVERDUE})))
    room.filtering.turn_pane()
    room.open_row(rec_id)
    room.table.setFocus()
    view, day = room.filtering.views.view, room.as_of.date()
    assert room.tabs.currentIndex() > 0
    program.window.go_to_room(meanwhile)
    for size in ("text:150", "text:125"):
        program.window.give_command(size)
    assert program.window.shown_room == meanwhile
    program.window.show_room("Recommendations")
    assert program.tracker is not room
    room = program.tracker
    assert room.as_of.date() == day
    assert room.filtering.views.view == view
    assert room.words_box.text() == "plan"
    assert room.tabs.status is Computed.OVERDUE
    assert room.model.key_at(room.table.currentIndex()) == rec_id
    assert room.pane.isVisible()
    assert room.filter.isVisible()
    row = room.table.visualRect(room.table.currentIndex())
    assert room.table.viewport().rect().contains(row.center())


def test_the_measure_in_hand_stays_through_another_size(program: app.Program, qtbot: QtBot) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.go_to_room("Measures")
    settle(program.measures, qtbot)
    room = program.measures
    QTest.keyClick(room.list, Qt.Key.Key_Down)
    held = room.model.key_at(room.list.currentIndex())

    program.window.give_command("text:150")

    # What was read is shown before it is read again.
    assert program.measures is not room
    room = program.measures
    assert room.model.key_at(room.list.currentIndex()) == held
    assert QApplication.focusWidget() is room.list
    settle(room, qtbot)
    assert room.model.key_at(room.list.currentIndex()) == held


def test_what_was_chosen_is_there_at_the_next_start(settings: QSettings) -> None:
    Appearance("contrast", 175).keep_in(settings)
    assert Appearance.kept_in(settings) == Appearance("contrast", 175)
    settings.setValue("look/text", "a lot")
    settings.setValue("look/colours", "pink")
    assert Appearance.kept_in(settings) == Appearance("system", 100)
