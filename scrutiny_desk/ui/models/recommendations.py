"""The table of recommendations: it shows rows, and asks for a change when a cell is edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from scrutiny_desk.domain.tracker.recommendations import RecommendationRow
from scrutiny_desk.ui.models.grouped import HEADING_ROLE, ROW_ROLE, Heading
from scrutiny_desk.ui.tracker.rows import EDITABLE, Column, cell, to_edit

Index = QModelIndex | QPersistentModelIndex
Entry = RecommendationRow | Heading


class RecommendationsModel(QAbstractTableModel):
    """Rows in the order they are given, under headings where there are some.

    edited: a person typed in a cell; carries the recommendation's id, the column, the words. The
    row itself changes only when the library says so. sort_asked: a column's heading was chosen to
    sort by; carries the column and whether the order falls.
    """

    edited = Signal(str, int, str)
    sort_asked = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._keys: list[str] = []
        self._at: dict[str, int] | None = None

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these; the model is reset only when other rows stand there."""
        keys = _keys_of(entries)
        if keys == self._keys:
            before, self._entries = self._entries, list(entries)
            changed = [i for i, one in enumerate(entries) if one is not before[i]]
            if changed and len(changed) < len(keys):
                for i in changed:
                    self._tell(i)
            elif changed:
                last = self.columnCount() - 1
                self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, last))
            return
        self.beginResetModel()
        self._entries, self._keys, self._at = list(entries), keys, None
        self.endResetModel()

    def put(self, row: RecommendationRow, but: int | None = None) -> None:
        """Show a row anew where it stands, whatever its place would be now.

        but: a column that somebody types in, which is left alone.
        """
        at = self._places().get(row.recommendation.id)
        if at is not None:
            self._entries[at] = row
            self._tell(at, but)

    def _tell(self, at: int, but: int | None = None) -> None:
        last = self.columnCount() - 1
        parts = [(0, last)] if but is None else [(0, but - 1), (but + 1, last)]
        for first, end in parts:
            if first <= end:
                self.dataChanged.emit(self.index(at, first), self.index(at, end))

    def rows(self) -> list[RecommendationRow]:
        """The rows as they are shown."""
        return [one for one in self._entries if isinstance(one, RecommendationRow)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return Column(section).heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        if isinstance(entry, Heading):
            return _heading_data(entry, column, role)
        told = _TOLD.get(role)
        return None if told is None else told(entry, column)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        words = str(value).strip()
        if words == str(self.data(index, Qt.ItemDataRole.EditRole)).strip():
            return False
        row = self._entries[index.row()]
        if isinstance(row, RecommendationRow):
            self.edited.emit(row.recommendation.id, index.column(), words)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.entry_at(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS[index.column()]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self.sort_asked.emit(column, order is Qt.SortOrder.DescendingOrder)

    def entry_at(self, row: int) -> Entry | None:
        """The row or the heading that stands in a row of the table; None under the last."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def key_at(self, index: Index) -> str | None:
        entry = self.entry_at(index.row()) if index.isValid() else None
        return entry.recommendation.id if isinstance(entry, RecommendationRow) else None

    def index_of(self, rec_id: str | None) -> QModelIndex:
        at = self._places().get(rec_id or "")
        return QModelIndex() if at is None else self.index(at, 0)

    def _places(self) -> dict[str, int]:
        if self._at is None:
            self._at = dict(zip(self._keys, range(len(self._keys)), strict=True))
        return self._at


_ID = attrgetter("recommendation.id")
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FLAGS = [_PLAIN | Qt.ItemFlag.ItemIsEditable if one in EDITABLE else _PLAIN for one in Column]
"""Of every column; put together once, for the table asks for them at every cell it paints."""


def _keys_of(entries: Sequence[Entry]) -> list[str]:
    if not any(isinstance(one, Heading) for one in entries[:1]):
        return list(map(_ID, entries))
    return [one.words if isinstance(one, Heading) else one.recommendation.id for one in entries]


def _heading_data(heading: Heading, column: Column, role: int) -> Any:
    spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    if role in spoken:
        return heading.words if column is Column.NUMBER else None
    return heading if role == HEADING_ROLE else None


def _spoken(row: RecommendationRow, column: Column) -> str:
    return f"{column.heading}: {cell(row, column) or 'empty'}"


def _tip(row: RecommendationRow, column: Column) -> str | None:
    return row.standing.reason if column is Column.COMPUTED else None


_TOLD: dict[int, Callable[[RecommendationRow, Column], Any]] = {
    Qt.ItemDataRole.DisplayRole: cell,
    Qt.ItemDataRole.EditRole: to_edit,
    ROW_ROLE: lambda row, _column: row,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.ToolTipRole: _tip,
}
