"""Tables ruled with level lines only: the lines part the rows, white lanes part the columns."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Box, Cell, Fill, Page, Rule, Word
from scrutiny_desk.domain.pages.running import MARGIN
from scrutiny_desk.reading.lines import box_of
from scrutiny_desk.reading.mending import Mender
from scrutiny_desk.reading.tables.cells import Grid, cell_text, fill_of
from scrutiny_desk.reading.tables.levels import spaced_rows
from scrutiny_desk.reading.tables.rulings import Ruling

_SAME_END = 4.0
_FEWEST_LINES = 3
_FEWEST_COLUMNS = 3
_SHORTEST = 150.0
_TALLEST_ROW = 420.0
# White lanes are at least this many type sizes wide, spaces between words about a third of one.
_LANE = 0.7
_LEADING = 1.7
# A title between two tables has white space over and under it, in type sizes, and makes what lies
# between the tables so many times as tall as a row.
_WHITE = 0.6
_WIDER = 1.4


def level_grids(
    page: Page,
    rulings: Sequence[Ruling],
    taken: Sequence[Box],
    mender: Mender,
    above: Grid | None = None,
) -> list[Grid]:
    """The tables that level lines of one length make.

    taken: where other tables stand already. above: the last table of the page before, whose columns
    count where it goes on at the head of this page.
    """
    level = [
        line
        for line in rulings
        if line.horizontal
        and line.end - line.start >= _SHORTEST
        and not any(box.y0 - 2 <= line.level <= box.y1 + 2 for box in taken)
    ]
    found: list[Grid] = []
    for group in (part for stack in _stacks(level) for part in _parted(page, stack)):
        first = None if found or taken else above
        if len(group) < _FEWEST_LINES and not _reaches_as_far(group, first):
            continue
        grid = _grid(page, group, mender, first)
        if grid is not None:
            found.append(grid)
    return found


def edges_of_stripes(fills: Sequence[Fill]) -> list[Rule]:
    """The upper and lower edges of fills that may be the rows of a striped table, as lines."""
    return [
        Rule(Box(fill.box.x0, y, fill.box.x1, y))
        for fill in fills
        if fill.box.height <= _TALLEST_ROW and fill.box.width > 2 * _LEADING
        for y in (fill.box.y0, fill.box.y1)
    ]


def _stacks(level: Sequence[Ruling]) -> list[list[Ruling]]:
    """Lines of the same extent under one another."""
    stacks: list[list[Ruling]] = []
    for line in sorted(level, key=lambda line: line.level):
        for stack in stacks:
            last = stack[-1]
            same = (
                abs(last.start - line.start) <= _SAME_END and abs(last.end - line.end) <= _SAME_END
            )
            if same and line.level - last.level <= _TALLEST_ROW:
                stack.append(line)
                break
        else:
            stacks.append([line])
    return stacks


def _parted(page: Page, stack: list[Ruling]) -> list[list[Ruling]]:
    """A stack of lines as the tables it is of: a title between two of them stands in white space.

    The title crosses the lanes of the columns, so that without it there are more of them.
    """
    if len(stack) < _FEWEST_LINES + 1:
        return [stack]
    left, right = stack[0].start, stack[0].end
    words = [
        word
        for word in page.words
        if word.turned == 0 and left - 2 <= word.box.centre[0] <= right + 2
    ]
    heights = sorted(two.level - one.level for one, two in itertools.pairwise(stack))
    usual = heights[len(heights) // 2]
    for at, (one, two) in enumerate(itertools.pairwise(stack), start=1):
        if two.level - one.level < _WIDER * usual:
            continue
        between = [word for word in words if one.level < word.box.centre[1] < two.level]
        title, rest = _title_and_rest(between)
        if not title or title[0].box.y0 - one.level < _WHITE * title[0].size:
            continue
        under = stack[at + 1].level if at + 1 < len(stack) else two.level
        heading = rest or [word for word in words if two.level < word.box.centre[1] < under]
        if not heading or not all(word.bold for word in heading):
            # A row right across a table titles the rows under it, which have no heading of theirs.
            continue
        others = [
            word
            for word in words
            if stack[0].level < word.box.centre[1] < stack[-1].level and word not in title
        ]
        apart = _columns(others, left, right)
        whole = _columns([*others, *title], left, right)
        if apart is None or (whole is not None and len(whole) >= len(apart)):
            continue
        below = stack[at:]
        if rest:
            # The heading of the next table stands under its title with no line over it.
            top = (max(word.box.y1 for word in title) + min(word.box.y0 for word in rest)) / 2
            below = [replace(two, level=top), *below]
        return [stack[:at], *_parted(page, below)]
    return [stack]


def _title_and_rest(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of the first line, where white space parts it from those under it, and these."""
    if not words:
        return [], []
    top = min(words, key=lambda word: word.box.y0)
    title = [word for word in words if word.box.y0 < top.box.centre[1]]
    rest = [word for word in words if word.box.y0 >= top.box.centre[1]]
    foot = max(word.box.y1 for word in title)
    if rest and min(word.box.y0 for word in rest) - foot < _WHITE * top.size:
        return [], list(words)
    return title, rest


def _heading_above(words: Sequence[Word], top: float, xs: tuple[float, ...]) -> float | None:
    """Where a heading in bold begins that stands over the first line, with no line over it."""
    found: list[Word] = []
    reached = top
    for word in sorted(words, key=lambda word: -word.box.y1):
        if word.box.centre[1] > top:
            continue
        same = bool(found) and word.box.y1 > min(one.box.y0 for one in found)
        if not same and reached - word.box.y1 > (_WHITE if found else _LEADING) * word.size:
            break
        if not word.bold or _crosses(word, xs):
            break
        found.append(word)
        reached = min(reached, word.box.y0)
    filled = {sum(1 for x in xs[1:-1] if word.box.x0 >= x - 1) for word in found}
    return reached - 1.0 if len(filled) >= max(len(xs) - 2, _FEWEST_COLUMNS) else None


def _reaches_as_far(stack: Sequence[Ruling], above: Grid | None) -> bool:
    """Whether one or two lines can be the end of the table above, going by their length."""
    return (
        above is not None
        and not above.ragged
        and all(
            abs(above.xs[0] - line.start) <= _SAME_END and abs(above.xs[-1] - line.end) <= _SAME_END
            for line in stack
        )
    )


def _grid(page: Page, stack: Sequence[Ruling], mender: Mender, above: Grid | None) -> Grid | None:
    left = min(line.start for line in stack)
    right = max(line.end for line in stack)
    ys = [line.level for line in stack]
    words = [
        word
        for word in page.words
        if word.turned == 0 and left - 2 <= word.box.centre[0] <= right + 2
    ]
    inside = [word for word in words if ys[0] < word.box.centre[1] < ys[-1]]
    ours = _columns_of(above, inside, left, right)
    xs = ours
    if xs is None and len(stack) >= _FEWEST_LINES:
        xs = _columns(inside, left, right)
    if xs is None:
        return None
    over = None if ours else _heading_above(words, ys[0], xs)
    if over is not None:
        ys.insert(0, over)
    before = _cut_row(page, words, ys[0], xs, upwards=True) if ours else []
    if before:
        ys.insert(0, min(word.box.y0 for word in before) - 1.0)
    rest = _cut_row(page, words, ys[-1], xs)
    if rest:
        ys.append(max(word.box.y1 for word in rest) + 1.0)
    if ours is None and len(stack) == _FEWEST_LINES:
        ys = _with_rows_between(ys, inside, xs)
    rows = tuple(
        _row(page, words, xs, top, bottom, mender) for top, bottom in itertools.pairwise(ys)
    )
    kept = tuple(row for row in rows if any(cell.text for cell in row))
    if len(kept) < (1 if ours else 2):
        return None
    if ours is None and sum(1 for cell in kept[0] if cell.text) < _FEWEST_COLUMNS - 1:
        return None
    box = Box(left, ys[0], right, ys[-1])
    return Grid(page.index, xs, kept, box, open_top=bool(before), open_bottom=bool(rest))


def _with_rows_between(
    ys: Sequence[float], words: Sequence[Word], xs: tuple[float, ...]
) -> list[float]:
    """The lines' levels and those between rows under a heading that white space alone parts.

    Many tables have three lines only: over and under the heading, and at the end.
    """
    below = [word for word in words if word.box.centre[1] > ys[1]]
    rows = spaced_rows(below, xs)
    boxes = [
        box_of([word for level in row for line in level for word in line.words]) for row in rows
    ]
    between = [(one.y1 + other.y0) / 2 for one, other in itertools.pairwise(boxes)]
    return sorted([*ys, *between])


def _columns_of(
    above: Grid | None, words: Sequence[Word], left: float, right: float
) -> tuple[float, ...] | None:
    """The columns of the table above, where this one is as wide and no word crosses them."""
    if above is None or above.ragged:
        return None
    if abs(above.xs[0] - left) > _SAME_END or abs(above.xs[-1] - right) > _SAME_END:
        return None
    return None if any(_crosses(word, above.xs) for word in words) else above.xs


def _crosses(word: Word, xs: Sequence[float]) -> bool:
    return any(word.box.x0 < x - 1 and word.box.x1 > x + 1 for x in xs[1:-1])


def _columns(words: Sequence[Word], left: float, right: float) -> tuple[float, ...] | None:
    """The edges of the columns that white lanes part from the first line to the last."""
    if not words:
        return None
    lane = _LANE * sorted(word.size for word in words)[len(words) // 2]
    spans: list[list[float]] = []
    for start, end in sorted((word.box.x0, word.box.x1) for word in words):
        if spans and start < spans[-1][1] + lane:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([start, end])
    if len(spans) < _FEWEST_COLUMNS:
        return None
    # Words start at the left of their column; the lane's end is where the next one begins.
    starts = [span[0] - lane / 2 for span in spans[1:]]
    return (left, *starts, right)


def _cut_row(
    page: Page, words: Sequence[Word], edge: float, xs: Sequence[float], *, upwards: bool = False
) -> list[Word]:
    """The words between the last line (or the first) and the page's end: a row that a break cuts.

    None where something else stands there, such as a paragraph under a table that has ended.
    """
    sign = -1 if upwards else 1
    outside = [word for word in words if (word.box.centre[1] - edge) * sign > 0]
    found: list[Word] = []
    reached = edge
    for word in sorted(outside, key=lambda word: word.box.centre[1] * sign):
        near, far = (word.box.y1, word.box.y0) if upwards else (word.box.y0, word.box.y1)
        if _crosses(word, xs) or (near - reached) * sign > _LEADING * max(word.size, 4.0):
            at_the_end = (
                near <= MARGIN * page.height if upwards else near >= (1 - MARGIN) * page.height
            )
            if at_the_end:
                break
            return []
        found.append(word)
        reached = min(reached, far) if upwards else max(reached, far)
    filled = {sum(1 for x in xs[1:-1] if word.box.x0 >= x) for word in found}
    enough = 1 if upwards else 2
    return found if len(filled) >= enough else []


def _row(
    page: Page,
    words: Sequence[Word],
    xs: Sequence[float],
    top: float,
    bottom: float,
    mender: Mender,
) -> tuple[Cell, ...]:
    band = [word for word in words if top < word.box.centre[1] < bottom]
    fills: Sequence[Fill] = page.fills
    cells: list[Cell] = []
    for left, right in itertools.pairwise(xs):
        box = Box(left, top, right, bottom)
        own = [word for word in band if left <= word.box.x0 + 1.0 < right]
        cells.append(Cell(cell_text(own, page, mender), page.index, box, fill_of(box, fills)))
    return tuple(cells)
