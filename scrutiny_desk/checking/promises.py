"""What a paper promises by a date: kept with the paper, and shown when the date has come."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import PageText, Paper
from scrutiny_desk.domain.dates import first_day, last_day, read_date
from scrutiny_desk.domain.findings import Finding, FindingKind, Place

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z•])")
_MONTHS = "|".join(calendar.month_name[1:])
_BY = re.compile(
    r"\bby\s+(?:the\s+end\s+of\s+)?"
    rf"(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTHS})\s+20\d\d)\b",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"\b(?:will|we can|aims? to|plans? to|expects? to|expected to|intends? to|committed to"
    r"|commits? to|confident)\b",
    re.IGNORECASE,
)
_NOT_SURE = re.compile(
    r"\b(?:please|may|might|could|ask|asks|asked|should|if|unless|whether|deadline|closing date"
    r"|apply|applications?|submit\w*|respond|comments)\b",
    re.IGNORECASE,
)
"""Of a wish, a condition, or a day by which somebody else has to write in."""
_LONGEST = 45
"""Words of a sentence: what is longer is a table that was read as one."""
_QUOTED = 160


def check(paper: Paper) -> Iterator[Finding]:
    """Every sentence that says what will be by a day after the paper's own."""
    if paper.day is None:
        return
    for page in paper.pages:
        for sentence in _SENTENCE.split(page.words):
            if " by " in sentence and len(sentence.split()) <= _LONGEST:
                yield from _promised(sentence, page, paper.day)


def _promised(sentence: str, page: PageText, day: str) -> Iterator[Finding]:
    match = _BY.search(sentence)
    if match is None or sentence.endswith("?") or _NOT_SURE.search(sentence):
        return
    date = read_date(match["date"])
    if date is None or first_day(date) <= last_day(day):
        return
    if not _PROMISES.search(sentence[: match.start()]):
        return
    said = sentence.lstrip("• ").rstrip(" .;")
    if len(said) > _QUOTED:
        said = f"{said[:_QUOTED].rsplit(' ', 1)[0]} …"
    yield Finding(
        FindingKind.PROMISE,
        match[0],
        match["date"],
        f"The date of a promise has come, {match['date']}: “{said}”.",
        (Place(page.page, page.page_index),),
        said,
    )


def has_come(one: Finding, today: datetime.date) -> bool:
    """Whether a finding is to be shown: any but a promise whose last day is still to come."""
    if one.kind is not FindingKind.PROMISE:
        return True
    date = read_date(one.expected)
    return date is None or last_day(date) < today
