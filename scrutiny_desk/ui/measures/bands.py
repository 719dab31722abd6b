"""The waiting bands of a service as stacks over time: hatched as well as coloured."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from scrutiny_desk.domain.chart_page import ChartPage
from scrutiny_desk.domain.waiting_set import Bands, sentence_of_bands
from scrutiny_desk.ui.measures.painted import PaintedChart
from scrutiny_desk.ui.theme import Theme

_HIGH, _LEGEND, _FOOT = 230, 30, 26
_LOOKS = (
    ("common", Qt.BrushStyle.Dense6Pattern),
    ("improvement", Qt.BrushStyle.BDiagPattern),
    ("neutral", Qt.BrushStyle.DiagCrossPattern),
    ("concern", Qt.BrushStyle.SolidPattern),
)


class BandsChart(PaintedChart):
    """Stacks of those waiting, the shortest waits below."""

    def __init__(self, rows: Sequence[Bands], title: str) -> None:
        self._rows, self._title = rows, title
        self._shown = [row for row in rows if not row.doubt]

    def page(self) -> ChartPage:
        most = max((row.words for row in self._rows), key=len, default=())
        return ChartPage(
            self._title,
            sentence_of_bands(self._rows),
            ("Date", *most, "All waiting"),
            tuple(
                (
                    f"{row.date:%d %B %Y}".lstrip("0"),
                    *(f"{n:g}" for n in row.numbers),
                    *[""] * (len(most) - len(row.numbers)),
                    f"{sum(row.numbers):g}",
                )
                for row in self._rows
            ),
        )

    def height(self, theme: Theme) -> int:
        return theme.px(_HIGH)

    def paint(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        words = max((row.words for row in self._shown), key=len, default=())
        self._legend(painter, rect, theme, metrics, words)
        if not self._shown:
            return
        tall = rect.height() - theme.px(_LEGEND + _FOOT) - metrics.height()
        floor = rect.bottom() - theme.px(_FOOT)
        most = max(sum(row.numbers) for row in self._shown) or 1
        first = self._shown[0].date.toordinal()
        reach = max(self._shown[-1].date.toordinal() - first, 1)
        gaps = [
            b.date.toordinal() - a.date.toordinal()
            for a, b in zip(self._shown, self._shown[1:], strict=False)
        ]
        edge = theme.px(40)
        scale = (rect.width() - 2 * edge) / reach
        wide = min(max(min(gaps, default=31) * scale * 0.7, 4), theme.px(56))
        last_end = -1.0
        for row in self._shown:
            middle = rect.left() + edge + (row.date.toordinal() - first) * scale
            top = float(floor)
            for number, look in zip(row.numbers, _LOOKS, strict=False):
                high = number / most * tall
                box = QRectF(middle - wide / 2, top - high, wide, high)
                _fill(painter, box, theme, *look)
                top -= high
            said = f"{row.date:%b %Y}"
            across = metrics.horizontalAdvance(said)
            if middle - across / 2 > last_end:
                painter.setPen(theme.paint("text"))
                left = middle - across / 2
                painter.drawText(QRectF(left, floor + 4, across + 4, metrics.height()), 0, said)
                number_said = f"{sum(row.numbers):g}"
                at = middle - metrics.horizontalAdvance(number_said) / 2
                box = QRectF(at, top - metrics.height() - 2, 80, metrics.height())
                painter.drawText(box, 0, number_said)
                last_end = middle + across / 2 + theme.px(12)
        painter.setPen(QPen(theme.paint("border"), 1))
        painter.drawLine(rect.left(), floor, rect.right(), floor)

    def _legend(
        self,
        painter: QPainter,
        rect: QRect,
        theme: Theme,
        metrics: QFontMetricsF,
        words: Sequence[str],
    ) -> None:
        left, side = float(rect.left()), metrics.height()
        for word, look in zip(words, _LOOKS, strict=False):
            _fill(painter, QRectF(left, rect.top() + 2, side * 1.4, side), theme, *look)
            painter.setPen(theme.paint("text"))
            left += side * 1.4 + theme.px(6)
            painter.drawText(QRectF(left, rect.top() + 2, 400, side), 0, word)
            left += metrics.horizontalAdvance(word) + theme.px(18)


def _fill(painter: QPainter, box: QRectF, theme: Theme, token: str, pattern: Qt.BrushStyle) -> None:
    if box.height() <= 0:
        return
    ink = theme.paint(token)
    painter.fillRect(box, theme.paint("ground"))
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(QBrush(ink, pattern))
    painter.drawRect(box)
