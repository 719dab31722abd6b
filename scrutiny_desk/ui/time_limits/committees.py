"""Which limits a committee goes by, each with its source."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from scrutiny_desk.services.clocks import time_limits
from scrutiny_desk.services.clocks.time_limits import AGENDA, RESPONSE, Rulebook
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label

_PURPOSES = (
    (RESPONSE, "&Response to a recommendation", "None, until a recommendation names one"),
    (AGENDA, "A&genda published", "The one that holds by law"),
)


class CommitteeLimits(QWidget):
    """A committee, and a choice for each purpose that what falls due is reckoned by."""

    def __init__(self, desk: Desk, today: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._rules: Rulebook | None = None
        self.committee = QComboBox()
        self.committee.setAccessibleName("Committee")
        self.nobody = plain_label(
            "No committee is known yet. Open the pack of a meeting, or enter a recommendation."
        )
        self.choices = {purpose: QComboBox() for purpose, _, _ in _PURPOSES}
        self.sources = {purpose: plain_label("", "muted") for purpose, _, _ in _PURPOSES}
        self._build()
        self.committee.activated.connect(lambda _: self._show())
        for purpose, box in self.choices.items():
            box.activated.connect(lambda _, one=purpose: self._on_chosen(one))

    def _build(self) -> None:
        space = self._desk.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space[3], 0, space[1])
        column.setSpacing(space[0])
        column.addWidget(self.nobody)
        self._add(column, "C&ommittee", self.committee)
        for purpose, words, _ in _PURPOSES:
            box = self.choices[purpose]
            box.setAccessibleName(words.replace("&", ""))
            column.addSpacing(space[3])
            self._add(column, words, box)
            column.addWidget(self.sources[purpose])
        column.addStretch()

    def _add(self, column: QVBoxLayout, words: str, box: QComboBox) -> None:
        label = QLabel(words)
        label.setBuddy(box)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        box.setMaximumWidth(3 * self._desk.theme.size("pane"))
        column.addWidget(label)
        column.addWidget(box)

    def show_rules(self, rules: Rulebook) -> None:
        """Show the choices as they stand, the committee in hand kept."""
        self._rules = rules
        held = self.committee.currentText()
        self.committee.clear()
        self.committee.addItems(time_limits.committees(self._desk.library))
        self.committee.setCurrentIndex(max(self.committee.findText(held), 0))
        self.nobody.setVisible(self.committee.count() == 0)
        for box in (self.committee, *self.choices.values()):
            box.setEnabled(self.committee.count() > 0)
        self._show()

    def take_keyboard(self) -> None:
        """Go to the committee."""
        self.committee.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        if self._rules is None:
            return
        rules = self._rules
        for purpose, _, none in _PURPOSES:
            chosen = rules.chosen(self.committee.currentText(), purpose, self._today)
            box = self.choices[purpose]
            box.clear()
            box.addItem(none, None)
            for limit in rules.on(self._today, purpose):
                box.addItem(f"{limit.name}: {limit.length}", limit.id)
            if chosen is not None and box.findData(chosen.id) < 0:
                box.addItem(f"{chosen.name}: {chosen.length}", chosen.id)
            box.setCurrentIndex(0 if chosen is None else box.findData(chosen.id))
            self.sources[purpose].setText(self._source(rules, purpose))

    def _source(self, rules: Rulebook, purpose: str) -> str:
        limit = rules.chosen(self.committee.currentText(), purpose, self._today)
        if limit is None and purpose == AGENDA:
            limit = next(iter(rules.on(self._today, AGENDA)), None)
        if limit is None:
            return "A recommendation's own time limit is chosen on its row."
        return f"{limit.in_words}. Source: {limit.source}."

    def _on_chosen(self, purpose: str) -> None:
        committee, limit_id = self.committee.currentText(), self.choices[purpose].currentData()
        self._desk.perform(
            lambda: time_limits.choose_limit(self._desk.library, committee, purpose, limit_id)
        )
