"""What people decided on a series, and the series judged by it.

Nothing that was decided is ever written over: a later decision of the same kind takes the place
of the earlier one, and taking one back is an entry of its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain import spc
from scrutiny_desk.domain.dates import first_day, last_day, say
from scrutiny_desk.domain.measures.series_columns import Days, Line
from scrutiny_desk.domain.measures.spc_series import (
    Assurance,
    Better,
    Figure,
    PointType,
    Rebase,
    SeriesChart,
    judge,
    verdict,
)

EVENT_WORDS = ("Inspection", "New service", "New way of counting", "Other")
"""What an event can be; what happened stands in its reason."""


class DecisionKind(StrEnum):
    """What a person can decide on a series."""

    REBASE = "rebase"
    FIXED = "fixed"
    EXCLUDED = "excluded"
    PROFILE = "profile"
    BETTER = "better"
    TARGET = "target"
    EVENT = "event"
    COUNTS = "counts"
    TAKEN_BACK = "taken_back"

    @property
    def word(self) -> str:
        return _WORDS[self.value]


_WORDS = {
    "rebase": "New baseline from a date",
    "fixed": "Limits fixed by the first figures",
    "excluded": "Figure left out",
    "profile": "Set of rules",
    "better": "Which way is good",
    "target": "Target line",
    "event": "Event",
    "counts": "Which figure counts",
    "taken_back": "Taken back",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the history.

    series: a measure's key, or that of all measures of a service. date: ISO, as precise as it was
    said. number: of a rebase or fixed baseline, how many figures make the limits; of a target or
    of a figure that counts, its value. words: the name of a profile, the better way, the kind of
    an event, the kind of reading that counts. made_on: ISO UTC. takes_back: the id of the entry
    that no longer holds.
    """

    id: str
    series: str
    kind: DecisionKind
    date: str | None = None
    number: float | None = None
    words: str = ""
    reason: str = ""
    author: str = ""
    made_on: str = ""
    takes_back: str | None = None

    @property
    def said(self) -> str:
        """The decision in words, without its reason: "New baseline from April 2024"."""
        number = "" if self.number is None else f"{self.number:g}"
        date = say(self.date)
        fixed = f", its limits fixed by the first {number} figures" if number else ""
        said = {
            DecisionKind.REBASE: f"New baseline from {date}{fixed}",
            DecisionKind.FIXED: f"Limits fixed by the first {number} figures",
            DecisionKind.EXCLUDED: f"Figure of {date} left out",
            DecisionKind.PROFILE: f"Rules {self.words}",
            DecisionKind.BETTER: _BETTER.get(self.words, ""),
            DecisionKind.TARGET: f"Target {number} from {date}" if date else f"Target {number}",
            DecisionKind.EVENT: f"{self.words}, {date}",
            DecisionKind.COUNTS: f"For {date} {number} counts",
        }
        return said.get(self.kind, self.kind.word)


_BETTER: dict[str, str] = {
    Better.HIGHER: "Higher is better",
    Better.LOWER: "Lower is better",
    Better.NEITHER: "Neither way is better",
}


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Figures that take no part: those within an ISO date of any precision."""

    date: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something to mark on the chart. date: ISO; words: what it is; reason: what happened."""

    date: str
    words: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of the figures of one date and kind counts."""

    date: str
    kind: str
    value: float


@dataclass(frozen=True, slots=True)
class SeriesSetup:
    """What holds of a series, ready for `judge`. None and empty: nobody decided anything.

    target: one for all time. standards: targets from a day on, such as each year's, by their days;
    where there are both, `target` holds before the first of them.
    """

    profile: spc.Profile | None = None
    better: Better | None = None
    target: float | None = None
    fixed: int | None = None
    rebases: tuple[Rebase, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    events: tuple[Event, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    standards: tuple[tuple[datetime.date, float], ...] = ()

    def target_on(self, day: datetime.date) -> float | None:
        """The target that holds on a day, or None."""
        held = [value for begins, value in self.standards if begins <= day]
        return held[-1] if held else self.target


NO_SETUP = SeriesSetup()
"""The setup of a series on which nobody decided anything."""


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold, oldest first: none that was taken back or taken the place of."""
    ordered = sorted(decisions, key=lambda one: (one.made_on, one.id))
    gone = {one.takes_back for one in ordered}
    held: dict[tuple[object, ...], Decision] = {}
    for one in ordered:
        if one.kind is not DecisionKind.TAKEN_BACK and one.id not in gone:
            place = _place(one)
            held.pop(place, None)
            held[place] = one
    return list(held.values())


def _place(one: Decision) -> tuple[object, ...]:
    """What there can be one of: a target, a rebase on a day, an event of one kind on a day."""
    match one.kind:
        case DecisionKind.REBASE | DecisionKind.EXCLUDED | DecisionKind.TARGET:
            return one.kind, one.date
        case DecisionKind.EVENT:
            return one.kind, one.date, one.words, one.reason
        case DecisionKind.COUNTS:
            return one.kind, last_day(one.date or "").isoformat(), one.words
        case _:
            return (one.kind,)


def setup_from(decisions: Iterable[Decision]) -> SeriesSetup:
    """The setup that follows from a history."""
    by_kind: dict[DecisionKind, list[Decision]] = {}
    for one in in_force(decisions):
        by_kind.setdefault(one.kind, []).append(one)
    if not by_kind:
        return NO_SETUP

    def last(kind: DecisionKind) -> Decision | None:
        return by_kind[kind][-1] if kind in by_kind else None

    def dated(kind: DecisionKind) -> list[tuple[str, Decision]]:
        found = [(one.date, one) for one in by_kind.get(kind, []) if one.date]
        return sorted(found, key=lambda pair: first_day(pair[0]))

    profile, better = last(DecisionKind.PROFILE), last(DecisionKind.BETTER)
    for_all_time = [one for one in by_kind.get(DecisionKind.TARGET, []) if one.date is None]
    target = for_all_time[-1] if for_all_time else None
    fixed = last(DecisionKind.FIXED)
    return SeriesSetup(
        profile=None if profile is None else spc.PROFILES[profile.words],
        better=None if better is None else Better(better.words),
        target=None if target is None else target.number,
        fixed=None if fixed is None or fixed.number is None else int(fixed.number),
        rebases=tuple(
            Rebase(first_day(date), None if one.number is None else int(one.number), one.reason)
            for date, one in dated(DecisionKind.REBASE)
        ),
        excluded=tuple(
            Exclusion(date, one.reason or "No reason given")
            for date, one in dated(DecisionKind.EXCLUDED)
        ),
        events=tuple(Event(date, one.words, one.reason) for date, one in dated(DecisionKind.EVENT)),
        chosen=tuple(
            Chosen(date, one.words, one.number)
            for date, one in dated(DecisionKind.COUNTS)
            if one.number is not None
        ),
        standards=tuple(
            (first_day(date), one.number)
            for date, one in dated(DecisionKind.TARGET)
            if one.number is not None
        ),
    )


def judge_by(
    figures: Sequence[tuple[str, float]],
    setup: SeriesSetup,
    better: Better = Better.NEITHER,
    target: float | None = None,
) -> SeriesChart:
    """A series judged as people decided.

    figures: ISO dates of any precision (a month is its last day) with their values. better,
    target: what is known without a decision; a decision comes before it.
    """
    newest = max((last_day(date).toordinal() for date, _ in figures), default=None)
    return judge(
        _left_in(figures, setup),
        profile=setup.profile or spc.MDC_2023,
        better=better if setup.better is None else setup.better,
        target=_target_of(newest, setup, target),
        rebases=setup.rebases,
        fixed=setup.fixed,
    )


def verdict_by(
    days: Days,
    values: Line,
    setup: SeriesSetup,
    better: Better = Better.NEITHER,
    target: float | None = None,
) -> tuple[PointType | None, Assurance | None]:
    """The variation and assurance of `judge_by`, found quickly, for very many series.

    days: ordinals of the last days of the figures, oldest first.
    """
    left_out = None
    for one in setup.excluded:
        first, last = first_day(one.date).toordinal(), last_day(one.date).toordinal()
        within = (days >= first) & (days <= last)
        left_out = within if left_out is None else left_out | within
    return verdict(
        days,
        values,
        left_out=left_out,
        profile=setup.profile or spc.MDC_2023,
        better=better if setup.better is None else setup.better,
        target=_target_of(int(days[-1]) if len(days) else None, setup, target),
        rebases=setup.rebases,
        fixed=setup.fixed,
    )


def _target_of(newest: int | None, setup: SeriesSetup, known: float | None) -> float | None:
    """The target that holds on the ordinal day of the newest figure; a decision comes first."""
    day = datetime.date.max if newest is None else datetime.date.fromordinal(newest)
    decided = setup.target_on(day)
    return known if decided is None else decided


def _left_in(figures: Sequence[tuple[str, float]], setup: SeriesSetup) -> list[Figure]:
    return [Figure(last_day(date), value, _why_left_out(date, setup)) for date, value in figures]


def _why_left_out(date: str, setup: SeriesSetup) -> str:
    if not setup.excluded:
        return ""
    day = last_day(date)
    for one in setup.excluded:
        if first_day(one.date) <= day <= last_day(one.date):
            return one.reason
    return ""
