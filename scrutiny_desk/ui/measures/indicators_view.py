"""Indicators by period: bullets, a table, and what has no actual."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.measures.indicators import (
    IndicatorRow,
    missing_actuals,
    newest_period,
    once_each,
    periods_of,
    rows_in,
)
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.bullets import BulletsChart
from scrutiny_desk.ui.measures.painted import PaintedPane
from scrutiny_desk.ui.models.empty import plain_label


class IndicatorsView(QWidget):
    """A period of all indicators at once; Enter in the table opens the page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._measures: list[Measure] = []
        self._rows: list[IndicatorRow] = []
        self.pane = PaintedPane(desk, "Indicators")
        self.period = QComboBox()
        self.period.setAccessibleName("Period")
        self.tolerance = QSpinBox()
        self.tolerance.setRange(0, 50)
        self.tolerance.setSuffix("% of the target")
        self.tolerance.setAccessibleName("Tolerance, per cent of the target")
        self.missing = QCheckBox("&Missing actuals of every period up to it")
        top = self.pane.top
        top.addWidget(self.period)
        top.addWidget(plain_label("Tolerance", "muted", wrap=False))
        top.addWidget(self.tolerance)
        top.addWidget(self.missing)
        top.add_stretch()
        top.addWidget(self.pane.out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.period.currentIndexChanged.connect(self._draw)
        self.tolerance.valueChanged.connect(self._draw)
        self.missing.toggled.connect(self._draw)
        self.pane.opened.connect(self._open)

    def show_measures(self, measures: Sequence[Measure]) -> None:
        """Show the indicators among these; the period in hand stays."""
        self._measures = once_each(measures)
        periods = periods_of(self._measures)
        held = self.period.currentData() or newest_period(self._measures)
        self.period.blockSignals(True)
        self.period.clear()
        for day in periods:
            self.period.addItem(say(day.isoformat()[:7]), day)
        self.period.setCurrentIndex(periods.index(held) if held in periods else len(periods) - 1)
        self.period.blockSignals(False)
        self._draw()

    def _draw(self) -> None:
        day = self.period.currentData()
        self._rows = []
        title = "Indicators"
        if isinstance(day, datetime.date):
            if self.missing.isChecked():
                self._rows = missing_actuals(self._measures, day)
                title = f"Targets without an actual up to {say(day.isoformat())}"
            else:
                share = self.tolerance.value() / 100
                self._rows = rows_in(self._measures, day, share)
                title = f"Indicators, {say(day.isoformat()[:7])}"
        self.pane.show_chart(BulletsChart(self._rows, title), widest=0)

    def _open(self, at: int) -> None:
        told = self._rows[at].actual or self._rows[at].target
        if told is not None and told.paper_id:
            self._desk.page_asked.emit(told.paper_id, told.page_index)
