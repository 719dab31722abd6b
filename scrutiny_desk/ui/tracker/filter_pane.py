"""The filter of the tracker: ticks, a span of targets, and which officers are me."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.dates import first_day, last_day, read_date, say
from scrutiny_desk.domain.searching.searching import Choice
from scrutiny_desk.domain.tracker.recommendations import Computed, Kind, Origin, ResponseKind
from scrutiny_desk.domain.tracker.totals import natural
from scrutiny_desk.domain.tracker.views import FLAGS, Criteria
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.search.facets import FacetList, FacetRow
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.rows import URGENCY

WAYS = (
    ("statuses", "Computed status"),
    ("flags", "Flag"),
    ("kinds", "Kind"),
    ("committees", "Committee"),
    ("years", "Municipal year"),
    ("origins", "Origin"),
    ("responses", "Response"),
    ("officers", "Officer"),
    ("executives", "Executive member"),
)
"""The fields of the criteria that are ticked, each with its heading."""
_ORDER: dict[str, Sequence[str]] = {
    "statuses": URGENCY,
    "flags": FLAGS,
    "kinds": tuple(Kind),
    "origins": tuple(Origin),
    "responses": ("", *ResponseKind),
}
_MADE: dict[str, Callable[[str], object]] = {"statuses": Computed, "kinds": Kind, "origins": Origin}
_EMPTY = {
    "committees": "No committee",
    "years": "No date",
    "origins": "Not told",
    "responses": "No response yet",
    "officers": "Nobody is named",
    "executives": "Nobody is named",
}


def said(name: str, value: str) -> str:
    """A value of a field as a person reads it."""
    if not value:
        return _EMPTY.get(name, "None")
    return value if name in {"committees", "years", "officers", "executives"} else (
        f"{value[:1].upper()}{value[1:]}"
    )  # fmt: skip


def chips_of(criteria: Criteria, mine: str) -> list[tuple[str, str, object]]:
    """What is on: the words of a chip, and the field and the value it stands for."""
    chips: list[tuple[str, str, object]] = []
    for name, heading in WAYS:
        values = sorted(getattr(criteria, name))
        chips += [(f"{heading}: {said(name, str(value))}", name, value) for value in values]
    if criteria.mine:
        chips.append((f"Mine: {mine or 'no name given yet'}", "mine", None))
    if criteria.target_from:
        chips.append((f"Target from {say(criteria.target_from)}", "target_from", None))
    if criteria.target_to:
        chips.append((f"Target to {say(criteria.target_to)}", "target_to", None))
    return chips


_LIST_LEAST = 160
"""Pixels at 100% text that the ticks are given at least."""


class FilterPane(QScrollArea):
    """Beside the table: every way to narrow the rows, with how many there are of each.

    changed: the criteria are others now. mine_changed: the person's names were written.
    fold_asked: the pane shall go away.
    """

    changed = Signal(object)
    mine_changed = Signal(str)
    fold_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criteria = Criteria()
        self.list = FacetList(desk, "Filter the recommendations")
        self.mine, self.names = QCheckBox("Mine alone"), QLineEdit()
        self.start, self.end = QLineEdit(), QLineEdit()
        self.fold = QPushButton("✕")
        self._lay_out(desk)
        self.list.turned.connect(self._on_turned)
        self.mine.clicked.connect(self._on_mine)
        self.names.editingFinished.connect(lambda: self.mine_changed.emit(self.names.text()))
        self.start.editingFinished.connect(self._on_days)
        self.end.editingFinished.connect(self._on_days)
        self.fold.clicked.connect(self.fold_asked)

    def show_criteria(
        self, criteria: Criteria, mine: str, choices: Mapping[str, list[Choice]]
    ) -> None:
        """Show what is on, and what there is to choose from."""
        self._criteria = criteria
        self.list.show_ways(
            (name, heading, _in_order(name, choices[name]), frozenset(getattr(criteria, name)))
            for name, heading in WAYS
        )
        self.mine.setChecked(criteria.mine)
        for field, words in (
            (self.names, mine),
            (self.start, say(criteria.target_from)),
            (self.end, say(criteria.target_to)),
        ):
            if not field.hasFocus():
                field.setText(words)

    def hold(self, criteria: Criteria) -> None:
        """These criteria are on by now; what there is to choose from is shown in a moment."""
        self._criteria = criteria

    def _lay_out(self, desk: Desk) -> None:
        space = desk.theme.space
        title = plain_label("Filter", "heading", wrap=False)
        look(self.fold, "quiet")
        self.fold.setAccessibleName("Fold the filter away")
        self.fold.setToolTip("Fold away (Esc)")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.fold)
        self.names.setPlaceholderText("My names; apart by ;")
        self.names.setAccessibleName("Names of officers or members that are mine")
        self.start.setPlaceholderText("Target from")
        self.end.setPlaceholderText("Target to")
        self.start.setAccessibleName("Targets from this day or month on")
        self.end.setAccessibleName("Targets up to this day or month")
        # Large text on a small screen: the pane is scrolled, and never taller than the room.
        inside = QWidget()
        look(inside, "plain")
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(desk.theme.px(_LIST_LEAST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[0])
        column.addLayout(head)
        column.addWidget(self.list, 1)
        for field in (self.start, self.end, self.mine, self.names):
            column.addWidget(field)
        self.setMinimumWidth(desk.theme.size("pane_least"))

    def _on_turned(self, row: FacetRow) -> None:
        value = _MADE.get(row.way, str)(row.choice.key)
        self.changed.emit(self._criteria.turned(row.way, value))

    def _on_mine(self, on: bool) -> None:
        self.changed.emit(replace(self._criteria, mine=on))
        if on and not self.names.text().strip():
            self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_days(self) -> None:
        start, end = read_date(self.start.text()), read_date(self.end.text())
        days = replace(
            self._criteria,
            target_from=first_day(start).isoformat() if start else "",
            target_to=last_day(end).isoformat() if end else "",
        )
        if days != self._criteria:
            self.changed.emit(days)


def _in_order(name: str, choices: list[Choice]) -> list[Choice]:
    worded = [Choice(one.key, said(name, one.key), one.count) for one in choices]
    if name in _ORDER:
        order = list(_ORDER[name])
        return sorted(worded, key=lambda one: order.index(one.key))
    if name == "years":
        return sorted(worded, key=lambda one: one.key, reverse=True)
    return sorted(worded, key=lambda one: natural(one.word))
