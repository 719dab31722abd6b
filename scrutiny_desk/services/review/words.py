"""The words inside a rectangle that a person drew, as rows and columns, and the words over it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Box, Page, Word
from scrutiny_desk.library.library import Library
from scrutiny_desk.reading.lines import box_of
from scrutiny_desk.reading.mending import Mender
from scrutiny_desk.reading.tables.cells import Grid
from scrutiny_desk.reading.tables.columns import columns_on, grid_of_words
from scrutiny_desk.services.review.columns import Columns, Headings
from scrutiny_desk.services.review.pages import windows_at
from scrutiny_desk.services.review.tables import Drawn, drawn_rows

_HEADING_ROWS = 4
# A heading farther away than right over the rectangle has to name this many columns, and half.
_ENOUGH = 3
_MOST = 0.9


def words_in(library: Library, paper_id: str, page_index: int, box: Box) -> list[list[str]]:
    """The text inside a rectangle of a page (from 0), by rows and columns.

    box: in points. Empty where no word stands in it. DeskError where there is no such page.
    """
    window = next(windows_at(library, paper_id, page_index))
    drawn = drawn_rows(window, box) or drawn_words(window.page, box)
    return [] if drawn is None else [list(row) for row in drawn.rows]


def drawn_words(page: Page, box: Box) -> Drawn | None:
    """The rows and columns in a rectangle as the words stand in it; None where it holds none."""
    grid = _grid_in(page, box, Mender.of([page]))
    if grid is None:
        return None
    return Drawn(
        rows=tuple(tuple(cell.text for cell in row) for row in grid.rows),
        bands=tuple(row[0].box.union(row[-1].box) for row in grid.rows),
        xs=grid.xs,
    )


def columns_over(
    headings: Headings, drawn: Drawn, page: Page, before: Iterable[Page]
) -> Columns | None:
    """The columns as the nearest heading over drawn rows names them, on their page or before it."""
    edges = [float("-inf"), *drawn.xs[1:-1], float("inf")]
    top = drawn.bands[0].y0
    columns = len(edges) - 1
    enough = max(min(_ENOUGH, columns), (columns + 1) // 2)
    for over in itertools.chain([page], before):
        levels = _levels_over(over, top if over is page else over.height)
        best: Columns = {}
        for at in range(len(levels)):
            for count in range(1, _HEADING_ROWS + 1):
                words = [word for level in reversed(levels[at : at + count]) for word in level]
                told = [
                    " ".join(word.text for word in words if left <= word.box.centre[0] < right)
                    for left, right in itertools.pairwise(edges)
                ]
                best = max(best, headings.columns(told) or {}, key=len)
            if best and at == 0 and over is page:
                return best
        if len(best) >= enough:
            return best
    return None


def _grid_in(page: Page, box: Box, mender: Mender) -> Grid | None:
    """The rows and columns inside a box: those of the page's own table, else as the words stand."""
    inside = [word for word in page.words if box.contains(*word.box.centre)]
    if not inside:
        return None
    for table in columns_on(page, (), mender):
        if all(table.box.contains(*word.box.centre) for word in inside):
            cut = _cut(table, box, inside)
            if cut is not None:
                return cut
    return grid_of_words(page, inside, mender)


def _cut(table: Grid, box: Box, inside: Sequence[Word]) -> Grid | None:
    """The rows of a table that lie in a box, where the box takes whole cells; else None."""
    rows = [row for row in table.rows if box.y0 <= row[0].box.centre[1] <= box.y1]
    middles = [(left + right) / 2 for left, right in zip(table.xs, table.xs[1:], strict=False)]
    keep = [at for at, middle in enumerate(middles) if box.x0 <= middle <= box.x1]
    if not rows or not keep:
        return None
    kept = tuple(tuple(row[at] for at in keep) for row in rows)
    kept = tuple(row for row in kept if any(cell.text for cell in row))
    # Words are counted by their letters, since a broken word is mended in a cell.
    letters = sum(len(cell.text.replace(" ", "")) for row in kept for cell in row)
    wanted = sum(len(word.text) for word in inside)
    if not _MOST * wanted <= letters <= wanted / _MOST:
        return None
    xs = (*(table.xs[at] for at in keep), table.xs[keep[-1] + 1])
    return replace(table, xs=xs, rows=kept, box=box_of(inside))


def _levels_over(page: Page, top: float) -> list[list[Word]]:
    """The words of each printed line above a height, the nearest line first."""
    levels: list[list[Word]] = []
    above = [line for line in page.lines if line.box.y1 <= top + 1.0]
    for line in sorted(above, key=lambda line: (-round(line.box.centre[1]), line.box.x0)):
        size = max(word.size for word in line.words) or 10.0
        if levels and levels[-1][0].box.centre[1] - line.box.centre[1] < size / 2:
            levels[-1].extend(line.words)
        else:
            levels.append(list(line.words))
    return levels
