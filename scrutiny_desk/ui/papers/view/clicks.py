"""Telling a third click from a first, and a drag from a hand that is not quite still."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication, QMouseEvent


class ClicksInRow:
    """Told of a view's presses; Qt itself counts to two only."""

    def __init__(self) -> None:
        self._second: tuple[int, QPointF] | None = None
        self._pressed = QPointF()

    def is_second(self, event: QMouseEvent) -> None:
        """A double click was made."""
        self._second = (event.timestamp(), event.position())
        self._pressed = event.position()

    def is_third(self, event: QMouseEvent) -> bool:
        """Whether this press follows a double click at once and at the same place."""
        second, self._second = self._second, None
        self._pressed = event.position()
        if second is None:
            return False
        soon = (
            event.timestamp() - second[0] < QGuiApplication.styleHints().mouseDoubleClickInterval()
        )
        return soon and self._near(second[1], event.position())

    def is_moved(self, event: QMouseEvent) -> bool:
        """Whether the pointer has left the place where it was pressed; then it stays left."""
        if self._near(self._pressed, event.position()):
            return False
        self._pressed = QPointF(-1e6, -1e6)
        return True

    def _near(self, one: QPointF, other: QPointF) -> bool:
        least = QGuiApplication.styleHints().startDragDistance()
        return (one - other).manhattanLength() < least
