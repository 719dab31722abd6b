"""Which pages of a PDF are pictures of text, and such a page drawn for reading."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from scrutiny_desk.domain.pages.pages import Word
from scrutiny_desk.reading.page.frame import IDENTITY, Frame, Matrix, multiply
from scrutiny_desk.reading.page.shapes import matrix_of

if TYPE_CHECKING:
    from PIL import Image

# A scan in a pack carries little more than the pack's own stamps ("Page 25", "Agenda Item 6").
_FEW_WORDS = 15
# Pictures over more than this share of a page are the page; a logo or a chart is less.
_MOST_OF_IT = 0.5
# A page without one word but with so many drawn shapes has its letters drawn as outlines.
_MANY_SHAPES = 60
_DEEPEST_FORM = 6
_MOST_OBJECTS = 5000

_DPI = 300
# A4 at 300 dpi is 8.7 million pixels, A3 17.4 million; larger sheets are drawn more coarsely.
_MOST_PIXELS = 18_000_000
_LONGEST_SIDE = 12_000
# In points. Nothing can be read on less.
_SMALLEST_SIDE = 24.0


def is_picture(raw_page: object, frame: Frame, words: Sequence[Word]) -> bool:
    """Whether a page is a picture of text: (nearly) no words, and pictures over most of it."""
    if len(words) >= _FEW_WORDS:
        return False
    area = max(frame.width * frame.height, 1e-6)
    covered, shapes = 0.0, 0
    for kind, share in _drawn(raw_page, frame):
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            shapes += 1
        else:
            covered += share / area
        if covered >= _MOST_OF_IT or (shapes >= _MANY_SHAPES and not words):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn in grey, and a quarter as wide and high in colour."""

    grey: Image.Image
    colours: Image.Image


def draw_page(page: pdfium.PdfPage) -> Picture | None:
    """The page as it is seen, at 300 dpi or as near to it as its size allows.

    None for a page too small to hold a word.
    """
    wide, high = page.get_width(), page.get_height()
    if not min(wide, high) >= _SMALLEST_SIDE:
        return None
    scale = min(_DPI / 72, math.sqrt(_MOST_PIXELS / (wide * high)), _LONGEST_SIDE / max(wide, high))
    if min(wide, high) * scale < _SMALLEST_SIDE:
        return None
    # Colours are only asked for as the middle of a cell; in full size they would take three times
    # the memory of the print.
    return Picture(_drawn_in(page, scale, "L"), _drawn_in(page, scale / 4, "RGB"))


def _drawn_in(page: pdfium.PdfPage, scale: float, mode: str) -> Image.Image:
    bitmap = page.render(scale=scale, grayscale=mode == "L")
    try:
        picture = bitmap.to_pil()
        drawn: Image.Image = picture.copy() if picture.mode == mode else picture.convert(mode)
        return drawn
    finally:
        bitmap.close()


def _drawn(raw_page: object, frame: Frame) -> Iterator[tuple[int, float]]:
    """Every picture and shape of the page: its kind and the area it covers in square points."""
    budget = _MOST_OBJECTS
    for at in range(min(budget, pdfium_c.FPDFPage_CountObjects(raw_page))):
        yield from _walk(pdfium_c.FPDFPage_GetObject(raw_page, at), IDENTITY, frame, 0)


def _walk(thing: object, outer: Matrix, frame: Frame, depth: int) -> Iterator[tuple[int, float]]:
    kind = pdfium_c.FPDFPageObj_GetType(thing)
    if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
        yield kind, 0.0
    elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        yield kind, _area(multiply(matrix_of(thing), outer), frame)
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        inner = multiply(matrix_of(thing), outer)
        for at in range(min(_MOST_OBJECTS, max(0, pdfium_c.FPDFFormObj_CountObjects(thing)))):
            yield from _walk(pdfium_c.FPDFFormObj_GetObject(thing, at), inner, frame, depth + 1)


def _area(matrix: Matrix, frame: Frame) -> float:
    """How much of the page a picture covers: pictures are drawn into the unit square."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    across = min(max(xs), frame.right) - max(min(xs), frame.left)
    up = min(max(ys), frame.top) - max(min(ys), frame.bottom)
    return max(0.0, across) * max(0.0, up)
