"""The words round a chart that leaves: its title over it, its sentence and notes under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPaintDevice, QPainter

from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.ui.theme import Theme

WIDTH = 960
_MARGIN, _GAP = 16, 8
_ENDLESS = 100_000
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Half a page across, as high as its words and its picture.

    legend: a line over the picture. words: False where title, sentence and notes stand beside it.
    """

    page: ChartPage
    picture_height: int
    legend: str = ""
    words: bool = True

    def size(self) -> QSize:
        """How large it leaves, in pixels at 96 to the inch."""
        image = QImage(1, 1, QImage.Format.Format_RGB32)
        high = sum(high + _GAP for _, _, _, high in self._parts(image)) - _GAP
        return QSize(WIDTH, round(high) + 2 * _MARGIN)

    def paint(self, painter: QPainter, rect: QRectF) -> QRectF:
        """Paint the words, dark on white; gives the box that is left for the picture."""
        theme = Theme.named("light")
        painter.fillRect(rect, theme.paint("ground"))
        left, wide, top = rect.left() + _MARGIN, rect.width() - 2 * _MARGIN, rect.top() + _MARGIN
        picture = QRectF()
        for words, font, kind, high in self._parts(painter.device()):
            if kind == "picture":
                picture = QRectF(left, top, wide, high)
            else:
                painter.setFont(font)
                painter.setPen(theme.paint("text" if kind in {"title", "body"} else "muted"))
                painter.drawText(QRectF(left, top, wide, high), _WRAP, words)
            top += high + _GAP
        return picture

    def _parts(self, device: QPaintDevice) -> list[tuple[str, QFont, str, float]]:
        """What stands there from above: its words and font, what it is, and how high it is."""
        theme = Theme.named("light")
        small = theme.font("small")
        parts = [(self.legend, small, "legend"), ("", small, "picture")]
        if self.words:
            parts.insert(0, (self.page.title, theme.font("title", bold=True), "title"))
            parts.append((self.page.sentence, theme.font("body"), "body"))
            parts += [(note, small, "note") for note in self.page.notes]
        room = QRectF(0, 0, WIDTH - 2 * _MARGIN, _ENDLESS)
        found = []
        for words, font, kind in parts:
            high = QFontMetricsF(font, device).boundingRect(room, _WRAP, words).height()
            if kind == "picture":
                found.append((words, font, kind, float(self.picture_height)))
            elif words:
                found.append((words, font, kind, high))
        return found
