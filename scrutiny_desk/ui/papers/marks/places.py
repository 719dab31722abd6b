"""Where the chip of a mark covers no print of its page. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.pages.pages import Box

_STEPS = 4
"""In how many steps a chip's own height is searched."""
_DOWN = 8.0
"""A place so far down counts as far away as one eight times as far along the top."""


def free_place(within: Box, width: float, height: float, filled: Sequence[Box]) -> Box:
    """The place nearest the upper right corner of `within` that touches nothing filled.

    Where there is none, the corner itself: a badge must always be seen. All in the same unit.
    """
    corner = Box(within.x1 - width, within.y0, within.x1, within.y0 + height)
    best: tuple[float, Box] | None = None
    down, step = 0.0, height / _STEPS
    while within.y0 + down + height <= within.y1:
        if best is not None and _DOWN * down >= best[0]:
            break
        top = within.y0 + down
        right = _rightmost(within, width, [one for one in filled if _reaches(one, top, height)])
        if right is not None:
            far = within.x1 - right + _DOWN * down
            if best is None or far < best[0]:
                best = (far, Box(right - width, top, right, top + height))
        down += step
    return corner if best is None else best[1]


def _reaches(box: Box, top: float, height: float) -> bool:
    return box.y0 < top + height and box.y1 > top


def _rightmost(within: Box, width: float, filled: Sequence[Box]) -> float | None:
    """The right edge of the gap farthest right that is wide enough; None without one."""
    right = within.x1
    for box in sorted(filled, key=lambda one: -one.x1):
        if right - max(box.x1, within.x0) >= width:
            return right
        right = min(right, box.x0)
    return right if right - within.x0 >= width else None
