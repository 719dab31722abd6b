"""The pages under the mouse: words are selected by dragging, marks taken up, and pages zoomed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.view.clicks import ClicksInRow
from scrutiny_desk.ui.papers.view.hung import HungPages
from scrutiny_desk.ui.papers.view.strip import Slot
from scrutiny_desk.ui.papers.words.selector import WordSelector

_PULL_MS = 40
"""How often it is scrolled on while a drag is held beyond the edge of the view."""
_NOTCH = 120
"""The turn of a wheel by one notch, in the eighths of a degree that Qt counts in."""


class TouchedPages(HungPages):
    """What mouse, wheel and touchpad do on the pages.

    selection_changed: other words are selected. menu_asked: where (on the screen) the menu of
    marks is wanted.
    """

    selection_changed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.selector = WordSelector()
        self._drag = False
        self._pulled = QPointF()
        self._pulling = QTimer(self)
        self._pulling.setInterval(_PULL_MS)
        self._pulling.timeout.connect(self._pull)
        self._again = ClicksInRow()
        self._wheeled = 0
        # Two fingers on a touchpad are told to the viewport alone.
        self.viewport().installEventFilter(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        slot, point = self._under(event.position())
        if slot is None:
            return
        spot = (slot.index, *slot.to_page(point.x(), point.y()))
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selector.extend(*spot)
        elif self._again.is_third(event):
            self.selector.take_paragraph(*spot)
        else:
            self.selector.begin(*spot)
        self._drag = True
        self._selected()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drag or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self._again.is_moved(event):
            self._select_to(event.position())
            self._pulled = event.position()
            beyond = self._beyond(event.position()) != 0
            if beyond and not self._pulling.isActive():
                self._pulling.start()
            elif not beyond:
                self._pulling.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag = False
        self._pulling.stop()
        if event.button() is not Qt.MouseButton.LeftButton or self.selector.selection is not None:
            return
        slot, point = self._under(event.position())
        if slot is not None:
            self._take_mark(slot, point)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        slot, point = self._under(event.position())
        self._again.is_second(event)
        if slot is not None:
            self.selector.take_word(slot.index, *slot.to_page(point.x(), point.y()))
            self._selected()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheeled = 0
            super().wheelEvent(event)
            return
        # A touchpad turns by much less than a notch at a time.
        self._wheeled += event.angleDelta().y()
        while abs(self._wheeled) >= _NOTCH:
            step = 1 if self._wheeled > 0 else -1
            self._wheeled -= step * _NOTCH
            self.zoom_step(step, event.position().toPoint())
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_to(self._zoom_now() * (1 + event.value()), event.position().toPoint())
            return True
        return super().eventFilter(watched, event)

    def _select_to(self, position: QPointF) -> None:
        slot, point = self._under(position)
        if slot is not None:
            self.selector.drag(slot.index, *slot.to_page(point.x(), point.y()))
            self._selected()

    def _beyond(self, position: QPointF) -> float:
        """How many pixels a point is below the view, or above it (negative)."""
        return min(position.y(), 0.0) + max(position.y() - self.viewport().height(), 0.0)

    def _pull(self) -> None:
        """Scroll on while a drag is held beyond the edge; the farther beyond, the faster."""
        bar = self.verticalScrollBar()
        before = bar.value()
        if self._drag and self.isVisible():
            bar.setValue(before + round(self._beyond(self._pulled)))
        if bar.value() == before:
            self._pulling.stop()
        else:
            self._select_to(self._pulled)

    def _take_mark(self, slot: Slot, point: QPointF) -> None:
        """A click on a page that selected nothing; the point is one of the strip."""

    def _selected(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()
