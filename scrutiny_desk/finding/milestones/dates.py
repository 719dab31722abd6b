"""Dates by which something is due, as plans print them."""

from __future__ import annotations

import re

from scrutiny_desk.domain.dates import read_date

# What may be a date; whether it is one is for read_date to say.
_PRINTED = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1\d{2,4}|"
    r"(?:\d{1,2}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?)?[A-Za-z]{3,9}\.?,?\s*(?:\d{4}|['’]?\d\d)\b"
)
# Words that say, rightly, that there is no date.
_NO_DATE = re.compile(
    r"\W*(?:tb[acd]|to be (?:agreed|confirmed|determined|arranged|advised)|n/?a|not applicable|"
    r"none|on-?going|in place|continuous(?:ly)?|immediate(?:ly)?|asap|complete[d]?|done|various|"
    r"business as usual|bau)\W*(?:(?:and|tb[acd]|on-?going|complete[d]?)\W*)*",
    re.IGNORECASE,
)
# Words that stand in a column of dates although they print none.
_LIKE_A_DATE = re.compile(
    r"\b(?:tb[acd]|on-?going|immediate\w*|complete[d]?|termly|weekly|monthly|quarterly|annual\w*|"
    r"yearly|spring|summer|autumn|winter|q[1-4]|quarter|20\d\d|weeks?|months?|years?)\b",
    re.IGNORECASE,
)


def due_of(text: str) -> tuple[str | None, str]:
    """The date by which something is due, as ISO text or None, and why it is in doubt, or "".

    Of two dates in one cell ("March 2024 – June 2024", "30 Sept 2023 revised to May 2024") the last
    one printed counts, with a doubt; a range of days in one month is one date.
    """
    printed = (match.group() for match in _PRINTED.finditer(text))
    dates = [date for one in printed if (date := read_date(one)) is not None]
    if not dates:
        date = read_date(text)
        if date is not None:
            return date, ""
        return None, "" if not text or says_no_date(text) else "It is no date that can be read."
    if len(set(dates)) > 1:
        return dates[-1], "Two dates are printed; the last of them was taken."
    return dates[0], ""


def says_no_date(text: str) -> bool:
    """Whether a text plainly says that there is no date yet, or none at all ("TBC")."""
    return _NO_DATE.fullmatch(text.strip()) is not None


def looks_like_due(text: str) -> bool:
    """Whether a text may stand in a column of due dates: a date, or words in place of one."""
    return read_date(text) is not None or _LIKE_A_DATE.search(text) is not None
