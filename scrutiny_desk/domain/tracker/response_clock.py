"""The clock of a response: from when it runs, until when, and whether the answer came in time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.clocks import CHECK, DueDay
from scrutiny_desk.domain.dates import first_day, last_day, say
from scrutiny_desk.domain.tracker.recommendations import Response, ResponseKind


@dataclass(frozen=True, slots=True)
class ResponseClock:
    """The time limit of an answer, as it stands on a day.

    due: the last day and how it was reckoned. answered_on: ISO date of the first real answer, or
    None where none came; `undated` where one came and nobody wrote when. as_of: the day asked.
    """

    due: DueDay
    as_of: datetime.date
    answered_on: str | None = None
    undated: bool = False

    @property
    def late(self) -> bool:
        """Whether the answer came after the last day, or is still owed after it."""
        if self.undated:
            return False
        if self.answered_on is not None:
            return first_day(self.answered_on) > self.due.day
        return self.as_of > self.due.day

    @property
    def said(self) -> str:
        """How it stands, in one sentence."""
        last = say(self.due.day.isoformat())
        if self.undated:
            return f"Answered, nobody wrote when; it was due by {last}."
        if self.answered_on is None:
            away = (self.due.day - self.as_of).days
            if away < 0:
                return f"Due by {last}: {_days(-away)} late."
            return f"Due by {last}: {_days(away)} left." if away else f"Due by {last}: today."
        if not self.late and last_day(self.answered_on) > self.due.day:
            return f"Answered in {say(self.answered_on)}; it was due by {last}."
        away = (last_day(self.answered_on) - self.due.day).days
        how = f"{_days(away)} late" if self.late else "in time"
        return f"Answered on {say(self.answered_on)}, {how} (due by {last})."

    @property
    def reckoned(self) -> str:
        """By which rule, from which source, and that it is to be checked."""
        limit = self.due.limit
        return f"{limit.name}. {self.due.how} Source: {limit.source}. {CHECK}"


def clock_of(due: DueDay, responses: Sequence[Response], as_of: datetime.date) -> ResponseClock:
    """The clock of an answer as it stood on a day; that none came is no answer."""
    real = [
        one
        for one in responses
        if one.kind is not ResponseKind.NONE and (one.date is None or first_day(one.date) <= as_of)
    ]
    dates = sorted((one.date for one in real if one.date), key=last_day)
    return ResponseClock(due, as_of, dates[0] if dates else None, bool(real) and not dates)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"
