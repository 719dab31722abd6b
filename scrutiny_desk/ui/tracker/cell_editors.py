"""In what the cells of the tracker are edited: a line, a list of words, or several lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scrutiny_desk.domain.tracker.recommendations import Kind
from scrutiny_desk.ui.tracker.rows import NO, YES, Column

Index = QModelIndex | QPersistentModelIndex
_LISTS = {
    Column.KIND: tuple(one.word for one in Kind),
    Column.PRIVATE: (NO, YES),
}
_PEOPLE = (Column.OFFICER, Column.EXECUTIVE)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TEXT_LINES = 6


def _ends(event: QKeyEvent) -> QAbstractItemDelegate.EndEditHint | None:
    """What a key means that ends the typing of several lines; None for any other."""
    hints, shift = QAbstractItemDelegate.EndEditHint, Qt.KeyboardModifier.ShiftModifier
    if event.key() in _ENTER and not event.modifiers() & shift:
        return hints.SubmitModelCache
    return {
        int(Qt.Key.Key_Tab): hints.EditNextItem,
        int(Qt.Key.Key_Backtab): hints.EditPreviousItem,
    }.get(event.key())


class CellEditors(QStyledItemDelegate):
    """Makes the editor of a cell; Enter keeps what was typed, Tab goes on, Escape leaves it.

    ended: editing of a cell came to an end. words_for: the words that a column is often given.
    """

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words_for: Callable[[Column], list[str]] = lambda _column: []
        self._editor: QWidget | None = None
        self.closeEditor.connect(self._on_closed)

    def keep(self) -> None:
        """Keep what is being typed in a cell, and close its editor."""
        if self._editor is not None:
            self._leave(self._editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,
    ) -> QWidget:
        column = Column(index.column())
        editor = self._make(parent, column)
        editor.setAccessibleName(column.heading)
        self._editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        super().setEditorData(editor, index)
        if isinstance(editor, QPlainTextEdit):
            editor.selectAll()

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        # The whole cell: nothing of the old words may look out above or below the new ones.
        rect = option.rect
        if isinstance(editor, QPlainTextEdit) and (view := editor.parentWidget()) is not None:
            tall = max(rect.height(), _TEXT_LINES * editor.fontMetrics().lineSpacing() + 12)
            rect.setHeight(min(tall, view.height()))
            rect.moveTop(max(min(rect.top(), view.height() - rect.height()), 0))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # Qt leaves these keys to a field of several lines.
        if isinstance(editor, QPlainTextEdit) and isinstance(event, QKeyEvent):
            hint = _ends(event) if event.type() == QEvent.Type.KeyPress else None
            if hint is not None:
                self._leave(editor, hint)
                return True
        return super().eventFilter(editor, event)

    def _make(self, parent: QWidget, column: Column) -> QWidget:
        if column is Column.TEXT:
            return QPlainTextEdit(parent)
        if column in _LISTS:
            choice = QComboBox(parent)
            choice.addItems(_LISTS[column])
            return choice
        if column is Column.REPORTED:
            free = QComboBox(parent)
            free.setEditable(True)
            free.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            free.addItems(self.words_for(column))
            return free
        line = QLineEdit(parent)
        if column in _PEOPLE:
            names = QCompleter(self.words_for(column), line)
            names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            names.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(names)
        return line

    def _leave(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def _on_closed(self, _editor: QWidget, _hint: QAbstractItemDelegate.EndEditHint) -> None:
        self._editor = None
        self.ended.emit()
