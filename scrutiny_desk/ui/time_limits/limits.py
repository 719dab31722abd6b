"""The table of limits, and a council's own value of the one in hand."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.clocks import Counting, OwnValue, TimeLimit, Unit
from scrutiny_desk.domain.dates import say
from scrutiny_desk.services.clocks import time_limits
from scrutiny_desk.services.clocks.time_limits import LONGEST, Rulebook
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.time_limits.day_field import DayField

_ROWS = 4


class LimitTable(QWidget):
    """Every limit with its source and the days it holds; what is changed is kept as it is made."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._limits: tuple[TimeLimit, ...] = ()
        self._asked: datetime.date | None = None
        self.list = QTreeWidget()
        self.about = plain_label()
        self.value, self.unit, self.counting = QSpinBox(), QComboBox(), QComboBox()
        self.weekends, self.holidays = (
            QCheckBox("&Weekends count"),
            QCheckBox("Bank &holidays count"),
        )
        self.source = QLineEdit()
        self.since = DayField("In force since")
        self.since.setPlaceholderText("Since: 1 May 2024")
        self.since.setToolTip("What began before that day keeps its own rule")
        self.restore = QPushButton("As &before")
        self.changed = plain_label("", "muted")
        self.trouble = plain_label()
        look(self.trouble, "", "overdue")
        self.trouble.hide()
        self._dress()
        self._build()
        self.list.currentItemChanged.connect(lambda *_: self._show_in_hand())
        self.value.valueChanged.connect(lambda _: self._keep())
        self.unit.activated.connect(lambda _: self._keep())
        self.counting.activated.connect(lambda _: self._keep())
        for tick in (self.weekends, self.holidays):
            tick.clicked.connect(lambda _: self._keep())
        for field in (self.source, self.since):
            field.editingFinished.connect(self._keep)
        self.since.textChanged.connect(lambda _: self._say(""))
        self.restore.clicked.connect(self._on_restore)

    def _dress(self) -> None:
        theme = self._desk.theme
        self.list.setAccessibleName("Time limits")
        self.list.setHeaderLabels(["Time limit", "Time", "Source", "In force"])
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setMinimumHeight(theme.px(_ROWS * 32))
        header = self.list.header()
        # Large text makes the table wider than its place: it is scrolled by Right and Left.
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.value.setRange(1, LONGEST)
        self.value.setKeyboardTracking(False)
        self.value.setAccessibleName("Length of the time limit")
        self.unit.setAccessibleName("Counted in")
        self.counting.setAccessibleName("How it is counted")
        self.source.setAccessibleName("Where your council says so")
        self.source.setPlaceholderText("Where your council says so: Constitution, part 4")
        self.restore.setAutoDefault(False)
        self.restore.setToolTip("Take your council's own value away; the table's holds again")

    def _build(self) -> None:
        space = self._desk.theme.space
        line = WrapRow(space[1])
        # The day comes first: a length changed without it holds from the beginning.
        line.addWidget(self.since)
        for widget in (self.value, self.unit, self.counting):
            line.addWidget(widget)
        second = WrapRow(space[1])
        self.source.setMinimumWidth(self._desk.theme.size("pane"))
        self.since.setMinimumWidth(self._desk.theme.px(200))
        for part in (self.weekends, self.holidays, self.source, self.restore):
            second.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space[3], 0, space[1])
        column.setSpacing(space[1])
        column.addWidget(self.list, 1)
        column.addWidget(self.about)
        column.addLayout(line)
        column.addLayout(second)
        column.addWidget(self.trouble)
        column.addWidget(self.changed)

    def show_rules(self, rules: Rulebook) -> None:
        """Show the limits of the nation, the one in hand kept."""
        held = self._in_hand()
        self._limits = tuple(one for one in rules.limits if one.holds_in(rules.nation))
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for limit in self._limits:
            self.list.addTopLevelItem(_row(limit))
        place = self._place_of(held)
        self.list.setCurrentIndex(self.list.model().index(place, 0))
        self.list.blockSignals(blocked)
        self._show_in_hand()

    def _place_of(self, held: TimeLimit | None) -> int:
        """Where the limit in hand stands now: in force since the day just typed, or as before."""
        if held is None:
            return 0
        same = [place for place, one in enumerate(self._limits) if one.id == held.id]
        for since in (self._asked, held.since):
            for place in same:
                if self._limits[place].since == since:
                    return place
        return next(iter(same), 0)

    def settle(self) -> None:
        """Keep what is being typed."""
        self.value.interpretText()
        self._keep()

    def take_keyboard(self) -> None:
        """Go to the table."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_hand(self) -> TimeLimit | None:
        place = self.list.currentIndex().row()
        return self._limits[place] if 0 <= place < len(self._limits) else None

    def _show_in_hand(self) -> None:
        limit = self._in_hand()
        if limit is None:
            return
        self.about.setText(f"When {limit.starts}: {limit.who} has to {limit.duty}.")
        blocked = self.value.blockSignals(True)
        self.value.setValue(limit.value)
        self.value.blockSignals(blocked)
        days = limit.unit is Unit.DAYS
        self.unit.clear()
        for unit in Unit:
            # What is due before a day is counted back from it in clear days, and in no other way.
            if unit is Unit.DAYS or not limit.backwards:
                self.unit.addItem(unit.value, unit)
        self.unit.setCurrentIndex(self.unit.findData(limit.unit))
        self.counting.clear()
        for counting in Counting:
            runs_so = (counting is Counting.CLEAR_BEFORE) is limit.backwards
            if runs_so and (days or not counting.clear):
                self.counting.addItem(counting.meaning, counting)
        self.counting.setCurrentIndex(self.counting.findData(limit.counting))
        for tick, on in ((self.weekends, limit.weekends), (self.holidays, limit.bank_holidays)):
            tick.setChecked(on)
            tick.setEnabled(days)
        self.source.setText(limit.source)
        self.since.setText(say(limit.since.isoformat()) if limit.since else "")
        self.restore.setEnabled(bool(limit.changed))
        self.changed.setText(limit.changed)
        self.changed.setVisible(bool(limit.changed))

    def _keep(self) -> None:
        limit = self._in_hand()
        if limit is None:
            return
        if self.since.text().strip() and self.since.day is None:
            self._say(self.since.trouble)
            return
        own = self._typed()
        if own != _own(limit):
            self._asked = own.since
            self._desk.perform(
                lambda: time_limits.change_limit(self._desk.library, limit.id, own, limit.since)
            )
            self._asked = None

    def _say(self, words: str) -> None:
        self.trouble.setText(f"▲ {words}" if words else "")
        self.trouble.setVisible(bool(words))
        self.since.setAccessibleDescription(words)

    def _typed(self) -> OwnValue:
        """What the fields say; weeks and months are counted whole."""
        unit, counting = Unit(self.unit.currentData()), Counting(self.counting.currentData())
        whole = unit is not Unit.DAYS
        if whole and counting.clear:
            counting = Counting.FROM
        return OwnValue(
            self.value.value(),
            unit,
            counting,
            whole or self.weekends.isChecked(),
            whole or self.holidays.isChecked(),
            self.source.text().strip(),
            self.since.day,
        )

    def _on_restore(self) -> None:
        limit = self._in_hand()
        if limit is not None:
            self._desk.perform(
                lambda: time_limits.restore_limit(self._desk.library, limit.id, limit.since)
            )


def _own(limit: TimeLimit) -> OwnValue:
    return OwnValue(
        limit.value,
        limit.unit,
        limit.counting,
        limit.weekends,
        limit.bank_holidays,
        limit.source,
        limit.since,
    )


def _row(limit: TimeLimit) -> QTreeWidgetItem:
    length = f"{limit.length}, yours" if limit.changed else limit.length
    row = QTreeWidgetItem([limit.name, length, limit.source, _holds(limit)])
    spoken = f"{limit.name}, {limit.in_words}, {limit.source}, {_holds(limit)}"
    if limit.changed:
        spoken += f", your council's own. {limit.changed}"
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
    return row


def _holds(limit: TimeLimit) -> str:
    if limit.valid_to:
        return f"until {say(limit.valid_to.isoformat())}"
    return f"since {say(limit.valid_from.isoformat())}" if limit.valid_from else "as you set it"
