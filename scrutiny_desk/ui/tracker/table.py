"""The tracker's table: wide columns where there is room, fewer where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.recommendations import RecommendationsModel
from scrutiny_desk.ui.tracker.cells import CellDelegate
from scrutiny_desk.ui.tracker.rows import EDITABLE, Column

_WIDTHS = {
    Column.NUMBER: 60,
    Column.OFFICER: 110,
    Column.TARGET: 112,
    Column.REPORTED: 108,
    Column.COMPUTED: 106,
    Column.LAST_UPDATE: 128,
    Column.FLAGS: 112,
}
_NARROW = 860
"""Pixels under which the columns that the open row tells on the right are left out."""

_TOLD_BESIDE = (Column.LAST_UPDATE, Column.FLAGS)


class TrackerTable(QTableView):
    """A table whose rows are as high as two lines; Enter or a double click opens a row.

    row_asked: a row shall be opened.
    """

    row_asked = Signal()

    def __init__(
        self, desk: Desk, model: RecommendationsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.cells = CellDelegate(desk, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setAccessibleName("Recommendations")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.cells.row_height())
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(desk.theme.px(48))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, desk.theme.px(width))
        self.setSortingEnabled(True)
        self.sortByColumn(Column.NUMBER, Qt.SortOrder.AscendingOrder)

    def editing(self) -> bool:
        """Whether somebody is typing in a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < self._desk.theme.px(_NARROW)
        for column in _TOLD_BESIDE:
            self.setColumnHidden(column, narrow)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.editing():
            self.row_asked.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseDoubleClickEvent(event)
        if index.isValid() and Column(index.column()) not in EDITABLE:
            self.row_asked.emit()
