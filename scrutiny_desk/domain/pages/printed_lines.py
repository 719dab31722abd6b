"""The printed lines of a page: the words beside each other, in parts that wide spaces leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrutiny_desk.domain.notes.quoting import same_line
from scrutiny_desk.domain.pages.pages import Word

_CELL_GAP = 1.3
"""A space this many heights of its words wide parts two cells."""
LIST_SIGN = re.compile(r"[•●▪o–-]|\(?(?:[0-9]{1,3}|[ivxlcIVXLC]{1,5}|[a-zA-Z])[.):]?(?:[0-9.]*)")
"""What begins an entry of a list: a bullet, a number, a letter."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line: the words of each part that a wide space parts from the next."""

    parts: tuple[tuple[int, ...], ...]
    top: float
    bottom: float
    height: float

    @property
    def words(self) -> tuple[int, ...]:
        return tuple(word for part in self.parts for word in part)


def printed_lines(words: Sequence[Word]) -> list[PrintedLine]:
    runs: list[list[int]] = []
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        if before and same_line(before, word) and word.box.x0 >= before.box.x0:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [_line(run, words) for run in runs]


def _line(run: Sequence[int], words: Sequence[Word]) -> PrintedLine:
    height = max(words[index].box.height for index in run)
    parts: list[list[int]] = [[run[0]]]
    for before, index in pairwise(run):
        gap = words[index].box.x0 - words[before].box.x1
        if gap > _CELL_GAP * height:
            parts.append([])
        parts[-1].append(index)
    boxes = [words[index].box for index in run]
    return PrintedLine(
        tuple(tuple(part) for part in parts),
        min(box.y0 for box in boxes),
        max(box.y1 for box in boxes),
        height,
    )
