"""A csv file or a workbook of any kind as plain sheets of text, to take figures from."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.figure_layout import Grid
from scrutiny_desk.reading.archives import BROKEN, checked_bytes, damaged
from scrutiny_desk.reading.plain_bytes import text_of

_SIGNS = ",;\t|"
_LOOKED_AT = 40
MOST_CELLS = 500_000
"""Cells that are read of one file."""


def read_sheets(path: Path) -> tuple[Grid, ...]:
    """Every sheet that is shown and holds something; a csv is one sheet without a name.

    Where a workbook says how far its sheets reach, that is not believed: every cell is looked at.
    Raises DeskError for a file that is damaged, locked, empty, too large or of another kind.
    """
    ending = path.suffix.casefold()
    if ending in {".xlsx", ".xlsm"}:
        grids = _workbook(path)
    elif ending in {".csv", ".tsv", ".txt"}:
        grids = _separated(path)
    elif ending in {".xls", ".ods"}:
        grids = _other_workbook(path)
    else:
        raise DeskError(
            f"Figures cannot be taken from “{path.name}”",
            "It is no csv file and no workbook of Excel or OpenDocument",
            "Save it as .xlsx, .ods or .csv",
        )
    filled = tuple(grid for grid in grids if any(cell.strip() for r in grid.rows for cell in r))
    if not filled:
        raise DeskError(f"“{path.name}” is empty", "No cell holds anything", "Choose another file")
    return filled


def _separated(path: Path) -> tuple[Grid, ...]:
    _, text = text_of(path)
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    sign = max(_SIGNS, key=lambda one: sum(line.count(one) for line in lines), default=",")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=False)
    return (_checked(path, Grid("", tuple(tuple(row) for row in rows))),)


def _workbook(path: Path) -> tuple[Grid, ...]:
    from scrutiny_desk.reading.sheets.cell_values import cell_text
    from scrutiny_desk.reading.sheets.workbook import open_workbook
    from scrutiny_desk.reading.sheets.xml import without_empty_rows

    data = checked_bytes(path)
    try:
        leaner = without_empty_rows(data)
    except BROKEN as trouble:
        raise damaged(path.name) from trouble
    book = open_workbook(path.name, leaner)
    grids = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        cells = {
            place: cell_text(cell)
            for place, cell in sheet._cells.items()  # noqa: SLF001 - iter_rows would make every cell
            if cell.value is not None
        }
        down = max((row for row, _ in cells), default=0)
        across = max((column for _, column in cells), default=0)
        if down * across > MOST_CELLS:
            raise _too_large(path)
        rows = tuple(
            tuple(cells.get((row, column), "") for column in range(1, across + 1))
            for row in range(1, down + 1)
        )
        grids.append(_checked(path, Grid(sheet.title, rows)))
    return tuple(grids)


def _other_workbook(path: Path) -> tuple[Grid, ...]:
    from scrutiny_desk.reading.sheets.other_sheets import read_other_cells

    sheets = read_other_cells(path).items()
    return tuple(_checked(path, Grid(name, rows)) for name, rows in sheets)


def _checked(path: Path, grid: Grid) -> Grid:
    if sum(len(row) for row in grid.rows) > MOST_CELLS:
        raise _too_large(path)
    return grid


def _too_large(path: Path) -> DeskError:
    return DeskError(
        f"“{path.name}” is too large",
        f"It has more than {MOST_CELLS:,} cells",
        "Save the rows that matter in a file of their own",
    )
