"""A part of the open row under a heading that folds it away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import look


class Section(QWidget):
    """A heading and what stands under it; Enter, Space, Left and Right fold it and unfold it."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = desk.theme.space
        self._title, self._count, self._remark = title, 0, ""
        self.heading = _Heading(self)
        look(self.heading, "fold")
        self.body = QWidget()
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(0, 0, 0, space[1])
        self.inside.setSpacing(space[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[0])
        column.addWidget(self.heading)
        column.addWidget(self.body)
        self.heading.clicked.connect(lambda: self.fold(folded=self.is_open))
        self._tell()

    @property
    def is_open(self) -> bool:
        """Whether what stands under the heading can be seen."""
        return not self.body.isHidden()

    def fold(self, *, folded: bool) -> None:
        """Hide what stands under the heading, or show it again."""
        self.body.setHidden(folded)
        self._tell()

    def count(self, number: int) -> None:
        """Say in the heading how many things stand under it; 0 says nothing."""
        self._count = number
        self._tell()

    def remark(self, words: str) -> None:
        """Say something more in the heading, such as that something was begun; "" for nothing."""
        self._remark = words
        self._tell()

    def _tell(self) -> None:
        words = f"{self._title} ({self._count:,})" if self._count else self._title
        words = f"{words} · {self._remark}" if self._remark else words
        self.heading.setText(f"{'▾' if self.is_open else '▸'} {words}")
        self.heading.setAccessibleName(f"{words}, {'open' if self.is_open else 'folded'}")
        self.heading.setToolTip("Fold away" if self.is_open else "Unfold")


class _Heading(QPushButton):
    """The heading as a button that the arrows fold too."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self._section = section
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._section.fold(folded=event.key() == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)
