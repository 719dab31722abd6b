"""An Excel workbook: its tables from the sheets themselves, their pages from a layout."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages import Box, Cell, Reading, Table
from scrutiny_desk.reading.cell_values import cell_fill, cell_text, theme_colours
from scrutiny_desk.reading.layout import Grid, GridCell, LaidOut, Paragraph, Sheet, lay_out

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes that all parts of a workbook may have when unpacked."""
MOST_CELLS = 200_000
"""Cells with words that a workbook may have."""

_MOST_PACKED_PARTS = 5_000
_WIDE = 7
_VERY_WIDE = 12
_SMALLER = "Save the sheets that matter in a workbook of their own, and add that."
_SAVE_AGAIN = "Open it in the program it was made with and save it again without a password."


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str


_Part = _Heading | tuple[tuple[GridCell, ...], ...]


def read_workbook(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The visible sheets as tables, with the fills of their cells, and pages to show.

    Dates become day-first words ("25 January 2024"); a formula gives the value it was saved with.
    Raises DeskError for a workbook that is damaged, locked, empty or too large.
    """
    data = path.read_bytes()
    _check_size(path.name, data)
    book = _open(path.name, data)
    sheets = [_parts_of(path.name, book, sheet) for sheet in _visible(book)]
    if not any(sheets):
        raise DeskError(f"“{path.name}” has no words in it", "", "Check that it is the right file.")
    widest = max(
        (len(part[0]) for parts in sheets for part in parts if isinstance(part, tuple)), default=1
    )
    laid = lay_out(
        [Sheet(tuple(_laid_part(part) for part in parts)) for parts in sheets if parts],
        landscape=widest >= _WIDE,
        size=7.0 if widest >= _VERY_WIDE else 8.5,
    )
    from scrutiny_desk.reading.text import read_layout

    reading = read_layout(laid.pdf, progress)
    grids = [part for parts in sheets for part in parts if isinstance(part, tuple)]
    return replace(
        reading,
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind_of_file="workbook",
        title=_title(path, book, sheets),
        tables=tuple(_tables(grids, laid, len(reading.pages))),
        layout_pdf=laid.pdf,
    )


def _check_size(name: str, data: bytes) -> None:
    """Refuses a small file that unpacks into an enormous one before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as trouble:
        raise _damaged(name) from trouble
    if len(parts) > _MOST_PACKED_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        limit = LARGEST_UNPACKED // 1024**2
        raise DeskError(
            f"“{name}” is too large", f"Unpacked it would take more than {limit} MB.", _SMALLER
        )


def _damaged(name: str) -> DeskError:
    return DeskError(
        f"“{name}” cannot be read as a workbook",
        "It is damaged, protected by a password, or uses something unknown.",
        _SAVE_AGAIN,
    )


def _open(name: str, data: bytes) -> Workbook:
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            # It warns of drawings and validations it will not keep; nothing is saved here.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except MemoryError:
        raise
    except Exception as trouble:
        # openpyxl lets whatever a damaged part causes through: KeyError, ParseError, zlib.error.
        raise _damaged(name) from trouble


def _visible(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _parts_of(name: str, book: Workbook, sheet: Worksheet) -> list[_Part]:
    """The sheet as headings and grids.

    A row with a single filled cell over or between the rows of a table is a heading; empty rows
    are left out. A table begins anew only after such a heading.
    """
    theme = theme_colours(book)
    parts: list[_Part] = []
    rows: list[tuple[GridCell, ...]] = []
    after_gap = True
    for row in _used_rows(name, sheet):
        cells = tuple(
            GridCell(cell_text(cell), cell_fill(cell, theme), bool(cell.font and cell.font.b))
            for cell in row
        )
        filled = [cell for cell in cells if cell.text]
        if not filled:
            after_gap = True
            continue
        if len(filled) == 1 and len(cells) > 1 and cells[0].text and (after_gap or not rows):
            _add_grid(parts, rows)
            rows = []
            parts.append(_Heading(filled[0].text))
        else:
            rows.append(cells)
        after_gap = False
    _add_grid(parts, rows)
    return parts


def _used_rows(name: str, sheet: Worksheet) -> list[tuple[Any, ...]]:
    """Rows and columns up to the last that hold a value, however far formatting reaches."""
    known = [
        place
        for place, cell in sheet._cells.items()  # noqa: SLF001 - iter_rows would make every cell
        if cell.value is not None and str(cell.value).strip()
    ]
    if not known:
        return []
    last_row = max(row for row, _ in known)
    columns = sorted({column for _, column in known})
    if last_row * len(columns) > MOST_CELLS:
        raise DeskError(
            f"“{name}” is too large", f"It has more than {MOST_CELLS:,} cells.", _SMALLER
        )
    return [
        tuple(sheet.cell(row=row, column=column) for column in columns)
        for row in range(1, last_row + 1)
    ]


def _add_grid(parts: list[_Part], rows: Sequence[tuple[GridCell, ...]]) -> None:
    """The rows as a grid, without the columns in which none of them has a word."""
    if not rows:
        return
    kept = [at for at in range(len(rows[0])) if any(row[at].text for row in rows)]
    parts.append(tuple(tuple(row[at] for at in kept) for row in rows))


def _laid_part(part: _Part) -> Paragraph | Grid:
    return Paragraph(part.text, heading=True) if isinstance(part, _Heading) else Grid(part)


def _tables(
    grids: Sequence[tuple[tuple[GridCell, ...], ...]], laid: LaidOut, page_count: int
) -> list[Table]:
    tables: list[Table] = []
    for grid, places in zip(grids, laid.grids, strict=True):
        rows = tuple(
            tuple(
                Cell(" ".join(cell.text.split()), min(page, page_count - 1), box, cell.fill)
                for cell, (page, box) in zip(row, where, strict=True)
            )
            for row, where in zip(grid, places, strict=True)
        )
        cells = [cell for row in rows for cell in row]
        first = min(cell.page_index for cell in cells)
        tables.append(
            Table(
                rows=rows,
                first_page=first,
                last_page=max(cell.page_index for cell in cells),
                box=_around([cell.box for cell in cells if cell.page_index == first]),
            )
        )
    return tables


def _around(boxes: Sequence[Box]) -> Box:
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box


def _title(path: Path, book: Workbook, sheets: Sequence[Sequence[_Part]]) -> str:
    """The title the workbook says it has, else its first heading, else its file's name."""
    said = str(book.properties.title or "").strip()
    if said:
        return said
    for parts in sheets:
        if parts and isinstance(parts[0], _Heading):
            return parts[0].text[:200]
    return path.stem
