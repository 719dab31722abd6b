"""The page alone on the whole screen, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenuBar, QPushButton, QScrollBar, QSplitterHandle, QWidget

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.notify import MessageBar
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.theme import look

_STAYS = (MessageBar, QMenuBar, QSplitterHandle, QScrollBar)
"""Not hidden: messages are still heard, and menus without a height keep their keys."""
_ANY_HEIGHT = 16777215


class Alone(QObject):
    """Hides all that stands round the pages while somebody reads, and brings the same back.

    changed: the page is alone now, or no longer.
    """

    changed = Signal()

    def __init__(self, desk: Desk, view: PageView, room: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._room = room
        self._hidden: list[QWidget] = []
        self._window: QWidget | None = None
        self._state = Qt.WindowState.WindowNoState
        self._space = desk.theme.space[2]
        self._out = QPushButton("Back to the desk   Esc", view)
        self._out.setAccessibleName("Back to the desk")
        self._out.setToolTip("Leave the full screen (Esc or F11)")
        look(self._out, "")
        self._out.hide()
        self._page = QLabel(view)
        self._page.setTextFormat(Qt.TextFormat.PlainText)
        self._page.setAccessibleName("Page")
        look(self._page, "small-muted")
        self._page.hide()
        self._out.clicked.connect(self.leave)
        view.left.connect(self.leave)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What this does for the actions of the room, by their names."""
        return {"alone": self.flip}

    @property
    def on(self) -> bool:
        """Whether the page is alone."""
        return self._window is not None

    def flip(self) -> None:
        """Show the page alone, or the desk again."""
        if self.on:
            self.leave()
        else:
            self.enter()

    def show_page(self, said: str) -> None:
        """Which page is read, by its numbers."""
        self._page.setText(said)

    def enter(self) -> None:
        """Hide what stands round the pages and take the whole screen."""
        window = self._window = self._view.window()
        self._state = window.windowState()
        child: QWidget = self._view
        while (parent := child.parentWidget()) is not None and child is not window:
            for one in parent.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            ):
                if one is child or one.isWindow() or isinstance(one, _STAYS):
                    continue
                if one.isVisible():
                    self._hidden.append(one)
            child = parent
        for one in self._hidden:
            one.hide()
        self._set_menus(0)
        # Only meanwhile: every key and every turn of a page would be looked at here.
        for one in (window, self._room, self._view):
            one.installEventFilter(self)
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        for one in (self._out, self._page):
            one.show()
            one.raise_()
        self._make_room(self._out.sizeHint().height() + self._space)
        self._put_out()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def leave(self) -> None:
        """Bring back what was hidden; nothing happens where nothing is."""
        window, self._window = self._window, None
        if window is None:
            return
        for one in (window, self._room, self._view):
            one.removeEventFilter(self)
        self._out.hide()
        self._page.hide()
        self._make_room(0)
        hidden, self._hidden = self._hidden, []
        for one in hidden:
            one.show()
        window.setWindowState(self._state)
        for bar in window.findChildren(QMenuBar):
            bar.setMaximumHeight(_ANY_HEIGHT)
        if self._view.isVisible():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._view and kind == QEvent.Type.Resize:
            self._put_out()
        elif (watched is self._window and kind == QEvent.Type.Close) or (
            watched is self._room and kind == QEvent.Type.Hide and not event.spontaneous()
        ):
            # Another room, or the end: neither must be met in this state.
            self.leave()
        return super().eventFilter(watched, event)

    def _set_menus(self, height: int) -> None:
        if self._window is not None:
            for bar in self._window.findChildren(QMenuBar):
                bar.setMaximumHeight(height)

    def _put_out(self) -> None:
        """The way out and the page's number stand above the pages, where they cover nothing."""
        self._out.adjustSize()
        right = self._view.width() - self._out.width() - self._space
        self._out.move(right, self._space // 2)
        left = 2 * self._space
        self._page.setGeometry(left, self._out.y(), max(right - 2 * left, 0), self._out.height())

    def _make_room(self, above: int) -> None:
        """Let the pages begin so many pixels down the view."""
        self._view.setViewportMargins(0, above, 0, 0)
