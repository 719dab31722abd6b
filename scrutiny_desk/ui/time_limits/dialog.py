"""Time limits: a day worked out, the table with a council's own values, days that do not count."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.clocks import Nation
from scrutiny_desk.services.clocks import time_limits
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import ShownTab, open_at
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.time_limits.calculator import Calculator
from scrutiny_desk.ui.time_limits.committees import CommitteeLimits
from scrutiny_desk.ui.time_limits.days import ClosedDays
from scrutiny_desk.ui.time_limits.limits import LimitTable
from scrutiny_desk.ui.time_limits.wheel import WheelGuard


class TimeLimitsDialog(QDialog):
    """Every choice is kept as it is made, beside the table; Undo takes it back."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, today: datetime.date | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        day = today or desk.today()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Time limits")
        self.nation = QComboBox()
        self.nation.setAccessibleName("Where the council is")
        for nation in Nation:
            self.nation.addItem(nation.value, nation)
        self.calculator = Calculator(desk.theme, day)
        self.limits = LimitTable(desk)
        self.days = ClosedDays(desk, day)
        self.committees = CommitteeLimits(desk, day)
        self.tabs = ShownTab()
        for words, page in (
            ("&Work out a day", self.calculator),
            ("Time &limits", self.limits),
            ("Closed da&ys", self.days),
            ("Co&mmittees", self.committees),
        ):
            self.tabs.addTab(_scrolled(page), words)
        self._build()
        WheelGuard(self)
        self.nation.activated.connect(self._on_nation)
        desk.changed.connect(self._on_changed)
        self.refresh()
        open_at(self, desk.theme, 1080, 640)
        self.calculator.take_keyboard()

    def _build(self) -> None:
        space = self._desk.theme.space
        heading = plain_label("Time limits", "title", wrap=False)
        where = QLabel("Council in")
        where.setBuddy(self.nation)
        top = QHBoxLayout()
        top.setSpacing(space[1])
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(where)
        top.addWidget(self.nation)
        self.tabs.setAccessibleName("Time limits")
        self.tabs.tabBar().setAccessibleName("Parts of time limits")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[3], space[4], space[3])
        column.setSpacing(space[2])
        column.addLayout(top)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)

    def refresh(self) -> None:
        """Show the limits as they stand."""
        rules = time_limits.rulebook(self._desk.library)
        self.nation.setCurrentIndex(self.nation.findData(rules.nation))
        for page in (self.calculator, self.limits, self.days, self.committees):
            page.show_rules(rules)

    def done(self, result: int) -> None:
        """Keep what is being typed, and close."""
        self.limits.settle()
        super().done(result)

    def _on_changed(self, change: Change) -> None:
        if change.shelves & {Shelf.CLOCKS, Shelf.PAPERS, Shelf.RECOMMENDATIONS}:
            self.refresh()

    def _on_nation(self) -> None:
        nation = Nation(self.nation.currentData())
        self._desk.perform(lambda: time_limits.set_nation(self._desk.library, nation))


def _scrolled(page: QWidget) -> QScrollArea:
    """A page that is scrolled where large text leaves it too little room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    look(area, "plain")
    return area
