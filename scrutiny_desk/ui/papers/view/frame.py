"""A rectangle that is drawn over a page: by two corners, or moved and stretched. No Qt here.

All lengths are points of the page; a rectangle never reaches over its page's edges.
"""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Box

STEP = 12.0
"""How far one press of an arrow key goes, about a printed line."""
FINE_STEP = 2.0
LEAST = 6.0
"""A smaller rectangle holds no word: it was a click."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of the page that is drawn on."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on a page (index from 0)."""

    page_index: int
    box: Box


def between(x0: float, y0: float, x1: float, y1: float, sheet: Sheet) -> Box:
    """The rectangle between two corners, in whichever order they were touched."""
    left, right = sorted((_within(x0, sheet.width), _within(x1, sheet.width)))
    top, bottom = sorted((_within(y0, sheet.height), _within(y1, sheet.height)))
    return Box(left, top, right, bottom)


def is_drawn(box: Box) -> bool:
    """Whether it is large enough to have been meant."""
    return box.width >= LEAST and box.height >= LEAST


def moved(box: Box, right: float, down: float, sheet: Sheet) -> Box:
    """The same rectangle elsewhere; it stops at the page's edges."""
    right = min(max(right, -box.x0), sheet.width - box.x1)
    down = min(max(down, -box.y0), sheet.height - box.y1)
    return Box(box.x0 + right, box.y0 + down, box.x1 + right, box.y1 + down)


def stretched(box: Box, right: float, down: float, sheet: Sheet) -> Box:
    """The same upper left corner, with the lower right one moved."""
    x1 = min(max(box.x1 + right, box.x0 + STEP), sheet.width)
    y1 = min(max(box.y1 + down, box.y0 + STEP), sheet.height)
    return Box(box.x0, box.y0, max(x1, box.x0), max(y1, box.y0))


def first_box(sheet: Sheet, top: float) -> Box:
    """Where a rectangle begins that is moved by the keyboard: a few lines high below `top`."""
    margin = sheet.width / 20
    height = min(6 * STEP, sheet.height)
    start = min(max(top, 0.0), sheet.height - height)
    return Box(margin, start, sheet.width - margin, start + height)


def onto(box: Box, sheet: Sheet) -> Box:
    """The rectangle on a page of another size."""
    fitting = Box(
        box.x0, box.y0, min(box.x1, box.x0 + sheet.width), min(box.y1, box.y0 + sheet.height)
    )
    return moved(fitting, 0.0, 0.0, sheet)


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), most)
