"""An XmR chart painted: lines, limits, events, and every kind of point with a shape of its own.

Painted with nothing but lines, shapes and letters in pixels, so that a picture, an SVG and the
window are the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from scrutiny_desk.domain.measures.measure_chart import STANDARD, Aside
from scrutiny_desk.domain.measures.spc_series import (
    LEAST_POINTS,
    JudgedPoint,
    PointType,
    Segment,
    SeriesChart,
)
from scrutiny_desk.ui.measures.drawn_series import clipped, joined
from scrutiny_desk.ui.measures.plot_frame import Event, PlotFrame, say_number, within
from scrutiny_desk.ui.measures.plot_room import PlotRoom, reach_of, round_steps, spread, steps_of
from scrutiny_desk.ui.theme import Theme

SHAPES = {
    PointType.COMMON_CAUSE: ("common", "●", "Common cause"),
    PointType.IMPROVEMENT: ("improvement", "◆", "Improvement"),
    PointType.CONCERN: ("concern", "▲", "Concern"),
    PointType.NEUTRAL_HIGH: ("neutral", "■", "Change, high"),
    PointType.NEUTRAL_LOW: ("neutral", "□", "Change, low"),
}
"""The colour, the shape and the word of every kind of point."""

LEAST_DAYS = 60.0
"""No chart goes over fewer days."""

_EDGE = 1.5
_OVER = 10


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands on one chart. percent: no limit is drawn over 100. asides: printed targets and
    baselines where they stand in time. events: a date and its words, an upright line each.
    """

    made: SeriesChart
    percent: bool = False
    asides: tuple[Aside, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def days(self) -> list[float]:
        dates = [one.figure.date for one in self.made.points]
        # A target from a day on may begin long before the first figure.
        dates += [one.date for one in self.asides if one.kind != STANDARD]
        return sorted(float(one.toordinal()) for one in dates)

    @property
    def target(self) -> float | None:
        """The one target of the series, where none is printed with a date."""
        dated = any(one.kind in {"target", STANDARD} for one in self.asides)
        return None if dated or not self.made.points else self.made.target

    @property
    def standards(self) -> list[tuple[float, float, float]]:
        """The targets from a day on: from which day, to which, how high; within what is drawn."""
        found = [one for one in self.asides if one.kind == STANDARD]
        if not found or not self.days:
            return []
        steps = steps_of([(float(one.date.toordinal()), one.value) for one in found])
        first, last = self.days[0], self.days[-1]
        return [
            (max(begins, first), min(ends, last), value)
            for begins, ends, value in steps
            if begins <= last and ends >= first
        ]

    def limits(self, segment: Segment) -> tuple[float, float] | None:
        """The limits of a segment as they are drawn; None where none are."""
        if segment.chart is None or not segment.chart.drawn:
            return None
        lowest = min(one.figure.value for one in self.made.points)
        return clipped(segment.chart, percent=self.percent, lowest=lowest)

    def heights(self) -> list[float]:
        found = [one.figure.value for one in self.made.points]
        found += [one.value for one in self.asides]
        found += [self.made.target] if self.made.target is not None else []
        for segment in self.made.segments:
            found += self.limits(segment) or ()
        return found


def reach_in_days(drawn: Drawn) -> tuple[float, float]:
    """From which ordinal day to which the whole chart goes, with some room at both ends."""
    first = drawn.days[0]
    reach = max(drawn.days[-1] - first, LEAST_DAYS)
    return first - reach * 0.03, first + reach * 1.03


def paint_xmr(
    painter: QPainter,
    rect: QRectF,
    drawn: Drawn,
    theme: Theme,
    *,
    marked: float | None = None,
    between: tuple[float, float] | None = None,
) -> PlotRoom | None:
    """Paint the chart; gives where its days and figures stand, None where there is nothing.

    marked: an ordinal day to show. between: paint only from one ordinal day to another; figures,
    limits and steps stay at the heights they have in the whole chart.
    """
    if not drawn.days:
        return None
    return _Painting(painter, drawn, theme).paint(rect, marked, between)


class _Painting:
    """One painting of one chart: what its parts have in common."""

    def __init__(self, painter: QPainter, drawn: Drawn, theme: Theme) -> None:
        self._painter, self._drawn, self._theme = painter, drawn, theme
        self._frame = PlotFrame(painter, theme)
        self._pen, self._words = self._frame.pen, self._frame.words
        self._line = self._frame.line

    def paint(
        self, rect: QRectF, marked: float | None, between: tuple[float, float] | None
    ) -> PlotRoom:
        beside = self._beside()
        low, high = reach_of(self._drawn.heights())
        steps = round_steps(low, high, max(int(rect.height() / (self._line * 3.4)), 2))
        left = self._frame.width_of(say_number(one) for one in steps) + 12
        right = self._frame.width_of(words for _, _, words, _ in beside)
        days = self._drawn.days
        first, last = between or reach_in_days(self._drawn)
        events = within(self._drawn.events, days[0], days[0] + max(days[-1] - days[0], LEAST_DAYS))
        if between is not None:
            events = [one for one in events if first <= one[0].toordinal() <= last]
        top = 4 + self._frame.head(events)
        box = rect.adjusted(left, top, -right - 18, -self._line - 10)
        room = PlotRoom(box, first, last, low, high)
        points = self._drawn.made.points
        self._frame.axes(room, steps, [one.figure.date.toordinal() for one in points])
        self._frame.events(room, events, rect)
        self._painter.save()
        aside = 0 if between else _OVER  # a line that goes on ends at the axis
        self._painter.setClipRect(box.adjusted(-aside, -_OVER, aside, _OVER))
        for segment in self._drawn.made.segments:
            self._limits(room, segment)
        self._targets(room)
        self._baselines(room)
        for run in joined(self._drawn.made):
            self._pen("common", 1.8)
            self._painter.drawPolyline(QPolygonF([self._at(room, one) for one in run]))
        if marked is not None:
            self._marked(room, marked)
        self._points(room)
        self._painter.restore()
        self._numbers(room, newest_too=bool(points) and not self._newest_ends_it())
        self._words_beside(room, [one for one in beside if one[3] != "text" or one[0] <= last])
        return room

    # --- lines -----------------------------------------------------------------------------------

    def _limits(self, room: PlotRoom, segment: Segment) -> None:
        chart = segment.chart
        if chart is None or chart.points < LEAST_POINTS:
            return
        points = self._drawn.made.points
        first, last = _day(points[segment.first]), _day(points[segment.after - 1])
        self._level(room, chart.mean, "common", Qt.PenStyle.SolidLine, first, last)
        for value in self._drawn.limits(segment) or ():
            self._level(room, value, "common", Qt.PenStyle.DashLine, first, last)

    def _targets(self, room: PlotRoom) -> None:
        dated = sorted(
            (one for one in self._drawn.asides if one.kind == "target"), key=lambda one: one.date
        )
        places = [room.at(one.date.toordinal(), one.value) for one in dated]
        self._pen("target", 1.8, Qt.PenStyle.DashDotLine)
        self._painter.drawPolyline(QPolygonF(places))
        for at in places:
            self._plus(at, "target")
        for number, (begins, ends, value) in enumerate(self._drawn.standards):
            self._level(room, value, "target", Qt.PenStyle.DashDotLine, begins, ends)
            if number < len(self._drawn.standards) - 1:
                self._say_target(room, begins, ends, value)
        if self._drawn.target is not None:
            days = self._drawn.days
            line = Qt.PenStyle.DashDotLine
            self._level(room, self._drawn.target, "target", line, days[0], days[-1])

    def _say_target(self, room: PlotRoom, begins: float, ends: float, value: float) -> None:
        """An earlier target's figure on its line, where the fewest points are in the way."""
        said = f"target {say_number(value)}"
        wide, top = self._frame.width_of([said]) + 4, room.y(value) - self._line - 1
        first, last = room.x(begins), max(room.x(ends) - wide, room.x(begins))
        lefts = [first + (last - first) * share / 12 for share in range(13)]
        places = [QRectF(left, top, wide, self._line) for left in lefts]
        points = [self._at(room, one) for one in self._drawn.made.points]

        def in_the_way(box: QRectF) -> int:
            return sum(box.adjusted(-6, -6, 6, 6).contains(point) for point in points)

        self._words(min(places, key=in_the_way), said, "target")

    def _baselines(self, room: PlotRoom) -> None:
        for one in self._drawn.asides:
            if one.kind == "baseline":
                at, half = room.at(one.date.toordinal(), one.value), 5
                self._pen("neutral", 2.4)
                for way in (1, -1):
                    reach = QPointF(half, half * way)
                    self._painter.drawLine(QLineF(at - reach, at + reach))

    def _level(
        self,
        room: PlotRoom,
        value: float,
        colour: str,
        style: Qt.PenStyle,
        first: float,
        last: float,
    ) -> None:
        self._pen(colour, 1.4, style)
        self._painter.drawLine(QLineF(room.at(first, value), room.at(last, value)))

    # --- points ----------------------------------------------------------------------------------

    def _points(self, room: PlotRoom) -> None:
        points = [one for one in self._drawn.made.points if room.first <= _day(one) <= room.last]
        step = room.box.width() / max(len(points), 1)
        size = min(max(step * 0.8, 6.5), self._theme.px(9))
        for one in points:
            at = self._at(room, one)
            if one.figure.excluded:
                self._left_out(at, size)
            else:
                self._point(at, one.type, size)

    def _point(self, at: QPointF, kind: PointType, size: float) -> None:
        colour, _, _ = SHAPES[kind]
        hollow = kind is PointType.NEUTRAL_LOW
        painter = self._painter
        self._pen(colour if hollow else "ground", _EDGE if hollow else 1)
        painter.setBrush(self._theme.paint("ground" if hollow else colour))
        if kind is PointType.COMMON_CAUSE:
            painter.drawEllipse(at, size / 2, size / 2)
            return
        half = size * 0.66
        corners = {
            PointType.IMPROVEMENT: ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
            PointType.CONCERN: ((0, -1.1), (1.1, 0.85), (-1.1, 0.85)),
        }.get(kind, ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)))
        painter.drawPolygon(QPolygonF([at + QPointF(x * half, y * half) for x, y in corners]))

    def _left_out(self, at: QPointF, size: float) -> None:
        """Hollow, with a stroke through it: it takes no part."""
        half = max(size * 0.6, 4)
        self._pen("muted", _EDGE)
        self._painter.setBrush(self._theme.paint("ground"))
        self._painter.drawEllipse(at, half, half)
        reach = QPointF(half * 0.7, half * 0.7)
        self._painter.drawLine(QLineF(at - reach, at + reach))

    def _plus(self, at: QPointF, colour: str) -> None:
        self._pen(colour, 2.4)
        for reach in (QPointF(6, 0), QPointF(0, 6)):
            self._painter.drawLine(QLineF(at - reach, at + reach))

    def _marked(self, room: PlotRoom, day: float) -> None:
        """The day that is looked at: a line with its date, and a ring round its figure."""
        across = room.x(day)
        said = f"{datetime.date.fromordinal(int(day)):%b %Y}"
        figure = [one.figure.value for one in self._drawn.made.points if _day(one) == day]
        said = f"{said}: {say_number(figure[0])}" if figure else said
        wide = self._frame.width_of([said]) + 6
        left = min(across + 4, room.box.right() - wide)
        low = figure and room.y(figure[0]) > room.box.center().y()
        top = room.box.top() if low else room.box.bottom() - self._line - 2
        box = QRectF(left, top, wide, self._line)
        self._painter.fillRect(box, self._theme.paint("ground"))
        self._words(box, said, "accent", bold=True)
        self._pen("accent", 1)
        self._painter.drawLine(QLineF(across, room.box.top(), across, room.box.bottom()))
        for one in self._drawn.made.points:
            if _day(one) == day:
                self._pen("accent", 2)
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawEllipse(self._at(room, one), 9, 9)

    # --- words -----------------------------------------------------------------------------------

    def _beside(self) -> list[tuple[float, float, str, str]]:
        """What stands at the right: the day its line ends, its height, its words, their colour."""
        drawn, made, found = self._drawn, self._drawn.made, []
        if made.points and self._newest_ends_it():
            newest = made.points[-1]
            value = newest.figure.value
            found.append((_day(newest), value, say_number(value), "text"))
        segment = made.segments[-1] if made.segments else None
        if segment is not None and segment.chart is not None:
            chart, end = segment.chart, _day(made.points[-1])
            if chart.points >= LEAST_POINTS:
                found.append((end, chart.mean, f"mean {say_number(chart.mean)}", "common"))
            limits = drawn.limits(segment)
            if limits is not None:
                pairs = zip(("lower", "upper"), (chart.lower, chart.upper), limits, strict=True)
                for word, value, shown in pairs:
                    at = "" if shown == value else f", drawn at {say_number(shown)}"
                    found.append((end, shown, f"{word} {say_number(value)}{at}", "common"))
        if drawn.standards:
            _, end, value = drawn.standards[-1]
            found.append((end, value, f"target {say_number(value)}", "target"))
        if drawn.target is not None:
            words = f"target {say_number(drawn.target)}"
            found.append((drawn.days[-1], drawn.target, words, "target"))
        return found

    def _newest_ends_it(self) -> bool:
        """Whether the newest figure stands at the right end of the chart."""
        days = self._drawn.days
        reach = max(days[-1] - days[0], LEAST_DAYS)
        return _day(self._drawn.made.points[-1]) >= days[0] + reach * 0.95

    def _words_beside(
        self, room: PlotRoom, beside: Sequence[tuple[float, float, str, str]]
    ) -> None:
        """Words at the right end, none over another; a thin line leads to one that gave way."""
        wanted = [room.y(value) for _, value, _, _ in beside]
        low, high = room.box.top() - self._line, room.box.bottom()
        left = room.box.right() + 12
        for (day, _, words, colour), want, height in zip(
            beside, wanted, spread(wanted, self._line, low, high), strict=True
        ):
            start = min(room.x(day) + (8 if colour == "text" else 2), left - 4)
            start = max(start, room.box.left())
            self._pen(colour if colour != "text" else "border", 0.7)
            self._painter.drawLine(QLineF(start, want, left - 2, height))
            at = QRectF(left, height - self._line / 2, 600, self._line)
            self._words(at, words, colour, bold=colour == "text")

    def _numbers(self, room: PlotRoom, *, newest_too: bool) -> None:
        """The number of the first figure, on the side away from where the line goes.

        newest_too: that of the newest as well, where it does not stand at the right end.
        """
        points = self._drawn.made.points
        pairs = [(points[0], points[1])] if len(points) > 1 else []
        if newest_too and points:
            pairs.append((points[-1], points[-2] if len(points) > 1 else points[-1]))
        for one, beside in pairs:
            if not room.first <= _day(one) <= room.last:
                continue
            at, value = self._at(room, one), one.figure.value
            under = beside.figure.value > value and at.y() + self._line + 8 < room.box.bottom()
            top = at.y() + 7 if under else at.y() - self._line - 7
            wide = self._frame.width_of([say_number(value)]) + 4
            left = max(at.x() - wide / 2, room.box.left() + 2)
            if top < room.box.top() - 4:
                # No room over the highest figure of all: its number stands beside it.
                top, left = at.y() - self._line / 2, at.x() + 9
            self._words(QRectF(left, top, wide, self._line), say_number(value), "text", bold=True)

    def _at(self, room: PlotRoom, one: JudgedPoint) -> QPointF:
        return room.at(_day(one), one.figure.value)


def legend_of(made: SeriesChart, asides: Iterable[Aside] = ()) -> str:
    """The shapes that stand on the chart, each with its word."""
    told = {one.type for one in made.points if not one.figure.excluded}
    said = [" ".join(SHAPES[kind][1:]) for kind in PointType if kind in told]
    judged = [one.chart is not None and one.chart.drawn for one in made.segments]
    if told and not any(judged):
        said = ["● Figure, not judged"]
    elif told and not all(judged):
        said = [one.replace("Common cause", "Common cause, or not judged") for one in said]
    if any(one.figure.excluded for one in made.points):
        said.append("⊘ Left out")
    kinds = {one.kind for one in asides}
    said += ["+ Target"] if "target" in kinds else []
    said += ["× Baseline"] if "baseline" in kinds else []
    return "     ".join(said)


def _day(one: JudgedPoint) -> float:
    return float(one.figure.date.toordinal())
