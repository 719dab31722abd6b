"""The committee's tracker as a workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from making.sources import read_table

MADE = datetime(2024, 1, 16, 9, 0, 0)  # noqa: DTZ001 - a workbook's properties hold no time zone
FILLS = {"green": "FF00B050", "amber": "FFFFC000", "red": "FFFF0000"}
HEADING = (
    "Number", "Date of recommendation", "Recommendation", "Target date", "Responsible officer",
    "Update", "RAG rating",
)  # fmt: skip
WIDTHS = (9, 16, 60, 18, 28, 46, 14)


def build_workbook(path: Path) -> None:
    """Writes the tracker: a full date as a date, any other target as its text, fills for RAG."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Recommendations"
    sheet.append(HEADING)
    for number, row in enumerate(read_table("tracker")["rows"], start=1):
        sheet.append((number, _date(row["date"], ""), row["text"],
                      _date(row.get("target_date", ""), row["target_text"]), row["officer"] or None,
                      row["update"] or None, row["rag_text"] or None))  # fmt: skip
        if "rag_colour" in row:
            fill = PatternFill("solid", start_color=FILLS[row["rag_colour"]])
            sheet.cell(number + 1, len(HEADING)).fill = fill
    _dress(sheet)
    book.properties.creator = "Scrutiny Desk"
    book.properties.title = "Recommendations tracker (sample)"
    book.properties.created = MADE
    held = io.BytesIO()
    book.save(held)
    _write_alike(held, path)


def _date(iso: str, printed: str) -> date | str:
    return date.fromisoformat(iso) if len(iso) == len("2024-01-25") else printed


def _dress(sheet: Any) -> None:
    line = Side(style="thin", color="FF808080")
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = Border(line, line, line, line)
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
    for cell, width in zip(sheet[1], WIDTHS, strict=True):
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="FFD9E2F3")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write_alike(held: io.BytesIO, path: Path) -> None:
    """Copies the workbook with fixed times, so that the same source makes the same bytes."""
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(path, "w") as out:
        for name in sorted(made.namelist()):
            content = made.read(name)
            if name == "docProps/core.xml":
                # openpyxl writes the moment of saving as the time of the last change.
                start = content.index(b"<dcterms:modified")
                begin = content.index(b">", start) + 1
                end = content.index(b"<", begin)
                content = content[:begin] + stamp + content[end:]
            entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            out.writestr(entry, content)
