"""The hidden sheet by which a workbook that was written here is known when it comes in again."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from scrutiny_desk.exporting.note_columns import KEPT_SHEET

_LISTED_LIMIT = 1_000_000
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")


def has_kept_sheet(path: Path) -> bool:
    """Whether a file is a workbook with the hidden sheet; False for any other file.

    Only the list of its sheets is read, whatever its size.
    """
    if path.suffix.lower() not in {".xlsx", ".xlsm"}:
        return False
    try:
        with zipfile.ZipFile(path) as packed, packed.open("xl/workbook.xml") as part:
            listed = part.read(_LISTED_LIMIT)
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False
    name = f'name="{KEPT_SHEET}"'.encode()
    return any(name in one and b'"veryHidden"' in one for one in _SHEET.findall(listed))
