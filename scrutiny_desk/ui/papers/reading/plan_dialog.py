"""The reading plan: the evenings until the meeting, the items, and how fast one reads."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.reading_plan import PlanChoices, count_pages, say_minutes
from scrutiny_desk.services.papers import papers, reading, reading_plan
from scrutiny_desk.services.papers.reading_plan import ReadingPlan
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.papers.reading.evenings import EveningList
from scrutiny_desk.ui.papers.reading.items import ItemList
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look

_ROWS = 6


class _Number(QSpinBox):
    """A number that Space, meant for a box to tick, does not empty."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)


class ReadingPlanDialog(QDialog):
    """Shows the plan of one meeting and keeps every choice as it is made; Undo takes it back."""

    def __init__(
        self,
        desk: Desk,
        meeting_id: str,
        parent: QWidget | None = None,
        today: Callable[[], datetime.date] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting_id = meeting_id
        self._today = today or desk.today
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Reading plan")
        self._heading = QLabel("Reading plan")
        look(self._heading, "title")
        self.summary, self.note = QLabel(), QLabel()
        for label in (self._heading, self.summary, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        look(self.note, "muted")
        self.evenings = EveningList()
        self.items = ItemList(desk.theme)
        self.number = _Number()
        self.pace = _Number()
        self.own = QCheckBox("As I read")
        self._build()
        self.evenings.chosen.connect(self._on_evenings)
        self.evenings.page_asked.connect(desk.page_asked)
        self.items.chosen.connect(self._choose)
        self.number.valueChanged.connect(self._on_number)
        self.pace.valueChanged.connect(self._on_pace)
        self.own.toggled.connect(self._on_own)
        desk.changed.connect(self._on_changed)
        self.refresh()
        self._size()
        self.evenings.setFocus()

    def _build(self) -> None:
        space = self._desk.theme.space
        rule = reading.pace_rule()
        self.number.setAccessibleName("Number of evenings")
        self.number.setMinimum(0)
        self.pace.setRange(rule.slowest, rule.fastest)
        self.pace.setSingleStep(10)
        self.pace.setAccessibleName("Words a minute")
        for box in (self.number, self.pace):
            # A number being typed is not one number after the other.
            box.setKeyboardTracking(False)
        evenings, minutes = QLabel("&Evenings"), QLabel("&Words a minute")
        evenings.setBuddy(self.number)
        minutes.setBuddy(self.pace)
        line = WrapRow(space[1])
        for widget in (evenings, self.number, minutes, self.pace, self.own):
            line.addWidget(widget)
        line.add_stretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(*(space[4],) * 4)
        column.setSpacing(space[2])
        for widget in (self._heading, self.summary, self.note):
            column.addWidget(widget)
        column.addLayout(line)
        column.addWidget(self.evenings, 1)
        column.addWidget(self.items, 1)
        column.addWidget(buttons)

    def _size(self) -> None:
        """High enough for six rows of either table, or all it has, where the screen has that."""
        theme = self._desk.theme
        high = self._column.totalHeightForWidth(theme.px(860))
        for table, pane in ((self.evenings, self.evenings), (self.items.list, self.items)):
            # Its style gives a row its height, and has it only now.
            table.ensurePolished()
            rows = min(table.topLevelItemCount(), _ROWS) * table.sizeHintForRow(0)
            more = table.header().sizeHint().height() + rows + 2 * table.frameWidth()
            more -= table.sizeHint().height()
            high += more
            # Either gets its share of what the screen has.
            self._column.setStretchFactor(pane, pane.sizeHint().height() + more)
        open_at(self, theme, 860, max(600, math.ceil(high / theme.scale)))

    def refresh(self) -> None:
        """Show the plan as it stands."""
        try:
            plan = reading_plan.plan_of(self._desk.library, self._meeting_id, self._today())
        except DeskError as error:
            self._desk.troubled.emit(error)
            self.reject()
            return
        self._plan = plan
        self._heading.setText(f"Reading plan: {papers.meeting_title(plan.meeting)}")
        self.summary.setText(say_left(plan))
        note = say_note(plan)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.evenings.show_plan(plan)
        self.items.show_plan(plan)
        self._set_quietly(self.number, len(plan.days))
        self._set_quietly(self.pace, round(plan.pace.pace.words_per_minute))
        blocked = self.own.blockSignals(True)
        self.own.setChecked(plan.pace.set_by_person is None)
        self.own.blockSignals(blocked)
        self.own.setToolTip(say_pace(plan))

    def _set_quietly(self, box: QSpinBox, value: int) -> None:
        blocked = box.blockSignals(True)
        if box is self.number:
            box.setMaximum(len(self.evenings.offered))
        box.setValue(value)
        box.blockSignals(blocked)

    def _on_changed(self, change: Change) -> None:
        if change.shelves & {Shelf.READING, Shelf.PAPERS}:
            self.refresh()

    def _choose(self, choices: PlanChoices) -> None:
        self._desk.perform(
            lambda: reading_plan.choose(self._desk.library, self._meeting_id, choices)
        )

    def _on_evenings(self, days: list[datetime.date]) -> None:
        chosen = tuple(sorted(day.isoformat() for day in days))
        self._choose(replace(self._plan.choices, evenings=chosen))

    def _on_number(self, number: int) -> None:
        self._on_evenings(list(self.evenings.offered)[:number])

    def _on_pace(self, words: int) -> None:
        self._desk.perform(lambda: reading_plan.set_pace(self._desk.library, words))

    def _on_own(self, own: bool) -> None:
        words = None if own else self.pace.value()
        self._desk.perform(lambda: reading_plan.set_pace(self._desk.library, words))


def say_left(plan: ReadingPlan) -> str:
    """What is left of a meeting's papers, in a sentence."""
    counted = plan.tally
    if not plan.left:
        return f"Nothing is left to read: {counted.read} of {count_pages(counted.pages)} are read."
    out = counted.pages - counted.read - len(plan.left)
    besides = f" Left out: {count_pages(out)}." if out else ""
    return (
        f"{len(plan.left)} of {count_pages(counted.pages)} are left to read, "
        f"about {say_minutes(plan.seconds_left)}.{besides}"
    )


def say_note(plan: ReadingPlan) -> str:
    """What is to be known about the evenings, or ""."""
    date = plan.meeting.date
    if plan.left and not plan.days:
        if date and date < plan.today.isoformat():
            return f"The meeting was on {say(date)}. Tick evenings to read its papers even so."
        return "No evening is chosen. Tick the evenings on which you want to read."
    if plan.past and plan.left:
        over = "One chosen evening is" if plan.past == 1 else f"{plan.past} chosen evenings are"
        return f"{over} over. What was not read is shared out over those that are left."
    return ""


def say_pace(plan: ReadingPlan) -> str:
    """Where the pace comes from."""
    if plan.pace.seen is not None:
        return f"Your last pages were read at {round(plan.pace.seen)} words a minute"
    rule = reading.pace_rule()
    return (
        f"Adults read {rule.words_per_minute} words a minute on average; your own pace is taken "
        f"once {rule.own_pages} pages were read here"
    )
