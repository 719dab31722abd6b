"""The tracker's table: the columns somebody chose, fewer where there is no room, several rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from scrutiny_desk.domain.tracker.recommendations import RecommendationRow
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.recommendations import RecommendationsModel
from scrutiny_desk.ui.tracker.cells import CellDelegate
from scrutiny_desk.ui.tracker.rows import AT_FIRST, EDITABLE, Column

_WIDTHS = {
    Column.NUMBER: 60,
    Column.DATE: 112,
    Column.COMMITTEE: 140,
    Column.TEXT: 240,
    Column.KIND: 120,
    Column.ORIGIN: 112,
    Column.OFFICER: 110,
    Column.EXECUTIVE: 120,
    Column.TARGET: 112,
    Column.REPORTED: 108,
    Column.COMPUTED: 106,
    Column.RESPONSE: 112,
    Column.LAST_UPDATE: 128,
    Column.FLAGS: 112,
    Column.DAYS_LATE: 84,
    Column.PRIVATE: 76,
}
"""Pixels at 100% text; the words of the recommendation take what the others leave."""
_NARROW = 860
"""Pixels under which the columns that the open row tells on the right are left out."""

_LONGEST = 140
"""Pixels at 100% text that a reference is given by itself."""

_TOLD_BESIDE = (Column.LAST_UPDATE, Column.FLAGS)
_HEARD = {
    QKeySequence.StandardKey.Copy: "tracker:copy",
    QKeySequence.StandardKey.Paste: "tracker:paste",
}


class TrackerTable(QTableView):
    """A table whose rows are as high as two lines; Enter or a double click opens a row.

    row_asked: a row shall be opened. asked: the name of an action that a key asks for. menu_asked:
    the menu of the chosen rows, at a place on the screen. widths_changed: somebody made a column
    wider or narrower.
    """

    row_asked = Signal()
    asked = Signal(str)
    menu_asked = Signal(QPoint)
    widths_changed = Signal()

    def __init__(
        self, desk: Desk, model: RecommendationsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[Column, ...] = AT_FIRST
        self._fitting = False
        self._widths: dict[Column, int] = {}
        self.cells = CellDelegate(desk, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setAccessibleName("Recommendations")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.cells.row_height())
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(desk.theme.px(48))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, desk.theme.px(width))
        head.sectionResized.connect(self._on_resized)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.NUMBER, Qt.SortOrder.AscendingOrder)
        self._fit()

    def editing(self) -> bool:
        """Whether somebody is typing in a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    # Columns

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that somebody chose, left to right."""
        return self._shown

    def show_columns(self, columns: Collection[Column]) -> None:
        """Show these columns; the words of the recommendation are always shown."""
        wanted = {Column.TEXT, *columns}
        self._shown = tuple(one for one in Column if one in wanted)
        self._fit()

    def in_sight(self) -> list[Column]:
        """The columns that are shown now, left to right."""
        return [one for one in Column if not self.isColumnHidden(one)]

    def widths(self) -> dict[Column, int]:
        """The columns that somebody made wider or narrower, in pixels at 100% text."""
        return dict(self._widths)

    def set_widths(self, widths: Mapping[Column, int]) -> None:
        """Make columns as wide as somebody made them before."""
        self._widths |= widths
        self._fitting = True
        for column, width in widths.items():
            self.setColumnWidth(column, self._desk.theme.px(width))
        self._fitting = False
        self._fit()

    def fit_numbers(self, numbers: Iterable[str]) -> None:
        """Make room for the longest reference, where nobody made the column wide or narrow."""
        if Column.NUMBER in self._widths:
            return
        longest = max(numbers, key=len, default="")
        wanted = self.fontMetrics().horizontalAdvance(longest) + self._desk.theme.px(20)
        least, most = (self._desk.theme.px(width) for width in (_WIDTHS[Column.NUMBER], _LONGEST))
        self._fitting = True
        self.setColumnWidth(Column.NUMBER, min(max(wanted, least), most))
        self._fitting = False
        self._fit()

    def show_sort(self, column: Column, *, falling: bool) -> None:
        """Point at the column by which the rows are sorted, without sorting them."""
        head = self.horizontalHeader()
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        before = head.blockSignals(True)
        head.setSortIndicator(column, order)
        head.blockSignals(before)
        head.viewport().update()

    def _fit(self) -> None:
        narrow = self.width() < self._desk.theme.px(_NARROW)
        self._fitting = True
        for column in Column:
            beside = narrow and column in _TOLD_BESIDE
            self.setColumnHidden(column, column not in self._shown or beside)
        others = sum(self.columnWidth(one) for one in self.in_sight() if one is not Column.TEXT)
        least = self._desk.theme.px(_WIDTHS[Column.TEXT])
        self.setColumnWidth(Column.TEXT, max(self.viewport().width() - others, least))
        self._fitting = False

    def _on_resized(self, column: int, before: int, after: int) -> None:
        if not self._fitting and before and after:
            self._widths[Column(column)] = round(after / self._desk.theme.scale)
            self._fit()
            self.widths_changed.emit()

    # Rows

    def rows(self) -> list[RecommendationRow]:
        """The rows as they are shown, top to bottom."""
        model = self.model()
        return model.rows() if isinstance(model, RecommendationsModel) else []

    def key_at(self, index: QModelIndex) -> str | None:
        """The id of the row of an index, None where no row is."""
        model = self.model()
        return model.key_at(index) if isinstance(model, RecommendationsModel) else None

    def chosen(self) -> list[str]:
        """The ids of the chosen rows from top to bottom; of the row in hand where none is."""
        model = self.model()
        if not isinstance(model, RecommendationsModel):
            return []
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        keys = [model.key_at(model.index(row, 0)) for row in places]
        found = [key for key in keys if key is not None]
        current = model.key_at(self.currentIndex())
        return found or ([current] if current else [])

    def choose_rows(self, ids: Sequence[str]) -> None:
        """Choose these rows, the row in hand staying where it is."""
        model = self.model()
        if not isinstance(model, RecommendationsModel):
            return
        places = sorted(index.row() for one in ids if (index := model.index_of(one)).isValid())
        chosen = QItemSelection()
        start = end = -2
        for place in [*places, -2]:
            if place == end + 1:
                end = place
                continue
            if start >= 0:
                chosen.select(model.index(start, 0), model.index(end, len(Column) - 1))
            start = end = place
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Keys and the mouse

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editing():
            super().keyPressEvent(event)
            return
        heard = next((name for key, name in _HEARD.items() if event.matches(key)), None)
        if heard is not None:
            self.asked.emit(heard)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_asked.emit()
        elif event.key() == Qt.Key.Key_Space:
            # Never the first letter of a new text: a row is chosen by it, or with Ctrl left out.
            together = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            how = QItemSelectionModel.SelectionFlag
            turn = how.Toggle if together else how.ClearAndSelect
            self.selectionModel().select(self.currentIndex(), turn | how.Rows)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next cell that can be edited, Shift+Tab to the one before."""
        hints = QAbstractItemDelegate.EndEditHint
        steps = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}
        super().closeEditor(editor, hints.NoHint if hint in steps else hint)
        if hint not in steps:
            return
        index = self._beside(self.currentIndex(), steps[hint])
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def _beside(self, index: QModelIndex, step: int) -> QModelIndex:
        """The next cell that can be edited in the row, else the first one of the next row."""
        columns = [one for one in self.in_sight() if one in EDITABLE]
        ahead = [one for one in columns[::step] if (one - index.column()) * step > 0]
        if ahead:
            return index.siblingAtColumn(ahead[0])
        model, row = index.model(), index.row() + step
        while columns and model is not None and 0 <= row < model.rowCount():
            found = model.index(row, columns[::step][0])
            if model.flags(found) & Qt.ItemFlag.ItemIsEditable:
                return found
            row += step
        return QModelIndex()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseDoubleClickEvent(event)
        if index.isValid() and Column(index.column()) not in EDITABLE:
            self.row_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft())
        self.menu_asked.emit(place)
