"""A pane that says what to do when there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

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
        layout.addStretch(3)

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
