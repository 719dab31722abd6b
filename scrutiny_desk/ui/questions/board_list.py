"""The list of the board: chosen, moved and opened by keys, dragged, and written in on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from scrutiny_desk.ui.models.grouped import ROW_ROLE, GroupedModel, Index
from scrutiny_desk.ui.models.saved_text import SavedText
from scrutiny_desk.ui.questions.board_rows import BoardRow, spoken

MIME = "application/x-scrutiny-desk-question"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardModel(GroupedModel):
    """The rows of the board; each can be dragged."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda row: str(row.key), spoken, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        if self.data(index, ROW_ROLE) is None:
            return flags
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        keys = [key for key in (self.key_at(index) for index in indexes) if key]
        carried.setData(MIME, (keys[0] if keys else "").encode())
        return carried

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class ItemsModel(GroupedModel):
    """The agenda items; the whole title is the tooltip of one that takes more than two lines."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            # Plain words, never markup: a title comes from somebody else's file.
            said = str(super().data(index, Qt.ItemDataRole.DisplayRole) or "")
            return said.replace("<", "‹").replace(">", "›")
        return super().data(index, role)


class Writer(SavedText):
    """The field that lies over the row being written.

    left: Enter or Escape. next_asked: Ctrl+Enter, for the next one. focus_left: the keyboard went
    elsewhere.
    """

    next_asked = Signal()
    left = Signal()
    focus_left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        entered = event.key() in _ENTER
        if entered and plain == Qt.KeyboardModifier.ControlModifier:
            self.next_asked.emit()
        elif (entered and not plain) or event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focus_left.emit()

    def lines(self) -> int:
        """How many lines the words take at the field's width."""
        return max(round(self.document().size().height()), 1)


class BoardList(QListView):
    """Rows of the board. What is asked of the row in hand is passed on as signals.

    edit_asked, page_asked, delete_asked: Enter or F2; Ctrl+Enter; Delete. dropped: a row's key,
    the key of the row it was dropped on or before ("" for the end), and whether it was on it.
    """

    edit_asked = Signal()
    page_asked = Signal()
    delete_asked = Signal()
    dropped = Signal(str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writer = Writer(self.viewport())
        self.writer.hide()
        self.writer.setAccessibleName("Words of the question")
        self.writer.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.writing: str | None = None
        self._lines = 1
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.writer.textChanged.connect(self._on_typed)
        self.verticalScrollBar().valueChanged.connect(self._place_writer)

    # Writing on the spot

    def write_in(self, key: str, words: str) -> None:
        """Put the field over the row of this key; the row must be in the model."""
        self.writing = key
        self.writer.show_words(words, anew=True)
        self._lines = 0
        self.writer.show()
        self.follow()
        self.scrollTo(self.currentIndex())
        self.writer.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.writer.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.writer.setTextCursor(cursor)

    def stop_writing(self) -> None:
        """Put the field away; what was typed has to be saved before."""
        had_focus = self.writer.hasFocus()
        self.writing = None
        self.writer.hide()
        self.doItemsLayout()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self, key: str) -> str | None:
        """The words in the field where it lies over this row."""
        return self.writer.toPlainText() if self.writing == key else None

    def follow(self) -> None:
        """Lay the rows out anew and the field over its row."""
        self.doItemsLayout()
        self._place_writer()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_writer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_writer()

    def _on_typed(self) -> None:
        if self.writing is not None and self.writer.lines() != self._lines:
            self._lines = self.writer.lines()
            self.follow()

    def _place_writer(self) -> None:
        if self.writing is None:
            return
        model, delegate = self.model(), self.itemDelegate()
        if not isinstance(model, GroupedModel):
            return
        index = model.index_of(self.writing)
        place = getattr(delegate, "words_rect", None)
        if index.isValid() and place is not None:
            rect: QRect = place(self.visualRect(index), index.data(ROW_ROLE))
            if rect != self.writer.geometry():
                self.writer.setGeometry(rect)

    # Keys, mouse, dragging

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.page_asked if with_control else self.edit_asked).emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.edit_asked.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        key = bytes(event.mimeData().data(MIME).data()).decode()
        index = self.indexAt(event.position().toPoint())
        model = self.model()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        if key and isinstance(model, GroupedModel):
            self._hand_over(key, model, index, event.position().toPoint().y())
        self.viewport().update()

    def _hand_over(self, key: str, model: GroupedModel, index: QModelIndex, down: int) -> None:
        """Say where a row was dropped: on the middle of another, or before the one that follows."""
        target = model.key_at(index)
        if target is None:
            self.dropped.emit(key, "", False)
            return
        rect = self.visualRect(index)
        third = max(rect.height() // 3, 1)
        if rect.top() + third <= down <= rect.bottom() - third:
            self.dropped.emit(key, target, True)
        elif down < rect.top() + third:
            self.dropped.emit(key, target, False)
        else:
            following = model.index(index.row() + 1, 0)
            self.dropped.emit(key, model.key_at(following) or "", False)


class ItemsList(QListView):
    """The agenda items at the left; an entry of the board dropped on one goes there.

    dropped: the entry's key, and the index of the item.
    """

    dropped = Signal(str, QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        over = self.indexAt(event.position().toPoint()).isValid()
        event.setAccepted(over and event.mimeData().hasFormat(MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        key = bytes(event.mimeData().data(MIME).data()).decode()
        index = self.indexAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if key and index.isValid():
            self.dropped.emit(key, index)


def row_at(index: QModelIndex | QPersistentModelIndex) -> BoardRow | None:
    """The row at an index, None for a heading or for no row."""
    row: Any = index.data(ROW_ROLE)
    return row if isinstance(row, BoardRow) else None
