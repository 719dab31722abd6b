"""A file of separated values as a heading row and rows of text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.reading.plain_bytes import text_of

_SIGNS = ",;\t|"
_LOOKED_AT = 20


def read_csv(path: Path) -> tuple[list[str], list[list[str]]]:
    """The headings and the rows below them, whatever sign stands between the values.

    Lines over the headings that hold a single value (a title, a note) are passed over. Raises
    DeskError for a file that is no text, is empty, or has no heading row.
    """
    _, text = text_of(path)
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    if not lines:
        raise DeskError(f"{path.name} is empty", "There is no row in it", "Choose another file")
    sign = max(_SIGNS, key=lambda one: max(line.count(one) for line in lines))
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=False))
    widest = max(len(row) for row in rows[:_LOOKED_AT])
    for at, row in enumerate(rows):
        if len([cell for cell in row if cell.strip()]) > 1 or widest == 1:
            return [cell.strip() for cell in row], rows[at + 1 :]
    raise DeskError(
        f"{path.name} has no heading row",
        "No line of it holds two values",
        "Save the sheet as CSV with its headings in the first row",
    )
