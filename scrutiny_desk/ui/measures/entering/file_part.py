"""Which cells of a file the figures are: its sheet, its columns, and which of its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from scrutiny_desk.domain.measures.figure_dimensions import (
    MOST_SERIES,
    NOTHING,
    Dimension,
    LongTable,
    long_table,
)
from scrutiny_desk.domain.measures.figure_layout import (
    Grid,
    Layout,
    Taken,
    guess_layout,
    headings_of,
)
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.parts import combo, form, labelled
from scrutiny_desk.ui.models.empty import plain_label

_ACROSS = -1
_EACH = "Each of them, a series of its own"
_MOST_CHOICES = 8
_NO_NAMES = -1


@dataclass(frozen=True, slots=True)
class FileSeries:
    """The figures of one series. whose: what its rows say in the column of names. part: which of
    several it is, in words.
    """

    whose: str
    part: str
    taken: Taken


class FilePart(QWidget):
    """Choices for a table; the likeliest are made already."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._grids: tuple[Grid, ...] = ()
        self._layout: Layout | None = None
        self._table: LongTable | None = None
        self._held: dict[int, str | None] = {}
        self._each: list[int] = []
        self._boxes: list[QComboBox] = []
        self.title = plain_label("", "heading")
        self.none = plain_label("This sheet has no dates beside figures. Choose another sheet.")
        self.sheet, self.date, self.value, self.names, self.rows = (combo(()) for _ in range(5))
        self._form = form(desk)
        for words, box in (
            ("S&heet", self.sheet),
            ("&Dates are in", self.date),
            ("&Figures are in", self.value),
            ("&Names are in", self.names),
            ("&Whose rows", self.rows),
        ):
            self._form.addRow(labelled(words, box), box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.space[1])
        column.addWidget(self.title)
        column.addWidget(self.none)
        column.addLayout(self._form)
        self.sheet.activated.connect(lambda _: self._on_sheet())
        for box in (self.date, self.value, self.names):
            box.activated.connect(lambda _: self._on_columns())
        self.rows.activated.connect(lambda _: self._on_value(self.rows))
        self.hide()

    def open(self, path: Path) -> None:
        """Read a file. Raises DeskError where it cannot be read."""
        from scrutiny_desk.reading.figure_sheets import read_sheets

        self._grids = read_sheets(path)
        self.path = path
        self.title.setText(path.name)
        self.sheet.clear()
        for grid in self._grids:
            self.sheet.addItem(grid.name or "The file", grid)
        likely = [at for at, grid in enumerate(self._grids) if guess_layout(grid) is not None]
        self.sheet.setCurrentIndex(likely[0] if likely else 0)
        self._form.setRowVisible(self.sheet, len(self._grids) > 1)
        self.show()
        self._on_sheet()

    def close_file(self) -> None:
        """Forget the file."""
        self.path = None
        self.hide()

    def series(self) -> list[FileSeries]:
        """The figures that are chosen, a series each. Raises DeskError for far too many."""
        if self._table is None or self._layout is None:
            return []
        whose = self._layout.name
        apart = [column for column in self._each if column != whose]
        found = self._table.each(self._each) if self._each else [self._table]
        parts = [
            ("" if whose is None else one.chosen.get(whose, ""), one.part(apart)) for one in found
        ]
        if len(set(parts)) < len(parts):
            # Two totals under one heading: each is called by its own words.
            parts = [
                (name, ", ".join(one.chosen[column] for column in apart))
                for (name, _), one in zip(parts, found, strict=True)
            ]
        return [
            FileSeries(name, part, one.taken())
            for (name, part), one in zip(parts, found, strict=True)
        ]

    @property
    def each_has_its_service(self) -> bool:
        """Whether every name in the column of names is a series."""
        return self._layout is not None and self._layout.name in self._each

    @property
    def whose(self) -> str:
        """Whose figures they are where they are one's: a name for the service."""
        if self._table is None or self._layout is None or self._layout.name is None:
            return ""
        return self._table.chosen.get(self._layout.name, "")

    @property
    def counted(self) -> str:
        """What is counted, by the heading and what was chosen: a name for the measure."""
        if self._table is None or self._layout is None:
            return ""
        chosen = [one for one in self._table.chosen if one != self._layout.name]
        heading, part = self._table.heading, self._table.part(chosen)
        return f"{heading}: {part}" if heading and part else heading or part

    @property
    def choices(self) -> list[QComboBox]:
        """The choices of rows that are asked for now, beside whose they are."""
        return [box for box in self._boxes if self._form.isRowVisible(box)]

    @property
    def several(self) -> bool:
        """Whether each value of some column is a series of its own."""
        return bool(self._each)

    def _grid(self) -> Grid | None:
        at = self.sheet.currentIndex()
        return self._grids[at] if 0 <= at < len(self._grids) else None

    def _on_sheet(self) -> None:
        grid = self._grid()
        layout = self._layout = None if grid is None else guess_layout(grid)
        self._table, self._held, self._each = None, {}, []
        for box in self._boxes:
            self._form.setRowVisible(box, False)
        self.none.setVisible(layout is None)
        for box in (self.date, self.value, self.names, self.rows):
            box.clear()
            self._form.setRowVisible(box, layout is not None)
        if grid is not None and layout is not None:
            headings = headings_of(grid, layout)
            if layout.across:
                self.date.addItem("The heading, across", _ACROSS)
            self.names.addItem("No column: one series", _NO_NAMES)
            for at, words in enumerate(headings):
                for box in (self.date, self.value, self.names):
                    box.addItem(words, at)
            for box, held in (
                (self.date, _ACROSS if layout.across else layout.date),
                (self.value, layout.value),
                (self.names, _NO_NAMES if layout.name is None else layout.name),
            ):
                box.setCurrentIndex(max(box.findData(held), 0))
            self._on_columns()
        else:
            self.changed.emit()

    def _on_columns(self) -> None:
        grid, layout = self._grid(), self._layout
        if grid is None or layout is None:
            return
        date, names = int(self.date.currentData()), int(self.names.currentData())
        across = date == _ACROSS
        self._layout = layout = replace(
            layout,
            across=across,
            date=None if across else date,
            value=None if across else int(self.value.currentData()),
            name=None if names == _NO_NAMES else names,
        )
        self._form.setRowVisible(self.value, not across)
        self._narrow()

    def _narrow(self) -> None:
        """Offer what the rows differ by, one choice after the other, and keep what was chosen."""
        grid, layout = self._grid(), self._layout
        if grid is None or layout is None:
            return
        table, self._each = long_table(grid, layout), []
        asked: list[Dimension] = []
        if layout.name is not None:
            named = Dimension(layout.name, "", table.values(layout.name))
            # Rows without a name are those of a larger place: whose they are is not said.
            first = next((one for one in named.values if one), named.usual)
            table = self._choose(table, self.rows, named, first)
        self._form.setRowVisible(self.rows, layout.name is not None)
        while len(asked) < _MOST_CHOICES:
            left = table.dimensions(apart_from=self._each)
            if not left:
                break
            asked.append(left[0])
            table = self._choose(table, self._box(len(asked) - 1, left[0].heading), left[0])
        for at in range(len(asked), len(self._boxes)):
            self._form.setRowVisible(self._boxes[at], False)
        self._table = table
        self.changed.emit()

    def _choose(
        self, table: LongTable, box: QComboBox, dimension: Dimension, likely: str | None = None
    ) -> LongTable:
        """Fill a choice with the values of a column; gives the rows that it leaves.

        likely: what is chosen at first, where that is not the value that stands for all.
        """
        likely = dimension.usual if likely is None else likely
        held = self._held.get(dimension.column, likely)
        box.blockSignals(True)
        box.clear()
        for value in dimension.values:
            box.addItem(value or NOTHING, (dimension.column, value))
        if 1 < len(dimension.values) <= MOST_SERIES:
            box.addItem(_EACH, (dimension.column, None))
        offered = [*dimension.values, None]
        at = offered.index(held) if held in offered else box.count()
        box.setCurrentIndex(at if at < box.count() else dimension.values.index(likely))
        box.blockSignals(False)
        value = box.currentData()[1]
        if value is None:
            self._each.append(dimension.column)
            return table
        return table.where(dimension.column, value)

    def _box(self, at: int, heading: str) -> QComboBox:
        """The choice for the next column, with its heading before it."""
        while len(self._boxes) <= at:
            box = combo(())
            box.activated.connect(lambda _, one=box: self._on_value(one))
            self._form.addRow(labelled("", box), box)
            self._boxes.append(box)
        box = self._boxes[at]
        label = self._form.labelForField(box)
        if isinstance(label, QLabel):
            label.setText(heading.replace("&", "&&"))
        box.setAccessibleName(f"Rows that say under {heading}")
        self._form.setRowVisible(box, True)
        return box

    def _on_value(self, box: QComboBox) -> None:
        column, value = box.currentData()
        self._held[column] = value
        self._narrow()
