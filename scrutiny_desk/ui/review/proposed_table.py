"""The table of rows to add: its columns are a section's fields, and can change places."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.proposed_rows import TICK, ProposedRows

_WIDEST, _NARROWEST = 240, 96
"""Pixels of a column at 100% text."""


class ProposedTable(QTableView):
    """Space ticks a row, F2 or a letter edits a cell, Ctrl+Left and Ctrl+Right move a column."""

    def __init__(self, desk: Desk, model: ProposedRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._rows = desk, model
        theme = desk.theme
        self.setModel(model)
        self.setItemDelegate(_Cells(model, self))
        self.setAccessibleName("Rows to add")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(theme.size("row"))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setMaximumSectionSize(theme.px(_WIDEST))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumHeight(4 * theme.size("row"))
        self.horizontalHeader().sectionClicked.connect(self._on_heading)
        for keys, step in (("Ctrl+Left", -1), ("Ctrl+Right", 1)):
            aside = QShortcut(QKeySequence(keys), self)
            aside.setContext(Qt.ShortcutContext.WidgetShortcut)
            aside.activated.connect(lambda step=step: self._move_column(step))

    def fit_columns(self) -> None:
        """Give each column what its words need, within reason."""
        self.resizeColumnsToContents()
        least = self._desk.theme.px(_NARROWEST)
        for column in range(TICK + 1, self._rows.columnCount()):
            self.setColumnWidth(column, max(self.columnWidth(column), least))

    def _on_heading(self, column: int) -> None:
        """Ask which field a column really is."""
        if column == TICK:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, field in enumerate(self._rows.fields, start=1):
            entry = menu.addAction(field.label)
            entry.setEnabled(place != column)
            entry.triggered.connect(
                lambda _checked=False, place=place: self._rows.swap(column, place)
            )
        menu.popup(QCursor.pos())

    def _move_column(self, step: int) -> None:
        """The words of the column in hand go a field to the left or right, in every row."""
        here = self.currentIndex()
        there = here.column() + step
        if here.column() != TICK and TICK < there < self._rows.columnCount():
            self._rows.swap(here.column(), there)
            self.setCurrentIndex(here.siblingAtColumn(there))


class _Cells(QStyledItemDelegate):
    """A line to type in, or the words of a choice."""

    def __init__(self, model: ProposedRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        if index.column() == TICK:
            return super().createEditor(parent, option, index)
        field = self._model.fields[index.column() - 1]
        editor: QWidget
        if field.kind == "choice":
            editor = QComboBox(parent)
            editor.addItems([*field.choices])
        else:
            editor = QLineEdit(parent)
        editor.setAccessibleName(field.label)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> None:
        editor.setGeometry(option.rect)
