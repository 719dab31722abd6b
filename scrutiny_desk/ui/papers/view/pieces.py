"""The pieces in which the pictures of pages are drawn, and in which order. No Qt here.

A page that is not much larger than a screen is one piece; a larger one is cut into tiles, of which
only those in sight are drawn. Lengths are device pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

WHOLE_PIXELS = 2_600_000
"""A page with more pixels than this is drawn in tiles."""
TILE = 640


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page's picture; left, top, wide and high of the part within the full size."""

    index: int
    full_width: int
    full_height: int
    left: int
    top: int
    wide: int
    high: int

    def holds(self, other: Piece) -> bool:
        """Whether all of the other one, at the same size of the same page, is part of it."""
        return (
            (self.index, self.full_width, self.full_height)
            == (other.index, other.full_width, other.full_height)
            and self.left <= other.left
            and self.top <= other.top
            and self.left + self.wide >= other.left + other.wide
            and self.top + self.high >= other.top + other.high
        )

    @property
    def whole(self) -> bool:
        """Whether it is the whole page."""
        return (self.wide, self.high) == (self.full_width, self.full_height)


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of a page's picture."""

    left: float
    top: float
    right: float
    bottom: float


def pieces(index: int, full_width: int, full_height: int, seen: Part) -> list[Piece]:
    """The pieces that cover what is seen of a page drawn so large, top down."""
    if full_width * full_height <= WHOLE_PIXELS:
        return [Piece(index, full_width, full_height, 0, 0, full_width, full_height)]
    found = []
    for top in _starts(seen.top, seen.bottom, full_height):
        for left in _starts(seen.left, seen.right, full_width):
            wide, high = min(TILE, full_width - left), min(TILE, full_height - top)
            found.append(Piece(index, full_width, full_height, left, top, wide, high))
    return found


def cut(whole: Piece, seen: Part) -> Piece | None:
    """The part of a whole page that is seen, to the full pixel; None where none of it is."""
    left, top = max(math.floor(seen.left), 0), max(math.floor(seen.top), 0)
    wide = min(math.ceil(seen.right), whole.full_width) - left
    high = min(math.ceil(seen.bottom), whole.full_height) - top
    if wide <= 0 or high <= 0:
        return None
    return Piece(whole.index, whole.full_width, whole.full_height, left, top, wide, high)


def _starts(first: float, last: float, length: int) -> range:
    begin = max(math.floor(first / TILE), 0) * TILE
    end = min(math.ceil(last), length)
    return range(begin, max(end, begin), TILE)
