"""Workbooks of other kinds: old Excel (.xls), OpenDocument (.ods) and values between commas."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from scrutiny_desk.domain.pages.pages import Reading, SheetNotes, sheet_and_cell
from scrutiny_desk.reading.archives import BROKEN, checked_bytes, damaged, locked
from scrutiny_desk.reading.compound import chains_end
from scrutiny_desk.reading.layout.parts import GridCell
from scrutiny_desk.reading.plain_bytes import text_of
from scrutiny_desk.reading.sheets.cell_values import value_text
from scrutiny_desk.reading.sheets.parts import Part, SheetRow, note_of_hidden, parts_of_rows
from scrutiny_desk.reading.sheets.workbook import MOST_CELLS, sheets_paper, too_many_cells
from scrutiny_desk.reading.sheets.xml import ods_cells

_DELIMITERS = ",;\t|"
_SAMPLE = 64 * 1024

Spans = dict[tuple[int, int], tuple[int, int]]


def read_other_workbook(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """The visible sheets of an .xls or .ods as tables; these kinds give no fills.

    Raises DeskError for a workbook that is damaged, locked, empty or too large.
    """
    data = checked_bytes(path)
    hidden: list[str] = []
    parts: list[tuple[Part, ...]] = []

    def keep(name: str, sheet: Any) -> int:
        rows = list(_rows(sheet.iter_rows(), _spans(sheet.merged_cell_ranges), name))
        parts.append(parts_of_rows(rows))
        return sum(len(row.cells) for row in rows)

    _each_sheet(path.name, data, keep, hidden)
    reading = sheets_paper(path, data, "", parts, note_of_hidden(hidden), progress)
    return replace(reading, sheets=SheetNotes(tuple(hidden)))


def read_other_cells(path: Path) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The visible sheets of an .xls or .ods as plain text, by their names; empty rows too.

    Raises DeskError for a workbook that is damaged, locked or too large.
    """
    found: dict[str, tuple[tuple[str, ...], ...]] = {}

    def keep(name: str, sheet: Any) -> int:
        found[name] = tuple(tuple(_text(value) for value in row) for row in _all_rows(sheet))
        return sum(map(len, found[name]))

    _each_sheet(path.name, checked_bytes(path), keep, [])
    return found


def _all_rows(sheet: Any) -> Iterator[list[object]]:
    """The rows from the sheet's first on: calamine begins at the first that is filled."""
    down, across = sheet.start or (0, 0)
    yield from ([] for _ in range(down))
    for row in sheet.to_python(skip_empty_area=True):
        yield [*[None] * across, *row]


def _each_sheet(name: str, data: bytes, keep: Callable[[str, Any], int], hidden: list[str]) -> None:
    """Hand over every visible sheet, which gives its number of cells; name the hidden ones."""
    try:
        many = ods_cells(data) if data.startswith(b"PK") else 0
    except BROKEN as trouble:
        raise damaged(name) from trouble
    if not data.startswith(b"PK") and not chains_end(data):
        raise damaged(name)
    if many > MOST_CELLS:
        raise too_many_cells(name)
    try:
        _open(name, data, keep, hidden)
    except BaseException as trouble:
        # A damaged file makes calamine panic, which no exception of its own stands for.
        if type(trouble).__name__ != "PanicException":
            raise
        raise damaged(name) from trouble


def _open(name: str, data: bytes, keep: Callable[[str, Any], int], hidden: list[str]) -> None:
    import python_calamine as calamine

    room = MOST_CELLS
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for told in book.sheets_metadata:
            if told.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            if told.visible != calamine.SheetVisibleEnum.Visible:
                hidden.append(told.name)
                continue
            room -= keep(told.name, book.get_sheet_by_name(told.name))
            if room < 0:
                raise too_many_cells(name)
    except calamine.PasswordError as trouble:
        raise locked(name) from trouble
    except calamine.CalamineError as trouble:
        raise damaged(name) from trouble


def read_csv(path: Path, progress: Callable[[int, int], None]) -> Reading:
    """Values between commas, semicolons or tabs as one table.

    Raises DeskError for a file that is no text, has no words, or is too large.
    """
    data, text = text_of(path)
    rows = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    kept = list(_rows(_even(rows), {}, ""))
    if sum(len(row.cells) for row in kept) > MOST_CELLS:
        raise too_many_cells(path.name)
    return sheets_paper(path, data, "", [parts_of_rows(kept)], (), progress)


def _delimiter(text: str) -> str:
    try:
        return csv.Sniffer().sniff(text[:_SAMPLE], delimiters=_DELIMITERS).delimiter
    except csv.Error:
        return ","


def _even(rows: Iterator[list[str]]) -> list[list[str]]:
    whole = list(rows)
    width = max((len(row) for row in whole), default=0)
    return [row + [""] * (width - len(row)) for row in whole]


def _spans(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]] | None) -> Spans:
    """The cells that each merged cell covers, by its row and column from 0."""
    return {
        (top, left): (right - left + 1, bottom - top + 1)
        for (top, left), (bottom, right) in ranges or ()
    }


def _rows(rows: Any, spans: Spans, name: str) -> Iterator[SheetRow]:
    for at, row in enumerate(rows):
        texts = [_text(value) for value in row]
        if any(texts):
            yield SheetRow(
                at + 1,
                tuple(
                    GridCell(
                        text,
                        None,
                        False,
                        *spans.get((at, column), (1, 1)),
                        sheet_and_cell(name, at + 1, column + 1),
                    )
                    for column, text in enumerate(texts)
                ),
            )


def _text(value: object) -> str:
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return value_text(value, "")
