"""Dates as they are printed: a weekday that the date does not fall on, a day that no month has."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.domain.findings import Finding, FindingKind, Place

_WEEKDAYS = tuple(calendar.day_name)
_MONTHS = tuple(calendar.month_name)[1:]
_DATE = (
    r"(?P<day>\d{1,2})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month>{'|'.join(_MONTHS)}),?\s+(?P<year>(?:19|20)\d\d)(?!\d)"
)
_WITH_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s+(?:the\s+)?{_DATE}", re.IGNORECASE
)
_AFTER_A_WORD = re.compile(
    rf"\b(?:on|by|until|before|after|dated|since|the|from)\s+{_DATE}", re.IGNORECASE
)
"""A count can stand before a month in a row of a table: a word has to lead to the date."""


def check(paper: Paper) -> Iterator[Finding]:
    """Every whole date of every page that stands beside a weekday, or that cannot be."""
    for page in paper.pages:
        words = page.words
        for match in _WITH_WEEKDAY.finditer(words):
            yield from _on_another_day(match, page)
        for match in (*_WITH_WEEKDAY.finditer(words), *_AFTER_A_WORD.finditer(words)):
            yield from _no_such_day(match, page)


def _on_another_day(match: re.Match[str], page: PageText) -> Iterator[Finding]:
    year, month, day = _parts(match)
    try:
        falls_on = _WEEKDAYS[datetime.date(year, month, day).weekday()]
    except ValueError:
        return
    if falls_on.casefold() != match["weekday"].casefold():
        said = f"{day} {_MONTHS[month - 1]} {year}"
        yield _finding(
            page,
            match[0],
            falls_on,
            f"“{match[0]}” is printed; {said} is a {falls_on}.",
            said,
        )


def _no_such_day(match: re.Match[str], page: PageText) -> Iterator[Finding]:
    year, month, day = _parts(match)
    last = calendar.monthrange(year, month)[1]
    # A number over 31 is a count that a line end put there.
    if last < day <= 31:
        said = f"{day} {_MONTHS[month - 1]} {year}"
        yield _finding(
            page,
            said,
            f"at most {last}",
            f"“{said}” is printed; {_MONTHS[month - 1]} {year} has {last} days.",
            said,
        )


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    month = next(
        at for at, name in enumerate(_MONTHS, 1) if name.casefold() == match["month"].casefold()
    )
    return int(match["year"]), month, int(match["day"])


def _finding(page: PageText, printed: str, expected: str, sentence: str, subject: str) -> Finding:
    where = (Place(page.page, page.page_index),)
    return Finding(FindingKind.DATE_PRINTED, printed, expected, sentence, where, subject)
