"""Time limits: how long somebody has, and the day on which that ends.

The limits themselves are data (resources/rules/time_limits.toml), each with its source. Bank
holidays and a council's own closed days are given as a mapping of the day to its name: nothing
here knows a calendar of holidays. What comes out is a help to reckon with, never advice.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from scrutiny_desk.domain.dates import say

CHECK = "Check with your monitoring officer."
"""Stands beside every day that is worked out."""

ClosedDays = Mapping[datetime.date, str]
"""Bank holidays and a council's own closed days, each with its name."""

_ONE = datetime.timedelta(days=1)
_SATURDAY = 5


class Unit(StrEnum):
    """What a limit is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Counting(StrEnum):
    """How the days of a limit are counted."""

    BEGINNING_WITH = "beginning with"
    FROM = "from"
    CLEAR_BEFORE = "clear before"
    CLEAR_AFTER = "clear after"

    @property
    def clear(self) -> bool:
        """Whether both ends are left out."""
        return self in {Counting.CLEAR_BEFORE, Counting.CLEAR_AFTER}

    @property
    def meaning(self) -> str:
        """What it means, in a few words."""
        return {
            "beginning with": "beginning with the day, which is counted",
            "from": "from the day, which is not counted",
            "clear before": "before the day, both ends left out",
            "clear after": "after the day, both ends left out",
        }[self.value]


class Nation(StrEnum):
    """Where a council is; the law differs."""

    ENGLAND = "England"
    WALES = "Wales"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A limit as the table has it, or as a council changed it for itself.

    purpose: what it is used for ("response", "agenda" ...). weekends, bank_holidays: whether such
    days count; closed days count like bank holidays. nation: None for both. local: a council
    decides it. valid_from, valid_to: both included, None where unknown or still in force.
    starts, who, duty: what starts the time, who has to act, what they have to do.
    changed: how a council's own value differs, in words; "" for the table's. since: the first day
    of that value where it does not hold from the beginning.

    Raises ValueError where the parts do not go together: only days can be clear, and only of days
    can some not count.
    """

    id: str
    purpose: str
    name: str
    value: int
    unit: Unit
    counting: Counting
    weekends: bool
    bank_holidays: bool
    nation: Nation | None
    local: bool
    source: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    starts: str
    who: str
    duty: str
    changed: str = ""
    since: datetime.date | None = None

    def __post_init__(self) -> None:
        if self.value < 1:
            raise ValueError(f"{self.id}: a time limit is of one {self.unit} at least")
        if self.unit is not Unit.DAYS and (
            self.counting.clear or not (self.weekends and self.bank_holidays)
        ):
            raise ValueError(f"{self.id}: {self.unit} are counted whole")

    @property
    def length(self) -> str:
        """How long, in words: "2 months", "5 clear days", "10 working days"."""
        unit = str(self.unit) if self.value > 1 else str(self.unit).removesuffix("s")
        if self.counting.clear:
            unit = f"clear {unit}"
        elif not (self.weekends or self.bank_holidays):
            unit = f"working {unit}"
        return f"{self.value} {unit}"

    @property
    def backwards(self) -> bool:
        """Whether it is counted back from the day, to one before it."""
        return self.counting is Counting.CLEAR_BEFORE

    @property
    def left_out(self) -> str:
        """Which days do not count, in words; "" where every day does."""
        left = ["weekends"] * (not self.weekends) + ["bank holidays"] * (not self.bank_holidays)
        return " and ".join(left)

    @property
    def in_words(self) -> str:
        """Length and counting: "2 months, beginning with the day, which is counted"."""
        left = f"; {self.left_out} do not count" if self.left_out else ""
        return f"{self.length}, {self.counting.meaning}{left}"

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the limit is in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def holds_in(self, nation: Nation) -> bool:
        """Whether the limit is one of this nation."""
        return self.nation is None or self.nation is nation

    def counts(self, day: datetime.date, closed: ClosedDays) -> bool:
        """Whether a day is one of those that are counted."""
        if day.weekday() >= _SATURDAY:
            return self.weekends
        return self.bank_holidays or day not in closed


@dataclass(frozen=True, slots=True)
class OwnValue:
    """What a council says of a limit in the place of the table.

    source: where it says so. since: the first day it holds; None for as long as the table's value.
    """

    value: int
    unit: Unit
    counting: Counting
    weekends: bool
    bank_holidays: bool
    source: str
    since: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of a council's own: closed, or open although the calendar calls it a bank holiday."""

    day: datetime.date
    name: str
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """Which limit a committee goes by. committee: its name folded; name: as written."""

    committee: str
    purpose: str
    name: str
    limit_id: str


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a time limit.

    start: the day it was reckoned from. day: the last day on which the duty is done in time, or
    for clear days after a request the day on which to chase. how: the reckoning, one sentence.
    """

    limit: TimeLimit
    start: datetime.date
    day: datetime.date
    how: str

    @property
    def said(self) -> str:
        """The day with its source and the warning, as shown beside every use of it."""
        return f"{say(self.day.isoformat())}. {self.how} {self.limit.source}. {CHECK}"


def last_day(limit: TimeLimit, start: datetime.date, closed: ClosedDays) -> DueDay:
    """The last day of a limit that is reckoned from `start`; see the counting rules below.

    closed: bank holidays and closed days of the years around `start`.
    """
    if limit.unit is Unit.MONTHS:
        day = months_on(limit, start)
    elif limit.counting is Counting.CLEAR_BEFORE:
        day = clear_days(limit, start, closed, -_ONE)
    elif limit.counting is Counting.CLEAR_AFTER:
        day = clear_days(limit, start, closed, _ONE)
    else:
        day = days_on(limit, start, closed)
    return DueDay(limit, start, day, _how(limit, start, day, closed))


def months_on(limit: TimeLimit, start: datetime.date) -> datetime.date:
    """So many months on: from a day to the corresponding date, beginning with it to the day before.

    A month without that date ends the time on its own last day.
    """
    month = start.month - 1 + limit.value
    year, month = start.year + month // 12, month % 12 + 1
    length = calendar.monthrange(year, month)[1]
    if start.day > length:
        return datetime.date(year, month, length)
    corresponding = datetime.date(year, month, start.day)
    return corresponding - _ONE if limit.counting is Counting.BEGINNING_WITH else corresponding


def days_on(limit: TimeLimit, start: datetime.date, closed: ClosedDays) -> datetime.date:
    """So many days or weeks on, of the days that count."""
    left = limit.value * (7 if limit.unit is Unit.WEEKS else 1)
    day = start if limit.counting is Counting.BEGINNING_WITH else start + _ONE
    while True:
        left -= limit.counts(day, closed)
        if left == 0:
            return day
        day += _ONE


def clear_days(
    limit: TimeLimit, start: datetime.date, closed: ClosedDays, step: datetime.timedelta
) -> datetime.date:
    """The nearest day with so many days that count between it and `start`, neither end counted.

    step: a day onwards or back. The day itself is one that counts: where weekends do not, nothing
    is published or chased on a Sunday.
    """
    left, day = limit.value, start + step
    while left or not limit.counts(day, closed):
        left -= bool(left) and limit.counts(day, closed)
        day += step
    return day


def with_own(limit: TimeLimit, own: OwnValue) -> TimeLimit:
    """The limit as a council has it for itself; its words say what the table says.

    Raises ValueError for parts that do not go together, and for one that would run the other way.
    """
    if (own.counting is Counting.CLEAR_BEFORE) is not limit.backwards:
        raise ValueError(f"{limit.id}: what is due before a day is not counted after it")
    changed = replace(
        limit,
        value=own.value,
        unit=own.unit,
        counting=own.counting,
        weekends=own.weekends,
        bank_holidays=own.bank_holidays,
        source=own.source.strip() or limit.source,
    )
    return replace(
        changed, changed=f"The table says {limit.in_words} ({limit.source}).", since=own.since
    )


def versions_of(limit: TimeLimit, own: Sequence[OwnValue]) -> tuple[TimeLimit, ...]:
    """A limit of the table with a council's own values, each in force until the next begins.

    The earliest first. A value that would begin after the limit has ended is left out.
    """
    always = next((one for one in own if one.since is None), None)
    found = [limit if always is None else with_own(limit, always)]
    dated = sorted(
        ((one.since, one) for one in own if one.since is not None), key=lambda pair: pair[0]
    )
    for since, one in dated:
        if limit.valid_to is not None and since > limit.valid_to:
            break
        before = found.pop()
        if before.valid_from is None or before.valid_from < since:
            found.append(replace(before, valid_to=since - _ONE))
        begun = since if limit.valid_from is None else max(since, limit.valid_from)
        found.append(replace(with_own(limit, one), valid_from=begun, valid_to=limit.valid_to))
    return tuple(found)


def read_limits(table: Mapping[str, Any]) -> tuple[TimeLimit, ...]:
    """The limits of a table as TOML reads it, in its order.

    Raises ValueError for parts that do not go together, and KeyError for a part that is missing.
    """
    return tuple(
        TimeLimit(
            id=row["id"],
            purpose=row["for"],
            name=row["name"],
            value=row["value"],
            unit=Unit(row["unit"]),
            counting=Counting(row["counting"]),
            weekends=row["weekends"],
            bank_holidays=row["bank_holidays"],
            nation=Nation(row["nation"]) if row["nation"] else None,
            local=row["local"],
            source=row["source"],
            valid_from=row.get("valid_from"),
            valid_to=row.get("valid_to"),
            starts=row["starts"],
            who=row["who"],
            duty=row["duty"],
        )
        for row in table["limit"]
    )


def limits_on(
    limits: Iterable[TimeLimit], day: datetime.date, nation: Nation, purpose: str | None = None
) -> tuple[TimeLimit, ...]:
    """The limits that hold in a nation on a day, for one purpose or for all, in their order."""
    return tuple(
        limit
        for limit in limits
        if limit.holds_on(day)
        and limit.holds_in(nation)
        and (purpose is None or limit.purpose == purpose)
    )


def _how(limit: TimeLimit, start: datetime.date, day: datetime.date, closed: ClosedDays) -> str:
    begun = say(start.isoformat())
    if limit.counting is Counting.BEGINNING_WITH:
        told = f"{limit.length} beginning with {begun}, which is the first day counted"
    elif limit.counting is Counting.FROM:
        told = f"{limit.length} from {begun}, which is not counted"
    else:
        first, last = sorted((start, day))
        told = (
            f"{limit.length} between {say(first.isoformat())} and {say(last.isoformat())}, "
            "neither of which is counted"
        )
    if limit.left_out:
        told += f"; {limit.left_out} do not count{_named(limit, start, day, closed)}"
    if day.weekday() >= _SATURDAY:
        told += f"; it is a {calendar.day_name[day.weekday()]}"
    return f"{told}."


def _named(limit: TimeLimit, start: datetime.date, day: datetime.date, closed: ClosedDays) -> str:
    """The bank holidays that were passed over: " (29 March 2024, Good Friday)"."""
    if limit.bank_holidays:
        return ""
    first, last = sorted((start, day))
    met = [
        f"{say(one.isoformat())}, {closed[one]}"
        for one in sorted(closed)
        if first <= one <= last and one.weekday() < _SATURDAY
    ]
    return f" ({'; '.join(met)})" if met else ""
