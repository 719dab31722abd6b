"""Dark pages: what was painted light is turned over in its lightness, and keeps its hue.

A colour's chroma stays too (every channel moves by the same amount), so that red print is still
red, and a chart's colours can still be told apart and named.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter


def turn_over(image: QImage, part: QRect) -> None:
    """Turn the lightness of a part of an RGB32 picture over, in place; pixels of the picture."""
    part = part.intersected(image.rect())
    if part.isEmpty():
        return
    # Only whoever reads on dark pages needs it, and it is large.
    import numpy as np

    rows = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    right, below = part.right() + 1, part.bottom() + 1
    pixels = rows[part.top() : below, 4 * part.left() : 4 * right]
    blue, green, red = (pixels[:, channel::4] for channel in range(3))
    most = np.maximum(np.maximum(red, green), blue)
    least = np.minimum(np.minimum(red, green), blue)
    # Bytes run over, and back again: the sum is always within 0 and 255.
    change = np.uint8(255) - most - least
    for one in (blue, green, red):
        np.add(one, change, out=one)


def soften(painter: QPainter, part: QRect, paper: QColor, ink: QColor) -> None:
    """Let black become the colour of dark paper and white that of the print on it."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(part, ink)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
    painter.fillRect(part, paper)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
