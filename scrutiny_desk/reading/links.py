"""The links and bookmarks that a PDF carries."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from scrutiny_desk.domain.pages.links import Link
from scrutiny_desk.domain.pages.pages import Bookmark
from scrutiny_desk.reading.page.frame import Frame, frame_of

_LONGEST_ADDRESS = 4096
_MOST_LINKS = 500
"""Of one page; an index has a hundred."""


def read_links(pdf: bytes, page_index: int) -> tuple[Link, ...]:
    """The links on a page (from 0); none where the file or the page cannot be opened."""
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        return ()
    try:
        if not 0 <= page_index < len(document):
            return ()
        page = document[page_index]
        frame = frame_of(page.raw)
        found = tuple(
            link for raw in _annotations(page.raw) if (link := _link(document, raw, frame))
        )
        page.close()
        return found
    except pdfium.PdfiumError:
        return ()
    finally:
        document.close()


def read_bookmarks(pdf: bytes) -> tuple[Bookmark, ...]:
    """The file's own outline in order; none where it has none or cannot be opened."""
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError:
        return ()
    try:
        return bookmarks_of(document)
    finally:
        document.close()


def bookmarks_of(document: pdfium.PdfDocument) -> tuple[Bookmark, ...]:
    """The outline of a document that is open."""
    found: list[Bookmark] = []
    for entry in document.get_toc():
        target = entry.get_dest()
        index = target.get_index() if target is not None else None
        title = " ".join(entry.get_title().split())
        found.append(Bookmark(title, entry.level, index if index is None or index >= 0 else None))
    return tuple(found)


def _annotations(page: Any) -> Iterator[Any]:
    place = ctypes.c_int(0)
    link = pdfium_c.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not pdfium_c.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
            return
        yield link


def _link(document: pdfium.PdfDocument, raw: Any, frame: Frame) -> Link | None:
    rect = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFLink_GetAnnotRect(raw, ctypes.byref(rect)):
        return None
    low, high = sorted((rect.bottom, rect.top))
    left, right = sorted((rect.left, rect.right))
    box = frame.box(left, low, right, high)
    target = pdfium_c.FPDFLink_GetDest(document.raw, raw)
    if not target:
        action = pdfium_c.FPDFLink_GetAction(raw)
        if action and pdfium_c.FPDFAction_GetType(action) == pdfium_c.PDFACTION_URI:
            address = _address(document, action)
            return Link(box, address=address) if address else None
        if action:
            target = pdfium_c.FPDFAction_GetDest(document.raw, action)
    if not target:
        return None
    index = pdfium_c.FPDFDest_GetDestPageIndex(document.raw, target)
    if not 0 <= index < len(document):
        return None
    return Link(box, page_index=index, top=_top(document, target, index))


def _top(document: pdfium.PdfDocument, target: Any, index: int) -> float:
    """How far down its page a target stands, 0 where it names the page alone."""
    flags = (ctypes.c_int(0), ctypes.c_int(0), ctypes.c_int(0))
    numbers = (ctypes.c_float(0), ctypes.c_float(0), ctypes.c_float(0))
    told = pdfium_c.FPDFDest_GetLocationInPage(
        target, *map(ctypes.byref, flags), *map(ctypes.byref, numbers)
    )
    if not told or not flags[1].value:
        return 0.0
    page = document[index]
    frame = frame_of(page.raw)
    page.close()
    x = numbers[0].value if flags[0].value else frame.left
    _, y = frame.point(x, numbers[1].value)
    return min(max(y, 0.0), frame.height)


def _address(document: pdfium.PdfDocument, action: Any) -> str:
    length = pdfium_c.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 1 < length <= _LONGEST_ADDRESS:
        return ""
    held = ctypes.create_string_buffer(length)
    pdfium_c.FPDFAction_GetURIPath(document.raw, action, held, length)
    return held.value.decode("utf-8", "replace").strip()
