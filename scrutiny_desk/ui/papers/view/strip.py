"""Where each page stands when the pages of a paper hang below each other. No Qt here.

Lengths of pages are points, everything on the strip is device-independent pixels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scrutiny_desk.domain.pages.pages import Box


@dataclass(frozen=True, slots=True)
class Slot:
    """A page's rectangle on the strip, and how many pixels a point is there.

    turned: degrees clockwise that the page is shown turned (0, 90, 180 or 270); width and height
    are those of the turned page. A page that is folded away has no height.
    """

    index: int
    x: float
    y: float
    width: float
    height: float
    scale: float
    turned: int = 0

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """A point of the strip in the page's own points, whichever way it is turned."""
        across, down = (x - self.x) / self.scale, (y - self.y) / self.scale
        if self.turned == 90:
            return down, self.width / self.scale - across
        if self.turned == 180:
            return self.width / self.scale - across, self.height / self.scale - down
        if self.turned == 270:
            return self.height / self.scale - down, across
        return across, down

    def to_strip(self, box: Box) -> Box:
        """A box of the page on the strip."""
        x0, y0 = self._shown(box.x0, box.y0)
        x1, y1 = self._shown(box.x1, box.y1)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def step(self, right: float, down: float) -> tuple[float, float]:
        """A step on the strip as one along the page's own axes, in the same unit."""
        if self.turned == 90:
            return down, -right
        if self.turned == 180:
            return -right, -down
        if self.turned == 270:
            return -down, right
        return right, down

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        x, y = x * self.scale, y * self.scale
        if self.turned == 90:
            x, y = self.width - y, x
        elif self.turned == 180:
            x, y = self.width - x, self.height - y
        elif self.turned == 270:
            x, y = y, self.height - x
        return self.x + x, self.y + y


@dataclass(frozen=True, slots=True)
class Hanging:
    """How the pages hang.

    scale: pixels to a point, or None to make each page as wide as the view allows, so that a
    landscape page does not make the portrait ones small. whole: with no scale, each page is to be
    seen whole. spread: two pages side by side as in a bound pack, the first alone on the right.
    turned: degrees clockwise by page index. folded: pages that are left out.
    """

    scale: float | None = None
    whole: bool = False
    spread: bool = False
    turned: Mapping[int, int] = field(default_factory=dict)
    folded: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """The pages that stand beside each other, left to right."""

    y: float
    height: float
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """All pages in rows below each other with a gap around each; slots by page index.

    tops: where each row begins, for finding the row at a height.
    """

    slots: tuple[Slot, ...]
    width: float
    height: float
    rows: tuple[Row, ...] = ()
    tops: tuple[float, ...] = ()

    @classmethod
    def of(
        cls,
        sizes: Sequence[tuple[float, float]],
        view_width: float,
        gap: float,
        scale: float | None,
        hanging: Hanging | None = None,
        view_height: float = 0.0,
    ) -> Strip:
        """Hang the pages in a view so wide and, where they are to be seen whole, so high."""
        how = hanging or Hanging(scale)
        shown = [
            (h, w) if how.turned.get(index, 0) % 180 else (w, h)
            for index, (w, h) in enumerate(sizes)
        ]
        columns = 2 if how.spread else 1
        room = max((view_width - (columns + 1) * gap) / columns, 50.0)
        height = max(view_height - 2 * gap, 50.0) if how.whole else None
        factors = [_factor(how.scale, page, room, height) for page in shown]
        pages = [(w * f, h * f) for (w, h), f in zip(shown, factors, strict=True)]
        rows = _rows(len(pages), how)
        need = max((_need(row, pages, gap, spread=how.spread) for row in rows), default=room)
        width = max(need, view_width)
        slots = [Slot(i, 0.0, 0.0, 0.0, 0.0, factor) for i, factor in enumerate(factors)]
        hung = []
        y = gap
        for row in rows:
            high = max(pages[index][1] for index in row)
            for index in row:
                w, h = pages[index]
                x = (width - w) / 2
                if how.spread:
                    x = width / 2 + gap / 2 if _on_the_right(index) else (width - gap) / 2 - w
                turned = how.turned.get(index, 0)
                slots[index] = Slot(index, x, y, w, h, factors[index], turned)
            hung.append(Row(y, high, tuple(slots[index] for index in row)))
            y += high + gap
        _fold(slots, y)
        return cls(tuple(slots), width, y, tuple(hung), tuple(row.y for row in hung))

    def at(self, y: float, x: float | None = None) -> Slot | None:
        """The page at a height (the nearest above it in a gap); None without pages.

        x: of two pages side by side the one nearest to it, without it the left one.
        """
        if not self.rows:
            return None
        row = self.rows[self._row_at(y)]
        if x is None:
            return row.slots[0]
        return min(row.slots, key=lambda slot: max(slot.x - x, x - slot.x - slot.width))

    def between(self, top: float, bottom: float) -> tuple[Slot, ...]:
        """The pages of which something shows between two heights."""
        if not self.rows:
            return ()
        shown: list[Slot] = []
        for row in self.rows[self._row_at(top) :]:
            if row.y > bottom:
                break
            shown += [slot for slot in row.slots if slot.y + slot.height >= top]
        return tuple(shown)

    def is_folded(self, page_index: int) -> bool:
        """Whether a page is left out."""
        return self.slots[page_index].height == 0.0

    def beside(self, page_index: int) -> tuple[int, ...]:
        """The pages of the row of a page, itself among them."""
        return tuple(slot.index for slot in self.rows[self.row_of(page_index)].slots)

    def row_of(self, page_index: int) -> int:
        """The row of a page, from 0; of one that is folded away the row after it."""
        return min(self._row_at(self.slots[page_index].y), len(self.rows) - 1)

    def turn(self, page_index: int, step: int) -> int:
        """The page to read after turning over to the next (1) or the previous (-1) row."""
        row = min(max(self.row_of(page_index) + step, 0), len(self.rows) - 1)
        return self.rows[row].slots[0].index

    def _row_at(self, y: float) -> int:
        return max(bisect_right(self.tops, y) - 1, 0)


def _factor(
    scale: float | None, page: tuple[float, float], room: float, height: float | None
) -> float:
    if scale is not None:
        return scale
    factor = room / page[0]
    return factor if height is None else min(factor, height / page[1])


def _on_the_right(index: int) -> bool:
    """Whether a page is a right-hand one of a bound pack: its first page is."""
    return index % 2 == 0


def _rows(count: int, how: Hanging) -> list[list[int]]:
    rows: list[list[int]] = []
    for index in range(count):
        if index in how.folded:
            continue
        if how.spread and rows and _on_the_right(index) and rows[-1][-1] == index - 1:
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def _need(
    row: list[int], pages: Sequence[tuple[float, float]], gap: float, *, spread: bool
) -> float:
    """How wide the strip must be for a row."""
    widest = max(pages[index][0] for index in row)
    return 2 * widest + 3 * gap if spread else widest + 2 * gap


def _fold(slots: list[Slot], end: float) -> None:
    """Let what is folded away stand, without a height, where the next page stands."""
    following = end
    for place in range(len(slots) - 1, -1, -1):
        slot = slots[place]
        if slot.height:
            following = slot.y
        else:
            slots[place] = Slot(slot.index, 0.0, following, 0.0, 0.0, slot.scale)
