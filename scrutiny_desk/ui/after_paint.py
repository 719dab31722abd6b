"""What can wait until the window has painted."""

from __future__ import annotations

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
