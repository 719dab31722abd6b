"""A figure that a sentence tells of a service at a month, against the paper's own table of it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import PageText, Paper, say_number
from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.findings import Finding, FindingKind, Place
from scrutiny_desk.domain.papers.facts import WaitingFact

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(calendar.month_name[1:])})\s+(?P<year>20\d\d)\b", re.IGNORECASE
)
_WHO = r"(?:children and young people|children|young people|people|patients|referrals)"
_COUNT = r"(?:there\s+(?:were|are)|had|has|with)\s+(?P<count>\d{1,3}(?:,\d{3})+|\d+)\s+"
_WAITING = re.compile(
    rf"\b{_COUNT}{_WHO}\s+(?:(?:were|are|still|currently)\s+)*(?:waiting|on\s+(?:the|its)\s+"
    r"waiting\s+list)(?!\s+(?:over|more|longer|for\s+(?:over|more|longer)|at\s+least|under|less))",
    re.IGNORECASE,
)
_OVER_18 = re.compile(
    rf"\b{_COUNT}{_WHO}\s+(?:(?:were|are|still|currently)\s+)*waiting\s+(?:for\s+)?"
    r"(?:over|more\s+than|longer\s+than)\s+18\s+weeks",
    re.IGNORECASE,
)
_LONGEST = 60
"""Words of a sentence: what is longer is a table that was read as one."""
_FORMS = ((_WAITING, "waiting", "waiting"), (_OVER_18, "over_18_weeks", "waiting over 18 weeks"))


def check(paper: Paper) -> Iterator[Finding]:
    """Every sentence that names one service of the paper's tables, one month and one figure."""
    rows = [
        row
        for row in (*paper.facts.waiting_times, *paper.facts.waiting_dashboard)
        if row.as_of and row.service.strip()
    ]
    if not rows:
        return
    for page in paper.pages:
        for sentence in _SENTENCE.split(page.words):
            yield from _told(sentence, rows, page)


def _told(sentence: str, rows: list[WaitingFact], page: PageText) -> Iterator[Finding]:
    months = list(_MONTH.finditer(sentence))
    if len(months) != 1 or len(sentence.split()) > _LONGEST:
        return
    named = [row for row in rows if _names(row.service, sentence)]
    # "Speech" stands in "Speech and language": the longest name is meant, and it alone.
    longest = max((len(row.service) for row in named), default=0)
    meant = {row.service.casefold() for row in named if len(row.service) == longest}
    outside = {row.service for row in named if not any(row.service.casefold() in m for m in meant)}
    if len(meant) != 1 or outside:
        return
    month = list(calendar.month_name).index(months[0]["month"].capitalize())
    end = last_day(f"{months[0]['year']}-{month:02}")
    same = [
        row
        for row in named
        if row.service.casefold() in meant and row.as_of and last_day(row.as_of) == end
    ]
    for form, field, words in _FORMS:
        told = list(form.finditer(sentence))
        figures = [(row, value) for row in same if (value := getattr(row, field)) is not None]
        if len(told) != 1 or not figures:
            continue
        count = int(told[0]["count"].replace(",", ""))
        if all(value != count for _, value in figures):
            row, value = figures[0]
            where = Place(row.page, row.page_index)
            name = row.page if row.page.startswith("PDF") else f"page {row.page}"
            yield Finding(
                FindingKind.TOLD,
                f"{say_number(count)} {words}",
                say_number(value),
                f"A sentence tells of {say_number(count)} {words} for {row.service} at the end of"
                f" {months[0][0]}; the table on {name} prints {say_number(value)}.",
                tuple(dict.fromkeys([Place(page.page, page.page_index), where])),
                row.service,
            )


def _names(service: str, sentence: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(service)}(?!\w)", sentence, re.IGNORECASE) is not None
