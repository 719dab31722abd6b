"""One measure of a waiting set, small: its name, its newest figure, its sign and its line."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton

from scrutiny_desk.domain.measures.spc_series import SeriesChart
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.drawn_series import joined
from scrutiny_desk.ui.measures.plot_room import PlotRoom, steps_of
from scrutiny_desk.ui.measures.signs import draw_sign, variation_word

_WIDE, _PLOT = 78, 24
_SHORT = {
    "Referrals waiting": "Waiting",
    "Over 18 weeks": "Over 18",
    "Over 52 weeks": "Over 52",
    "Over 78 weeks": "Over 78",
    "Per cent over 18 weeks": "% over 18",
    "Longest wait": "Longest",
    "Average wait": "Average",
}
"""What a small chart is called where the whole name stands over the large one."""


class SmallChart(QAbstractButton):
    """One measure small: its name, its newest figure, its sign and its line.

    pointed: the ordinal day of the figure nearest to the mouse, or None when it left.
    """

    pointed = Signal(object)

    def __init__(self, desk: Desk, key: str, name: str, figure: str) -> None:
        super().__init__()
        self._desk, self.key, self._name, self._figure = desk, key, name, figure
        self._short = _SHORT.get(name, name)
        self._made: SeriesChart | None = None
        self._days = (0, 1)
        self._events: tuple[int, ...] = ()
        self._totals: dict[int, float] = {}
        self._standards: tuple[tuple[float, float], ...] = ()
        self._marked: int | None = None
        self._said = ""
        self.setCheckable(True)
        self.setAccessibleName(f"{name}, {figure}" if figure else name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_series(
        self,
        made: SeriesChart,
        days: tuple[int, int],
        events: Sequence[int] = (),
        standards: Sequence[tuple[float, float]] = (),
    ) -> None:
        """Draw a series between two ordinal days.

        events: ordinal days to mark. standards: targets from an ordinal day on.
        """
        self._made, self._days, self._events = made, days, tuple(events)
        self._standards = tuple(standards)
        self.setAccessibleName(f"{self._name}, {self._figure}, {variation_word(made)}")
        self.setMouseTracking(True)

    def show_totals(
        self, totals: Mapping[int, float], days: tuple[int, int], events: Sequence[int] = ()
    ) -> None:
        """Draw stacks as high as how many wait, a stack an ordinal day."""
        self._totals, self._days, self._events = dict(totals), days, tuple(events)
        self.setMouseTracking(True)

    def mark(self, day: int | None, said: str = "") -> None:
        """Show the day that is looked at, and its figure in the place of the newest."""
        if (day, said) != (self._marked, self._said):
            self._marked, self._said = day, said
            self.update()

    @property
    def name(self) -> str:
        """The whole name of the measure."""
        return self._name

    @property
    def days(self) -> list[int]:
        """The ordinal days that have a figure here."""
        points = () if self._made is None else self._made.points
        return sorted([*self._totals, *(one.figure.date.toordinal() for one in points)])

    def figure_at(self, day: int) -> float | None:
        """The figure of a day, None where there is none."""
        points = () if self._made is None else self._made.points
        held = {one.figure.date.toordinal(): one.figure.value for one in points} | self._totals
        return held.get(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        first, last = self._days
        share = (event.position().x() - 8) / max(self.width() - 16, 1)
        day = first + share * (last - first)
        if self.days:
            self.pointed.emit(min(self.days, key=lambda one: abs(one - day)))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def sizeHint(self) -> QSize:
        theme = self._desk.theme
        small, strong = theme.font("small"), theme.font("body", bold=True)
        lines = QFontMetrics(small).height() + QFontMetrics(strong).height()
        name = QFontMetrics(small).horizontalAdvance(self._short) + QFontMetrics(small).height()
        figure = QFontMetrics(strong).horizontalAdvance(self._figure)
        wide = max(theme.px(_WIDE), name + 20, figure + 16)
        return QSize(wide, lines + theme.px(_PLOT) + 18)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._desk.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, ring = self.isChecked(), theme.size("ring")
        edge = QPen(theme.paint("accent" if chosen or self.hasFocus() else "border"), 1)
        if self.hasFocus():
            edge.setWidth(ring)
        painter.setPen(edge)
        painter.setBrush(theme.paint("selected" if chosen else "ground"))
        box = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
        painter.drawRoundedRect(box, theme.size("corner"), theme.size("corner"))
        small, strong = theme.font("small"), theme.font("body", bold=True)
        name_high, figure_high = QFontMetrics(small).height(), QFontMetrics(strong).height()
        painter.setPen(theme.paint("text"))
        painter.setFont(small)
        painter.drawText(QRectF(8, 6, self.width() - 16, name_high), 0, self._short)
        painter.setFont(strong)
        at = QRectF(8, 6 + name_high, self.width() - 16, figure_high)
        painter.drawText(at, 0, self._said if self._marked is not None else self._figure)
        if self._made is not None:
            side = name_high - 4
            sign = QRectF(self.width() - side - 8, 8, side, side)
            draw_sign(painter, sign, self._made.variation, theme)
        top = 10 + name_high + figure_high
        plot = QRectF(8, top, self.width() - 16, self.height() - top - 8)
        if self.days:
            self._plot(painter, plot)
        painter.end()

    def _plot(self, painter: QPainter, box: QRectF) -> None:
        theme, made = self._desk.theme, self._made
        points = () if made is None else made.points
        heights = [one.figure.value for one in points] + [0.0, *self._totals.values()]
        heights = heights if self._totals else heights[: len(points)]
        target = None if made is None else made.target
        steps = steps_of(self._standards) or (
            [] if target is None else [(-math.inf, math.inf, target)]
        )
        level = [value for _, _, value in steps]
        first, last = self._days
        # Stacks and lines on one axis of days, each with its own heights.
        room = PlotRoom(
            box, first, max(last, first + 1), min([*heights, *level]), max([*heights, *level])
        )
        painter.setPen(QPen(theme.paint("neutral"), 1.2, Qt.PenStyle.DotLine))
        for day in self._events:
            if first <= day <= last:
                painter.drawLine(QLineF(room.x(day), box.top(), room.x(day), box.bottom()))
        painter.setPen(QPen(theme.paint("target"), 1.2, Qt.PenStyle.DashDotLine))
        for begins, ends, value in steps:
            if begins <= last and ends >= first:
                ends_at = room.at(min(ends, last), value)
                painter.drawLine(QLineF(room.at(max(begins, first), value), ends_at))
        painter.setPen(QPen(theme.paint("common"), 1.5))
        painter.setBrush(theme.paint("common"))
        wide = min(box.width() / max(len(self._totals), 1) * 0.6, 5)
        for day, total in self._totals.items():
            top = room.y(total)
            bar = QRectF(room.x(day) - wide / 2, top, wide, box.bottom() - top)
            painter.fillRect(bar, theme.paint("common"))
        for run in [] if made is None else joined(made):
            line = [room.at(one.figure.date.toordinal(), one.figure.value) for one in run]
            painter.drawPolyline(QPolygonF(line))
            if len(run) == 1:
                painter.drawEllipse(line[0], 2, 2)
        if self._marked is not None:
            self._mark(painter, room, self._marked)

    def _mark(self, painter: QPainter, room: PlotRoom, day: int) -> None:
        """A line through the day that is looked at, and a ring round its figure."""
        painter.setPen(QPen(self._desk.theme.paint("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        across = room.x(day)
        painter.drawLine(QLineF(across, room.box.top() - 2, across, room.box.bottom() + 2))
        value = self.figure_at(day)
        if value is not None:
            painter.drawEllipse(room.at(day, value), 3.5, 3.5)
