"""Tables on a page by where its words stand: which lines, which columns, and which rows.

A wrong cell says something else than the paper does, so that a table whose rows nobody can tell
is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrutiny_desk.domain.pages.pages import Word
from scrutiny_desk.domain.pages.printed_lines import LIST_SIGN, PrintedLine

_WORD_GAP = 0.7
"""A space this many heights of its words wide may part two cells: it is no space of a sentence."""
_WRAP_GAP = 0.5
"""Two lines of one cell stand nearer to each other than this many heights."""
_ROW_GAP = 0.3
"""Rows stand so many heights farther apart than the lines of one cell, where that tells them."""
_LEAST_ROWS = 3
_FAR_GAP = 2.5
"""A table ends where nothing is printed for this many heights."""


Columns = Sequence[tuple[float, float]]
"""The left and right edges of columns, in points, from the left."""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """rows: the cells of each row from the left, as places in the page's words, all as wide."""

    rows: tuple[tuple[tuple[int, ...], ...], ...]


def table_from(
    lines: Sequence[PrintedLine], at: int, words: Sequence[Word]
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


def _is_row(line: PrintedLine, words: Sequence[Word]) -> bool:
    """Whether a line can begin a table: parts in columns that are more than a list's signs."""
    if len(line.parts) < 2:
        return False
    first = line.parts[0]
    listed = len(first) == 1 and LIST_SIGN.fullmatch(words[first[0]].text) is not None
    return len(line.parts) > 2 or not listed


def _in_one(line: PrintedLine, columns: Columns, words: Sequence[Word]) -> bool:
    """Whether a line of one part goes on in a column: it begins there and stays in it."""
    left, right = _reaches(line, words)[0]
    room = 2 * line.height
    return any(abs(left - start) < line.height and right < end + room for start, end in columns)


def _reaches(line: PrintedLine, words: Sequence[Word]) -> list[tuple[float, float]]:
    return [(words[part[0]].box.x0, words[part[-1]].box.x1) for part in line.parts]


def _merged(columns: Columns, more: Columns) -> list[tuple[float, float]]:
    """Columns that take up further parts: what lies over one another is one column."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted([*columns, *more]):
        if merged and left < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def table_of(
    lines: Sequence[PrintedLine], columns: Columns, words: Sequence[Word]
) -> TableBlock | None:
    """The rows of a table, None where nobody can tell which lines are of one row.

    A wrong cell says something else than the paper; lines as they are printed do not.
    """
    if any(_may_be_two(line, words) for line in lines):
        return None
    if any(_crowds(line, columns, words) for line in lines):
        return None
    parted = [_cells(line, columns, words) for line in lines]
    begins = _begins_by_gaps(lines, parted, words)
    if begins is None:
        begins = _begins_by_lines(lines, parted, words)
    if begins is None:
        return None
    rows: list[list[list[int]]] = []
    for cells, new in zip(parted, begins, strict=True):
        if new:
            rows.append(cells)
        else:
            rows[-1] = [[*above, *cell] for above, cell in zip(rows[-1], cells, strict=True)]
    return TableBlock(tuple(tuple(tuple(cell) for cell in row) for row in rows))


def _may_be_two(line: PrintedLine, words: Sequence[Word]) -> bool:
    """Whether a part of a line may be two cells: too wide a space for one, too narrow for two."""
    return any(
        words[after].box.x0 - words[before].box.x1 > _WORD_GAP * line.height
        for part in line.parts
        for before, after in pairwise(part)
    )


def _cells(line: PrintedLine, columns: Columns, words: Sequence[Word]) -> list[list[int]]:
    """The words of a line by columns."""
    cells: list[list[int]] = [[] for _ in columns]
    for part in line.parts:
        cells[_column_of(part, columns, words)] += part
    return cells


def _column_of(part: Sequence[int], columns: Columns, words: Sequence[Word]) -> int:
    left = words[part[0]].box.x0
    return max(n for n, (start, _) in enumerate(columns) if n == 0 or left >= start - 1)


def _crowds(line: PrintedLine, columns: Columns, words: Sequence[Word]) -> bool:
    """Whether two parts of a line would stand in one cell: the columns are not the printed ones."""
    places = [_column_of(part, columns, words) for part in line.parts]
    return len(set(places)) < len(places)


def _begins_by_gaps(
    lines: Sequence[PrintedLine], parted: Sequence[Sequence[Sequence[int]]], words: Sequence[Word]
) -> list[bool] | None:
    """Which lines begin a row where rows stand clearly farther apart than the lines of a cell."""
    gaps = [(below.top - above.bottom) / below.height for above, below in pairwise(lines)]
    least, most = min(gaps), max(gaps)
    if most - least < _ROW_GAP or least > _WRAP_GAP:
        return None
    edge = (least + most) / 2
    begins = [True, *(gap > edge for gap in gaps)]
    # Between rows, and within them, the gaps must be of two kinds, not of any.
    if any(abs(gap - edge) < _ROW_GAP / 4 for gap in gaps):
        return None
    return begins if _whole(begins, parted, words) else None


def _whole(
    begins: Sequence[bool], parted: Sequence[Sequence[Sequence[int]]], words: Sequence[Word]
) -> bool:
    """Whether no row begins within a sentence, or has its first cell only further down."""
    first = True
    for new, cells in zip(begins, parted, strict=True):
        if new and any(_goes_on(cell, words) for cell in cells):
            return False
        if not new and cells[0] and not first:
            return False
        first = bool(cells[0]) if new else first
    return True


def _goes_on(cell: Sequence[int], words: Sequence[Word]) -> bool:
    """Whether a part of a cell begins as only the middle of a sentence does."""
    return bool(cell) and words[cell[0]].text[:1].islower()


def _begins_by_lines(
    lines: Sequence[PrintedLine], parted: Sequence[Sequence[Sequence[int]]], words: Sequence[Word]
) -> list[bool] | None:
    """Every line a row, where nothing speaks for a cell of more than one line."""
    tight = 0
    for number, cells in enumerate(parted):
        close = number > 0 and lines[number].top - lines[number - 1].bottom < (
            _WRAP_GAP * lines[number].height
        )
        goes_on = any(_goes_on(cell, words) for cell in cells)
        if close and (not cells[0] or goes_on or sum(map(bool, cells)) == 1):
            return None
        tight += close
    # Two lines so near to each other may as well be one row whose every cell has two.
    return None if tight and len(parted) < _LEAST_ROWS else [True] * len(parted)
