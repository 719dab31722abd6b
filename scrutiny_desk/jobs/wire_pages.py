"""Pages as compact JSON material and back: as the shelf keeps them, and no more.

Ruling lines, fills, tables and bookmarks are read for the finders and stay in the reader process.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from scrutiny_desk.domain.pages.pages import KeptPage, KeptReading
from scrutiny_desk.jobs.typed import Nonsense, pack, unpack
from scrutiny_desk.library.shelves.pages import are_words


def pack_head(reading: KeptReading) -> list[Any]:
    """What there is to a reading beside its pages, as JSON material."""
    layout = reading.layout_pdf
    return [
        pack(reading.file_name),
        pack(reading.sha256),
        pack(reading.kind_of_file),
        pack(reading.title),
        None if layout is None else base64.b64encode(layout).decode("ascii"),
    ]


def unpack_head(value: object) -> KeptReading:
    """The reading without its pages; raises Nonsense where it is none or contradicts itself."""
    if not isinstance(value, list) or len(value) != 5:
        raise Nonsense("a reading expected")
    reading = KeptReading(
        file_name=unpack(str, value[0]),
        sha256=unpack(str, value[1]),
        kind_of_file=unpack(str, value[2]),
        title=unpack(str, value[3]),
        pages=(),
        layout_pdf=None if value[4] is None else _bytes(value[4]),
    )
    if len(reading.sha256) != 64 or set(reading.sha256) - set("0123456789abcdef"):
        raise Nonsense("a SHA-256 expected")
    if (reading.layout_pdf is None) != (reading.kind_of_file == "pdf"):
        raise Nonsense("a laid out PDF where none belongs, or none where one does")
    return reading


def pack_page(page: KeptPage) -> list[Any]:
    """A page as JSON material."""
    words = base64.b64encode(page.words).decode("ascii")
    rest = (page.label, page.width, page.height, page.text, page.ocr, page.upright)
    return [page.index, *map(pack, rest), words]


def unpack_page(value: object) -> KeptPage:
    """The page of JSON material; raises Nonsense where it is none."""
    if not isinstance(value, list) or len(value) != 8:
        raise Nonsense("a page expected")
    index, label, width, height, text, ocr, upright, words = value
    page = KeptPage(
        index=unpack(int, index),
        label=None if label is None else unpack(str, label),
        width=unpack(float, width),
        height=unpack(float, height),
        text=unpack(str, text),
        words=_bytes(words),
        ocr=None if ocr is None else unpack(float, ocr),
        upright=unpack(int, upright),
    )
    if page.width <= 0 or page.height <= 0:
        raise Nonsense("a page without size")
    if page.ocr is not None and not 0.0 <= page.ocr <= 1.0:
        raise Nonsense("a share between 0 and 1 expected")
    if page.upright not in (0, 90, 180, 270):
        raise Nonsense("a quarter turn expected")
    if not are_words(page.words):
        raise Nonsense("the words of a page expected")
    return page


def _bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise Nonsense("base64 expected")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as broken:
        raise Nonsense("base64 expected") from broken
