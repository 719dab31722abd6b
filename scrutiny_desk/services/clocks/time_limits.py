"""Time limits as this council has them: the table, what it changed, and the days that count."""

from __future__ import annotations

import datetime
import functools
import tomllib
from dataclasses import dataclass, replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.clocks import (
    Choice,
    ClosedDays,
    DueDay,
    Nation,
    OwnDay,
    OwnValue,
    TimeLimit,
    last_day,
    limits_on,
    read_limits,
    versions_of,
    with_own,
)
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded, storable
from scrutiny_desk.library.shelves import clocks as shelf
from scrutiny_desk.library.shelves import meetings
from scrutiny_desk.library.shelves import recommendations as tracker
from scrutiny_desk.paths import resource
from scrutiny_desk.services.clocks.calendars import bank_holidays

RESPONSE, AGENDA = "response", "agenda"
"""The purposes of limits that what falls due is reckoned by."""

CLOCKS = frozenset({Shelf.CLOCKS})
LONGEST = 999
"""The largest value of a limit, of whatever unit."""

_YEARS_AROUND = 6
"""So many years on either side hold every day that the longest limit can reach."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The limits as this council has them.

    limits: the whole table in its order, with the council's own values in their place, each with
    the days it holds; one id may stand in several. own_days: earliest first. choices: which limit
    a committee goes by.
    """

    limits: tuple[TimeLimit, ...]
    nation: Nation
    own_days: tuple[OwnDay, ...]
    choices: tuple[Choice, ...]

    def limit(self, limit_id: str, day: datetime.date) -> TimeLimit | None:
        """The limit of this id as it holds on a day, or next before or after it; None for none."""
        versions = [limit for limit in self.limits if limit.id == limit_id]
        for limit in versions:
            if limit.holds_on(day):
                return limit
        begun = [one for one in versions if one.valid_from is None or one.valid_from <= day]
        return next(iter(begun[-1:] or versions), None)

    def on(self, day: datetime.date, purpose: str | None = None) -> tuple[TimeLimit, ...]:
        """The limits that hold here on a day, for one purpose or for all."""
        return limits_on(self.limits, day, self.nation, purpose)

    def chosen(self, committee: str, purpose: str, day: datetime.date) -> TimeLimit | None:
        """The limit that a committee goes by on a day because somebody said so, or None."""
        key = folded(committee)
        for choice in self.choices:
            if (choice.committee, choice.purpose) == (key, purpose):
                return self.limit(choice.limit_id, day)
        return None

    def closed_in(self, first_year: int, last_year: int) -> dict[datetime.date, str]:
        """The days that do not count where bank holidays do not, of whole years."""
        years = range(first_year, last_year + 1)
        days = bank_holidays(self.nation, years)
        for own in self.own_days:
            if own.day.year in years:
                if own.closed:
                    days[own.day] = own.name
                else:
                    days.pop(own.day, None)
        return days

    def reckon(self, limit: TimeLimit, start: datetime.date) -> DueDay:
        """The last day of a limit from a day. Raises DeskError beyond the calendar's years."""
        closed: ClosedDays = {}
        if not limit.bank_holidays:
            closed = self.closed_in(start.year - _YEARS_AROUND, start.year + _YEARS_AROUND)
        try:
            return last_day(limit, start, closed)
        except (OverflowError, ValueError) as error:
            raise DeskError(
                f"{say(start.isoformat())} is beyond the calendar", "", "Look at its year again"
            ) from error


@functools.cache
def table_of_limits() -> tuple[TimeLimit, ...]:
    """The table that comes with the program, from resources/rules/time_limits.toml."""
    return read_limits(
        tomllib.loads(resource("rules/time_limits.toml").read_text(encoding="utf-8"))
    )


def rulebook(library: Library) -> Rulebook:
    """The limits as they hold for this library."""
    with library.read() as connection:
        return rulebook_in(connection)


def rulebook_in(connection: Connection) -> Rulebook:
    """The limits as they hold for a library that is being read."""
    own = shelf.own_values(connection)
    limits = tuple(
        version
        for limit in table_of_limits()
        for version in versions_of(limit, own.get(limit.id, ()))
    )
    return Rulebook(
        limits, shelf.nation(connection), shelf.own_days(connection), shelf.choices(connection)
    )


def committees(library: Library) -> list[str]:
    """The names of every committee that meetings, recommendations or choices know, in order."""
    with library.read() as connection:
        names = [
            *(one.committee for one in meetings.all_meetings(connection)),
            *(one.committee for one in tracker.all_recommendations(connection)),
            *(one.name for one in shelf.choices(connection)),
        ]
    by_key: dict[str, str] = {}
    for name in names:
        if folded(name):
            by_key.setdefault(folded(name), name)
    return [by_key[key] for key in sorted(by_key)]


def change_limit(
    library: Library, limit_id: str, own: OwnValue, was: datetime.date | None = None
) -> Change:
    """Keep the council's own value of a limit, from its first day on.

    was: the first day of the own value that this one takes the place of; where that is None and
    `own` has a first day, what held before goes on holding until then. The table's own words from
    the beginning are the same as none. Raises DeskError where the parts do not go together.
    """
    limit = _in_table(limit_id)
    own = replace(own, source=storable(own.source).strip())
    changed = _checked(limit, own)
    if own.since is None and was is None and _value_of(changed) == _value_of(limit):
        return restore_limit(library, limit_id)
    with library.read() as connection:
        if own in shelf.own_values(connection).get(limit_id, ()):
            return NO_CHANGE

    def work(connection: Connection) -> None:
        if was is not None and was != own.since:
            shelf.drop_value(connection, limit_id, was)
        shelf.keep_value(connection, limit_id, own)

    merge = f"time limit {limit_id} {own.since}" if own.since == was else None
    library.write(work, undo="Change time limit", merge=merge)
    when = "now" if own.since is None else f"from {say(own.since.isoformat())}"
    return Change(CLOCKS, f"{limit.name}: {changed.length} {when}", undoable=True, ids=(limit_id,))


def restore_limit(library: Library, limit_id: str, since: datetime.date | None = None) -> Change:
    """Take an own value away: what held before it, in the end the table, holds again."""
    limit = _in_table(limit_id)
    with library.read() as connection:
        own = shelf.own_values(connection).get(limit_id, ())
    if all(one.since != since for one in own):
        return NO_CHANGE
    library.write(
        lambda connection: shelf.drop_value(connection, limit_id, since),
        undo="Restore time limit",
    )
    words = f"{limit.length} again" if len(own) == 1 else "one of your values taken away"
    return Change(CLOCKS, f"{limit.name}: {words}", undoable=True, ids=(limit_id,))


def _checked(limit: TimeLimit, own: OwnValue) -> TimeLimit:
    try:
        changed = with_own(limit, own)
    except ValueError as error:
        raise DeskError(
            "This time limit cannot be counted so",
            "Weeks and months are counted whole, and what is due before a day in clear days",
            "Count it in days, as the table does",
        ) from error
    if own.value > LONGEST:
        raise DeskError(
            "This time limit is too long", f"It is more than {LONGEST}", "Write a smaller number"
        )
    if own.since is not None and limit.valid_to is not None and own.since > limit.valid_to:
        raise DeskError(
            "This time limit had ended by then",
            f"It held until {say(limit.valid_to.isoformat())}",
            "Change the one that holds now",
        )
    return changed


def keep_day(library: Library, day: datetime.date, name: str, *, closed: bool = True) -> Change:
    """Say that the offices are closed on a day, or open on one the calendar calls a holiday.

    Raises DeskError where the day has no name.
    """
    words = storable(name).strip()
    if not words:
        raise DeskError("This day has no name yet", "", "Write why it counts or does not")
    own = OwnDay(day, words, closed)
    with library.read() as connection:
        if own in shelf.own_days(connection):
            return NO_CHANGE
    library.write(lambda connection: shelf.keep_day(connection, own), undo="Add day")
    what = "does not count" if closed else "counts"
    iso = day.isoformat()
    return Change(CLOCKS, f"{say(iso)}, {words}, {what} now", undoable=True, ids=(iso,))


def remove_day(library: Library, day: datetime.date) -> Change:
    """Go by the calendar of bank holidays again for a day."""
    with library.read() as connection:
        if all(own.day != day for own in shelf.own_days(connection)):
            return NO_CHANGE
    library.write(lambda connection: shelf.drop_day(connection, day), undo="Remove day")
    iso = day.isoformat()
    return Change(CLOCKS, f"{say(iso)} removed from the list", undoable=True, ids=(iso,))


def choose_limit(library: Library, committee: str, purpose: str, limit_id: str | None) -> Change:
    """Say which limit a committee goes by for a purpose; None for none in particular."""
    if limit_id is not None:
        limit = _in_table(limit_id)
        if limit.purpose != purpose:
            raise ValueError(f"{limit_id} is no limit for {purpose}")
    name = storable(committee).strip()
    key = folded(name)
    with library.read() as connection:
        before = {(one.committee, one.purpose): one.limit_id for one in shelf.choices(connection)}
    if before.get((key, purpose)) == limit_id:
        return NO_CHANGE

    def work(connection: Connection) -> None:
        if limit_id is None:
            shelf.drop_choice(connection, key, purpose)
        else:
            shelf.keep_choice(connection, Choice(key, purpose, name, limit_id))

    library.write(work, undo="Choose time limit")
    said = "no time limit of its own" if limit_id is None else _in_table(limit_id).name
    return Change(CLOCKS, f"{name}: {said}", undoable=True, ids=(key,))


def set_nation(library: Library, nation: Nation) -> Change:
    """Say where the council is; the law and some bank holidays differ."""
    with library.read() as connection:
        if shelf.nation(connection) is nation:
            return NO_CHANGE
    library.write(lambda connection: shelf.keep_nation(connection, nation), undo="Choose nation")
    return Change(CLOCKS, f"Time limits of {nation} now", undoable=True)


def _in_table(limit_id: str) -> TimeLimit:
    return next(limit for limit in table_of_limits() if limit.id == limit_id)


def _value_of(limit: TimeLimit) -> tuple[object, ...]:
    return (
        limit.value,
        limit.unit,
        limit.counting,
        limit.weekends,
        limit.bank_holidays,
        limit.source,
    )
