"""A reading as compact JSON material and back."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Any

from scrutiny_desk.domain.pages import (
    Bookmark,
    Box,
    Fill,
    Line,
    Page,
    Reading,
    Rule,
    Table,
    Word,
)
from scrutiny_desk.jobs.typed import Nonsense, pack, unpack

# A page's lines are made of the page's words, so that a word is sent once: a line is sent as its
# box and the places of its words in the page's list (or, for a word that is not there, itself).


def pack_reading(reading: Reading) -> list[Any]:
    """The reading as JSON material."""
    layout = reading.layout_pdf
    return [
        pack(reading.file_name),
        pack(reading.sha256),
        pack(reading.kind_of_file),
        pack(reading.title),
        [_pack_page(page) for page in reading.pages],
        pack(reading.tables),
        pack(reading.bookmarks),
        None if layout is None else base64.b64encode(layout).decode("ascii"),
    ]


def unpack_reading(value: object) -> Reading:
    """The reading of JSON material; raises Nonsense where it is none or contradicts itself."""
    if not isinstance(value, list) or len(value) != 8:
        raise Nonsense("a reading expected")
    if not isinstance(value[4], list):
        raise Nonsense("pages expected")
    reading = Reading(
        file_name=unpack(str, value[0]),
        sha256=unpack(str, value[1]),
        kind_of_file=unpack(str, value[2]),
        title=unpack(str, value[3]),
        pages=tuple([_unpack_page(page) for page in value[4]]),
        tables=unpack(tuple[Table, ...], value[5]),
        bookmarks=unpack(tuple[Bookmark, ...], value[6]),
        layout_pdf=_unpack_bytes(value[7]),
    )
    _check_reading(reading)
    return reading


def _pack_page(page: Page) -> list[Any]:
    places: dict[int, int] = {id(word): place for place, word in enumerate(page.words)}
    equal: dict[Word, int] = {}
    lines = []
    for line in page.lines:
        words: list[Any] = []
        for word in line.words:
            place = places.get(id(word))
            if place is None:
                if not equal:
                    equal = {known: number for number, known in enumerate(page.words)}
                place = equal.get(word)
            words.append(_pack_word(word) if place is None else place)
        lines.append([pack(line.box), words])
    return [
        page.index,
        pack(page.width),
        pack(page.height),
        [_pack_word(word) for word in page.words],
        pack(page.rules),
        pack(page.fills),
        lines,
        pack(page.label),
        pack(page.item_stamp),
    ]


def _unpack_page(value: object) -> Page:
    if not isinstance(value, list) or len(value) != 9:
        raise Nonsense("a page expected")
    if not isinstance(value[3], list) or not isinstance(value[6], list):
        raise Nonsense("words and lines expected")
    words = tuple([_unpack_word(word) for word in value[3]])
    return Page(
        index=unpack(int, value[0]),
        width=unpack(float, value[1]),
        height=unpack(float, value[2]),
        words=words,
        rules=unpack(tuple[Rule, ...], value[4]),
        fills=unpack(tuple[Fill, ...], value[5]),
        lines=tuple(_unpack_lines(value[6], words)),
        label=_unpack_name(value[7]),
        item_stamp=_unpack_name(value[8]),
    )


def _unpack_name(value: object) -> str | None:
    return None if value is None else unpack(str, value)


def _unpack_lines(value: list[object], words: tuple[Word, ...]) -> Iterator[Line]:
    for entry in value:
        if not isinstance(entry, list) or len(entry) != 2 or not isinstance(entry[1], list):
            raise Nonsense("a line expected")
        on_line = []
        for place in entry[1]:
            if isinstance(place, int) and not isinstance(place, bool):
                if not 0 <= place < len(words):
                    raise Nonsense("a word that is not on the page")
                on_line.append(words[place])
            else:
                on_line.append(_unpack_word(place))
        yield Line(tuple(on_line), unpack(Box, entry[0]))


def _pack_word(word: Word) -> list[Any]:
    box = word.box
    where = [box.x0, box.y0, box.x1, box.y1]
    return [pack(word.text), *(pack(side) for side in where), word.size, word.bold, word.turned]


def _unpack_word(value: object) -> Word:
    if not isinstance(value, list) or len(value) != 8:
        raise Nonsense("a word expected")
    word = unpack(Word, [value[0], value[1:5], *value[5:]])
    if word.turned not in (0, 90, 180, 270):
        raise Nonsense("a word turned to no side")
    return word


def _unpack_bytes(value: object) -> bytes | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise Nonsense("base64 expected")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as broken:
        raise Nonsense("base64 expected") from broken


def _check_reading(reading: Reading) -> None:
    count = len(reading.pages)
    if reading.kind_of_file not in ("pdf", "text", "workbook"):
        raise Nonsense("an unknown kind of file")
    if len(reading.sha256) != 64 or set(reading.sha256) - set("0123456789abcdef"):
        raise Nonsense("a SHA-256 expected")
    if (reading.layout_pdf is None) != (reading.kind_of_file == "pdf"):
        raise Nonsense("a laid out PDF where none belongs, or none where one does")
    for number, page in enumerate(reading.pages):
        if page.index != number or page.width <= 0 or page.height <= 0:
            raise Nonsense("pages out of order or without size")
    _check_tables(reading, count)
    for mark in reading.bookmarks:
        if mark.level < 0 or (mark.page_index is not None and not 0 <= mark.page_index < count):
            raise Nonsense("a bookmark to no page")


def _check_tables(reading: Reading, count: int) -> None:
    for table in reading.tables:
        if not 0 <= table.first_page <= table.last_page < count:
            raise Nonsense("a table on no page")
        if any(len(row) != table.columns for row in table.rows):
            raise Nonsense("a table with uneven rows")
        if any(not 0 <= cell.page_index < count for row in table.rows for cell in row):
            raise Nonsense("a cell on no page")
