"""The badge that says a question of the board is a member's own: a padlock and the word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from scrutiny_desk.ui.models.painting import chip_height
from scrutiny_desk.ui.papers.marks.privacy import paint_privacy, privacy_word
from scrutiny_desk.ui.theme import Theme

_PAD = 8
_GAP = 4


def private_chip_width(theme: Theme) -> int:
    """Pixels that the badge takes."""
    metrics = QFontMetrics(theme.font("small"))
    word = metrics.horizontalAdvance(privacy_word(private=True))
    return 2 * _PAD + metrics.ascent() + _GAP + word


def draw_private_chip(painter: QPainter, left: int, top: int, theme: Theme) -> int:
    """Draw the badge; its width in pixels."""
    font, width, ink = theme.font("small"), private_chip_width(theme), theme.paint("muted")
    lock = QFontMetrics(font).ascent()
    box = QRectF(left + 0.5, top + 0.5, width - 1, chip_height(font) - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(theme.paint("ground"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    square = QRectF(box.left() + _PAD, box.center().y() - lock / 2, lock, lock)
    paint_privacy(painter, square, private=True, ink=ink)
    painter.setFont(font)
    painter.drawText(
        box.adjusted(_PAD + lock + _GAP, 0, 0, 0),
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        privacy_word(private=True),
    )
    painter.restore()
    return width
