"""Enter presses the button that has the focus, as Space does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QWidget

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class EnterKey(QObject):
    """Lets Enter press whichever button has the focus.

    Dialogs keep Enter for their default button, and tables keep it for the cell in hand.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus)
        self._watch(app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or plain != Qt.KeyboardModifier.NoModifier:
            return False
        # Asked for at the press: a button may have been moved since it was first in focus.
        if not isinstance(watched, QAbstractButton) or not _may_press(watched):
            return False
        # A key held down presses once.
        if not event.isAutoRepeat():
            watched.click()
        return True

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._watch(now)

    def _watch(self, widget: QWidget | None) -> None:
        # The button alone, not the whole program: a filter there would see every event there is.
        if isinstance(widget, QAbstractButton):
            widget.installEventFilter(self)


def install(app: QApplication) -> None:
    """Let Enter press buttons in the whole program, for as long as it runs."""
    EnterKey(app)


def _may_press(button: QAbstractButton) -> bool:
    if isinstance(button.window(), QDialog):
        return False
    above = button.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractItemView):
            return False
        above = above.parentWidget()
    return True
