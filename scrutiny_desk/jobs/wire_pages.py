"""Pages as compact JSON material and back: what the shelf keeps of them, and no more.

Ruling lines, fills, tables and bookmarks are read for the finders and stay in the reader process.
A page's numbers travel as one block of doubles and its words as one list, because a pack has
tens of thousands of words.
"""

from __future__ import annotations

import base64
import binascii
import itertools
import math
from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from scrutiny_desk.domain.pages import Box, Line, Page, Reading, Word
from scrutiny_desk.jobs.typed import Nonsense, pack, unpack

_LARGEST = 1e15
_BOLD = 1
_TURNED = 2
"""How a word is set: one byte, 1 when bold and 2 for each quarter turn."""


def kept(reading: Reading) -> Reading:
    """The reading as it arrives: without what only the finders need."""
    pages = tuple(replace(page, rules=(), fills=(), unread=None) for page in reading.pages)
    return replace(reading, pages=pages, tables=(), bookmarks=())


def pack_head(reading: Reading) -> list[Any]:
    """What there is to a reading beside its pages, as JSON material."""
    layout = reading.layout_pdf
    return [
        pack(reading.file_name),
        pack(reading.sha256),
        pack(reading.kind_of_file),
        pack(reading.title),
        None if layout is None else base64.b64encode(layout).decode("ascii"),
    ]


def unpack_head(value: object) -> Reading:
    """The reading without its pages; raises Nonsense where it is none or contradicts itself."""
    if not isinstance(value, list) or len(value) != 5:
        raise Nonsense("a reading expected")
    reading = Reading(
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


def pack_page(page: Page) -> list[Any]:
    """A page as JSON material.

    Its words are sent once: a line is the places of its words in the page's list, and its box.
    """
    places = {id(word): place for place, word in enumerate(page.words)}
    words = list(page.words)
    lines: list[list[int]] = []
    for line in page.lines:
        on_line: list[int] = []
        for word in line.words:
            place = places.get(id(word))
            if place is None:
                # A word of a line that is not in the page's own list goes after it.
                place = places[id(word)] = len(words)
                words.append(word)
            on_line.append(place)
        lines.append(on_line)
    boxes = [word.box for word in words] + [line.box for line in page.lines]
    numbers = array("d", itertools.chain.from_iterable(map(_corners, boxes)))
    numbers.extend(word.size for word in words)
    if not all(map(math.isfinite, numbers)):
        raise ValueError("a length that is not finite cannot be sent")
    how = bytes(_BOLD * word.bold + _TURNED * (word.turned // 90) for word in words)
    return [
        page.index,
        pack(page.width),
        pack(page.height),
        pack(page.label),
        pack(page.item_stamp),
        pack(page.ocr),
        len(page.words),
        [pack(word.text) for word in words],
        base64.b64encode(numbers.tobytes()).decode("ascii"),
        base64.b64encode(how).decode("ascii"),
        lines,
    ]


def unpack_page(value: object) -> Page:
    """The page of JSON material; raises Nonsense where it is none."""
    if not isinstance(value, list) or len(value) != 11:
        raise Nonsense("a page expected")
    index, width, height, label, stamp, ocr, own, texts, numbers, how, lines = value
    words, boxes = _words(unpack(tuple[str, ...], texts), numbers, how, lines)
    if not 0 <= unpack(int, own) <= len(words):
        raise Nonsense("more words than there are")
    page = Page(
        index=unpack(int, index),
        width=unpack(float, width),
        height=unpack(float, height),
        words=tuple(words[:own]),
        lines=tuple(
            Line(_on_line(places, words), box) for places, box in zip(lines, boxes, strict=True)
        ),
        label=None if label is None else unpack(str, label),
        item_stamp=None if stamp is None else unpack(str, stamp),
        ocr=None if ocr is None else unpack(float, ocr),
    )
    if page.width <= 0 or page.height <= 0:
        raise Nonsense("a page without size")
    if page.ocr is not None and not 0.0 <= page.ocr <= 1.0:
        raise Nonsense("a share between 0 and 1 expected")
    return page


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1


def _words(
    texts: Sequence[str], packed: object, how: object, lines: object
) -> tuple[list[Word], list[Box]]:
    """The words, and the boxes of the lines."""
    if not isinstance(lines, list):
        raise Nonsense("lines expected")
    numbers = array("d")
    try:
        numbers.frombytes(_bytes(packed))
    except ValueError as broken:
        raise Nonsense("numbers expected") from broken
    settings = _bytes(how)
    if len(numbers) != 5 * len(texts) + 4 * len(lines) or len(settings) != len(texts):
        raise Nonsense("as many numbers as words and lines need expected")
    if not all(-_LARGEST <= number <= _LARGEST for number in numbers):
        raise Nonsense("numbers of sensible size expected")
    if any(setting >= 4 * _TURNED for setting in settings):
        raise Nonsense("a word set in no known way")
    corners = iter(numbers[: 4 * (len(texts) + len(lines))])
    boxes = [Box(*four) for four in zip(corners, corners, corners, corners, strict=True)]
    sizes = numbers[4 * len(boxes) :]
    words = [
        Word(text, box, size, bool(setting & _BOLD), setting // _TURNED * 90)
        for text, box, size, setting in zip(texts, boxes, sizes, settings, strict=False)
    ]
    return words, boxes[len(texts) :]


def _on_line(places: object, words: Sequence[Word]) -> tuple[Word, ...]:
    if not isinstance(places, list) or not all(type(place) is int for place in places):
        raise Nonsense("the places of words expected")
    if places and not 0 <= min(places) <= max(places) < len(words):
        raise Nonsense("a word that is not on the page")
    return tuple([words[place] for place in places])


def _bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise Nonsense("base64 expected")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as broken:
        raise Nonsense("base64 expected") from broken
