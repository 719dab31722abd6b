"""The tracker at a glance: what is open, overdue and closed, how long answers take, what was done.

Every figure follows from the rows as they stand on the day asked for; a sentence says no more than
the figures do, and says how many rows it could not count.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from scrutiny_desk.domain.dates import first_day
from scrutiny_desk.domain.municipal_year import municipal_year, say_year
from scrutiny_desk.domain.tracker.recommendations import (
    Computed,
    Outcome,
    RecommendationRow,
    Response,
    ResponseKind,
)

NOBODY = "Nobody is named"
NO_YEAR = "No date"
_WHOLE_DAY = len("2024-01-25")


class By(StrEnum):
    """What the rows are counted by."""

    YEAR = "municipal year"
    OWNER = "officer"
    COMMITTEE = "committee"


@dataclass(frozen=True, slots=True)
class Count:
    """The rows of one year, officer or committee. open: neither overdue nor closed."""

    name: str
    open: int
    overdue: int
    closed: int

    @property
    def all(self) -> int:
        return self.open + self.overdue + self.closed


@dataclass(frozen=True, slots=True)
class Answers:
    """How long answers took, in whole days from when the executive had the recommendation.

    days: of each answered row, shortest first. waiting: rows sent and not answered. undated: rows
    answered of which one of the two days is not known.
    """

    days: tuple[int, ...] = ()
    waiting: int = 0
    undated: int = 0

    @property
    def median(self) -> float | None:
        return float(median(self.days)) if self.days else None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the closed rows. untold: closed without a word of how it ended."""

    implemented: int = 0
    in_part: int = 0
    other: int = 0
    untold: int = 0

    @property
    def told(self) -> int:
        return self.implemented + self.in_part + self.other

    @property
    def share(self) -> float | None:
        """Per cent wholly implemented of those of which it is told; None where none is."""
        return 100 * self.implemented / self.told if self.told else None


@dataclass(frozen=True, slots=True)
class Overview:
    """The tracker on a day: counts in the order they are drawn, answers, what was done."""

    by: By
    counts: tuple[Count, ...]
    answers: Answers
    done: Done


def overview(
    rows: Sequence[RecommendationRow],
    responses: Mapping[str, Sequence[Response]],
    by: By,
    as_of: datetime.date,
) -> Overview:
    """Count rows by year (oldest first), by officer or by committee (most rows first).

    responses: by recommendation id, the latest one last; those after `as_of` do not count yet.
    """
    known = {
        rec_id: [one for one in given if one.date is None or first_day(one.date) <= as_of]
        for rec_id, given in responses.items()
    }
    return Overview(by, _counts(rows, by), _answers(rows, known), _done(rows))


def sentence_of(found: Overview) -> str:
    """The whole overview in plain words."""
    total = sum(count.all for count in found.counts)
    if not total:
        return "No recommendation is here to count."
    overdue = sum(count.overdue for count in found.counts)
    closed = sum(count.closed for count in found.counts)
    still = total - closed
    said = [
        f"{total:,} in all: {still:,} open, of which {overdue:,} overdue, and {closed:,} closed."
    ]
    return " ".join([*said, _say_answers(found.answers), _say_done(found.done)]).strip()


def _say_answers(answers: Answers) -> str:
    if answers.median is None:
        return (
            "How long answers take cannot be told: of none are both days known, sent and received."
        )
    middle = f"{answers.median:,.1f}".removesuffix(".0")
    if len(answers.days) == 1:
        said = f"The one dated answer took {_days(answers.days[0])}."
    else:
        said = (
            f"Of {len(answers.days):,} dated answers half came within {middle} days; the slowest"
            f" took {_days(answers.days[-1])}."
        )
    return said + (f" {answers.waiting:,} still wait for one." if answers.waiting else "")


def _say_done(done: Done) -> str:
    if done.share is None:
        return "" if not done.untold else "No closed row tells how it ended."
    share = f"{done.share:.0f}%"
    said = f"Of {done.told:,} closed that tell how they ended {share} were implemented"
    said += f" and {done.in_part:,} in part." if done.in_part else "."
    return said + (f" {done.untold:,} closed do not tell." if done.untold else "")


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


def _counts(rows: Sequence[RecommendationRow], by: By) -> tuple[Count, ...]:
    name_of = _NAMES[by]
    found: dict[str, list[int]] = {}
    for row in rows:
        computed = row.standing.computed
        place = 2 if computed is Computed.CLOSED else 1 if computed is Computed.OVERDUE else 0
        found.setdefault(name_of(row), [0, 0, 0])[place] += 1
    counts = [Count(name, *sums) for name, sums in found.items()]
    if by is By.YEAR:
        return tuple(sorted(counts, key=lambda count: (count.name == NO_YEAR, count.name)))
    return tuple(sorted(counts, key=lambda count: (-count.all, count.name.casefold())))


def _year(row: RecommendationRow) -> str:
    date = row.recommendation.date
    # A year alone lies in two municipal years.
    if date is None or len(date) < len("2024-01"):
        return NO_YEAR
    return say_year(municipal_year(first_day(date)))


_NAMES: dict[By, Callable[[RecommendationRow], str]] = {
    By.YEAR: _year,
    By.OWNER: lambda row: (
        NOBODY
        if "unowned" in row.standing.flags or not row.recommendation.officer.strip()
        else row.recommendation.officer.strip()
    ),
    By.COMMITTEE: lambda row: row.recommendation.committee or "No committee",
}


def _answers(
    rows: Sequence[RecommendationRow], responses: Mapping[str, Sequence[Response]]
) -> Answers:
    days, waiting, undated = [], 0, 0
    for row in rows:
        one = row.recommendation
        given = [r for r in responses.get(one.id, ()) if r.kind is not ResponseKind.NONE]
        if not given:
            waiting += one.sent_on is not None
            continue
        sent, came = one.sent_on, given[0].date
        if sent is None or came is None or not len(sent) == len(came) == _WHOLE_DAY:
            undated += 1
        elif first_day(came) >= first_day(sent):
            days.append((first_day(came) - first_day(sent)).days)
        else:
            undated += 1
    return Answers(tuple(sorted(days)), waiting, undated)


def _done(rows: Sequence[RecommendationRow]) -> Done:
    ended = [row.recommendation.outcome for row in rows if row.standing.computed is Computed.CLOSED]
    implemented = ended.count(Outcome.IMPLEMENTED)
    in_part, untold = ended.count(Outcome.IN_PART), ended.count(Outcome.UNKNOWN)
    other = len(ended) - implemented - in_part - untold
    return Done(implemented, in_part, other, untold)
