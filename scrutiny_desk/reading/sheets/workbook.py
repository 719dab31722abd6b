"""An Excel workbook: its tables from the sheets themselves, their pages from a layout."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import Reading, SheetNotes, sheet_and_cell
from scrutiny_desk.reading.archives import BROKEN, checked_bytes, damaged
from scrutiny_desk.reading.layout.paper import laid_paper
from scrutiny_desk.reading.layout.parts import GridCell, Paragraph, Sheet
from scrutiny_desk.reading.sheets.cell_values import cell_fill, cell_text, theme_colours
from scrutiny_desk.reading.sheets.parts import (
    Part,
    SheetRow,
    note_of_hidden,
    parts_of_rows,
    title_of,
)
from scrutiny_desk.reading.sheets.xml import unsaved_formulas, without_empty_rows

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_CELLS = 200_000
"""Cells that the tables of a workbook may have."""

_SMALLER = "Save the sheets that matter in a workbook of their own, and add that."
_CALCULATE = "Open the workbook and save it once, so that their results are kept."


def read_workbook(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The visible sheets as tables, with the fills of their cells, and pages to show.

    Dates become day-first words ("25 January 2024"); a formula gives the value it was saved with.
    Raises DeskError for a workbook that is damaged, locked, empty or too large.
    """
    data = checked_bytes(path)
    try:
        leaner, unsaved = without_empty_rows(data), unsaved_formulas(data)
    except BROKEN as trouble:
        raise damaged(path.name) from trouble
    parts, title, sheets = _read(path.name, leaner, has_unsaved=bool(unsaved))
    del leaner
    # A book of 10,000 rows takes 50 MB, and its sheets know it, so that only a search frees it.
    gc.collect()
    notes = (*note_of_hidden(list(sheets.hidden)), *_note_of_formulas(unsaved))
    reading = sheets_paper(path, data, title, parts, notes, progress)
    return replace(reading, sheets=sheets)


def _read(
    name: str, data: bytes, *, has_unsaved: bool
) -> tuple[list[tuple[Part, ...]], str, SheetNotes]:
    """The parts of the visible sheets, the book's own title, and what is told of its sheets."""
    book = open_workbook(name, data)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    theme = theme_colours(book)
    room = MOST_CELLS
    parts: list[tuple[Part, ...]] = []
    for sheet in shown:
        rows = list(_rows(name, sheet, theme, room))
        room -= sum(len(row.cells) for row in rows)
        parts.append(parts_of_rows(rows))
    without_result = _without_result(name, data, shown) if has_unsaved else ()
    notes = SheetNotes(tuple(hidden), without_result, _from_1904(book))
    return parts, str(book.properties.title or "").strip(), notes


def sheets_paper(
    path: Path,
    data: bytes,
    title: str,
    sheets: list[tuple[Part, ...]],
    notes: tuple[Part, ...],
    progress: Callable[[int, int], None],
) -> Reading:
    """Sheets, each on pages of its own, as a paper; notes stand at the end of the last.

    Raises DeskError where no sheet has a word.
    """
    filled = [list(parts) for parts in sheets if parts]
    if not filled:
        raise DeskError(f"“{path.name}” has no words in it", "", "Check that it is the right file.")
    filled[-1].extend(notes)
    laid = tuple(Sheet(tuple(parts)) for parts in filled)
    title = title or title_of(sheets, path.stem)
    return laid_paper(path, data, "workbook", title, laid, progress)


def too_many_cells(name: str) -> DeskError:
    return DeskError(f"“{name}” is too large", f"It has more than {MOST_CELLS:,} cells.", _SMALLER)


def _from_1904(book: Workbook) -> bool:
    from openpyxl.utils.datetime import MAC_EPOCH

    return bool(book.epoch == MAC_EPOCH)


def _without_result(name: str, data: bytes, shown: Sequence[Worksheet]) -> tuple[str, ...]:
    """The cells of the visible sheets that hold a formula of which no result was saved."""
    formulas = open_workbook(name, data, results=False)
    return tuple(
        sheet_and_cell(sheet.title, row, column)
        for sheet in shown
        for (row, column), cell in formulas[sheet.title]._cells.items()  # noqa: SLF001
        if cell.data_type == "f" and sheet.cell(row, column).value is None
    )


def _note_of_formulas(count: int) -> tuple[Part, ...]:
    if not count:
        return ()
    cells = "A cell is" if count == 1 else f"{count} cells are"
    return (Paragraph(f"{cells} empty here because no result was saved. {_CALCULATE}"),)


def open_workbook(name: str, data: bytes, *, results: bool = True) -> Workbook:
    """The workbook with its formats; DeskError where it is damaged."""
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            # It warns of drawings and validations it will not keep; nothing is saved here.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=results, keep_links=False)
    except MemoryError:
        raise
    except Exception as trouble:
        # openpyxl lets whatever a damaged part causes through: KeyError, ParseError, zlib.error.
        raise damaged(name) from trouble


def _rows(name: str, sheet: Worksheet, theme: tuple[str, ...], room: int) -> Iterator[SheetRow]:
    """The rows that hold a value, in the columns that do, however far formatting reaches."""
    known = [
        place
        for place, cell in sheet._cells.items()  # noqa: SLF001 - iter_rows would make every cell
        if cell.value is not None and str(cell.value).strip()
    ]
    rows = sorted({row for row, _ in known})
    columns = sorted({column for _, column in known})
    if len(rows) * len(columns) > room:
        raise too_many_cells(name)
    spans = _spans(sheet, rows, columns)
    for row in rows:
        cells: list[GridCell] = []
        for column in columns:
            cell = sheet.cell(row=row, column=column)
            across, down = spans.get((row, column), (1, 1))
            ref = sheet_and_cell(sheet.title, row, column)
            cells.append(_grid_cell(cell, theme, across, down, ref))
        yield SheetRow(row, tuple(cells))


def _grid_cell(cell: Any, theme: tuple[str, ...], across: int, down: int, ref: str) -> GridCell:
    bold = bool(cell.font and cell.font.b)
    return GridCell(cell_text(cell), cell_fill(cell, theme), bold, across, down, ref)


def _spans(
    sheet: Worksheet, rows: list[int], columns: list[int]
) -> dict[tuple[int, int], tuple[int, int]]:
    """How many of the columns and rows that are kept each merged cell covers."""
    from bisect import bisect_left, bisect_right

    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for merged in sheet.merged_cells.ranges:
        across = bisect_right(columns, merged.max_col) - bisect_left(columns, merged.min_col)
        down = bisect_right(rows, merged.max_row) - bisect_left(rows, merged.min_row)
        spans[merged.min_row, merged.min_col] = max(across, 1), max(down, 1)
    return spans
