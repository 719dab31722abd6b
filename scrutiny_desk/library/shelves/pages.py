"""The shelf of pages: their text, size and printed label, and every word with its box."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from json.encoder import encode_basestring_ascii

from scrutiny_desk.domain.pages import Box, Page, Word
from scrutiny_desk.domain.papers import PageRow
from scrutiny_desk.library.plain import storable

PackedPage = tuple[int, str | None, float, float, str, bytes, float | None]


def pack(pages: Sequence[Page]) -> list[PackedPage]:
    """The pages as they are stored; done before the transaction, which is then a short one."""
    return [
        (
            page.index,
            page.label,
            page.width,
            page.height,
            storable(page.text),
            pack_words(page.words),
            page.ocr,
        )
        for page in pages
    ]


def pack_words(words: Sequence[Word]) -> bytes:
    """Words as compact JSON, compressed; boxes to a hundredth of a point."""
    # Written by hand, since a pack has tens of thousands of words: a third of the time of json.
    rows = [
        f"[{encode_basestring_ascii(word.text)},{(box := word.box).x0:.2f},{box.y0:.2f},"
        f"{box.x1:.2f},{box.y1:.2f},{word.size:.2f},{word.bold:d},{word.turned}]"
        for word in words
    ]
    return zlib.compress(f"[{','.join(rows)}]".encode("ascii"), 3)


def unpack_words(packed: bytes) -> list[Word]:
    """The words of `pack_words`."""
    return [
        Word(text, Box(x0, y0, x1, y1), size, bool(bold), turned)
        for text, x0, y0, x1, y1, size, bold, turned in json.loads(zlib.decompress(packed))
    ]


def add(connection: sqlite3.Connection, paper_id: str, pages: Sequence[PackedPage]) -> None:
    """Put a paper's pages on the shelf."""
    connection.executemany(
        "INSERT INTO page (paper_id, page_index, label, width, height, text, words, ocr) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(paper_id, *page) for page in pages],
    )


def pages(connection: sqlite3.Connection, paper_id: str) -> list[PageRow]:
    """A paper's pages in order, without their words."""
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
