"""What does not add up as an Excel sheet, a row a finding."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scrutiny_desk.domain.findings import LeavingFinding
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.note_columns import ABOUT_SHEET, CELL_LIMIT, escaped

FIGURES_SHEET = "Figures"
HEADINGS = (
    ("Meeting", 40),
    ("Paper", 40),
    ("Page", 14),
    ("What", 28),
    ("Printed", 24),
    ("Works out to", 24),
    ("In words", 70),
    ("Where it stands", 16),
)


def write_findings(rows: Sequence[LeavingFinding], about: Sequence[str], out: Path) -> None:
    """Write findings to a workbook at `out`, replacing what was there in one step.

    about: lines of a second sheet on what the file is. Raises DeskError where it cannot be written.
    """
    write_aside(out, lambda aside: _write(rows, about, aside))


def _write(rows: Sequence[LeavingFinding], about: Sequence[str], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = FIGURES_SHEET
    book.properties.title = "Figures that do not add up"
    book.properties.creator = "Scrutiny Desk"
    told = book.create_sheet(ABOUT_SHEET)
    told.column_dimensions["A"].width = 100
    lines = [[heading for heading, _ in HEADINGS], *map(_cells, rows)]
    for page, values in ((sheet, lines), (told, [[line] for line in about])):
        for line, cells in enumerate(values, start=1):
            for at, words in enumerate(cells, start=1):
                cell = page.cell(line, at, escaped(words)[:CELL_LIMIT])
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                # Words of a paper that look like a formula must never become one.
                cell.data_type = "s"
                cell.quotePrefix = words.startswith(("=", "+", "-", "@", "\t"))
    for at, (_, width) in enumerate(HEADINGS, start=1):
        sheet.cell(1, at).font = Font(bold=True)
        sheet.cell(1, at).fill = PatternFill("solid", fgColor="E3E7EB")
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{max(len(lines), 2)}"
    sheet.page_setup.orientation = "landscape"
    book.save(path)
    book.close()


def _cells(one: LeavingFinding) -> list[str]:
    where = [one.meeting, one.paper, one.pages]
    return [*where, one.what, one.printed, one.expected, one.sentence, one.standing]
