"""The pages with one rectangle marked, and a rectangle to draw: by mouse or by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.painting import rect_of
from scrutiny_desk.ui.papers.view import frame as drawing
from scrutiny_desk.ui.papers.view.frame import FINE_STEP, STEP, Frame, Sheet
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.papers.view.strip import Slot

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_OUTSET = 3
"""Pixels between what is framed and the line around it."""


class FramedView(PageView):
    """Pages on which a found row is framed and a missed one can be drawn.

    frame_taken: a rectangle was drawn (a `Frame`); it can be drawn anew until `end_drawing`.
    drawing_left: Escape while drawing.
    """

    frame_taken = Signal(object)
    drawing_left = Signal()

    # Known before the view is built: Qt sends it events meanwhile.
    _draws = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._framed: Frame | None = None
        self._drawn: Frame | None = None
        self._corner: tuple[int, float, float] | None = None

    def frame(self, page_index: int, box: Box | None) -> None:
        """Show this part of a page, with a line around it; a page without one from its top."""
        self._framed = None if box is None else Frame(page_index, box)
        if not 0 <= page_index < len(self._strip.slots):
            pass
        elif box is None:
            self.go_to(page_index)
        else:
            self.bring_in_sight(page_index, box)
        self.viewport().update()

    def unframe(self) -> None:
        """Mark nothing."""
        self._framed = None
        self.viewport().update()

    @property
    def framed(self) -> Frame | None:
        """What is marked."""
        return self._framed

    # Drawing

    @property
    def draws(self) -> bool:
        """Whether a rectangle is being drawn."""
        return self._draws

    @property
    def drawn(self) -> Frame | None:
        """The rectangle as it stands, None before it has begun."""
        return self._drawn

    def start_drawing(self, begun: Frame | None = None) -> None:
        """Let a rectangle be drawn, with one to move by keyboard in the middle of the view.

        begun: a rectangle that is there already, to be moved or stretched.
        """
        if self.current_page < 0:
            return
        self.clear_selection()
        self._draws = True
        index = self.current_page
        sheet = self._sheet(index)
        first = Frame(index, drawing.first_box(sheet, self.top_of_view() + sheet.height / 6))
        self._drawn = begun or first
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._tell()

    def end_drawing(self) -> None:
        """No rectangle is drawn any longer."""
        self._draws, self._drawn, self._corner = False, None, None
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleDescription("")
        self.viewport().update()

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._draws:
            super().mousePressEvent(event)
            return
        slot, point = self._under(event.position())
        if event.button() is Qt.MouseButton.LeftButton and slot is not None:
            self._corner = (slot.index, *slot.to_page(point.x(), point.y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._draws:
            super().mouseMoveEvent(event)
        elif self._corner is not None:
            self._drag_to(event, self._corner)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._draws:
            super().mouseReleaseEvent(event)
            return
        if self._corner is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        box = self._drag_to(event, self._corner)
        self._corner = None
        if drawing.is_drawn(box):
            self._take()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._draws:
            super().mouseDoubleClickEvent(event)

    def event(self, event: QEvent) -> bool:
        # While a rectangle is drawn, its keys are not the window's.
        if (
            self._draws
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and Qt.Key(event.key()) in {*_ARROWS, *_TURNS, Qt.Key.Key_Escape}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._draws and self._take_key(event)):
            super().keyPressEvent(event)

    def paint_over(self, painter: QPainter, slot: Slot) -> None:
        framed = None if self._draws else self._framed
        if framed is not None and framed.page_index == slot.index:
            self._paint_frame(painter, slot, framed.box, Qt.PenStyle.SolidLine)
        if self._drawn is not None and self._drawn.page_index == slot.index:
            self._paint_frame(painter, slot, self._drawn.box, Qt.PenStyle.DashLine)

    # Working parts

    def _take_key(self, event: QKeyEvent) -> bool:
        key, drawn = Qt.Key(event.key()), self._drawn
        if key == Qt.Key.Key_Escape:
            self.drawing_left.emit()
            return True
        if drawn is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        if key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            right, down = (way * (FINE_STEP if fine else STEP) for way in _ARROWS[key])
            right, down = self._strip.slots[drawn.page_index].step(right, down)
            stretches = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            change = drawing.stretched if stretches else drawing.moved
            box = change(drawn.box, right, down, self._sheet(drawn.page_index))
            self._set_drawn(Frame(drawn.page_index, box))
            return True
        if key in _TURNS:
            index = min(max(drawn.page_index + _TURNS[key], 0), len(self._pages) - 1)
            self._set_drawn(Frame(index, drawing.onto(drawn.box, self._sheet(index))))
            return True
        return False

    def _drag_to(self, event: QMouseEvent, corner: tuple[int, float, float]) -> Box:
        index, x, y = corner
        point = event.position() + self._origin()
        here = self._strip.slots[index].to_page(point.x(), point.y())
        box = drawing.between(x, y, *here, self._sheet(index))
        self._drawn = Frame(index, box)
        self.viewport().update()
        return box

    def _set_drawn(self, frame: Frame) -> None:
        self._drawn = frame
        self.show_box(frame.page_index, frame.box.y0, frame.box.y1)
        self._tell()

    def _take(self) -> None:
        self._tell()
        if self._drawn is not None:
            self.frame_taken.emit(self._drawn)

    def _tell(self) -> None:
        """Say to a screen reader which words the rectangle holds."""
        self.viewport().update()
        if self._drawn is None:
            return
        page = self._pages[self._drawn.page_index]
        words = " ".join(
            word.text
            for word in self.selector.words(self._drawn.page_index)
            if self._drawn.box.contains(*word.box.centre)
        )
        said = f"Page {page.name}. In the rectangle: {words or 'no words'}"[:400]
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _sheet(self, index: int) -> Sheet:
        return Sheet(self._pages[index].width, self._pages[index].height)

    def _paint_frame(self, painter: QPainter, slot: Slot, box: Box, line: Qt.PenStyle) -> None:
        theme = self._desk.theme
        rect = QRectF(rect_of(slot.to_strip(box))).adjusted(-_OUTSET, -_OUTSET, _OUTSET, _OUTSET)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if line is Qt.PenStyle.DashLine:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(rect, theme.paint("page_selection"))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(theme.paint("mark_ring"), theme.size("ring") + 0.5, line))
        painter.drawRect(rect)
