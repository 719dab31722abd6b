"""A mouse wheel that scrolls the page, not the choice it happens to pass over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """Lets boxes and numbers of a window hear the wheel only while they have the focus.

    What is chosen there is kept at once, and must not change while somebody scrolls.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for box in (*window.findChildren(QComboBox), *window.findChildren(QAbstractSpinBox)):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus():
            return False
        event.ignore()
        return True
