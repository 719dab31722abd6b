"""The field in which a note is written: as tall as its words, Tab leaves it, Escape ends it.

Ctrl+Z takes back a word at a time here, and only when nothing typed is left goes to the window.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_MOST_LINES = 14
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteText(QPlainTextEdit):
    """A plain text field that grows with what is written in it.

    entered, left: it got or lost the focus. ended: Escape was pressed.
    """

    entered = Signal()
    left = Signal()
    ended = Signal()

    def __init__(self, fewest_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fewest = fewest_lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fits = True
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(self._stay_at_top)
        self._fit()

    def words(self) -> str:
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Show other words, keeping the cursor as near as can be to where it was."""
        cursor = self.textCursor()
        position = cursor.position()
        self.setPlainText(words)
        cursor = self.textCursor()
        cursor.setPosition(min(position, len(words)))
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
            return
        if _asks_undo(event):
            self.undo()
            return
        if _asks_redo(event):
            self.redo()
            return
        if event.key() in _ENTER and not self.toPlainText():
            # A note does not begin with an empty line: Enter was meant for the mark before it.
            return
        if event.text().strip() and self._word_begins():
            # Letters typed in a row become one step; marking the document as saved ends the step.
            self.document().setModified(False)
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Accepted, the key comes here; ignored, the window's Undo or Redo has it.
            if _asks_undo(event):
                event.setAccepted(self.document().isUndoAvailable())
                return True
            if _asks_redo(event):
                event.setAccepted(self.document().isRedoAvailable())
                return True
        return super().event(event)

    def _word_begins(self) -> bool:
        cursor = self.textCursor()
        before = self.document().characterAt(cursor.position() - 1)
        return before.isspace() and not cursor.hasSelection()

    def _fit(self) -> None:
        written = round(self.document().size().height())
        lines = min(max(written, self._fewest), _MOST_LINES)
        as_needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._fits = written <= lines
        self.setVerticalScrollBarPolicy(never if self._fits else as_needed)
        # Frame and padding come from the style sheet; the viewport is what they leave.
        # Before the field has its place in a window, they can still be those of another size.
        around = max(self.height() - self.viewport().height(), 0)
        words = (
            lines * QFontMetricsF(self.font()).lineSpacing() + 2 * self.document().documentMargin()
        )
        self.setFixedHeight(math.ceil(words) + around)
        self._stay_at_top()

    def _stay_at_top(self) -> None:
        # Typing scrolls to the cursor before the field has grown; nothing scrolls it back.
        if self._fits:
            self.verticalScrollBar().setValue(0)


def _asks_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _asks_redo(event: QKeyEvent) -> bool:
    # Ctrl+Y is the window's second key for Redo, and not every system's own.
    control_y = (
        event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
    return control_y or event.matches(QKeySequence.StandardKey.Redo)
