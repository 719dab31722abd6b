"""The waiting set of a service: a small chart a measure on one time axis; choosing one enlarges."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from scrutiny_desk.domain.measure_chart import events_of, series_of
from scrutiny_desk.domain.measures import Measure
from scrutiny_desk.domain.sentences import last_figure, say_value
from scrutiny_desk.domain.spc_series import SeriesChart
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.drawn_series import joined
from scrutiny_desk.ui.measures.signs import draw_sign, variation_word
from scrutiny_desk.ui.models.wrap_row import WrapRow

BANDS_KEY = "bands"
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
    """One measure small: its name, its newest figure, its sign and its line."""

    def __init__(self, desk: Desk, key: str, name: str, figure: str) -> None:
        super().__init__()
        self._desk, self.key, self._name, self._figure = desk, key, name, figure
        self._short = _SHORT.get(name, name)
        self._made: SeriesChart | None = None
        self._days = (0, 1)
        self._events: tuple[int, ...] = ()
        self.setCheckable(True)
        self.setAccessibleName(f"{name}, {figure}" if figure else name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_series(
        self, made: SeriesChart, days: tuple[int, int], events: Sequence[int] = ()
    ) -> None:
        """Draw a series between two ordinal days. events: ordinal days to mark."""
        self._made, self._days, self._events = made, days, tuple(events)
        self.setAccessibleName(f"{self._name}, {self._figure}, {variation_word(made)}")

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
        painter.drawText(at, 0, self._figure)
        if self._made is not None:
            side = name_high - 4
            sign = QRectF(self.width() - side - 8, 8, side, side)
            draw_sign(painter, sign, self._made.variation, theme)
            top = 10 + name_high + figure_high
            plot = QRectF(8, top, self.width() - 16, self.height() - top - 8)
            self._plot(painter, plot, self._made)
        painter.end()

    def _plot(self, painter: QPainter, box: QRectF, made: SeriesChart) -> None:
        theme = self._desk.theme
        heights = [one.figure.value for one in made.points]
        if not heights:
            return
        target = made.target
        low = min([*heights, *([target] if target is not None else [])])
        high = max([*heights, *([target] if target is not None else [])])
        reach, (first, last) = (high - low) or 1.0, self._days

        def at(day: int, value: float) -> QPointF:
            across = (day - first) / max(last - first, 1)
            down = (high - value) / reach if high > low else 0.5
            return QPointF(box.left() + across * box.width(), box.top() + down * box.height())

        painter.setPen(QPen(theme.paint("neutral"), 1.2, Qt.PenStyle.DotLine))
        for day in self._events:
            if first <= day <= last:
                painter.drawLine(at(day, low), at(day, high))
        if target is not None:
            painter.setPen(QPen(theme.paint("target"), 1.2, Qt.PenStyle.DashDotLine))
            painter.drawLine(at(first, target), at(last, target))
        painter.setPen(QPen(theme.paint("common"), 1.5))
        painter.setBrush(theme.paint("common"))
        for run in joined(made):
            line = [at(one.figure.date.toordinal(), one.figure.value) for one in run]
            painter.drawPolyline(QPolygonF(line))
            if len(run) == 1:
                painter.drawEllipse(line[0], 2, 2)


class WaitingStrip(QWidget):
    """The measures of a service side by side, and the bands; the arrow keys go along it."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.charts: list[SmallChart] = []
        self._shown: tuple[tuple[Measure, ...], bool] | None = None
        self._group = QButtonGroup(self)
        self._row = WrapRow(desk.theme.space[0])
        self.setLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("The waiting set of the service")

    def show_set(self, measures: Sequence[Measure], key: str, *, bands: bool) -> None:
        """Show a service's measures, the one with this key chosen; bands: whether there are any."""
        if self._shown != (tuple(measures), bands):
            self._shown = (tuple(measures), bands)
            self._fill(measures, bands=bands)
        for one in self.charts:
            one.setChecked(one.key == key)
            one.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if one.key == key else Qt.FocusPolicy.ClickFocus
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        held = next((at for at, one in enumerate(self.charts) if one.hasFocus()), None)
        if step is None or held is None:
            super().keyPressEvent(event)
            return
        other = self.charts[(held + step) % len(self.charts)]
        other.setFocus(Qt.FocusReason.OtherFocusReason)
        other.click()

    def _fill(self, measures: Sequence[Measure], *, bands: bool) -> None:
        while entry := self._row.takeAt(0):
            if widget := entry.widget():
                self._group.removeButton(widget)  # type: ignore[arg-type]
                widget.hide()
                widget.deleteLater()
        made = [series_of(one) for one in measures]
        days = [one.figure.date.toordinal() for series in made for one in series.points]
        reach = (min(days, default=0), max(days, default=1))
        self.charts = []
        for one, series in zip(measures, made, strict=True):
            newest = last_figure(one)
            figure = say_value(newest.value, one.unit) if newest else "–"
            small = SmallChart(self._desk, one.key, one.name, figure)
            small.show_series(series, reach, [day.toordinal() for day, _ in events_of(one)])
            self._add(small)
        if bands:
            self._add(SmallChart(self._desk, BANDS_KEY, "Bands", "By weeks"))

    def _add(self, small: SmallChart) -> None:
        small.setParent(self)
        self.charts.append(small)
        self._group.addButton(small)
        self._row.addWidget(small)
        small.clicked.connect(lambda: self.chosen.emit(small.key))
        small.show()
