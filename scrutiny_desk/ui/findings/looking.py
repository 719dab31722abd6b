"""Looking through papers: at once where that is quick, else away from the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from scrutiny_desk.jobs.work import IsCancelled, JobRunner, Progress
from scrutiny_desk.services.findings.findings import (
    LookedThrough,
    findings_of,
    left_to_look_through,
)
from scrutiny_desk.ui.desk import Desk

AT_ONCE = 60
"""So many pages are looked through before a person sees the window stand still."""


class Looking(QObject):
    """Looks through the papers of a meeting or of all for whoever asked last.

    looked: a `LookedThrough`. progressed: papers done, of how many. troubled: a `DeskError`.
    """

    looked = Signal(object)
    progressed = Signal(int, int)
    troubled = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = JobRunner(self)
        self._meeting: str | None = None
        self._again = False
        self._runner.progressed.connect(lambda _words, done, total: self._on_progress(done, total))
        self._runner.done.connect(self._on_done)
        self._runner.troubled.connect(self.troubled)
        self._runner.broke.connect(_raise)
        self._runner.ended.connect(self._on_ended)

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self._runner.running

    def look(self, meeting_id: str | None) -> None:
        """Look through the papers of a meeting, or of all; what was asked before is dropped."""
        self._meeting = meeting_id
        if self._runner.running:
            self._again = True
            self._runner.cancel()
        elif left_to_look_through(self._desk.library, meeting_id) <= AT_ONCE:
            self.looked.emit(findings_of(self._desk.library, meeting_id))
        else:
            self._start()

    def shut_down(self) -> None:
        """Stop, and wait until nothing runs."""
        self._again = False
        self._runner.shut_down()

    def _start(self) -> None:
        library, meeting_id = self._desk.library, self._meeting

        def work(progress: Progress, cancelled: IsCancelled) -> LookedThrough:
            return findings_of(
                library, meeting_id, lambda done, total: progress("", done, total), cancelled
            )

        self._runner.start(work)

    def _on_progress(self, done: int, total: int) -> None:
        if not self._again:
            self.progressed.emit(done, total)

    def _on_done(self, looked: LookedThrough) -> None:
        if not self._again:
            self.looked.emit(looked)

    def _on_ended(self) -> None:
        if self._again:
            self._again = False
            self.look(self._meeting)


def _raise(error: Exception) -> None:
    raise error
