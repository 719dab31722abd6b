"""The days that do not count: bank holidays, and those of a council's own."""

from __future__ import annotations

import calendar
import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.clocks import OwnDay
from scrutiny_desk.domain.dates import say
from scrutiny_desk.services.clocks import time_limits
from scrutiny_desk.services.clocks.calendars import FIRST_YEAR, LAST_YEAR, bank_holidays
from scrutiny_desk.services.clocks.time_limits import Rulebook
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.time_limits.day_field import DayField

_DAY = Qt.ItemDataRole.UserRole
_ROWS = 4


class DayList(QTreeWidget):
    """Lists the days of a year; Delete does what the button beside it does."""

    def __init__(self, button: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = button
        self.setAccessibleName("Days that do not count")
        self.setHeaderLabels(["Day", "What it is", "Counted"])
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._button.click()
        else:
            super().keyPressEvent(event)


class ClosedDays(QWidget):
    """A year's days, a form to add one, and a button to take one away."""

    def __init__(self, desk: Desk, today: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rules: Rulebook | None = None
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(today.year)
        self.year.setAccessibleName("Year")
        self.away = QPushButton()
        self.list = DayList(self.away)
        self.list.setMinimumHeight(desk.theme.px(_ROWS * 32))
        self.day = DayField("Day to add")
        self.name = QLineEdit()
        self.name.setAccessibleName("Why it counts or does not")
        self.name.setPlaceholderText("Why: Offices closed, Moved to 8 May")
        self.closed = QComboBox()
        self.closed.setAccessibleName("Whether it counts")
        self.closed.addItem("Does not count", True)
        self.closed.addItem("Counts: no bank holiday here", False)
        self.add = QPushButton("&Add the day")
        self.trouble = plain_label()
        look(self.trouble, "", "overdue")
        self.trouble.hide()
        for button in (self.away, self.add):
            button.setAutoDefault(False)
        self._build()
        self.year.valueChanged.connect(lambda _: self._show())
        self.list.currentItemChanged.connect(lambda *_: self._word())
        self.away.clicked.connect(self._on_away)
        self.add.clicked.connect(self._on_add)
        for field in (self.day, self.name):
            field.returnPressed.connect(self._on_add)
            field.textChanged.connect(lambda _: self._say(""))

    def _build(self) -> None:
        space = self._desk.theme.space
        top = QHBoxLayout()
        top.setSpacing(space[1])
        year = QLabel("&Year")
        year.setBuddy(self.year)
        for widget in (year, self.year, self.away):
            top.addWidget(widget)
        top.addStretch()
        form = WrapRow(space[1])
        for field in (self.day, self.name):
            field.setMinimumWidth(self._desk.theme.px(220))
        for control in (self.day, self.name, self.closed, self.add):
            form.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space[3], 0, space[1])
        column.setSpacing(space[1])
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(plain_label("A day of your council's own", "heading"))
        column.addLayout(form)
        column.addWidget(self.trouble)

    def show_rules(self, rules: Rulebook) -> None:
        """Show the days of the nation and of the council, the one in hand kept."""
        self._rules = rules
        self._show()

    def take_keyboard(self) -> None:
        """Go to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        if self._rules is None:
            return
        held = self._in_hand()
        year = self.year.value()
        of_calendar = bank_holidays(self._rules.nation, [year])
        own = {one.day: one for one in self._rules.own_days if one.day.year == year}
        days = sorted(of_calendar.keys() | own.keys())
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for day in days:
            self.list.addTopLevelItem(_row(day, of_calendar.get(day), own.get(day)))
        if days:
            place = days.index(held) if held in days else 0
            self.list.setCurrentIndex(self.list.model().index(place, 0))
        self.list.blockSignals(blocked)
        self._word()

    def _in_hand(self) -> datetime.date | None:
        item = self.list.currentItem()
        return None if item is None else datetime.date.fromisoformat(item.data(0, _DAY))

    def _own_in_hand(self) -> OwnDay | None:
        day, rules = self._in_hand(), self._rules
        own = () if rules is None else rules.own_days
        return next((one for one in own if one.day == day), None)

    def _word(self) -> None:
        """The button says what it does to the day in hand."""
        own = self._own_in_hand()
        self.away.setText("&Take your entry away" if own else "&No bank holiday here")
        self.away.setEnabled(self._in_hand() is not None)

    def _on_away(self) -> None:
        day, own = self._in_hand(), self._own_in_hand()
        if day is None:
            return
        library = self._desk.library
        if own is not None:
            self._desk.perform(lambda: time_limits.remove_day(library, day))
        else:
            self._desk.perform(
                lambda: time_limits.keep_day(library, day, "No bank holiday here", closed=False)
            )

    def _on_add(self) -> None:
        day, name = self.day.day, self.name.text().strip()
        if day is None:
            self._say(self.day.trouble)
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        closed = bool(self.closed.currentData())
        name = name or ("Offices closed" if closed else "No bank holiday here")
        if self._desk.perform(
            lambda: time_limits.keep_day(self._desk.library, day, name, closed=closed)
        ):
            self.year.setValue(day.year)
            for field in (self.day, self.name):
                field.clear()
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.trouble.setText(f"▲ {words}" if words else "")
        self.trouble.setVisible(bool(words))
        self.day.setAccessibleDescription(words)


def _row(day: datetime.date, named: str | None, own: OwnDay | None) -> QTreeWidgetItem:
    words = f"{calendar.day_name[day.weekday()]} {say(day.isoformat())}"
    what = named or ""
    counts = "does not count"
    if own is not None:
        what = f"{own.name} ({named})" if named else own.name
        counts = "does not count, yours" if own.closed else "counts, yours"
    row = QTreeWidgetItem([words, what, counts])
    row.setData(0, _DAY, day.isoformat())
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}, {what}, {counts}")
    return row
