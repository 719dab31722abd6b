"""A list model whose rows stand under headings, and which keeps its place when it is filled anew.

A flat list is a list with one group that has no heading. Headings cannot be chosen: the arrow keys
step over them, and each row names its heading to a screen reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView

ROW_ROLE = Qt.ItemDataRole.UserRole
HEADING_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over a group of rows; level 0 stands over level 1."""

    words: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand under one or more headings (none for a flat list)."""

    headings: tuple[Heading, ...]
    rows: tuple[Any, ...]


class GroupedModel(QAbstractListModel):
    """Rows of any kind under headings.

    key: the id by which a row is found again. words: what a row says as plain text, for screen
    readers and for typing its first letters.
    """

    def __init__(
        self,
        key: Callable[[Any], str],
        words: Callable[[Any], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._words = words
        self._entries: list[Any] = []
        self._over: list[str] = []
        self._keys: list[str | Heading] = []

    def show(self, groups: Sequence[Group]) -> None:
        """Show these groups; the model is reset only when other rows stand in it."""
        entries: list[Any] = []
        over: list[str] = []
        for group in groups:
            entries += [*group.headings, *group.rows]
            over += [""] * len(group.headings)
            over += [group.headings[-1].words if group.headings else ""] * len(group.rows)
        keys = [entry if isinstance(entry, Heading) else self._key(entry) for entry in entries]
        if keys == self._keys:
            changed = [i for i, entry in enumerate(entries) if entry != self._entries[i]]
            self._entries = entries
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))
            return
        self.beginResetModel()
        self._entries, self._over, self._keys = entries, over, keys
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        heading = isinstance(entry, Heading)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if heading:
                return entry.words
            over = self._over[index.row()]
            spoken = role == Qt.ItemDataRole.AccessibleTextRole and over
            return f"{self._words(entry)}, {over}" if spoken else self._words(entry)
        if role == ROW_ROLE:
            return None if heading else entry
        if role == HEADING_ROLE:
            return entry if heading else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.data(index, ROW_ROLE) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def key_at(self, index: Index) -> str | None:
        """The id of the row at an index, None for a heading or no row."""
        row = self.data(index, ROW_ROLE)
        return None if row is None else self._key(row)

    def index_of(self, key: str | None) -> QModelIndex:
        """Where the row with this id stands; an invalid index where it does not."""
        return self.index(self._keys.index(key), 0) if key in self._keys else QModelIndex()

    def first(self) -> QModelIndex:
        """The first row that can be chosen; an invalid index where there is none."""
        for number, entry in enumerate(self._entries):
            if not isinstance(entry, Heading):
                return self.index(number, 0)
        return QModelIndex()


def choose(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make a row the current and chosen one without moving the keyboard's focus."""
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    if view.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
        flags |= QItemSelectionModel.SelectionFlag.Rows
    if index.isValid():
        view.selectionModel().setCurrentIndex(index, flags)
    else:
        view.selectionModel().clear()


@contextmanager
def keeping_place(
    view: QAbstractItemView,
    key_at: Callable[[QModelIndex], str | None],
    index_of: Callable[[str | None], QModelIndex],
) -> Iterator[None]:
    """Around filling a model: the same row stays chosen and the view stays where it was scrolled.

    When the row has gone, the one now in its place is chosen.
    """
    current = view.currentIndex()
    key, number, column = key_at(current), current.row(), current.column()
    bar = view.verticalScrollBar()
    down = bar.value()
    yield
    model: QAbstractItemModel = view.model()
    index = index_of(key)
    if not index.isValid() and key is not None and model.rowCount():
        index = _nearest(model, min(number, model.rowCount() - 1), key_at)
    if index.isValid():
        index = index.siblingAtColumn(max(column, 0))
        if index != view.currentIndex():
            scrolling = view.hasAutoScroll()
            view.setAutoScroll(False)
            choose(view, index)
            view.setAutoScroll(scrolling)
    view.doItemsLayout() if down else None
    bar.setValue(down)


def _nearest(
    model: QAbstractItemModel, number: int, key_at: Callable[[QModelIndex], str | None]
) -> QModelIndex:
    for row in [*range(number, model.rowCount()), *range(number - 1, -1, -1)]:
        index = model.index(row, 0)
        if key_at(index) is not None:
            return index
    return QModelIndex()
