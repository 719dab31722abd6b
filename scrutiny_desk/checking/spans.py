"""Spans that end before they begin, and minutes of a meeting that is still to come."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.domain.dates import first_day, last_day, read_date, say
from scrutiny_desk.domain.findings import Finding, FindingKind, Place

_MONTHS = "|".join(calendar.month_name[1:])
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{_MONTHS}),?\s+20\d\d"
_SPAN = re.compile(
    rf"\b(?:from\s+(?P<first>{_DATE})\s+(?:to|until)|between\s+(?P<other>{_DATE})\s+and)\s+"
    rf"(?P<second>{_DATE})(?!\d)",
    re.IGNORECASE,
)
_LEADS_TO_SPAN = re.compile(
    r"\b(?:period|year|term|quarter|cover(?:s|ing)|runs?|ran|running|open|valid)\b", re.IGNORECASE
)
_COMPARES = re.compile(
    r"\b(?:difference|compar\w+|chang\w+|gap|varian\w+|movement|f[ae]ll\w*|r[io]se\w*|ris\w+"
    r"|increas\w*|decreas\w*|reduc\w*|improv\w*|declin\w*|drop\w*|mov\w+|forward|revis\w+"
    r"|earlier|amend\w*|alter\w*|reschedul\w+)\b",
    re.IGNORECASE,
)
"""Two dates of which either may be the earlier."""
_BEFORE = 60
"""Characters before a span that say what it is of."""
_AGED = re.compile(
    r"\baged\s+(?:between\s+(?P<low>\d{1,2})\s+and\s+|(?P<first>\d{1,2})(?:\s+to\s+|[–-]))"
    r"(?P<second>\d{1,2})\b(?!\s*(?:%|months|weeks))",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    rf"\bminutes\s+of\s+the\s+(?:last\s+|previous\s+)?meetings?\s+(?:of\s+[^.;]{{0,80}}?\s)?held\s+on\s+"
    rf"(?:[a-z]+day,?\s+)?(?P<date>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS}),?\s+20\d\d)",
    re.IGNORECASE,
)


def check(paper: Paper) -> Iterator[Finding]:
    """Every span of dates or ages, and every naming of a meeting's minutes."""
    for page in paper.pages:
        words = page.words
        for match in _SPAN.finditer(words):
            yield from _backwards(match, words[max(0, match.start() - _BEFORE) :], page)
        for match in _AGED.finditer(words):
            if int(match["second"]) < int(match["first"] or match["low"]):
                yield _ends_first(match[0], page)
        for match in _MINUTES.finditer(words):
            yield from _to_come(match, paper, page)


def _backwards(match: re.Match[str], around: str, page: PageText) -> Iterator[Finding]:
    first, second = read_date(match["first"] or match["other"]), read_date(match["second"])
    if first is None or second is None or last_day(second) >= first_day(first):
        return
    before = around[: around.find(match[0])]
    if _COMPARES.search(before) or (match["first"] and not _LEADS_TO_SPAN.search(before)):
        return
    yield _ends_first(match[0], page)


def _ends_first(printed: str, page: PageText) -> Finding:
    return Finding(
        FindingKind.DATES,
        printed,
        "an end after the beginning",
        f"“{printed}” is printed; it ends before it begins.",
        (Place(page.page, page.page_index),),
        printed,
    )


def _to_come(match: re.Match[str], paper: Paper, page: PageText) -> Iterator[Finding]:
    date = read_date(match["date"])
    if paper.day is None or date is None or first_day(date) <= last_day(paper.day):
        return
    yield Finding(
        FindingKind.DATES,
        match["date"],
        f"no later than {say(paper.day)}",
        f"The minutes of a meeting held on {say(date)} are named in a paper for the meeting of"
        f" {say(paper.day)}.",
        (Place(page.page, page.page_index),),
        match["date"],
    )
