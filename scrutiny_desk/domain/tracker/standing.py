"""How a recommendation stands on a date, worked out from its dates beside what is reported.

The officer's rating stays as written; the computed status never replaces it. A target that names
only a month ends on the month's last day; the as-of date being in the target's month (or on its
day) makes it due.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from scrutiny_desk.domain.dates import first_day, last_day, read_date, say
from scrutiny_desk.domain.tracker.recommendations import Computed, Recommendation, Standing, Update

STALE_AFTER_DAYS = 70
"""A meeting cycle in days: most committees meet every six to ten weeks."""

_NOBODY = {"", "tbc", "tba", "tbd", "n/a", "none", "-", "–", "to be confirmed", "not known"}
_SAYS_DONE = re.compile(
    r"\b(complete[d]?|achieved|done|closed|implemented|circulated|discharged)\b", re.IGNORECASE
)
_SAYS_NOT_YET = re.compile(r"\b(not|un|in|partial\w*|to be)\b", re.IGNORECASE)
_SAYS_UNDONE = re.compile(
    r"\b(not|un\w*|partial\w*|to be|will|would|should|once|when|until|before|after|if|awaiting|"
    r"pending|expected|due)\b",
    re.IGNORECASE,
)
_SAYS_NOT_DUE = re.compile(r"\bnot yet due\b|\bon track\b|\bon target\b", re.IGNORECASE)
_GREEN = re.compile(r"green\b", re.IGNORECASE)
_SAYS_LATE = re.compile(r"\b(overdue|slipped|late|not achieved)\b", re.IGNORECASE)


def names_nobody(officer: str) -> bool:
    """Whether what stands for an officer names nobody: empty, "TBC", "none" and the like."""
    return officer.strip().lower() in _NOBODY


def standing_of(
    recommendation: Recommendation,
    updates: Sequence[Update],
    as_of: datetime.date,
    cycle_days: int = STALE_AFTER_DAYS,
) -> Standing:
    """The computed status of a recommendation on `as_of`, with its reason and flags.

    `stale` counts from the last update that carries a date; an update without one says nothing
    of when it was made, and no update at all is stale from the recommendation's own date.
    cycle_days: from meeting to meeting; without news for longer than that it is stale.
    A closure that the committee agreed only after `as_of` is not known yet on that day.
    """
    computed, reason = _computed(recommendation, as_of)
    flags = []
    if computed is not Computed.CLOSED:
        if names_nobody(recommendation.officer):
            flags.append("unowned")
        if _stale(recommendation, updates, as_of, cycle_days):
            flags.append("stale")
        if _contradicts(recommendation.reported, computed) or _is_green_and_late(
            recommendation, computed
        ):
            flags.append("contradiction")
        elif computed is Computed.NOT_DUE and (said := _says_it_is_done(updates, as_of)):
            flags.append("contradiction")
            reason = f"{reason} {said}"
    return Standing(
        computed,
        reason,
        tuple(flags),
        _days_open(recommendation, as_of),
        _days_overdue(recommendation, as_of) if computed is Computed.OVERDUE else None,
    )


def _computed(recommendation: Recommendation, as_of: datetime.date) -> tuple[Computed, str]:
    if closed_on := _closed_by(recommendation, as_of):
        return Computed.CLOSED, f"The committee agreed on {say(closed_on)} to close it."
    target = recommendation.target_date
    if target is None:
        printed = recommendation.target_text.strip()
        said = (
            f"The target reads “{printed}”, which is no date." if printed else "It has no target."
        )
        return Computed.NO_DATE, said
    first, last = first_day(target), last_day(target)
    if as_of > last:
        days = (as_of - last).days
        return (
            Computed.OVERDUE,
            f"The target, {say(target)}, ended {_days(days)} before {say(as_of.isoformat())}.",
        )
    if as_of >= first:
        if first == last:
            return Computed.DUE, f"The target, {say(target)}, is this very day."
        return Computed.DUE, f"The target, {say(target)}, runs to {say(last.isoformat())}."
    days = (last - as_of).days
    return Computed.NOT_DUE, f"The target, {say(target)}, ends in {_days(days)}."


def _closed_by(recommendation: Recommendation, as_of: datetime.date) -> str | None:
    """The ISO date of the closure where it had begun by `as_of`, else None."""
    closed_on = recommendation.closed_on
    return closed_on if closed_on and first_day(closed_on) <= as_of else None


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _stale(
    recommendation: Recommendation,
    updates: Sequence[Update],
    as_of: datetime.date,
    cycle_days: int,
) -> bool:
    news = [one for one in updates if one.what.is_news and _is_known(one, as_of)]
    dated = [update.date for update in news if update.date]
    if not dated and news:
        return False
    started = [recommendation.date] if recommendation.date else []
    known = [min(last_day(day), as_of) for day in dated or started if first_day(day) <= as_of]
    return bool(known) and (as_of - max(known)).days > cycle_days


def _contradicts(reported: str, computed: Computed) -> bool:
    if _SAYS_DONE.search(reported) and not _SAYS_NOT_YET.search(reported):
        return computed is not Computed.CLOSED
    if _SAYS_NOT_DUE.search(reported):
        return computed in (Computed.DUE, Computed.OVERDUE)
    if _SAYS_LATE.search(reported):
        return computed in (Computed.NOT_DUE, Computed.DUE)
    return False


def _is_green_and_late(recommendation: Recommendation, computed: Computed) -> bool:
    """Green, by its word or by the cell's fill alone, says that the target is being kept."""
    said = recommendation.reported.strip()
    green = _GREEN.match(said) if said else recommendation.reported_colour == "green"
    return bool(green) and computed is Computed.OVERDUE


def _says_it_is_done(updates: Sequence[Update], as_of: datetime.date) -> str:
    """What to say where the latest news tells that all is done long before the target; "" if not.

    A task that is finished nearly a year early is more often a mistyped year than early work.
    """
    news = [one for one in updates if one.what.is_news and _is_known(one, as_of)]
    if not news or not _SAYS_DONE.search(news[-1].text) or _SAYS_UNDONE.search(news[-1].text):
        return ""
    return "Its update says that it is done: perhaps the target's year is mistyped."


def _is_known(update: Update, as_of: datetime.date) -> bool:
    return update.date is None or first_day(update.date) <= as_of


def _days_overdue(recommendation: Recommendation, as_of: datetime.date) -> int | None:
    target = recommendation.target_date
    return None if target is None else (as_of - last_day(target)).days


def _days_open(recommendation: Recommendation, as_of: datetime.date) -> int | None:
    date = recommendation.date
    if date is None or len(date) != len("2024-01-25"):
        return None
    closed_on = _closed_by(recommendation, as_of)
    # A closure that names a month is known from its first day, but never runs past the day asked.
    end = min(last_day(closed_on), as_of) if closed_on else as_of
    return (end - last_day(date)).days


def target_of(target_text: str) -> str | None:
    """The ISO date that a target's printed words give, or None ("TBC")."""
    return read_date(target_text)
