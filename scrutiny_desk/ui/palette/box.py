"""The palette's box over the window: a line to type in, and what fits it below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.delegates import PAD, RowDelegate, RowList, dress_list
from scrutiny_desk.ui.models.grouped import ROW_ROLE, Group, GroupedModel, Heading, choose
from scrutiny_desk.ui.models.painting import draw_text, line_height
from scrutiny_desk.ui.palette.entries import Entry, find, search_for
from scrutiny_desk.ui.theme import look

_LATELY = "Lately"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class EntryDelegate(RowDelegate):
    """A row: its words, where it belongs in grey, and its keys at the right edge."""

    def row_height(self, row: object, width: int) -> int:  # noqa: ARG002 - rows are one line
        return max(self.desk.theme.size("row"), line_height(self.desk.theme.font()) + 10)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, Entry):
            return
        theme, rect = self.desk.theme, option.rect
        body, small = theme.font(), theme.font("small")
        left, width = rect.left() + PAD, rect.width() - 2 * PAD
        high = rect.top() + (rect.height() - line_height(body)) // 2
        low = rect.top() + (rect.height() - line_height(small)) // 2
        taken = 0
        if row.keys:
            taken = QFontMetrics(small).horizontalAdvance(row.keys) + PAD
            draw_text(
                painter,
                left + width - taken + PAD - 1,
                low,
                taken,
                row.keys,
                font=small,
                colour=theme.paint("muted"),
            )
        words = min(QFontMetrics(body).horizontalAdvance(row.words) + 2, width - taken)
        draw_text(painter, left, high, words, row.words, font=body, colour=theme.paint("text"))
        room = width - taken - words - PAD
        if row.where and room > PAD:
            draw_text(
                painter,
                left + words + PAD,
                low,
                room,
                row.where,
                font=small,
                colour=theme.paint("muted"),
            )


class _Rows(RowList):
    """A list of which a row is taken by one click, as in a menu."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()) == self.currentIndex():
            self.opened.emit()


class PaletteBox(QFrame):
    """Lies over the upper middle of a window while somebody looks for a command.

    taken: the key of the `Entry` that was chosen; the box has closed by then and the focus is back
    where it was. Closed by Escape, by a click elsewhere, or by taking a row.
    """

    taken = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._entries: Sequence[Entry] = ()
        self._recent: Sequence[str] = ()
        self._before: QWidget | None = None
        look(self, "float")
        self.setAccessibleName("Commands")
        self.line = QLineEdit()
        self.line.setAccessibleName("Find a command, an item, a paper or a meeting")
        self.line.setPlaceholderText("What do you want to do, or to find?")
        self.line.setClearButtonEnabled(True)
        self.model = GroupedModel(lambda one: str(one.key), lambda one: str(one.spoken), self)
        self.list = _Rows()
        dress_list(self.list, self.model, EntryDelegate(desk, self.list), "Commands that fit")
        help_line = QLabel("Enter takes the row · Ctrl+Enter searches everything · Esc goes back")
        help_line.setWordWrap(True)
        look(help_line, "small-muted")
        space = desk.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space[2], space[2], space[2], space[1])
        column.setSpacing(space[1])
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(help_line)
        self.line.textChanged.connect(self._show_found)
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.opened.connect(self._take)
        self.hide()

    def open_on(self, entries: Sequence[Entry], recent: Sequence[str]) -> None:
        """Offer these entries. recent: keys of what was taken lately, the last first."""
        self._before = QApplication.focusWidget()
        self._entries, self._recent = entries, recent
        self.line.clear()
        self._show_found()
        self._place()
        # Only while it is open: every key that climbs up to the window would be looked at here.
        self.window().installEventFilter(self)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def close_box(self) -> None:
        """Go away, and put the focus back where it was."""
        if self.isHidden():
            return
        self.window().removeEventFilter(self)
        held = self.isAncestorOf(QApplication.focusWidget() or self.window())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus)
        before, self._before = self._before, None
        if held and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    @property
    def rows(self) -> list[Entry]:
        """What is offered now, from above."""
        found = (self.model.index(n, 0).data(ROW_ROLE) for n in range(self.model.rowCount()))
        return [row for row in found if isinstance(row, Entry)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return self._on_key(event, in_line=watched is self.line)

    def _on_key(self, event: QKeyEvent, *, in_line: bool) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            typed = self.line.text().strip()
            if typed:
                self._give(search_for(typed).key)
        elif event.key() in _ENTER and in_line:
            self._take()
        elif event.key() in _UP_AND_DOWN and in_line:
            # The list moves as it does with the focus, while the words can still be changed.
            self.list.keyPressEvent(event)
            self._announce()
        else:
            return False
        return True

    def _show_found(self) -> None:
        typed = self.line.text().strip()
        groups, first = (self._all(), 0) if not typed else self._fitting(typed)
        self.model.show(groups)
        rows = self.rows
        place = rows[min(first, len(rows) - 1)].key if rows else None
        choose(self.list, self.model.index_of(place))
        self.list.scrollTo(self.list.currentIndex())
        if typed:
            self._announce()

    def _fitting(self, typed: str) -> tuple[list[Group], int]:
        """The rows that fit; the search is in hand at once where no command really does."""
        found, close = find(typed, self._entries, self._recent)
        return [Group((), (*found, search_for(typed)))], 0 if close else len(found)

    def _all(self) -> list[Group]:
        by_key = {one.key: one for one in self._entries}
        lately = [by_key[key] for key in self._recent if key in by_key]
        groups = [Group((Heading(_LATELY, 1),), tuple(lately))] if lately else []
        names = dict.fromkeys(one.group for one in self._entries if one.group)
        for name in names:
            rows = (one for one in self._entries if one.group == name and one not in lately)
            groups.append(Group((Heading(name, 1),), tuple(rows)))
        return groups

    def _announce(self) -> None:
        """Say the row in hand to a screen reader, whose cursor stays in the line."""
        row = self.list.currentIndex().data(ROW_ROLE)
        if isinstance(row, Entry) and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, row.spoken))

    def _take(self) -> None:
        row = self.list.currentIndex().data(ROW_ROLE)
        if isinstance(row, Entry):
            self._give(row.key)

    def _give(self, key: str) -> None:
        self.close_box()
        self.taken.emit(key)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self.close_box()

    def _place(self) -> None:
        theme, window = self._desk.theme, self.window()
        margin = theme.space[5]
        width = min(theme.px(_WIDTH), window.width() - 2 * margin)
        height = min(theme.px(_HEIGHT), window.height() - 3 * margin)
        self.setGeometry((window.width() - width) // 2, 2 * margin, width, height)


_WIDTH, _HEIGHT = 640, 460
"""Pixels at 100% text; no more than the window has."""
