from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.searching.searching import SearchHit
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import HEADING_ROLE, ROW_ROLE
from scrutiny_desk.ui.search.hit_rows import within_sight
from scrutiny_desk.ui.search.room import SearchRoom
from tests.ui.filled import put_in, write


@pytest.fixture
def paper(empty_desk: Desk, tmp_path: Path) -> Paper:
    return put_in(empty_desk.library, tmp_path)


@pytest.fixture
def room(empty_desk: Desk, paper: Paper, qtbot: QtBot) -> SearchRoom:
    room = SearchRoom(empty_desk)
    qtbot.addWidget(room)
    empty_desk.changed.connect(lambda _: room.refresh())
    room.resize(1150, 650)
    room.refresh()
    room.show()
    return room


def hits(room: SearchRoom) -> list[SearchHit]:
    rows = [room.model.index(i, 0).data(ROW_ROLE) for i in range(room.model.rowCount())]
    return [row for row in rows if isinstance(row, SearchHit)]


def test_words_are_found_under_their_meeting(room: SearchRoom) -> None:
    room.search_for("therapy wait")

    assert len(hits(room)) == 7
    heading = room.model.index(0, 0).data(HEADING_ROLE)
    assert "Children's committee" in heading.words
    assert "7 found" in heading.words
    first = hits(room)[1]
    assert [first.snippet[a:b].lower() for a, b in first.bold] == ["therapy", "wait"]


def test_it_searches_a_little_after_the_last_key(room: SearchRoom, qtbot: QtBot) -> None:
    qtbot.keyClicks(room.box, "therapy")
    assert hits(room) == []

    qtbot.waitUntil(lambda: len(hits(room)) == 7)


def test_arrows_walk_through_the_results_and_enter_opens_the_page(
    room: SearchRoom, qtbot: QtBot, paper: Paper
) -> None:
    room.search_for("therapy")
    qtbot.keyClick(room.box, Qt.Key.Key_Down)

    with qtbot.waitSignal(room.opened) as asked:
        qtbot.keyClick(room.box, Qt.Key.Key_Return)

    assert asked.args == [hits(room)[1]]


def test_enter_before_the_pause_searches_first(room: SearchRoom, qtbot: QtBot) -> None:
    qtbot.keyClicks(room.box, "agenda")

    with qtbot.waitSignal(room.opened) as asked:
        qtbot.keyClick(room.box, Qt.Key.Key_Return)

    assert asked.args[0].page_index == 1


def test_nothing_found_says_so_and_what_to_do(room: SearchRoom) -> None:
    assert "Type a word or two" in room.empty.words()

    room.search_for("zebra")

    assert room.empty.isVisible()
    assert room.empty.words().startswith("Nothing has these words")


def test_a_refresh_finds_what_was_written_meanwhile_and_keeps_the_row(
    room: SearchRoom, paper: Paper
) -> None:
    room.search_for("therapy")
    room.list.setCurrentIndex(room.model.index_of(room.model.key_at(room.model.index(3, 0))))
    kept = room.model.key_at(room.list.currentIndex())

    write(room.desk.library, paper, "Is therapy enough?")
    room.refresh()

    assert {hit.kind for hit in hits(room)} == {"page", "question", "measure"}
    assert room.model.key_at(room.list.currentIndex()) == kept


def test_what_was_typed_is_found_though_something_changes_meanwhile(
    room: SearchRoom, paper: Paper, qtbot: QtBot
) -> None:
    qtbot.keyClicks(room.box, "therapy")
    room._timer.stop()
    room._search_soon()
    write(room.desk.library, paper, "Is therapy enough?")
    room.refresh()

    qtbot.waitUntil(lambda: len(hits(room)) == 8)


def test_markup_in_a_paper_stays_plain_text(room: SearchRoom, paper: Paper) -> None:
    write(room.desk.library, paper, "A <b>bold</b> claim & more")
    room.search_for("claim")

    assert "<b>bold</b>" in hits(room)[0].snippet
    room.list.grab()


def test_it_tells_of_other_words_at_once(room: SearchRoom, qtbot: QtBot) -> None:
    heard: list[str] = []
    room.words_changed.connect(heard.append)

    qtbot.keyClicks(room.box, "th")
    room.search_for("wait")

    assert heard == ["t", "th", "wait"]


def test_the_words_found_stay_in_sight_where_there_is_little_room(room: SearchRoom) -> None:
    room.search_for("longer")
    hit = hits(room)[0]
    assert within_sight(hit, 100) == (hit.snippet, hit.bold)

    snippet, bold = within_sight(hit, 12)

    assert snippet == "…wait longer"
    assert [snippet[begins:ends] for begins, ends in bold] == ["longer"]
