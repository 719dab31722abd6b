"""The pages of a paper as they hang in a view: how large, where it stands, and going elsewhere."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from scrutiny_desk.domain.pages.blank_pages import is_blank
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.papers import PageRow
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.view.strip import Hanging, Slot, Strip

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""The steps of zooming; 1.0 is the printed size on this screen."""


@dataclass(frozen=True, slots=True)
class ViewChoices:
    """How somebody likes to see pages.

    zoom: 1.0 is the printed size, None fits the pages into the view: the whole of each where
    `whole`, else its width. spread: two side by side. night: light print on a dark page.
    fold_blank: pages left blank are left out.
    """

    zoom: float | None = None
    whole: bool = False
    spread: bool = False
    night: bool = False
    fold_blank: bool = False


class HungPages(QAbstractScrollArea):
    """Scrolls, zooms and turns the pages.

    page_changed: the page in the middle of attention, from 0. moved: it was scrolled or zoomed.
    leaving: it is about to go farther than to a neighbouring page, by no scrolling of a person.
    choices_changed: somebody likes to see pages otherwise. turned: this page (from 0) was turned
    so many degrees clockwise from how it is printed. hung: the pages hang otherwise.
    """

    page_changed = Signal(int)
    leaving = Signal()
    moved = Signal()
    choices_changed = Signal(object)
    turned = Signal(int, int)
    hung = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: Sequence[PageRow] = ()
        self._strip = Strip((), 0, 0)
        self._choices = ViewChoices()
        self._turns: dict[int, int] = {}
        self._blank: frozenset[int] = frozenset()
        self._unfolded: set[int] = set()
        self._current = -1
        self._place = (0, 0.0)
        self._asked = False
        self._last_value = 0
        self._down = 1
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled_across)

    def _take_pages(self, pages: Sequence[PageRow]) -> None:
        """Hang other pages, from the first one."""
        self._pages = pages
        self._turns = {}
        self._unfolded = set()
        self._blank = frozenset(
            page.index for page in pages if is_blank(page.text, picture=page.ocr is not None)
        )
        self._current = -1
        self._place = (0, 0.0)
        self._down = 1
        self._hang()

    # How the pages are seen

    @property
    def current_page(self) -> int:
        """The page that is being read, from 0; -1 without a paper."""
        return self._current

    @property
    def zoom(self) -> float | None:
        """1.0 is the printed size on this screen; None fits the width or the page."""
        return self._choices.zoom

    @property
    def choices(self) -> ViewChoices:
        """How the pages are seen."""
        return self._choices

    @property
    def blank_pages(self) -> frozenset[int]:
        """The pages (from 0) that hold nothing but the notice that they were left blank."""
        return self._blank

    @property
    def folded_pages(self) -> frozenset[int]:
        """The pages (from 0) that are left out now."""
        return self._hanging().folded

    def turn_of(self, page_index: int) -> int:
        """How many degrees clockwise a page (from 0) is shown turned."""
        return self._turns.get(page_index, 0)

    def choose(self, choices: ViewChoices) -> None:
        """See the pages so from now on, keeping the place."""
        if choices == self._choices:
            return
        self._choices = choices
        self._unfolded = set()
        self._hang()
        self.choices_changed.emit(choices)
        self.moved.emit()

    def set_zoom(self, zoom: float | None) -> None:
        """Show the pages so large, keeping the place; None fits their width."""
        self.choose(replace(self._choices, zoom=zoom, whole=False))

    def fit_page(self) -> None:
        """Show each page whole."""
        self.choose(replace(self._choices, zoom=None, whole=True))

    def zoom_step(self, step: int, about: QPoint | None = None) -> None:
        """The next larger (1) or smaller (-1) zoom, round a point of the viewport."""
        now = self._zoom_now()
        if step > 0:
            wanted = next((z for z in ZOOMS if z > now * 1.01), ZOOMS[-1])
        else:
            wanted = next((z for z in reversed(ZOOMS) if z < now * 0.99), ZOOMS[0])
        self.zoom_to(wanted, about)

    def zoom_to(self, zoom: float, about: QPoint | None = None) -> None:
        """Show the pages so large, within the steps there are, round a point of the viewport."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        held = None if about is None else self.spot_under(about)
        self.set_zoom(zoom)
        if held is None or about is None:
            return
        page_index, x, y = held
        spot = self._strip.slots[page_index].to_strip(Box(x, y, x, y))
        self.verticalScrollBar().setValue(round(spot.y0 - about.y()))
        self.horizontalScrollBar().setValue(round(spot.x0 - about.x()))

    def turn_pages(self, turns: Mapping[int, int]) -> None:
        """Show these pages (from 0) turned so many degrees clockwise, and no others."""
        self._turns = {index: degrees % 360 for index, degrees in turns.items() if degrees % 360}
        self._hang()

    def turn_page(self) -> None:
        """Turn the page that is read a quarter clockwise."""
        index = self._current
        if index < 0:
            return
        degrees = (self._turns.get(index, 0) + 90) % 360
        self._place = (index, 0.0)
        self.turn_pages(self._turns | {index: degrees})
        self.turned.emit(index, degrees)

    # Moving

    def place(self) -> tuple[int, float]:
        """The page at the top of the view and how far down it the view begins, 0 to 1."""
        return self._place

    def go_to(self, page_index: int, offset: float = 0.0) -> None:
        """Bring a page to the top of the view, `offset` of its height down; it unfolds."""
        if not 0 <= page_index < len(self._strip.slots):
            return
        self._leave_for(page_index)
        self._unfold(page_index)
        slot = self._strip.slots[page_index]
        before = 0 if offset else self._gap()
        self._place = (page_index, offset)
        self._asked = True
        self.verticalScrollBar().setValue(round(slot.y + offset * slot.height - before))
        self._asked = False
        # Drawn meanwhile: whoever is told of the page may have much to do.
        self._ask_for_pictures()
        self._tell_page(asked=None if offset else page_index)

    def turn_over(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) page, or pair of pages, that is shown."""
        if self._current < 0:
            return
        at = self._strip.turn(self._current, step)
        if at not in self._strip.beside(self._current):
            self.go_to(at)
        elif step < 0:
            self.go_to(self._current)

    def show_box(self, page_index: int, top: float, bottom: float) -> None:
        """Scroll as little as need be to see a part of a page (points from its top)."""
        if not 0 <= page_index < len(self._strip.slots):
            return
        self._leave_for(page_index)
        self._unfold(page_index)
        box = Box(0, top, self._pages[page_index].width, bottom)
        seen = self._strip.slots[page_index].to_strip(box)
        bar, gap = self.verticalScrollBar(), self._gap()
        y0, y1 = seen.y0 - gap, seen.y1 + gap
        if y0 < bar.value():
            bar.setValue(math.floor(y0))
        elif y1 > bar.value() + self.viewport().height():
            bar.setValue(math.ceil(min(y1 - self.viewport().height(), y0)))

    def bring_in_sight(self, page_index: int, box: Box) -> None:
        """Scroll only where the part is not in sight; then it comes into the upper part."""
        if not 0 <= page_index < len(self._strip.slots):
            return
        self._leave_for(page_index)
        self._unfold(page_index)
        part = self._strip.slots[page_index].to_strip(box)
        rect = QRectF(part.x0, part.y0, part.width, part.height)
        view, gap = self.viewport().size(), self._gap()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        top, left = down.value(), across.value()
        high = rect.height() + 2 * gap > view.height()
        if rect.top() - gap < top or rect.bottom() + gap > top + view.height() or high:
            above = gap if high else min(view.height() / 4, view.height() - rect.height() - gap)
            down.setValue(round(rect.top() - above))
        if rect.left() - gap < left or rect.right() + gap > left + view.width():
            across.setValue(round(rect.left() - gap))

    def top_of_view(self) -> float:
        """How far down the page that is read the view begins, in points; 0 on a turned page."""
        if self._current < 0:
            return 0.0
        slot = self._strip.slots[self._current]
        if slot.turned:
            return 0.0
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
        slot, ratio = self._strip.slots[page_index], self.devicePixelRatioF()
        return QSize(math.ceil(slot.width * ratio), math.ceil(slot.height * ratio))

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hang()

    # Working parts

    def _gap(self) -> int:
        return self._desk.theme.space[3]

    def _pixels_a_point(self) -> float:
        return self.logicalDpiX() / 72

    def _zoom_now(self) -> float:
        if self._choices.zoom is not None:
            return self._choices.zoom
        slot = self._strip.at(self.verticalScrollBar().value())
        return slot.scale / self._pixels_a_point() if slot else 1.0

    def _hanging(self) -> Hanging:
        chosen = self._choices
        scale = None if chosen.zoom is None else chosen.zoom * self._pixels_a_point()
        folded = self._blank - self._unfolded if chosen.fold_blank else frozenset()
        if len(folded) == len(self._pages):
            folded = frozenset()
        return Hanging(scale, chosen.whole, chosen.spread, self._turns, folded)

    def _hang(self) -> None:
        page_index, offset = self._place
        view: QSize = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        middle = 0.5
        if self._strip.width > view.width():
            middle = (across.value() + across.pageStep() / 2) / self._strip.width
        self._strip = Strip.of(
            [(page.width, page.height) for page in self._pages],
            view.width(),
            self._gap(),
            None,
            self._hanging(),
            view.height(),
        )
        self._asked = True
        down.setRange(0, max(0, math.ceil(self._strip.height) - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(self._desk.theme.size("row"))
        # What is as wide as the view must not be wider by the last digit of a sum.
        across.setRange(0, max(0, math.ceil(self._strip.width - 0.01) - view.width()))
        across.setPageStep(view.width())
        across.setValue(round(middle * self._strip.width - view.width() / 2))
        self._asked = False
        if self._pages:
            self._stand_at(min(page_index, len(self._pages) - 1), offset)
        self.viewport().update()
        self.hung.emit()

    def _stand_at(self, page_index: int, offset: float) -> None:
        """Stand where one stood, on pages that hang anew; a page that is folded stays folded."""
        if self._strip.is_folded(page_index):
            page_index, offset = self._strip.turn(page_index, 0), 0.0
        self._asked = True
        slot = self._strip.slots[page_index]
        before = 0 if offset else self._gap()
        self.verticalScrollBar().setValue(round(slot.y + offset * slot.height - before))
        self._asked = False
        self._place = (page_index, offset)
        self._tell_page(asked=None if offset else page_index)

    def _unfold(self, page_index: int) -> None:
        if self._strip.is_folded(page_index):
            self._unfolded.add(page_index)
            self._hang()

    def _ask_for_pictures(self) -> None:
        """Have drawn what is now in sight; for views that draw."""

    def _origin(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _under(self, point: QPointF) -> tuple[Slot | None, QPointF]:
        on_strip = point + self._origin()
        return self._strip.at(on_strip.y(), on_strip.x()), on_strip

    def _on_scrolled(self) -> None:
        value = self.verticalScrollBar().value()
        if value != self._last_value:
            self._down = 1 if value > self._last_value else -1
            self._last_value = value
        if not self._asked:
            self._place = self._place_now()
            self._tell_page()
        self.viewport().update()
        self.moved.emit()

    def _on_scrolled_across(self) -> None:
        self.viewport().update()

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
        if now >= 0 and self._current in self._strip.beside(now):
            # Of two pages side by side the one that was gone to.
            now = self._current
        if asked is not None:
            now = asked
        if now != self._current:
            self._current = now
            self.page_changed.emit(now)
