from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.services import undoing
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import HEADING_ROLE, choose
from scrutiny_desk.ui.review.room import ReviewRoom
from tests.ui.review.found_rows import import_paper, open_room, row_box

CONTROL = Qt.KeyboardModifier.ControlModifier


def rows(room: ReviewRoom) -> list[ReviewRow]:
    """The rows on the shelf."""
    assert room.paper_id is not None
    return review.list_rows(room.desk.library, room.paper_id)


def stored(room: ReviewRoom, title: str) -> ReviewRow:
    return next(row for row in rows(room) if row.title.startswith(title))


def in_hand(room: ReviewRoom) -> str:
    return "" if room.row is None else room.row.title


def take(room: ReviewRoom, title: str) -> None:
    choose(room.list, room.model.index_of(stored(room, title).id))
    room.list.setFocus()


def shown(room: ReviewRoom) -> list[str]:
    found = (room.model.row_at(room.model.index(n, 0)) for n in range(room.model.rowCount()))
    return [row.title for row in found if row is not None]


def headings(room: ReviewRoom) -> list[str]:
    found = (room.model.index(n, 0).data(HEADING_ROLE) for n in range(room.model.rowCount()))
    return [heading.words for heading in found if heading is not None]


def said_by(desk: Desk) -> list[str]:
    heard: list[str] = []
    desk.said.connect(lambda words, _undo: heard.append(words))
    return heard


def test_doubtful_rows_stand_first_with_their_reason_beside_their_page(room: ReviewRoom) -> None:
    assert shown(room)[0] == in_hand(room) == "Physiotherapy"
    assert headings(room)[:2] == ["Read with doubt: look here first", "Waiting times"]
    assert "The figure stands over a line" in room.form.why.text()
    assert room.form.why.isVisible()
    assert room.top.how_far.text() == "0 of 5 looked at, 1 doubtful"
    framed = room.page.view.framed
    assert framed is not None
    assert (framed.page_index, framed.box) == (1, row_box(1))
    assert room.page.view.current_page == 1
    assert room.page.said.startswith("PDF 2")


def test_a_row_tells_its_state_in_words_to_a_screen_reader(room: ReviewRoom) -> None:
    told = room.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)

    assert told.startswith("Look at this: Physiotherapy, PDF 2 · unsure, 60%")
    assert "The figure stands over a line" in told
    assert told.endswith("Waiting times")


def test_the_page_follows_the_rows(room: ReviewRoom, qtbot: QtBot) -> None:
    qtbot.keyClick(room.list, Qt.Key.Key_Down)

    assert in_hand(room) == "The pack"
    assert room.page.view.current_page == 0
    assert room.page.view.framed is None
    qtbot.keyClick(room.list, Qt.Key.Key_Up)
    assert in_hand(room) == "Physiotherapy"
    assert room.page.view.framed is not None


def test_enter_accepts_and_goes_to_the_next(room: ReviewRoom, qtbot: QtBot) -> None:
    qtbot.keyClick(room.list, Qt.Key.Key_Return)

    assert stored(room, "Physiotherapy").state is FactState.ACCEPTED
    assert in_hand(room) == "The pack"
    assert room.top.how_far.text() == "1 of 5 looked at, none doubtful"
    # It keeps its place under the hand, and says what became of it.
    assert shown(room)[0] == "Physiotherapy"
    told = room.model.index_of(stored(room, "Physiotherapy").id).data()
    assert told.startswith("Accepted: ")


def test_enter_again_and_again_looks_at_everything(room: ReviewRoom, qtbot: QtBot) -> None:
    for _ in range(5):
        qtbot.keyClick(room.list, Qt.Key.Key_Return)

    assert {row.state for row in rows(room)} == {FactState.ACCEPTED}
    assert room.top.how_far.text() == "✓ All 5 looked at"
    assert not room.top.accept_all.isEnabled()
    room.top.tabs.setCurrentIndex(2)
    assert room.panes.none_shown.isVisible()
    assert "Everything in this paper was looked at" in room.panes.none_shown.words()


def test_accepted_doubtful_rows_leave_their_tab_and_the_next_is_taken(
    empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    import_paper(empty_desk.library, tmp_path, figures=2)
    room = open_room(empty_desk, qtbot)
    room.top.tabs.setCurrentIndex(2)
    before = shown(room)

    qtbot.keyClick(room.list, Qt.Key.Key_Return)

    assert shown(room) == before[1:]
    assert in_hand(room) == before[1]


def test_f2_corrects_a_field_and_what_was_found_stands_beside_it(
    room: ReviewRoom, qtbot: QtBot
) -> None:
    qtbot.keyClick(room.list, Qt.Key.Key_F2)
    service = room.form.editors[0]
    assert service.editor.hasFocus()
    waiting = room.form.editor("waiting")
    waiting.setFocus()
    QTest.keyClick(waiting.editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(waiting.editor, "91")

    # The usual pause is enough.
    qtbot.waitUntil(lambda: stored(room, "Physio").state is FactState.CORRECTED)

    assert waiting.note.text() == "Found: 97"
    assert waiting.editor.hasFocus()
    assert [field.text for field in stored(room, "Physio").fields if field.name == "waiting"] == [
        "91"
    ]
    QTest.keyClick(waiting.editor, Qt.Key.Key_Escape)
    assert room.list.hasFocus()
    assert in_hand(room) == "Physiotherapy"


def test_a_correction_is_said_once_however_often_one_pauses(room: ReviewRoom) -> None:
    heard = said_by(room.desk)
    waiting = room.form.editor("waiting")
    for figure in ("1", "2"):
        QTest.keyClicks(waiting.editor, figure)
        room.settle()
    assert heard == ["Row corrected"]
    QTest.keyClick(room.list, Qt.Key.Key_Delete)
    assert heard == ["Row corrected", "Row dropped"]


def test_a_field_is_kept_when_it_is_left_and_when_the_room_settles(room: ReviewRoom) -> None:
    room.form.editor("waiting").setFocus()
    QTest.keyClick(room.form.editor("waiting").editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(room.form.editor("waiting").editor, "92")
    take(room, "Speech therapy")
    assert "92" in str(stored(room, "Physio").fields)

    room.form.editor("waiting").setFocus()
    QTest.keyClick(room.form.editor("waiting").editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(room.form.editor("waiting").editor, "651")
    room.settle()
    assert "651" in str(stored(room, "Speech").fields)


def test_words_that_cannot_be_read_stay_and_say_why(room: ReviewRoom) -> None:
    troubles: list[object] = []
    room.desk.troubled.connect(troubles.append)
    waiting = room.form.editor("waiting")
    waiting.setFocus()
    QTest.keyClick(waiting.editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(waiting.editor, "many")
    take(room, "Speech therapy")

    assert len(troubles) == 1
    assert stored(room, "Physio").state is FactState.FOUND
    take(room, "Physio")
    assert room.form.editor("waiting").words() == "many"
    assert room.form.editor("waiting").trouble.isVisible()
    room.form.editor("waiting").setFocus()
    QTest.keyClick(room.form.editor("waiting").editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(room.form.editor("waiting").editor, "91")
    room.settle()
    assert stored(room, "Physio").state is FactState.CORRECTED
    assert not room.form.editor("waiting").trouble.isVisible()


def test_a_refresh_leaves_words_that_are_being_typed(room: ReviewRoom) -> None:
    waiting = room.form.editor("waiting")
    waiting.setFocus()
    QTest.keyClicks(waiting.editor, "5")
    typed = waiting.words()

    review.accept(room.desk.library, [stored(room, "Speech").id], "somebody")
    room.refresh()

    assert waiting.words() == typed


def test_enter_in_a_field_goes_to_the_next_and_control_enter_accepts(room: ReviewRoom) -> None:
    room.form.focus_field()
    QTest.keyClick(room.form.editors[0].editor, Qt.Key.Key_Return)
    assert room.form.editors[1].editor.hasFocus()

    QTest.keyClick(room.form.editors[1].editor, Qt.Key.Key_Return, CONTROL)

    assert stored(room, "Physio").state is FactState.ACCEPTED
    assert in_hand(room) == "The pack"


def test_the_name_of_a_meeting_is_not_kept_half_typed(room: ReviewRoom, qtbot: QtBot) -> None:
    take(room, "Children's committee")
    committee = room.form.editor("committee")
    committee.setFocus()
    QTest.keyClick(committee.editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(committee.editor, "Health committee")
    qtbot.wait(600)
    assert papers.list_meetings(room.desk.library)[0].committee == "Children's committee"

    room.list.setFocus()

    assert papers.list_meetings(room.desk.library)[0].committee == "Health committee"
    # The paper stays under the hand, whatever meeting it has now.
    assert in_hand(room) == "Health committee"


def test_delete_drops_a_row_and_puts_it_back(room: ReviewRoom, qtbot: QtBot) -> None:
    qtbot.keyClick(room.list, Qt.Key.Key_Delete)
    assert stored(room, "Physio").state is FactState.DROPPED
    assert room.list.currentIndex().data().startswith("Dropped: ")
    assert room.form.drop.text() == "Put back"
    assert in_hand(room) == "Physiotherapy"

    room.form.drop.click()

    assert stored(room, "Physio").state is FactState.FOUND


def test_accept_all_asks_once_where_doubtful_rows_are_among_them(
    room: ReviewRoom, qtbot: QtBot
) -> None:
    room.run("review:accept_all")
    question = room._question
    assert question is not None
    assert "1 of them is doubtful" in question.text()
    assert {row.state for row in rows(room)} == {FactState.FOUND}
    assert question.sure is not None
    question.sure.click()
    assert [row.title for row in rows(room) if row.state is FactState.FOUND] == ["Physiotherapy"]

    undoing.undo(room.desk.library)
    room.refresh()
    room.top.accept_all.click()
    assert room._question is not None
    room._question.all.click()

    assert {row.state for row in rows(room)} == {FactState.ACCEPTED}
    undoing.undo(room.desk.library)
    assert {row.state for row in rows(room)} == {FactState.FOUND}


def test_accept_all_takes_only_the_rows_that_are_shown(room: ReviewRoom) -> None:
    room.top.section.setCurrentIndex(room.top.section.findData("agenda_items"))
    room.top.section.activated.emit(room.top.section.currentIndex())
    assert shown(room) == ["Waiting times"]

    room.top.accept_all.click()

    assert [row.title for row in rows(room) if row.state is FactState.ACCEPTED] == ["Waiting times"]


def test_undo_takes_the_row_in_hand_that_it_brought_back(room: ReviewRoom, qtbot: QtBot) -> None:
    qtbot.keyClick(room.list, Qt.Key.Key_Return)
    qtbot.keyClick(room.list, Qt.Key.Key_Down)
    assert in_hand(room) != "Physiotherapy"

    room.desk.perform(lambda: undoing.undo(room.desk.library))

    assert stored(room, "Physio").state is FactState.FOUND
    assert in_hand(room) == "Physiotherapy"


def test_f8_goes_to_the_next_doubtful_row(room: ReviewRoom) -> None:
    take(room, "Waiting times")
    room.run("review:doubtful")
    assert in_hand(room) == "Physiotherapy"
    heard = said_by(room.desk)
    room.form.accept.click()
    room.run("review:doubtful")
    assert heard[-1] == "No doubtful row is left here."


def test_without_a_paper_it_says_how_to_open_one(empty_desk: Desk, qtbot: QtBot) -> None:
    room = open_room(empty_desk, qtbot)

    assert room.panes.empty.isVisible()
    assert "Open a paper first" in room.panes.empty.words()
    assert "Ctrl+O" in room.panes.empty.words()
    assert not room.top.add.isEnabled()
    assert not room.top.accept_all.isEnabled()
    room.run("review:add")
    room.run("review:accept_all")
    room.run("review:doubtful")


def test_a_paper_in_which_nothing_was_found_says_what_to_do(
    empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    import_paper(empty_desk.library, tmp_path, nothing=True)
    room = open_room(empty_desk, qtbot)

    assert room.top.how_far.text() == (
        "Nothing but its title was found in this paper. Insert adds a row."
    )
    assert shown(room) == ["The pack"]
    assert room.top.add.isEnabled()


def test_a_paper_that_goes_to_trash_leaves_the_room(room: ReviewRoom, paper: Paper) -> None:
    room.desk.perform(lambda: papers.move_to_trash(room.desk.library, paper.id))

    assert room.paper_id is None
    assert room.panes.empty.isVisible()


def test_another_paper_is_chosen_at_the_top(room: ReviewRoom, tmp_path: Path, qtbot: QtBot) -> None:
    other = import_paper(room.desk.library, tmp_path, figures=3)
    room.refresh()
    room.top.papers.setCurrentIndex(room.top.papers.findData(other.id))
    room.top.papers.activated.emit(room.top.papers.currentIndex())

    assert room.paper_id == other.id
    assert len(shown(room)) == 8
    assert in_hand(room) == "Physiotherapy"


def test_nine_hundred_rows_are_listed_without_a_widget_each(
    empty_desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    import_paper(empty_desk.library, tmp_path, figures=900)
    room = open_room(empty_desk, qtbot)

    assert len(shown(room)) == 905
    assert len(room.list.findChildren(QWidget)) < 20
    take(room, "Service 899")
    assert in_hand(room) == "Service 899"


def test_no_control_is_without_a_name(room: ReviewRoom) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView, QTabBar)
    unnamed = []
    for state in ("rows", "adding"):
        if state == "adding":
            room.run("review:add")
        unnamed += [
            (state, one.metaObject().className(), one.objectName())
            for kind in kinds
            for one in room.findChildren(kind)
            if one.isVisible()
            and one.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not (one.accessibleName() or getattr(one, "text", str)())
        ]
    assert unnamed == []


def test_tab_goes_from_the_rows_to_the_fields_and_the_page(room: ReviewRoom) -> None:
    room.list.setFocus()
    met = []
    for _ in range(14):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    editors = [editor.editor for editor in room.form.editors]
    assert met[: len(editors)] == editors
    assert met[len(editors) : len(editors) + 2] == [room.form.accept, room.form.drop]
    assert room.page.view in met


@pytest.mark.parametrize("key", [Qt.Key.Key_F6])
def test_f6_goes_round_the_panes(room: ReviewRoom, key: Qt.Key) -> None:
    room.list.setFocus()
    QTest.keyClick(room.list, key)
    assert room.form.editors[0].editor.hasFocus()
    QTest.keyClick(room.form.editors[0].editor, key)
    assert room.page.view.hasFocus()
    QTest.keyClick(room.page.view, key)
    assert room.list.hasFocus()


def test_a_doubtful_row_stays_in_hand_while_one_writes_in_it(room: ReviewRoom) -> None:
    room.top.tabs.setCurrentIndex(1)
    before = in_hand(room)
    field = room.form.editors[0]
    field.setFocus()
    QTest.keyClicks(field.editor, " and more")
    QTest.keyClick(field.editor, Qt.Key.Key_Tab)
    assert in_hand(room).endswith(before)
    assert not room.form.isHidden()
