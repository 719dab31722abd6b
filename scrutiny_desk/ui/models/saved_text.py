"""A field that is saved as it is typed, and that a refresh never overwrites under the hand."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

SAVE_AFTER_MS = 400


class SavedText(QPlainTextEdit):
    """A plain text field whose words are handed over at every key, and again at a pause.

    typed: the words as they stand after a key, to be written without waiting. saved: the words at
    a pause, once they differ from what was shown, to be told; also when the focus goes elsewhere,
    and on `flush`.
    """

    typed = Signal(str)
    saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._shown = self._handed = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._on_changed)

    def sizeHint(self) -> QSize:
        """A few lines; a layout may give it more."""
        return QSize(super().sizeHint().width(), 4 * self.fontMetrics().lineSpacing())

    def show_words(self, words: str, *, anew: bool) -> None:
        """Show the words on the shelf; anew: they belong to something else than before.

        Words being typed stay, unless they are shown anew.
        """
        if not anew and (self._timer.isActive() or words == self._shown):
            return
        position = self.textCursor().position()
        self._shown = self._handed = words
        if self.toPlainText() != words:
            self.setPlainText(words)
            if not anew:
                cursor = self.textCursor()
                cursor.setPosition(min(position, len(words)))
                self.setTextCursor(cursor)
        self._timer.stop()

    def flush(self) -> None:
        """Hand over what was typed and not yet saved."""
        self._timer.stop()
        words = self.toPlainText()
        if words != self._shown:
            self._shown = words
            self.saved.emit(words)

    def _on_changed(self) -> None:
        words = self.toPlainText()
        if words != self._handed:
            self._handed = words
            self._timer.start()
            self.typed.emit(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
