"""Bars of open, overdue and closed: told apart by shape, hatching and words as well as colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.domain.tracker.overview import By, Count, Overview, sentence_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.painted import PaintedChart
from scrutiny_desk.ui.theme import Theme

_BAR, _GAP, _LEGEND = 24, 10, 34
_MOST = 12
REST = "All others"
EARLIER = "Earlier years"


@dataclass(frozen=True, slots=True)
class _Part:
    word: str
    shape: str
    token: str
    pattern: Qt.BrushStyle


_PARTS = (
    _Part("Overdue", "▲", "overdue", Qt.BrushStyle.SolidPattern),
    _Part("Open, not overdue", "●", "on_track", Qt.BrushStyle.BDiagPattern),
    _Part("Closed", "✓", "closed", Qt.BrushStyle.Dense6Pattern),
)


class BarsChart(PaintedChart):
    """An overview as bars, painted in any theme, on the screen or on paper."""

    def __init__(self, found: Overview, title: str) -> None:
        self._found, self._title = found, title
        self._shown = gathered(found.counts, found.by)

    def page(self) -> ChartPage:
        """The words and every figure, those too that the picture draws together."""
        rows = tuple(
            (count.name, *(f"{part:,}" for part in (*_parts(count), count.all)))
            for count in self._found.counts
        )
        headings = (self._found.by.value.capitalize(), *(part.word for part in _PARTS), "All")
        return ChartPage(self._title, sentence_of(self._found), headings, rows)

    def height(self, theme: Theme) -> int:
        """How high the picture is when nothing of it is squeezed, in pixels."""
        return theme.px(_LEGEND + (_BAR + _GAP) * len(self._shown))

    def paint(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        """Paint the legend and a bar for each of the counts."""
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        self._legend(painter, rect, theme, metrics)
        if not self._shown:
            return
        top = rect.top() + theme.px(_LEGEND)
        pitch = min(theme.px(_BAR + _GAP), max((rect.bottom() - top) / len(self._shown), 1))
        named = max(metrics.horizontalAdvance(count.name) for count in self._shown)
        names = min(named + theme.px(12), rect.width() * 0.35)
        widest = max(count.all for count in self._shown)
        tail = metrics.horizontalAdvance("0,000 ") + theme.px(8)
        scale = max(rect.width() - names - tail, 1) / widest
        for at, count in enumerate(self._shown):
            line = QRectF(rect.left(), top + at * pitch, rect.width(), pitch)
            painter.setPen(theme.paint("text"))
            name = metrics.elidedText(count.name, Qt.TextElideMode.ElideRight, names - theme.px(8))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(line.left(), line.top(), names, pitch), middle, name)
            end = self._bar(painter, line, line.left() + names, scale, count, theme)
            painter.setPen(theme.paint("text"))
            beside = QRectF(end + theme.px(6), line.top(), tail, pitch)
            painter.drawText(beside, middle, f"{count.all:,}")

    def _bar(
        self,
        painter: QPainter,
        line: QRectF,
        left: float,
        scale: float,
        count: Count,
        theme: Theme,
    ) -> float:
        high = min(theme.px(_BAR), line.height() * 0.8)
        top = line.center().y() - high / 2
        for part, number in zip(_PARTS, _parts(count), strict=True):
            if number:
                box = QRectF(left, top, number * scale, high)
                _fill(painter, box, part, theme)
                left = box.right()
        return left

    def _legend(self, painter: QPainter, rect: QRect, theme: Theme, metrics: QFontMetricsF) -> None:
        left, side = float(rect.left()), metrics.height()
        for part in _PARTS:
            _fill(painter, QRectF(left, rect.top() + 2, side * 1.4, side), part, theme)
            words = f"{part.shape} {part.word}"
            painter.setPen(theme.paint("text"))
            left += side * 1.4 + theme.px(6)
            painter.drawText(QRectF(left, rect.top() + 2, 400, side), 0, words)
            left += metrics.horizontalAdvance(words) + theme.px(20)


class OverviewBars(QWidget):
    """The bars in the window."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chart: BarsChart | None = None

    def show_chart(self, chart: BarsChart) -> None:
        """Show a chart; a screen reader is told its sentence."""
        self.chart = chart
        page = chart.page()
        self.setAccessibleName(f"Chart: {page.title}")
        self.setAccessibleDescription(page.sentence)
        self.setMinimumHeight(chart.height(self._desk.theme))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(480), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.chart is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.chart.paint(painter, self.rect(), self._desk.theme)
            painter.end()


def gathered(counts: tuple[Count, ...], by: By) -> tuple[Count, ...]:
    """The counts to draw: the last years or the largest of them, the others together as one."""
    if len(counts) <= _MOST:
        return counts
    if by is By.YEAR:
        rest, kept = counts[: 1 - _MOST], counts[1 - _MOST :]
        return (_together(EARLIER, rest), *kept)
    kept, rest = counts[: _MOST - 1], counts[_MOST - 1 :]
    return (*kept, _together(REST, rest))


def _together(name: str, counts: Sequence[Count]) -> Count:
    return Count(
        name,
        sum(count.open for count in counts),
        sum(count.overdue for count in counts),
        sum(count.closed for count in counts),
    )


def _parts(count: Count) -> tuple[int, int, int]:
    return count.overdue, count.open, count.closed


def _fill(painter: QPainter, box: QRectF, part: _Part, theme: Theme) -> None:
    colour = QColor(theme.paint(part.token))
    painter.fillRect(box, theme.paint("ground"))
    painter.fillRect(box, QBrush(colour, part.pattern))
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
