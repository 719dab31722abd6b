"""The colours behind the cells of a scanned table."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scrutiny_desk.domain.pages.pages import Box, Fill

Coloured = NDArray[np.uint8]

# A cell whose paper is this far from white in any of red, green and blue (0 to 255) is tinted.
_TINTED = 30.0
# In pixels of the small picture: the ruling line and its blur.
_INSET = 3


def tints_of(picture: Image.Image, cells: Iterable[Box], wide: float, high: float) -> list[Fill]:
    """A fill for every cell on coloured paper.

    picture: the page, straight, in colour. wide, high: the page's size in points.
    """
    pixels: Coloured = np.asarray(picture)
    across, down = picture.width / wide, picture.height / high
    paper = np.maximum(np.percentile(pixels[::4, ::4].reshape(-1, 3), 85, axis=0), 128.0)
    found = []
    for box in cells:
        inside = pixels[
            max(0, round(box.y0 * down)) + _INSET : max(0, round(box.y1 * down) - _INSET),
            max(0, round(box.x0 * across)) + _INSET : max(0, round(box.x1 * across) - _INSET),
        ]
        if inside.size == 0:
            continue
        # Print covers less than half of a cell, so the middle value is its paper's.
        middle = np.median(inside.reshape(-1, 3), axis=0)
        tint = np.clip(middle * 255.0 / paper, 0, 255).round().astype(int)
        if int(tint.min()) < 255 - _TINTED:
            found.append(Fill(box, "#" + "".join(f"{value:02x}" for value in tint)))
    return found
