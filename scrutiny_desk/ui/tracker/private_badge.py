"""The badge that something of the tracker stays out of what is published."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.painting import chip_height
from scrutiny_desk.ui.questions.private_chip import draw_private_chip, private_chip_width


class PrivateBadge(QWidget):
    """A padlock and the word."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName("Private: it stays out of what is published")
        self.setToolTip("It stays out of what is published")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = self._desk.theme
        return QSize(private_chip_width(theme), chip_height(theme.font("small")))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_private_chip(painter, 0, 0, self._desk.theme)
        painter.end()
