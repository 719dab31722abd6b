"""Narrowing, ordering and offering in the Search room, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.searching.searching import SearchHit
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import HEADING_ROLE, ROW_ROLE
from scrutiny_desk.ui.search.facets import FacetRow
from scrutiny_desk.ui.search.room import MORE, SearchRoom
from tests.ui.filled import put_in, write

DATES = ("2024-01-25", "2023-11-09", "2023-03-02")


@pytest.fixture
def packs(empty_desk: Desk, tmp_path: Path) -> list[Paper]:
    return [put_in(empty_desk.library, tmp_path, name=date, date=date) for date in DATES]


@pytest.fixture
def room(empty_desk: Desk, packs: list[Paper], qtbot: QtBot) -> SearchRoom:
    write(empty_desk.library, packs[1], "Why is therapy late?")
    room = SearchRoom(empty_desk)
    qtbot.addWidget(room)
    room.resize(1150, 650)
    room.refresh()
    room.show()
    return room


def hits(room: SearchRoom) -> list[SearchHit]:
    rows = [room.model.index(i, 0).data(ROW_ROLE) for i in range(room.model.rowCount())]
    return [row for row in rows if isinstance(row, SearchHit)]


def search_for(room: SearchRoom, qtbot: QtBot, words: str, places: int) -> None:
    """Search, and wait for what comes after the results in sight."""
    room.search_for(words)
    qtbot.waitUntil(lambda: len(hits(room)) == places)


def headings(room: SearchRoom) -> list[str]:
    rows = [room.model.index(i, 0).data(HEADING_ROLE) for i in range(room.model.rowCount())]
    return [row.words for row in rows if row is not None]


def choices(room: SearchRoom) -> dict[str, int]:
    model = room.facets.list.rows
    rows = [model.index(i, 0).data(ROW_ROLE) for i in range(model.rowCount())]
    return {row.choice.word: row.choice.count for row in rows if isinstance(row, FacetRow)}


def choose_facet(room: SearchRoom, qtbot: QtBot, word: str) -> None:
    """By keyboard: from the top of the list down to the word, then Space."""
    view = room.facets.list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    for _ in range(view.rows.rowCount()):
        row = view.currentIndex().data(ROW_ROLE)
        if isinstance(row, FacetRow) and row.choice.word == word:
            qtbot.keyClick(view, Qt.Key.Key_Space)
            return
        qtbot.keyClick(view, Qt.Key.Key_Down)
    pytest.fail(f"{word} cannot be reached")


def test_the_newest_meeting_stands_first_with_what_it_has_in_all(
    room: SearchRoom, qtbot: QtBot
) -> None:
    search_for(room, qtbot, "therapy ", 22)

    assert [words.split(" · ")[1].strip() for words in headings(room)] == [
        "25 January 2024", "9 November 2023", "2 March 2023",
    ]  # fmt: skip
    assert headings(room)[1].endswith("8 found")
    assert hits(room)[7].kind == "question"


def test_choices_narrow_the_results_and_are_cleared_again(room: SearchRoom, qtbot: QtBot) -> None:
    room.search_for("therapy ")
    assert choices(room) == {
        "Pages": 18, "Measures": 3, "Questions": 1, "2024": 7, "2023": 15,
        "Children's committee": 22,
    }  # fmt: skip
    assert room.facets.clear_button.isHidden()

    choose_facet(room, qtbot, "2023")
    choose_facet(room, qtbot, "Questions")

    assert [hit.kind for hit in hits(room)] == ["question"]
    assert choices(room)["2024"] == 0
    assert room.facets.list.hasFocus()
    assert "1 place in 1 meeting" in room.total.text()
    qtbot.keyClick(room.facets.clear_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(hits(room)) == 22)
    assert room.facets.clear_button.isHidden()


def test_other_words_keep_the_choices_and_say_when_they_are_in_the_way(
    room: SearchRoom, qtbot: QtBot
) -> None:
    room.search_for("therapy ")
    choose_facet(room, qtbot, "Questions")
    room.box.setFocus()
    room.box.setText("agenda ")
    qtbot.keyClick(room.box, Qt.Key.Key_Return)

    assert hits(room) == []
    assert room.empty.words().startswith("Nothing among what was chosen")
    room.run("search:clear")
    assert len(hits(room)) == 3


def test_the_same_words_again_bring_back_to_the_row_in_hand(room: SearchRoom, qtbot: QtBot) -> None:
    search_for(room, qtbot, "therapy ", 22)
    choose_facet(room, qtbot, "Pages")
    qtbot.waitUntil(lambda: len(hits(room)) == 18)
    room.list.setCurrentIndex(room.model.index(4, 0))
    in_hand = room.list.currentIndex().data(ROW_ROLE)

    room.search_for("therapy")

    assert room.list.currentIndex().data(ROW_ROLE) == in_hand
    assert {hit.kind for hit in hits(room)} == {"page"}
    room.search_for("agenda")
    assert not room.facets.narrowed


def test_a_choice_tells_a_screen_reader_that_it_is_chosen(room: SearchRoom, qtbot: QtBot) -> None:
    room.search_for("therapy ")
    choose_facet(room, qtbot, "Questions")

    view = room.facets.list
    spoken = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Questions, 1 place, chosen, What it is"
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name)


def test_the_best_come_first_when_asked(room: SearchRoom, qtbot: QtBot) -> None:
    search_for(room, qtbot, "therapy ", 22)
    before = hits(room)
    room.run("search:order")
    qtbot.waitUntil(lambda: len(hits(room)) == 22)

    assert room.order.tabText(room.order.currentIndex()) == "Best first"
    assert {hit.id for hit in hits(room)} == {hit.id for hit in before}
    assert hits(room)[0].kind == "measure"
    room.run("search:order")
    qtbot.waitUntil(lambda: hits(room) == before)


def test_more_come_when_the_end_is_near(
    empty_desk: Desk, room: SearchRoom, packs: list[Paper], qtbot: QtBot
) -> None:
    for number in range(MORE + 20):
        write(empty_desk.library, packs[0], f"Therapy {number}")
    places = 22 + MORE + 20
    room.search_for("therapy ")
    first = hits(room)
    assert 7 < len(first) < 22
    assert f"{places} places" in room.total.text()

    # Those after the ones in sight come by themselves, and the rest when they are wanted.
    qtbot.waitUntil(lambda: len(hits(room)) == len(first) + MORE)
    qtbot.keyClick(room.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(hits(room)) == places)

    assert hits(room)[: len(first)] == first


def test_of_what_is_typed_quickly_only_the_last_is_shown(room: SearchRoom, qtbot: QtBot) -> None:
    shown: list[str] = []
    room.model.modelReset.connect(lambda: shown.append(room.box.text()))
    for words in ("agenda", "agenda zz", "therapy"):
        room.box.setText(words)
        room._timer.timeout.emit()

    qtbot.waitUntil(lambda: len(hits(room)) == 22)
    assert set(shown) == {"therapy"}


def test_a_spelling_of_the_library_is_offered_and_taken(room: SearchRoom, qtbot: QtBot) -> None:
    room.search_for("theraphy ")
    assert [button.text() for button in room.suggestions.buttons] == ["therapy?"]

    qtbot.keyClick(room.suggestions.buttons[0], Qt.Key.Key_Space)

    assert room.box.text() == "therapy"
    assert hits(room)
    assert room.suggestions.isHidden()


def test_what_cannot_be_looked_for_is_said(room: SearchRoom) -> None:
    room.search_for("-therapy")

    assert room.empty.words().startswith("Type also a word to look for")


def test_every_control_is_named_and_reached_by_tab(room: SearchRoom, qtbot: QtBot) -> None:
    room.search_for("therapy ")
    choose_facet(room, qtbot, "2023")
    room.box.setFocus()
    met = []
    for _ in range(6):
        focused = room.window().focusWidget()
        met.append(focused.accessibleName() or focused.text())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert met == [
        "Search everything", "Order of the results", "How to search",
        "Narrow the results", "Clear the choices", "Results",
    ]  # fmt: skip


def test_how_to_search_tells_with_examples(room: SearchRoom, qtbot: QtBot) -> None:
    room.run("search:how")
    from scrutiny_desk.ui.search.how import HowToSearch

    (shown,) = room.findChildren(HowToSearch)
    assert "NEAR" in shown.accessibleDescription()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
