"""What row delegates share: the theme in hand and a ground under every row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import (
    HEADING_ROLE,
    ROW_ROLE,
    GroupedModel,
    Heading,
    choose,
)
from scrutiny_desk.ui.models.painting import draw_ground, draw_text, line_height

PAD = 12
"""Pixels between a row's edge and its words."""


class RowList(QListView):
    """A list in which Enter or a double click opens the row in hand, and Delete deletes it.

    opened, delete_asked: what the person asked of the row in hand.
    """

    opened = Signal()
    delete_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() == Qt.Key.Key_Home and isinstance(model := self.model(), GroupedModel):
            # Qt would stop at the heading over the first row, and stay where it is.
            choose(self, model.first())
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()) == self.currentIndex():
            self.opened.emit()


def dress_list(view: QListView, model: GroupedModel, delegate: RowDelegate, name: str) -> None:
    """Make a plain list show the rows of a model, laid out anew when its width changes."""
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)


class RowDelegate(QStyledItemDelegate):
    """Paints headings, and leaves rows to `paint_row` and `row_height`.

    The theme is asked for at every painting, so that a change of theme needs nothing here.
    """

    def __init__(self, desk: Desk, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.desk = desk

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        """Paint one row within `option.rect`."""
        raise NotImplementedError(type(self).__name__)

    def row_height(self, row: object, width: int) -> int:
        """Pixels of height of one row whose words have `width` pixels."""
        raise NotImplementedError(type(self).__name__)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        heading = index.data(HEADING_ROLE)
        if isinstance(heading, Heading):
            self._paint_heading(painter, option, heading)
        else:
            draw_ground(painter, option, self.desk.theme)
            self.paint_row(painter, option, index.data(ROW_ROLE))
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - the view tells the width
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        heading = index.data(HEADING_ROLE)
        if isinstance(heading, Heading):
            font = self.desk.theme.font("body" if heading.level == 0 else "small", bold=True)
            return QSize(0, line_height(font) + (20 if heading.level == 0 else 14))
        return QSize(0, self.row_height(index.data(ROW_ROLE), self._width()))

    def _width(self) -> int:
        view = self.parent()
        within = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        return within - 2 * PAD

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading
    ) -> None:
        theme, rect = self.desk.theme, option.rect
        font = theme.font("body" if heading.level == 0 else "small", bold=True)
        painter.setPen(Qt.PenStyle.NoPen)
        draw_text(
            painter,
            rect.left() + PAD,
            rect.bottom() - line_height(font) - 3,
            rect.width() - 2 * PAD,
            heading.words,
            font=font,
            colour=theme.paint("text" if heading.level == 0 else "muted"),
        )
        painter.setPen(theme.paint("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
