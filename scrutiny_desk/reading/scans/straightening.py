"""A scanned page set straight, and the ruling lines found in it.

Pictures are arrays of grey, 0 (black) to 255, a row a line of pixels from the top.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Dark = NDArray[np.bool_]
Span = tuple[int, int, int, int]
"""A rectangle in pixels: left, top, right, bottom; right and bottom just outside."""

# Degrees. Paper that went through a feeder more askew than this would have jammed.
_MOST_ASKEW = 4.0
_MOST_POINTS = 150_000
# How much clearer the lines must stand out for a turn to be believed.
_CLEARER = 1.02
_INK = 0.72
# In points, as a share of whose length a line must be dark: letters are never so long.
_SHORTEST_LEVEL, _SHORTEST_UPRIGHT = 36.0, 30.0
_UNBROKEN = 0.95
_THICKEST = 4.0
_MOST_RULES = 1500
_ROWS_AT_A_TIME = 256


def skew_of(grey: Grey) -> float:
    """How many degrees clockwise the lines of print are turned; 0.0 where none stand out."""
    rows, columns = _ink_inside(grey)
    if len(rows) < 200:
        return 0.0
    straight = best = _sharpness(rows, columns, 0.0)
    found = 0.0
    for step, reach in ((0.5, _MOST_ASKEW), (0.1, 0.4), (0.05, 0.05)):
        middle = found
        for angle in np.arange(middle - reach, middle + reach + step / 2, step):
            sharpness = _sharpness(rows, columns, float(angle))
            if sharpness > best:
                best, found = sharpness, float(angle)
    return found if best > straight * _CLEARER and abs(found) < _MOST_ASKEW else 0.0


def rules_in(grey: Grey, dpi: float) -> tuple[list[Span], list[Span]]:
    """The level and the upright ruling lines of a straight picture, in its pixels.

    Both are empty where there are too many to be a table's: then it is a photograph.
    """
    half = _halved(grey)
    dark = half < _INK * float(np.percentile(half, 90))
    per_point = dpi / 2 / 72
    thickest = max(2, round(_THICKEST * per_point))
    level = _thin(_long_runs(dark, round(_SHORTEST_LEVEL * per_point)), thickest)
    upright = _thin(_long_runs(dark.T, round(_SHORTEST_UPRIGHT * per_point)), thickest)
    if len(level) + len(upright) > _MOST_RULES:
        return [], []
    return (
        [(2 * x0, 2 * y0, 2 * x1, 2 * y1) for x0, y0, x1, y1 in level],
        [(2 * y0, 2 * x0, 2 * y1, 2 * x1) for x0, y0, x1, y1 in upright],
    )


def without(grey: Grey, spans: list[Span], margin: int = 2) -> Grey:
    """The picture with these rectangles painted over in the colour of the paper."""
    clean = grey.copy()
    paper = np.uint8(np.percentile(grey[::8, ::8], 90))
    for x0, y0, x1, y1 in spans:
        clean[max(0, y0 - margin) : y1 + margin, max(0, x0 - margin) : x1 + margin] = paper
    return clean


def _ink_inside(grey: Grey) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rows and columns of dark pixels, the scanner's black edges left out."""
    step = max(1, min(grey.shape) // 800)
    small = grey[::step, ::step]
    high, wide = small.shape
    inner = small[high // 30 : high - high // 30, wide // 30 : wide - wide // 30]
    rows, columns = np.nonzero(inner < 0.6 * float(np.percentile(inner, 90)))
    thin = max(1, len(rows) // _MOST_POINTS)
    return rows[::thin].astype(np.float64), columns[::thin].astype(np.float64)


def _sharpness(rows: NDArray[np.float64], columns: NDArray[np.float64], clockwise: float) -> float:
    """How unevenly ink is spread over the levels when the picture is turned back so far."""
    levels = np.rint(rows - columns * math.tan(math.radians(clockwise))).astype(np.int64)
    counts = np.bincount(levels - levels.min()).astype(np.float64)
    return float(np.square(counts).sum())


def _halved(grey: Grey) -> Grey:
    """Half as large, dark where any of the four pixels was, so that no thin line is lost."""
    high, wide = grey.shape[0] // 2 * 2, grey.shape[1] // 2 * 2
    upper = np.minimum(grey[0:high:2, 0:wide:2], grey[0:high:2, 1:wide:2])
    lower = np.minimum(grey[1:high:2, 0:wide:2], grey[1:high:2, 1:wide:2])
    return np.minimum(upper, lower)


def _long_runs(dark: Dark, length: int) -> Dark:
    """The pixels that lie in a stretch of so many along a row that is nearly all dark."""
    if dark.shape[1] <= length or length < 2:
        return np.zeros_like(dark)
    # Some rows at a time, since counting takes many times the memory of the picture.
    tops = range(0, dark.shape[0], _ROWS_AT_A_TIME)
    return np.vstack([_runs_in(dark[top : top + _ROWS_AT_A_TIME], length) for top in tops])


def _runs_in(dark: Dark, length: int) -> Dark:
    high, wide = dark.shape
    before = np.zeros((high, wide + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=before[:, 1:])
    begins = (before[:, length:] - before[:, :-length]) >= _UNBROKEN * length
    # Dark at both ends, so that no line grows into the room between two tables.
    begins &= dark[:, : begins.shape[1]] & dark[:, length - 1 :]
    edges = np.zeros((high, wide + 1), dtype=np.int32)
    edges[:, : begins.shape[1]] += begins
    edges[:, length : length + begins.shape[1]] -= begins
    return np.asarray(np.cumsum(edges, axis=1)[:, :wide] > 0)


def _thin(runs: Dark, thickest: int) -> list[Span]:
    """Runs that touch from row to row, as rectangles; those too thick for a line left out."""
    found: list[Span] = []
    growing: list[list[int]] = []
    for row, begin, end in _runs_of(runs):
        still = [one for one in growing if one[3] >= row]
        found.extend((one[0], one[1], one[2], one[3]) for one in growing if one[3] < row)
        growing = still
        for one in growing:
            # A line that ends at a dark cell is no part of it.
            overlap = min(end, one[2]) - max(begin, one[0])
            if 2 * overlap > max(end - begin, one[2] - one[0]):
                one[0], one[2], one[3] = min(begin, one[0]), max(end, one[2]), row + 1
                break
        else:
            growing.append([begin, row, end, row + 1])
    found.extend((one[0], one[1], one[2], one[3]) for one in growing)
    return [span for span in found if span[3] - span[1] <= thickest]


def _runs_of(mask: Dark) -> Iterator[tuple[int, int, int]]:
    """Row, begin and end of every stretch that is set, from the top."""
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    change = np.diff(padded, axis=1)
    rows, begins = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    # A photograph has so many that no table is lost by looking no further.
    for row, begin, end in zip(rows[:200_000], begins, ends, strict=False):
        yield int(row), int(begin), int(end)
