"""A kind of mark as a small picture: its shape on its colour, as it stands on the page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.ui.theme import Theme, mark_token


def kind_icon(kind: NoteKind, theme: Theme) -> QIcon:
    """The mark of a kind, for lists and menus."""
    side = theme.size("chip")
    sharp = 3  # drawn larger, so that it stays clear on any screen
    picture = QPixmap(side * sharp, side * sharp)
    picture.setDevicePixelRatio(sharp)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.paint("ink"))
    painter.setBrush(theme.paint(mark_token(kind)))
    corner = theme.size("corner")
    rect = QRectF(0, 0, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, corner, corner)
    painter.setFont(theme.font("small", bold=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, kind.shape)
    painter.end()
    icon = QIcon(picture)
    # A chosen row must not dim it: its colour says what it is.
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
