"""Words without ruling lines put together to the rows of a table."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Line, Word
from scrutiny_desk.reading.lines import lines_of
from scrutiny_desk.reading.tables.cells import Grid

# Columns can stand nearer to each other than the columns of a page of prose do.
PIECE_GAP = 0.8
# Lines of one cell follow each other within this many type sizes; rows stand further apart.
_LEADING = 1.5
_SPACED = 0.5

Level = list[Line]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The edges of the columns: where the words of each start, and where the last one ends."""

    edges: tuple[float, ...]

    def column_of(self, line: Line) -> int:
        middle = line.box.x0 + 1.0
        return max(0, sum(1 for edge in self.edges[1:-1] if middle >= edge))


def levels_of(lines: Sequence[Line]) -> list[Level]:
    levels: list[Level] = []
    for line in sorted(lines, key=lambda line: (line.box.y0, line.box.x0)):
        last = levels[-1][0].box if levels else None
        if last is not None and line.box.centre[1] < last.y1 and line.box.y0 < last.centre[1]:
            levels[-1].append(line)
        else:
            levels.append([line])
    return [sorted(level, key=lambda line: line.box.x0) for level in levels]


def rows_of_levels(
    levels: Sequence[Level],
    lanes: Lanes,
    separators: Sequence[float] = (),
    *,
    headings: int = 1,
    spaced: bool = False,
) -> list[list[Level]]:
    """Levels put together to rows: parted by lines where there are some, else by white space.

    headings: how many of the first levels are the heading. spaced: known to have white space
    between its rows.
    """
    columns = len(lanes.edges) - 1
    # One line under the heading says nothing about the rows below it.
    ruled = len(separators) >= 2
    gaps = [
        (level[0].box.centre[1] - before[0].box.centre[1]) / (level[0].words[0].size or 10.0)
        for before, level in itertools.pairwise(levels)
    ]
    # In a table set close, with no space between its rows, a row starts where most columns do.
    spaced = spaced or sum(1 for gap in gaps if gap > _LEADING) >= 2
    rows: list[list[Level]] = [list(levels[:headings])]
    for before, level in itertools.pairwise(levels[headings - 1 :]):
        gap = level[0].box.centre[1] - before[0].box.centre[1]
        size = max(word.size for word in level[0].words) or 10.0
        parted = any(before[0].box.centre[1] < y < level[0].box.centre[1] for y in separators)
        full = lanes.column_of(level[0]) == 0 and len(level) * 2 > columns
        if parted or (not ruled and (gap > _LEADING * size or (full and not spaced))):
            rows.append([level])
        else:
            rows[-1].append(level)
    return rows


def spaced_rows(words: Sequence[Word], xs: tuple[float, ...]) -> list[list[Level]]:
    """Words in the columns given, put together to rows that white space parts.

    One row where that would leave most of a row's cells empty: then the space parts paragraphs.
    """
    levels = levels_of(lines_of(words, gap=PIECE_GAP))
    if not levels:
        return []
    lanes = Lanes(xs)
    rows = rows_of_levels(levels, lanes)
    filled = [len({lanes.column_of(line) for level in row for line in level}) for row in rows]
    full = sum(1 for count in filled if 2 * count > len(xs) - 1)
    return rows if full * 3 >= len(rows) * 2 else [levels]


def is_spaced(above: Grid, levels: Sequence[Level]) -> bool:
    """Whether the rows of the table above stand farther apart than lines of one cell do."""
    size = levels[0][0].words[0].size or 10.0
    gaps = [after[0].box.y0 - row[0].box.y1 for row, after in itertools.pairwise(above.rows)]
    return bool(gaps) and min(gaps) > _SPACED * size
