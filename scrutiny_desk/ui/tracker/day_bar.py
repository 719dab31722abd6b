"""The day for which the tracker shows how everything stands."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QDateEdit, QPushButton, QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label


class DayBar(QObject):
    """A date, and buttons for today and for the day of the meeting in hand.

    changed: another day is in hand.
    """

    changed = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._meeting: datetime.date | None = None
        self.as_of = QDateEdit()
        self.today, self.meeting_day = QPushButton("Today"), QPushButton("Meeting's date")
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("d MMMM yyyy")
        self.as_of.setDate(QDate.currentDate())
        self.as_of.setMinimumWidth(desk.theme.px(172))
        self.as_of.setAccessibleName("As of: the day for which the status is worked out")
        # Ten thousand rows are worked out once the day is whole, not at every digit of it.
        self.as_of.setKeyboardTracking(False)
        self.label = plain_label("As of", "muted", wrap=False)
        self.label.setBuddy(self.as_of)
        self.as_of.dateChanged.connect(self.changed)
        self.today.clicked.connect(lambda: self.as_of.setDate(QDate.currentDate()))
        self.meeting_day.clicked.connect(self._on_meeting_day)

    @property
    def day(self) -> datetime.date:
        """The day in hand."""
        day = self.as_of.date()
        return datetime.date(day.year(), day.month(), day.day())

    def take(self, day: datetime.date) -> None:
        """Take a day in hand."""
        self.as_of.setDate(QDate(day.year, day.month, day.day))

    def begin_with(self, day: datetime.date) -> None:
        """Have the day of another window in hand, before anything is shown."""
        before = self.as_of.blockSignals(True)
        self.take(day)
        self.as_of.blockSignals(before)

    def name_meeting(self, day: datetime.date | None) -> None:
        """The meeting in hand is on this day; None where there is no meeting, or it has no day."""
        self._meeting = day
        self.meeting_day.setEnabled(day is not None)
        said = f"Work out the status on {say(day.isoformat())}" if day else "No meeting is in hand"
        self.meeting_day.setToolTip(said)

    def _on_meeting_day(self) -> None:
        if self._meeting is not None:
            self.take(self._meeting)
