"""What each column of a tracker holds: guessed, with examples, to be put right by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.dates import read_date, say
from scrutiny_desk.domain.tally import count
from scrutiny_desk.domain.tracker.tables import TrackerColumn, TrackerTable
from scrutiny_desk.domain.tracker.taking_over import TrackerChoice
from scrutiny_desk.services.tracker.reading import TrackerFile
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import Theme, look

_SURE = 0.75
_LONGEST_SAMPLE = 90
_COLUMNS = tuple(TrackerColumn)
_NO_TEXT = "Say first which column holds the recommendation."
_NO_DATE = "“{}” is no date. Write it like 25 January 2024, or leave it empty."


class ColumnsPage(QWidget):
    """The columns of a file's tables, a choice each; doubtful ones come first.

    changed: something was chosen or typed.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tables: tuple[TrackerTable, ...] = ()
        self._fields: list[list[str]] = []
        self._taken: list[bool] = []
        self.committee, self.day = QComboBox(), QLineEdit()
        self.committee.setEditable(True)
        self.committee.setAccessibleName("Committee")
        self.committee.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.committee.setMinimumContentsLength(24)
        if (line := self.committee.lineEdit()) is not None:
            line.setPlaceholderText("Whose tracker it is")
        self.day.setAccessibleName("Of when the tracker is")
        self.day.setPlaceholderText("A date, or nothing: as of its import")
        self.table = QComboBox()
        self.table.setAccessibleName("Table")
        self.taken = QCheckBox("&Take this table")
        self.choices: dict[int, QComboBox] = {}
        self._said = plain_label("", "muted")
        self._grid = QWidget()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The choices take the focus, and bring themselves into sight.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.table.currentIndexChanged.connect(self._show_table)
        self.taken.toggled.connect(self._on_taken)
        self.committee.editTextChanged.connect(self.changed)
        self.day.textChanged.connect(self.changed)

    def show_file(self, file: TrackerFile, committees: Sequence[str]) -> None:
        """Show what is guessed of a file that was just read."""
        self._tables = file.tables
        self._fields = [list(fields) for fields in file.guessed.fields]
        self._taken = [any(fields) for fields in file.guessed.fields]
        self.committee.clear()
        self.committee.addItems(list(committees))
        self.committee.setEditText(file.guessed.committee)
        self.day.setText(say(file.guessed.told_on))
        self.table.blockSignals(True)
        self.table.clear()
        for table in self._tables:
            rows = len(table.table.rows) - table.heading_at - 1
            self.table.addItem(f"{table.name} ({count(rows, 'row')})")
        first = self._taken.index(True) if True in self._taken else 0
        self.table.setCurrentIndex(first)
        self.table.blockSignals(False)
        several = len(self._tables) > 1
        self._tables_form.setRowVisible(self.table, several)
        self._tables_form.setRowVisible(self.taken, several)
        self._show_table()

    def choice(self) -> TrackerChoice:
        """What was chosen; of a table that is not taken every column is left out."""
        fields = tuple(
            tuple(row) if taken else ("",) * len(row)
            for row, taken in zip(self._fields, self._taken, strict=True)
        )
        return TrackerChoice(
            fields, self.committee.currentText().strip(), read_date(self.day.text())
        )

    def trouble(self) -> str:
        """Why the rows cannot be shown yet, "" where they can."""
        if self.day.text().strip() and read_date(self.day.text()) is None:
            return _NO_DATE.format(self.day.text().strip())
        if not any("text" in row for row in self.choice().fields):
            return _NO_TEXT
        return ""

    def first(self) -> QWidget:
        """The part that takes the focus: the first doubtful column, else the committee."""
        doubtful = self._doubtful()
        if doubtful and doubtful[0] in self.choices:
            return self.choices[doubtful[0]]
        return self.committee

    def _lay_out(self) -> None:
        space = self._theme.space
        self._tables_form = QFormLayout()
        self._tables_form.setHorizontalSpacing(space[2])
        self._tables_form.setVerticalSpacing(space[1])
        self._tables_form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._tables_form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._tables_form.addRow("Co&mmittee", self.committee)
        self._tables_form.addRow("Of &when", self.day)
        self._tables_form.addRow("Ta&ble", self.table)
        self._tables_form.addRow("", self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[2])
        column.addLayout(self._tables_form)
        column.addWidget(self._said)
        column.addWidget(self._area, 1)

    def _doubtful(self) -> list[int]:
        """The places of the shown table's columns that a person should look at."""
        at = max(self.table.currentIndex(), 0)
        return [
            place
            for place, column in enumerate(self._tables[at].columns)
            if column.confidence < _SURE and self._is_filled(at, place)
        ]

    def _is_filled(self, at: int, place: int) -> bool:
        table = self._tables[at]
        return bool(table.columns[place].heading or table.samples(place, 1))

    def _show_table(self) -> None:
        at = self.table.currentIndex()
        if at < 0 or at >= len(self._tables):
            return
        table, doubtful = self._tables[at], self._doubtful()
        self.taken.blockSignals(True)
        self.taken.setChecked(self._taken[at])
        self.taken.blockSignals(False)
        filled = [place for place in range(len(table.columns)) if self._is_filled(at, place)]
        order = [*doubtful, *(place for place in filled if place not in doubtful)]
        self.choices = {}
        grid = QWidget()
        rows = QGridLayout(grid)
        rows.setContentsMargins(0, 0, self._theme.space[2], 0)
        rows.setHorizontalSpacing(self._theme.space[3])
        rows.setVerticalSpacing(self._theme.space[1])
        rows.setColumnStretch(0, 1)
        for line, place in enumerate(order):
            rows.addWidget(self._words(table, place, doubtful=place in doubtful), line, 0)
            self.choices[place] = self._choice(at, place)
            rows.addWidget(self.choices[place], line, 1, Qt.AlignmentFlag.AlignTop)
        rows.setRowStretch(len(order), 1)
        self._area.setWidget(grid)
        self._grid = grid
        self._say(len(doubtful))
        self._enable()
        self.changed.emit()

    def _words(self, table: TrackerTable, place: int, *, doubtful: bool) -> QWidget:
        """A column's heading, and examples of what stands under it."""
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        heading = table.columns[place].heading or f"Column {place + 1}, without a heading"
        sure = "? " if doubtful else ""
        lines.addWidget(plain_label(f"{sure}{heading}", "heading"))
        samples = " · ".join(table.samples(place))
        short = (
            f"{samples[:_LONGEST_SAMPLE].rstrip()}…" if len(samples) > _LONGEST_SAMPLE else samples
        )
        told = plain_label(short or "Nothing stands under it")
        look(told, "small", "muted")
        lines.addWidget(told)
        return box

    def _choice(self, at: int, place: int) -> QComboBox:
        box = QComboBox()
        box.addItems([column.word for column in _COLUMNS])
        box.setCurrentIndex(_COLUMNS.index(TrackerColumn(self._fields[at][place])))
        heading = self._tables[at].columns[place].heading or f"Column {place + 1}"
        box.setAccessibleName(f"What “{heading}” holds")
        box.currentIndexChanged.connect(lambda chosen: self._on_chosen(at, place, chosen))
        return box

    def _on_chosen(self, at: int, place: int, chosen: int) -> None:
        self._fields[at][place] = _COLUMNS[chosen].value
        self.changed.emit()

    def _on_taken(self, checked: bool) -> None:
        at = self.table.currentIndex()
        self._taken[at] = checked
        if checked and not any(self._fields[at]):
            self._fields[at] = list(self._tables[at].fields)
            self._show_table()
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        self._area.setEnabled(self._taken[max(self.table.currentIndex(), 0)])

    def _say(self, doubtful: int) -> None:
        if doubtful:
            said = "is not sure" if doubtful == 1 else "are not sure"
            self._said.setText(
                f"{count(doubtful, 'column')} marked ? {said}: look there first. What you say of "
                "a heading is remembered."
            )
        else:
            self._said.setText("Every heading is known. Put right what is not, and go on.")
