"""The figures of one measure as a table: the same that its chart draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.measures import Reading
from scrutiny_desk.ui.models.grouped import ROW_ROLE

Index = QModelIndex | QPersistentModelIndex

_HEADINGS = ("Date", "Kind", "As printed", "Page")


class ReadingsModel(QAbstractTableModel):
    """Readings, oldest first; the figure stands at the right of its column."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Reading, ...] = ()

    def show(self, rows: Sequence[Reading]) -> None:
        if tuple(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        reading, column = self._rows[index.row()], index.column()
        if role == ROW_ROLE:
            return reading
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                say(reading.as_of) or "No date",
                reading.kind.capitalize(),
                reading.printed,
                page_words(reading),
            )[column]
        return _side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def key_at(self, index: Index) -> str | None:
        reading = self.data(index, ROW_ROLE)
        return reading.id if isinstance(reading, Reading) else None

    def index_of(self, key: str | None) -> QModelIndex:
        for number, reading in enumerate(self._rows):
            if reading.id == key:
                return self.index(number, 0)
        return QModelIndex()


def page_words(reading: Reading) -> str:
    """The page in words: "Page 25", or "PDF 2" where no number is printed."""
    name = reading.page_name
    return name if name.startswith("PDF") else f"Page {name}"


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
