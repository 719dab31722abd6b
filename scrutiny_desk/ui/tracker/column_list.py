"""The columns of an appendix: which of them, in what order, under what words; all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.tracker.leaving import DEFAULT_COLUMNS, ChosenColumn, LeavingColumn
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import Theme

_COLUMN = Qt.ItemDataRole.UserRole
_HEADING = Qt.ItemDataRole.UserRole + 1


class _Columns(QListWidget):
    """A list in which Alt and an arrow move the row in hand.

    move_asked: by how many places, -1 or 1.
    """

    move_asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(by)
        else:
            super().keyPressEvent(event)


class ColumnList(QWidget):
    """Every column in its order, those that are wanted ticked; the one in hand can be renamed.

    changed: the columns (`tuple[ChosenColumn, ...]`) that somebody wants instead.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ChosenColumn, ...] = ()
        self.list = _Columns()
        self.list.setAccessibleName("Columns of the appendix, in their order")
        self.list.setMinimumHeight(theme.px(150))
        self.up, self.down = QPushButton("Move &up"), QPushButton("Move &down")
        self.usual = QPushButton("The u&sual columns")
        self.up.setToolTip("Alt+Up")
        self.down.setToolTip("Alt+Down")
        self.heading = QLineEdit()
        self.heading.setAccessibleName("Words over the column in hand")
        label = QLabel("&Heading")
        label.setBuddy(self.heading)
        below = QHBoxLayout()
        below.setSpacing(theme.space[1])
        below.addWidget(label)
        below.addWidget(self.heading, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.space[1])
        for button in (self.up, self.down, self.usual):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        line = QHBoxLayout()
        line.setSpacing(theme.space[1])
        line.addWidget(self.list, 1)
        line.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space[1])
        column.addWidget(
            plain_label("Tick the columns to print, in the order they stand.", "muted")
        )
        column.addLayout(line, 1)
        column.addLayout(below)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.usual.clicked.connect(self._on_usual)
        self.list.move_asked.connect(self._move)
        self.list.itemChanged.connect(lambda _: self._tell())
        self.list.currentRowChanged.connect(lambda _: self._show_heading())
        self.heading.editingFinished.connect(self.flush)

    @property
    def columns(self) -> tuple[ChosenColumn, ...]:
        """The columns that are ticked, in their order."""
        rows = [self.list.item(at) for at in range(self.list.count())]
        return tuple(
            ChosenColumn(LeavingColumn(row.data(_COLUMN)), str(row.data(_HEADING)))
            for row in rows
            if row.checkState() is Qt.CheckState.Checked
        )

    def show_columns(self, columns: Sequence[ChosenColumn]) -> None:
        """Show these ticked, then the others; the column in hand stays in hand."""
        if tuple(columns) == self._shown and self.columns == self._shown:
            return
        self._shown = tuple(columns)
        held = self.list.currentItem()
        key = None if held is None else held.data(_COLUMN)
        there = {one.column for one in columns}
        rest = [ChosenColumn(one, one.heading) for one in LeavingColumn if one not in there]
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in (*columns, *rest):
                self.list.addItem(_item(one, ticked=one.column in there))
            keys = [self.list.item(at).data(_COLUMN) for at in range(self.list.count())]
            self.list.setCurrentRow(keys.index(key) if key in keys else 0)
        self._show_heading()

    def flush(self) -> None:
        """Take the words typed over the column in hand."""
        item, words = self.list.currentItem(), " ".join(self.heading.text().split())
        if item is None or not words or words == item.data(_HEADING):
            return
        with QSignalBlocker(self.list):
            item.setData(_HEADING, words)
            item.setText(_words(LeavingColumn(item.data(_COLUMN)), words))
        self._tell()

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.list.count():
            return
        with QSignalBlocker(self.list):
            self.list.insertItem(to, self.list.takeItem(at))
            self.list.setCurrentRow(to)
        self._show_heading()
        self._tell()

    def _on_usual(self) -> None:
        self.show_columns(DEFAULT_COLUMNS)
        self.changed.emit(DEFAULT_COLUMNS)

    def _tell(self) -> None:
        columns = self.columns
        if columns != self._shown:
            self._shown = columns
            self.changed.emit(columns)

    def _show_heading(self) -> None:
        item = self.list.currentItem()
        self.heading.setEnabled(item is not None)
        self.heading.setText("" if item is None else str(item.data(_HEADING)))
        at = self.list.currentRow()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)


def _item(one: ChosenColumn, *, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(_words(one.column, one.heading))
    item.setData(_COLUMN, one.column.value)
    item.setData(_HEADING, one.heading)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item


def _words(column: LeavingColumn, heading: str) -> str:
    """What it is, and the council's own words for it where they differ."""
    return heading if heading == column.heading else f"{heading} ({column.heading})"
