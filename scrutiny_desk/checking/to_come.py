"""What a paper prints as done or counted on a day that was still to come when it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import Paper, places
from scrutiny_desk.domain.dates import first_day, last_day, read_date, say
from scrutiny_desk.domain.findings import Finding, FindingKind
from scrutiny_desk.domain.papers.facts import Fact, RecommendationFact

_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def check(paper: Paper) -> Iterator[Finding]:
    """Lists, actuals and decisions dated after the meeting; rows closed before they began."""
    for row in paper.facts.recommendations:
        yield from _closed_first(row)
    day = paper.day
    if day is None:
        return
    facts = paper.facts
    for one in (*facts.waiting_times, *facts.waiting_dashboard):
        if _is_after(one.as_of, day):
            words = f"The waiting list of “{one.service}” is printed as at {say(one.as_of)}"
            yield _finding(one, one.as_of, words, one.service, day)
    for figure in facts.kpis:
        known = figure.kind == "actual" and figure.value is not None
        if known and _is_after(figure.period, day):
            words = f"An actual of “{figure.indicator}” is printed for {say(figure.period)}"
            yield _finding(figure, figure.period, words, figure.indicator, day)
    for decision in facts.decisions:
        if _is_after(decision.date, day):
            words = f"“{decision.title}” is printed as decided on {say(decision.date)}"
            yield _finding(decision, decision.date, words, decision.title, day)


def _is_after(date: str | None, day: str) -> bool:
    """Whether a day or a month lies after another day; "Q1 2024/25" is none of both."""
    return date is not None and bool(_ISO.fullmatch(date)) and first_day(date) > last_day(day)


def _finding(fact: Fact, date: str | None, words: str, subject: str, day: str) -> Finding:
    return Finding(
        FindingKind.DATES,
        say(date),
        f"no later than {say(day)}",
        f"{words}, in a paper for the meeting of {say(day)}.",
        places(fact),
        subject,
    )


def _closed_first(row: RecommendationFact) -> Iterator[Finding]:
    closed = read_date(row.closed_text)
    if closed is None or row.date is None or last_day(closed) >= first_day(row.date):
        return
    yield Finding(
        FindingKind.DATES,
        f"closed {row.closed_text.strip()}",
        f"not before {say(row.date)}",
        f"“{row.text}” is dated {say(row.date)} and printed as closed on {say(closed)}, which is"
        " earlier.",
        places(row),
        row.text,
    )
