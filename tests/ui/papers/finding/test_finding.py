from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(full_desk: Desk, qtbot: QtBot) -> Iterator[PapersRoom]:
    shown = PapersRoom(full_desk)
    shown.resize(1100, 700)
    shown.set_meeting(papers.list_meetings(full_desk.library)[0].id)
    shown.refresh()
    shown.show()
    qtbot.addWidget(shown)
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()


def find(room: PapersRoom, words: str, qtbot: QtBot) -> None:
    room.run("find")
    field = room.find_bar.field
    assert field.hasFocus()
    QTest.keyClicks(field, words)
    qtbot.waitUntil(lambda: not room.finding.finder.busy)


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, keys)


def test_hits_are_counted_and_walked_by_keys(room: PapersRoom, qtbot: QtBot) -> None:
    find(room, "beta7 GAMMA", qtbot)
    assert room.find_bar.told == "1 of 12, PDF 1"
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert room.find_bar.told == "3 of 12, page 1"
    assert room.view.current_page == 2
    press(Qt.Key.Key_Return, SHIFT)
    assert room.find_bar.told == "2 of 12, PDF 2"
    room.run("find_previous")
    room.run("find_previous")
    assert room.find_bar.told == "12 of 12, page 10"
    room.run("find_next")
    assert room.find_bar.told == "1 of 12, PDF 1"


def test_the_first_hit_is_the_one_after_where_one_reads(room: PapersRoom, qtbot: QtBot) -> None:
    room.view.go_to(5)
    find(room, "beta7", qtbot)
    assert room.finding.current == (5, 0)
    assert room.find_bar.told == "6 of 12, page 4"


def test_a_phrase_goes_over_the_end_of_a_line(room: PapersRoom, qtbot: QtBot) -> None:
    find(room, "epsilon alpha3", qtbot)
    assert room.finding.finder.total == 19
    assert {len(one.boxes) for one in room.finding.finder.on_page(2)} == {2}


def test_escape_goes_back_and_done_stays(room: PapersRoom, qtbot: QtBot) -> None:
    room.view.go_to(3)
    find(room, "alpha9", qtbot)
    assert room.view.current_page == 8
    press(Qt.Key.Key_Escape)
    assert room.find_bar.isHidden()
    assert room.view.current_page == 3
    assert room.view.hasFocus()
    room.run("find_next")
    qtbot.waitUntil(lambda: not room.finding.finder.busy)
    assert room.view.current_page == 8
    room.view.setFocus()
    press(Qt.Key.Key_Escape)
    assert room.find_bar.isHidden()
    assert room.view.current_page == 8


def test_the_hits_are_one_jump(room: PapersRoom, qtbot: QtBot) -> None:
    room.view.go_to(1)
    qtbot.wait(1)
    find(room, "beta3", qtbot)
    for _ in range(5):
        press(Qt.Key.Key_Return)
    assert room.view.current_page == 6
    room.run("back")
    assert room.view.current_page == 1


def test_what_is_not_there_can_be_searched_for_in_everything(
    room: PapersRoom, qtbot: QtBot
) -> None:
    find(room, "unicorn", qtbot)
    assert room.find_bar.told == "Not in this paper"
    assert room.find_bar.everywhere.isVisible()
    with qtbot.waitSignal(room.desk.search_asked) as asked:
        room.find_bar.everywhere.click()
    assert asked.args == ["unicorn"]


def test_selected_words_are_what_is_looked_for(room: PapersRoom, qtbot: QtBot) -> None:
    room.view.setFocus()
    QTest.keyClick(room.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    find(room, "", qtbot)
    assert room.find_bar.field.text() == "Alpha1"
    assert room.finding.finder.total == 80


def test_the_hit_in_hand_has_an_outline(room: PapersRoom, qtbot: QtBot) -> None:
    find(room, "beta2", qtbot)
    qtbot.waitUntil(lambda: not room.view.drawing)
    image = room.view.viewport().grab().toImage()
    ring = room.desk.theme.paint("mark_ring").rgb()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert ring in seen
    room.finding.close()
    image = room.view.viewport().grab().toImage()
    found = room.desk.theme.paint("page_found").rgb()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert found not in seen


def test_words_that_are_nowhere_leave_one_where_one_began(room: PapersRoom, qtbot: QtBot) -> None:
    room.view.go_to(2)
    before, behind = room.view.place(), room.travelling.trail.behind
    find(room, "alpha9", qtbot)
    assert room.view.current_page == 8
    QTest.keyClicks(room.find_bar.field, "qq")
    qtbot.waitUntil(lambda: not room.finding.finder.busy)
    assert room.find_bar.told == "Not in this paper"
    assert room.view.place() == before
    assert room.travelling.trail.behind == behind
