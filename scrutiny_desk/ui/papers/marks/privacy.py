"""The badge that says who may see a note: a closed padlock for private, an open ring for shared."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from scrutiny_desk.ui.theme import Theme

_SHARP = 3  # drawn larger, so that it stays clear on any screen


def privacy_word(*, private: bool) -> str:
    """The word beside the badge."""
    return "Private" if private else "Shared"


def paint_privacy(painter: QPainter, rect: QRectF, *, private: bool, ink: QColor) -> None:
    """Draw the badge within a square.

    Private is a padlock; shared is two rings that overlap, as two people who both see it.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height())
    unit = side / 10
    left, top = rect.center().x() - side / 2, rect.center().y() - side / 2
    painter.setPen(QPen(ink, max(1.2, unit)))
    if private:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bow = QRectF(left + 3 * unit, top + unit, 4 * unit, 6 * unit)
        painter.drawArc(bow, 0, 180 * 16)
        painter.fillRect(QRectF(left + 1.6 * unit, top + 4.4 * unit, 6.8 * unit, 4.8 * unit), ink)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = 5.4 * unit
        painter.drawEllipse(QRectF(left + 0.4 * unit, top + 2.3 * unit, ring, ring))
        painter.drawEllipse(QRectF(left + 4.2 * unit, top + 2.3 * unit, ring, ring))
    painter.restore()


def privacy_picture(theme: Theme, *, private: bool, token: str = "muted") -> QPixmap:  # noqa: S107
    """The badge as a picture beside words; token: the theme's colour that it is drawn in."""
    side = theme.px(theme.space[3])
    picture = QPixmap(side * _SHARP, side * _SHARP)
    picture.setDevicePixelRatio(_SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_privacy(painter, QRectF(0, 0, side, side), private=private, ink=theme.paint(token))
    painter.end()
    return picture


def privacy_icon(theme: Theme, *, private: bool) -> QIcon:
    """The badge for lists and menus."""
    return QIcon(privacy_picture(theme, private=private, token="text"))  # noqa: S106
