"""The pages of a paper with marks and selection, hung in one long strip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.papers import PageRow
from scrutiny_desk.services.papers.photographs import photographs_on
from scrutiny_desk.ui.after_paint import AfterPaint
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.painting import (
    Mark,
    chips,
    mark_under,
    paint_chips,
    paint_highlights,
    rect_of,
)
from scrutiny_desk.ui.papers.view.images import PageImages
from scrutiny_desk.ui.papers.view.ink import printed_parts
from scrutiny_desk.ui.papers.view.keys import PageKeys
from scrutiny_desk.ui.papers.view.painting import (
    PagePainting,
    Shown,
    paint_by_night,
    paint_ring,
    shown_of,
)
from scrutiny_desk.ui.papers.view.strip import Row, Slot
from scrutiny_desk.ui.papers.view.touched import TouchedPages
from scrutiny_desk.ui.papers.words.selection import word_at
from scrutiny_desk.ui.papers.words.selector import WordsOn
from scrutiny_desk.ui.theme import look

Layer = Callable[[QPainter, Slot], None]
_CHIPS_KEPT = 16
"""Of so many pages it is kept where the chips stand, so that scrolling does not search again."""


class PageView(TouchedPages):
    """Shows the pages and paints marks over them; words are selected by mouse and keyboard.

    mark_chosen: the id of a clicked mark's note. sharpened: everything in sight has been painted
    as sharp as it gets; told anew after every scroll, zoom and turn. left: Escape was pressed
    where there was nothing to take back.
    """

    mark_chosen = Signal(str)
    sharpened = Signal()
    marks_changed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.images = PageImages(self)
        self.images.drawn.connect(self._on_drawn)
        self.images.small_drawn.connect(self._on_drawn)
        self._painting = PagePainting(self.images)
        self._marks: Mapping[int, Sequence[Mark]] = {}
        self._chosen: str | None = None
        self._chips_at: dict[object, list[tuple[Mark, QRectF]]] = {}
        self._layers: list[Layer] = []
        self._sharp_at: object = None
        self._pdf = b""
        self._photographs: dict[int, Sequence[Box]] = {}
        self._foreseen: dict[str, list[int]] = {}
        self._shown_at: tuple[object, ...] = (None,)
        self._shown_there: tuple[Shown, ...] = ()
        self._look_ahead = AfterPaint(self._want_pictures, self)
        self._keys = PageKeys(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        # The pages cover all of it: no need to clear it first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Nor to paint all that is behind the bar beside them: it has a ground of its own.
        for ground in self.findChildren(QWidget, "qt_scrollarea_vcontainer"):
            ground.setBackgroundRole(QPalette.ColorRole.Midlight)
            ground.setAutoFillBackground(True)
        self.setAccessibleName("Pages")
        look(self, "well")

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the view does for the actions of the room, by their names."""
        return {
            "zoom_in": lambda: self.zoom_step(1),
            "zoom_out": lambda: self.zoom_step(-1),
            "zoom_fit": lambda: self.set_zoom(None),
            "zoom_page": self.fit_page,
            "spread": self._flip_spread,
            "night": self._flip_night,
            "fold_blank": self._flip_blank,
            "turn_page": self.turn_page,
            "next_page": lambda: self.turn_over(1),
            "previous_page": lambda: self.turn_over(-1),
        }

    # What is shown

    def show_paper(self, pages: Sequence[PageRow], pdf: bytes, words: WordsOn) -> bool:
        """Show another paper from its first page; False when its pages cannot be drawn."""
        ready = self.images.load(pdf, [(page.width, page.height) for page in pages])
        self._marks = {}
        self._chips_at = {}
        self._chosen = None
        self._sharp_at = None
        self._foreseen = {}
        self._pdf, self._photographs = pdf, {}
        self.selector.set_words(words, len(pages))
        self._take_pages(pages)
        return ready

    def show_nothing(self) -> None:
        """No paper is open."""
        self.images.clear()
        self.selector.set_words(None)
        self._marks = {}
        self._take_pages(())

    def set_marks(self, marks: Mapping[int, Sequence[Mark]], chosen: str | None) -> None:
        """The marks of each page, and whose card is in hand."""
        if (marks, chosen) != (self._marks, self._chosen):
            self.viewport().update()
        self._marks = marks
        self._chosen = chosen
        self.marks_changed.emit()

    def photographs(self, page_index: int) -> Sequence[Box]:
        """Where photographs stand on a page (from 0), which dark pages leave as they are."""
        if page_index not in self._photographs:
            self._photographs[page_index] = photographs_on(self._pdf, page_index)
        return self._photographs[page_index]

    def foresee(self, by: str, pages: Iterable[int]) -> None:
        """Somebody may go to these pages (from 0) next: they are drawn when there is time.

        by: who says so; what the same one said before is forgotten.
        """
        self._foreseen[by] = [index for index in pages if 0 <= index < len(self._pages)]
        self._look_ahead.start()

    def marks_on(self, page_index: int) -> Sequence[Mark]:
        """The marks of a page (from 0), top down."""
        return self._marks.get(page_index, ())

    @property
    def drawing(self) -> bool:
        """Whether pictures of pages are still to come."""
        return self.images.drawing

    @property
    def sharp(self) -> bool:
        """Whether all that is in the view has its picture in its size."""
        return self._painting.sharp(self._shown())

    def lay_over(self, paint: Layer) -> None:
        """Have this painted over every page that shows, above its marks and below their shapes.

        It is given the painter, which it leaves as it was, and the page's place on the strip.
        """
        self._layers.append(paint)

    # Words

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
        reach = self.selector.reach()
        if reach is not None:
            page_index, box = reach
            self.show_box(page_index, box.y0, box.y1)
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
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._desk.theme
        viewport = self.viewport().rect()
        origin = self._origin()
        shown = self._shown()
        ratio = self.devicePixelRatioF()
        self._ask_for_pictures()

        def paint_pages(light: QPainter) -> bool:
            light.translate(-origin)
            done = self._painting.paint(light, shown, ratio, theme, self._blank, self._paint_over)
            light.translate(origin)
            return done

        painter = QPainter(self.viewport())
        painter.fillRect(viewport, theme.paint("well"))
        if self._choices.night:
            pages = [
                QRectF(slot.x, slot.y, slot.width, slot.height).translated(-origin)
                for slot in (one.slot for one in shown)
            ]
            photographs = [
                QRectF(rect_of(slot.to_strip(box))).translated(-origin)
                for slot in (one.slot for one in shown)
                for box in self.photographs(slot.index)
            ]
            done = paint_by_night(painter, viewport, ratio, theme, paint_pages, pages, photographs)
        else:
            done = paint_pages(painter)
        if self.hasFocus():
            paint_ring(painter, viewport, theme)
        painter.end()
        self._tell_sharp(done=done)

    def paint_over(self, painter: QPainter, slot: Slot) -> None:
        """Lay more over a page, in pixels of the strip; for views made from this one."""

    # Working parts

    def _seen(self) -> QRectF:
        """The part of the strip that shows."""
        return QRectF(self._origin(), QSizeF(self.viewport().size()))

    def _shown(self) -> tuple[Shown, ...]:
        """What is seen of which pages; worked out once for every place one stands at."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        size, ratio = self.viewport().size(), self.devicePixelRatioF()
        # A strip never changes: pages that hang otherwise are another one.
        strip, *place = self._shown_at
        if strip is not self._strip or place != [across, down, size, ratio]:
            seen = QRectF(across, down, size.width(), size.height())
            slots = self._strip.between(seen.top(), seen.bottom())
            self._shown_at = (self._strip, across, down, size, ratio)
            self._shown_there = shown_of(slots, seen, ratio)
        return self._shown_there

    def _ask_for_pictures(self) -> None:
        shown = self._shown()
        sharp = self._painting.sharp(shown)
        if not sharp and self.isVisible():
            self._painting.draw_at_once(self._asked_first(shown))
            sharp = self._painting.sharp(shown)
        if sharp:
            # What comes next can wait until this is on the screen.
            self._look_ahead.start()
        else:
            self._want_pictures()

    def _want_pictures(self) -> None:
        shown = self._shown()
        ahead = self._ahead([one.slot for one in shown], self._seen())
        first = self._asked_first(shown)
        self._painting.want(first, ahead, self._current, self.devicePixelRatioF())

    def _asked_first(self, shown: Sequence[Shown]) -> list[Shown]:
        """The page that was gone to, or that one reads, before its neighbours."""
        return sorted(shown, key=lambda one: one.slot.index != self._place[0])

    def _paint_over(self, painter: QPainter, slot: Slot) -> None:
        theme = self._desk.theme
        marks = self._marks.get(slot.index, ())
        if marks:
            paint_highlights(painter, marks, slot, theme, self._chosen)
        selected = self.selector.boxes(slot.index)
        if selected:
            tint = theme.paint("page_selection")
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            for box in selected:
                painter.fillRect(rect_of(slot.to_strip(box)).adjusted(-2, -1, 2, 1), tint)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for paint in self._layers:
            paint(painter, slot)
        if marks:
            paint_chips(painter, self._chips(slot), theme, self._chosen)
        self.paint_over(painter, slot)

    def _ahead(self, in_sight: Sequence[Slot], seen: QRectF) -> list[tuple[Slot, QRectF]]:
        """What will be in sight next: in the direction of reading, foreseen, and the other way."""
        if not in_sight:
            return []
        ahead = [(slot, seen.translated(0, self._down * seen.height())) for slot in in_sight]
        rows = self._strip.rows
        first, last = (self._strip.row_of(one.index) for one in (in_sight[0], in_sight[-1]))
        down, up = [last + 1, last + 2], [first - 1]
        following, *others = (*down, *up) if self._down > 0 else (first - 1, first - 2, last + 1)
        foreseen = [self._strip.row_of(index) for at in self._foreseen.values() for index in at]
        for at in dict.fromkeys((following, *foreseen, *others)):
            if 0 <= at < len(rows):
                ahead += self._as_gone_to(rows[at], seen)
        return ahead

    def _as_gone_to(self, row: Row, seen: QRectF) -> list[tuple[Slot, QRectF]]:
        part = QRectF(seen.left(), row.y - self._gap(), seen.width(), seen.height())
        return [(slot, part) for slot in row.slots]

    def _tell_sharp(self, *, done: bool) -> None:
        here = self._state() if done else None
        told, self._sharp_at = self._sharp_at, here
        if done and told != here:
            self.sharpened.emit()

    def _state(self) -> object:
        return self._seen(), self._choices, tuple(self._turns.items())

    def _flip_spread(self) -> None:
        self.choose(replace(self._choices, spread=not self._choices.spread))

    def _flip_night(self) -> None:
        self.choose(replace(self._choices, night=not self._choices.night))

    def _flip_blank(self) -> None:
        self.choose(replace(self._choices, fold_blank=not self._choices.fold_blank))
        count = len(self._blank)
        pages = "1 blank page" if count == 1 else f"{count} blank pages"
        if not self._choices.fold_blank:
            said = "Blank pages are shown."
        elif count:
            said = f"{pages} folded away; the page numbers stay."
        else:
            said = "No page of this paper was left blank. In other papers they are folded away."
        self._desk.said.emit(said, False)

    def _chips(self, slot: Slot) -> list[tuple[Mark, QRectF]]:
        theme = self._desk.theme
        marks = self._marks.get(slot.index, ())
        side, gap = theme.size("chip"), theme.space[1]
        # Only the chips of whole pages and items look for a place that is bare.
        whole = any(not mark.boxes for mark in marks)
        picture = self.images.stand_in(slot.index) if whole else None
        of = (slot, tuple(marks), side, gap, picture is not None)
        if of not in self._chips_at:
            page = self._pages[slot.index]
            printed = printed_parts(picture, page.width, page.height) if picture else ()
            if len(self._chips_at) >= _CHIPS_KEPT:
                self._chips_at.clear()
            self._chips_at[of] = chips(marks, slot, side, gap, printed)
        return self._chips_at[of]

    def _take_mark(self, slot: Slot, point: QPointF) -> None:
        marks = self._marks.get(slot.index, ())
        mark = mark_under(point, marks, self._chips(slot), slot)
        if mark is not None:
            self.mark_chosen.emit(mark.note_id)

    def _on_drawn(self, page_index: int) -> None:
        if self._sharp_at is not None and self._sharp_at == self._state():
            # It has been painted as sharp as it gets already.
            return
        if any(one.slot.index == page_index for one in self._shown()):
            self.viewport().update()
