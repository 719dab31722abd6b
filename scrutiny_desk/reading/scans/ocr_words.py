"""Tesseract's table of words as the words of a page."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from typing import Any

from scrutiny_desk.domain.pages.pages import Box, Word

WordTable = dict[str, list[Any]]
"""A list for each of Tesseract's columns: text, conf (0 to 100), left, top, width, height (all
pixels), block_num, par_num and line_num."""

# Measured on scans from clear to faint: of the words Tesseract is less sure of, one in five is
# right, above it every second and soon nearly all; and marks without a letter are mostly dirt.
_FLOOR, _FLOOR_OF_MARKS = 0.40, 0.60
# What the dot before an entry of a list is taken for; none of them begins a line in English.
_LIKE_BULLETS = frozenset("«»¢°©®*e•")
# How far letters reach above and below the line they stand on, in type sizes.
_HIGH = set("bdfhklt0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ()[]/&£%?“”\"'’‘")
_DEEP = set("gjpqyQ,;()[]/")
_X_HEIGHT, _ASCENT, _DESCENT = 0.52, 0.73, 0.21


def words_of(
    table: dict[str, list[Any]], across: float, down: float
) -> Iterator[tuple[Word, float]]:
    """The words of Tesseract's table with their confidence; across, down: points a pixel."""
    lines: dict[tuple[int, int, int], list[tuple[str, Box, float]]] = {}
    for at, printed in enumerate(table.get("text", [])):
        text, sure = str(printed).strip(), float(table["conf"][at]) / 100
        bare = not any(letter.isalnum() for letter in text) and text not in _LIKE_BULLETS
        if not text or sure < (_FLOOR_OF_MARKS if bare else _FLOOR):
            continue
        left, top = table["left"][at] * across, table["top"][at] * down
        right = left + table["width"][at] * across
        bottom = top + table["height"][at] * down
        line = (table["block_num"][at], table["par_num"][at], table["line_num"][at])
        lines.setdefault(line, []).append((text, Box(left, top, right, bottom), min(sure, 1.0)))
    for line_words in lines.values():
        size = _size_of(line_words)
        if line_words[0][0] in _LIKE_BULLETS and len(line_words) > 1:
            line_words[0] = ("•", *line_words[0][1:])
        for text, box, sure in line_words:
            yield Word(text, _full_height(text, box, size), size), sure


def _reach(text: str) -> tuple[float, float]:
    letters = set(text)
    return (_ASCENT if letters & _HIGH else _X_HEIGHT, _DESCENT if letters & _DEEP else 0.0)


def _size_of(words: Sequence[tuple[str, Box, float]]) -> float:
    """The type size of a line in points, from how high its words are with the letters they have."""
    sizes = [
        box.height / sum(_reach(text))
        for text, box, _ in words
        if any(letter.isalnum() for letter in text)
    ]
    return round(statistics.median(sizes or [box.height for _, box, _ in words]), 1)


def _full_height(text: str, box: Box, size: float) -> Box:
    """The box from the highest to the lowest letter there could be, as a PDF's words have it."""
    up, down = _reach(text)
    if not any(letter.isalnum() for letter in text) or box.height > 1.6 * size:
        middle = box.centre[1]
        return Box(box.x0, min(box.y0, middle - size / 2), box.x1, max(box.y1, middle + size / 2))
    return Box(
        box.x0, box.y0 - max(0.0, _ASCENT - up) * size, box.x1,
        box.y1 + max(0.0, _DESCENT - down) * size,
    )  # fmt: skip


def on_its_side(words: Sequence[Word]) -> bool:
    """Whether most of the longer words are higher than they are wide."""
    longer = [word.box for word in words if len(word.text) > 3]
    return sum(box.height > box.width for box in longer) * 2 > len(longer)
