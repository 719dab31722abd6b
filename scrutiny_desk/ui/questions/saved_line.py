"""One line that is saved as it is typed, with words to choose from while typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from scrutiny_desk.ui.models.saved_text import SAVE_AFTER_MS


class SavedLine(QLineEdit):
    """A line whose words are handed over at every key, and again at a pause.

    typed: the words as they stand after a key or a choice. saved: the words at a pause, once they
    differ from what was shown; also when the focus goes elsewhere, with Enter, and on `flush`.
    """

    typed = Signal(str)
    saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._choices = QStringListModel(self)
        completer = QCompleter(self._choices, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.textEdited.connect(self._on_edited)
        completer.activated.connect(self._on_edited)
        self.returnPressed.connect(self.flush)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these words while somebody types."""
        if self._choices.stringList() != list(words):
            self._choices.setStringList(list(words))

    def show_words(self, words: str, *, anew: bool) -> None:
        """Show the words on the shelf; anew: they belong to something else than before.

        Words being typed stay, unless they are shown anew.
        """
        if not anew and (self._timer.isActive() or words == self._shown):
            return
        self._shown = words
        if self.text() != words:
            self.setText(words)
            self.setCursorPosition(0)
        self._timer.stop()

    def flush(self) -> None:
        """Hand over what was typed and not yet saved."""
        self._timer.stop()
        words = self.text()
        if words != self._shown:
            self._shown = words
            self.saved.emit(words)

    def _on_edited(self, words: str) -> None:
        self._timer.start()
        self.typed.emit(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
