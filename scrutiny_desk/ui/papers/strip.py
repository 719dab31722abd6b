"""Where each page stands when all pages of a paper hang below each other. No Qt here.

Lengths of pages are points, everything on the strip is device-independent pixels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages import Box


@dataclass(frozen=True, slots=True)
class Slot:
    """A page's rectangle on the strip, and how many pixels a point is there."""

    index: int
    x: float
    y: float
    width: float
    height: float
    scale: float

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """A point of the strip in the page's own points."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def to_strip(self, box: Box) -> Box:
        """A box of the page on the strip."""
        return Box(
            self.x + box.x0 * self.scale,
            self.y + box.y0 * self.scale,
            self.x + box.x1 * self.scale,
            self.y + box.y1 * self.scale,
        )


@dataclass(frozen=True, slots=True)
class Strip:
    """All pages below each other with a gap around each."""

    slots: tuple[Slot, ...]
    width: float
    height: float

    @classmethod
    def of(
        cls,
        sizes: Sequence[tuple[float, float]],
        view_width: float,
        gap: float,
        scale: float | None,
    ) -> Strip:
        """Hang the pages in a view so wide.

        scale: pixels to a point, or None to make each page as wide as the view allows, so that a
        landscape page does not make the portrait ones small.
        """
        room = max(view_width - 2 * gap, 50.0)
        widest = max((w * scale for w, _ in sizes), default=room) if scale else room
        width = max(widest + 2 * gap, view_width)
        slots = []
        y = gap
        for index, (page_width, page_height) in enumerate(sizes):
            factor = scale or room / page_width
            w, h = page_width * factor, page_height * factor
            slots.append(Slot(index, (width - w) / 2, y, w, h, factor))
            y += h + gap
        return cls(tuple(slots), width, y)

    def at(self, y: float) -> Slot | None:
        """The page at a height (the nearest above it in a gap); None without pages."""
        if not self.slots:
            return None
        found = bisect_right(self.slots, y, key=lambda slot: slot.y) - 1
        return self.slots[max(found, 0)]

    def between(self, top: float, bottom: float) -> tuple[Slot, ...]:
        """The pages of which something shows between two heights."""
        first = self.at(top)
        if first is None:
            return ()
        shown = []
        for slot in self.slots[first.index :]:
            if slot.y > bottom:
                break
            if slot.y + slot.height >= top:
                shown.append(slot)
        return tuple(shown)
