"""Indicators of a period as bullets: the actual a bar, its target a line, the baseline a cross."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.domain.measures.indicators import IndicatorRow, Standing, sentence_of_rows
from scrutiny_desk.domain.measures.sentences import say_value
from scrutiny_desk.ui.measures.painted import PaintedChart
from scrutiny_desk.ui.models.painting import draw_text, line_height, lines_needed
from scrutiny_desk.ui.models.readings import page_words
from scrutiny_desk.ui.theme import Theme

_LINE, _LEGEND = 26, 30
_LONG = 36
"""Signs of a name that may not stand on one line."""
_LOOKS = {
    Standing.ON: ("on_track", Qt.BrushStyle.SolidPattern),
    Standing.WITHIN: ("due", Qt.BrushStyle.Dense4Pattern),
    Standing.OFF: ("overdue", Qt.BrushStyle.BDiagPattern),
}
_OTHER = ("common", Qt.BrushStyle.Dense6Pattern)


class BulletsChart(PaintedChart):
    """One bullet a row, each on a scale of its own from 0."""

    def __init__(self, rows: Sequence[IndicatorRow], title: str) -> None:
        self._rows, self._title = rows, title
        self._two_lines = any(len(row.measure.name) > _LONG for row in rows)

    def page(self) -> ChartPage:
        return ChartPage(
            self._title,
            sentence_of_rows(self._rows),
            ("Indicator", "Baseline", "Target", "Actual", "Standing", "Of the way", "Page"),
            tuple(_cells(row) for row in self._rows),
        )

    def height(self, theme: Theme) -> int:
        return theme.px(_LEGEND + 6) + self._line(theme) * len(self._rows)

    def _line(self, theme: Theme) -> int:
        """How high a row is: a long name takes two lines."""
        return theme.px(_LINE + 12 if self._two_lines else _LINE)

    def paint(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        self._legend(painter, rect, theme, metrics)
        line = self._line(theme)
        names = rect.width() * 0.38
        tail = metrics.horizontalAdvance("▲ Within tolerance, 100%") + theme.px(10)
        room = max(rect.width() - names - tail, theme.px(60))
        for at, row in enumerate(self._rows):
            top = rect.top() + theme.px(_LEGEND) + at * line
            painter.setPen(theme.paint("text"))
            most = 2 if self._two_lines else 1
            wide = round(names - theme.px(12))
            lines = min(lines_needed(row.measure.name, painter.font(), wide), most)
            high = line_height(painter.font()) * lines
            draw_text(
                painter,
                rect.left(),
                round(top + (line - high) / 2),
                wide,
                row.measure.name,
                font=painter.font(),
                colour=theme.paint("text"),
                most=most,
            )
            middle = Qt.AlignmentFlag.AlignVCenter
            bullet = QRectF(rect.left() + names, top + 4, room, theme.px(_LINE) - 8)
            bullet.moveTop(top + (line - bullet.height()) / 2)
            self._bullet(painter, bullet, row, theme)
            token = _LOOKS.get(row.standing, ("muted", None))[0]
            painter.setPen(theme.paint(token))
            figure = "" if row.actual is None else say_value(row.actual.value, row.measure.unit)
            said = f"{row.standing.shape} {row.standing.word}"
            said = f"{said}, {figure.split(' per ')[0]}" if figure else said
            beside = QRectF(rect.left() + names + room + theme.px(8), top, tail, line)
            painter.drawText(beside, middle, said)

    def _bullet(self, painter: QPainter, box: QRectF, row: IndicatorRow, theme: Theme) -> None:
        values = [
            one.value
            for one in (row.baseline, row.target, row.actual)
            if one is not None and one.value is not None
        ]
        most = max([*values, 0.0]) * 1.08 or 1.0
        painter.fillRect(box, theme.paint("ground_alt"))
        if row.actual is not None and row.actual.value is not None:
            token, pattern = _LOOKS.get(row.standing, _OTHER)
            ink = theme.paint(token)
            high = box.height() * 0.6
            bar = QRectF(
                box.left(),
                box.center().y() - high / 2,
                max(row.actual.value, 0) / most * box.width(),
                high,
            )
            painter.fillRect(bar, theme.paint("ground"))
            painter.setPen(QPen(ink, 1.2))
            painter.setBrush(QBrush(ink, pattern))
            painter.drawRect(bar)
        if row.target is not None and row.target.value is not None:
            across = box.left() + row.target.value / most * box.width()
            _upright(painter, across, box, theme)
        if row.baseline is not None and row.baseline.value is not None:
            across = box.left() + row.baseline.value / most * box.width()
            _cross(painter, across, box, theme)

    def _legend(self, painter: QPainter, rect: QRect, theme: Theme, metrics: QFontMetricsF) -> None:
        left, side = float(rect.left()), metrics.height()
        top = rect.top() + 2.0

        def word(words: str) -> None:
            nonlocal left
            painter.setPen(theme.paint("text"))
            painter.drawText(QRectF(left, top, 300, side), 0, words)
            left += metrics.horizontalAdvance(words) + theme.px(16)

        _upright(painter, left + 3, QRectF(left, top, 6, side), theme)
        left += 10
        word("Target")
        _cross(painter, left + 5, QRectF(left, top, 10, side), theme)
        left += 16
        word("Baseline")
        for standing, (token, pattern) in _LOOKS.items():
            box = QRectF(left, top + 2, side * 1.4, side - 4)
            painter.setPen(QPen(theme.paint(token), 1.2))
            painter.setBrush(QBrush(theme.paint(token), pattern))
            painter.drawRect(box)
            left += side * 1.4 + 6
            word(f"Actual, {standing.value}")


def _cells(row: IndicatorRow) -> tuple[str, ...]:
    unit = row.measure.unit
    share = "" if row.share is None else f"{row.share:.0%}"
    said = f"{row.standing.shape} {row.standing.word}"
    if row.under_baseline:
        said += ", worse than baseline"
    told = row.actual or row.target
    return (
        row.measure.name,
        *(
            say_value(one.value, unit) if one is not None else "–"
            for one in (row.baseline, row.target, row.actual)
        ),
        said,
        share,
        page_words(told) if told is not None else "",
    )


def _upright(painter: QPainter, across: float, box: QRectF, theme: Theme) -> None:
    line = QLineF(across, box.top(), across, box.bottom())
    for token, width in (("ground", 6), ("target", 3)):
        painter.setPen(QPen(theme.paint(token), width))
        painter.drawLine(line)


def _cross(painter: QPainter, across: float, box: QRectF, theme: Theme) -> None:
    """A cross with an edge of the ground's colour, so that it shows on a bar."""
    middle, half = box.center().y(), 4
    for token, width in (("ground", 5), ("neutral", 2)):
        painter.setPen(QPen(theme.paint(token), width))
        painter.drawLine(QLineF(across - half, middle - half, across + half, middle + half))
        painter.drawLine(QLineF(across - half, middle + half, across + half, middle - half))
