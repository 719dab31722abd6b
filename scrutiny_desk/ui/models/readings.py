"""The figures of one measure as a table: the same that its chart draws, with what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.measures.measure_chart import ReadingRow
from scrutiny_desk.domain.measures.measures import Reading
from scrutiny_desk.ui.models.grouped import ROW_ROLE

Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("Date", "Figure", "What it tells", "Why", "Page")
_RIGHT = 1


class ReadingsModel(QAbstractTableModel):
    """Readings, oldest first; the figure stands at the right of its column.

    ROW_ROLE gives the `Reading` itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ReadingRow, ...] = ()

    def show(self, rows: Sequence[ReadingRow]) -> None:
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == ROW_ROLE:
            return row.reading
        if role == Qt.ItemDataRole.DisplayRole:
            return cells_of(row)[column]
        return _side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def key_at(self, index: Index) -> str | None:
        reading = self.data(index, ROW_ROLE)
        return reading.id if isinstance(reading, Reading) else None

    def index_of(self, key: str | None) -> QModelIndex:
        for number, row in enumerate(self._rows):
            if row.reading.id == key:
                return self.index(number, 0)
        return QModelIndex()


def cells_of(row: ReadingRow) -> tuple[str, str, str, str, str]:
    """A row as it stands in the table and in what leaves."""
    reading = row.reading
    why = row.why[:1].upper() + row.why[1:]
    date = say(reading.as_of) or "No date"
    return date, reading.printed, row.told, why, page_words(reading)


def page_words(reading: Reading) -> str:
    """The page in words: "Page 25", "PDF 2" where no number is printed, or who entered it."""
    if not reading.is_printed:
        by = next((one.by for one in reading.own if one.by), "")
        return f"Entered by {by}" if by else "Entered here"
    return page_named(reading.page_name)


def page_named(name: str) -> str:
    """A page in words by its printed label: "Page 25", "PDF 2" where no number is printed."""
    return name if name.startswith("PDF") else f"Page {name}"


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
