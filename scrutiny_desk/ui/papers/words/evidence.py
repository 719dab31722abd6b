"""The selected words, or the page, as evidence for a question on the board."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from scrutiny_desk.domain.questions.running_order import running_order
from scrutiny_desk.services.questions import evidence
from scrutiny_desk.services.questions.board import board_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.writing import Writing
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.questions.question_chooser import QuestionChooser

_NONE_YET = (
    "The board of this meeting has no question yet. Press Q to write one on these words; they are "
    "its evidence then."
)


class GivingEvidence(QObject):
    """Asks for which question, and puts the page and its words there."""

    def __init__(self, desk: Desk, opened: OpenPaper, view: PageView, writing: Writing) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        writing.offer("Evidence for a question…", self.give)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"evidence": self.give}

    def give(self) -> None:
        """Choose a question of the meeting, and add what is selected to it."""
        paper = self._open.paper
        if paper is None:
            return
        turns = running_order(board_of(self._desk.library, paper.meeting_id))
        if not turns:
            self._desk.said.emit(_NONE_YET, False)
            return
        chooser = QuestionChooser(self._desk, turns, self._words(), self._view)
        agreed, chosen = chooser.exec(), chooser.chosen
        chooser.deleteLater()
        if agreed and chosen is not None:
            self.add_to(chosen)
        self._view.setFocus()

    def add_to(self, question_id: str) -> None:
        """Put the selected words, or the page in hand, beside a question."""
        paper, here = self._open.paper, self._view.selector.selection
        index = self._view.current_page if here is None else here.first.page_index
        page = self._open.page(index)
        if paper is None or page is None:
            return
        self._desk.perform(
            lambda: evidence.add_evidence(
                self._desk.library,
                paper.meeting_id,
                question_id,
                paper_id=paper.id,
                page_index=index,
                page_label=page.name,
                quote=self._words(),
            )
        )

    def _words(self) -> str:
        return self._view.selector.quote()
