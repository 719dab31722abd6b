"""The milestones of an improvement plan as they stand on a day.

What a plan's own words on a milestone seem to say is a proposal for a status, told as such and
never a fact: only the date due, and whether anything is said at all, are computed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.dates import first_day, last_day

_DONE = re.compile(
    r"\b(complete[d]?|achieved|delivered|launched|in place|approved|signed off|done"
    r"|has been (?:held|set up|established|agreed|published|recruited))\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(not|to be|yet to|until|partly|partially|will be|being|nearly|almost|due to be"
    r"|on track to be|once|when)\W+(?:\w+\W+){0,3}?"
    r"(?:complete[d]?|achieved|delivered|launched|in place|approved|signed off|done)\b",
    re.IGNORECASE,
)
_SLIPPED = re.compile(
    r"\b(slipp\w+|delay\w*|postpone\w*|put back|behind schedule|revised (?:date|timescale|target)"
    r"|(?:moved|extended|deferred|carried (?:over|forward)) (?:to|until|into)"
    r"|new (?:date|timescale|target date))\b",
    re.IGNORECASE,
)


class MilestoneState(StrEnum):
    """Where a milestone stands. DONE and SLIPPED are what its own words propose."""

    DONE = "done, by its own words"
    SLIPPED = "slipped, by its own words"
    NO_POSITION = "overdue, no position"
    PAST = "past its date"
    DUE = "due"
    NOT_DUE = "not due"
    NO_DATE = "no date"

    @property
    def word(self) -> str:
        return self.value[:1].upper() + self.value[1:]

    @property
    def shape(self) -> str:
        return _SHAPES[self.value]

    @property
    def proposed(self) -> bool:
        """Whether this is read from the plan's words, to be confirmed by somebody."""
        return self in {MilestoneState.DONE, MilestoneState.SLIPPED}


_SHAPES = {
    "done, by its own words": "✓",
    "slipped, by its own words": "»",
    "overdue, no position": "▲",
    "past its date": "△",
    "due": "◆",
    "not due": "●",
    "no date": "–",
}


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone as printed. due: ISO as precise as printed, or None. position: its own words."""

    id: str
    ref: str
    action: str
    words: str
    lead: str
    due_text: str
    due: str | None
    position: str
    status: str
    paper_id: str
    page_index: int
    page_name: str


def state_of(milestone: Milestone, as_of: datetime.date) -> MilestoneState:
    """Where a milestone stands on a day."""
    said = f"{milestone.status} {milestone.position}".strip()
    if _SLIPPED.search(said) and not _done(said):
        return MilestoneState.SLIPPED
    if _done(said):
        return MilestoneState.DONE
    if milestone.due is None:
        return MilestoneState.NO_DATE
    if last_day(milestone.due) < as_of:
        return MilestoneState.PAST if said else MilestoneState.NO_POSITION
    return MilestoneState.DUE if first_day(milestone.due) <= as_of else MilestoneState.NOT_DUE


def in_order(milestones: Iterable[Milestone]) -> list[Milestone]:
    """By the day they are due, those without a date last, as printed where days are the same."""
    return sorted(
        milestones, key=lambda one: last_day(one.due) if one.due is not None else datetime.date.max
    )


def sentence_of_milestones(states: Sequence[MilestoneState]) -> str:
    """How the milestones stand, counted by state, in one sentence."""
    if not states:
        return "No plan in the library prints milestones."
    parts = [
        f"{count} {_MANY.get(state, state.value)}"
        for state in MilestoneState
        if (count := sum(one is state for one in states))
    ]
    head = "1 milestone" if len(states) == 1 else f"{len(states)} milestones"
    return f"{head}: {'; '.join(parts)}. What the plan's own words say is a proposal, no fact."


_MANY = {
    MilestoneState.DONE: "done by their own words",
    MilestoneState.SLIPPED: "slipped by their own words",
    MilestoneState.NO_POSITION: "overdue without a position",
    MilestoneState.PAST: "past their date with a position",
    MilestoneState.NO_DATE: "without a date",
}


def _done(said: str) -> bool:
    return bool(_DONE.search(said)) and not _NOT_DONE.search(said)
