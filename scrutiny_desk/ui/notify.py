"""The message bar: what happened, what to do, Undo; and how far a long piece of work is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.ui.theme import Theme, look


class MessageBar(QFrame):
    """One line below the room, there only while it has something to say.

    undo_asked, cancel_asked, offer_taken: its buttons. An offer with a deed of its own
    (`offer_then`) carries that out instead.
    """

    undo_asked = Signal()
    cancel_asked = Signal()
    offer_taken = Signal()

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
        self._offer = QPushButton()
        self._offer.clicked.connect(self._on_offer)
        self._offered = ""
        self._deed: Callable[[], None] | None = None
        self._dismiss = QPushButton("Dismiss")
        look(self._dismiss, "quiet")
        self._dismiss.setAccessibleName("Dismiss the message")
        self._dismiss.clicked.connect(self.clear)
        self._progress_words = QLabel()
        self._progress_words.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(theme.px(theme.space[5] * 5))
        self._progress.setAccessibleName("How far the work is")
        self._cancel = QPushButton("Cancel")
        self._cancel.setAccessibleName("Cancel the work")
        self._cancel.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space[3], theme.space[0], theme.space[3], theme.space[0])
        row.setSpacing(theme.space[2])
        row.addWidget(self._words, 1)
        for widget in (
            self._offer,
            self._undo,
            self._dismiss,
            self._progress_words,
            self._progress,
            self._cancel,
        ):
            row.addWidget(widget)
        self._working = False
        self._before: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.clear()
        self.end_progress()

    @property
    def words(self) -> str:
        """What the bar says now."""
        return self._words.text()

    def say(self, words: str, *, undoable: bool) -> None:
        """Say what happened, with Undo beside it where that takes it back.

        The button of an offer that nobody has answered stays; its words are not said again.
        """
        self._show(words, "", undoable=undoable, offer=self._kept_button())

    def offer(self, words: str, button: str) -> None:
        """Say more of what just happened, with a button for what can be done about it now."""
        before, self._offered = self.words.rstrip("."), words
        said = f"{before}. {words}." if before else f"{words}."
        self._show(said, "", undoable=not self._undo.isHidden(), offer=button)

    def offer_then(self, button: str, deed: Callable[[], None]) -> None:
        """Put a button beside what is said that carries out `deed`."""
        self._offered = ""
        self._show(self.words, "", undoable=not self._undo.isHidden(), offer=button)
        self._deed = deed

    @property
    def undoable(self) -> bool:
        """Whether Undo stands beside what is said."""
        return not self._undo.isHidden()

    @property
    def offering(self) -> bool:
        """Whether a button for the next step stands there."""
        return not self._offer.isHidden()

    def say_trouble(self, error: DeskError) -> None:
        """Say what is wrong and what can be done now."""
        self._show(error.one_line(), "trouble", undoable=False, offer=self._kept_button())

    def clear(self) -> None:
        """Say nothing."""
        held = self._holds_focus()
        self._words.clear()
        self._offered = ""
        self._offer.hide()
        self._undo.hide()
        self._dismiss.hide()
        self._fit()
        self._give_back(held=held)

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
        held = self._cancel.hasFocus()
        self._working = False
        for widget in (self._progress_words, self._progress, self._cancel):
            widget.hide()
        self._fit()
        self._give_back(held=held)

    def _show(self, words: str, tone: str, *, undoable: bool, offer: str = "") -> None:
        held = (self._undo.hasFocus() and not undoable) or (self._offer.hasFocus() and not offer)
        self._words.setText(words)
        self._deed = None
        look(self, "bar", tone)
        self._offer.setText(offer)
        self._offer.setToolTip(self._offered)
        self._offer.setVisible(bool(offer))
        self._undo.setVisible(undoable)
        self._dismiss.setVisible(bool(words))
        self._fit()
        self._give_back(held=held)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _kept_button(self) -> str:
        return self._offer.text() if self._offered else ""

    def _fit(self) -> None:
        self.setVisible(self._working or bool(self._words.text()))

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is None or now is None:
            return
        if self.isAncestorOf(now) and not self.isAncestorOf(old):
            self._before = old

    def _holds_focus(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and self.isAncestorOf(holder)

    def _give_back(self, *, held: bool) -> None:
        """Put the focus where it was: a button that hides hands it to the next one anywhere."""
        if not held:
            return
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_offer(self) -> None:
        if self._deed is None:
            self._offered = ""
            self.offer_taken.emit()
        else:
            self._deed()

    def _on_undo(self) -> None:
        self.clear()
        self.undo_asked.emit()
