"""The municipal year (May to April), and references that carry it.

A format is a council's own pattern of a reference with names in braces: `SR ({yy}/{yy+1}) {n:02}`
gives "SR (25/26) 01", `A{yy}/{n}` gives "A27/14". `{yyyy}` is the year in four digits, `{n:03}`
the running number in at least three.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from scrutiny_desk.domain.errors import DeskError

FIRST_MONTH = 5
"""A municipal year begins in May, with the annual meeting of the council."""

PLAIN = "{n}"
"""The format of a committee that chose none: a number that goes on over the years."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_YEAR = re.compile(r"(yyyy|yy)(\+1)?")
_NUMBER = re.compile(r"n(?::0([1-6]))?")


def municipal_year(day: datetime.date) -> int:
    """The year in which the municipal year of a day began: 2025 for 30 April 2026."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def say_year(year: int) -> str:
    """A municipal year in words: "2025/26"."""
    return f"{year}/{(year + 1) % 100:02}"


def reference(pattern: str, year: int, number: int) -> str:
    """The reference of a format for a municipal year (that it began in) and a number.

    Raises DeskError where the format cannot be understood.
    """
    check_format(pattern)

    def put(match: re.Match[str]) -> str:
        counted = _NUMBER.fullmatch(match[1])
        if counted is not None:
            return f"{number:0{int(counted[1] or 1)}}"
        return _year_of(match[1], year)

    return _FIELD.sub(put, pattern)


def check_format(pattern: str) -> None:
    """Raises DeskError, with what to write, where a format of references cannot be understood."""
    fields = _FIELD.findall(pattern)
    unknown = [one for one in fields if not (_YEAR.fullmatch(one) or _NUMBER.fullmatch(one))]
    if unknown:
        raise _no_format(f"“{{{unknown[0]}}}” is not known")
    if re.search(r"[{}]", _FIELD.sub("", pattern)):
        raise _no_format("A brace stands alone in it")
    if sum(_NUMBER.fullmatch(one) is not None for one in fields) != 1:
        raise _no_format("It needs the running number once")


def next_number(pattern: str, year: int, taken: Iterable[str]) -> int:
    """The number after the highest of a municipal year among references; 1 where there is none.

    A gap is not filled: a number that was given once stays with its row, even where that is gone.
    Case and spaces make no difference.
    """
    check_format(pattern)
    parts, at = [], 0
    for match in _FIELD.finditer(pattern):
        parts.append(re.escape(_folded(pattern[at : match.start()])))
        is_number = _NUMBER.fullmatch(match[1]) is not None
        parts.append(r"(\d{1,9})" if is_number else re.escape(_year_of(match[1], year)))
        at = match.end()
    parts.append(re.escape(_folded(pattern[at:])))
    whole = re.compile("".join(parts))
    found = (whole.fullmatch(_folded(one)) for one in taken)
    return max((int(match[1]) for match in found if match is not None), default=0) + 1


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()


def _year_of(field: str, year: int) -> str:
    match = _YEAR.fullmatch(field)
    if match is None:
        raise ValueError(f"no year: {field!r}")
    shown = year + 1 if match[2] else year
    return str(shown) if match[1] == "yyyy" else f"{shown % 100:02}"


def _no_format(why: str) -> DeskError:
    return DeskError(
        "This format of references cannot be used",
        why,
        "Write it like SR ({yy}/{yy+1}) {n:02} or A{yy}/{n}: {yy} is the municipal year, "
        "{n} the running number",
    )
