"""Plans and trackers against the calendar: updates from after the paper, positions that lack."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrutiny_desk.checking.kinds import Paper, places
from scrutiny_desk.domain.dates import first_day, last_day, read_date, say
from scrutiny_desk.domain.findings import Finding, FindingKind
from scrutiny_desk.domain.papers.facts import MilestoneFact, RecommendationFact
from scrutiny_desk.domain.tracker.recommendations import Recommendation, Update
from scrutiny_desk.domain.tracker.standing import standing_of

_ENTRY = re.compile(
    r"(?:^|\bupdates?:?\s+|[.;]\s+)(?:update:?\s+)?(?P<date>\d{1,2}[./]\d{1,2}[./]\d{2,4})\b"
    r"(?!\s*[-–]\s*\d)",
    re.IGNORECASE,
)
"""A date with which an entry begins, not one that its words are about."""
_FIRST_WORDS = 70
_NOT_LATE = re.compile(r"on track|on target|not yet due|not due", re.IGNORECASE)
_DONE = re.compile(
    r"\b(complete\w*|achieved|done|closed|implemented|delivered|ongoing|revised|extended|"
    r"new (?:date|timescale|target)|now due)\b",
    re.IGNORECASE,
)
"""Words that say the date is met, or is no longer the one that counts."""


def check(paper: Paper) -> Iterator[Finding]:
    """Milestones and tracker rows beside the day of the meeting that the paper is for."""
    if paper.day is None:
        return
    for row in paper.facts.milestones:
        yield from _late_entries(row, row.position, row.milestone, paper.day)
        yield from _no_position(row, paper.day)
        yield from _said_on_track(row, paper.day)
    for one in paper.facts.recommendations:
        yield from _late_entries(one, one.update, one.text, paper.day)
        yield from _rating(one, paper.day)
        yield from _target_before(one)


def _late_entries(
    row: MilestoneFact | RecommendationFact, words: str, subject: str, day: str
) -> Iterator[Finding]:
    for match in _ENTRY.finditer(words):
        date = read_date(match["date"])
        if date is not None and first_day(date) > last_day(day):
            yield Finding(
                FindingKind.UPDATE_DATE,
                match["date"],
                f"no later than {say(day)}",
                f"An update of “{_short(subject)}” is dated {say(date)}, in a paper for the"
                f" meeting of {say(day)}.",
                places(row),
                _short(subject),
            )


def _no_position(row: MilestoneFact, day: str) -> Iterator[Finding]:
    if row.due is None or row.position.strip() or row.status.strip():
        return
    if last_day(row.due) < last_day(day):
        yield Finding(
            FindingKind.NO_POSITION,
            f"due {row.due_text.strip() or say(row.due)}",
            "a position",
            f"“{_short(row.milestone)}” was due by {say(row.due)}, before the meeting of"
            f" {say(day)}, and no position is printed.",
            places(row),
            _short(row.milestone),
        )


def _said_on_track(row: MilestoneFact, day: str) -> Iterator[Finding]:
    """A rating in words alone: what a colour stands for is each plan's own."""
    if row.due is None or not last_day(row.due) < last_day(day) or _DONE.search(row.position):
        return
    if _NOT_LATE.fullmatch(row.status.strip(" .")):
        yield Finding(
            FindingKind.RATING,
            row.status.strip(),
            "past its date",
            f"“{_short(row.milestone)}” is rated “{row.status.strip()}”; it was due by"
            f" {say(row.due)}, before the meeting of {say(day)}.",
            places(row),
            _short(row.milestone),
        )


def _rating(row: RecommendationFact, day: str) -> Iterator[Finding]:
    """The officer's words against the dates, by the rule of the tracker."""
    update = Update("", "", None, "", row.update, "")
    history = [update] if row.update.strip() else []
    standing = standing_of(_as_recommendation(row), history, last_day(day))
    if "contradiction" not in standing.flags:
        return
    number = f"Row {row.number}" if row.number not in {None, ""} else "A row"
    reported = row.rag_text.strip() or row.update.strip()
    yield Finding(
        FindingKind.RATING,
        _short(reported),
        standing.computed.value,
        f"{number} of the tracker is reported as “{_short(reported)}”. {standing.reason}",
        places(row),
        _short(row.text),
    )


def _target_before(row: RecommendationFact) -> Iterator[Finding]:
    if row.date is None or row.target_date is None:
        return
    if last_day(row.target_date) < first_day(row.date):
        yield Finding(
            FindingKind.DATES,
            f"target {row.target_text}",
            f"not before {say(row.date)}",
            f"“{_short(row.text)}” is dated {say(row.date)} and its target {say(row.target_date)},"
            " which is earlier.",
            places(row),
            _short(row.text),
        )


def _as_recommendation(row: RecommendationFact) -> Recommendation:
    return Recommendation(
        id="",
        paper_id=None,
        committee="",
        number="",
        date=row.date,
        date_text=row.date_text,
        text=row.text,
        target_text=row.target_text,
        target_date=row.target_date,
        officer=row.officer,
        reported=row.rag_text,
        reported_colour=row.rag_colour,
        closed_on=None,
        page_index=None,
        page_name="",
    )


def _short(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _FIRST_WORDS else f"{said[:_FIRST_WORDS].rsplit(' ', 1)[0]} …"
