"""The milestones of an improvement plan as they stand on a day.

Only the date due, and whether anything is said at all, are computed. What a plan's own words seem
to say is a proposal for a status, told as such and never a fact, until a person confirms it or
says otherwise.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.dates import first_day, last_day, say
from scrutiny_desk.domain.measures.milestone_words import Proposal, Status


class MilestoneState(StrEnum):
    """Where a milestone stands: by what a person or its own words say, else by its date."""

    DONE = "done"
    SLIPPED = "slipped"
    UNDER_WAY = "under way"
    NOT_YET = "not yet done"
    WITHDRAWN = "no longer planned"
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


_SHAPES = {
    "done": "✓",
    "slipped": "»",
    "under way": "◇",
    "not yet done": "○",
    "no longer planned": "×",
    "overdue, no position": "▲",
    "past its date": "△",
    "due": "◆",
    "not due": "●",
    "no date": "–",
}
_ENDED = {MilestoneState.DONE, MilestoneState.WITHDRAWN}
_OPEN = {MilestoneState.UNDER_WAY, MilestoneState.NOT_YET}
_BY_DATE = {
    MilestoneState.NO_POSITION,
    MilestoneState.PAST,
    MilestoneState.DUE,
    MilestoneState.NOT_DUE,
    MilestoneState.NO_DATE,
}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person said of a milestone.

    status: None where what was said before was taken back. words: theirs, or "". private: the
    words stay on this computer unless they are asked for. by, on: who, and when (ISO UTC). page:
    the printed page that it was said of; same_print: whether the plan still says the same there.
    """

    id: str
    status: Status | None
    words: str
    private: bool
    by: str
    on: str
    page: str = ""
    same_print: bool = True

    @property
    def told(self) -> str:
        """Who said it, and when: "by A. Member, 25 January 2024"."""
        return f"by {self.by}, {say(self.on[:10])}"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone as printed.

    due: ISO as precise as printed, or None. position: its own words.
    exempt: whether it stands on an exempt page. told_on: the ISO date of the paper's meeting, or
    "". above: the words of the row above, where the position only refers to them. proposal: what
    its own words propose. said: what people said of it, the newest first.
    """

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
    council: str = ""
    exempt: bool = False
    told_on: str = ""
    above: str = ""
    proposal: Proposal | None = None
    said: tuple[Confirmation, ...] = ()

    @property
    def own_words(self) -> str:
        """What the plan says of it: its rating and its position."""
        return " ".join(f"{self.status} {self.position}".split())

    @property
    def confirmed(self) -> Confirmation | None:
        """What a person said of this very print, where it still holds."""
        held = self.said[0] if self.said else None
        return held if held is not None and held.status and held.same_print else None

    @property
    def earlier(self) -> Confirmation | None:
        """What a person said of an earlier print, which says otherwise than this one."""
        held = self.said[0] if self.said else None
        return held if held is not None and held.status and not held.same_print else None

    @property
    def wants_a_word(self) -> bool:
        """Whether its own words say something that nobody confirmed."""
        return bool(self.own_words) and self.confirmed is None


def state_of(milestone: Milestone, as_of: datetime.date) -> MilestoneState:
    """Where a milestone stands on a day."""
    status = _status(milestone)
    if status is not None:
        return MilestoneState(status.value)
    if milestone.due is None:
        return MilestoneState.NO_DATE
    if is_past(milestone, as_of):
        return MilestoneState.PAST if milestone.own_words else MilestoneState.NO_POSITION
    return MilestoneState.DUE if first_day(milestone.due) <= as_of else MilestoneState.NOT_DUE


def is_past(milestone: Milestone, as_of: datetime.date) -> bool:
    """Whether its last day is over; False without one."""
    return milestone.due is not None and last_day(milestone.due) < as_of


def told_of(milestone: Milestone, as_of: datetime.date) -> str:
    """Where it stands in words: "Under way; past its date"."""
    state = state_of(milestone, as_of)
    if state in _ENDED or state in _BY_DATE or not is_past(milestone, as_of):
        return state.word
    return f"{state.word}; past its date"


def whose_word(milestone: Milestone) -> str:
    """Who says where it stands: a person, or its own words, which only propose it; else ""."""
    if milestone.confirmed is not None:
        return f"Confirmed {milestone.confirmed.told}"
    return "Its own words only" if milestone.proposal is not None else ""


def in_order(milestones: Iterable[Milestone]) -> list[Milestone]:
    """By the day they are due, those without a date last, as printed where days are the same."""
    return sorted(
        milestones, key=lambda one: last_day(one.due) if one.due is not None else datetime.date.max
    )


def sentence_of_milestones(milestones: Sequence[Milestone], as_of: datetime.date) -> str:
    """How the milestones stand, counted by state, in plain words."""
    if not milestones:
        return "No plan in the library prints milestones."
    parts = []
    for state in MilestoneState:
        held = [one for one in milestones if state_of(one, as_of) is state]
        late = sum(is_past(one, as_of) for one in held)
        if not held:
            continue
        words = f"{len(held)} {_MANY.get(state, state.value)}"
        tells = state in _OPEN and late
        parts.append(f"{words} ({late} past {_THEIR[len(held) > 1]} date)" if tells else words)
    head = "1 milestone" if len(milestones) == 1 else f"{len(milestones)} milestones"
    return f"{head}: {'; '.join(parts)}. {_confirmed_words(milestones)}"


_THEIR = ("its", "their")
_MANY = {
    MilestoneState.NO_POSITION: "overdue without a position",
    MilestoneState.PAST: "past their date, unclear by their words",
    MilestoneState.NO_DATE: "without a date",
}


def _confirmed_words(milestones: Sequence[Milestone]) -> str:
    """How many of the proposals a person confirmed."""
    told = sum(one.confirmed is not None for one in milestones)
    left = sum(one.proposal is not None and one.confirmed is None for one in milestones)
    if not left:
        return f"{told} confirmed by a person." if told else ""
    said = f"{told} confirmed by a person; " if told else ""
    return f"{said}{left} {'is' if left == 1 else 'are'} proposed by the plan's words, no facts."


def _status(milestone: Milestone) -> Status | None:
    if milestone.confirmed is not None:
        return milestone.confirmed.status
    return milestone.proposal.status if milestone.proposal is not None else None
