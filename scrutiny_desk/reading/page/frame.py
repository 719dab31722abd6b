"""From a PDF's own coordinates to the page as a reader sees it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as pdfium_c

from scrutiny_desk.domain.pages.pages import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first and `outer` after it."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible rectangle of a page in its own space, and its rotation in degrees clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def width(self) -> float:
        """Width as seen, in points."""
        upright = self.rotation in {0, 180}
        return self.right - self.left if upright else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height as seen, in points."""
        upright = self.rotation in {0, 180}
        return self.top - self.bottom if upright else self.right - self.left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the PDF's space as seen: origin top left, y downwards."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the PDF's space as seen."""
        if self.rotation == 0:
            # Nearly every page; asked once a word.
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def frame_of(raw_page: object) -> Frame:
    """The frame of a page that is loaded."""
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(raw_page, ctypes.byref(rect))
    rotation = (int(pdfium_c.FPDFPage_GetRotation(raw_page)) % 4) * 90
    return Frame(rect.left, rect.bottom, rect.right, rect.top, rotation)
