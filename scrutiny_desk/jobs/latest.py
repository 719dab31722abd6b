"""Short pieces of work of which only the newest matters: whatever is asked meanwhile goes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from scrutiny_desk.jobs.work import JobRunner


class LatestWork(QObject):
    """Carries out what was asked last, away from the window's thread.

    done: what the piece of work asked last gave back; of any asked before, nothing is delivered.
    troubled: a `DeskError` of it. broke: an exception that is a bug.
    """

    done = Signal(object)
    troubled = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = JobRunner(self)
        self._next: Callable[[], Any] | None = None
        self._wanted = False
        self._runner.done.connect(lambda result: self._deliver(self.done, result))
        self._runner.troubled.connect(lambda error: self._deliver(self.troubled, error))
        self._runner.broke.connect(lambda error: self._deliver(self.broke, error))
        self._runner.ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._wanted

    def ask(self, work: Callable[[], Any]) -> None:
        """Carry out `work` as soon as what runs has ended; what waited before is dropped."""
        self._wanted = True
        self._next = work
        if not self._runner.running:
            self._start()

    def forget(self) -> None:
        """Deliver nothing of what was asked so far."""
        self._next = None
        self._wanted = False

    def shut_down(self) -> None:
        """Wait for what runs; nothing more is delivered."""
        self.forget()
        self._runner.shut_down()

    def _start(self) -> None:
        work, self._next = self._next, None
        if work is not None:
            self._runner.start(lambda _progress, _cancelled: work())

    def _deliver(self, signal: Any, what: object) -> None:
        if self._next is None and self._wanted:
            self._wanted = False
            signal.emit(what)

    def _on_ended(self) -> None:
        self._start()
