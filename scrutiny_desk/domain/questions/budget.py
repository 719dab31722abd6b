"""Time for questions: the minutes of an item, of a question, and whether they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.questions.questions import BoardItem, Placed, asked

QUESTION_MINUTES = 3
FOLLOW_UP_MINUTES = 1
"""What a question takes where nobody gave it minutes: enough to put it and hear an answer."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What an item's questions take and what there is; have is None where no time is set."""

    questions: int
    needed: int
    have: int | None

    @property
    def over(self) -> int:
        """Minutes over, 0 where they fit."""
        return 0 if self.have is None else max(self.needed - self.have, 0)

    @property
    def said(self) -> str:
        """The budget in words: "4 questions · 14 of 20 minutes"."""
        questions = "1 question" if self.questions == 1 else f"{self.questions} questions"
        if self.have is None:
            return f"{questions} · about {minutes(self.needed)}"
        if self.over:
            return (
                f"{questions} · {minutes(self.needed)}, {self.over} over the {self.have} there are"
            )
        return f"{questions} · {self.needed} of {minutes(self.have)}"


def minutes(number: int) -> str:
    return "1 minute" if number == 1 else f"{number} minutes"


def minutes_of(placed: Placed) -> int:
    """The minutes of one question, its own or the usual ones; 0 for what is not asked."""
    if not placed.number:
        return 0
    if placed.entry.minutes is not None:
        return placed.entry.minutes
    return FOLLOW_UP_MINUTES if placed.is_follow_up else QUESTION_MINUTES


def budget_of(placed: Sequence[Placed], have: int | None) -> Budget:
    """The budget of what stands on an item's board."""
    return Budget(len(asked(placed)), sum(minutes_of(one) for one in placed), have)


def shares(
    items: Iterable[BoardItem], total: int | None, with_questions: frozenset[str]
) -> dict[str, int | None]:
    """The minutes of every item, by its key.

    An item's own minutes stand; what is left of the total is shared evenly among the items that
    have questions and no minutes of their own, in whole minutes, the first ones getting the odd
    ones. None where there is no total to share, or nothing to ask.
    """
    items = list(items)
    given = {item.key: item.minutes for item in items}
    if total is None:
        return given
    waiting = [item.key for item in items if item.minutes is None and item.key in with_questions]
    left = max(total - sum(item.minutes or 0 for item in items), 0)
    for place, key in enumerate(waiting):
        share, odd = divmod(left, len(waiting))
        given[key] = share + (1 if place < odd else 0)
    return given
