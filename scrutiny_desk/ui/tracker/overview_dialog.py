"""The tracker at a glance: a sentence, a picture, and the same figures as a table."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker.overview import By
from scrutiny_desk.services.tracker.overview import overview_of
from scrutiny_desk.ui.chart_out import ChartOut
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.tracker.overview_bars import BarsChart, OverviewBars

_EVERY = "Every committee"


class OverviewDialog(QDialog):
    """Counts by municipal year, officer or committee as they stand on a day."""

    def __init__(
        self,
        desk: Desk,
        committees: Sequence[str],
        as_of: datetime.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._as_of = desk, as_of
        self.setWindowTitle("Overview of the tracker")
        self.by, self.committee = QComboBox(), QComboBox()
        self.by.setAccessibleName("Counted by")
        self.committee.setAccessibleName("Committee")
        for by in By:
            self.by.addItem(f"By {by.value}", by)
        self.committee.addItems([_EVERY, *dict.fromkeys(one for one in committees if one)])
        self.said = plain_label()
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bars = OverviewBars(desk)
        self.table = QTableWidget()
        self.table.setAccessibleName("The same figures as a table")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.out = ChartOut(desk, lambda: self.bars.chart)
        self.away = QPushButton("Close")
        self.away.setAutoDefault(False)
        self._lay_out()
        self.by.currentIndexChanged.connect(self._show)
        self.committee.currentIndexChanged.connect(self._show)
        self.away.clicked.connect(self.reject)
        desk.changed.connect(self._show)
        open_at(self, desk.theme, 860, 600)
        self._show()
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        top = WrapRow(space[1])
        title = f"The tracker on {say(self._as_of.isoformat())}"
        top.addWidget(plain_label(title, "title", wrap=False))
        top.add_stretch()
        top.addWidget(self.by)
        top.addWidget(self.committee)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setAccessibleName("The chart")
        scrolled.setWidget(self.bars)
        bottom = WrapRow(space[1])
        bottom.addWidget(self.out)
        bottom.add_stretch()
        bottom.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[4], space[4], space[3])
        column.setSpacing(space[2])
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(scrolled, 3)
        column.addWidget(self.table, 2)
        column.addLayout(bottom)

    def _show(self, _changed: object = None) -> None:
        chosen = self.committee.currentText()
        committee = None if chosen == _EVERY else chosen
        by = By(self.by.currentData())
        found = overview_of(self._desk.library, by, self._as_of, committee)
        title = f"Recommendations by {by.value}, {say(self._as_of.isoformat())}"
        chart = BarsChart(found, title if committee is None else f"{committee}: {title}")
        self.bars.show_chart(chart)
        page = chart.page()
        self.said.setText(page.sentence)
        self.table.setColumnCount(len(page.headings))
        self.table.setHorizontalHeaderLabels(list(page.headings))
        self.table.setRowCount(len(page.rows))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for at, row in enumerate(page.rows):
            for column, words in enumerate(row):
                cell = QTableWidgetItem(words)
                if column:
                    cell.setTextAlignment(right)
                said = f"{row[0]}, {page.headings[column]}: {words}" if column else words
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                self.table.setItem(at, column, cell)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
