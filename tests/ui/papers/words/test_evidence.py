"""Words of a page become evidence of a question on the board, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.questions.running_order import running_order
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.questions import questions
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.questions.question_chooser import QuestionChooser

CTRL = Qt.KeyboardModifier.ControlModifier
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
    yield shown
    shown.close()


@pytest.fixture
def meeting(full_desk: Desk) -> str:
    return papers.list_meetings(full_desk.library)[0].id


def ask(desk: Desk, meeting: str, text: str) -> str:
    return questions.add_entry(desk.library, meeting, "5", text=text).ids[0]


def test_the_selected_words_and_their_page_go_to_the_question(
    room: PapersRoom, meeting: str
) -> None:
    asked = ask(room.desk, meeting, "Why so?")
    room.view.go_to(8)
    QTest.keyClick(room.view, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(room.view, Qt.Key.Key_Right, SHIFT)
    room.giving_evidence.add_to(asked)
    entry = board_of(room.desk.library, meeting).entry(asked)
    assert entry is not None
    assert [(one.page_index, one.page_label, one.quote) for one in entry.evidence] == [
        (8, "7", "Alpha9 beta0")
    ]


def test_without_a_question_it_says_how_to_write_one(room: PapersRoom, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.desk.said) as said:
        room.run("evidence")
    assert "Press Q" in said.args[0]


def test_a_question_is_chosen_by_its_words_and_by_arrows(
    full_desk: Desk, meeting: str, room: PapersRoom, qtbot: QtBot
) -> None:
    ids = [ask(full_desk, meeting, text) for text in ("Who pays?", "Why late?", "Who checks?")]
    turns = running_order(board_of(full_desk.library, meeting))
    chooser = QuestionChooser(full_desk, turns, "331 boats", room)
    qtbot.addWidget(chooser)
    chooser.show()
    chooser.words.setFocus()
    assert chooser.chosen == ids[0]
    qtbot.keyClicks(chooser.words, "who")
    qtbot.keyClick(chooser.words, Qt.Key.Key_Down)
    assert chooser.chosen == ids[2]
    qtbot.keyClick(chooser.words, Qt.Key.Key_Return)
    assert chooser.result() == QuestionChooser.DialogCode.Accepted
    chooser.words.setText("nothing like it")
    assert chooser.chosen is None
    assert not chooser.add.isEnabled()
