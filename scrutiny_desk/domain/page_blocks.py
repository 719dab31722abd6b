"""What a page says in its order, for who hears it: headings, paragraphs and tables of its words.

Only where the words stand is asked. A paragraph ends at a gap, a heading is a line of larger or
heavier type, and a table is lines whose words stand in the same columns, one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrutiny_desk.domain.pages import Word
from scrutiny_desk.domain.quoting import same_line

_CELL_GAP = 1.3
"""A space this many heights of its words wide parts two cells."""
_PARAGRAPH_GAP = 0.75
"""A gap this many heights of a line above it begins a paragraph."""
_WRAP_GAP = 0.5
"""Two lines of one cell stand nearer to each other than this many heights."""
_FAR_GAP = 2.5
"""A table ends where nothing is printed for this many heights."""
_LARGER = 1.18
_LONGEST_HEADING = 24
_LIST_SIGN = re.compile(r"[•●▪o–-]|\(?(?:[0-9]{1,3}|[ivxlcIVXLC]{1,5}|[a-zA-Z])[.):]?(?:[0-9.]*)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """words: places in the page's words. heading: it stands over what follows."""

    words: tuple[int, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """rows: the cells of each row from the left, as places in the page's words, all as wide."""

    rows: tuple[tuple[tuple[int, ...], ...], ...]


Block = Paragraph | TableBlock


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: the words of each part that a wide space parts from the next."""

    parts: tuple[tuple[int, ...], ...]
    top: float
    bottom: float
    height: float

    @property
    def words(self) -> tuple[int, ...]:
        return tuple(word for part in self.parts for word in part)


def blocks_of(words: Sequence[Word]) -> tuple[Block, ...]:
    """The blocks of a page from its words in reading order; every word stands in one of them."""
    lines = _lines(words)
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        end, columns = _table_from(lines, at, words)
        if columns:
            blocks.append(_table(lines[at:end], columns, words))
        else:
            end = _paragraph_from(lines, at, words)
            blocks.append(_paragraph(lines[at:end], lines, words))
        at = end
    return tuple(blocks)


def _lines(words: Sequence[Word]) -> list[_Line]:
    runs: list[list[int]] = []
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        if before and same_line(before, word) and word.box.x0 >= before.box.x0:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [_line(run, words) for run in runs]


def _line(run: Sequence[int], words: Sequence[Word]) -> _Line:
    height = max(words[index].box.height for index in run)
    parts: list[list[int]] = [[run[0]]]
    for before, index in pairwise(run):
        gap = words[index].box.x0 - words[before].box.x1
        if gap > _CELL_GAP * height:
            parts.append([])
        parts[-1].append(index)
    boxes = [words[index].box for index in run]
    return _Line(
        tuple(tuple(part) for part in parts),
        min(box.y0 for box in boxes),
        max(box.y1 for box in boxes),
        height,
    )


def _paragraph_from(lines: Sequence[_Line], at: int, words: Sequence[Word]) -> int:
    """The line after a paragraph that begins at a line."""
    end = at + 1
    while end < len(lines):
        above, here = lines[end - 1], lines[end]
        gap = here.top - above.bottom
        apart = gap > _PARAGRAPH_GAP * above.height or gap < -above.height
        listed = _LIST_SIGN.fullmatch(words[here.words[0]].text) is not None
        begins = listed and len(here.words) > 1
        if apart or begins or _type(above, words) != _type(here, words):
            break
        if _table_from(lines, end, words)[1]:
            break
        end += 1
    return end


def _type(line: _Line, words: Sequence[Word]) -> tuple[bool, int]:
    """Whether a line is heavy, and its size in whole points."""
    heavy = sum(words[index].bold for index in line.words) * 2 > len(line.words)
    return heavy, round(max(words[index].size for index in line.words))


def _paragraph(part: Sequence[_Line], lines: Sequence[_Line], words: Sequence[Word]) -> Paragraph:
    chosen = tuple(index for line in part for index in line.words)
    usual = sorted(line.height for line in lines)[len(lines) // 2]
    heavy, _ = _type(part[0], words)
    larger = part[0].height > _LARGER * usual
    short = len(chosen) <= _LONGEST_HEADING
    ends = words[chosen[-1]].text[-1:] in {".", ";", ","}
    return Paragraph(chosen, heading=(heavy or larger) and short and not ends)


def _table_from(
    lines: Sequence[_Line], at: int, words: Sequence[Word]
) -> tuple[int, list[tuple[float, float]]]:
    """The line after a table that begins at a line, and the columns (left, right); none if none."""
    if not _is_row(lines[at], words):
        return at, []
    columns = _reaches(lines[at], words)
    end, rows = at + 1, 1
    while end < len(lines):
        line = lines[end]
        gap = line.top - lines[end - 1].bottom
        if gap > _FAR_GAP * line.height or gap < -line.height:
            break
        merged = _merged(columns, _reaches(line, words))
        if len(merged) < 2 or (len(merged) < len(columns) and len(line.parts) < 2):
            break
        if len(merged) < len(columns):
            break
        if len(line.parts) == 1 and not _in_one(line, columns, words):
            break
        rows += len(line.parts) > 1
        columns, end = merged, end + 1
    return (end, columns) if rows > 1 else (at, [])


def _is_row(line: _Line, words: Sequence[Word]) -> bool:
    """Whether a line can begin a table: parts in columns that are more than a list's signs."""
    if len(line.parts) < 2:
        return False
    first = line.parts[0]
    listed = len(first) == 1 and _LIST_SIGN.fullmatch(words[first[0]].text) is not None
    return len(line.parts) > 2 or not listed


def _in_one(line: _Line, columns: Sequence[tuple[float, float]], words: Sequence[Word]) -> bool:
    """Whether a line of one part goes on in a column: it begins there and stays in it."""
    left, right = _reaches(line, words)[0]
    room = 2 * line.height
    return any(abs(left - start) < line.height and right < end + room for start, end in columns)


def _reaches(line: _Line, words: Sequence[Word]) -> list[tuple[float, float]]:
    return [(words[part[0]].box.x0, words[part[-1]].box.x1) for part in line.parts]


def _merged(
    columns: Sequence[tuple[float, float]], more: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Columns that take up further parts: what lies over one another is one column."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted([*columns, *more]):
        if merged and left < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def _table(
    lines: Sequence[_Line], columns: Sequence[tuple[float, float]], words: Sequence[Word]
) -> TableBlock:
    rows: list[list[list[int]]] = []
    for number, line in enumerate(lines):
        cells: list[list[int]] = [[] for _ in columns]
        for part in line.parts:
            left = words[part[0]].box.x0
            place = max(n for n, (start, _) in enumerate(columns) if n == 0 or left >= start - 1)
            cells[place] += part
        # A line with nothing in its first column, or with nothing else and close below, goes on
        # with the row above it.
        close = number > 0 and line.top - lines[number - 1].bottom < _WRAP_GAP * line.height
        if rows and (not cells[0] or (close and not any(cells[1:]) and any(rows[-1][1:]))):
            rows[-1] = [[*above, *cell] for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return TableBlock(tuple(tuple(tuple(cell) for cell in row) for row in rows))
