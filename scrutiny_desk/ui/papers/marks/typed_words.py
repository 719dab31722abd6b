"""Words typed on the pages by mistake: they are not taken for one command after another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from scrutiny_desk.ui.actions import ACTIONS, PAPERS
from scrutiny_desk.ui.desk import Desk

NOT_WRITTEN = (
    "Letters are commands on the page, and these were not written down. Enter writes on the mark"
    " in hand, N begins a note, Undo takes back what the first letter did."
)
_QUICK_MS = 300
"""Nobody means two commands within so short a time."""
_PAUSE_MS = 1500
"""After so long a pause the next letter is a command again; who looks for each key needs less."""
_COMMANDS = frozenset(key for one in ACTIONS if one.room == PAPERS for key in one.keys)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock)


class TypedWords(QObject):
    """Watches widgets on which letters are commands.

    A second letter that follows at once is the second letter of a word, and so is one that is no
    command, however slowly it comes: from there on nothing is carried out until the hands rest or
    another key is pressed.
    """

    def __init__(self, desk: Desk, *watched: QWidget) -> None:
        super().__init__(watched[0])
        self._desk = desk
        self._last: tuple[int, int] | None = None
        self._typing = False
        self._kept_back = False
        for one in watched:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                self._kept_back = self._is_of_a_word(event)
                if self._kept_back:
                    event.accept()
                    return True
            elif event.type() == QEvent.Type.KeyPress and self._kept_back:
                return True
        return super().eventFilter(watched, event)

    def _is_of_a_word(self, event: QKeyEvent) -> bool:
        key, now = event.key(), event.timestamp()
        if key in _MODIFIERS:
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        space = key == Qt.Key.Key_Space
        if not plain or not (event.text().isalpha() or (space and self._typing)) or not now:
            self._last, self._typing = None, False
            return False
        before, self._last = self._last, (key, now)
        since = _PAUSE_MS if before is None else now - before[1]
        if self._typing:
            self._typing = since < _PAUSE_MS
        elif (
            before is not None
            and before[0] != key
            and (since < _QUICK_MS or (since < _PAUSE_MS and event.text().upper() not in _COMMANDS))
        ):
            self._typing = True
            self._desk.said.emit(NOT_WRITTEN, False)
        return self._typing
