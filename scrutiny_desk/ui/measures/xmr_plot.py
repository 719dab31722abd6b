"""The large chart of a series in the window, with the month that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scrutiny_desk.domain.measure_chart import Aside
from scrutiny_desk.domain.spc_series import SeriesChart
from scrutiny_desk.ui.measures.plot_frame import Event
from scrutiny_desk.ui.measures.plot_room import PlotRoom
from scrutiny_desk.ui.measures.xmr_painter import Drawn, paint_xmr
from scrutiny_desk.ui.theme import Theme


class XmrPlot(QWidget):
    """The plot alone; its words (sentence, profile, table) stand beside it.

    pointed: the ordinal day of the figure nearest to the mouse, or None when it left.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._drawn: Drawn | None = None
        self._theme: Theme | None = None
        self._room: PlotRoom | None = None
        self._marked: int | None = None

    def show_series(
        self,
        made: SeriesChart,
        theme: Theme,
        *,
        percent: bool = False,
        asides: Sequence[Aside] = (),
        events: Sequence[Event] = (),
    ) -> None:
        """Draw a judged series in a theme's colours, with what stands beside it (`Drawn`)."""
        self._drawn = Drawn(made, percent, tuple(asides), tuple(events))
        self._theme = theme
        self.update()

    def mark(self, day: int | None) -> None:
        """Show the day that is looked at; None for no day."""
        if day != self._marked:
            self._marked = day
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drawn is None or self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.paint("ground"))
        self._room = paint_xmr(painter, QRectF(self.rect()), self._drawn, self._theme, self._marked)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._room is not None and self._drawn is not None and self._drawn.made.points:
            at = self._room.day_at(event.position().x())
            days = [one.figure.date.toordinal() for one in self._drawn.made.points]
            self.pointed.emit(min(days, key=lambda day: abs(day - at)))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)
