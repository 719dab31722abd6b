"""Small pictures of all pages: each with its name and its marks, and where one reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPen, QShowEvent, QTransform
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.papers import PageRow
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.night import soften, turn_over
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.theme import look, mark_token

_Index = QModelIndex | QPersistentModelIndex
_KINDS_SHOWN = 4
_DIM = 0.6


class PagesModel(QAbstractListModel):
    """The pages of the paper by their names; what a page is besides is told to a screen reader."""

    def __init__(self, view: PageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._pages: Sequence[PageRow] = ()

    def show_pages(self, pages: Sequence[PageRow]) -> None:
        """List the pages of another paper."""
        self.beginResetModel()
        self._pages = pages
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        page = self._pages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return page.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(page)
        return None

    def kinds(self, page_index: int) -> list[NoteKind]:
        """The kinds of the marks of a page, each once."""
        return list(dict.fromkeys(mark.kind for mark in self._view.marks_on(page_index)))

    def spot(self, page_index: int, box: Box, size: QSize) -> QRect:
        """Where a box of a page (in points) stands in a picture of it of this size."""
        page = self._pages[page_index]
        across, down = size.width() / page.width, size.height() / page.height
        corner = QPointF(box.x0 * across, box.y0 * down)
        return QRectF(corner, QSizeF(box.width * across, box.height * down)).toRect()

    def _said(self, page: PageRow) -> str:
        said = [page.name if page.label is None else f"Page {page.label}"]
        count = len(self._view.marks_on(page.index))
        if count:
            words = ", ".join(kind.word.lower() for kind in self.kinds(page.index))
            said.append(f"{count} mark{'s' if count > 1 else ''}: {words}")
        if page.index in self._view.blank_pages:
            said.append("left blank")
        if page.index == self._view.current_page:
            said.append("you are here")
        return ", ".join(said)


class ThumbnailDelegate(QStyledItemDelegate):
    """Paints a page: its small picture, its name, its marks; a bar by the page one reads."""

    def __init__(self, desk: Desk, view: PageView, model: PagesModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        theme = self._desk.theme
        side = theme.size("thumbnail")
        return QSize(side + 2 * theme.space[2], side * 4 // 3 + theme.size("chip") + theme.space[2])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, page_index = self._desk.theme, index.row()
        space, chip = theme.space, theme.size("chip")
        whole: QRect = option.rect
        here = page_index == self._view.current_page
        painter.save()
        painter.fillRect(whole, theme.paint("selected" if here else "ground_alt"))
        if here:
            bar = QRect(whole.left(), whole.top(), space[0], whole.height())
            painter.fillRect(bar, theme.paint("accent"))
        room = whole.adjusted(space[2], space[1], -space[2], -chip - space[0])
        self._paint_page(painter, room, page_index)
        line = QRect(room.left(), whole.bottom() - chip - space[0] // 2, room.width(), chip)
        self._paint_kinds(painter, line, page_index)
        painter.setPen(theme.paint("text"))
        painter.setFont(theme.font("small", bold=here))
        name = str(index.data())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        chosen = self.parent()
        if isinstance(chosen, QListView) and chosen.hasFocus() and chosen.currentIndex() == index:
            ring = theme.size("ring")
            painter.setPen(QPen(theme.paint("accent"), ring))
            painter.drawRect(QRectF(whole).adjusted(ring, ring, -ring, -ring))
        painter.restore()

    def _paint_page(self, painter: QPainter, room: QRect, page_index: int) -> None:
        theme, view = self._desk.theme, self._view
        turned = view.turn_of(page_index)
        wide, high = view.images.small_size(page_index)
        if turned % 180:
            wide, high = high, wide
        size = QSize(wide, high).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRect(0, 0, size.width(), size.height())
        rect.moveCenter(room.center())
        picture = view.images.small(page_index)
        painter.fillRect(rect, theme.paint("page_night" if view.choices.night else "paper"))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, self._shown(picture, page_index))
            if view.choices.night:
                soften(painter, rect, theme.paint("page_night"), theme.paint("page_night_ink"))
        painter.setPen(theme.paint("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)

    def _shown(self, small: QImage, page_index: int) -> QImage:
        """The small picture as the page is seen: turned, dimmed, dark."""
        picture = small.convertToFormat(QImage.Format.Format_RGB32)
        turned = self._view.turn_of(page_index)
        if self._view.choices.night:
            # Turned over once more below, with all of the page.
            for box in self._view.photographs(page_index):
                turn_over(picture, self._model.spot(page_index, box, picture.size()))
        if turned:
            picture = picture.transformed(QTransform().rotate(turned))
        if page_index in self._view.blank_pages:
            dim = QPainter(picture)
            dim.setOpacity(_DIM)
            dim.fillRect(picture.rect(), self._desk.theme.paint("page_blank"))
            dim.end()
        if self._view.choices.night:
            turn_over(picture, picture.rect())
        return picture

    def _paint_kinds(self, painter: QPainter, line: QRect, page_index: int) -> None:
        """The shapes of the marks at the right end of the line, told apart without colour."""
        theme = self._desk.theme
        side = line.height() - theme.space[0]
        painter.setFont(theme.font("small", bold=True))
        left = line.right() - side
        for kind in self._model.kinds(page_index)[:_KINDS_SHOWN]:
            spot = QRect(left, line.top() + theme.space[0] // 2, side, side)
            painter.fillRect(spot, theme.paint(mark_token(kind)))
            painter.setPen(theme.paint("ink"))
            painter.drawRect(spot)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, kind.shape)
            left -= side + theme.space[0] // 2


class Thumbnails(QListView):
    """The pane of small pictures; choosing one goes there. Only those in sight are ever painted.

    flipped: somebody had the pane shown, or hidden.
    """

    flipped = Signal(bool)

    def __init__(self, desk: Desk, opened: OpenPaper, view: PageView) -> None:
        super().__init__()
        self._desk = desk
        self._open = opened
        self._view = view
        self._follows = False
        self._folded: frozenset[int] = frozenset()
        self._pages = PagesModel(view, self)
        self.setModel(self._pages)
        self.setItemDelegate(ThumbnailDelegate(desk, view, self._pages, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Small pictures of the pages")
        look(self, "side")
        theme = desk.theme
        bar = self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(theme.size("thumbnail") + 2 * theme.space[2] + bar + theme.space[0])
        self.hide()
        opened.opened.connect(self._on_opened)
        view.page_changed.connect(self._on_page)
        view.marks_changed.connect(self.viewport().update)
        view.hung.connect(self._on_hung)
        view.images.small_drawn.connect(self._on_drawn)
        self.selectionModel().currentChanged.connect(self._on_chosen)
        self.clicked.connect(lambda index: self._go(index.row()))
        self.activated.connect(lambda index: self._go(index.row(), hands_over=True))

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the pane does for the actions of the room, by their names."""
        return {"thumbnails": self.flip}

    def flip(self) -> None:
        """Show the pane and put the keyboard into it, or hide it."""
        shown = self.isHidden()
        had_focus = self.hasFocus()
        self.setVisible(shown)
        if shown:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.flipped.emit(shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_page(self._view.current_page)

    def _on_opened(self) -> None:
        self._pages.show_pages(self._open.pages)
        self._folded = frozenset()
        self._on_hung()
        self._on_page(self._view.current_page)

    def _on_page(self, page_index: int) -> None:
        if self.isHidden():
            # Where one reads is shown when the pane is.
            return
        if 0 <= page_index < self._pages.rowCount():
            index = self._pages.index(page_index)
            self._follows = True
            self.setCurrentIndex(index)
            self._follows = False
            if self.isVisible():
                self.scrollTo(index)
        self.viewport().update()

    def _on_hung(self) -> None:
        folded = self._view.folded_pages
        for row in folded ^ self._folded:
            self.setRowHidden(row, row in folded)
        self._folded = folded
        self.viewport().update()

    def _on_drawn(self, page_index: int) -> None:
        if self.isVisible() and page_index < self._pages.rowCount():
            self.update(self._pages.index(page_index))

    def _on_chosen(self, index: QModelIndex) -> None:
        if not self._follows and index.isValid():
            self._go(index.row())

    def _go(self, page_index: int, *, hands_over: bool = False) -> None:
        if self._view.current_page != page_index:
            self._view.go_to(page_index)
        if hands_over:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
