"""One long piece of work at a time on a thread of its own, with progress, cancel and an end.

Everything is delivered on the thread the runner lives on (the window's). A `DeskError` is trouble
for the message bar; `Cancelled` ends quietly; anything else is a bug and is delivered apart.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from scrutiny_desk.domain.errors import Cancelled, DeskError

Progress = Callable[[str, int, int], None]
IsCancelled = Callable[[], bool]
Work = Callable[[Progress, IsCancelled], Any]


class _Worker(QThread):
    """Runs one piece of work; its signals cross to the runner's thread by themselves."""

    progressed = Signal(str, int, int)
    done = Signal(object)
    troubled = Signal(object)
    cancelled = Signal()
    broke = Signal(object)

    def __init__(self, work: Work) -> None:
        # No parent: Python alone lets it go, after its thread has been waited for.
        super().__init__()
        self._work = work
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        try:
            result = self._work(self.progressed.emit, self._stop.is_set)
        except Cancelled:
            self.cancelled.emit()
        except DeskError as error:
            self.troubled.emit(error)
        except Exception as error:  # noqa: BLE001 - the edge of a thread: bugs are passed on
            self.broke.emit(error)
        else:
            self.done.emit(result)


class JobRunner(QObject):
    """Runs one callable at a time away from the window's thread.

    progressed: words, how far, of how much (0 when unknown). done: what the callable gave back.
    troubled: a `DeskError`. cancelled: it stopped as asked. broke: an exception that is a bug.
    ended: after any of these, when the thread is gone and the next piece of work may start.
    """

    progressed = Signal(str, int, int)
    done = Signal(object)
    troubled = Signal(object)
    cancelled = Signal()
    broke = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: _Worker | None = None

    @property
    def running(self) -> bool:
        """Whether work is under way."""
        return self._worker is not None

    def start(self, work: Work) -> None:
        """Start `work(progress, is_cancelled)`. DeskError while other work is under way."""
        if self._worker is not None:
            raise DeskError(
                "Something is being read already",
                "Only one import runs at a time.",
                "Wait until it ends, or cancel it, then try again.",
            )
        worker = _Worker(work)
        worker.progressed.connect(self.progressed)
        worker.done.connect(self.done)
        worker.troubled.connect(self.troubled)
        worker.cancelled.connect(self.cancelled)
        worker.broke.connect(self.broke)
        worker.finished.connect(self._on_finished)
        self._worker = worker
        worker.start()

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` (or `done`, if it was quicker) follows."""
        if self._worker is not None:
            self._worker.stop()

    def shut_down(self) -> None:
        """Stop the work and wait for its thread to end; nothing more is delivered."""
        worker = self._worker
        if worker is None:
            return
        self._worker = None
        worker.blockSignals(True)
        worker.stop()
        worker.wait()

    @Slot()
    def _on_finished(self) -> None:
        worker = self._worker
        if worker is None:
            return
        worker.wait()
        self._worker = None
        self.ended.emit()
