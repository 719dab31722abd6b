"""Notes become an Excel workbook: a sheet a meeting, a row a note."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.notes import NoteRow
from scrutiny_desk.exporting.aside import write_aside

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = (
    ("Item", 34),
    ("Page", 9),
    ("Kind", 14),
    ("Quote", 44),
    ("Text", 54),
    ("Status", 16),
    ("Answer", 44),
    ("Created", 18),
    ("Private or shared", 12),
)
"""The columns in order, with their widths in characters."""

CELL_LIMIT = 32_767
"""Characters that Excel holds in one cell; what is longer goes on in the row beneath."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_SHEET_NAME_LIMIT = 31

Value = str | int | datetime.datetime


def write_notes(rows: Sequence[NoteRow], out: Path) -> None:
    """Write the notes to a workbook at `out`, replacing what was there in one step.

    Rows of one meeting must stand together, as the shelf gives them. Raises DeskError where the
    file cannot be written.
    """
    write_aside(out, lambda aside: _write(rows, aside))


def _write(rows: Sequence[NoteRow], path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = "Notes and questions"
    book.properties.creator = "Scrutiny Desk"
    taken: set[str] = set()
    for _, group in groupby(rows, key=lambda row: row.note.meeting_id):
        notes = list(group)
        _fill(book.create_sheet(_sheet_name(notes[0], taken)), notes)
    if not rows:
        _fill(book.create_sheet("No notes yet"), [])
    book.save(path)
    book.close()


def _fill(sheet: Worksheet, rows: Iterable[NoteRow]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, (heading, width) in enumerate(HEADINGS, start=1):
        cell = sheet.cell(1, column, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E3E7EB")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    line = 1
    for row in rows:
        for values in _lines(_values(row)):
            line += 1
            for column, value in enumerate(values, start=1):
                _put(sheet, line, column, value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{max(line, 2)}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _values(row: NoteRow) -> tuple[Value, ...]:
    note = row.note
    item = " ".join(part for part in (row.item_number, row.item_title) if part)
    label = note.anchor.page_label
    return (
        item or row.paper_title,
        int(label) if label.isascii() and label.isdigit() else label,
        note.kind.word,
        note.anchor.quote,
        note.text,
        note.status.word,
        note.answer,
        _local_time(note.created),
        "Private" if note.private else "Shared",
    )


def _local_time(iso: str) -> datetime.datetime:
    """The moment in this computer's own time; a workbook's dates carry no time zone."""
    return datetime.datetime.fromisoformat(iso).astimezone().replace(tzinfo=None, microsecond=0)


def _lines(values: tuple[Value, ...]) -> Iterable[tuple[Value, ...]]:
    """The row, and where a text is longer than a cell can hold, the rows that go on with it."""
    texts = [_UNPRINTABLE.sub(" ", v) if isinstance(v, str) else None for v in values]
    longest = max(len(text) for text in texts if text is not None)
    for start in range(0, max(longest, 1), CELL_LIMIT):
        yield tuple(
            (value if start == 0 else "") if text is None else text[start : start + CELL_LIMIT]
            for value, text in zip(values, texts, strict=True)
        )


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    from openpyxl.styles import Alignment

    cell = sheet.cell(row, column, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        # A typed text that looks like a formula must never become one.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    elif isinstance(value, datetime.datetime):
        cell.number_format = "d mmmm yyyy hh:mm"


def _sheet_name(row: NoteRow, taken: set[str]) -> str:
    """A name that Excel allows and no other sheet has: date first, then the committee."""
    words = row.meeting_title.split(" · ")[0]
    plain = _NOT_IN_A_SHEET_NAME.sub(" ", f"{row.meeting_date or ''} {words}")
    base = " ".join(_UNPRINTABLE.sub(" ", plain).split()) or "Notes"
    name, number = base[:_SHEET_NAME_LIMIT].strip(), 1
    while name.lower() in taken:
        number += 1
        tail = f" {number}"
        name = base[: _SHEET_NAME_LIMIT - len(tail)].strip() + tail
    taken.add(name.lower())
    return name
