"""Tables without upright ruling lines: words that stand under one another in columns.

Only what is clear is taken: a heading that fills three columns or more, and rows below it that keep
the same white lanes between the columns.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from scrutiny_desk.domain.pages.pages import Box, Cell, Line, Page, Word
from scrutiny_desk.reading.lines import box_of, lines_of
from scrutiny_desk.reading.mending import Mender
from scrutiny_desk.reading.tables.cells import Grid, cell_text, fill_of
from scrutiny_desk.reading.tables.levels import (
    PIECE_GAP,
    Lanes,
    Level,
    is_spaced,
    levels_of,
    rows_of_levels,
)

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_FEWEST_ROWS_RULED = 2
_LANE = 5.5
_LONGEST_HEADING = 7
_LONGEST_NUMBER = 8
_FEWEST_HEADED = 2
_MOST_HEADING_LEVELS = 5
# Between two rows of one table there are at most this many type sizes.
_FARTHEST = 5.0


def columns_on(
    page: Page, taken: Sequence[Box], mender: Mender, above: Grid | None = None
) -> list[Grid]:
    """The tables of a page that words alone make.

    taken: where ruled tables stand already. above: the last table of the page before, which may go
    on at the head of this one, with or without its heading.
    """
    free = _outside(page.words, taken)
    levels = levels_of(lines_of(free, page.rules, gap=PIECE_GAP))
    found: list[Grid] = []
    at = 0
    if above is not None and above.ragged and not taken:
        rest, at = _rest(page, levels, above, mender)
        found.extend(rest)
    while at < len(levels):
        for heading, body in _headings(levels, at):
            end = _end_of_table(levels, body, heading)
            if end - at < _FEWEST_ROWS_RULED:
                continue
            grid = _grid(page, levels[at:end], body - at, len(heading), mender)
            if grid is not None:
                found.append(grid)
                at = end
                break
        else:
            at += 1
    return found


def _outside(words: Sequence[Word], taken: Sequence[Box]) -> Sequence[Word]:
    """The words whose middle stands in none of the boxes."""
    for box in taken:
        words = [
            word
            for word in words
            if not (
                box.y0 <= (word.box.y0 + word.box.y1) / 2 <= box.y1
                and box.x0 <= (word.box.x0 + word.box.x1) / 2 <= box.x1
            )
        ]
    return words


def grid_of_words(page: Page, words: Sequence[Word], mender: Mender) -> Grid | None:
    """Words that a person says are a table, as rows and columns; None for none.

    However few they are: white lanes part the columns, and one column or one row is a table too.
    """
    levels = levels_of(lines_of(words, page.rules, gap=PIECE_GAP))
    if not levels:
        return None
    # A line that is one piece can run over columns, as a title does; those with more tell.
    telling = [level for level in levels if len(level) > 1] or levels
    inner = [word.box for level in telling for line in level for word in line.words]
    starts = _starts(inner)
    box = _box(levels)
    lanes = Lanes((box.x0, *(start - _LANE / 2 for start in starts[1:]), box.x1))
    rows = tuple(_row(page, row, lanes, mender) for row in rows_of_levels(levels, lanes))
    return Grid(page.index, lanes.edges, rows, box, ragged=True)


def _starts(boxes: Sequence[Box]) -> list[float]:
    """Where the columns start that white lanes part."""
    starts: list[float] = []
    end = 0.0
    for box in sorted(boxes, key=lambda box: box.x0):
        if not starts or box.x0 >= end + _LANE:
            starts.append(box.x0)
        end = max(end, box.x1)
    return starts


def _rest(
    page: Page, levels: Sequence[Level], above: Grid, mender: Mender
) -> tuple[list[Grid], int]:
    """The rest of the table of the page before, in its columns, and how many levels it takes."""
    lanes = Lanes(above.xs)
    starts = [edge + _LANE / 2 for edge in above.xs[:-1]]
    end = 0
    while end < len(levels) and _stands_under(levels[end], starts, above.xs[-1]):
        end += 1
    if end == 0 or max(len(level) for level in levels[:end]) < _FEWEST_COLUMNS:
        return [], 0
    rows = rows_of_levels(levels[:end], lanes, spaced=is_spaced(above, levels))
    table = tuple(_row(page, row, lanes, mender) for row in rows)
    return [Grid(page.index, lanes.edges, table, _box(levels[:end]), ragged=True)], end


def _headings(levels: Sequence[Level], start: int) -> Iterator[tuple[list[Box], int]]:
    """The columns that a heading at `start` may have, and where its rows begin.

    Headings of one and of two lines that are centred against each other stand on several levels.
    """
    first = levels[start]
    if len(first) < _FEWEST_HEADED:
        return
    if len(first) >= _FEWEST_COLUMNS and _heads(first):
        yield [line.box for line in first], start + 1
        yield from _with_bare_numbers(levels, start)
    end = start + 1
    while end < len(levels) and end - start < _MOST_HEADING_LEVELS:
        last = levels[end - 1][0]
        size = last.words[0].size or 10.0
        if levels[end][0].box.y0 - max(line.box.y1 for line in levels[end - 1]) > 0.5 * size:
            break
        end += 1
    block = [line for level in levels[start:end] for line in level]
    if end - start < _FEWEST_HEADED or not _heads(block):
        return
    columns: list[Box] = []
    for line in sorted(block, key=lambda line: line.box.x0):
        if columns and line.box.x0 < columns[-1].x1 + 1.0:
            columns[-1] = columns[-1].union(line.box)
        else:
            columns.append(line.box)
    if len(columns) >= _FEWEST_COLUMNS:
        yield columns, end


def _with_bare_numbers(levels: Sequence[Level], start: int) -> Iterator[tuple[list[Box], int]]:
    """The heading with a column of numbers before it over which nothing is printed."""
    first = levels[start]
    number = levels[start + 1][0] if start + 1 < len(levels) else None
    if (
        number is not None
        and number.box.x1 < first[0].box.x0 - _LANE
        and len(number.text) <= _LONGEST_NUMBER
        and any(map(str.isdigit, number.text))
    ):
        yield [number.box, *(line.box for line in first)], start + 1


def _heads(lines: Sequence[Line]) -> bool:
    """Whether these pieces can be headings: few words each, and words, not figures.

    A numbered list with page numbers at the right has columns too, but no heading.
    """
    short = all(len(line.words) <= _LONGEST_HEADING for line in lines)
    return short and any(letter.isalpha() for letter in lines[0].text)


def _end_of_table(levels: Sequence[Level], body: int, heading: Sequence[Box]) -> int:
    """Where the levels end that can belong to a table of this heading."""
    starts = [box.x0 for box in heading]
    ends = [box.x1 for box in heading]
    end = body
    while end < len(levels):
        level, before = levels[end], levels[end - 1]
        size = max(word.size for word in before[0].words) or 10.0
        if level[0].box.y0 - before[0].box.y1 > _FARTHEST * size:
            break
        if not _stands_under(level, starts, max(ends), ends):
            break
        end += 1
    return end


def _stands_under(
    level: Level, starts: Sequence[float], right: float, ends: Sequence[float] = ()
) -> bool:
    """Whether every piece of a level stands under a heading and keeps out of the next column.

    ends: where the headings end; figures set to the right or the middle stay within them.
    """
    for line in level:
        under = [at for at, x in enumerate(starts) if x - _LANE <= line.box.x0]
        if not under:
            return False
        within = bool(ends) and line.box.x1 <= ends[under[-1]] + _LANE
        if abs(line.box.x0 - starts[under[-1]]) > 3 * _LANE and not within:
            return False
        after = starts[under[-1] + 1] if under[-1] + 1 < len(starts) else None
        if after is not None and line.box.x1 > after - 1.0:
            return False
        if after is None and line.box.x1 > right + 260:
            return False
    return True


def _grid(
    page: Page, levels: Sequence[Level], headings: int, columns: int, mender: Mender
) -> Grid | None:
    lanes = _lanes(levels, columns)
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
    rows = rows_of_levels(levels, lanes, separators, headings=headings)
    if len(rows) < (_FEWEST_ROWS_RULED if separators else _FEWEST_ROWS):
        return None
    table = tuple(_row(page, row, lanes, mender) for row in rows)
    full = sum(1 for row in table if sum(1 for cell in row if cell.text) >= _FEWEST_COLUMNS - 1)
    if not all(cell.text for cell in table[0][1:]) or full * 3 < len(table) * 2:
        return None
    return Grid(page.index, lanes.edges, table, box, ragged=True)


def _box(levels: Sequence[Level]) -> Box:
    return box_of([word for level in levels for line in level for word in line.words])


def _lanes(levels: Sequence[Level], wanted: int) -> Lanes | None:
    """The columns that white lanes part through all the levels, as many as the heading has."""
    spans = sorted((line.box.x0, line.box.x1) for level in levels for line in level)
    columns: list[list[float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1] + _LANE:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    if len(columns) != wanted or len(columns) < _FEWEST_COLUMNS:
        return None
    # Words start at the left of their column, on every page alike.
    between = [column[0] - _LANE / 2 for column in columns[1:]]
    return Lanes((columns[0][0], *between, columns[-1][1]))


def _row(page: Page, row: Sequence[Level], lanes: Lanes, mender: Mender) -> tuple[Cell, ...]:
    box = _box(row)
    words = [word for level in row for line in level for word in line.words]
    cells: list[Cell] = []
    for left, right in itertools.pairwise(lanes.edges):
        own = [word for word in words if left - 1 <= word.box.centre[0] < right + 1]
        place = Box(left, box.y0, right, box.y1)
        cells.append(
            Cell(cell_text(own, page, mender), page.index, place, fill_of(place, page.fills))
        )
    return tuple(cells)
