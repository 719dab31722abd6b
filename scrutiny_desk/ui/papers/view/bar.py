"""The line above the pages: which page this is by its three numbers, zoom and folding."""

from __future__ import annotations

import math
import textwrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.pages.page_numbers import (
    PageNumbers,
    say_briefly,
    say_numbers,
    say_whence,
)
from scrutiny_desk.domain.papers.papers import PageRow
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import look

_LINE = 64
"""Letters of a line of a tip: Qt breaks no lines of plain words by itself."""
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


_SPARED = ("forward", "back", "fold_agenda", "fold_notes", "zoom_fit", "zoom_out", "zoom_in")
"""What a narrow line leaves out first: each has its keys and stands in a menu.

The zoom goes last: who needs larger text needs a larger page, and often by the mouse."""


def say_page(page: PageRow, numbers: PageNumbers | None = None) -> str:
    """How the header calls a page: "Page 25 of the pack (PDF 29) · item 6, its page 3"."""
    said = say_numbers(numbers or PageNumbers(page.index, page.label))
    if page.ocr is None:
        return said
    if not page.ocr:
        return f"{said} · a picture, its words not read"
    return f"{said} · read from a picture, {math.floor(100 * page.ocr)}% sure"


class PageBar(QFrame):
    """asked: the name of an action a button stands for."""

    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = desk.theme.space
        self._margin = space[1] + 1
        self._gap = space[0]
        look(self, "top")
        self.setAccessibleName("Page")
        self._said = ""
        self._shorter: tuple[str, ...] = ()
        self._label = QPushButton()
        look(self._label, "quiet")
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._label.clicked.connect(lambda: self.asked.emit("go_to_page"))
        line = QHBoxLayout()
        line.setSpacing(space[0])
        self._buttons: dict[str, QToolButton] = {}
        for name, words in _BUTTONS:
            if name == "zoom_out":
                line.addWidget(self._label, 1)
            self._buttons[name] = self._button(name, words)
            line.addWidget(self._buttons[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(space[1], space[0], space[1], space[0])
        column.addLayout(line)

    def show_page(self, page: PageRow | None, numbers: PageNumbers | None = None) -> None:
        """Name the page that is being read, by its three numbers."""
        self._said, self._shorter = "", ()
        tip = ""
        if page is not None:
            numbers = numbers or PageNumbers(page.index, page.label)
            scan = "" if page.ocr is None else " · scan"
            self._said = say_page(page, numbers)
            short = page.name if page.label is None else f"Page {page.label}"
            rest = say_briefly(numbers).removeprefix(f"{page.name} · ")
            below = f"\n{rest}" if rest != page.name else ""
            brief = f"{short}{scan}{below}"
            self._shorter = (f"{say_briefly(numbers)}{scan}", brief, f"{short}{scan}")
            whence = say_whence(numbers)
            tip = f"{self._said}, {whence}" if whence else self._said
            keys = action("go_to_page").keys[0]
            tip = textwrap.fill(f"{tip}. Go to another page ({keys})", _LINE)
        # Plain words, never markup: a label comes from somebody else's file.
        self._label.setToolTip(tip.replace("<", "‹").replace(">", "›"))
        self._label.setAccessibleName(f"{self._said}. Go to another page")
        self._label.setEnabled(page is not None)
        self._fit_buttons()
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()
        self._fit_words()

    def _fit_buttons(self) -> None:
        """Leave out what the View menu and the keys do as well, where large text has no room."""
        gap = self._gap
        widths = {name: one.sizeHint().width() + gap for name, one in self._buttons.items()}
        words = self._shorter[-1] if self._shorter else self._said
        needed = self._label.fontMetrics().horizontalAdvance(words) + self._around()
        needed += sum(widths.values()) + 2 * self._margin
        for name in _SPARED:
            self._buttons[name].setVisible(needed <= self.width())
            if needed > self.width():
                needed -= widths[name]

    def _fit_words(self) -> None:
        """All the words where there is room, fewer where there is not."""
        metrics = self._label.fontMetrics()
        # Two lines, whether this page needs them or not: the pages below must not jump.
        self._label.setMinimumHeight(2 * metrics.lineSpacing() + self._margin)
        room = self._label.width() - self._around()
        ways = (self._said, *self._shorter)
        fitting = (
            words
            for words in ways
            if max(map(metrics.horizontalAdvance, words.split("\n"))) <= room
        )
        self._label.setText(next(fitting, ways[-1]).replace("&", "&&"))

    def _around(self) -> int:
        """How many pixels the label takes beside its words: what the style draws round them."""
        text, metrics = self._label.text(), self._label.fontMetrics()
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, text).width()
        return max(self._label.minimumSizeHint().width() - words, 2 * self._margin)

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
