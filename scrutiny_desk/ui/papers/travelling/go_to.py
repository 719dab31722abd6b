"""Going to a page by any of its three numbers, with all three shown while one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.pages.going_to import choices, say_missing
from scrutiny_desk.domain.pages.page_numbers import say_numbers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.theme import look

_MOST_ROWS = 5
_PAGE = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _PageField(QLineEdit):
    """A line whose keys up and down walk the list below it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class GoToBar(QFrame):
    """A field for a page, and below it the pages that may be meant, walked by the arrow keys."""

    def __init__(
        self, desk: Desk, opened: OpenPaper, view: PageView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open = opened
        self._view = view
        theme = desk.theme
        space = theme.space
        look(self, "top")
        self.setAccessibleName("Go to page")
        self.field = _PageField()
        self.field.setAccessibleName("Page to go to")
        self.field.setPlaceholderText("25, PDF 29, report 3, item 6 p 3")
        self.field.setMinimumWidth(theme.px(120))
        self.field.setMaximumWidth(theme.size("pane"))
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.field.stepped.connect(self._on_stepped)
        ask = QLabel("Go to page")
        ask.setBuddy(self.field)
        close = QPushButton("Cancel")
        look(close, "quiet")
        close.clicked.connect(self.leave)
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.hide()
        look(self._told, "", "overdue")
        self.list = QListWidget()
        self.list.setAccessibleName("Pages that may be meant")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._go)
        # By the time that Enter is pressed, the page has been drawn.
        self.list.currentItemChanged.connect(self._on_row)
        self.list.hide()
        line = QHBoxLayout()
        line.setSpacing(space[1])
        line.addWidget(ask)
        line.addWidget(self.field, 1)
        line.addStretch()
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[1], space[0], space[1], space[0])
        column.setSpacing(space[0])
        column.addLayout(line)
        column.addWidget(self._told)
        column.addWidget(self.list)
        self.hide()
        opened.opened.connect(self.hide)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"go_to_page": self.ask}

    def ask(self) -> None:
        """Open the field."""
        if self._open.id is None:
            return
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._on_typed(self.field.text())

    def leave(self) -> None:
        """Close the field and go nowhere."""
        self._hand_over()

    @property
    def told(self) -> str:
        """Why there is no such page, or ""."""
        return self._told.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, typed: str) -> None:
        self._told.clear()
        self._told.hide()
        self.list.clear()
        here = self._view.current_page
        for one in choices(typed, self._open.numbers, self._open.items, here):
            number = self._open.number(one.page_index)
            if number is None:
                continue
            row = QListWidgetItem(say_numbers(number))
            row.setData(_PAGE, one.page_index)
            # Plain words, never markup: a label comes from somebody else's file.
            row.setToolTip(row.text().replace("<", "‹").replace(">", "›"))
            self.list.addItem(row)
        rows = self.list.count()
        self.list.setVisible(rows > 0)
        if rows:
            self.list.setCurrentRow(0)
            high = self.list.sizeHintForRow(0) * min(rows, _MOST_ROWS)
            self.list.setFixedHeight(high + 2 * self.list.frameWidth() + 2)
            more = f", and {rows - 1} more; Down for the next" if rows > 1 else ""
            self._say(f"{self.list.item(0).text()}{more}")

    def _on_row(self, row: QListWidgetItem | None) -> None:
        self._view.foresee("go to", [] if row is None else [row.data(_PAGE)])

    def _on_stepped(self, step: int) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
            self._say(self.list.currentItem().text())

    def _on_entered(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            self._go(row)
            return
        self._told.setText(say_missing(self.field.text(), self._open.numbers))
        self._told.show()
        self._say(self._told.text())
        self.field.selectAll()

    def _go(self, row: QListWidgetItem) -> None:
        self._view.go_to(row.data(_PAGE))
        self._hand_over()

    def _hand_over(self) -> None:
        # In this order: a field that is hidden hands the keyboard to the next control, which
        # would be painted, and said aloud, before the pages are.
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _say(self, words: str) -> None:
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
