"""Which cells of a file the figures are: its sheet, its columns, and whose rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desk.domain.figure_layout import (
    Grid,
    Layout,
    Taken,
    guess_layout,
    headings_of,
    names_in,
    take,
)
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.parts import combo, form, labelled
from scrutiny_desk.ui.models.empty import plain_label

_ACROSS = -1
_NO_NAMES = -1


class FilePart(QWidget):
    """Choices for a table; the likeliest are made already."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._grids: tuple[Grid, ...] = ()
        self._layout: Layout | None = None
        self.title = plain_label("", "heading")
        self.none = plain_label("This sheet has no dates beside figures. Choose another sheet.")
        self.sheet, self.date, self.value, self.names, self.whose = (combo(()) for _ in range(5))
        self._form = form(desk)
        for words, box in (
            ("S&heet", self.sheet),
            ("&Dates are in", self.date),
            ("&Figures are in", self.value),
            ("&Names are in", self.names),
            ("&Whose rows", self.whose),
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
        self.whose.activated.connect(lambda _: self.changed.emit())
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

    def taken(self) -> Taken:
        """The figures that are chosen."""
        grid = self._grid()
        if grid is None or self._layout is None:
            return Taken((), ())
        return take(grid, self._layout, str(self.whose.currentData() or ""))

    def _grid(self) -> Grid | None:
        at = self.sheet.currentIndex()
        return self._grids[at] if 0 <= at < len(self._grids) else None

    def _on_sheet(self) -> None:
        grid = self._grid()
        layout = self._layout = None if grid is None else guess_layout(grid)
        self.none.setVisible(layout is None)
        for box in (self.date, self.value, self.names, self.whose):
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
        held = self.whose.currentData()
        self.whose.clear()
        for name in names_in(grid, layout):
            self.whose.addItem(name, name)
        self.whose.setCurrentIndex(max(self.whose.findData(held), 0))
        self._form.setRowVisible(self.whose, self.whose.count() > 0)
        self.changed.emit()
