"""The evenings until a meeting: which of them are for reading, and what each takes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from scrutiny_desk.domain.papers.reading_plan import (
    Evening,
    count_pages,
    evenings_before,
    say_items,
    say_minutes,
)
from scrutiny_desk.services.papers.reading_plan import ReadingPlan

_DAY = Qt.ItemDataRole.UserRole
_FARTHEST = 28
_WITHOUT_A_MEETING = 14


def say_day(day: datetime.date, today: datetime.date) -> str:
    """A day as one speaks of it in its own weeks: "Tonight", "Tomorrow", "Thursday 25 January"."""
    if day == today:
        return "Tonight"
    if day == today + datetime.timedelta(days=1):
        return "Tomorrow"
    return f"{day:%A} {day.day} {day:%B}"


def capital(words: str) -> str:
    """The words as they begin a line."""
    return words[:1].upper() + words[1:]


def days_to_offer(plan: ReadingPlan) -> list[datetime.date]:
    """The days one may choose: those before the meeting, or two weeks where none is to come."""
    date = plan.meeting.date
    meeting = datetime.date.fromisoformat(date) if date and len(date) == 10 else None
    before = evenings_before(meeting, plan.today)[:_FARTHEST]
    if not before:
        days = range(_WITHOUT_A_MEETING)
        before = [plan.today + datetime.timedelta(days=number) for number in days]
    return sorted({*before, *plan.days})


class EveningList(QTreeWidget):
    """A row an evening, with a box to tick.

    chosen: other evenings are ticked (a list of days). page_asked: somebody wants to begin what an
    evening has left (paper id, page from 0).
    """

    chosen = Signal(list)
    page_asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[datetime.date] = []
        self._evenings: dict[datetime.date, Evening] = {}
        self.setAccessibleName("Evenings")
        self.setHeaderLabels(["Evening", "To read", "Pages", "Time"])
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._on_ticked)
        self.itemActivated.connect(self._on_activated)

    def show_plan(self, plan: ReadingPlan) -> None:
        """Show what each evening takes; ticked are those that are reckoned with."""
        blocker = QSignalBlocker(self)
        offered = days_to_offer(plan)
        if offered != self._days:
            self._days = offered
            self.clear()
            for day in offered:
                row = QTreeWidgetItem(self)
                row.setData(0, _DAY, day)
        self._evenings = {evening.day: evening for evening in plan.evenings}
        rows = self._rows()
        for row in rows:
            self._show_row(row, plan)
        if self.currentItem() is None and rows:
            self.setCurrentItem(rows[0])
        blocker.unblock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the evening in hand, whichever of its columns was clicked."""
        row = self.currentItem()
        if event.key() == Qt.Key.Key_Space and row is not None:
            ticked = row.checkState(0) == Qt.CheckState.Checked
            row.setCheckState(0, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)

    @property
    def offered(self) -> Sequence[datetime.date]:
        """The days that can be ticked."""
        return self._days

    def _show_row(self, row: QTreeWidgetItem, plan: ReadingPlan) -> None:
        day: datetime.date = row.data(0, _DAY)
        ticked = day in plan.days
        row.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        evening = self._evenings.get(day)
        words, pages, time = "", "", ""
        if evening is not None:
            left = evening.left
            words = capital(say_items(evening.items))
            pages = f"{len(left)}" if len(left) == len(evening.pages) else _done(evening)
            time = say_minutes(sum(map(plan.pace.pace.seconds, left))) if left else "done"
        elif ticked:
            words = "Nothing left"
        named = say_day(day, plan.today)
        for column, text in enumerate((named, words, pages, time)):
            row.setText(column, text)
            row.setTextAlignment(
                column,
                (Qt.AlignmentFlag.AlignRight if column > 1 else Qt.AlignmentFlag.AlignLeft)
                | Qt.AlignmentFlag.AlignVCenter,
            )
        row.setToolTip(1, words.replace("<", "‹").replace(">", "›"))
        told = f"{words}, {count_pages(len(evening.left))} left, {time}" if evening else words
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{named}: {told}" if told else named)

    def _rows(self) -> list[QTreeWidgetItem]:
        rows = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [row for row in rows if row is not None]

    def _on_ticked(self, _row: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            ticked = [one for one in self._rows() if one.checkState(0) == Qt.CheckState.Checked]
            self.chosen.emit([one.data(0, _DAY) for one in ticked])

    def _on_activated(self, row: QTreeWidgetItem) -> None:
        evening = self._evenings.get(row.data(0, _DAY))
        if evening is not None:
            first = next(iter(evening.left or evening.pages))
            self.page_asked.emit(first.paper_id, first.index)


def _done(evening: Evening) -> str:
    return f"{len(evening.left)} of {len(evening.pages)}"
