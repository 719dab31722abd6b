"""Milestones in the window: confirmed, changed and taken back on one row or several."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.measures.milestone_words import Status
from scrutiny_desk.domain.papers.facts import MilestoneFact
from scrutiny_desk.services import undoing
from scrutiny_desk.services.measures.milestones import confirm, list_milestones
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.kept import KeptMeasures
from scrutiny_desk.ui.measures.milestones.status_dialog import StatusDialog
from scrutiny_desk.ui.measures.milestones.words import Whose
from scrutiny_desk.ui.measures.room import MeasuresRoom
from tests.services.made_papers import Desk as Papers
from tests.services.made_papers import facts
from tests.ui.measures.settled import read_anew


def row(words: str, due: str, position: str = "") -> MilestoneFact:
    return MilestoneFact(
        page="3", page_index=4, ref="1.1", milestone=words, due=due, due_text=due, position=position
    )


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    plan = (
        row("Hold the workshop", "2023-10-31", "Work has commenced."),
        row("Agree the plan", "2023-11-30", "Complete"),
        row("Tell the schools", "2023-12-31"),
    )
    Papers(empty_desk.library, tmp_path).import_one(
        "plan.pdf", facts(date="2024-01-25", milestones=plan)
    )
    return empty_desk


@pytest.fixture
def room(desk: Desk, qtbot: QtBot) -> MeasuresRoom:
    made = MeasuresRoom(desk)
    qtbot.addWidget(made)
    made.resize(1150, 650)
    desk.changed.connect(lambda _: read_anew(made, qtbot))
    read_anew(made, qtbot)
    made.tabs.setCurrentIndex(3)
    made.show()
    return made


def stands(room: MeasuresRoom) -> list[str]:
    table = room.milestones.table
    return [table.item(at, 3).text() for at in range(table.rowCount())]


def who(room: MeasuresRoom, at: int) -> str:
    return room.milestones.table.item(at, 4).text()


def test_c_confirms_the_chosen_rows_as_proposed_and_the_next_can_be_gone_to(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    room.desk.library.person = "A. Member"
    table = room.milestones.table
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    with qtbot.waitSignal(room.desk.said) as said:
        qtbot.keyClick(table, Qt.Key.Key_C)

    assert said.args == ["2 milestones confirmed as under way, done by A. Member", True]
    assert stands(room)[:2] == ["◇ Under way; past its date", "✓ Done"]
    assert who(room, 1).startswith("Confirmed by A. Member, ")
    assert table.chosen == [0, 1]
    undoing.undo(room.desk.library)
    read_anew(room, qtbot)
    assert who(room, 1) == "Its own words only"


def test_the_first_time_nobody_is_named_it_says_where_to_say_ones_name(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    table = room.milestones.table
    table.setCurrentCell(0, 0)
    said = []
    room.desk.said.connect(lambda words, _undo: said.append(words))

    qtbot.keyClick(table, Qt.Key.Key_C)
    qtbot.keyClick(table, Qt.Key.Key_C)

    assert said[0].startswith("Milestone confirmed as under way by you. Say your name under File")
    assert said[1] == "Milestone confirmed as under way by you"


def test_where_its_words_propose_nothing_it_says_what_to_press(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    room.milestones.table.setCurrentCell(2, 0)
    with qtbot.waitSignal(room.desk.said) as said:
        qtbot.keyClick(room.milestones.table, Qt.Key.Key_C)
    assert "Press S" in said.args[0]


def test_s_says_otherwise_with_words_which_are_there_again_after_leaving(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    table = room.milestones.table
    table.setCurrentCell(1, 0)
    qtbot.keyClick(table, Qt.Key.Key_S)
    (dialog,) = room.findChildren(StatusDialog)
    assert dialog.status.currentData() == Status.DONE
    dialog.words.setPlainText("The director said so")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not room.findChildren(StatusDialog))

    qtbot.keyClick(table, Qt.Key.Key_S)
    (dialog,) = room.findChildren(StatusDialog)
    assert dialog.words.toPlainText() == "The director said so"
    dialog.status.setCurrentIndex(dialog.status.findData(Status.SLIPPED))
    dialog.by.setText("The manager")
    dialog.go_on.click()

    assert stands(room)[1] == "» Slipped; past its date"
    assert who(room, 1).startswith("Confirmed by The manager, ")
    assert who(room, 1).endswith(": The director said so")
    assert "The plan: Complete" in room.milestones.details.toPlainText()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert who(room, 1) == "Its own words only"


def test_only_what_nobody_confirmed_yet_is_listed_and_gone_through(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    view = room.milestones
    view.states.setCurrentIndex(view.states.findData(Whose.OPEN))
    assert len(stands(room)) == 2
    view.table.setCurrentCell(0, 0)

    qtbot.keyClick(view.table, Qt.Key.Key_C)

    assert [view.table.item(0, 2).text(), view.table.currentRow()] == ["Agree the plan", 0]
    qtbot.keyClick(view.table, Qt.Key.Key_C)
    assert not stands(room)
    assert "Every milestone" in view.pane.said.text()


def test_what_leaves_holds_who_confirmed_but_no_private_words(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    library = room.desk.library
    confirm(library, list_milestones(library)[:1], Status.DONE, words="Heard", private=True)
    read_anew(room, qtbot)
    chart = room.milestones.pane.view.chart
    assert chart is not None

    assert "Heard" in chart.page().as_tabs()
    leaving = chart.leaving().page().as_tabs()
    assert "Heard" not in leaving
    assert "Confirmed by you" in leaving


def test_tolerance_day_and_choice_are_kept_from_one_start_to_the_next(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)

    def start() -> MeasuresRoom:
        room = MeasuresRoom(desk)
        qtbot.addWidget(room)
        KeptMeasures(settings, room)
        read_anew(room, qtbot)
        room.tabs.setCurrentIndex(3)
        return room

    room = start()
    assert room.milestones.chosen_day is None
    room.indicators.tolerance.setValue(5)
    room.milestones.choose_day(date(2023, 11, 1))
    room.milestones.states.setCurrentIndex(room.milestones.states.findData(Whose.OPEN))

    again = start()
    assert again.indicators.tolerance.value() == 5
    assert again.milestones.pane.view.chart is not None
    assert again.milestones.pane.view.chart.page().title == "Milestones on 1 November 2023"
    assert len(stands(again)) == 2
    again.show()
    again.milestones.of_papers.click()
    assert again.focusWidget() is again.milestones.day
    assert start().milestones.chosen_day is None
    settings.setValue("measures/tolerance", "much")
    assert start().indicators.tolerance.value() == 0


def test_tab_goes_over_the_choices_to_the_table_and_on_to_the_words(
    room: MeasuresRoom, qtbot: QtBot
) -> None:
    view = room.milestones
    qtbot.waitExposed(room)
    view.states.setFocus()
    went = [room.focusWidget()]
    for _ in range(7):
        qtbot.keyClick(went[-1], Qt.Key.Key_Tab)
        went.append(room.focusWidget())
    # Within the day Tab goes from its number to month and year.
    assert list(dict.fromkeys(went)) == [
        view.states, view.day, view.say, view.pane.out, view.table, view.details,
    ]  # fmt: skip
