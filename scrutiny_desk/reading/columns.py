"""Tables without upright ruling lines: words that stand under one another in columns.

Only what is clear is taken: a heading that fills three columns or more, and rows below it that keep
the same white lanes between the columns.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages import Box, Cell, Line, Page
from scrutiny_desk.reading.cells import Grid, cell_text
from scrutiny_desk.reading.lines import box_of, lines_of
from scrutiny_desk.reading.mending import Mender

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_FEWEST_ROWS_RULED = 2
_LANE = 5.5
# Columns can stand nearer to each other than the columns of a page of prose do.
_PIECE_GAP = 0.8
_LONGEST_HEADING = 7
# Lines of one cell follow each other within this many type sizes; rows stand further apart.
_LEADING = 1.5
# Between two rows of one table there are at most this many type sizes.
_FARTHEST = 5.0

_Level = list[Line]


@dataclass(frozen=True, slots=True)
class _Lanes:
    """The edges of the columns: where the words of each start, and where the last one ends."""

    edges: tuple[float, ...]

    def column_of(self, line: Line) -> int:
        middle = line.box.x0 + 1.0
        return max(0, sum(1 for edge in self.edges[1:-1] if middle >= edge))


def columns_on(
    page: Page, taken: Sequence[Box], mender: Mender, above: Grid | None = None
) -> list[Grid]:
    """The tables of a page that words alone make.

    taken: where ruled tables stand already. above: the last table of the page before, which may go
    on at the head of this one, with or without its heading.
    """
    free = [word for word in page.words if not any(box.contains(*word.box.centre) for box in taken)]
    levels = _levels(lines_of(free, page.rules, gap=_PIECE_GAP))
    found: list[Grid] = []
    at = 0
    if above is not None and above.ragged and not taken:
        rest, at = _rest(page, levels, above, mender)
        found.extend(rest)
    while at < len(levels):
        end = _end_of_table(levels, at)
        grid = _grid(page, levels[at:end], mender) if end - at >= _FEWEST_ROWS_RULED else None
        if grid is not None:
            found.append(grid)
            at = end
        else:
            at += 1
    return found


def _rest(
    page: Page, levels: Sequence[_Level], above: Grid, mender: Mender
) -> tuple[list[Grid], int]:
    """The rest of the table of the page before, in its columns, and how many levels it takes."""
    lanes = _Lanes(above.xs)
    starts = [edge + _LANE / 2 for edge in above.xs[:-1]]
    end = 0
    while end < len(levels) and _stands_under(levels[end], starts, above.xs[-1]):
        end += 1
    if end == 0 or max(len(level) for level in levels[:end]) < _FEWEST_COLUMNS:
        return [], 0
    rows = _rows(levels[:end], lanes, ())
    table = tuple(_row(page, row, lanes, mender) for row in rows)
    return [Grid(page.index, lanes.edges, table, _box(levels[:end]), ragged=True)], end


def _levels(lines: Sequence[Line]) -> list[_Level]:
    levels: list[_Level] = []
    for line in sorted(lines, key=lambda line: (line.box.y0, line.box.x0)):
        last = levels[-1][0].box if levels else None
        if last is not None and line.box.centre[1] < last.y1 and line.box.y0 < last.centre[1]:
            levels[-1].append(line)
        else:
            levels.append([line])
    return [sorted(level, key=lambda line: line.box.x0) for level in levels]


def _end_of_table(levels: Sequence[_Level], start: int) -> int:
    """Where the levels end that can belong to a table whose heading is at `start`."""
    heading = levels[start]
    short = all(len(line.words) <= _LONGEST_HEADING for line in heading)
    # A numbered list with page numbers at the right has columns too, but no heading.
    worded = any(letter.isalpha() for letter in heading[0].text)
    if len(heading) < _FEWEST_COLUMNS or not short or not worded:
        return start
    starts = [line.box.x0 for line in heading]
    right = max(line.box.x1 for line in heading)
    end = start + 1
    while end < len(levels):
        level, before = levels[end], levels[end - 1]
        size = max(word.size for word in before[0].words) or 10.0
        if level[0].box.y0 - before[0].box.y1 > _FARTHEST * size:
            break
        if not _stands_under(level, starts, right):
            break
        end += 1
    return end


def _stands_under(level: _Level, starts: Sequence[float], right: float) -> bool:
    """Whether every piece of a level starts under a heading and keeps out of the next column."""
    for line in level:
        under = [at for at, x in enumerate(starts) if x - _LANE <= line.box.x0]
        if not under or abs(line.box.x0 - starts[under[-1]]) > 3 * _LANE:
            return False
        after = starts[under[-1] + 1] if under[-1] + 1 < len(starts) else None
        if after is not None and line.box.x1 > after - 1.0:
            return False
        if after is None and line.box.x1 > right + 260:
            return False
    return True


def _grid(page: Page, levels: Sequence[_Level], mender: Mender) -> Grid | None:
    lanes = _lanes(levels)
    if lanes is None:
        return None
    box = _box(levels)
    separators = [
        (rule.box.y0 + rule.box.y1) / 2
        for rule in page.rules
        if rule.horizontal
        and rule.box.width >= 0.6 * box.width
        and levels[0][0].box.y0 < rule.box.y0 < levels[-1][0].box.y1
    ]
    rows = _rows(levels, lanes, separators)
    if len(rows) < (_FEWEST_ROWS_RULED if separators else _FEWEST_ROWS):
        return None
    table = tuple(_row(page, row, lanes, mender) for row in rows)
    full = sum(1 for row in table if sum(1 for cell in row if cell.text) >= _FEWEST_COLUMNS - 1)
    if not all(cell.text for cell in table[0]) or full * 3 < len(table) * 2:
        return None
    return Grid(page.index, lanes.edges, table, box, ragged=True)


def _box(levels: Sequence[_Level]) -> Box:
    return box_of([word for level in levels for line in level for word in line.words])


def _lanes(levels: Sequence[_Level]) -> _Lanes | None:
    """The columns that white lanes part through all the levels, as many as the heading has."""
    spans = sorted((line.box.x0, line.box.x1) for level in levels for line in level)
    columns: list[list[float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1] + _LANE:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    if len(columns) != len(levels[0]) or len(columns) < _FEWEST_COLUMNS:
        return None
    # Words start at the left of their column, on every page alike.
    between = [column[0] - _LANE / 2 for column in columns[1:]]
    return _Lanes((columns[0][0], *between, columns[-1][1]))


def _rows(
    levels: Sequence[_Level], lanes: _Lanes, separators: Sequence[float]
) -> list[list[_Level]]:
    """Levels put together to rows: parted by lines where there are some, else by white space."""
    rows: list[list[_Level]] = [[levels[0]]]
    columns = len(lanes.edges) - 1
    # One line under the heading says nothing about the rows below it.
    ruled = len(separators) >= 2
    gaps = [
        (level[0].box.centre[1] - before[0].box.centre[1]) / (level[0].words[0].size or 10.0)
        for before, level in itertools.pairwise(levels)
    ]
    # In a table set close, with no space between its rows, a row starts where most columns do.
    spaced = sum(1 for gap in gaps if gap > _LEADING) >= 2
    for before, level in itertools.pairwise(levels):
        gap = level[0].box.centre[1] - before[0].box.centre[1]
        size = max(word.size for word in level[0].words) or 10.0
        parted = any(before[0].box.centre[1] < y < level[0].box.centre[1] for y in separators)
        full = lanes.column_of(level[0]) == 0 and len(level) * 2 > columns
        if parted or (not ruled and (gap > _LEADING * size or (full and not spaced))):
            rows.append([level])
        else:
            rows[-1].append(level)
    return rows


def _row(page: Page, row: Sequence[_Level], lanes: _Lanes, mender: Mender) -> tuple[Cell, ...]:
    box = _box(row)
    words = [word for level in row for line in level for word in line.words]
    cells: list[Cell] = []
    for left, right in itertools.pairwise(lanes.edges):
        own = [word for word in words if left - 1 <= word.box.centre[0] < right + 1]
        cells.append(
            Cell(cell_text(own, page, mender), page.index, Box(left, box.y0, right, box.y1))
        )
    return tuple(cells)
