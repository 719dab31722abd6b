"""Rows that were read in a drawn rectangle, before a person adds them: ticked and edited here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from scrutiny_desk.domain.review.review import ReviewField

Index = QModelIndex | QPersistentModelIndex
TICK = 0
"""The first column says which rows are added; the fields follow."""


@dataclass(slots=True)
class Proposed:
    """A row that can be added: the text of each field by its name."""

    values: dict[str, str]
    ticked: bool = True

    def filled(self) -> bool:
        """Whether anything is written in it."""
        return any(text.strip() for text in self.values.values())


class ProposedRows(QAbstractTableModel):
    """changed: a tick or a cell is another; edited tells whether a person typed in a cell."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields: tuple[ReviewField, ...] = ()
        self.rows: list[Proposed] = []
        self.edited = False

    def show(self, fields: Sequence[ReviewField], rows: Sequence[Mapping[str, str]]) -> None:
        """Show rows of these fields, all ticked."""
        self.beginResetModel()
        self.fields = tuple(fields)
        self.rows = [
            Proposed({field.name: row.get(field.name, "") for field in fields}) for row in rows
        ]
        self.edited = False
        self.endResetModel()
        self.changed.emit()

    def ticked(self) -> list[Proposed]:
        """The rows to be added: ticked, and with something written in them."""
        return [row for row in self.rows if row.ticked and row.filled()]

    def put_empty(self) -> int:
        """One more row to type in; the number of its place."""
        place = len(self.rows)
        self.beginInsertRows(QModelIndex(), place, place)
        self.rows.append(Proposed({field.name: field.text for field in self.fields}))
        self.endInsertRows()
        self.changed.emit()
        return place

    def swap(self, one: int, other: int) -> None:
        """Let the words of two columns change places in every row: they were read the wrong way."""
        first, second = self.fields[one - 1].name, self.fields[other - 1].name
        for row in self.rows:
            row.values[first], row.values[second] = row.values[second], row.values[first]
        self.edited = True
        low, high = sorted((one, other))
        self.dataChanged.emit(self.index(0, low), self.index(len(self.rows) - 1, high))
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.fields) + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "Add" if section == TICK else self.fields[section - 1].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if index.column() == TICK:
            said = "is added" if row.ticked else "is not added"
            told: dict[int, Any] = {
                Qt.ItemDataRole.CheckStateRole: (
                    Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
                ),
                Qt.ItemDataRole.AccessibleTextRole: (
                    f"Row {index.row() + 1} {said}; Space changes it"
                ),
            }
            return told.get(role)
        field = self.fields[index.column() - 1]
        text = row.values[field.name]
        told = {
            Qt.ItemDataRole.DisplayRole: " ".join(text.split()),
            Qt.ItemDataRole.EditRole: text,
            Qt.ItemDataRole.AccessibleTextRole: f"{field.label}: {text or 'empty'}",
        }
        return told.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        row = self.rows[index.row()]
        if index.column() == TICK and role == Qt.ItemDataRole.CheckStateRole:
            row.ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        elif index.column() != TICK and role == Qt.ItemDataRole.EditRole:
            name = self.fields[index.column() - 1].name
            if row.values[name] == str(value):
                return False
            row.values[name] = str(value)
            self.edited = True
        else:
            return False
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == TICK:
            return found | Qt.ItemFlag.ItemIsUserCheckable
        return found | Qt.ItemFlag.ItemIsEditable
