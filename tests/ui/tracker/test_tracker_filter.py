"""Filter, views, columns and groups of the Recommendations room, by hand and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.tracker.recommendations import Computed, Kind
from scrutiny_desk.domain.tracker.views import SHIPPED, Criteria, GroupBy
from scrutiny_desk.services import undoing
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import ROW_ROLE, Heading
from scrutiny_desk.ui.tracker.kept import KeptTable
from scrutiny_desk.ui.tracker.room import TrackerRoom
from scrutiny_desk.ui.tracker.rows import AT_FIRST, Column
from tests.ui.filled import put_in
from tests.ui.tracker.test_tracker_room import MEETING_DAY, numbers, opened, rec_id


@pytest.fixture
def room(empty_desk: Desk, tmp_path: Path, qtbot: QtBot) -> TrackerRoom:
    put_in(empty_desk.library, tmp_path)
    return opened(empty_desk, qtbot)


def tick(room: TrackerRoom, qtbot: QtBot, words: str) -> None:
    """Tick a choice of the filter by the keyboard."""
    if room.filter.isHidden():
        room.run("tracker:filter")
    pane = room.filter.list
    for place in range(pane.rows.rowCount()):
        row = pane.rows.index(place, 0).data(ROW_ROLE)
        if row is not None and row.choice.word == words:
            pane.setCurrentIndex(pane.rows.index(place, 0))
            qtbot.keyClick(pane, Qt.Key.Key_Space)
            return
    raise AssertionError(words)


def tab_words(room: TrackerRoom) -> list[str]:
    return [room.tabs.tabText(place) for place in range(room.tabs.count())]


def test_ticks_narrow_tabs_and_totals_alike(room: TrackerRoom, qtbot: QtBot) -> None:
    tick(room, qtbot, "Head of service")

    assert numbers(room) == ["1", "3", "10"]
    assert tab_words(room) == ["All 3", "Overdue 0", "Due 1", "No date 1", "Closed 0"]
    assert room.totals.text().startswith("3 open: 1 due, 1 without a date, 1 not due")
    assert room.totals.text().endswith("of 4 in all")

    tick(room, qtbot, "Not due")

    assert numbers(room) == ["10"]
    assert [one.text() for one in room.filtering.chips.buttons] == [
        "Computed status: Not due  ✕", "Officer: Head of service  ✕", "Show all",
    ]  # fmt: skip


def test_a_chip_is_taken_off_by_the_keyboard(room: TrackerRoom, qtbot: QtBot) -> None:
    tick(room, qtbot, "Unowned")
    assert numbers(room) == ["2"]
    chip = room.filtering.chips.buttons[0]
    assert chip.accessibleName() == "Take off the filter Flag: Unowned"

    qtbot.keyClick(chip, Qt.Key.Key_Space)

    assert numbers(room) == ["1", "2", "3", "10"]
    assert room.filtering.chips.isHidden()


def test_a_status_that_has_a_tab_is_shown_there(room: TrackerRoom, qtbot: QtBot) -> None:
    tick(room, qtbot, "Overdue")
    assert room.tabs.status is Computed.OVERDUE
    assert room.filtering.chips.isHidden()

    room.tabs.setCurrentIndex(0)

    assert not room.filtering.views.view.criteria


def test_targets_between_two_days(room: TrackerRoom) -> None:
    room.run("tracker:filter")
    room.filter.start.setText("January 2024")
    room.filter.start.editingFinished.emit()
    assert numbers(room) == ["1", "10"]
    room.filter.end.setText("31.1.24")
    room.filter.end.editingFinished.emit()
    assert numbers(room) == ["1"]
    assert [one.text() for one in room.filtering.chips.buttons][:2] == [
        "Target from 1 January 2024  ✕", "Target to 31 January 2024  ✕",
    ]  # fmt: skip


def test_mine_are_the_rows_under_my_names(room: TrackerRoom) -> None:
    mine = next(one for one in SHIPPED if one.name == "Mine")
    room.filtering.views.take(mine)
    assert numbers(room) == []
    room.filter.names.setText("head of")
    room.filter.mine_changed.emit("head of")
    assert numbers(room) == ["1", "3", "10"]
    assert room.filtering.views_button.text() == "View: Mine"


def test_escape_goes_back_from_the_filter_to_the_table(room: TrackerRoom, qtbot: QtBot) -> None:
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.run("tracker:filter")
    assert room.filter.list.hasFocus()
    qtbot.keyClick(room.filter.list, Qt.Key.Key_Escape)
    assert room.filter.isHidden()
    assert room.table.hasFocus()


def test_a_view_is_saved_taken_again_and_deleted(room: TrackerRoom, qtbot: QtBot) -> None:
    tick(room, qtbot, "Head of service")
    room.run("tracker:save_view")
    assert room.filtering.views.dialog is not None
    room.filtering.views.dialog.setTextValue("My officer")
    room.filtering.views.dialog.accept()
    assert room.filtering.views_button.text() == "View: My officer"

    room.run("tracker:show_all")
    assert room.filtering.views_button.text() == "View: My officer, changed"
    room.filtering.views.take(room.filtering.views.saved[0])
    assert numbers(room) == ["1", "3", "10"]

    room.filtering.fill_menu()
    entries = [one.text() for one in room.filtering.views_menu.actions()]
    assert "My officer\t3" in entries
    assert "Overdue\t1" in entries
    room.run("tracker:delete_view")
    assert room.filtering.views.saved == []
    undoing.undo(room.desk.library)


def test_twenty_views_stand_in_one_list(room: TrackerRoom) -> None:
    for number in range(20):
        room.filtering.views._save(f"View {number}")
    width = room.minimumSizeHint().width()
    room.filtering.fill_menu()
    assert room.minimumSizeHint().width() == width
    listed = [one.text() for one in room.filtering.views_menu.actions()]
    assert [f"View {number}\t4" for number in range(20)] == [
        one for one in listed if one.startswith("View ")
    ]


def test_rows_stand_under_headings_that_arrows_step_over(room: TrackerRoom, qtbot: QtBot) -> None:
    room.filtering.group(GroupBy.OFFICER)
    first = [room.model.entry_at(place) for place in range(room.model.rowCount())]
    assert [one.words for one in first if isinstance(one, Heading)] == [
        "Head of service  ·  3 rows", "Nobody is named  ·  1 row",
    ]  # fmt: skip
    room.table.setCurrentIndex(room.model.index_of(rec_id(room, "10")))
    qtbot.keyClick(room.table, Qt.Key.Key_Down)
    assert room.model.key_at(room.table.currentIndex()) == rec_id(room, "2")


def test_columns_and_widths_are_kept(
    empty_desk: Desk, tmp_path: Path, settings: QSettings, qtbot: QtBot
) -> None:
    put_in(empty_desk.library, tmp_path)
    room = opened(empty_desk, qtbot)
    KeptTable(settings, room)
    room.columns_menu._entries[Column.KIND].trigger()
    room.columns_menu._entries[Column.FLAGS].trigger()
    room.table.setColumnWidth(Column.OFFICER, 171)
    room.filtering.take_mine("Pilot")

    again = opened(empty_desk, qtbot)
    KeptTable(settings, again)

    wanted = {*AT_FIRST, Column.KIND} - {Column.FLAGS}
    assert again.table.columns == tuple(sorted(wanted))
    assert again.table.columnWidth(Column.OFFICER) == 171
    assert again.filtering.mine == "Pilot"


def test_the_words_take_what_the_other_columns_leave(room: TrackerRoom) -> None:
    room.resize(1500, 600)
    shown = sum(room.table.columnWidth(one) for one in room.table.in_sight())
    assert shown == room.table.viewport().width()
    room.show_columns(list(Column))
    assert room.table.columnWidth(Column.TEXT) == 240


def test_one_change_reads_one_row(room: TrackerRoom) -> None:
    before = {row.recommendation.id: row for row in room.model.rows()}
    one = rec_id(room, "3")
    library = room.desk.library
    room.desk.perform(lambda: recommendations.revise_recommendation(library, one, kind=Kind.ACTION))
    after = {row.recommendation.id: row for row in room.model.rows()}
    assert [key for key in after if after[key] is not before[key]] == [one]
    assert after[one].recommendation.kind is Kind.ACTION


def test_a_change_taken_back_is_seen_whatever_it_touched(room: TrackerRoom) -> None:
    one, library = rec_id(room, "3"), room.desk.library
    room.desk.perform(
        lambda: recommendations.add_update(library, one, date=None, role="", text="Asked again")
    )
    assert [u.text for u in room.listing.row(one).updates][-1] == "Asked again"
    other = room.listing.row(rec_id(room, "2"))
    room.desk.perform(lambda: undoing.undo(library))
    assert "Asked again" not in [u.text for u in room.listing.row(one).updates]
    assert room.listing.row(rec_id(room, "2")) is other
    room.desk.perform(lambda: undoing.redo(library))
    assert [u.text for u in room.listing.row(one).updates][-1] == "Asked again"
    room.desk.perform(
        lambda: tracker_history.revise_target(library, one, "May 2024", "Late", MEETING_DAY)
    )
    assert room.listing.row(one).recommendation.target_date == "2024-05"
    added = room.desk.perform(
        lambda: recommendations.add_recommendation(
            library, committee="", number="11", date_text="", text="x", target_text="", officer=""
        )
    )
    assert added is not None
    room.desk.perform(lambda: undoing.undo(library))
    assert numbers(room) == ["1", "2", "3", "10"]


def test_a_row_asked_for_is_opened_whatever_is_filtered(room: TrackerRoom, qtbot: QtBot) -> None:
    one = rec_id(room, "10")
    tick(room, qtbot, "Unowned")
    room.open_row(one)
    assert room.pane.rec_id == one
    assert room.filtering.views.view.criteria == Criteria()


def test_words_and_ticks_go_together_while_somebody_types(room: TrackerRoom, qtbot: QtBot) -> None:
    tick(room, qtbot, "Head of service")
    room.words_box.setText("tra")
    tick(room, qtbot, "Due")
    assert numbers(room) == ["1"]
    criteria = room.filtering.views.view.criteria
    assert (criteria.words, criteria.officers) == ("tra", frozenset({"Head of service"}))
    room.words_box.setText("train")

    def shown() -> list[str]:
        rows = room.filter.list.rows
        return [str(rows.index(place, 0).data()) for place in range(rows.rowCount())]

    qtbot.waitUntil(lambda: "Head of service, 1 place, chosen" in shown())
