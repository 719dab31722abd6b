"""The improvement plan as a timeline with the same in a table."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QVBoxLayout, QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.milestones import Milestone, MilestoneState, in_order, state_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.painted import PaintedPane
from scrutiny_desk.ui.measures.timeline import Row, TimelineChart
from scrutiny_desk.ui.models.empty import plain_label

_EVERY = "Every milestone"


class MilestonesView(QWidget):
    """All milestones as they stand on a day, or those of one state."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._milestones: list[Milestone] = []
        self._rows: list[Row] = []
        self.pane = PaintedPane(desk, "Milestones")
        self.states = QComboBox()
        self.states.setAccessibleName("Which milestones")
        self.states.addItem(_EVERY, None)
        for state in MilestoneState:
            self.states.addItem(state.word, state)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMMM yyyy")
        self.day.setAccessibleName("As they stand on")
        top = self.pane.top
        top.addWidget(self.states)
        top.addWidget(plain_label("as they stand on", "muted", wrap=False))
        top.addWidget(self.day)
        top.add_stretch()
        top.addWidget(self.pane.out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.states.currentIndexChanged.connect(self._draw)
        self.day.dateChanged.connect(self._draw)
        self.pane.opened.connect(self._open)

    def show_milestones(self, milestones: Sequence[Milestone], as_of: datetime.date) -> None:
        """Show milestones as they stand on a day, until another day is chosen."""
        first = not self._milestones
        self._milestones = in_order(milestones)
        if first:
            self.day.setDate(QDate(as_of.year, as_of.month, as_of.day))
        self._draw()

    def _draw(self) -> None:
        chosen = self.day.date()
        as_of = datetime.date(chosen.year(), chosen.month(), chosen.day())
        wanted = self.states.currentData()
        every = [(one, state_of(one, as_of)) for one in self._milestones]
        self._rows = [row for row in every if wanted is None or row[1] == wanted]
        title = f"Milestones on {say(as_of.isoformat())}"
        self.pane.show_chart(TimelineChart(self._rows, as_of, title), widest=2)

    def _open(self, at: int) -> None:
        milestone = self._rows[at][0]
        self._desk.page_asked.emit(milestone.paper_id, milestone.page_index)
