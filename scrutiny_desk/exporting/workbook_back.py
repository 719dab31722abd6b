"""A workbook of notes is read back: its rows by the notes' ids, whatever sheet they stand on."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.coming_back import ReadBook, SheetRow
from scrutiny_desk.exporting.board_sheet import BOARD_SHEET
from scrutiny_desk.exporting.note_columns import COLUMNS, FIELDS, ID, KEPT_SHEET, plain

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROWS_LIMIT = 20_000
"""More rows than this on a sheet are no member's notes."""
_BYTES_LIMIT = 200_000_000
_NEEDED = (ID, FIELDS["text"].heading)
_HEADINGS = {column.heading.casefold(): column.heading for column in COLUMNS}
_ID = re.compile(r"(?P<id>[0-9a-fA-F-]{36})(?: \+(?P<part>\d+))?")
_TYPED = {FIELDS["text"].heading, FIELDS["answer"].heading, "Words marked"}


def read_workbook(path: Path) -> ReadBook:
    """The rows of every sheet that has the headings of notes; empty rows are left out.

    Raises DeskError, which names the sheet and the cell where there is one, for a file that is no
    workbook, has no such sheet, a formula where words belong, or an id that is none.
    """
    book = _open(path)
    try:
        prints = _prints(book)
        sheets = [(sheet, _columns(sheet)) for sheet in book.worksheets]
        of_notes = [(sheet, columns) for sheet, columns in sheets if columns]
        if not of_notes:
            raise DeskError(
                f"{path.name} holds no sheet of notes",
                f"No sheet has the headings {' and '.join(_NEEDED)} in its first row",
                "Choose a workbook that was exported from here",
            )
        return ReadBook(
            tuple(
                row for sheet, columns in of_notes for row in _whole(_rows(sheet, columns, prints))
            ),
            frozenset(prints),
            tuple(name for name in book.sheetnames if name == BOARD_SHEET),
        )
    finally:
        book.close()


def _open(path: Path) -> Workbook:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(path) as packed:
            if sum(one.file_size for one in packed.infolist()) > _BYTES_LIMIT:
                raise ValueError("too large to be a workbook of notes")
        return load_workbook(path)
    except FileNotFoundError as error:
        raise DeskError(f"{path.name} is not there", "", "Choose a file that is there") from error
    except PermissionError as error:
        raise DeskError(
            f"{path.name} cannot be read",
            "Another program may hold it open, or it belongs to somebody else",
            "Close it there, and try again",
        ) from error
    except (
        OSError,
        zipfile.BadZipFile,
        InvalidFileException,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        SyntaxError,
    ) as error:
        raise DeskError(
            f"{path.name} is no Excel workbook that can be read",
            "It may be damaged, protected by a password, or another kind of file",
            "Save it anew as .xlsx without a password, and try again",
        ) from error


def _columns(sheet: Worksheet) -> dict[str, int]:
    """By heading, the number of its column; none where this is no sheet of notes."""
    if sheet.title == KEPT_SHEET:
        return {}
    found: dict[str, int] = {}
    for cell in next(iter(sheet.iter_rows(max_row=1)), ()):
        heading = _HEADINGS.get(plain(cell.value).strip().casefold())
        if heading in found:
            raise DeskError(
                f"“{sheet.title}”, cell {cell.coordinate}: there are two columns “{heading}”",
                "So it is not known which of them to take; nothing was changed",
                "Delete one of them or give it another heading, and try again",
            )
        if heading is not None:
            found[heading] = cell.column or 0
    return found if all(heading in found for heading in _NEEDED) else {}


def _rows(
    sheet: Worksheet, columns: dict[str, int], prints: dict[str, dict[str, str]]
) -> Iterator[tuple[SheetRow, int]]:
    """The rows with the number of their part; that of an ordinary row is 0."""
    if sheet.max_row > ROWS_LIMIT:
        raise DeskError(
            f"“{sheet.title}” has {sheet.max_row} rows",
            f"A sheet of notes has {ROWS_LIMIT} at most; nothing was changed",
            "Delete the empty rows below the notes, and try again",
        )
    for line in range(2, sheet.max_row + 1):
        cells, refs = {}, {}
        for heading, column in columns.items():
            cell = sheet.cell(line, column)
            _refuse_formula(sheet, cell, heading)
            cells[heading] = plain(cell.value)
            refs[heading] = cell.coordinate
        if any(words.strip() for words in cells.values()):
            note_id, part = _id(sheet, refs[ID], cells[ID].strip())
            kept = prints.get(note_id) if note_id else None
            yield SheetRow(sheet.title, line, note_id, cells, refs, kept), part


def _refuse_formula(sheet: Worksheet, cell: Any, heading: str) -> None:
    if cell.data_type not in {"f", "e"} or heading not in {
        *(column.heading for column in FIELDS.values()),
        ID,
    }:
        return
    what = "a formula" if cell.data_type == "f" else "an error of Excel's"
    raise DeskError(
        f"“{sheet.title}”, cell {cell.coordinate} holds {what}",
        f"{heading} is words, so nothing was changed",
        "Write the words themselves into the cell, and try again",
    )


def _id(sheet: Worksheet, ref: str, words: str) -> tuple[str, int]:
    if not words:
        return "", 0
    match = _ID.fullmatch(words)
    if match is None:
        raise DeskError(
            f"“{sheet.title}”, cell {ref} holds no id of a note",
            f"It says “{words[:60]}”; nothing was changed",
            "Put back what stood there, or clear the cell to make the row a new note",
        )
    return match["id"].lower(), int(match["part"] or 0)


def _whole(rows: Iterator[tuple[SheetRow, int]]) -> list[SheetRow]:
    """Texts that were too long for one cell are put together again, in whatever order they lie."""
    kept: list[SheetRow] = []
    parts: dict[str, list[tuple[int, SheetRow]]] = {}
    for row, part in rows:
        if part:
            parts.setdefault(row.note_id, []).append((part, row))
        else:
            kept.append(row)
    for row in kept:
        for _, more in sorted(parts.pop(row.note_id, []), key=lambda pair: pair[0]):
            for heading in _TYPED & row.cells.keys():
                row.cells[heading] += more.cells[heading]
    for (_, row), *_others in parts.values():
        raise DeskError(
            f"{row.at(ID)}: the row it goes on from is gone",
            "So part of a long text is missing; nothing was changed",
            "Put that row back, or delete this one too",
        )
    return kept


def _prints(book: Workbook) -> dict[str, dict[str, str]]:
    """By id and field, the print of what each cell held when the workbook was written."""
    if KEPT_SHEET not in book.sheetnames:
        return {}
    rows = book[KEPT_SHEET].iter_rows(values_only=True)
    fields = [str(one) for one in next(rows, ())][1:]
    return {
        str(note_id): dict(zip(fields, map(str, values), strict=True)) for note_id, *values in rows
    }
