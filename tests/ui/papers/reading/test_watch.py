from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers, reading
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom


@pytest.fixture
def room(full_desk: Desk, qtbot: QtBot) -> Iterator[PapersRoom]:
    """The pack of 12 pages: a front of 2, item 5 on 4 and item 6 on 6 of them."""
    shown = PapersRoom(full_desk)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.set_meeting(papers.list_meetings(full_desk.library)[0].id)
    shown.refresh()
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.view.setFocus()
    yield shown
    shown.close()


def read(room: PapersRoom) -> list[int]:
    assert room.paper_id is not None
    return [
        page.index for page in reading.pages_to_read(room.desk.library, room.paper_id) if page.read
    ]


def row(room: PapersRoom, number: int) -> QTreeWidgetItem:
    """A row below the pack: 0 its front, 1 item 5, 2 item 6."""
    return room.agenda.tree.topLevelItem(0).child(number)


def spoken(room: PapersRoom, number: int) -> str:
    return row(room, number).data(0, Qt.ItemDataRole.AccessibleTextRole)


def test_a_page_in_view_long_enough_becomes_read(room: PapersRoom) -> None:
    room.open_page(room.paper_id, 2)
    room.reading.count(3.0)
    assert read(room) == []
    room.reading.count(6.0)
    assert read(room) == [2]
    assert row(room, 1).text(2) == "◐"
    assert spoken(room, 1).endswith("begun, 1 of 4 pages read")
    assert (row(room, 0).text(2), row(room, 2).text(2)) == ("○", "○")


def test_a_page_that_is_turned_past_is_not_read(room: PapersRoom) -> None:
    for index in range(12):
        room.open_page(room.paper_id, index)
        room.reading.count(1.0)
    room.settle()
    assert read(room) == []
    assert row(room, 2).text(2) == "○"


def test_what_was_seen_is_kept_when_the_room_settles(room: PapersRoom) -> None:
    room.open_page(room.paper_id, 3)
    room.reading.count(2.0)
    room.settle()
    pages = reading.pages_to_read(room.desk.library, room.paper_id)
    assert pages[3].looked == 2.0


def test_r_marks_the_page_and_shift_r_the_item(room: PapersRoom) -> None:
    room.open_page(room.paper_id, 6)
    room.run("mark_read")
    assert read(room) == [6]
    room.run("mark_item_read")
    assert read(room) == [6, 7, 8, 9, 10, 11]
    assert row(room, 2).text(2) == "●"
    room.run("mark_item_read")
    assert read(room) == []
    room.desk.perform(lambda: undoing.undo(room.desk.library))
    assert row(room, 2).text(2) == "●"


def test_the_item_chosen_in_the_agenda_is_marked(room: PapersRoom) -> None:
    room.open_page(room.paper_id, 11)
    room.agenda.tree.setFocus()
    QTest.keyClick(room.agenda.tree, Qt.Key.Key_Up)
    room.run("mark_item_read")
    assert read(room) == [2, 3, 4, 5]


def test_next_unread_goes_on_where_reading_does(room: PapersRoom) -> None:
    reading.mark(room.desk.library, room.paper_id, [0, 1, 2], read=True, what="Three pages")
    room.open_page(room.paper_id, 0)
    room.run("next_unread")
    assert room.view.current_page == 3
    reading.mark(room.desk.library, room.paper_id, range(12), read=True, what="All")
    said: list[str] = []
    room.desk.said.connect(lambda words, _undo: said.append(words))
    room.run("next_unread")
    assert said == ["Every page of this paper is read."]


def test_the_foot_says_what_is_left_and_opens_the_plan(room: PapersRoom, qtbot: QtBot) -> None:
    foot = room.reading_column.foot
    assert foot.left.text().startswith("12 pages left, about ")
    room.run("mark_read")
    assert foot.left.text().startswith("11 pages left")
    with qtbot.waitSignal(room.command_asked) as asked:
        QTest.keyClick(foot.left, Qt.Key.Key_Space)
    assert asked.args == ["reading_plan"]


def test_the_foot_counts_the_item_in_hand(room: PapersRoom) -> None:
    room.open_page(room.paper_id, 2)
    room.run("mark_read")
    assert room.reading_column.foot.row.text() == "Item 5: begun, 1 of 4 pages read"
    room.open_page(room.paper_id, 8)
    assert room.reading_column.foot.row.text() == "Item 6: not yet read"


def test_the_view_knows_when_what_it_shows_is_sharp(room: PapersRoom, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: room.view.sharp)
    ((index, share), *_) = room.view.in_sight()
    assert index == 0
    assert 0.5 < share <= 1.0
    width = room.view.picture_size(0).width()
    room.view.set_zoom(2.0)
    assert not room.view.sharp
    qtbot.waitUntil(lambda: room.view.sharp)
    assert room.view.picture_size(0).width() > width
