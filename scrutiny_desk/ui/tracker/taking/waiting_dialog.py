"""Rows of imported trackers that wait: a person says which recommendation each one is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.tally import count
from scrutiny_desk.services.tracker.waiting import decide, waiting_rows
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.review.words import REVIEWER
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.taking.plan_page import PlanPage

_WHY = (
    "Each may be a recommendation that is here already, in other words. Until you say which, it "
    "is not in the register."
)
_NONE = (
    "No row waits. A row of an imported tracker waits here where it may be a recommendation that "
    "is in the register already."
)


class WaitingDialog(QDialog):
    """The rows that wait, with what each may be; what nobody speaks of goes on waiting."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting = waiting_rows(desk.library)
        self.setWindowTitle("Rows that wait")
        self.plan = PlanPage(desk.theme, unsaid="Not said yet: it waits")
        self.plan.show_plan(self._waiting.plan)
        self.plan.counts.hide()
        self.take, self.away = QPushButton(), QPushButton("Cancel")
        look(self.take, "primary")
        self._lay_out()
        self.plan.changed.connect(self._enable)
        self.take.clicked.connect(self._on_take)
        self.away.clicked.connect(self.reject)
        self._enable()
        open_at(self, desk.theme, 820, 560)
        self.plan.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        any_waits = bool(self._waiting.ids)
        buttons = QHBoxLayout()
        buttons.setSpacing(space[1])
        buttons.addStretch()
        for button in (self.take, self.away):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        if not any_waits:
            self.take.hide()
            self.plan.hide()
            self.away.setText("Close")
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[4], space[4], space[3])
        column.setSpacing(space[2])
        column.addWidget(plain_label(_WHY if any_waits else _NONE, "muted"))
        column.addWidget(self.plan, 1)
        if not any_waits:
            column.addStretch()
        column.addLayout(buttons)

    def _enable(self) -> None:
        said, left = len(self.plan.choices), len(self._waiting.plan.undecided(self.plan.choices))
        rest = f", {count(left, 'more row')} wait{'s' if left == 1 else ''} on" if left else ""
        self.take.setText(f"Do so with {count(said, 'row')}{rest}" if said else "Nothing said yet")
        self.take.setEnabled(bool(said))

    def _on_take(self) -> None:
        library, waiting, choices = self._desk.library, self._waiting, self.plan.choices
        if self._desk.perform(lambda: decide(library, waiting, choices, REVIEWER)):
            self.accept()
