"""A committee's own ways: its references, columns, ratings and meeting cycle."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.municipal_year import (
    PLAIN,
    check_format,
    municipal_year,
    reference,
    say_year,
)
from scrutiny_desk.domain.tracker.leaving import ChosenColumn
from scrutiny_desk.domain.tracker.ratings import DEFAULT_SCHEME
from scrutiny_desk.domain.tracker.settings import TrackerSetting
from scrutiny_desk.domain.tracker.standing import STALE_AFTER_DAYS
from scrutiny_desk.services.tracker.settings import (
    keep_setting,
    next_reference,
    rating_schemes,
    setting_of,
)
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import ShownTab, open_at, scrolled
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.column_list import ColumnList

_EXAMPLES = "{yy} is the municipal year, {yy+1} the next, {n} the number: A{yy}/{n}"
_LONGEST_CYCLE = 366


class TrackerSettingsDialog(QDialog):
    """Every choice is kept as it is made, for the committee in hand; Undo takes it back."""

    def __init__(
        self,
        desk: Desk,
        committees: Sequence[str],
        on: datetime.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._on = on
        self._setting = TrackerSetting("")
        self.setWindowTitle("Tracker settings")
        self.committee = QComboBox()
        self.committee.addItems(list(dict.fromkeys(one for one in committees if one.strip())))
        self.format = QLineEdit()
        self.format.setPlaceholderText(PLAIN)
        self.example = plain_label("", "muted")
        self.scheme = QComboBox()
        for scheme in rating_schemes():
            self.scheme.addItem(scheme.name, scheme.id)
        self.ratings = plain_label("", "muted")
        self.cycle = QSpinBox()
        self.cycle.setRange(0, _LONGEST_CYCLE)
        self.cycle.setSpecialValueText(f"{STALE_AFTER_DAYS} days, the usual")
        self.cycle.setSuffix(" days")
        # A number being typed is not one number after the other.
        self.cycle.setKeyboardTracking(False)
        self.columns = ColumnList(desk.theme)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._build()
        self.committee.activated.connect(lambda _: self._show())
        self.format.textChanged.connect(lambda _: self._show_example())
        self.format.editingFinished.connect(self._on_format)
        self.scheme.activated.connect(lambda _: self._on_scheme())
        self.cycle.valueChanged.connect(self._on_cycle)
        self.columns.changed.connect(self._on_columns)
        self._buttons.rejected.connect(self.reject)
        desk.changed.connect(self._on_changed)
        self._show()
        open_at(self, desk.theme, 640, 560)
        self.committee.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        space = self._desk.theme.space
        for button in self._buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        self.nobody = plain_label(
            "No committee is known yet. Open the pack of a meeting, or enter a recommendation."
        )
        ways = QWidget()
        inside = QVBoxLayout(ways)
        inside.setContentsMargins(0, space[2], space[1], 0)
        inside.setSpacing(space[0])
        stale = "Without an update for longer, a recommendation is pointed out as stale."
        self._add(inside, "&References", self.format, self.example)
        self._add(inside, "Ra&tings", self.scheme, self.ratings)
        self._add(inside, "&Meeting cycle", self.cycle, plain_label(stale, "muted"))
        inside.addStretch()
        self.tabs = ShownTab()
        self.tabs.setAccessibleName("Settings of the committee")
        self.tabs.tabBar().setAccessibleName("Parts of the settings")
        self.tabs.addTab(scrolled(ways, "References and ratings"), "References and ratin&gs")
        self.tabs.addTab(scrolled(self.columns, "Columns"), "Co&lumns of the appendix")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space[4],) * 4)
        column.setSpacing(space[1])
        column.addWidget(self.nobody)
        label = QLabel("&Committee")
        label.setBuddy(self.committee)
        self.committee.setAccessibleName("Committee")
        self.committee.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.committee.setMinimumContentsLength(24)
        column.addWidget(label)
        column.addWidget(self.committee)
        column.addSpacing(space[1])
        column.addWidget(self.tabs, 1)
        column.addWidget(self._buttons)

    def _add(self, column: QVBoxLayout, words: str, field: QWidget, below: QWidget) -> None:
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        field.setMaximumWidth(2 * self._desk.theme.size("pane"))
        for widget in (label, field, below):
            column.addWidget(widget)
        column.addSpacing(self._desk.theme.space[3])

    def done(self, result: int) -> None:
        """What is typed and not yet kept is kept on the way out."""
        self._on_format()
        self.columns.flush()
        super().done(result)

    def _show(self) -> None:
        known = self.committee.count() > 0
        self.nobody.setVisible(not known)
        for field in (self.committee, self.format, self.scheme, self.cycle, self.columns):
            field.setEnabled(known)
        self._setting = setting_of(self._desk.library, self.committee.currentText())
        one = self._setting
        with QSignalBlocker(self.format), QSignalBlocker(self.cycle):
            self.format.setText(one.reference_format)
            self.cycle.setValue(one.cycle_days or 0)
        self.scheme.setCurrentIndex(
            max(self.scheme.findData(one.rating_scheme or DEFAULT_SCHEME), 0)
        )
        self.columns.show_columns(one.columns)
        self._show_example()
        self._show_ratings()

    def _show_example(self) -> None:
        """The next reference as the format that is typed would give it, or what is wrong."""
        pattern = self.format.text().strip()
        look(self.example, "muted")
        try:
            check_format(pattern or PLAIN)
        except DeskError as error:
            look(self.example, "small", "overdue")
            self.example.setText(f"{error.below_the_title()}")
            return
        if pattern == self._setting.reference_format and self.committee.count():
            following = next_reference(self._desk.library, self._setting.committee, self._on)
        else:
            following = reference(pattern or PLAIN, municipal_year(self._on), 1)
        year = say_year(municipal_year(self._on))
        self.example.setText(f"Next in {year}: {following}. {_EXAMPLES}")

    def _show_ratings(self) -> None:
        scheme = next(one for one in rating_schemes() if one.id == self.scheme.currentData())
        self.ratings.setText(
            f"{', '.join(scheme.choices)}. What officers report stays as they wrote it."
        )

    def _on_format(self) -> None:
        pattern = self.format.text().strip()
        if pattern != self._setting.reference_format and _is_format(pattern):
            self._keep(replace(self._setting, reference_format=pattern))

    def _on_scheme(self) -> None:
        self._show_ratings()
        chosen = str(self.scheme.currentData())
        if chosen != (self._setting.rating_scheme or DEFAULT_SCHEME):
            self._keep(replace(self._setting, rating_scheme=chosen))

    def _on_cycle(self, days: int) -> None:
        self._keep(replace(self._setting, cycle_days=days or None))

    def _on_columns(self, columns: tuple[ChosenColumn, ...]) -> None:
        self._keep(replace(self._setting, columns=columns))

    def _keep(self, setting: TrackerSetting) -> None:
        if not self.committee.count():
            return
        if self._desk.perform(lambda: keep_setting(self._desk.library, setting)) is None:
            self._show()

    def _on_changed(self, change: Change) -> None:
        if Shelf.RECOMMENDATIONS in change.shelves:
            now = setting_of(self._desk.library, self.committee.currentText())
            if now != self._setting:
                self._show()


def _is_format(pattern: str) -> bool:
    """Whether references can be made by it; what is wrong with it is told below the field."""
    try:
        check_format(pattern or PLAIN)
    except DeskError:
        return False
    return True
