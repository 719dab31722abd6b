"""The large chart of a series in the window: the month that is looked at, and a closer look.

pyqtgraph keeps which of the months are shown (its view box knows limits, scaling and moving); what
is painted is the very picture that leaves (`xmr_painter.py`).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desk.domain.measures.measure_chart import Aside
from scrutiny_desk.domain.measures.spc_series import SeriesChart
from scrutiny_desk.ui.measures.plot_frame import Event
from scrutiny_desk.ui.measures.plot_room import PlotRoom
from scrutiny_desk.ui.measures.xmr_painter import LEAST_DAYS, Drawn, paint_xmr, reach_in_days
from scrutiny_desk.ui.theme import Theme

_CLOSER = 0.6
_MOVE = 0.25


class XmrPlot(pg.PlotWidget):  # type: ignore[misc]
    """The plot alone; its words (sentence, profile, table) stand beside it.

    pointed: the ordinal day of the figure nearest to the mouse, or None when it left.
    months_changed: other months are shown; `months_shown` says which.
    """

    pointed = Signal(object)
    months_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        item = self.getPlotItem()
        item.hideAxis("left")
        item.hideAxis("bottom")
        item.hideButtons()
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self._box = item.getViewBox()
        self._box.sigXRangeChanged.connect(self._on_months)
        self.viewport().setMouseTracking(True)
        self._drawn: Drawn | None = None
        self._theme: Theme | None = None
        self._room: PlotRoom | None = None
        self._marked: int | None = None
        self._held: QPoint | None = None

    def sizeHint(self) -> QSize:
        """A little more than the least height: sentence and chart are to be seen together."""
        least = self.minimumSize()
        return QSize(least.width(), least.height() * 5 // 4)

    def show_series(
        self,
        made: SeriesChart,
        theme: Theme,
        *,
        percent: bool = False,
        asides: Sequence[Aside] = (),
        events: Sequence[Event] = (),
    ) -> None:
        """Draw a judged series in a theme's colours, with what stands beside it (`Drawn`).

        The months that are looked at stay where the series reaches over the same days.
        """
        drawn = Drawn(made, percent, tuple(asides), tuple(events))
        other = self._drawn is None or self._drawn.days != drawn.days
        self._drawn, self._theme = drawn, theme
        self.setBackground(theme.paint("ground"))
        if other and drawn.days:
            first, last = reach_in_days(drawn)
            self._box.setLimits(xMin=first, xMax=last, minXRange=LEAST_DAYS)
            self.show_every_month()
        self.viewport().update()

    def mark(self, day: int | None) -> None:
        """Show the day that is looked at; None for no day."""
        if day != self._marked:
            self._marked = day
            self.viewport().update()

    # --- a closer look ---------------------------------------------------------------------------

    def look_closer(self, day: float | None = None) -> None:
        """Fewer months round an ordinal day: the marked one, or the middle."""
        self._scale(_CLOSER, day)

    def look_further(self, day: float | None = None) -> None:
        """More months round an ordinal day."""
        self._scale(1 / _CLOSER, day)

    def look_earlier(self) -> None:
        self._move(-_MOVE)

    def look_later(self) -> None:
        self._move(_MOVE)

    def show_every_month(self) -> None:
        if self._drawn is not None and self._drawn.days:
            self._box.setXRange(*reach_in_days(self._drawn), padding=0)

    @property
    def months_shown(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and last day that are shown; None where every month is."""
        between = self._between()
        if between is None:
            return None
        first, last = between
        return datetime.date.fromordinal(round(first)), datetime.date.fromordinal(round(last))

    def _between(self) -> tuple[float, float] | None:
        if self._drawn is None or not self._drawn.days:
            return None
        first, last = self._box.viewRange()[0]
        whole_first, whole_last = reach_in_days(self._drawn)
        return (first, last) if last - first < (whole_last - whole_first) - 0.5 else None

    def _scale(self, by: float, day: float | None) -> None:
        first, last = self._box.viewRange()[0]
        marked = self._marked if self._marked is not None else (first + last) / 2
        at = day if day is not None else float(marked)
        at = min(max(at, first), last)
        self._box.setXRange(at - (at - first) * by, at + (last - at) * by, padding=0)

    def _move(self, share: float) -> None:
        first, last = self._box.viewRange()[0]
        self._box.translateBy(x=(last - first) * share)

    def _on_months(self) -> None:
        self.viewport().update()
        self.months_changed.emit()

    # --- painting and the mouse ------------------------------------------------------------------

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        if self._drawn is None or self._theme is None:
            return
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.viewport().rect())
        self._room = paint_xmr(
            painter, rect, self._drawn, self._theme, marked=self._marked, between=self._between()
        )
        painter.restore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl closer and further, at the day under the mouse; without it the page scrolls."""
        up = event.angleDelta().y()
        if self._room is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        day = self._room.day_at(event.position().x())
        if up:
            self._scale(_CLOSER if up > 0 else 1 / _CLOSER, day)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._between() is not None:
            self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._room is None or self._drawn is None or not self._drawn.made.points:
            return
        here = event.position().toPoint()
        if self._held is not None:
            apart = self._room.day_at(self._held.x()) - self._room.day_at(here.x())
            self._held = here
            self._box.translateBy(x=apart)
            return
        at = self._room.day_at(here.x())
        days = [one.figure.date.toordinal() for one in self._drawn.made.points]
        self.pointed.emit(min(days, key=lambda day: abs(day - at)))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)
