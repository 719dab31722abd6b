"""The words inside a rectangle that a person drew, as rows and columns of a section."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages import Box, Page, Word
from scrutiny_desk.domain.review_sections import section_named
from scrutiny_desk.library.library import Library
from scrutiny_desk.reading.cells import Grid
from scrutiny_desk.reading.columns import columns_on, grid_of_words
from scrutiny_desk.reading.lines import box_of, lines_of
from scrutiny_desk.reading.mending import Mender
from scrutiny_desk.services.papers import pages_of, words_on
from scrutiny_desk.services.review_columns import (
    Columns,
    Headings,
    columns_by_kind,
    filled_down,
    row_of,
)

_HEADING_ROWS = 4
# A heading farther away than right over the rectangle has to name this many columns, and half.
_ENOUGH = 3
_PAGES_BACK = 20
_MOST = 0.9


def words_in(library: Library, paper_id: str, page_index: int, box: Box) -> list[list[str]]:
    """The text inside a rectangle of a page (from 0), by rows and columns.

    box: in points. Empty where no word stands in it. DeskError where there is no such page.
    """
    page = _page(library, paper_id, page_index)
    grid = _grid_in(page, box, Mender.of([page]))
    return [] if grid is None else [[cell.text for cell in row] for row in grid.rows]


def propose(
    library: Library, paper_id: str, section: str, page_index: int, box: Box
) -> list[dict[str, str]]:
    """Rows of a section for a drawn rectangle: field name to text, empty cells left out.

    Which column is which field is told by the heading in the rectangle, or by the one over it on
    this page or on those before; else by what stands in the columns, and by their order.
    """
    page = _page(library, paper_id, page_index)
    grid = _grid_in(page, box, Mender.of([page]))
    if grid is None:
        return []
    rows = [[cell.text for cell in row] for row in grid.rows]
    shape = section_named(section)
    headings = Headings(shape)
    columns, used = _headed(headings, rows)
    before = (_page(library, paper_id, at) for at in range(page_index - 1, -1, -1))
    if columns is None:
        columns = _heading_over(headings, grid, page, itertools.islice(before, _PAGES_BACK))
    rows = [row for row in rows[used:] if not _is_heading(headings, row, columns)]
    if not rows:
        return []
    columns = columns or columns_by_kind(shape, rows)
    found = [row_of(shape, columns, row) for row in rows]
    return filled_down(shape, [row for row in found if row])


def _headed(headings: Headings, rows: Sequence[Sequence[str]]) -> tuple[Columns | None, int]:
    """The columns as the first row names them, or the first few together, and how many they are.

    Of several ways the one that names most columns is taken.
    """
    best: Columns | None = None
    used = 0
    for count in range(1, min(_HEADING_ROWS, len(rows) - 1) + 1):
        joined = [" ".join(cells).strip() for cells in zip(*rows[:count], strict=True)]
        for told in (rows[count - 1], joined):
            named = headings.columns(told)
            if named is not None and (best is None or len(named) > len(best)):
                best, used = named, count
    return best, used


def _is_heading(headings: Headings, row: Sequence[str], columns: Columns | None) -> bool:
    """Whether a row is the heading of these columns, printed again."""
    named = None if columns is None else headings.columns(row)
    return (
        columns is not None
        and named is not None
        and all(columns.get(at) == name for at, name in named.items())
    )


def _page(library: Library, paper_id: str, page_index: int) -> Page:
    words = tuple(words_on(library, paper_id, page_index))
    for row in pages_of(library, paper_id):
        if row.index == page_index:
            page = Page(page_index, row.width, row.height, words, label=row.label)
            return replace(page, lines=lines_of(words))
    raise DeskError("There is no such page", "", "Choose a page of the paper")


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


def _heading_over(
    headings: Headings, grid: Grid, page: Page, before: Iterable[Page]
) -> Columns | None:
    """The columns as the nearest heading over a grid names them, in the columns of the grid."""
    edges = [float("-inf"), *grid.xs[1:-1], float("inf")]
    columns = len(edges) - 1
    enough = max(min(_ENOUGH, columns), (columns + 1) // 2)
    for over in itertools.chain([page], before):
        levels = _levels_over(over, grid.box.y0 if over is page else over.height)
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
