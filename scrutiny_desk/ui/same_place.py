"""Where somebody is in a window, found again in the window that is built in its place.

Both are built by the same steps, so a control is found by its place among its siblings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from scrutiny_desk.ui.models.grouped import GroupedModel, choose

_TEXTS = (QPlainTextEdit, QTextEdit)


@dataclass(frozen=True, slots=True)
class Control:
    """A control of a window: the way down to it, and what it must be to be the same."""

    way: tuple[int, ...]
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """focus: what has the keyboard; caret: where in its words one types.

    tabs: which tab is shown. rows: the chosen rows by their ids.
    """

    focus: Control | None
    caret: int
    tabs: tuple[tuple[Control, int], ...]
    rows: tuple[tuple[Control, str], ...]


def whereabouts(window: QWidget) -> Whereabouts:
    """Where somebody is in a window."""
    tabs, rows = [], []
    for one in _controls(window):
        if isinstance(one, QTabBar) and one.isVisible() and isinstance(one.parent(), QTabWidget):
            tabs.append((_control(window, one), one.currentIndex()))
        model = one.model() if isinstance(one, QAbstractItemView) else None
        if isinstance(one, QAbstractItemView) and isinstance(model, GroupedModel):
            key = model.key_at(one.currentIndex())
            if key is not None and one.isVisible():
                rows.append((_control(window, one), key))
    holder = window.focusWidget()
    focus = None if holder is None or holder is window else _control(window, holder)
    return Whereabouts(focus, _caret(holder), tuple(tabs), tuple(rows))


def take_up(window: QWidget, place: Whereabouts) -> bool:
    """Be in this window where one was in the other; what is not there any more is passed by.

    False where what had the keyboard is not there.
    """
    for of, number in place.tabs:
        bar = _found(window, of)
        if isinstance(bar, QTabBar):
            bar.setCurrentIndex(number)
    waiting = list(place.rows)
    for _ in place.rows:
        # One list may fill another, whichever of them stands first.
        waiting = [(of, key) for of, key in waiting if not _choose(_found(window, of), key)]
    # What a chosen row brings up is shown by now; only then can it take the keyboard.
    QApplication.sendPostedEvents()
    holder = None if place.focus is None else _found(window, place.focus)
    if holder is None or not (holder.isVisible() and holder.isEnabled()):
        return False
    holder.setFocus(Qt.FocusReason.OtherFocusReason)
    _put_caret(holder, place.caret)
    return True


def _caret(holder: QWidget | None) -> int:
    if isinstance(holder, QLineEdit):
        return holder.cursorPosition()
    return holder.textCursor().position() if isinstance(holder, _TEXTS) else 0


def _put_caret(holder: QWidget, caret: int) -> None:
    if isinstance(holder, QLineEdit):
        holder.setCursorPosition(caret)
    elif isinstance(holder, _TEXTS):
        cursor = holder.textCursor()
        cursor.setPosition(min(caret, holder.document().characterCount() - 1))
        holder.setTextCursor(cursor)


def _choose(view: QWidget | None, key: str) -> bool:
    """Choose the row with this id; False where there is none."""
    model = view.model() if isinstance(view, QAbstractItemView) else None
    if not isinstance(view, QAbstractItemView) or not isinstance(model, GroupedModel):
        return False
    index = model.index_of(key)
    if index.isValid():
        choose(view, index)
    return index.isValid()


def _controls(window: QWidget) -> Iterator[QWidget]:
    for one in window.findChildren(QWidget):
        if one.window() is window:
            yield one


def _control(window: QWidget, one: QWidget) -> Control:
    way: list[int] = []
    child: QObject = one
    while child is not window and (parent := child.parent()) is not None:
        way.append(_beside(parent).index(child))
        child = parent
    return Control(tuple(reversed(way)), type(one).__name__, one.accessibleName())


def _found(window: QWidget, control: Control) -> QWidget | None:
    here: QObject = window
    for step in control.way:
        children = _beside(here)
        if step >= len(children):
            return None
        here = children[step]
    same = type(here).__name__ == control.kind
    if isinstance(here, QWidget) and same and here.accessibleName() == control.name:
        return here
    return None


def _beside(parent: QObject) -> list[QObject]:
    return [one for one in parent.children() if isinstance(one, QWidget)]
