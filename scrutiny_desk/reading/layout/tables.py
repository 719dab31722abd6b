"""The tables of a paper that was laid out: their own cells, at the places the layout gave them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scrutiny_desk.domain.pages.pages import Box, Cell, Table
from scrutiny_desk.reading.layout import LaidOut
from scrutiny_desk.reading.layout.parts import Grid, Sheet


def tables_of(sheets: Iterable[Sheet], laid: LaidOut, page_count: int) -> tuple[Table, ...]:
    """A table for every grid of the sheets, in their order; `laid` must come from these sheets."""
    grids = [part for sheet in sheets for part in sheet.parts if isinstance(part, Grid)]
    return tuple(
        _table(grid, places, page_count)
        for grid, places in zip(grids, laid.grids, strict=True)
        if grid.rows
    )


def _table(grid: Grid, places: Sequence[Sequence[tuple[int, Box]]], page_count: int) -> Table:
    rows = tuple(
        tuple(
            Cell(
                " ".join(cell.text.split()),
                min(page, page_count - 1),
                box,
                cell.fill,
                cell.ref,
                cell.down,
            )
            for cell, (page, box) in zip(row, where, strict=True)
        )
        for row, where in zip(grid.rows, places, strict=True)
    )
    cells = [cell for row in rows for cell in row]
    first = min(cell.page_index for cell in cells)
    return Table(
        rows=rows,
        first_page=first,
        last_page=max(cell.page_index for cell in cells),
        box=_around([cell.box for cell in cells if cell.page_index == first]),
    )


def _around(boxes: Sequence[Box]) -> Box:
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box
