from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scrutiny_desk.domain.papers.papers import ImportOutcome
from scrutiny_desk.services.papers import importing, papers
from scrutiny_desk.ui.after_import import AfterImport
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.notify import MessageBar
from tests.ui.conftest import read_pack


class Told:
    """A message bar that hears of imports, and how often review was opened from it."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.reviewed = 0
        self.bar = MessageBar(desk.theme)
        qtbot.addWidget(self.bar)
        desk.said.connect(lambda words, undo: self.bar.say(words, undoable=undo))
        self.asked_which = 0
        self.after = AfterImport(desk, self.bar, self._open_review, self._ask_which)

    def _open_review(self) -> None:
        self.reviewed += 1

    def _ask_which(self) -> None:
        self.asked_which += 1

    def bring(self, path: Path) -> ImportOutcome:
        outcome, change = importing.import_papers(
            self.desk.library, [path], read_pack, lambda *_: None, lambda: False
        )
        self.desk.announce(change)
        self.after.tell(importing.with_review(self.desk.library, outcome))
        return outcome

    def button(self, words: str) -> QPushButton:
        return next(
            one
            for one in self.bar.findChildren(QPushButton)
            if one.text() == words and not one.isHidden()
        )


@pytest.fixture
def told(empty_desk: Desk, qtbot: QtBot) -> Told:
    return Told(empty_desk, qtbot)


def test_the_found_rows_are_offered_for_review(told: Told, pack: Path) -> None:
    outcome = told.bring(pack)
    assert "rows found" in told.bar.words
    told.button("Review (F7)").click()
    assert told.reviewed == 1
    assert told.after.to_review == outcome.imported[0].id


def test_the_same_bytes_again_are_told(told: Told, pack: Path) -> None:
    told.bring(pack)
    told.bring(pack)
    assert "in the library already" in told.bar.words


def test_a_second_copy_can_be_moved_to_trash(told: Told, pack: Path) -> None:
    first = told.bring(pack).imported[0]
    other = pack.with_name("again.pdf")
    other.write_bytes(pack.read_bytes() + b"\n% printed again\n")
    told.bring(other)
    assert "holds the same words as pack.pdf" in told.bar.words
    told.button("Move the copy to Trash").click()
    assert [one.id for one in papers.list_papers(told.desk.library)] == [first.id]
    assert told.reviewed == 0


def test_rows_that_may_be_known_are_told_and_asked_about(told: Told, pack: Path) -> None:
    outcome, _ = importing.import_papers(
        told.desk.library, [pack], read_pack, lambda *_: None, lambda: False
    )
    told.after.tell(replace(importing.with_review(told.desk.library, outcome), waiting=2))
    assert "2 rows of the tracker may be recommendations that are here already" in told.bar.words
    told.button("Say which").click()
    assert (told.asked_which, told.reviewed) == (1, 0)
    assert not told.bar.offering
