"""Spellings that are in the library, offered where nothing was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow


class Suggestions(QWidget):
    """taken: these words shall be searched for instead."""

    taken = Signal(str)

    def __init__(self, gap: int) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._row = WrapRow(gap, self)
        self._row.addWidget(plain_label("Did you mean", "muted", wrap=False))
        self.hide()

    def offer(self, suggestions: Sequence[str]) -> None:
        """Offer these questions; none hides the row."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for words in suggestions:
            button = QPushButton(f"{words.replace('&', '&&')}?")
            button.setAccessibleName(f"Search for {words}")
            button.clicked.connect(lambda _checked=False, one=words: self.taken.emit(one))
            self._row.addWidget(button)
            self.buttons.append(button)
        self.setVisible(bool(suggestions))
