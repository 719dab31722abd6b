"""The field in which a note is written: as tall as its words, Tab leaves it, Escape ends it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_MOST_LINES = 14


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
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
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
        super().keyPressEvent(event)

    def _fit(self) -> None:
        written = round(self.document().size().height())
        lines = min(max(written, self._fewest), _MOST_LINES)
        as_needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(as_needed if written > lines else never)
        # Frame and padding come from the style sheet; the viewport is what they leave.
        around = self.height() - self.viewport().height()
        words = (
            lines * QFontMetricsF(self.font()).lineSpacing() + 2 * self.document().documentMargin()
        )
        self.setFixedHeight(math.ceil(words) + around)
