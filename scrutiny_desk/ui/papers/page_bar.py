"""The line above the pages: which page this is, zoom, folding, and going to a printed page."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.papers import PageRow
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import look

_BUTTONS = (
    ("back", "←"),
    ("forward", "→"),
    ("fold_agenda", "◧"),
    ("previous_page", "‹"),
    ("next_page", "›"),
    ("zoom_out", "−"),
    ("zoom_fit", "Fit"),
    ("zoom_in", "+"),
    ("fold_notes", "◨"),
)


def say_page(page: PageRow) -> str:
    """How the header calls a page: "Page 25 of the pack (PDF 29)"."""
    if page.label is None:
        said = f"PDF {page.index + 1} (no page number printed)"
    else:
        said = f"Page {page.label} of the pack (PDF {page.index + 1})"
    if page.ocr is None:
        return said
    if not page.ocr:
        return f"{said} · a picture, its words not read"
    return f"{said} · read from a picture, {math.floor(100 * page.ocr)}% sure"


class PageBar(QFrame):
    """asked: the name of an action a button stands for. page_wanted: the printed number typed.

    closed: the field for a page number was left without going anywhere.
    """

    asked = Signal(str)
    page_wanted = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = desk.theme.space
        look(self, "top")
        self.setAccessibleName("Page")
        self._said = self._brief = ""
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        line.setSpacing(space[0])
        self._buttons: dict[str, QToolButton] = {}
        for name, words in _BUTTONS:
            if name == "zoom_out":
                line.addWidget(self._label, 1)
            self._buttons[name] = self._button(name, words)
            line.addWidget(self._buttons[name])
        self._field = QLineEdit()
        self._field.setMaximumWidth(desk.theme.px(96))
        self._field.setAccessibleName("Printed page number")
        self._field.returnPressed.connect(self._on_entered)
        self._field.installEventFilter(self)
        ask = QLabel("Go to printed page")
        ask.setBuddy(self._field)
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.hide()
        look(self._told, "", "overdue")
        self._go = QFrame()
        go = QGridLayout(self._go)
        go.setContentsMargins(space[1], 0, space[1], space[0])
        go.setHorizontalSpacing(space[1])
        go.setVerticalSpacing(space[0])
        go.addWidget(ask, 0, 0)
        go.addWidget(self._field, 0, 1)
        go.addWidget(self._told, 1, 0, 1, 3)
        go.setColumnStretch(2, 1)
        self._go.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(space[1], space[0], space[1], space[0])
        column.setSpacing(space[0])
        column.addLayout(line)
        column.addWidget(self._go)

    def show_page(self, page: PageRow | None) -> None:
        """Name the page that is being read."""
        self._said = "" if page is None else say_page(page)
        self._brief = ""
        if page is not None:
            self._brief = page.name if page.label is None else f"Page {page.label}"
            if page.ocr is not None:
                self._brief = f"{self._brief} · scan"
        self._label.setToolTip(self._said)
        self._fit_words()

    @property
    def said(self) -> str:
        """What the header says now."""
        return self._said

    def show_ways(self, back: str, forward: str) -> None:
        """Where Back and Forward go ("page 12"), "" for nowhere."""
        for name, place in (("back", back), ("forward", forward)):
            button, command = self._buttons[name], action(name)
            button.setEnabled(bool(place))
            words = f"{command.plain_words} to {place}" if place else command.plain_words
            button.setToolTip(f"{words} ({command.keys[0]})")
            button.setAccessibleName(words)

    def ask_page(self) -> None:
        """Open the field for a printed page number."""
        self._told.clear()
        self._told.hide()
        self._go.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def tell(self, words: str) -> None:
        """Say why the page asked for cannot be shown."""
        self._told.setText(words)
        self._told.show()
        self._field.selectAll()

    @property
    def told(self) -> str:
        return self._told.text()

    def close_field(self) -> None:
        self._go.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._go.hide()
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """All the words where there is room, the bare number where there is not."""
        room = self._label.width()
        fits = self._label.fontMetrics().horizontalAdvance(self._said) <= room
        self._label.setText(self._said if fits else self._brief)

    def _button(self, name: str, words: str) -> QToolButton:
        command = action(name)
        button = QToolButton()
        look(button, "quiet")
        button.setText(words)
        keys = f" ({command.keys[0]})" if command.keys else ""
        button.setToolTip(f"{command.plain_words}{keys}")
        button.setAccessibleName(command.plain_words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False, one=name: self.asked.emit(one))
        return button

    def _on_entered(self) -> None:
        self.page_wanted.emit(self._field.text().strip())
