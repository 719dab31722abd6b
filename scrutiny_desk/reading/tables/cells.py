"""The cells of one page's table: the words that stand in them and the colour behind them."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrutiny_desk.domain.pages.pages import Box, Cell, Fill, Page, Word
from scrutiny_desk.reading.lines import lines_of
from scrutiny_desk.reading.mending import Mender
from scrutiny_desk.reading.tables.grid import Lattice

_MOST_OF_A_CELL = 0.4
_A_WHOLE_PAGE = 0.8
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page. xs: the edges of its columns. open_top, open_bottom: as in Lattice.

    ragged: no line closes it on the right, so its last edge is where its longest words end.
    """

    page_index: int
    xs: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    box: Box
    open_top: bool = False
    open_bottom: bool = False
    ragged: bool = False


def grid_of(page: Page, lattice: Lattice, mender: Mender) -> Grid | None:
    """The lattice with its words, or None where nothing is written in it."""
    columns, rows = len(lattice.xs) - 1, len(lattice.ys) - 1
    own = _words_by_region(page.words, lattice)
    if not own:
        return None
    fills = [
        fill
        for fill in page.fills
        if fill.box.y1 > lattice.box.y0
        and fill.box.y0 < lattice.box.y1
        and not _behind_all(fill, page)
    ]
    cells: dict[tuple[int, int], Cell] = {}
    for region in lattice.regions:
        cells[region.row, region.column] = Cell(
            text=cell_text(own.get((region.row, region.column), ()), page, mender),
            page_index=page.index,
            box=region.box,
            fill=fill_of(region.box, fills),
        )
    table: list[tuple[Cell, ...]] = []
    for row in range(rows):
        table.append(
            tuple(
                cells.get((row, column)) or _covered(page, lattice, row, column, fills)
                for column in range(columns)
            )
        )
    kept = [row for row in table if any(cell.text for cell in row) or _tall(row)]
    return _without_empty_slivers(
        Grid(
            page.index,
            lattice.xs,
            tuple(kept),
            lattice.box,
            lattice.open_top,
            lattice.open_bottom,
        )
    )


def _words_by_region(words: Sequence[Word], lattice: Lattice) -> dict[tuple[int, int], list[Word]]:
    """The words whose middle stands in the lattice, by the row and column of their cell."""
    xs, ys = lattice.xs, lattice.ys
    start_of: dict[tuple[int, int], tuple[int, int]] = {}
    for region in lattice.regions:
        right = bisect.bisect_left(xs, region.box.x1)
        bottom = bisect.bisect_left(ys, region.box.y1)
        for row in range(region.row, bottom):
            for column in range(region.column, right):
                start_of[row, column] = (region.row, region.column)
    found: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        x, y = word.box.centre
        if xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]:
            row = max(0, bisect.bisect_left(ys, y) - 1)
            column = max(0, bisect.bisect_left(xs, x) - 1)
            found.setdefault(start_of[row, column], []).append(word)
    return found


def cell_text(words: Sequence[Word], page: Page, mender: Mender) -> str:
    """The words of a cell as running text; turned ones where there are no upright ones."""
    if len(words) == 1:
        return words[0].text
    upright: Sequence[Word] = [word for word in words if word.turned == 0]
    if not upright and words:
        upright = [_turned_back(word, page) for word in words]
    return mender.join(line.text for line in lines_of(upright))


def _turned_back(word: Word, page: Page) -> Word:
    box = word.box
    if word.turned == 90:
        box = Box(box.y0, page.width - box.x1, box.y1, page.width - box.x0)
    elif word.turned == 270:
        box = Box(page.height - box.y1, box.x0, page.height - box.y0, box.x1)
    return replace(word, box=box, turned=0)


def _behind_all(fill: Fill, page: Page) -> bool:
    return fill.box.width * fill.box.height > _A_WHOLE_PAGE * page.width * page.height


def fill_of(box: Box, fills: Sequence[Fill]) -> str | None:
    """The last colour painted behind most of the box; what is drawn later lies on top."""
    area = max(box.width * box.height, 1.0)
    colour: str | None = None
    for fill in fills:
        across = min(box.x1, fill.box.x1) - max(box.x0, fill.box.x0)
        down = min(box.y1, fill.box.y1) - max(box.y0, fill.box.y0)
        if across > 0 and down > 0 and across * down >= _MOST_OF_A_CELL * area:
            colour = fill.colour
    return None if colour == _WHITE else colour


def _covered(page: Page, lattice: Lattice, row: int, column: int, fills: Sequence[Fill]) -> Cell:
    """The empty cell for a place that a merged cell covers."""
    box = Box(lattice.xs[column], lattice.ys[row], lattice.xs[column + 1], lattice.ys[row + 1])
    return Cell("", page.index, box, fill_of(box, fills))


def _tall(row: Sequence[Cell]) -> bool:
    return min(cell.box.height for cell in row) >= 6.0


def _without_empty_slivers(grid: Grid) -> Grid:
    """The grid without columns that are empty and too narrow to write in."""
    keep = [
        at
        for at in range(len(grid.xs) - 1)
        if grid.xs[at + 1] - grid.xs[at] >= 7.0 or any(row[at].text for row in grid.rows)
    ]
    if len(keep) == len(grid.xs) - 1 or len(keep) < 2:
        return grid
    xs = (*(grid.xs[at] for at in keep), grid.xs[keep[-1] + 1])
    rows = tuple(tuple(row[at] for at in keep) for row in grid.rows)
    return replace(grid, xs=xs, rows=rows)
