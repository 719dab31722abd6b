"""The shelf of pages: their text, size and printed label, and every word with its box."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Sequence
from json.encoder import encode_basestring_ascii
from typing import TYPE_CHECKING

from scrutiny_desk.domain.pages.pages import Box, KeptPage, KeptReading, Page, Reading, Word
from scrutiny_desk.domain.pages.upright import turn_to_read
from scrutiny_desk.library.plain import storable

if TYPE_CHECKING:
    import sqlite3

    from scrutiny_desk.domain.papers.papers import PageRow

_KINDS = (str, float, float, float, float, float, int, int)
_SET = ({0, 1}, {0, 90, 180, 270})
_FARTHEST = 1e15
_ROW = "[%s,%.2f,%.2f,%.2f,%.2f,%.2f,%d,%d]"

LARGEST_WORDS = 64 * 1024 * 1024
"""Bytes of the words of one page, unpacked."""


def keep(reading: Reading) -> KeptReading:
    """What is kept of a reading."""
    return KeptReading(
        file_name=reading.file_name,
        sha256=reading.sha256,
        kind_of_file=reading.kind_of_file,
        title=reading.title,
        pages=tuple(map(keep_page, reading.pages)),
        layout_pdf=reading.layout_pdf,
    )


def keep_page(page: Page) -> KeptPage:
    """A page as it is stored; done before the transaction, which is then a short one."""
    return KeptPage(
        index=page.index,
        label=None if page.label is None else storable(page.label),
        width=page.width,
        height=page.height,
        text=storable(page.text),
        words=pack_words(page.words),
        ocr=page.ocr,
        upright=turn_to_read(Counter(word.turned for word in page.words)),
    )


def pack_words(words: Sequence[Word]) -> bytes:
    """Words as compact JSON, compressed; boxes to a hundredth of a point."""
    # Written by hand, since a pack has tens of thousands of words: a fifth of the time of json.
    parts: list[object] = []
    for word in words:
        box = word.box
        parts += (encode_basestring_ascii(word.text), box.x0, box.y0, box.x1, box.y1)
        parts += (word.size, word.bold, word.turned)
    rows = ",".join([_ROW] * len(words)) % tuple(parts)
    return zlib.compress(f"[{rows}]".encode("ascii"), 3)


def unpack_words(packed: bytes) -> list[Word]:
    """The words of `pack_words`."""
    return [
        Word(text, Box(x0, y0, x1, y1), size, bool(bold), turned)
        for text, x0, y0, x1, y1, size, bold, turned in json.loads(zlib.decompress(packed))
    ]


def are_words(packed: bytes) -> bool:
    """Whether these bytes are what `pack_words` makes; they may come from a process gone wrong."""
    try:
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(packed, LARGEST_WORDS)
        rows = json.loads(plain, parse_constant=_no_number)
    except (zlib.error, ValueError, RecursionError):
        return False
    if not unpacking.eof or unpacking.unused_data:
        return False
    if not isinstance(rows, list) or {type(row) for row in rows} - {list}:
        return False
    if {len(row) for row in rows} - {len(_KINDS)}:
        return False
    # A column at a time: a paper has tens of thousands of words.
    columns = list(zip(*rows, strict=True))
    if any(set(map(type, column)) != {kind} for column, kind in zip(columns, _KINDS, strict=False)):
        return False
    places = columns[1:6]
    near = all(-_FARTHEST <= min(column) <= max(column) <= _FARTHEST for column in places)
    return near and all(
        set(column) <= known for column, known in zip(columns[6:], _SET, strict=False)
    )


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def add(connection: sqlite3.Connection, paper_id: str, pages: Sequence[KeptPage]) -> None:
    """Put a paper's pages on the shelf."""
    connection.executemany(
        "INSERT INTO page (paper_id, page_index, label, width, height, text, words, ocr) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                paper_id,
                page.index,
                page.label,
                page.width,
                page.height,
                page.text,
                page.words,
                page.ocr,
            )
            for page in pages
        ],
    )


def pages(connection: sqlite3.Connection, paper_id: str) -> list[PageRow]:
    """A paper's pages in order, without their words."""
    # Only where it is read: the reader's process packs pages and waits for nothing else to load.
    from scrutiny_desk.domain.papers.papers import PageRow

    rows = connection.execute(
        "SELECT page_index, label, width, height, text, ocr FROM page WHERE paper_id = ? "
        "ORDER BY page_index",
        (paper_id,),
    )
    return [PageRow(*row) for row in rows]


def words(connection: sqlite3.Connection, paper_id: str, page_index: int) -> list[Word] | None:
    """The words of one page in reading order, or None where there is no such page."""
    row = connection.execute(
        "SELECT words FROM page WHERE paper_id = ? AND page_index = ?", (paper_id, page_index)
    ).fetchone()
    return None if row is None else unpack_words(row[0])


def text_of(connection: sqlite3.Connection, paper_id: str, page_index: int) -> str:
    """The text of one page, "" where there is no such page."""
    row = connection.execute(
        "SELECT text FROM page WHERE paper_id = ? AND page_index = ?", (paper_id, page_index)
    ).fetchone()
    return "" if row is None else str(row[0])
