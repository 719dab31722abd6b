"""A table whose cells cover others, as rows that all have the same number of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.reading.layout.parts import Grid, GridCell

MOST_COLUMNS = 100
"""Columns that a table is laid out with; what stands further right goes into the last one."""
_MOST_DOWN = 2000


def grid_of(rows: Sequence[Sequence[GridCell]]) -> Grid:
    """Rows that name only their own cells, filled up with empty ones where a cell covers more."""
    taken: dict[tuple[int, int], GridCell] = {}
    width = 0
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            if column >= MOST_COLUMNS:
                last = taken[at, MOST_COLUMNS - 1]
                taken[at, MOST_COLUMNS - 1] = replace(last, text=f"{last.text} {cell.text}".strip())
                continue
            across = max(1, min(cell.across, MOST_COLUMNS - column))
            down = max(1, min(cell.down, len(rows) - at, _MOST_DOWN))
            for lower in range(at, at + down):
                for right in range(column, column + across):
                    taken.setdefault((lower, right), GridCell("", cell.fill))
            taken[at, column] = replace(cell, across=across, down=down)
            column += across
        width = max(width, column)
    whole = [
        tuple(taken.get((at, column), GridCell("")) for column in range(width))
        for at in range(len(rows))
    ]
    return Grid(tuple(_within(row) for row in whole if any(cell.text for cell in row)))


def _within(row: tuple[GridCell, ...]) -> tuple[GridCell, ...]:
    """The row with no cell reaching over one that has words of its own."""
    cells = list(row)
    for at, cell in enumerate(cells):
        reach = 1
        while reach < cell.across and at + reach < len(row) and not cells[at + reach].text:
            reach += 1
        if reach != cell.across:
            cells[at] = replace(cell, across=reach)
    return tuple(cells)
