"""Notes become an Excel workbook: a sheet of all, a sheet a meeting, a row a note."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.notes.leaving import LeavingNote, Packet
from scrutiny_desk.domain.notes.notes import NoteKind, NoteStatus
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.board_sheet import BOARD_HEADINGS, BOARD_SHEET, board_rows
from scrutiny_desk.exporting.note_columns import (
    ABOUT_SHEET,
    CELL_LIMIT,
    COLUMNS,
    FIELDS,
    ID,
    KEPT_SHEET,
    READ_ONLY,
    Value,
    as_cell,
    escaped,
    link_to_page,
    plain,
    print_of,
)
from scrutiny_desk.exporting.sheet_names import sheet_name

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Step = Callable[[int, int], None]
"""Told how many of how many notes are through; raises Cancelled to stop."""

_OF_COMING_BACK = (
    "Kind, Note, Status, Answer and Private or shared can be changed here and brought back with "
    "File, Import notes from Excel: every change is shown before it is taken. A new row without an "
    "Id becomes a new note where its meeting and its page or item are filled in. All other columns "
    f"and the sheet “{BOARD_SHEET}” are for reading only: what is changed there is not brought "
    "back. A row that is deleted here leaves its note as it is."
)
_OF_THE_LINKS = (
    "The links of the PDF pages open the paper where its file lies in the same folder as this "
    "workbook."
)
ALL_SHEET = "All notes"
_AT_ID = next(at for at, column in enumerate(COLUMNS) if column.heading == ID)
_TABLE_ROW_LIMIT = 1_048_576


def write_workbook(packet: Packet, out: Path, step: Step = lambda _done, _all: None) -> None:
    """Write the notes to a workbook at `out`, replacing what was there in one step.

    Notes of one meeting must stand together, as the shelf gives them. Raises DeskError where the
    file cannot be written.
    """
    write_aside(out, lambda aside: _write(packet, aside, step))


def _write(packet: Packet, path: Path, step: Step) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = f"Notes and questions: {packet.title}"
    book.properties.creator = "Scrutiny Desk"
    book.properties.language = "en-GB"
    groups = [list(group) for _, group in groupby(packet.notes, key=lambda one: one.meeting.id)]
    taken = {name.lower() for name in (ABOUT_SHEET, KEPT_SHEET, ALL_SHEET, BOARD_SHEET)}
    done, total = 0, len(packet.notes) * (2 if len(groups) > 1 else 1)
    if len(groups) > 1:
        _fill(book.create_sheet(ALL_SHEET), packet.notes, lambda at: step(at, total))
        done = len(packet.notes)
    for notes in groups:
        before = done
        sheet = book.create_sheet(_sheet_name(notes[0], taken))
        _fill(sheet, notes, lambda at, before=before: step(before + at, total))  # type: ignore[misc]
        done += len(notes)
    board = board_rows(packet)
    if board:
        _fill_board(book.create_sheet(BOARD_SHEET), board)
    if not groups and not board:
        _fill(book.create_sheet("No notes yet"), (), lambda _at: None)
    _tell(book, packet)
    _keep(book, packet)
    book.save(path)
    book.close()


def _fill(sheet: Worksheet, notes: Sequence[LeavingNote], step: Callable[[int], None]) -> None:
    _head(sheet, [(column.heading, column.width) for column in COLUMNS])
    line = 1
    for done, one in enumerate(notes, start=1):
        values = [column.value(one) for column in COLUMNS]
        for part, cells in enumerate(_lines(values)):
            line += 1
            if part:
                cells[_AT_ID] = f"{one.row.note.id} +{part}"
            for at, value in enumerate(cells, start=1):
                _put(sheet, line, at, value)
        address = link_to_page(one)
        if address:
            _link(sheet, line, address)
        step(done)
    _finish(sheet, len(COLUMNS), line)
    _offer_words(sheet, line)


def _fill_board(sheet: Worksheet, rows: Sequence[tuple[Value, ...]]) -> None:
    _head(sheet, BOARD_HEADINGS)
    line = 1
    for row in rows:
        for cells in _lines(row):
            line += 1
            for at, value in enumerate(cells, start=1):
                _put(sheet, line, at, value)
    _finish(sheet, len(BOARD_HEADINGS), line)


def _head(sheet: Worksheet, headings: Iterable[tuple[str, int]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for at, (heading, width) in enumerate(headings, start=1):
        cell = sheet.cell(1, at, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E3E7EB")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(at)].width = width


def _finish(sheet: Worksheet, columns: int, last: int) -> None:
    """Headings stay, filters stand on them, and it prints on pages as wide as they are."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{max(last, 2)}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _link(sheet: Worksheet, line: int, address: str) -> None:
    from openpyxl.styles import Font

    at = next(at for at, column in enumerate(COLUMNS, start=1) if column.heading == "PDF page")
    cell = sheet.cell(line, at)
    cell.hyperlink = address
    cell.font = Font(underline="single", color="0B5CAD")


def _offer_words(sheet: Worksheet, last: int) -> None:
    """The words a cell may hold are offered in a list where there is a fixed set of them."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = {
        "kind": [kind.word for kind in NoteKind],
        "status": [status.word for status in NoteStatus],
        "private": ["Private", "Shared"],
    }
    for at, column in enumerate(COLUMNS, start=1):
        if column.field in offered:
            words = ",".join(offered[column.field])
            rule = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
            letter = get_column_letter(at)
            # A few rows more, for what a person adds beneath.
            rule.add(f"{letter}2:{letter}{min(last + 200, _TABLE_ROW_LIMIT)}")
            sheet.add_data_validation(rule)


def _lines(values: Sequence[Value]) -> Iterable[list[Value]]:
    """The row, and where a text is longer than a cell can hold, the rows that go on with it."""
    texts = [as_cell(value) if isinstance(value, str) else None for value in values]
    longest = max(len(text) for text in texts if text is not None)
    for start in range(0, max(longest, 1), CELL_LIMIT):
        yield [
            (value if start == 0 else "") if text is None else text[start : start + CELL_LIMIT]
            for value, text in zip(values, texts, strict=True)
        ]


def _put(sheet: Worksheet, row: int, at: int, value: Value) -> None:
    from openpyxl.styles import Alignment

    if isinstance(value, str) and not value:
        return
    cell = sheet.cell(row, at, escaped(value) if isinstance(value, str) else value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        # A typed text that looks like a formula must never become one.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@", "\t"))
    elif isinstance(value, datetime.datetime):
        cell.number_format = "d mmmm yyyy hh:mm"
    elif isinstance(value, datetime.date):
        cell.number_format = "d mmmm yyyy"


def _tell(book: Workbook, packet: Packet) -> None:
    """What this file is, what it leaves out, and how it comes back."""
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(ABOUT_SHEET)
    sheet.column_dimensions["A"].width = 100
    lines = [
        f"Notes and questions: {packet.title}",
        packet.said,
        packet.left_out.said,
        packet.holds,
        _OF_COMING_BACK,
        _OF_THE_LINKS,
    ]
    for at, words in enumerate((line for line in lines if line), start=1):
        _put(sheet, at, 1, words)
        sheet.cell(at, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(1, 1).font = Font(bold=True)


def _keep(book: Workbook, packet: Packet) -> None:
    sheet = book.create_sheet(KEPT_SHEET)
    sheet.sheet_state = "veryHidden"
    columns = (*FIELDS.values(), *READ_ONLY)
    sheet.append([ID, *(column.field or column.heading for column in columns)])
    for one in packet.notes:
        prints = (print_of(plain(column.value(one))) for column in columns)
        sheet.append([one.row.note.id, *prints])


def _sheet_name(one: LeavingNote, taken: set[str]) -> str:
    """A name that Excel allows and no other sheet has: date first, then the committee."""
    words = f"{one.meeting.date or ''} {one.meeting.committee}"
    return sheet_name(as_cell(words), "Notes", taken)
