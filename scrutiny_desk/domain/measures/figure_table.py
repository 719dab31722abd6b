"""Figures in a table's columns: dates and numbers as people and statistical offices write them.

`x`, `*`, `c`, `z`, `:`, `..`, `-` and the like stand for a figure that is not available (the NHS
and the Department for Education suppress small ones so); none of them is a nought.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.dates import first_day, read_date
from scrutiny_desk.domain.errors import DeskError

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?")
_NUMBER = re.compile(r"[-+–−]?£?\s*\d[\d,\s]*(?:\.\d+)?\s*%?|[-+–−]?\.\d+\s*%?")
_NOT_AVAILABLE = re.compile(
    r"\[?(?:x|z|c|k|u|low|\*+|:+|\.{2,3}|[-–—]+|n/?a|nil return|suppressed|missing|null|none|nan"
    r"|not (?:available|applicable|known)|#n/a)\]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row with a date; value is None for a figure that is not available."""

    date: datetime.date
    value: float | None


def day_of(text: str) -> datetime.date | None:
    """The day that a cell names; of a month its first. None for what is no date."""
    words = text.strip()
    if (match := _ISO.fullmatch(words)) is not None:
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
        try:
            return datetime.date(year, month, day)
        except ValueError:
            return None
    iso = read_date(words)
    return None if iso is None else first_day(iso)


def is_not_available(text: str) -> bool:
    """True for an empty cell and for the signs of a figure that is not given."""
    words = text.strip()
    return not words or _NOT_AVAILABLE.fullmatch(words) is not None


def number_of(text: str) -> float | None:
    """The number that a cell prints ("1,204", "61%", "−3.5"), or None where it prints none."""
    words = text.strip()
    if _NUMBER.fullmatch(words) is None:
        return None
    plain = re.sub(r"[£,\s%]", "", words).replace("–", "-").replace("−", "-")
    return float(plain)


def figures_in(
    headings: Sequence[str], rows: Sequence[Sequence[str]], date: str, value: str
) -> list[FigureRow]:
    """The figures of two columns named by their headings, in the order of the table.

    Empty rows are passed over. Raises DeskError for a heading that is not there or stands there
    twice, and for a cell that can be read neither as what it should be nor as not available; the
    message names the row, counted from the heading as 1.
    """
    day_at, value_at = column_named(headings, date), column_named(headings, value)
    found: list[FigureRow] = []
    for at, row in enumerate(rows, start=2):
        cells = [*row, *[""] * (len(headings) - len(row))]
        if not any(cell.strip() for cell in cells):
            continue
        day, said = day_of(cells[day_at]), cells[value_at]
        if day is None:
            raise _unread(at, date, cells[day_at], "a date", "2024-01-31 or 31 January 2024")
        number = number_of(said)
        if number is None and not is_not_available(said):
            raise _unread(at, value, said, "a number", "331, 61% or x for not available")
        found.append(FigureRow(day, number))
    return found


def column_named(headings: Sequence[str], name: str) -> int:
    """The place of a heading; signs of case and space make no difference."""
    wanted = " ".join(name.split()).casefold()
    at = [i for i, one in enumerate(headings) if " ".join(one.split()).casefold() == wanted]
    if len(at) == 1:
        return at[0]
    there = ", ".join(f"“{one}”" for one in headings if one.strip()) or "none at all"
    problem = "stands there twice" if at else "is not there"
    raise DeskError(
        f"The column “{name}” {problem}", f"The headings are {there}", "Name one of them"
    )


def _unread(row: int, column: str, said: str, what: str, how: str) -> DeskError:
    return DeskError(
        f"Row {row} has no {what.removeprefix('a ')} under “{column}”",
        f"It says “{said.strip()}”, which cannot be read as {what}",
        f"Write it as {how}",
    )
