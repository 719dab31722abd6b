"""What the keys do on the pages; the Keyboard help lists them from `actions.ON_THE_PAGE`."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QScrollBar, QWidget

from scrutiny_desk.ui.papers.view.hung import ViewChoices
from scrutiny_desk.ui.papers.words.selector import WordSelector

_STEPS = {
    Qt.Key.Key_Right: (1, False),
    Qt.Key.Key_Left: (-1, False),
    Qt.Key.Key_Down: (1, True),
    Qt.Key.Key_Up: (-1, True),
}


class Pages(Protocol):
    """What the keys need of the view of the pages."""

    selector: WordSelector

    def verticalScrollBar(self) -> QScrollBar: ...
    def horizontalScrollBar(self) -> QScrollBar: ...
    def viewport(self) -> QWidget: ...
    @property
    def current_page(self) -> int: ...
    @property
    def choices(self) -> ViewChoices: ...
    def turn_over(self, step: int) -> None: ...
    def top_of_view(self) -> float: ...
    def selection_moved(self) -> None: ...
    def clear_selection(self) -> None: ...
    def copy(self) -> None: ...


class PageKeys:
    """Scrolls the pages and moves the selection by the keyboard."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def take(self, event: QKeyEvent) -> bool:
        """Carry out a key; False when it means nothing here."""
        pages = self._pages
        if event.matches(QKeySequence.StandardKey.Copy):
            pages.copy()
            return True
        if event.key() == Qt.Key.Key_Escape and pages.selector.selection is not None:
            pages.clear_selection()
            return True
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        extend = keys == Qt.KeyboardModifier.ShiftModifier
        if key in _STEPS and (extend or keys == Qt.KeyboardModifier.ControlModifier):
            step, lines = _STEPS[key]
            if pages.current_page >= 0:
                pages.selector.step(
                    pages.current_page, step, lines=lines, extend=extend, top=pages.top_of_view()
                )
                pages.selection_moved()
            return True
        return self._scroll(key, backwards=extend)

    def _scroll(self, key: Qt.Key, *, backwards: bool) -> bool:
        down, across = self._pages.verticalScrollBar(), self._pages.horizontalScrollBar()
        screen = self._pages.viewport().height() - down.singleStep()
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        turns[Qt.Key.Key_Space] = -1 if backwards else 1
        if across.maximum() == 0:
            turns |= {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        sideways = key in (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if key in turns and (sideways or self._pages.choices.whole):
            # A page that is seen whole is turned over, not scrolled by nearly its height.
            self._pages.turn_over(turns[key])
            return True
        if key == Qt.Key.Key_Space:
            down.setValue(down.value() + (-screen if backwards else screen))
            return True
        wanted = {
            Qt.Key.Key_Down: (down, down.value() + down.singleStep()),
            Qt.Key.Key_Up: (down, down.value() - down.singleStep()),
            Qt.Key.Key_PageDown: (down, down.value() + screen),
            Qt.Key.Key_PageUp: (down, down.value() - screen),
            Qt.Key.Key_Home: (down, down.minimum()),
            Qt.Key.Key_End: (down, down.maximum()),
            Qt.Key.Key_Right: (across, across.value() + down.singleStep()),
            Qt.Key.Key_Left: (across, across.value() - down.singleStep()),
        }.get(key)
        if wanted is None:
            return False
        bar, value = wanted
        bar.setValue(value)
        return True
