"""From the page as a reader sees it back to the PDF's own coordinates."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

from scrutiny_desk.domain.pages.pages import Box

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PageSpace:
    """The visible rectangle of a page in its own space, and its rotation in degrees clockwise.

    Boxes are in points of the page as seen: after its rotation, origin top left, y downwards.
    """

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

    def point(self, x: float, y: float) -> Point:
        """A point as seen, in the PDF's own space (origin below, y upwards)."""
        if self.rotation == 0:
            return self.left + x, self.top - y
        if self.rotation == 90:
            return self.left + y, self.bottom + x
        if self.rotation == 180:
            return self.right - x, self.bottom + y
        return self.right - y, self.top - x

    def corners(self, box: Box) -> tuple[Point, Point, Point, Point]:
        """A box's corners as seen (top left, top right, bottom left, bottom right) in that space.

        That is the order in which readers expect the corners of marked words.
        """
        return (
            self.point(box.x0, box.y0),
            self.point(box.x1, box.y0),
            self.point(box.x0, box.y1),
            self.point(box.x1, box.y1),
        )

    def rectangle(self, box: Box) -> tuple[float, float, float, float]:
        """A box as left, bottom, right, top in the PDF's own space."""
        corners = self.corners(box)
        across, up = [x for x, _ in corners], [y for _, y in corners]
        return min(across), min(up), max(across), max(up)


def spaces_of(content: bytes) -> list[PageSpace]:
    """The space of every page of a PDF, by the same program that read its words.

    Raises ValueError where it is no PDF, broken, or locked.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        return [_space_of(document.get_page(at)) for at in range(len(document))]
    finally:
        document.close()


def _space_of(page: Any) -> PageSpace:
    import pypdfium2.raw as pdfium_c

    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(rect))
    space = PageSpace(rect.left, rect.bottom, rect.right, rect.top, page.get_rotation())
    page.close()
    return space
