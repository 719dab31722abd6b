"""Days that a sheet holds as bare numbers: a date whose cell was not formatted as one."""

from __future__ import annotations

import datetime
import re

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.pages.pages import SheetNotes

_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EPOCH, _EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
_FIRST, _LAST = datetime.date(1970, 1, 1), datetime.date(2099, 12, 31)


def as_day(text: str, sheets: SheetNotes) -> str | None:
    """The day in words that a number of a sheet stands for ("45316": 25 January 2024), or None.

    Only days from 1970 to 2099: no other number of days can be meant in a tracker.
    """
    if _SERIAL.fullmatch(text.strip()) is None:
        return None
    epoch = _EPOCH_1904 if sheets.from_1904 else _EPOCH
    day = epoch + datetime.timedelta(days=int(float(text)))
    return say(day.isoformat()) if _FIRST <= day <= _LAST else None
