"""Several rows at once, the clipboard and the year's end, from the room by keyboard and menus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.pages.tab_text import read_cells
from scrutiny_desk.domain.tracker.recommendations import Computed, Kind, Recommendation
from scrutiny_desk.services import undoing
from scrutiny_desk.ui.actions import ACTIONS
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.to_clipboard import leave_plain_words
from scrutiny_desk.ui.tracker.ask_form import AskForm
from scrutiny_desk.ui.tracker.clipboard import PastePreview
from scrutiny_desk.ui.tracker.many_hand import MANY
from scrutiny_desk.ui.tracker.paste_new import PasteNew
from scrutiny_desk.ui.tracker.room import TrackerRoom
from scrutiny_desk.ui.tracker.rows import Column
from scrutiny_desk.ui.tracker.rows_menu import RowsMenu
from scrutiny_desk.ui.tracker.year_end_dialog import YearEndDialog
from tests.ui.filled import put_in
from tests.ui.tracker.test_tracker_room import numbers, opened, rec_id


@pytest.fixture
def room(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> TrackerRoom:
    put_in(empty_desk.library, tmp_path)
    made = opened(empty_desk, qtbot)
    made.resize(1400, 650)
    return made


@pytest.fixture(autouse=True)
def plain_clipboard() -> Iterator[None]:
    """What Python made must not outlive it on the clipboard."""
    yield
    leave_plain_words()
    QGuiApplication.clipboard().setText("")


def choose(room: TrackerRoom, *wanted: str) -> None:
    room.table.setCurrentIndex(room.model.index_of(rec_id(room, wanted[0])))
    room.table.choose_rows([rec_id(room, one) for one in wanted])


def one(room: TrackerRoom, number: str) -> Recommendation:
    return room.listing.row(rec_id(room, number)).recommendation


def ask(room: TrackerRoom, name: str, **words: str) -> AskForm:
    """Give an action and fill its window: words by the name of the field, "_" for a space."""
    room.run(name)
    form = room._dialog
    assert isinstance(form, AskForm)
    for key, value in words.items():
        field = form.fields[key.replace("_", " ")]
        if isinstance(field, QComboBox):
            field.setCurrentText(value)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(value)
        elif isinstance(field, QLineEdit):
            field.setText(value)
    form.go.click()
    return form


def said(room: TrackerRoom, qtbot: QtBot, name: str) -> str:
    with qtbot.waitSignal(room.desk.said) as heard:
        room.run(name)
    return str(heard.args[0])


def test_shift_and_an_arrow_choose_several_and_the_order_is_the_tables(
    room: TrackerRoom, qtbot: QtBot
) -> None:
    room.table.setCurrentIndex(room.model.index_of(rec_id(room, "1")))
    qtbot.keyClick(room.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert room.table.chosen() == [rec_id(room, "1"), rec_id(room, "2")]
    qtbot.keyClick(room.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(room.table.chosen()) == 4


@pytest.mark.parametrize(
    ("name", "words", "field", "value"),
    [
        ("tracker:set_officer", {"Officer": "A pilot"}, "officer", "A pilot"),
        ("tracker:set_executive", {"Executive_member": "Cllr Oar"}, "executive_member", "Cllr Oar"),
        ("tracker:set_kind", {"Kind": "Action"}, "kind", Kind.ACTION),
        ("tracker:set_reported", {"Reported": "Amber"}, "reported", "Amber"),
        (
            "tracker:set_target",
            {"New_target": "May 2024", "Reason": "Late"},
            "target_date",
            "2024-05",
        ),
        (
            "tracker:close_rows",
            {"Closed_as": "Implemented", "The_committee_agreed_on": "25 January 2024"},
            "outcome",
            "implemented",
        ),
        ("tracker:transfer", {"Committee": "Parks"}, "committee", "Parks"),
    ],
)
def test_an_action_on_several_rows_is_one_step(
    room: TrackerRoom, name: str, words: dict[str, str], field: str, value: object
) -> None:
    before = [getattr(one(room, number), field) for number in ("1", "2", "10")]
    choose(room, "1", "10")
    ask(room, name, **words)
    assert [getattr(one(room, number), field) for number in ("1", "2", "10")] == [
        value, before[1], value,
    ]  # fmt: skip
    assert room.table.chosen() == [rec_id(room, "1"), rec_id(room, "10")]
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    assert [getattr(one(room, number), field) for number in ("1", "2", "10")] == before


def test_an_update_goes_to_each_and_a_row_is_carried_over(room: TrackerRoom) -> None:
    choose(room, "1", "2")
    ask(room, "tracker:update_all", What_was_done="Asked", Who_says_so="Manager")
    ask(room, "tracker:carry_over", Into="Year 2024/25")
    for number in ("1", "2"):
        texts = [entry.text for entry in room.listing.row(rec_id(room, number)).updates]
        assert "Asked" in texts
        assert texts[-1] == "Carried over into 2024/25."


def test_trouble_leaves_the_window_with_what_was_typed(room: TrackerRoom, qtbot: QtBot) -> None:
    choose(room, "1", "2")
    with qtbot.waitSignal(room.desk.troubled):
        form = ask(room, "tracker:set_target", New_target="May 2024")
    assert form.isVisible()
    assert one(room, "1").target_text == "January 2024"
    form.reject()


def test_nothing_chosen_is_said(empty_desk: Desk, qtbot: QtBot) -> None:
    room = opened(empty_desk, qtbot)
    assert said(room, qtbot, "tracker:set_officer").startswith("No row is chosen")
    assert said(room, qtbot, "tracker:copy").startswith("No row is chosen")


def test_the_menu_key_brings_the_actions_on_the_rows(room: TrackerRoom, qtbot: QtBot) -> None:
    room.table.menu_asked.disconnect()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    with qtbot.waitSignal(room.table.menu_asked):
        QApplication.sendEvent(room.table.viewport(), asked)
    menu = RowsMenu(2, room)
    words = [entry.text().split("\t")[0] for entry in menu.actions()]
    assert words[0] == "For 2 recommendations"
    for name in MANY:
        entry = menu.actions()[words.index(next(a.words for a in ACTIONS if a.name == name))]
        with qtbot.waitSignal(menu.asked) as heard:
            entry.trigger()
        assert heard.args == [name]


def test_rows_are_copied_with_their_headings(room: TrackerRoom, qtbot: QtBot) -> None:
    ask_private = rec_id(room, "3")
    room.model.edited.emit(ask_private, Column.PRIVATE, "Yes")
    room.model.edited.emit(rec_id(room, "1"), Column.TEXT, "=Look\nat “it”")
    choose(room, "1", "3")
    with qtbot.waitSignal(room.desk.said) as heard:
        qtbot.keyClick(room.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert heard.args[0] == (
        "1 recommendation copied; left out: 1 private recommendation. “Copy, private too” takes"
        " them along"
    )
    data = QGuiApplication.clipboard().mimeData()
    cells = read_cells(data.text())
    assert cells[0] == [one.heading for one in room.table.in_sight()]
    assert cells[1][:2] == ["1", "=Look\nat “it”"]
    assert "'=Look" in data.text()
    assert "<th>Recommendation</th>" in data.html()
    room.run("tracker:copy_private")
    assert len(read_cells(QGuiApplication.clipboard().text())) == 3


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_one_cell_is_pasted_at_once(room: TrackerRoom, qtbot: QtBot) -> None:
    clip("A pilot\r\n")
    room.table.setCurrentIndex(
        room.model.index_of(rec_id(room, "2")).siblingAtColumn(Column.OFFICER)
    )
    qtbot.keyClick(room.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert one(room, "2").officer == "A pilot"


def test_one_cell_goes_to_every_chosen_row_after_a_look(room: TrackerRoom) -> None:
    clip("A pilot")
    choose(room, "1", "2", "10")
    room.table.selectionModel().setCurrentIndex(
        room.model.index_of(rec_id(room, "1")).siblingAtColumn(Column.OFFICER),
        room.table.selectionModel().SelectionFlag.NoUpdate,
    )
    room.run("tracker:paste")
    preview = room._dialog
    assert isinstance(preview, PastePreview)
    assert preview.go.text() == "Change 3 cells"
    preview.go.click()
    assert [one(room, number).officer for number in ("1", "2", "3", "10")] == [
        "A pilot", "A pilot", "Head of service", "A pilot",
    ]  # fmt: skip
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    assert one(room, "2").officer == "TBC"


def test_a_block_goes_right_and_down_and_says_what_it_leaves_out(room: TrackerRoom) -> None:
    clip('A\t"May\n2024"\tAmber\tlate\r\nB\tTBC\tRed\tlate\r\nC\t\t\t\r\n')
    room.table.setCurrentIndex(
        room.model.index_of(rec_id(room, "3")).siblingAtColumn(Column.OFFICER)
    )
    room.run("tracker:paste")
    preview = room._dialog
    assert isinstance(preview, PastePreview)
    assert "worked out" in preview.besides.text()
    assert "1 row too many" in preview.besides.text()
    first = preview.list.topLevelItem(0)
    assert first is not None
    assert [first.text(column) for column in range(5)] == [
        "3", "Consider the findings", "Officer", "Head of service", "A",
    ]  # fmt: skip
    preview.go.click()
    assert (one(room, "3").officer, one(room, "3").target_date) == ("A", "2024-05")
    assert (one(room, "10").officer, one(room, "10").reported) == ("B", "Red")


def test_words_that_a_column_does_not_take_are_told(room: TrackerRoom, qtbot: QtBot) -> None:
    room.show_columns([Column.NUMBER, Column.KIND, Column.OFFICER])
    clip("Kind\tOfficer\r\nPerhaps\tA pilot\r\n")
    room.table.setCurrentIndex(room.model.index_of(rec_id(room, "2")))
    room.run("tracker:paste")
    preview = room._dialog
    assert isinstance(preview, PastePreview)
    assert "No. 2, Kind: “Perhaps”" in preview.besides.text()
    preview.go.click()
    assert (one(room, "2").kind, one(room, "2").officer) == (Kind.RECOMMENDATION, "A pilot")


def test_whole_rows_become_new_recommendations(room: TrackerRoom) -> None:
    clip(
        "Ref\tRecommendation\tTarget date\tResponsible officer\r\n"
        '21\t"Mend the quay,\nall of it"\tMay 2024\tPilot\r\n22\tPaint the rail\tTBC\t\r\n'
    )
    room.run("tracker:paste_new")
    form = room._dialog
    assert isinstance(form, AskForm)
    assert form.go.text() == "Add all 2"
    form.go.click()
    assert numbers(room) == ["1", "2", "3", "10", "21", "22"]
    assert one(room, "21").text == "Mend the quay,\nall of it"
    assert one(room, "21").committee == "Children's committee"
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    assert numbers(room) == ["1", "2", "3", "10"]


def test_rows_under_a_heading_go_to_the_rows_that_they_are(room: TrackerRoom) -> None:
    before = [(one(room, number).number, one(room, number).text) for number in numbers(room)]
    clip(
        "No.\tRecommendation\tOfficer\r\n1\tLook at the trainings\tA pilot\r\n"
        "10\tSend the case studies\tA mate\r\n30\tPaint the rail\tA cook\r\n"
    )
    choose(room, "1", "2", "3")
    room.run("tracker:paste")
    preview = room._dialog
    assert isinstance(preview, PastePreview)
    told = [preview.list.topLevelItem(place) for place in range(2)]
    assert [[item.text(at) for at in range(5)] for item in told if item] == [
        ["1", "Look at the training", "Officer", "Head of service", "A pilot"],
        ["10", "Send the case studies", "Officer", "Head of service", "A mate"],
    ]
    assert "as new: 30" in preview.besides.text()
    preview.rest.click()
    form = room._dialog
    assert isinstance(form, PasteNew)
    assert form.go.text() == "Add 1 of 3"
    assert [(one(room, n).number, one(room, n).text) for n in numbers(room)] == before
    assert [one(room, n).officer for n in ("1", "2", "3", "10")] == [
        "A pilot", "TBC", "Head of service", "A mate",
    ]  # fmt: skip
    form.go.click()
    assert numbers(room) == ["1", "2", "3", "10", "30"]


def test_a_number_alone_says_which_row_it_is(room: TrackerRoom, qtbot: QtBot) -> None:
    clip("No.\tOfficer\r\n10\tA mate\r\n77\tNobody\r\n")
    choose(room, "1", "2")
    room.run("tracker:paste")
    preview = room._dialog
    assert isinstance(preview, PastePreview)
    assert "No. 77 (no row has this number)" in preview.besides.text()
    preview.go.click()
    assert [one(room, n).officer for n in ("1", "2", "10")] == ["Head of service", "TBC", "A mate"]


def test_a_row_that_is_here_already_is_named_and_not_added_again(room: TrackerRoom) -> None:
    clip(
        "Ref\tRecommendation\tResponsible officer\r\n"
        "1\tLook at the trainings\tPilot\r\n9\tLook at the training\tPilot\r\n"
        "22\tPaint the rail\t\r\n"
    )
    room.run("tracker:paste_new")
    form = room._dialog
    assert isinstance(form, PasteNew)
    here = [form.list.topLevelItem(place).text(2) for place in range(3)]  # type: ignore[union-attr]
    assert here[0] == "Already here: No. 1 “Look at the training”"
    assert here[1].startswith("Perhaps here already: No. 1")
    assert here[2] == "New"
    assert form.go.text() == "Add 1 of 3"
    form.go.click()
    assert numbers(room) == ["1", "2", "3", "10", "22"]


def test_nothing_on_the_clipboard_is_said(room: TrackerRoom, qtbot: QtBot) -> None:
    clip("")
    assert said(room, qtbot, "tracker:paste").startswith("There is nothing to paste")
    assert said(room, qtbot, "tracker:paste_new").startswith("There is nothing to paste")


def test_the_years_end_is_looked_at_and_carried_out(room: TrackerRoom) -> None:
    room.run("tracker:year_end")
    window = room._dialog
    assert isinstance(window, YearEndDialog)
    assert window.list.topLevelItemCount() == 4
    assert not window.go.isEnabled()
    window.list.selectAll()
    window.what.setCurrentText("Carried over")
    window.set.click()
    assert window.go.text() == "Carry out for 4 recommendations"
    first = window.list.topLevelItem(0)
    assert first is not None
    assert first.text(3) == "Carried over into 2024/25."
    window.list.clearSelection()
    first.setSelected(True)
    window.what.setCurrentText("Closed")
    window.set.click()
    assert "agreement" in window.trouble.text()
    assert first.text(3) == "Carried over into 2024/25."
    window.agreed.setText("Minutes, item 4")
    window.on.setText("soon")
    window.set.click()
    assert window.trouble.text().startswith("The day of the closing")
    window.on.setText("14 December 2023")
    window.set.click()
    assert first.text(3).startswith("The committee agreed on 14 December 2023 to close it")
    assert window.days.text().startswith("Statuses as on 30 April 2024.")
    assert window.trouble.text() == ""
    window.go.click()
    closed = [row for row in room.listing.rows() if row.standing.computed is Computed.CLOSED]
    assert len(closed) == 1
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    assert not any(row.updates and "Carried" in row.updates[-1].text for row in room.listing.rows())


def test_the_same_cells_are_copied_whatever_pane_is_open(room: TrackerRoom, qtbot: QtBot) -> None:
    room.resize(1000, 650)
    room.table.selectAll()
    room.run("tracker:copy")
    alone = QGuiApplication.clipboard().text()
    room.open_row(rec_id(room, "2"))
    qtbot.waitUntil(lambda: len(room.table.in_sight()) < len(room.table.columns))
    room.table.selectAll()
    room.run("tracker:copy")
    assert QGuiApplication.clipboard().text() == alone
    assert alone.splitlines()[0].split("\t") == [one.heading for one in room.table.columns]
