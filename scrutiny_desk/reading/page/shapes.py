"""Ruling lines and filled rectangles of a PDF page, from its path objects."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator

import pypdfium2.raw as pdfium_c

from scrutiny_desk.domain.pages.pages import Box, Fill, Rule
from scrutiny_desk.reading.page.frame import IDENTITY, Frame, Matrix, multiply

# A filled rectangle this thin (in points) is a ruling line.
_THIN = 2.6
_SHORTEST = 3.0
_STRAIGHT = 0.6
_DEEPEST_FORM = 6

Point = tuple[float, float]


class PageShapes:
    """Collects the rules and fills of one page."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []

    def collect(self, raw_page: object) -> None:
        """Walk every object of the page, forms inside it too."""
        for at in range(pdfium_c.FPDFPage_CountObjects(raw_page)):
            self._object(pdfium_c.FPDFPage_GetObject(raw_page, at), IDENTITY, 0)

    def _object(self, thing: object, outer: Matrix, depth: int) -> None:
        kind = pdfium_c.FPDFPageObj_GetType(thing)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            self._path(thing, multiply(matrix_of(thing), outer))
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = multiply(matrix_of(thing), outer)
            for at in range(max(0, pdfium_c.FPDFFormObj_CountObjects(thing))):
                self._object(pdfium_c.FPDFFormObj_GetObject(thing, at), inner, depth + 1)

    def _path(self, path: object, matrix: Matrix) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroked))
        fill = _colour(pdfium_c.FPDFPageObj_GetFillColor, path) if mode.value else None
        stroke = _colour(pdfium_c.FPDFPageObj_GetStrokeColor, path) if stroked.value else None
        if fill is None and stroke is None:
            return
        for points, closed, straight in _subpaths(path):
            seen = [self._seen(point, matrix) for point in points]
            if fill is not None and len(seen) > 2:
                self._filled(seen, fill, straight)
            if stroke is not None and straight:
                self._stroked(seen, closed, _stroke_width(path, matrix))

    def _seen(self, point: Point, matrix: Matrix) -> Point:
        a, b, c, d, e, f = matrix
        x, y = point
        return self._frame.point(a * x + c * y + e, b * x + d * y + f)

    def _filled(self, points: list[Point], colour: str, straight: bool) -> None:
        box = _bounds(points)
        if not straight or not _is_rectangle(points, box):
            # Shapes that are no rectangles are drawings; big ones still tint what is on them.
            if not straight and min(box.width, box.height) > 8 * _THIN:
                self.fills.append(Fill(box, colour))
            return
        if min(box.width, box.height) > _THIN:
            self.fills.append(Fill(box, colour))
        elif max(box.width, box.height) >= _SHORTEST:
            self.rules.append(Rule(box))

    def _stroked(self, points: list[Point], closed: bool, width: float) -> None:
        ring = [*points, points[0]] if closed and points[0] != points[-1] else points
        half = min(width, _THIN) / 2
        for (x0, y0), (x1, y1) in itertools.pairwise(ring):
            across, down = abs(x1 - x0), abs(y1 - y0)
            if max(across, down) < _SHORTEST or min(across, down) > _STRAIGHT:
                continue
            if across >= down:
                middle = (y0 + y1) / 2
                box = Box(min(x0, x1), middle - half, max(x0, x1), middle + half)
            else:
                middle = (x0 + x1) / 2
                box = Box(middle - half, min(y0, y1), middle + half, max(y0, y1))
            self.rules.append(Rule(box))


def matrix_of(thing: object) -> Matrix:
    """Where an object of a page is moved to; as it stands where that cannot be told."""
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix)):
        return IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _colour(getter: object, path: object) -> str | None:
    """`#rrggbb`, or None where nothing is to be seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    got = getter(  # type: ignore[operator]
        path, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha)
    )
    if not got or alpha.value == 0:
        return None
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _stroke_width(path: object, matrix: Matrix) -> float:
    width = ctypes.c_float()
    pdfium_c.FPDFPageObj_GetStrokeWidth(path, ctypes.byref(width))
    scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) or 1.0
    return max(0.2, width.value * scale)


def _subpaths(path: object) -> Iterator[tuple[list[Point], bool, bool]]:
    """The points of every subpath, whether it is closed, and whether it has no curves."""
    points: list[Point] = []
    closed, straight = False, True
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(max(0, pdfium_c.FPDFPath_CountSegments(path))):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, at)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO and points:
            yield points, closed, straight
            points, closed, straight = [], False, True
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append((x.value, y.value))
        straight = straight and kind != pdfium_c.FPDF_SEGMENT_BEZIERTO
        closed = closed or bool(pdfium_c.FPDFPathSegment_GetClose(segment))
    if points:
        yield points, closed, straight


def _bounds(points: list[Point]) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_rectangle(points: list[Point], box: Box) -> bool:
    """Whether every point is a corner of the box (or on an edge, for one that was cut)."""
    for x, y in points:
        on_side = min(abs(x - box.x0), abs(x - box.x1)) <= _STRAIGHT
        on_level = min(abs(y - box.y0), abs(y - box.y1)) <= _STRAIGHT
        if not (on_side and on_level):
            return False
    return True
