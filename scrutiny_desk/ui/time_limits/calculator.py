"""Works out one day: which limit, from which day, and how it was counted."""

from __future__ import annotations

import calendar
import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.clocks import CHECK, DueDay, TimeLimit
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.services.clocks.time_limits import Rulebook
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import Theme, look
from scrutiny_desk.ui.time_limits.day_field import DayField


class Calculator(QWidget):
    """A limit, a day, and the last day, told anew with every letter typed."""

    def __init__(self, theme: Theme, today: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rules: Rulebook | None = None
        self._found: DueDay | None = None
        self.limit = QComboBox()
        self.limit.setAccessibleName("Time limit to work out")
        self.starts = plain_label("", "muted")
        self.day = DayField("The day it starts on")
        self.day.show_day(today)
        self.last = plain_label("", "page-title")
        self.duty, self.how, self.source = (plain_label() for _ in range(3))
        self.check = plain_label(CHECK, "heading")
        self.changed = plain_label("", "muted")
        self.copy = QPushButton("&Copy the day and its source")
        self.copy.setAutoDefault(False)
        self._build(theme)
        self.limit.activated.connect(lambda _: self._work_out())
        self.day.textChanged.connect(lambda _: self._on_day())
        self.copy.clicked.connect(self._on_copy)

    def _build(self, theme: Theme) -> None:
        space = theme.space
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(space[3])
        form.setVerticalSpacing(space[1])
        form.addRow("&Time limit", self.limit)
        form.addRow("Starts when", self.starts)
        form.addRow("On the &day", self.day)
        self.day.setMaximumWidth(theme.size("pane"))
        card = QFrame()
        look(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(space[4],) * 4)
        inside.setSpacing(space[1])
        for label in (self.last, self.duty, self.how, self.source, self.changed, self.check):
            # Or its height would be reckoned for a narrow column.
            label.setMinimumWidth(theme.size("pane") + theme.size("pane_least"))
            inside.addWidget(label)
        line = QHBoxLayout()
        line.addWidget(self.copy)
        line.addStretch()
        inside.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space[3], 0, space[1])
        column.setSpacing(space[3])
        column.addLayout(form)
        column.addWidget(card)
        column.addStretch()

    def show_rules(self, rules: Rulebook) -> None:
        """Reckon by these limits from now on."""
        self._rules = rules
        self._on_day()

    def _on_day(self) -> None:
        """Only limits that held on the day that is typed can be chosen."""
        if self._rules is None:
            return
        held = self.limit.currentData()
        offered = self._rules.on(self.day.day or self._today)
        self.limit.clear()
        for limit in offered:
            self.limit.addItem(f"{limit.name}: {limit.length}", limit)
        self.limit.setCurrentIndex(_same_or_first(offered, held))
        self._work_out()

    def _work_out(self) -> None:
        limit = self.limit.currentData()
        self._found, trouble = None, self.day.trouble
        if isinstance(limit, TimeLimit):
            self.starts.setText(limit.starts)
            if self.day.day is not None and self._rules is not None:
                try:
                    self._found = self._rules.reckon(limit, self.day.day)
                except DeskError as error:
                    trouble = error.one_line()
        else:
            trouble = "No time limit of the table held on that day. Write a later one."
        self._tell(self._found, trouble)

    def _tell(self, found: DueDay | None, trouble: str) -> None:
        for label in (self.duty, self.how, self.source, self.check, self.copy):
            label.setVisible(found is not None)
        self.changed.setVisible(found is not None and bool(found.limit.changed))
        self.day.setAccessibleDescription(trouble)
        if found is None:
            look(self.last, "")
            self.last.setText(trouble)
            return
        limit = found.limit
        look(self.last, "page-title")
        weekday = calendar.day_name[found.day.weekday()]
        self.last.setText(f"{weekday} {say(found.day.isoformat())}")
        self.duty.setText(f"By then {limit.who} has to {limit.duty}.")
        self.how.setText(found.how)
        self.source.setText(f"Source: {limit.source}")
        self.changed.setText(limit.changed)

    def _on_copy(self) -> None:
        if self._found is not None:
            QApplication.clipboard().setText(f"{self._found.limit.name}: {self._found.said}")

    def take_keyboard(self) -> None:
        """Go to the day, ready to be typed over."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()


def _same_or_first(offered: tuple[TimeLimit, ...], held: object) -> int:
    """The place of the limit that was chosen, else of one for the same purpose, else the first."""
    if isinstance(held, TimeLimit):
        for place, one in enumerate(offered):
            if one.id == held.id:
                return place
        for place, one in enumerate(offered):
            if one.purpose == held.purpose:
                return place
    return 0 if offered else -1
