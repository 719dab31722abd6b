"""The year's end in a window: what is open, what becomes of each, and what would be written."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.municipal_year import municipal_year, say_year
from scrutiny_desk.domain.tracker.recommendations import Outcome, RecommendationRow
from scrutiny_desk.services.tracker import year_end
from scrutiny_desk.services.tracker.many import count
from scrutiny_desk.services.tracker.year_end import Ending, YearEndChoice
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.time_limits.day_field import DayField
from scrutiny_desk.ui.tracker.ask_form import chooser

_ID = Qt.ItemDataRole.UserRole
_YEARS = 4
_FIRST_MONTHS = (5, 6, 7)
_HOW = (
    "Choose rows, say what becomes of them, and press Set: the last column shows what each history"
    " would say."
)


class YearEndDialog(QDialog):
    """Lists what a committee has still open of a year; choices are set for one or several rows."""

    def __init__(
        self, desk: Desk, committees: Sequence[str], day: datetime.date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._day = desk, day
        self._rows: list[RecommendationRow] = []
        self._choices: dict[str, YearEndChoice] = {}
        self.setWindowTitle("Year-end")
        named = [one for one in committees if one]
        self._committees = [*named, *([""] if "" in committees else [])]
        self.committee = chooser([one or "No committee" for one in self._committees])
        first = municipal_year(day)
        self._years = [first - back for back in range(_YEARS)]
        # In its first months the year before is the one that is brought to an end.
        ends = 1 if day.month in _FIRST_MONTHS else 0
        self.year = chooser([f"Year {say_year(one)}" for one in self._years])
        self.year.setCurrentIndex(ends)
        self.on = DayField("On")
        self.on.show_day(day)
        self.days = plain_label("", "muted")
        self.list = QTreeWidget()
        self.what = chooser([one.word for one in Ending])
        self._ended = [one for one in Outcome if one]
        self.outcome = chooser([one.word for one in self._ended])
        self.agreed, self.to = QLineEdit(), chooser(named, free=True)
        self.set = QPushButton("Set for the chosen rows")
        self.trouble = plain_label("")
        self.go = QPushButton("Carry out")
        self.go.setEnabled(False)
        self._fields: dict[QWidget, tuple[Ending, QLabel]] = {}
        self._lay_out()
        self.committee.currentIndexChanged.connect(self.refresh)
        self.year.currentIndexChanged.connect(self.refresh)
        self.what.currentIndexChanged.connect(self._show_fields)
        self.set.clicked.connect(self._on_set)
        self._show_fields()
        self.refresh()

    def refresh(self) -> None:
        """List the open rows of the committee and the year, with nothing chosen yet."""
        committee = self._committees[self.committee.currentIndex()] if self._committees else ""
        self._rows = year_end.open_rows(self._desk.library, committee, self._year())
        self._choices = {}
        self.list.clear()
        for row in self._rows:
            one = row.recommendation
            words = (one.number, " ".join(one.text.split()), row.standing.computed.word, "")
            item = QTreeWidgetItem(self.list, words)
            item.setData(0, _ID, one.id)
            item.setToolTip(1, one.text)
        if self._rows:
            self.list.setCurrentItem(self.list.topLevelItem(0))  # type: ignore[arg-type]
        self.days.setText(_days(self._year()))
        self._look()

    def _lay_out(self) -> None:
        space, px = self._desk.theme.space, self._desk.theme.px
        self.list.setAccessibleName("Recommendations still open")
        self.list.setHeaderLabels(["No.", "Recommendation", "Status", "What happens"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for place, width in enumerate((150, 250, 90)):
            self.list.setColumnWidth(place, px(width))
        self.agreed.setPlaceholderText("Like Minutes of 25 April, item 4")
        look(self.trouble, "small", "overdue")
        self.trouble.hide()
        top, below = WrapRow(space[1]), WrapRow(space[1])
        _add(top, "Committee", self.committee)
        _add(top, "Municipal year", self.year)
        _add(below, "What happens", self.what)
        for name, field, ending in (
            ("Closed as", self.outcome, Ending.CLOSE),
            ("Dated", self.on, Ending.CLOSE),
            ("Where that is agreed", self.agreed, Ending.CLOSE),
            ("To", self.to, Ending.TRANSFER),
        ):
            self._fields[field] = (ending, _add(below, name, field))
        below.addWidget(self.set)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        look(self.go, "primary")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._on_go)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space[3],) * 4)
        column.setSpacing(space[2])
        column.addWidget(plain_label(_HOW, "muted"))
        column.addLayout(top)
        column.addWidget(self.days)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        column.addWidget(self.trouble)
        column.addWidget(buttons)
        open_at(self, self._desk.theme, 900, 560)

    def _year(self) -> int:
        return self._years[max(self.year.currentIndex(), 0)]

    def _ending(self) -> Ending:
        return list(Ending)[max(self.what.currentIndex(), 0)]

    def _show_fields(self) -> None:
        for field, (ending, label) in self._fields.items():
            field.setVisible(ending is self._ending())
            label.setVisible(ending is self._ending())

    def _on_set(self) -> None:
        chosen = [str(item.data(0, _ID)) for item in self.list.selectedItems()]
        if not chosen:
            self._tell("No row is chosen. Choose one or more in the list.")
            return
        closes = self._ending() is Ending.CLOSE
        if closes and self.on.trouble:
            self._tell(f"The day of the closing: {self.on.trouble}.")
            return
        on = self.on.day if closes else None
        before = dict(self._choices)
        outcome = self._ended[max(self.outcome.currentIndex(), 0)]
        for rec_id in chosen:
            self._choices[rec_id] = YearEndChoice(
                rec_id,
                self._ending(),
                outcome,
                self.agreed.text().strip(),
                self.to.currentText(),
                on,
            )
        if not self._look():
            self._choices = before

    def _look(self) -> bool:
        """Show what would be written; False, with the reason told, where something is missing."""
        try:
            said = year_end.dry_run(
                self._desk.library, list(self._choices.values()), self._year(), self._day
            )
        except DeskError as error:
            self._tell(f"{error.title}. {error.to_do}.")
            return False
        self._tell("" if self._rows else "Nothing of this committee is open up to that year.")
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            if item is not None:
                words = said.get(str(item.data(0, _ID)), Ending.STAY.word)
                item.setText(3, words)
                item.setToolTip(3, words)
        self.go.setEnabled(bool(said))
        self.go.setText(f"Carry out for {count(len(said))}" if said else "Carry out")
        return True

    def _tell(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _on_go(self) -> None:
        done = self._desk.perform(
            lambda: year_end.carry_out(
                self._desk.library, list(self._choices.values()), self._year(), self._day
            )
        )
        if done is not None:
            self.accept()


def _days(year: int) -> str:
    """Of which day everything in the window is."""
    last = say(year_end.year_ends(year).isoformat())
    return f"Statuses as on {last}. A closing is dated the day set with it, the rest today."


def _add(row: WrapRow, name: str, field: QWidget) -> QLabel:
    label = plain_label(name, "muted", wrap=False)
    label.setBuddy(field)
    field.setAccessibleName(name)
    if isinstance(field, QComboBox):
        field.setMinimumContentsLength(14)
    row.addWidget(label)
    row.addWidget(field)
    return label
