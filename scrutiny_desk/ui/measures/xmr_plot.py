"""An XmR chart drawn by pyqtgraph: lines, limits, and every kind of point with a shape of its own.

Import this module only where a chart is shown or drawn.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desk.domain.measure_chart import Aside
from scrutiny_desk.domain.spc_series import (
    LEAST_POINTS,
    JudgedPoint,
    PointType,
    Segment,
    SeriesChart,
)
from scrutiny_desk.ui.measures.drawn_series import clipped, joined
from scrutiny_desk.ui.measures.month_axis import MonthAxis
from scrutiny_desk.ui.theme import Theme

SHAPES = {
    PointType.COMMON_CAUSE: ("o", "common", "○", "Common cause"),
    PointType.IMPROVEMENT: ("d", "improvement", "◇", "Improvement"),
    PointType.CONCERN: ("t1", "concern", "△", "Concern"),
    PointType.NEUTRAL_HIGH: ("s", "neutral", "□", "Change, high"),
    PointType.NEUTRAL_LOW: ("s", "neutral", "□", "Change, low"),
}
"""The sign of pyqtgraph, the colour, the shape and the word of every kind of point."""

_SIZE = {PointType.COMMON_CAUSE: 9}
_MARKED = 12


class XmrPlot(pg.PlotWidget):  # type: ignore[misc]
    """The plot alone; its words (sentence, profile, table) stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        months = MonthAxis()
        super().__init__(parent, axisItems={"bottom": months})
        self._months = months
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()

    def show_series(
        self,
        made: SeriesChart,
        theme: Theme,
        *,
        percent: bool = False,
        asides: Sequence[Aside] = (),
        events: Sequence[tuple[datetime.date, str]] = (),
    ) -> None:
        """Draw a judged series in a theme's colours.

        percent: no limit is drawn over 100. asides: printed targets and baselines, drawn where
        they stand in time. events: a date and its words, an upright line each.
        """
        item = self.getPlotItem()
        item.clear()
        self.setBackground(theme.paint("ground"))
        self._dress_axes(theme)
        for segment in made.segments:
            self._limits(made, segment, theme, percent=percent)
        targets = [one for one in asides if one.kind == "target"]
        self._asides(targets, "+", "target", theme, joined_up=True)
        self._asides([one for one in asides if one.kind != "target"], "x", "neutral", theme)
        for day, words in events:
            self._event(day, words, theme)
        if made.target is not None and made.points and not targets:
            self._level(made, made.target, f"target {_said(made.target)}", "target", theme)
        for run in joined(made):
            self._line([_x(one) for one in run], [one.figure.value for one in run], "common", theme)
        for kind in PointType:
            self._marks([one for one in made.points if _is(one, kind)], kind, theme)
        self._excluded([one for one in made.points if one.figure.excluded], theme)
        self._ends(made, theme)
        self._frame(made, asides, percent=percent)

    def _dress_axes(self, theme: Theme) -> None:
        item = self.getPlotItem()
        for side in ("bottom", "left"):
            axis = item.getAxis(side)
            axis.setPen(theme.paint("border"))
            axis.setTextPen(theme.paint("muted"))
            axis.setTickFont(theme.font("small"))
            axis.setStyle(tickTextOffset=6, hideOverlappingLabels=False, maxTickLevel=0)
        item.getAxis("left").enableAutoSIPrefix(False)
        item.getAxis("left").setWidth(theme.px(56))
        item.getAxis("bottom").setHeight(theme.px(30))
        item.showGrid(x=False, y=True, alpha=0.2)

    def _limits(self, made: SeriesChart, segment: Segment, theme: Theme, *, percent: bool) -> None:
        chart = segment.chart
        if chart is None or chart.points < LEAST_POINTS:
            return
        first, last = _x(made.points[segment.first]), _x(made.points[segment.after - 1])
        newest = segment is made.segments[-1]
        self._stretch(first, last, chart.mean, f"mean {_said(chart.mean)}", newest, theme, True)
        if chart.drawn:
            lower, upper = clipped(chart, percent=percent, lowest=_lowest(made))
            for words, value, shown in (
                ("upper", chart.upper, upper),
                ("lower", chart.lower, lower),
            ):
                self._stretch(first, last, shown, f"{words} {_said(value)}", newest, theme, False)

    def _stretch(
        self,
        first: float,
        last: float,
        value: float,
        words: str,
        newest: bool,
        theme: Theme,
        solid: bool,
    ) -> None:
        style = Qt.PenStyle.SolidLine if solid else Qt.PenStyle.DashLine
        self.plot([first, last], [value, value], pen=_pen(theme, "common", 2, style))
        if newest:
            self._words(last, value, words, "common", theme, (-0.05, 0.5))

    def _level(
        self, made: SeriesChart, value: float, words: str, colour: str, theme: Theme
    ) -> None:
        ends = [_x(made.points[0]), _x(made.points[-1])]
        pen = _pen(theme, colour, 2, Qt.PenStyle.DashDotLine)
        self.plot(ends, [value, value], pen=pen)
        self._words(ends[0], value, words, colour, theme, (0, 1))

    def _line(self, days: list[float], values: list[float], colour: str, theme: Theme) -> None:
        self.plot(days, values, pen=_pen(theme, colour, 2, Qt.PenStyle.SolidLine))

    def _marks(self, points: list[JudgedPoint], kind: PointType, theme: Theme) -> None:
        if not points:
            return
        symbol, colour, _, _ = SHAPES[kind]
        ink = theme.paint(colour)
        hollow = kind is PointType.NEUTRAL_LOW
        dots = pg.ScatterPlotItem(
            [_x(one) for one in points],
            [one.figure.value for one in points],
            symbol=symbol,
            size=_SIZE.get(kind, _MARKED),
            pen=_pen(theme, colour, 1.5, Qt.PenStyle.SolidLine),
            brush=QBrush(theme.paint("ground") if hollow else ink),
        )
        self.addItem(dots)

    def _asides(
        self,
        asides: Sequence[Aside],
        symbol: str,
        colour: str,
        theme: Theme,
        *,
        joined_up: bool = False,
    ) -> None:
        if not asides:
            return
        ordered = sorted(asides, key=lambda one: one.date)
        days = [float(one.date.toordinal()) for one in ordered]
        heights = [one.value for one in ordered]
        if joined_up:
            pen = _pen(theme, colour, 2, Qt.PenStyle.DashDotLine)
            self.plot(days, heights, pen=pen)
        dots = pg.ScatterPlotItem(
            days,
            heights,
            symbol=symbol,
            size=_MARKED,
            pen=_pen(theme, colour, 1, Qt.PenStyle.SolidLine),
            brush=QBrush(theme.paint(colour)),
        )
        self.addItem(dots)

    def _event(self, day: datetime.date, words: str, theme: Theme) -> None:
        pen = _pen(theme, "neutral", 1.5, Qt.PenStyle.DotLine)
        options = {"position": 0.97, "color": theme.paint("neutral"), "anchors": [(1, 0), (1, 0)]}
        line = pg.InfiniteLine(
            float(day.toordinal()), angle=90, pen=pen, label=words, labelOpts=options
        )
        line.label.setFont(theme.font("small"))
        self.addItem(line)

    def _excluded(self, points: list[JudgedPoint], theme: Theme) -> None:
        """Hollow, with a cross through it: it takes no part."""
        if points:
            self.addItem(
                pg.ScatterPlotItem(
                    [_x(one) for one in points],
                    [one.figure.value for one in points],
                    symbol=_crossed_circle(),
                    size=_MARKED,
                    pen=_pen(theme, "muted", 1.5, Qt.PenStyle.SolidLine),
                    brush=QBrush(Qt.BrushStyle.NoBrush),
                )
            )

    def _ends(self, made: SeriesChart, theme: Theme) -> None:
        """The first and the newest figure carry their numbers."""
        for one in dict.fromkeys([*made.points[:1], *made.points[-1:]]):
            value = one.figure.value
            self._words(_x(one), value, _said(value), "text", theme, (0.5, 1.35))

    def _words(
        self,
        day: float,
        value: float,
        words: str,
        colour: str,
        theme: Theme,
        anchor: tuple[float, float],
    ) -> None:
        text = pg.TextItem(words, color=theme.paint(colour), anchor=anchor)
        text.setFont(theme.font("small", bold=colour == "text"))
        text.setPos(day, value)
        self.addItem(text)

    def _frame(self, made: SeriesChart, asides: Sequence[Aside], *, percent: bool) -> None:
        days = sorted(
            [_x(one) for one in made.points] + [float(one.date.toordinal()) for one in asides]
        )
        heights = [one.figure.value for one in made.points] + [one.value for one in asides]
        self._months.stand_with(one.figure.date.toordinal() for one in made.points)
        if not days:
            return
        if made.target is not None:
            heights.append(made.target)
        for segment in made.segments:
            if segment.chart is not None and segment.chart.drawn:
                heights += clipped(segment.chart, percent=percent, lowest=_lowest(made))
        reach, high = max(days[-1] - days[0], 60.0), max(heights) - min(heights)
        high = high or abs(max(heights)) or 1.0
        self.setXRange(days[0] - reach * 0.04, days[-1] + reach * 0.2, padding=0)
        self.setYRange(min(heights) - high * 0.1, max(heights) + high * 0.26, padding=0)


def legend_of(made: SeriesChart, asides: Sequence[Aside] = ()) -> str:
    """The shapes that stand on the chart, each with its word."""
    told = {one.type for one in made.points if not one.figure.excluded}
    said = [f"{SHAPES[kind][2]} {SHAPES[kind][3]}" for kind in PointType if kind in told]
    if made.variation is None and told:
        said = ["○ Figure, not judged"]
    if any(one.figure.excluded for one in made.points):
        said.append("⊘ Left out")
    kinds = {one.kind for one in asides}
    said += ["+ Target"] if "target" in kinds else []
    said += ["× Baseline"] if "baseline" in kinds else []
    return "     ".join(said)


def _is(one: JudgedPoint, kind: PointType) -> bool:
    return one.type is kind and not one.figure.excluded


def _lowest(made: SeriesChart) -> float:
    return min(one.figure.value for one in made.points)


def _x(one: JudgedPoint) -> float:
    return float(one.figure.date.toordinal())


def _said(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _pen(theme: Theme, colour: str, width: float, style: Qt.PenStyle) -> QPen:
    pen = QPen(theme.paint(colour), width, style)
    pen.setCosmetic(True)
    return pen


def _crossed_circle() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(-0.5, -0.5, 1, 1)
    path.addPolygon(QPolygonF([path.pointAtPercent(0.125), path.pointAtPercent(0.625)]))
    return path
