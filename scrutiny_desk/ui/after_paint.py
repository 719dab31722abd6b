"""What can wait until the window has painted."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class AfterPaint(QTimer):
    """Carries something out once, when everything that waits to be painted has been.

    `start` asks for it, however often; `stop` takes the asking back.
    """

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        # Qt paints before it looks at its clocks.
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(work)


class InTurns(QTimer):
    """Carries out steps one after another, each in a turn of the event loop of its own.

    For what would hold up keys and clicks if it were done at once.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], None]] = deque()
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(self._on_turn)

    def take(self, *steps: Callable[[], None]) -> None:
        """Carry these out after whatever is still to be done."""
        self._steps.extend(steps)
        self.start()

    def drop(self) -> None:
        """Carry out nothing more."""
        self._steps.clear()
        self.stop()

    def _on_turn(self) -> None:
        if not self._steps:
            return
        step = self._steps.popleft()
        if self._steps:
            # Before the step, so that a fault in it does not keep the others from their turns.
            self.start()
        step()
