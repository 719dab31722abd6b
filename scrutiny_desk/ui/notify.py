"""The message bar: what happened, what to do, Undo; and how far a long piece of work is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.ui.theme import Theme, look


class MessageBar(QFrame):
    """One line below the room, there only while it has something to say.

    undo_asked, cancel_asked: its two buttons.
    """

    undo_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "bar")
        self.setAccessibleName("Messages")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._undo = QPushButton("Undo")
        self._undo.clicked.connect(self._on_undo)
        self._dismiss = QPushButton("Dismiss")
        look(self._dismiss, "quiet")
        self._dismiss.setAccessibleName("Dismiss the message")
        self._dismiss.clicked.connect(self.clear)
        self._progress_words = QLabel()
        self._progress_words.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(theme.px(theme.space[5] * 5))
        self._progress.setAccessibleName("How far the import is")
        self._cancel = QPushButton("Cancel")
        self._cancel.setAccessibleName("Cancel the import")
        self._cancel.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space[3], theme.space[0], theme.space[3], theme.space[0])
        row.setSpacing(theme.space[2])
        row.addWidget(self._words, 1)
        for widget in (
            self._undo,
            self._dismiss,
            self._progress_words,
            self._progress,
            self._cancel,
        ):
            row.addWidget(widget)
        self._working = False
        self.clear()
        self.end_progress()

    @property
    def words(self) -> str:
        """What the bar says now."""
        return self._words.text()

    def say(self, words: str, *, undoable: bool) -> None:
        """Say what happened, with Undo beside it where that takes it back."""
        self._show(words, "", undoable=undoable)

    def say_trouble(self, error: DeskError) -> None:
        """Say what is wrong and what can be done now."""
        self._show(error.one_line(), "trouble", undoable=False)

    def clear(self) -> None:
        """Say nothing."""
        self._words.clear()
        self._undo.hide()
        self._dismiss.hide()
        self._fit()

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Show how far the work is; total 0 when nobody knows."""
        self._working = True
        self._progress_words.setText(words)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        for widget in (self._progress_words, self._progress, self._cancel):
            widget.show()
        self._fit()

    def end_progress(self) -> None:
        self._working = False
        for widget in (self._progress_words, self._progress, self._cancel):
            widget.hide()
        self._fit()

    def _show(self, words: str, tone: str, *, undoable: bool) -> None:
        self._words.setText(words)
        look(self, "bar", tone)
        self._undo.setVisible(undoable)
        self._dismiss.setVisible(bool(words))
        self._fit()
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _fit(self) -> None:
        self.setVisible(self._working or bool(self._words.text()))

    def _on_undo(self) -> None:
        self.clear()
        self.undo_asked.emit()
