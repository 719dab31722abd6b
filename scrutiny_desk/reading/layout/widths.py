"""How wide the columns of a table are laid out, in what size of type, and on which way of paper."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from scrutiny_desk.reading.layout.parts import Grid

PADDING = 3.0
"""Points between a cell's rules and its words."""

_SIZES = (9.0, 8.0, 7.0, 6.0)
_SMALLER_FROM = 9
_LETTER = 0.5
_LONGEST_WORD = 24
# A table whose rows would be this many lines high on upright paper reads better on wide paper.
_HIGH_ROW = 5
_WIDE_COLUMNS = 5

Measure = Callable[[str, float], float]
"""The width in points of a word printed bold in type of a size in points."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the columns and the size of the type, in points."""

    widths: tuple[float, ...]
    size: float
    landscape: bool


def columns_of(grid: Grid, upright: float, wide: float, measure: Measure) -> Columns:
    """The columns of a grid; upright, wide: the room that each way of paper has, in points."""
    words = _longest_words(grid)
    start = 0 if len(words) < _SMALLER_FROM else 1
    for landscape, room in ((False, upright), (True, wide)):
        for size in _SIZES[start : 2 if not landscape else len(_SIZES)]:
            least = [measure(word, size) + 2 * PADDING + 1.0 for word in words]
            if sum(least) > room:
                continue
            widths = _shared(grid, least, room, size)
            if landscape or not _too_high(grid, widths, size):
                return Columns(widths, size, landscape)
    size = _SIZES[-1]
    least = [measure(word, size) + 2 * PADDING for word in words]
    # Even so its words are too wide: they are broken to fit.
    return Columns(tuple(wide * one / sum(least) for one in least), size, landscape=True)


def _longest_words(grid: Grid) -> list[str]:
    longest = [""] * len(grid.rows[0])
    for row in grid.rows:
        for at, cell in enumerate(row):
            if cell.across == 1 and len(cell.text) > len(longest[at]):
                word = max(cell.text.split(), key=len, default="")
                if len(word) > len(longest[at]):
                    longest[at] = word
    return [word[:_LONGEST_WORD] for word in longest]


def _shared(grid: Grid, least: list[float], room: float, size: float) -> tuple[float, ...]:
    """The room shared out: to each column its longest word, the rest by how much it has to say."""
    natural = list(least)
    amount = [0.0] * len(least)
    for row in grid.rows:
        for at, cell in enumerate(row):
            if cell.text and cell.across == 1:
                long = max(map(len, cell.text.split("\n"))) * size * _LETTER * 1.1 + 3 * PADDING
                natural[at] = max(natural[at], long)
                amount[at] += len(cell.text)
    if sum(natural) <= room:
        spare = (room - sum(natural)) / sum(natural)
        return tuple(one * (1 + spare) for one in natural)
    rest = room - sum(least)
    wants = [
        min(math.sqrt(many / len(grid.rows)) * size * 2, long - short)
        for many, long, short in zip(amount, natural, least, strict=True)
    ]
    total = sum(wants) or 1.0
    return tuple(short + rest * want / total for short, want in zip(least, wants, strict=True))


def _too_high(grid: Grid, widths: tuple[float, ...], size: float) -> bool:
    """Whether a table of many columns would be set in columns of a few words each."""
    if len(widths) < _WIDE_COLUMNS:
        return False
    lines = sorted(
        max(
            len(cell.text) * size * _LETTER / max(width - 2 * PADDING, 1.0)
            for cell, width in zip(row, widths, strict=True)
        )
        for row in grid.rows
    )
    return lines[len(lines) // 2] > _HIGH_ROW
