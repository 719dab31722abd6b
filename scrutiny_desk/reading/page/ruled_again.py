"""The ruling lines and fills of a few pages of a PDF whose words are known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from scrutiny_desk.domain.pages.pages import Page
from scrutiny_desk.reading.lines import lines_of
from scrutiny_desk.reading.page.frame import frame_of
from scrutiny_desk.reading.page.shapes import PageShapes


def with_rulings(pdf: bytes, pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with what is ruled and filled on them, and with their lines parted by it.

    pages: with their words, each of the index that it has in the file. Where the file cannot be
    opened again, or lacks a page, the page stays without rulings.
    """
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        return tuple(pages)
    try:
        return tuple(_ruled(document, page) for page in pages)
    finally:
        document.close()


def _ruled(document: pdfium.PdfDocument, page: Page) -> Page:
    try:
        printed = document[page.index]
    except (pdfium.PdfiumError, IndexError):
        return page
    shapes = PageShapes(frame_of(printed.raw))
    shapes.collect(printed.raw)
    printed.close()
    rules, fills = tuple(shapes.rules), tuple(shapes.fills)
    return replace(page, rules=rules, fills=fills, lines=lines_of(page.words, rules))
