"""Dates as papers print them: day first always, and no more precise than the print.

A date is kept as ISO 8601 text as precise as the paper, "2024-01-25", "2024-01" or "2024", beside
the printed words. Nothing is guessed: words that are no date ("TBC", "Termly monitoring") give
None.
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

_MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (
        calendar.month_name[number].lower(),
        calendar.month_abbr[number].lower(),
    )
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FOLD = re.compile(r"\s+")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])")
_WORDED = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?(?:(?:\s+of)?\s+|-))?"
    rf"\b(?P<month>{_MONTH})\b\.?,?(?:\s*|-)(?P<year>\d{{4}}|[‘’']?\d{{2}}(?!\d))",
    re.IGNORECASE,
)
_SPOKEN_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def read_date(text: str) -> str | None:
    """The date that `text` prints, as ISO text as precise as it is, or None.

    Of a range ("13 – 14 Jul 2023") the last day is taken. Two different months or days that are
    both named whole ("June/July TBC") are no date. A day that the month does not have is no date.
    """
    folded = _FOLD.sub(" ", text).strip()
    found = [
        *((match.start(), _day(match)) for match in _ISO_DAY.finditer(folded)),
        *((match.start(), _numeric(match)) for match in _NUMERIC.finditer(folded)),
        *((match.start(), _worded(match)) for match in _WORDED.finditer(folded)),
    ]
    dates = [date for _, date in sorted(found) if date is not None]
    return dates[0] if dates else None


def _day(match: re.Match[str]) -> str | None:
    return _iso(int(match[1]), int(match[2]), int(match[3]))


def _numeric(match: re.Match[str]) -> str | None:
    return _iso(_full_year(match[4]), int(match[3]), int(match[1]))


def _worded(match: re.Match[str]) -> str | None:
    day = int(match["day"]) if match["day"] else None
    return _iso(_full_year(match["year"].lstrip("‘’'")), _MONTHS[match["month"].lower()], day)


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _iso(year: int, month: int, day: int | None) -> str | None:
    if not (1900 <= year <= 2199 and 1 <= month <= 12):
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


@lru_cache(maxsize=4096)
def first_day(iso: str) -> datetime.date:
    """The first day that an ISO date of any precision covers; ValueError when it is none."""
    year, month, day = _parts(iso)
    return datetime.date(year, month or 1, day or 1)


@lru_cache(maxsize=4096)
def last_day(iso: str) -> datetime.date:
    """The last day that an ISO date of any precision covers: a month ends on its last day."""
    year, month, day = _parts(iso)
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    match = _SPOKEN_DATE.fullmatch(iso)
    if match is None:
        raise ValueError(f"not an ISO date: {iso!r}")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


@lru_cache(maxsize=4096)
def say(iso: str | None) -> str:
    """An ISO date in words: "25 January 2024", "January 2024", "2024"; "" for None."""
    if not iso:
        return ""
    year, month, day = _parts(iso)
    words = [str(day)] if day else []
    if month:
        words.append(calendar.month_name[month])
    return " ".join([*words, str(year)])
