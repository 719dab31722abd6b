"""The table of recommendations: it shows rows, and asks for a change when a cell is edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from scrutiny_desk.domain.recommendations import RecommendationRow
from scrutiny_desk.ui.models.grouped import ROW_ROLE
from scrutiny_desk.ui.tracker.rows import EDITABLE, Column, cell, in_order

Index = QModelIndex | QPersistentModelIndex


class RecommendationsModel(QAbstractTableModel):
    """Rows sorted by one column.

    edited: a person typed in a cell; carries the recommendation's id, the column, the words. The
    row itself changes only when the library says so.
    """

    edited = Signal(str, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: list[RecommendationRow] = []
        self._rows: list[RecommendationRow] = []
        self._at: dict[str, int] = {}
        self._column, self._falling = Column.NUMBER, False

    def show(self, rows: Sequence[RecommendationRow]) -> None:
        """Show these rows in the order in hand; reset only when other rows stand there."""
        self._given = list(rows)
        ordered = in_order(rows, self._column, falling=self._falling)
        ids = {row.recommendation.id: i for i, row in enumerate(ordered)}
        if list(ids) == list(self._at):
            changed = [i for i, row in enumerate(ordered) if row != self._rows[i]]
            self._rows = ordered
            if changed:
                last = self.columnCount() - 1
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))
            return
        self.beginResetModel()
        self._rows, self._at = ordered, ids
        self.endResetModel()

    def rows(self) -> list[RecommendationRow]:
        """The rows as they are shown."""
        return list(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

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
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.EditRole and column is Column.TARGET:
            return row.recommendation.target_text
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cell(row, column)
        told: dict[int, Any] = {
            ROW_ROLE: row,
            Qt.ItemDataRole.AccessibleTextRole: f"{column.heading}: {cell(row, column) or 'empty'}",
            Qt.ItemDataRole.ToolTipRole: _reason(row, column),
        }
        return told.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        words = str(value).strip()
        if words == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        row = self._rows[index.row()]
        self.edited.emit(row.recommendation.id, index.column(), words)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and Column(index.column()) in EDITABLE:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0:
            return
        self._column = Column(column)
        self._falling = order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()].recommendation.id for index in before]
        self._rows = in_order(self._given, self._column, falling=self._falling)
        self._at = {row.recommendation.id: i for i, row in enumerate(self._rows)}
        after = [
            self.index(self._at[one], index.column())
            for one, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def key_at(self, index: Index) -> str | None:
        row = self.data(index, ROW_ROLE)
        return row.recommendation.id if isinstance(row, RecommendationRow) else None

    def index_of(self, rec_id: str | None) -> QModelIndex:
        return self.index(self._at[rec_id], 0) if rec_id in self._at else QModelIndex()


def _reason(row: RecommendationRow, column: Column) -> str | None:
    return row.standing.reason if column is Column.COMPUTED else None
