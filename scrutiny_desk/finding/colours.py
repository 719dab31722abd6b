"""The colour family of a cell's fill."""

from __future__ import annotations

import colorsys

# Under this saturation a colour is a tint of grey, as headings and stripes have it.
_GREYISH = 0.15
_NEARLY_BLACK = 0.2


def rag_family(colour: str | None) -> str | None:
    """`red`, `amber`, `green` or `blue` for `#rrggbb`; None for white, grey and heading tints.

    Yellow counts as amber.
    """
    if colour is None:
        return None
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _GREYISH or value < _NEARLY_BLACK:
        return None
    degrees = hue * 360
    for family, start, end in (
        ("red", 0, 17),
        ("amber", 17, 72),
        ("green", 72, 175),
        ("blue", 175, 262),
        ("red", 335, 361),
    ):
        if start <= degrees < end:
            return family
    return None
