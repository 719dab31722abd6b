"""Days that are printed as a span: "20 to 24 May 2024", "28 February to 4 March 2022"."""

from __future__ import annotations

import calendar
import re

from scrutiny_desk.domain.dates import read_date

_WEEKDAY = re.compile(
    rf"\b(?:{'|'.join(calendar.day_name)}|mon|tues?|wed|thurs?|fri|sat|sun)\b,?\s*", re.IGNORECASE
)
_MONTH = "|".join(
    sorted({*calendar.month_name[1:], *calendar.month_abbr[1:], "Sept"}, key=len, reverse=True)
)
_DAY = r"\d{1,2}\s*(?:st|nd|rd|th)?"
_WORDED = re.compile(
    rf"(?P<day>{_DAY})(?:\s+of)?(?:\s+(?P<month>{_MONTH})\b\.?,?)?(?:\s+(?P<year>\d{{4}}))?"
    rf"\s*(?:to|until|till|through|and|&|–|—|-)\s*"
    rf"(?P<end>{_DAY}(?:\s+of)?\s+(?P<last_month>{_MONTH})\b\.?,?\s+(?P<last_year>\d{{4}}))",
    re.IGNORECASE,
)
_NUMERIC = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
_DATES = re.compile(
    rf"{_NUMERIC}|\d{{4}}-\d{{2}}-\d{{2}}|(?:{_DAY}(?:\s+of)?\s+)?\b(?:{_MONTH})\b\.?,?\s*\d{{4}}",
    re.IGNORECASE,
)


def read_span(text: str) -> tuple[str, ...]:
    """The first and the last day that the text names first, as ISO dates; () where it names none.

    A single day is both. What the print leaves out before "to" is taken from what follows it.
    """
    plain = _WEEKDAY.sub("", " ".join(text.split()))
    found = _WORDED.search(plain)
    single = _DATES.search(plain)
    if found is not None and (single is None or found.start() <= single.start()):
        last = read_date(found["end"])
        month = found["month"] or found["last_month"]
        year = found["year"] or found["last_year"]
        first = read_date(f"{found['day']} {month} {year}")
        if first is not None and last is not None and found["year"] is None and first > last:
            # "30 December to 3 January 2024" began in the year before.
            first = read_date(f"{found['day']} {month} {int(year) - 1}")
        if first is not None and last is not None and first <= last:
            return first, last
    dates = [date for date in (read_date(match[0]) for match in _DATES.finditer(plain)) if date]
    if not dates:
        return ()
    joined = re.search(r"\b(?:to|until|till|and)\b|[–—]|\s-\s", plain) is not None
    return (dates[0], dates[1]) if joined and len(dates) == 2 else (dates[0], dates[0])
