"""A pane that says what to do when there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.ui.theme import look


class EmptyPane(QWidget):
    """A title and one sentence, a little above the middle of the pane."""

    def __init__(self, title: str, to_do: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label(title, "title")
        self._to_do = plain_label(to_do, "muted")
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for label in (self._title, self._to_do):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        self._line = QHBoxLayout()
        self._line.addStretch()
        self._line.addStretch()
        layout.addLayout(self._line)
        layout.addStretch(3)

    def offer(self, button: QPushButton) -> None:
        """Put a button under the words that does what they say."""
        self._line.insertWidget(self._line.count() - 1, button)

    def say(self, title: str, to_do: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._to_do.setText(to_do)
        self.setAccessibleName(f"{title}. {to_do}")

    def words(self) -> str:
        return f"{self._title.text()}. {self._to_do.text()}"


def plain_label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """A label that never takes its words for markup: they come from papers and from people."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if role:
        look(label, role)
    return label
