"""Which pictures on a page of a PDF are photographs, as against charts, logos and scanned text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.reading.page.frame import IDENTITY, Frame, Matrix, frame_of, multiply
from scrutiny_desk.reading.page.shapes import matrix_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# In points. Anything smaller is an icon.
_SMALLEST_SIDE = 36.0
_MOST_PICTURES = 50
_MOST_OBJECTS = 5000
_DEEPEST_FORM = 6
# Pixels of the longer side of the page that is looked at.
_LOOKED_AT = 500
# The colours of a drawing, a chart or print are few: so many, each as broad as a sixteenth of every
# channel, make up most of it. Those of a photograph are spread over hundreds.
_FEW = 4
_MOST_OF_IT = 0.6
_PER_CHANNEL = 16


def photographs_on(pdf: bytes, page_index: int) -> tuple[Box, ...]:
    """Where photographs stand on a page (from 0); none where the page cannot be opened."""
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        return ()
    try:
        if not 0 <= page_index < len(document):
            return ()
        page = document[page_index]
        frame = frame_of(page.raw)
        found = tuple(_pictures(page.raw, frame))
        # Most pages carry none, and are not drawn for it.
        return _photographs(page, frame, found) if found else ()
    except pdfium.PdfiumError:
        return ()
    finally:
        document.close()


def is_photograph(pixels: NDArray[np.uint8]) -> bool:
    """Whether a picture, as rows of pixels of three bytes, has the many colours of a photograph."""
    if pixels.size == 0:
        return False
    red, green, blue = (
        pixels[..., channel].astype(np.int32) * _PER_CHANNEL // 256 for channel in range(3)
    )
    colours = (red * _PER_CHANNEL + green) * _PER_CHANNEL + blue
    counts = np.sort(np.bincount(colours.ravel()))[::-1]
    return float(counts[:_FEW].sum()) < _MOST_OF_IT * colours.size


def _photographs(page: pdfium.PdfPage, frame: Frame, boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    scale = _LOOKED_AT / max(frame.width, frame.height, 1.0)
    bitmap = page.render(scale=scale)
    try:
        pixels = bitmap.to_numpy()[..., :3]
        return tuple(box for box in boxes if is_photograph(_cut(pixels, box, scale)))
    finally:
        bitmap.close()


def _cut(pixels: NDArray[np.uint8], box: Box, scale: float) -> NDArray[np.uint8]:
    left, top, right, bottom = (round(scale * at) for at in (box.x0, box.y0, box.x1, box.y1))
    return pixels[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]


def _pictures(raw_page: object, frame: Frame) -> Iterator[Box]:
    """Where pictures of some size stand on the page as it is seen, cut at its edges."""
    found = 0
    for at in range(min(_MOST_OBJECTS, pdfium_c.FPDFPage_CountObjects(raw_page))):
        for matrix in _walk(pdfium_c.FPDFPage_GetObject(raw_page, at), IDENTITY, 0):
            box = _box(matrix, frame)
            if min(box.width, box.height) >= _SMALLEST_SIDE:
                yield box
                found += 1
            if found >= _MOST_PICTURES:
                return


def _walk(thing: object, outer: Matrix, depth: int) -> Iterator[Matrix]:
    kind = pdfium_c.FPDFPageObj_GetType(thing)
    if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        yield multiply(matrix_of(thing), outer)
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        inner = multiply(matrix_of(thing), outer)
        for at in range(min(_MOST_OBJECTS, max(0, pdfium_c.FPDFFormObj_CountObjects(thing)))):
            yield from _walk(pdfium_c.FPDFFormObj_GetObject(thing, at), inner, depth + 1)


def _box(matrix: Matrix, frame: Frame) -> Box:
    """Where a picture stands: pictures are drawn into the unit square."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    box = frame.box(min(xs), min(ys), max(xs), max(ys))
    return Box(
        max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, frame.width), min(box.y1, frame.height)
    )
