"""The appendix of the tracker as an Excel workbook: a sheet a committee, a row a recommendation.

Its last column is each row's id, so that what an officer changes in it can come in again.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker.leaving import (
    ID_HEADING,
    KEPT_SHEET,
    MARK_HEADING,
    Appendix,
    AppendixPart,
    Cell,
    LeavingColumn,
)
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.fitted_rows import fit_row
from scrutiny_desk.exporting.note_columns import ABOUT_SHEET, CELL_LIMIT, as_cell, escaped
from scrutiny_desk.exporting.sheet_names import sheet_name

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Step = Callable[[int, int], None]
Stepped = Callable[[], None]

_CHARACTERS_A_SHARE = 1.5
_ID_WIDTH, _MARK_WIDTH, _DATE_WIDTH = 5, 14, 18
_WITH_DATES = frozenset({LeavingColumn.DATE, LeavingColumn.TARGET, LeavingColumn.ORIGINAL})
_LIST_LIMIT = 255
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")
_OF_THE_IDS = (
    f"The last column, {ID_HEADING}, names each row to Scrutiny Desk: leave it as it is, and what "
    "is changed here can be brought in again."
)
_GOES_ON = " … (the rest is too long for a cell)"


def write_tracker_workbook(
    appendix: Appendix, out: Path, step: Step = lambda _done, _all: None
) -> None:
    """Write the appendix to a workbook at `out`, replacing what was there in one step.

    Raises DeskError where the file cannot be written.
    """
    write_aside(out, lambda aside: _write(appendix, aside, step))


def _write(appendix: Appendix, path: Path, step: Step) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = f"{appendix.title}: {appendix.day}"
    book.properties.creator = "Scrutiny Desk"
    book.properties.language = "en-GB"
    taken = {ABOUT_SHEET.lower(), KEPT_SHEET.lower()}
    stepped = _counted(step, len(appendix))
    names = []
    for part in appendix.parts:
        names.append(sheet_name(as_cell(part.committee), "Recommendations", taken))
        _fill(book.create_sheet(names[-1]), appendix, part, stepped)
    _tell(book, appendix)
    _keep(book, appendix, names)
    book.save(path)
    book.close()


def _counted(step: Step, total: int) -> Callable[[], None]:
    """What is called after each row."""
    done = count(1)
    return lambda: step(next(done), total)


def _fill(
    sheet: Worksheet, appendix: Appendix, part: AppendixPart, stepped: Callable[[], None]
) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    headings = [one.heading for one in part.columns]
    broad = [_width_of(one.column) for one in part.columns] + [_MARK_WIDTH, _ID_WIDTH]
    for at, (heading, width) in enumerate(
        zip([*headings, MARK_HEADING, ID_HEADING], broad, strict=True), start=1
    ):
        _put(sheet, 1, at, heading)
        cell = sheet.cell(1, at)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E3E7EB")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(at)].width = width
    fit_row(sheet, 1, list(zip([*headings, MARK_HEADING], broad, strict=False)))
    for line, row in enumerate(part.rows, start=2):
        for at, (content, chosen) in enumerate(zip(row.cells, part.columns, strict=True), start=1):
            _put(sheet, line, at, value_of(content, chosen.column))
            if content.shade:
                sheet.cell(line, at).fill = PatternFill("solid", fgColor=content.shade)
        _put(sheet, line, len(headings) + 1, row.mark)
        _put(sheet, line, len(headings) + 2, row.id)
        sheet.cell(line, len(headings) + 2).alignment = Alignment(wrap_text=False, vertical="top")
        words = [*(content.words for content in row.cells), row.mark]
        fit_row(sheet, line, list(zip(words, broad, strict=False)))
        stepped()
    _offer_ratings(sheet, part)
    _set_up(sheet, appendix, part, len(headings) + 2)


def _offer_ratings(sheet: Worksheet, part: AppendixPart) -> None:
    """The scheme's words are offered in a list; an officer may write others all the same."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    keys = [one.column for one in part.columns]
    words = ",".join(part.ratings)
    # Excel takes no longer list, and a comma would part one rating in two.
    listable = 0 < len(words) <= _LIST_LIMIT and not any("," in one for one in part.ratings)
    if LeavingColumn.RATING not in keys or not listable:
        return
    letter = get_column_letter(keys.index(LeavingColumn.RATING) + 1)
    rule = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
    rule.showErrorMessage = False
    rule.add(f"{letter}2:{letter}{len(part.rows) + 1}")
    sheet.add_data_validation(rule)


def _width_of(column: LeavingColumn) -> float:
    """Characters; a whole date in words has to fit on one line, or it shows as hashes."""
    least = _DATE_WIDTH if column in _WITH_DATES else 0
    return max(column.share * _CHARACTERS_A_SHARE, least)


def value_of(cell: Cell, column: LeavingColumn) -> str | int | datetime.date:
    """What a cell of a workbook holds: a date or a number that sorts, else the words."""
    if cell.date is not None:
        return datetime.date.fromisoformat(cell.date)
    words = as_cell(cell.words)
    is_number = words.isascii() and words.isdigit() and str(int(words)) == words
    if column is LeavingColumn.NUMBER and is_number and len(words) < 10:
        return int(words)
    if len(words) > CELL_LIMIT:
        return words[: CELL_LIMIT - len(_GOES_ON)] + _GOES_ON
    return words


def _set_up(sheet: Worksheet, appendix: Appendix, part: AppendixPart, columns: int) -> None:
    """Headings stay, filters stand on them, and it prints as the appendix does."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    last = get_column_letter(columns)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{max(len(part.rows) + 1, 2)}"
    sheet.print_title_rows = "1:1"
    # The id is for the program: nobody needs it on paper.
    sheet.print_area = f"A1:{get_column_letter(columns - 1)}{max(len(part.rows) + 1, 2)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.gridLines = True
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    title = " · ".join(filter(None, (part.committee, appendix.title, appendix.day)))
    # In a heading "&" begins a code.
    above, below = sheet.oddHeader, sheet.oddFooter
    if above is not None and above.left is not None:
        above.left.text = as_cell(title).replace("&", "&&")
    if below is not None and below.center is not None:
        below.center.text = "Page &P of &N"


def _put(sheet: Worksheet, row: int, at: int, value: str | int | datetime.date) -> None:
    from openpyxl.styles import Alignment

    if value == "":
        return
    cell = sheet.cell(row, at, escaped(value) if isinstance(value, str) else value)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    if isinstance(value, str):
        # A text that looks like a formula must never become one.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_SIGNS)
    elif isinstance(value, datetime.date):
        cell.number_format = "d mmmm yyyy"


def _tell(book: Workbook, appendix: Appendix) -> None:
    """What this file is, and what it leaves out."""
    from openpyxl.styles import Font

    sheet = book.create_sheet(ABOUT_SHEET)
    sheet.column_dimensions["A"].width = 100
    lines = [
        " · ".join(filter(None, (appendix.committee, appendix.title))),
        f"{appendix.day}. {appendix.history.word}.",
        *(
            f"{part.committee}: {part.said}" if len(appendix.parts) > 1 else part.said
            for part in appendix.parts
        ),
        *appendix.notices,
        _OF_THE_IDS,
        f"Written by Scrutiny Desk on {say(appendix.written[:10])}.",
    ]
    for at, words in enumerate(lines, start=1):
        _put(sheet, at, 1, words)
    sheet.cell(1, 1).font = Font(bold=True)


def _keep(book: Workbook, appendix: Appendix, names: list[str]) -> None:
    """What the cells held as it was written, so that it is known later which were changed."""
    sheet = book.create_sheet(KEPT_SHEET)
    sheet.sheet_state = "veryHidden"
    keys = list(dict.fromkeys(one.column for part in appendix.parts for one in part.columns))
    for at, words in enumerate((ID_HEADING, "Sheet", *keys), start=1):
        _put(sheet, 1, at, str(words))
    line = 1
    for part, name in zip(appendix.parts, names, strict=True):
        at_of = {one.column: keys.index(one.column) + 3 for one in part.columns}
        for row in part.rows:
            line += 1
            _put(sheet, line, 1, row.id)
            _put(sheet, line, 2, name)
            for content, chosen in zip(row.cells, part.columns, strict=True):
                _put(sheet, line, at_of[chosen.column], value_of(content, chosen.column))
