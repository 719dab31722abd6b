"""Where something is printed on a page, as its picture shows it: words, stamps, charts alike.

A page's words are not enough: the stamp of an item is no word of the paper, a scan has none.
"""

from __future__ import annotations

from PySide6.QtGui import QImage

from scrutiny_desk.domain.pages.pages import Box

_CELL = 4.0
"""Points; how finely it is looked at."""
_DIFFERS = 40
"""How far a grey (0 to 255) must be from that of the paper to be print."""


def printed_parts(picture: QImage, width: float, height: float) -> list[Box]:
    """What of a page is not bare paper, in points; its picture may be of any size.

    width, height: of the page in points. What stands side by side is one box.
    """
    # Only a page that bears the mark of a whole page or item needs it, and it is large.
    import numpy as np

    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    across, down = grey.width(), grey.height()
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(down, grey.bytesPerLine())[:, :across]
    paper = int(np.median(rows))
    print_at = np.abs(rows.astype(np.int16) - paper) > _DIFFERS
    columns = max(1, min(across, round(width / _CELL)))
    lines = max(1, min(down, round(height / _CELL)))
    left = np.linspace(0, across, columns + 1).astype(int)[:-1]
    top = np.linspace(0, down, lines + 1).astype(int)[:-1]
    cells = np.logical_or.reduceat(np.logical_or.reduceat(print_at, top, axis=0), left, axis=1)
    parts: list[Box] = []
    wide, high = width / columns, height / lines
    for line in np.flatnonzero(cells.any(axis=1)).tolist():
        edges = np.flatnonzero(np.diff(cells[line].astype(np.int8), prepend=0, append=0))
        for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            parts.append(Box(first * wide, line * high, last * wide, (line + 1) * high))
    return parts
