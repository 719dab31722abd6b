"""What stands over the tracker's table; at large text it folds behind one button."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow

FOLDS_FROM = 1.5
"""From this text size on the lines over the table would take more room than its rows."""


class Head(QWidget):
    """The lines with the day, the totals, the views, the tabs and the words to find.

    folded: it was folded away, and the keyboard needs another place.
    """

    folded = Signal()

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = desk.theme.space
        self.folds = desk.theme.scale >= FOLDS_FROM
        self.turn = QPushButton(self)
        self.turn.setCheckable(True)
        self.turn.setVisible(self.folds)
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(space[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[1])
        if self.folds:
            bar = WrapRow(space[1])
            bar.addWidget(plain_label(title, "heading", wrap=False))
            bar.add_stretch()
            bar.addWidget(self.turn)
            column.addLayout(bar)
        column.addWidget(self._inside)
        self._inside.setVisible(not self.folds)
        self.turn.toggled.connect(self._on_turned)

    def put(self, lines: Iterable[QLayout]) -> None:
        """Put the lines in, from the top down."""
        for line in lines:
            self._lines.addLayout(line)

    def tell(self, day: datetime.date) -> None:
        """Say on the button for which day the table is."""
        words = f"As of {say(day.isoformat())}: day, views, filter"
        self.turn.setText(words)
        self.turn.setAccessibleName(f"{words}; {'open' if self.turn.isChecked() else 'folded'}")

    def unfold(self) -> None:
        """Have everything in sight."""
        if self.folds:
            self.turn.setChecked(True)

    def fold(self) -> bool:
        """Fold it away; False where it does not fold, or is folded."""
        if not self.folds or not self.turn.isChecked():
            return False
        self.turn.setChecked(False)
        return True

    def _on_turned(self, opened: bool) -> None:
        held = self._inside.isAncestorOf(self.focusWidget() or self)
        self._inside.setVisible(opened)
        if held and not opened:
            self.folded.emit()
