"""What falls due, and when: targets, answers and agendas, each with the reason for its day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.dates import say

_SHORT = 90


class DueKind(StrEnum):
    """What falls due; the value is the word shown."""

    AGENDA = "agenda"
    RESPONSE = "response"
    ANSWER = "promised answer"
    TARGET = "target"

    @property
    def word(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class FallingDue:
    """Something that falls due on a day.

    id: of the recommendation or the meeting. day: the last day for it. title: what has to happen,
    one line. text: the words of the recommendation in full, "" for an agenda. who: who has to act,
    "" where nobody is named. how: why it is that day. source: of the time limit, "" where a target
    was set. private, exempt: stays here unless asked for.
    """

    kind: DueKind
    id: str
    day: datetime.date
    committee: str
    title: str
    text: str
    who: str
    how: str
    source: str = ""
    private: bool = False
    exempt: bool = False

    @property
    def key(self) -> str:
        """What it is known by as long as the library stands, whatever its day and words become."""
        return f"{self.kind.name.lower()}-{self.id}"

    def late(self, as_of: datetime.date) -> bool:
        """Whether its day is past."""
        return self.day < as_of

    def standing(self, as_of: datetime.date) -> str:
        """How it stands on a day: "3 days late", "today", "in 5 days"."""
        days = (self.day - as_of).days
        count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
        if days == 0:
            return "today"
        return f"in {count}" if days > 0 else f"{count} late"

    def in_words(self, as_of: datetime.date) -> str:
        """All of it as lines of plain words, the day first."""
        who = f" ({self.who})" if self.who else ""
        source = f" {self.source}." if self.source else ""
        day = say(self.day.isoformat())
        return f"{day}, {self.standing(as_of)}: {self.title}{who}\n    {self.how}{source}"


def in_order(items: list[FallingDue]) -> tuple[FallingDue, ...]:
    """The earliest first; on one day agendas, then answers, then targets, by their words."""
    kinds = list(DueKind)
    return tuple(
        sorted(
            items,
            key=lambda one: (one.day, kinds.index(one.kind), one.committee, one.title, one.id),
        )
    )


def shortened(text: str) -> str:
    """The first words of a text on one line, with "…" where there are more."""
    folded = " ".join(text.split())
    if len(folded) <= _SHORT:
        return folded
    return f"{folded[: _SHORT + 1].rsplit(' ', 1)[0][:_SHORT]}…"
