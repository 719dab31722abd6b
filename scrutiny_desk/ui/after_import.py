"""What the window says when an import is over, and what it offers to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from scrutiny_desk.domain.papers.papers import ImportOutcome, Paper
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.tracker.waiting import say_waiting
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.notify import MessageBar
from scrutiny_desk.ui.review.words import after_import


class AfterImport(QObject):
    """Tells what came in and offers one next step; nobody is taken anywhere unasked.

    Rows of a tracker that wait can be decided, a second copy of a paper moved to Trash; of any
    other paper the found rows can be reviewed. to_review: the paper whose rows were offered for
    review and not looked at yet.
    """

    def __init__(
        self,
        desk: Desk,
        bar: MessageBar,
        open_review: Callable[[], None],
        open_waiting: Callable[[], None],
    ) -> None:
        super().__init__(bar)
        self._desk = desk
        self._bar = bar
        self._open_review = open_review
        self._open_waiting = open_waiting
        self._rows_wait = False
        self._second_copy: Paper | None = None
        self.to_review: str | None = None
        bar.offer_taken.connect(self._on_taken)

    def tell(self, outcome: ImportOutcome) -> None:
        """Say what the import did beyond what its own message says."""
        self._second_copy = None
        self._rows_wait = bool(outcome.waiting)
        if outcome.waiting:
            self._bar.offer(say_waiting(outcome.waiting), "Say which")
        elif not outcome.imported:
            self._desk.said.emit(say_already(outcome.already), False)
        elif outcome.second_copies:
            self._second_copy, _ = outcome.second_copies[0]
            self._bar.offer("Keep both, or move the new copy to Trash", "Move the copy to Trash")
        else:
            self._offer_review(outcome)

    def _offer_review(self, outcome: ImportOutcome) -> None:
        ids = (paper.id for paper in outcome.imported)
        progress = dict(zip(ids, outcome.review, strict=True))
        words = after_import(list(progress.values()))
        if words:
            doubtful = [paper_id for paper_id, one in progress.items() if one.doubtful]
            found = [paper_id for paper_id, one in progress.items() if one.rows]
            self.to_review = [*doubtful, *found][0]
            self._bar.offer(words, "Review (F7)")

    def _on_taken(self) -> None:
        copy, self._second_copy = self._second_copy, None
        waits, self._rows_wait = self._rows_wait, False
        if waits:
            self._bar.clear()
            self._open_waiting()
        elif copy is None:
            self._open_review()
        else:
            self._desk.perform(lambda: papers.move_to_trash(self._desk.library, copy.id))


def say_already(found: Sequence[Paper]) -> str:
    """What is said of files whose very bytes are in the library."""
    if len(found) == 1:
        return f"{found[0].title} is in the library already. Nothing was changed."
    return "These papers are in the library already. Nothing was changed."
