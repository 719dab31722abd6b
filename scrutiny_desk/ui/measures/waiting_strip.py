"""The waiting set of a service: a small chart a measure on one time axis; choosing one enlarges."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.measures.measure_chart import STANDARD, asides_of, events_of, series_of
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.sentences import last_figure, say_value
from scrutiny_desk.domain.measures.waiting_set import bands_of, events_of_set
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.small_chart import SmallChart
from scrutiny_desk.ui.models.wrap_row import WrapRow

BANDS_KEY = "bands"


class WaitingStrip(QWidget):
    """The measures of a service side by side, and the bands; the arrow keys go along it.

    pointed: the ordinal day nearest to the mouse in one of them, or None when it left.
    """

    chosen = Signal(str)
    pointed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.charts: list[SmallChart] = []
        self._shown: tuple[tuple[Measure, ...], bool] | None = None
        self._units: dict[str, str] = {}
        self._day: int | None = None
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

    def mark(self, day: int | None) -> None:
        """Show one day in all of them: a line, and its figures."""
        self._day = day
        for one in self.charts:
            value = None if day is None else one.figure_at(day)
            unit = self._units.get(one.key, "count")
            one.mark(day, "–" if value is None else say_value(value, unit))
        self.setAccessibleDescription("" if day is None else self._said(day))

    def _said(self, day: int) -> str:
        """The figures of a day as they are spoken."""
        date = datetime.date.fromordinal(day)
        told = [
            f"{one.name} {say_value(value, self._units.get(one.key, 'count'))}"
            for one in self.charts
            if (value := one.figure_at(day)) is not None
        ]
        return f"{say(date.isoformat())}: {', '.join(told)}"

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
            marked = [day.toordinal() for day, _ in events_of(one)]
            asides = [aside for aside in asides_of(one) if aside.kind == STANDARD]
            standards = [(aside.date.toordinal(), aside.value) for aside in asides]
            small.show_series(series, reach, marked, standards)
            self._add(small)
        self._units = {one.key: one.unit for one in measures}
        self._day = None
        if bands:
            small = SmallChart(self._desk, BANDS_KEY, "Bands", "By weeks")
            totals = {
                row.date.toordinal(): sum(row.numbers)
                for row in bands_of(measures)
                if not row.doubt
            }
            marked = [day.toordinal() for day, _ in events_of_set(measures)]
            small.show_totals(totals, reach, marked)
            self._add(small)

    def _add(self, small: SmallChart) -> None:
        small.setParent(self)
        self.charts.append(small)
        self._group.addButton(small)
        self._row.addWidget(small)
        small.clicked.connect(lambda: self.chosen.emit(small.key))
        small.pointed.connect(self.pointed)
        small.show()
