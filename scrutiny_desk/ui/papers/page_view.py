"""The pages of a paper, hung below each other and scrolled as one strip."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from scrutiny_desk.domain.pages import Box
from scrutiny_desk.domain.papers import PageRow
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks import (
    Mark,
    chips,
    mark_under,
    paint_chips,
    paint_highlights,
    rect_of,
)
from scrutiny_desk.ui.papers.page_images import PageImages
from scrutiny_desk.ui.papers.page_keys import PageKeys
from scrutiny_desk.ui.papers.selecting import word_at
from scrutiny_desk.ui.papers.selector import WordSelector, WordsOn
from scrutiny_desk.ui.papers.strip import Slot, Strip
from scrutiny_desk.ui.theme import look

Layer = Callable[[QPainter, Slot], None]
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class PageView(QAbstractScrollArea):
    """Shows, scrolls and zooms the pages; words are selected by mouse and keyboard.

    page_changed: the page in the middle of attention, from 0. moved: it was scrolled or zoomed.
    leaving: it is about to go farther than to a neighbouring page, by no scrolling of a person.
    selection_changed: other words are selected. mark_chosen: the id of a clicked mark's note.
    menu_asked: where (on the screen) the menu of marks is wanted. left: Escape with no selection.
    """

    page_changed = Signal(int)
    leaving = Signal()
    moved = Signal()
    selection_changed = Signal()
    mark_chosen = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._images = PageImages(self)
        self._images.drawn.connect(self._on_drawn)
        self._pages: Sequence[PageRow] = ()
        self._strip = Strip((), 0, 0)
        self._zoom: float | None = None
        self._marks: Mapping[int, Sequence[Mark]] = {}
        self._chosen: str | None = None
        self._current = -1
        self._place = (0, 0.0)
        self._asked = False
        self._drag: tuple[int, int] | None = None
        self._layers: list[Layer] = []
        self.selector = WordSelector()
        self._keys = PageKeys(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName("Pages")
        look(self, "well")
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the view does for the actions of the room, by their names."""
        return {
            "zoom_in": lambda: self.zoom_step(1),
            "zoom_out": lambda: self.zoom_step(-1),
            "zoom_fit": lambda: self.set_zoom(None),
            "next_page": lambda: self.go_to(self._current + 1),
            "previous_page": lambda: self.go_to(self._current - 1),
        }

    # What is shown

    def show_paper(self, pages: Sequence[PageRow], pdf: bytes, words: WordsOn) -> bool:
        """Show another paper from its first page; False when its pages cannot be drawn."""
        ready = self._images.load(pdf)
        self._pages = pages
        self._marks = {}
        self._chosen = None
        self._current = -1
        self._place = (0, 0.0)
        self.selector.set_words(words)
        self._hang()
        return ready

    def show_nothing(self) -> None:
        """No paper is open."""
        self._images.clear()
        self._pages = ()
        self.selector.set_words(None)
        self._marks = {}
        self._current = -1
        self._hang()

    def set_marks(self, marks: Mapping[int, Sequence[Mark]], chosen: str | None) -> None:
        """The marks of each page, and whose card is in hand."""
        self._marks = marks
        self._chosen = chosen
        self.viewport().update()

    @property
    def current_page(self) -> int:
        """The page that is being read, from 0; -1 without a paper."""
        return self._current

    @property
    def drawing(self) -> bool:
        """Whether pictures of pages are still to come."""
        return self._images.drawing

    @property
    def sharp(self) -> bool:
        """Whether every page of which something is in the view has its picture in its size."""
        top = self._origin().y()
        return all(
            self._images.has(slot.index, self._picture_size(slot))
            for slot in self._strip.between(top, top + self.viewport().height())
        )

    @property
    def zoom(self) -> float | None:
        """1.0 is the printed size on this screen; None fits the width."""
        return self._zoom

    def lay_over(self, paint: Layer) -> None:
        """Have this painted over every page that shows, above its marks and below their shapes.

        It is given the painter, which it leaves as it was, and the page's place on the strip.
        """
        self._layers.append(paint)

    # Moving

    def place(self) -> tuple[int, float]:
        """The page at the top of the view and how far down it the view begins, 0 to 1."""
        return self._place

    def go_to(self, page_index: int, offset: float = 0.0) -> None:
        """Bring a page to the top of the view, `offset` of its height down."""
        if not 0 <= page_index < len(self._strip.slots):
            return
        self._leave_for(page_index)
        slot = self._strip.slots[page_index]
        before = 0 if offset else self._gap()
        self._place = (page_index, offset)
        self._asked = True
        self.verticalScrollBar().setValue(round(slot.y + offset * slot.height - before))
        self._asked = False
        self._tell_page(asked=None if offset else page_index)

    def show_box(self, page_index: int, top: float, bottom: float) -> None:
        """Scroll as little as need be to see a part of a page (points from its top)."""
        if not 0 <= page_index < len(self._strip.slots):
            return
        self._leave_for(page_index)
        slot = self._strip.slots[page_index]
        bar, gap = self.verticalScrollBar(), self._gap()
        y0, y1 = slot.y + top * slot.scale - gap, slot.y + bottom * slot.scale + gap
        if y0 < bar.value():
            bar.setValue(math.floor(y0))
        elif y1 > bar.value() + self.viewport().height():
            bar.setValue(math.ceil(min(y1 - self.viewport().height(), y0)))

    def bring_in_sight(self, page_index: int, box: Box) -> None:
        """Scroll only where the part is not in sight; then it comes into the upper part."""
        if not 0 <= page_index < len(self._strip.slots):
            return
        self._leave_for(page_index)
        slot = self._strip.slots[page_index]
        rect = rect_of(slot.to_strip(box))
        view, gap = self.viewport().size(), self._gap()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        top, left = down.value(), across.value()
        high = rect.height() + 2 * gap > view.height()
        if rect.top() - gap < top or rect.bottom() + gap > top + view.height() or high:
            above = gap if high else min(view.height() / 4, view.height() - rect.height() - gap)
            down.setValue(round(rect.top() - above))
        if rect.left() - gap < left or rect.right() + gap > left + view.width():
            across.setValue(round(rect.left() - gap))

    def set_zoom(self, zoom: float | None) -> None:
        """Show the pages so large, keeping the place."""
        self._zoom = zoom
        self._hang()
        self.moved.emit()

    def zoom_step(self, step: int) -> None:
        """The next larger (1) or smaller (-1) zoom."""
        now = self._zoom
        if now is None:
            slot = self._strip.at(self.verticalScrollBar().value())
            now = slot.scale / self._pixels_a_point() if slot else 1.0
        if step > 0:
            wanted = next((z for z in _ZOOMS if z > now * 1.01), _ZOOMS[-1])
        else:
            wanted = next((z for z in reversed(_ZOOMS) if z < now * 0.99), _ZOOMS[0])
        self.set_zoom(wanted)

    def top_of_view(self) -> float:
        """How far down the page that is read the view begins, in points."""
        if self._current < 0:
            return 0.0
        slot = self._strip.slots[self._current]
        return max(0.0, (self.verticalScrollBar().value() - slot.y) / slot.scale)

    def spot_under(self, point: QPoint) -> tuple[int, float, float] | None:
        """The page (from 0) and the place on it in points at a point of the viewport, or None."""
        slot, on_strip = self._under(QPointF(point))
        if slot is None:
            return None
        inside = QRectF(slot.x, slot.y, slot.width, slot.height).contains(on_strip)
        return (slot.index, *slot.to_page(on_strip.x(), on_strip.y())) if inside else None

    def picture_size(self, page_index: int) -> QSize:
        """The size in device pixels that the picture of a page (from 0) has in this view."""
        return self._picture_size(self._strip.slots[page_index])

    def in_sight(self) -> list[tuple[int, float]]:
        """The pages (from 0) of which something stands in the view, each with how much of it.

        From 0 to 1: of the page, or of the view where the page fills a larger share of that.
        """
        view = QRectF(self._origin(), QSizeF(self.viewport().size()))
        whole = view.width() * view.height()
        seen = []
        for slot in self._strip.between(view.top(), view.bottom()):
            page = QRectF(slot.x, slot.y, slot.width, slot.height)
            shown = page.intersected(view)
            area = shown.width() * shown.height()
            if area > 0:
                seen.append((slot.index, area / min(page.width() * page.height(), whole)))
        return seen

    def word_under(self, point: QPoint) -> tuple[int, int] | None:
        """The page and the word of it (both from 0) at a point of the viewport, or None."""
        slot, on_strip = self._under(QPointF(point))
        if slot is None:
            return None
        words = self.selector.words(slot.index)
        found = word_at(words, *slot.to_page(on_strip.x(), on_strip.y()))
        return None if found is None else (slot.index, found)

    def selection_moved(self) -> None:
        """Show a selection that the keyboard moved."""
        reach, here = self.selector.reach(), self.selector.selection
        if reach is not None and here is not None:
            self.show_box(here.page_index, reach.y0, reach.y1)
        self._selected()

    def clear_selection(self) -> None:
        if self.selector.selection is not None:
            self.selector.clear()
            self._selected()

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        if self.selector.selection is not None:
            QGuiApplication.clipboard().setText(self.selector.quote())

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        slot, point = self._under(event.position())
        if slot is None:
            return
        start = self.selector.begin(slot.index, *slot.to_page(point.x(), point.y()))
        self._drag = None if start is None else (slot.index, start)
        self._selected()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        page_index, start = self._drag
        point = event.position() + self._origin()
        slot = self._strip.slots[page_index]
        self.selector.drag(page_index, start, *slot.to_page(point.x(), point.y()))
        self._selected()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        if event.button() is not Qt.MouseButton.LeftButton or self.selector.selection is not None:
            return
        slot, point = self._under(event.position())
        if slot is None:
            return
        marks = self._marks.get(slot.index, ())
        mark = mark_under(point, marks, self._chips(slot), slot)
        if mark is not None:
            self.mark_chosen.emit(mark.note_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        slot, point = self._under(event.position())
        if slot is not None:
            self.selector.take_word(slot.index, *slot.to_page(point.x(), point.y()))
            self._selected()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hang()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._desk.theme
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.paint("well"))
        origin = self._origin()
        painter.translate(-origin)
        bottom = origin.y() + self.viewport().height()
        for slot in self._strip.between(origin.y(), bottom):
            self._paint_page(painter, slot)
        painter.translate(origin)
        if self.hasFocus():
            ring = theme.size("ring")
            painter.setPen(QPen(theme.paint("accent"), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = ring / 2
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(half, half, -half, -half))
        painter.end()

    def _paint_page(self, painter: QPainter, slot: Slot) -> None:
        theme = self._desk.theme
        rect = QRectF(slot.x, slot.y, slot.width, slot.height)
        painter.fillRect(rect, theme.paint("paper"))
        image = self._images.image(slot.index, self._picture_size(slot))
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, image)
        painter.setPen(theme.paint("hairline"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        marks = self._marks.get(slot.index, ())
        paint_highlights(painter, marks, slot, theme, self._chosen)
        here = self.selector.selection
        if here is not None and here.page_index == slot.index:
            tint = theme.paint("page_selection")
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            for box in self.selector.boxes():
                painter.fillRect(rect_of(slot.to_strip(box)).adjusted(-2, -1, 2, 1), tint)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for paint in self._layers:
            paint(painter, slot)
        paint_chips(painter, self._chips(slot), theme, self._chosen)
        self.paint_over(painter, slot)

    def paint_over(self, painter: QPainter, slot: Slot) -> None:
        """Lay more over a page, in pixels of the strip; for views made from this one."""

    # Working parts

    def _picture_size(self, slot: Slot) -> QSize:
        """The size of a page's picture in device pixels."""
        ratio = self.devicePixelRatioF()
        return QSize(math.ceil(slot.width * ratio), math.ceil(slot.height * ratio))

    def _gap(self) -> int:
        return self._desk.theme.space[3]

    def _pixels_a_point(self) -> float:
        return self.logicalDpiX() / 72

    def _hang(self) -> None:
        page_index, offset = self._place
        scale = None if self._zoom is None else self._zoom * self._pixels_a_point()
        view = self.viewport().size()
        self._strip = Strip.of(
            [(page.width, page.height) for page in self._pages], view.width(), self._gap(), scale
        )
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        self._asked = True
        down.setRange(0, max(0, math.ceil(self._strip.height) - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(self._desk.theme.size("row"))
        across.setRange(0, max(0, math.ceil(self._strip.width) - view.width()))
        across.setPageStep(view.width())
        self._asked = False
        if self._pages:
            self.go_to(min(page_index, len(self._pages) - 1), offset)
        self.viewport().update()

    def _origin(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _under(self, point: QPointF) -> tuple[Slot | None, QPointF]:
        on_strip = point + self._origin()
        return self._strip.at(on_strip.y()), on_strip

    def _chips(self, slot: Slot) -> list[tuple[Mark, QRectF]]:
        theme = self._desk.theme
        side = theme.size("chip")
        return chips(self._marks.get(slot.index, ()), slot, side, theme.space[1])

    def _selected(self) -> None:
        self.setAccessibleDescription(f"Selected: {self.selector.quote()}"[:400])
        self.viewport().update()
        self.selection_changed.emit()

    def _on_drawn(self, _index: int) -> None:
        self.viewport().update()

    def _on_scrolled(self) -> None:
        if not self._asked:
            self._place = self._place_now()
            self._tell_page()
        self.viewport().update()
        self.moved.emit()

    def _place_now(self) -> tuple[int, float]:
        # The gap above a page belongs to it here: a page brought to the top begins below it.
        value = self.verticalScrollBar().value()
        slot = self._strip.at(value + self._gap() + 1)
        if slot is None:
            return 0, 0.0
        return slot.index, min(max((value - slot.y) / slot.height, 0.0), 1.0)

    def _leave_for(self, page_index: int) -> None:
        if self._current >= 0 and abs(page_index - self._current) > 1:
            self.leaving.emit()

    def _tell_page(self, asked: int | None = None) -> None:
        """Work out which page is read: the one asked for, else the one at eye height."""
        bar = self.verticalScrollBar()
        attention = bar.value() + self.viewport().height() * 0.4
        if bar.maximum() > 0 and bar.value() == bar.maximum():
            attention = bar.value() + self.viewport().height()
        slot = self._strip.at(attention)
        now = -1 if slot is None else slot.index
        if asked is not None:
            now = asked
        if now != self._current:
            self._current = now
            self.page_changed.emit(now)
