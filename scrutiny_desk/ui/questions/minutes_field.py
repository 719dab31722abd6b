"""Minutes as a person types them: a whole number, or nothing for the usual."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

LONGEST = 600
_STEP = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 5, Qt.Key.Key_PageDown: -5}


class MinutesField(QLineEdit):
    """A field for minutes; Up and Down change them by one, Page Up and Page Down by five.

    typed: the minutes (`int`), or None for an emptied field, after each key. given: the same, with
    Enter, a step, and on leaving.
    """

    typed = Signal(object)
    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QIntValidator(0, LONGEST, self))
        self._shown: int | None = None
        self._usual: int | None = None
        self.textEdited.connect(lambda _: self.typed.emit(self._typed()))
        self.returnPressed.connect(self.flush)

    def show_minutes(self, minutes: int | None, usual: int | None, otherwise: str) -> None:
        """Show the minutes given; where there are none, say in words what counts instead.

        usual: the minutes that count then, from which the keys step. What is being typed stays.
        """
        self._usual = usual
        self.setPlaceholderText(otherwise)
        if self._typed() == self._shown:
            self._shown = minutes
            self.setText("" if minutes is None else str(minutes))

    def flush(self) -> None:
        """Hand over what was typed and not yet handed over."""
        minutes = self._typed()
        if minutes != self._shown:
            self._shown = minutes
            self.given.emit(minutes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEP.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        typed = self._typed()
        now = (self._usual or 0) if typed is None else typed
        self.setText(str(min(max(now + step, 0), LONGEST)))
        self.flush()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def _typed(self) -> int | None:
        text = self.text().strip()
        return int(text) if text.isdigit() else None
