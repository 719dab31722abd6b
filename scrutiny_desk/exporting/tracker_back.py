"""A workbook of the tracker is read back: its rows by their ids, whatever else was moved in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.pages import say_cell, sheet_and_cell
from scrutiny_desk.domain.tally import count, together
from scrutiny_desk.domain.tracker.back import BackBook, BackRow
from scrutiny_desk.domain.tracker.leaving import ID_HEADING, KEPT_SHEET, MARK_HEADING, LeavingColumn
from scrutiny_desk.exporting.kept_sheet import has_kept_sheet
from scrutiny_desk.exporting.note_columns import ABOUT_SHEET, plain

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_BYTES_LIMIT = 200_000_000
_HEADING_ROWS = 20
_CELLS_TOLD = 5
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"

Kept = Mapping[str, Mapping[LeavingColumn, str]]


def is_tracker_workbook(path: Path) -> bool:
    """Whether a file is a workbook of the tracker that was written here."""
    if not has_kept_sheet(path):
        return False
    try:
        # The rest of a large workbook need not be read to know that.
        book = _open(path, results=True, lazily=True)
    except DeskError:
        return False
    kept = _kept_columns(book)
    book.close()
    return kept is not None


def read_tracker_workbook(path: Path, headings: Mapping[str, LeavingColumn]) -> BackBook:
    """The rows of every sheet that has the column of ids.

    headings: what each heading means, in lower case. Raises DeskError, which names sheet and cell
    where there is one, for a file that is no such workbook.
    """
    book, results = _open(path, results=False), _Results(path)
    try:
        kept = _kept(book)
        if kept is None:
            raise DeskError(
                f"{path.name} is no workbook of the tracker that was written here",
                f"Its hidden sheet “{KEPT_SHEET}” with what the cells held is missing",
                "Take it over as any other tracker, or export a workbook anew",
            )
        rows: list[BackRow] = []
        told: list[str] = []
        found = False
        for sheet in book.worksheets:
            if sheet.title in {KEPT_SHEET, ABOUT_SHEET}:
                continue
            head = _heading(sheet, headings)
            if head is None:
                told.append(f"“{sheet.title}” has no column “{ID_HEADING}”, so it was not read.")
                continue
            found = True
            rows += _rows(sheet, head, kept, results, told)
        if not found:
            raise DeskError(
                f"No sheet of {path.name} has the column “{ID_HEADING}”",
                "It names each row to Scrutiny Desk; nothing was changed",
                f"Put the column back, or write “{ID_HEADING}” over it again",
            )
        return BackBook(tuple(rows), frozenset(kept), (*results.told(), *told))
    finally:
        book.close()


@dataclass(frozen=True, slots=True)
class _Heading:
    """The heading row of a sheet: its number, the column of the ids, and of each other column."""

    line: int
    id_at: int
    columns: Mapping[LeavingColumn, int]


class _Results:
    """The results that were saved with formulas, read only if there is a formula."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book: Workbook | None = None
        self._without: list[str] = []

    def of(self, sheet: str, line: int, column: int) -> object:
        """The saved result of a formula, None where there is none: that is told later."""
        if self._book is None:
            self._book = _open(self._path, results=True)
        value = self._book[sheet].cell(line, column).value
        if value is None:
            self._without.append(say_cell(sheet_and_cell(sheet, line, column)))
        return value

    def told(self) -> list[str]:
        if not self._without:
            return []
        cells = self._without[:_CELLS_TOLD]
        more = len(self._without) - len(cells)
        cells += [count(more, "more cell")] if more else []
        return [
            f"No result was saved with the formula in {together(cells)}, so it was not looked at."
        ]


def _open(path: Path, *, results: bool, lazily: bool = False) -> Workbook:
    import warnings

    from openpyxl import load_workbook

    try:
        data = path.read_bytes()
    except OSError as error:
        raise DeskError(
            f"{path.name} cannot be read",
            error.strerror or "The file did not open",
            "Close it in other programs, check that it is there, and try again",
        ) from error
    locked = data.startswith(_OLD_OFFICE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > _BYTES_LIMIT:
                raise ValueError("too large to be a tracker")
        with warnings.catch_warnings():
            # It warns of drawings and validations it will not keep; nothing is saved here.
            warnings.simplefilter("ignore")
            return load_workbook(
                io.BytesIO(data), read_only=lazily, data_only=results, keep_links=False
            )
    except MemoryError:
        raise
    except Exception as error:
        why = "It is protected by a password" if locked else "It is damaged or another kind of file"
        raise DeskError(
            f"{path.name} is no Excel workbook that can be read",
            f"{why}; nothing was changed",
            "Save it anew as .xlsx without a password, and try again",
        ) from error


def _kept_columns(book: Workbook) -> list[LeavingColumn] | None:
    """The columns whose cells were kept, None where this is no workbook of the tracker."""
    if KEPT_SHEET not in book.sheetnames:
        return None
    first = [plain(cell) for cell in next(book[KEPT_SHEET].iter_rows(values_only=True), ())]
    keys = {column.value for column in LeavingColumn}
    if first[:2] != [ID_HEADING, "Sheet"] or not set(first[2:]) <= keys:
        return None
    return [LeavingColumn(key) for key in first[2:]]


def _kept(book: Workbook) -> dict[str, dict[LeavingColumn, str]] | None:
    """By id what the cells held as the workbook was written."""
    columns = _kept_columns(book)
    if columns is None:
        return None
    rows = book[KEPT_SHEET].iter_rows(min_row=2, values_only=True)
    return {
        plain(row[0]).strip(): dict(zip(columns, map(plain, row[2:]), strict=False))
        for row in rows
        if row and plain(row[0]).strip()
    }


def _heading(sheet: Worksheet, headings: Mapping[str, LeavingColumn]) -> _Heading | None:
    for line, cells in enumerate(sheet.iter_rows(max_row=_HEADING_ROWS, values_only=True), start=1):
        words = [plain(cell).strip().casefold() for cell in cells]
        if ID_HEADING.casefold() not in words:
            continue
        id_at = len(words) - words[::-1].index(ID_HEADING.casefold())
        columns: dict[LeavingColumn, int] = {}
        for at, heading in enumerate(words, start=1):
            column = headings.get(heading)
            if at == id_at or column is None or heading == MARK_HEADING.casefold():
                continue
            if column in columns:
                raise DeskError(
                    f"“{sheet.title}”, row {line}: two columns are headed “{cells[at - 1]}”",
                    "So it is not known which of them counts; nothing was changed",
                    "Delete one of them, or give it another heading",
                )
            columns[column] = at
        return _Heading(line, id_at, columns)
    return None


def _rows(
    sheet: Worksheet, head: _Heading, kept: Kept, results: _Results, told: list[str]
) -> Iterator[BackRow]:
    seen: dict[str, int] = {}
    # Formatting may reach far below the last word: only cells that hold something are looked at.
    filled = sorted({row for (row, _), cell in sheet._cells.items() if cell.value is not None})  # noqa: SLF001
    for line in filled:
        if line <= head.line:
            continue
        cells: dict[LeavingColumn, str] = {}
        refs: dict[LeavingColumn, str] = {}
        for column, at in head.columns.items():
            value, known = _value(sheet, line, at, results)
            if known:
                cells[column] = plain(value)
            refs[column] = sheet_and_cell(sheet.title, line, at)
        rec_id = plain(sheet.cell(line, head.id_at).value).strip()
        if not any(cells.values()):
            continue
        if rec_id in seen:
            told.append(
                f"“{sheet.title}”, row {line} has the id of row {seen[rec_id]}, so it was left "
                "alone. Clear its id to make it a new row."
            )
            continue
        if rec_id:
            seen[rec_id] = line
        yield BackRow(sheet.title, line, rec_id, cells, refs, kept.get(rec_id) if rec_id else None)


def _value(sheet: Worksheet, line: int, at: int, results: _Results) -> tuple[Any, bool]:
    """What a cell holds, and whether that is known: a formula's result may not be saved."""
    cell = sheet.cell(line, at)
    if cell.data_type != "f":
        return cell.value, True
    value = results.of(sheet.title, line, at)
    return value, value is not None
