from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.facts import GlossaryFact
from scrutiny_desk.domain.papers.glossary import Meaning
from scrutiny_desk.services.papers import importing, papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.papers.words.explaining import say_meaning
from tests.ui.conftest import read_pack

GAMMA = GlossaryFact(term="GAMMA", expansion="Great <b>and</b> merry", page="7", page_index=8)


@pytest.fixture
def room(empty_desk: Desk, pack: Path, qtbot: QtBot) -> Iterator[PapersRoom]:
    def read(path, progress, cancelled):
        reading, facts = read_pack(path, progress, cancelled)
        return reading, replace(facts, acronyms=(GAMMA,))

    importing.import_papers(empty_desk.library, [pack], read, lambda *_: None, lambda: False)
    shown = PapersRoom(empty_desk)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.set_meeting(papers.list_meetings(empty_desk.library)[0].id)
    shown.refresh()
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    QToolTip.hideText()
    shown.close()


def over(room: PapersRoom, word: str) -> QPoint:
    """A point of the viewport over the first print of a word on the first page."""
    view = room.view
    wide, high = view.viewport().width(), view.viewport().height()
    for y in range(0, high, 4):
        for x in range(0, wide, 8):
            here = view.word_under(QPoint(x, y))
            if here is not None and view.selector.words(here[0])[here[1]].text == word:
                return QPoint(x, y)
    raise AssertionError(f"{word} is not in sight")


def hover(room: PapersRoom, point: QPoint) -> None:
    viewport = room.view.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)


def test_a_short_form_is_explained_under_the_mouse(room: PapersRoom) -> None:
    hover(room, over(room, "gamma"))
    assert QToolTip.text() == "GAMMA: Great ‹b›and‹/b› merry (p. 7)."


def test_a_word_that_nobody_explains_says_nothing(room: PapersRoom, qtbot: QtBot) -> None:
    hover(room, over(room, "gamma"))
    hover(room, over(room, "delta"))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_selected_word_is_explained_by_keyboard(room: PapersRoom) -> None:
    said: list[str] = []
    room.desk.said.connect(lambda words, _undo: said.append(words))
    room.run("explain")
    room.view.setFocus()
    for _ in range(3):
        QTest.keyClick(room.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    room.run("explain")
    QTest.keyClick(room.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    room.run("explain")
    assert said == [
        "Select a word first, then ask what it means.",
        "GAMMA: Great <b>and</b> merry (p. 7).",
        "No paper here explains “delta”.",
    ]


def test_how_a_meaning_is_worded() -> None:
    meaning = Meaning("EWP", "Every wharf plan", "A plan for one wharf.", "p", 3, "12")
    assert say_meaning(meaning) == "EWP: Every wharf plan. A plan for one wharf (p. 12)."
    assert say_meaning(replace(meaning, expansion="")) == "EWP: A plan for one wharf (p. 12)."
