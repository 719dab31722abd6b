"""How a cell of the tracker is painted: up to two lines of words, or a chip of shape and word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scrutiny_desk.domain.recommendations import Computed, RecommendationRow
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import ROW_ROLE
from scrutiny_desk.ui.models.painting import (
    draw_chip,
    draw_text,
    line_height,
)
from scrutiny_desk.ui.tracker.rows import Column, cell

COLOURS = {
    Computed.OVERDUE: "overdue",
    Computed.DUE: "due",
    Computed.NOT_DUE: "on_track",
    Computed.CLOSED: "closed",
    Computed.NO_DATE: "no_date",
}
_PAD = 8
_LINES = 2


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of the table.

    ended: editing of a cell came to an end.
    """

    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.closeEditor.connect(self._on_closed)

    def row_height(self) -> int:
        """Pixels of height of every row."""
        return _LINES * line_height(self._desk.theme.font("body")) + 16

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RecommendationRow):
            return
        theme, column, rect = self._desk.theme, Column(index.column()), option.rect
        painter.save()
        self._paint_ground(painter, option, first=column is Column.NUMBER)
        words = cell(row, column)
        if column is Column.COMPUTED:
            top = rect.top() + 6
            computed = row.standing.computed
            draw_chip(
                painter,
                rect.left() + _PAD,
                top,
                computed.shape,
                computed.word,
                theme=theme,
                colour=COLOURS[computed],
                most=rect.width() - 2 * _PAD,
            )
        else:
            self._paint_words(painter, rect, words or "–", column, quiet=_quiet(row, column))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.paint("accent"))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - every row is as high
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        return QSize(80, self.row_height())

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(Column(index.column()).heading)
        return editor

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> None:
        # The whole cell: nothing of the old words may look out above or below the new ones.
        editor.setGeometry(option.rect)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, first: bool
    ) -> None:
        theme, rect = self._desk.theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.paint("selected"))
            if first:
                bar = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, theme.paint("accent"))
        painter.setPen(theme.paint("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_words(
        self, painter: QPainter, rect: QRect, words: str, column: Column, *, quiet: bool
    ) -> None:
        theme = self._desk.theme
        font = theme.font("small" if column in (Column.LAST_UPDATE, Column.FLAGS) else "body")
        draw_text(
            painter,
            rect.left() + _PAD,
            rect.top() + 8,
            rect.width() - 2 * _PAD,
            words,
            font=font,
            colour=theme.paint("muted" if quiet or words == "–" else "text"),
            most=_LINES,
        )

    def _on_closed(self, _editor: QWidget, _hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.ended.emit()


def _quiet(row: RecommendationRow, column: Column) -> bool:
    return column is Column.LAST_UPDATE and not (row.news and row.news[-1].date)
