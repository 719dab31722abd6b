"""The chart of a measure, painted by pyqtgraph. Import this module only where a chart is shown.

Kinds of mark differ in shape and not only in colour: readings are discs, targets diamonds,
baselines squares, points that make a signal are ringed.
"""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scrutiny_desk.domain.measures import Measure
from scrutiny_desk.domain.sentences import say_unit, say_value, sentence_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.series import Drawing, Point, drawing_of, months_between
from scrutiny_desk.ui.models.empty import plain_label

_MOST_TICKS = 8


class MonthAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of ordinal days that names months."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._names: dict[float, str] = {}

    def tickValues(self, low: float, high: float, _size: float) -> list[tuple[float, list[float]]]:
        edge = (high - low) * 0.04  # a name at the very edge would be cut in two
        self._names = {
            float(day): words
            for day, words in months_between(int(low + edge), int(high - edge), _MOST_TICKS)
        }
        return [(30.0, list(self._names))]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [self._names.get(value, "") for value in values]


class MeasureChart(QWidget):
    """Points and lines of one measure over time, a legend above, the rules below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._measure: Measure | None = None
        self.plot = pg.PlotWidget(axisItems={"bottom": MonthAxis()})
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.unit = plain_label("", "small-muted", wrap=False)
        self.legend = plain_label("", "small-muted", wrap=False)
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.rules = plain_label("", "small-muted")
        head = QHBoxLayout()
        head.addWidget(self.unit)
        head.addStretch()
        head.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.space[0])
        column.addLayout(head)
        column.addWidget(self.plot, 1)
        column.addWidget(self.rules)

    def show_measure(self, measure: Measure) -> None:
        """Draw a measure and say in its accessible description what the drawing shows."""
        self._measure = measure
        self.setAccessibleName(f"Chart of {measure.name}")
        self.setAccessibleDescription(sentence_of(measure))
        self._draw(drawing_of(measure), measure.unit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._measure is not None:
            self._draw(drawing_of(self._measure), self._measure.unit)

    def _draw(self, drawing: Drawing, unit: str) -> None:
        theme, item = self._desk.theme, self.plot.getPlotItem()
        item.clear()
        self.plot.setBackground(theme.paint("ground"))
        self._dress_axes()
        self.unit.setText(say_unit(unit).capitalize())
        self.rules.setText(drawing.rules)
        self._legend(drawing)
        if drawing.limits is not None:
            limits = drawing.limits
            self._level(
                limits.mean, f"mean {say_value(limits.mean, 'count')}", "common", solid=True
            )
            self._level(limits.upper, f"upper {say_value(limits.upper, 'count')}", "common")
            self._level(limits.lower, f"lower {say_value(limits.lower, 'count')}", "common")
        for run in drawing.runs:
            self._line(run, "accent")
        self._dashed(drawing.targets, "target")
        self._marks(drawing.baselines, "s", "neutral")
        self._marks(drawing.targets, "d", "target", size=11)
        self._marks(drawing.points, "o", "accent")
        self._marks([drawing.points[i] for i in sorted(drawing.signals)], "o", "concern",
                    size=16, hollow=True)  # fmt: skip
        self._name_values(drawing, unit)
        self._frame(drawing)

    def _dress_axes(self) -> None:
        theme, item = self._desk.theme, self.plot.getPlotItem()
        for side in ("bottom", "left"):
            axis = item.getAxis(side)
            axis.setPen(theme.paint("border"))
            axis.setTextPen(theme.paint("muted"))
            axis.setTickFont(theme.font("small"))
            axis.setStyle(tickTextOffset=6, hideOverlappingLabels=False, maxTickLevel=0)
        item.getAxis("left").enableAutoSIPrefix(False)
        item.getAxis("left").setWidth(theme.px(52))
        item.getAxis("bottom").setHeight(theme.px(30))
        item.showGrid(x=False, y=True, alpha=0.25)

    def _frame(self, drawing: Drawing) -> None:
        """Room around the points, from 0 where that does not press them flat."""
        shown = drawing.everything
        if not shown:
            return
        days, values = [p.day for p in shown], [p.value for p in shown]
        if drawing.limits is not None:
            values += [drawing.limits.lower, drawing.limits.upper]
        reach = max(max(days) - min(days), 120)
        low, high = min(values), max(values)
        near_zero = low >= 0 and (low <= high * 0.75 or len(shown) == 1)
        bottom = 0.0 if near_zero else low - (high - low or high or 1) * 0.5
        top = high + (high - bottom or 1) * 0.16
        margin = reach * 0.08 if len(set(days)) > 1 else reach * 0.6
        # The names of the limits stand at the right, clear of the points.
        room = reach * 0.2 if drawing.limits is not None else margin
        self.plot.setXRange(min(days) - margin, max(days) + room, padding=0)
        bottom = max(bottom, 0.0) if low >= 0 else bottom
        # A little lower, so that the figure of the lowest line is not left out.
        self.plot.setYRange(bottom - (top - bottom) * 0.04, top, padding=0)

    def _line(self, run: tuple[Point, ...], colour: str) -> None:
        pen = QPen(self._desk.theme.paint(colour), 2)
        pen.setCosmetic(True)
        self.plot.plot([p.day for p in run], [p.value for p in run], pen=pen)

    def _dashed(self, points: tuple[Point, ...], colour: str) -> None:
        pen = QPen(self._desk.theme.paint(colour), 1.5, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        self.plot.plot([p.day for p in points], [p.value for p in points], pen=pen)

    def _marks(
        self, points: Any, symbol: str, colour: str, *, size: int = 9, hollow: bool = False
    ) -> None:
        ink = self._desk.theme.paint(colour)
        pen = QPen(ink, 2)
        pen.setCosmetic(True)
        inside = QBrush(Qt.BrushStyle.NoBrush) if hollow else QBrush(ink)
        dots = pg.ScatterPlotItem(
            [p.day for p in points], [p.value for p in points],
            symbol=symbol, size=size, pen=pen, brush=inside,
        )  # fmt: skip
        self.plot.addItem(dots)

    def _level(self, value: float, words: str, colour: str, *, solid: bool = False) -> None:
        ink: QColor = self._desk.theme.paint(colour)
        style = Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine
        pen = QPen(ink, 1.5, style)
        pen.setCosmetic(True)
        options = {"position": 0.995, "color": ink, "anchors": [(1, 1), (1, 1)]}
        line = pg.InfiniteLine(value, angle=0, pen=pen, label=words, labelOpts=options)
        line.label.setFont(self._desk.theme.font("small"))
        self.plot.addItem(line)

    def _name_values(self, drawing: Drawing, unit: str) -> None:
        """The first and the last point carry their figures."""
        ends = dict.fromkeys([*drawing.points[:1], *drawing.points[-1:]])
        for point in ends:
            self._words(point, say_value(point.value, "percent" if unit == "percent" else "count"))

    def _words(self, point: Point, words: str) -> None:
        text = pg.TextItem(words, color=self._desk.theme.paint("text"), anchor=(0.5, 1.25))
        text.setFont(self._desk.theme.font("small", bold=True))
        text.setPos(point.day, point.value)
        self.plot.addItem(text)

    def _legend(self, drawing: Drawing) -> None:
        theme = self._desk.theme
        name = "actual" if drawing.targets or drawing.baselines else "reading"
        shown = [
            ("●", "accent", name, drawing.points),
            ("■", "neutral", "baseline", drawing.baselines),
            ("◆", "target", "target", drawing.targets),
        ]  # fmt: skip
        # Fixed words of ours only: nothing from a paper is ever set as rich text.
        parts = [
            f'<span style="color:{theme.colour(colour)}">{shape}</span> {words}'
            for shape, colour, words, points in shown
            if points
        ]
        self.legend.setText("&nbsp;&nbsp;&nbsp;".join(parts))
