"""Every series by variation and assurance: a grid to walk, and the series of the cell in hand."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.measures.matrix import (
    ASSURANCES,
    VARIATIONS,
    Matrix,
    MatrixCell,
    Verdict,
    column_word,
    narrowed,
    row_word,
    sentence_of_matrix,
)
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.ui.chart_out import ChartOut
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.matrix_picture import MatrixPicture
from scrutiny_desk.ui.measures.signs import colour_of, draw_sign
from scrutiny_desk.ui.models.delegates import RowList
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.grouped import Group, GroupedModel, choose, keeping_place
from scrutiny_desk.ui.models.painting import draw_text, line_height

_NAMES = 2


class MatrixView(QWidget):
    """Arrow keys go from cell to cell; Enter goes to its series, Enter again opens one.

    Words in the box narrow all of it to the series that have them.
    """

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all: Matrix = ()
        self._rows: Matrix = ()
        self._cell: Verdict | None = None
        self._begun = False
        self.words_box = QLineEdit()
        self.words_box.setPlaceholderText("Words in a series")
        self.words_box.setAccessibleName("Words in a series")
        self.words_box.setClearButtonEnabled(True)
        self.said = plain_label()
        self.out = ChartOut(desk, self._picture)
        self.grid = _Grid(len(VARIATIONS), len(ASSURANCES))
        self.grid.setItemDelegate(_CellDelegate(desk, self.grid))
        self.named = plain_label("", "heading")
        self.model = GroupedModel(_key, _named, self)
        self.series = RowList()
        self.series.setModel(self.model)
        self.series.setUniformItemSizes(True)
        self.series.setMinimumHeight(96)
        self.series.setEditTriggers(RowList.EditTrigger.NoEditTriggers)
        self.series.setAccessibleName("The series of the cell")
        self.grid.setHorizontalHeaderLabels([_broken(column_word(one)) for one in ASSURANCES])
        self.grid.setVerticalHeaderLabels([row_word(one) for one in VARIATIONS])
        self.grid.horizontalHeader().setMinimumSectionSize(desk.theme.px(132))
        self._lay_out()
        self.words_box.textChanged.connect(self._on_words)
        self.grid.currentCellChanged.connect(self._on_cell)
        self.grid.entered_cell.connect(self.to_series)
        self.series.opened.connect(self._open)

    def _lay_out(self) -> None:
        space, px = self._desk.theme.space, self._desk.theme.px
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(space[1], 0, 0, 0)
        beside.setSpacing(space[1])
        beside.addWidget(self.named)
        beside.addWidget(self.series, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.grid)
        panes.addWidget(right)
        panes.setStretchFactor(0, 1)
        panes.setSizes([px(780), px(320)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[1])
        self.words_box.setMaximumWidth(px(320))
        column.addWidget(self.words_box)
        top = QHBoxLayout()
        top.addWidget(self.said, 1)
        top.addWidget(self.out)
        column.addLayout(top)
        column.addWidget(panes, 1)

    def _picture(self) -> MatrixPicture | None:
        return MatrixPicture(self._rows, self.words_box.text().strip()) if self._rows else None

    def show_matrix(self, rows: Matrix) -> None:
        """Show the series by variation and assurance; the cell and the series in hand stay."""
        self._all = rows
        self._show()

    def _show(self) -> None:
        words = self.words_box.text().strip()
        self._rows = narrowed(self._all, words) if words else self._all
        self.said.setText(_said(self._rows, self._all))
        for down, row in enumerate(self._rows):
            for across, cell in enumerate(row):
                item = self.grid.cells[down][across]
                item.setText(_words(cell))
                item.setData(Qt.ItemDataRole.UserRole, cell)
                said = f"{row_word(cell.variation)}, {column_word(cell.assurance)}: {_words(cell)}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        if not self._begun:
            self._first_filled()
        self._on_cell()

    def _on_words(self) -> None:
        """Other words: the series in hand stays where it has them, else it is the first."""
        held, self._cell = self.model.key_at(self.series.currentIndex()), None
        self._show()
        there = self.model.index_of(held)
        if there.isValid():
            choose(self.series, there)
            self.series.scrollTo(there)

    def _first_filled(self) -> None:
        for down, row in enumerate(self._rows):
            for across, cell in enumerate(row):
                if cell.measures:
                    self._begun = True
                    self.grid.setCurrentCell(down, across)
                    return

    def _on_cell(self, *_at: int) -> None:
        item = self.grid.currentItem()
        cell = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if not isinstance(cell, MatrixCell):
            return
        words = (
            f"{row_word(cell.variation)} · {column_word(cell.assurance)}: {len(cell.measures):,}"
        )
        self.named.setText(words)
        same, self._cell = self._cell, (cell.variation, cell.assurance)
        with keeping_place(self.series, self.model.key_at, self.model.index_of):
            self.model.show([Group((), cell.measures)])
        if same != self._cell:
            choose(self.series, self.model.first())
            self.series.scrollToTop()

    def to_series(self) -> None:
        """Go to the series of the cell, where one was."""
        if self.model.rowCount():
            if not self.series.currentIndex().isValid():
                choose(self.series, self.model.first())
            self.series.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        key = self.model.key_at(self.series.currentIndex())
        if key is not None:
            self.opened.emit(key)


class _Grid(QTableWidget):
    entered_cell = Signal()

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(rows, columns)
        self.cells = [[QTableWidgetItem() for _ in range(columns)] for _ in range(rows)]
        for down, row in enumerate(self.cells):
            for across, cell in enumerate(row):
                self.setItem(down, across, cell)
        self.setAccessibleName("Series by variation and assurance")
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(180)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.doubleClicked.connect(lambda _index: self.entered_cell.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_cell.emit()
            return
        super().keyPressEvent(event)


class _CellDelegate(QStyledItemDelegate):
    """The count large between both signs, and the first names under it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        theme = self._desk.theme
        small = line_height(theme.font("small"))
        return QSize(theme.px(120), line_height(theme.font("title", bold=True)) + small + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, rect = self._desk.theme, option.rect
        cell = index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "selected" if chosen else "ground"
        painter.fillRect(rect, theme.paint(ground))
        if bool(option.state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(theme.paint("accent"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        if isinstance(cell, MatrixCell):
            self._cell(painter, option, cell, theme.paint("text" if cell.measures else "muted"))
        painter.restore()

    def _cell(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: MatrixCell, ink: QColor
    ) -> None:
        theme, rect = self._desk.theme, option.rect
        strong, small = theme.font("title", bold=True), theme.font("small")
        high, side = line_height(strong), line_height(strong) - 8
        left, top = rect.left() + 8, rect.top() + 5
        if cell.measures:
            draw_sign(painter, QRectF(left, top + 2, side, side), cell.variation, theme)
            left += side + 6
            if cell.assurance is not None:
                draw_sign(painter, QRectF(left, top + 2, side, side), cell.assurance, theme)
                left += side + 8
        count = f"{len(cell.measures):,}" if cell.measures else "–"
        token = colour_of(cell.variation)
        colour = theme.paint(token) if cell.measures else ink
        draw_text(painter, left, top, rect.width(), count, font=strong, colour=colour)
        names = "; ".join(f"{one.group}: {one.name}" for one in cell.measures[:_NAMES])
        more = len(cell.measures) - _NAMES
        names = f"{names} and {more:,} more" if more > 0 else names
        wide = rect.width() - 16
        at = (rect.left() + 8, top + high)
        draw_text(painter, *at, wide, names, font=small, colour=theme.paint("text"))


def _key(measure: Measure) -> str:
    return measure.key


def _named(measure: Measure) -> str:
    return " · ".join(part for part in (measure.group, measure.name) if part)


def _said(shown: Matrix, every: Matrix) -> str:
    count, total = (
        sum(len(cell.measures) for row in rows for cell in row) for rows in (shown, every)
    )
    if total and not count:
        return f"None of the {total:,} series has these words."
    said = sentence_of_matrix(shown)
    return said if count == total else f"Of {total:,}, {said}"


def _count(rows: Matrix) -> int:
    return sum(len(cell.measures) for row in rows for cell in row)


def _broken(words: str) -> str:
    """A heading in two lines."""
    first, _, rest = words.partition(" by ")
    return f"{first}\nby {rest}" if rest else words.replace(" ", "\n")


def _words(cell: MatrixCell) -> str:
    count = len(cell.measures)
    return "no series" if not count else "1 series" if count == 1 else f"{count:,} series"
