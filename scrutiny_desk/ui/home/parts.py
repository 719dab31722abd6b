"""What Home is put together from: blocks with a heading, and rows that lead somewhere."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.ui.theme import Theme, look


class LinkRow(QPushButton):
    """A line of words that leads somewhere; cut with an ellipsis where it is too long."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = " ".join(words.split())
        look(self, "link")
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - 2 * self.fontMetrics().averageCharWidth()
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))


class Block(QFrame):
    """A card with a heading, one sentence and rows."""

    def __init__(self, theme: Theme, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setAccessibleName(heading)
        self._theme = theme
        title = QLabel(heading)
        look(title, "title")
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        look(self.sentence, "muted")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(theme.space[2])
        self._rows.setVerticalSpacing(0)
        self._rows.setColumnStretch(1, 1)
        self.extra = QLabel()
        self.extra.setTextFormat(Qt.TextFormat.PlainText)
        self.extra.setWordWrap(True)
        self.extra.hide()
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.space[1])
        self._foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space[3],) * 4)
        column.setSpacing(theme.space[1])
        column.addWidget(title)
        column.addWidget(self.sentence)
        column.addWidget(self.extra)
        column.addLayout(self._rows)
        column.addStretch()
        column.addLayout(self._foot)

    def say_more(self, words: str) -> None:
        """A second sentence, in plain ink: what to do now."""
        self.extra.setText(words)
        self.extra.setVisible(bool(words))

    def add_row(self, words: str, beside: str = "", tone: str = "") -> LinkRow:
        """A row that leads somewhere; `beside` stands at its left in its tone."""
        link = LinkRow(words)
        link.setMinimumHeight(self._theme.size("target"))
        row = self._rows.rowCount()
        if beside:
            label = QLabel(beside)
            label.setTextFormat(Qt.TextFormat.PlainText)
            look(label, "small" if tone else "small-muted", tone)
            self._rows.addWidget(label, row, 0)
            link.setAccessibleName(f"{beside}: {link.accessibleName()}")
        self._rows.addWidget(link, row, 1)
        return link

    def add_button(self, words: str, *, primary: bool = False) -> QPushButton:
        """A button at the foot of the card."""
        button = QPushButton(words)
        if primary:
            look(button, "primary")
        self._foot.insertWidget(self._foot.count() - 1, button)
        return button
