"""What Milestones says in words, without Qt: whose word a status is, and all there is to a row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.measures.milestones import Confirmation, Milestone, whose_word
from scrutiny_desk.library.shelves.milestones import MilestoneSaid

_MOST = 900


class Whose(Enum):
    """Milestones by whether a person said where they stand."""

    OPEN = "Not yet confirmed"
    CONFIRMED = "Confirmed by a person"
    EARLIER = "Confirmed for an earlier print"

    def holds(self, one: Milestone) -> bool:
        """Whether a milestone is one of them."""
        if self is Whose.CONFIRMED:
            return one.confirmed is not None
        return one.earlier is not None if self is Whose.EARLIER else one.wants_a_word


def who_says_so(one: Milestone, *, private: bool) -> str:
    """Who says where it stands, with a person's words; and what was said of an earlier print.

    private: also words that stay here.
    """
    told = whose_word(one)
    if one.confirmed is not None and one.confirmed.words and (private or not one.confirmed.private):
        told += f": {' '.join(one.confirmed.words.split())}"
    earlier = "" if one.earlier is None else earlier_words(one.earlier)
    return ". ".join(part for part in (told, earlier) if part)


def earlier_words(said: Confirmation) -> str:
    """Of what was confirmed while the plan said otherwise."""
    word = said.status.word if said.status is not None else ""
    return f"Was confirmed for an earlier print: {word}, {said.told}."


def details_of(one: Milestone) -> str:
    """A line each: the milestone, its own words whole, and all that people said, newest first."""
    lines = [f"{one.ref}  {one.words}".strip() + (f" ({one.lead})" if one.lead else "")]
    if one.own_words:
        lines.append(f"The plan: {_short(one.own_words)}")
    if one.above:
        lines.append(f"The row above: {_short(one.above)}")
    if one.confirmed is None and one.proposal is not None:
        lines.append(f"Proposed as {one.proposal.status.value} by “{_short(one.proposal.said)}”")
    lines += [_history_line(said) for said in one.said]
    return "\n".join(lines)


def lost_words(lost: Sequence[MilestoneSaid]) -> tuple[str, ...]:
    """Notes on what was confirmed of milestones that no paper prints any more."""
    return tuple(
        f"Was confirmed for an earlier print, and no paper prints it now: {one.ref} "
        f"{_short(one.milestone, 80)} ({one.status}, by {one.said_by}, {say(one.said_on[:10])})."
        for one in lost
    )


def _history_line(said: Confirmation) -> str:
    if said.status is None:
        return f"No longer confirmed: {said.told}"
    earlier = "" if said.same_print else " (of an earlier print)"
    words = f": {said.words}" if said.words else ""
    private = " (private)" if said.private else ""
    return f"{said.status.word}, confirmed {said.told}{earlier}{words}{private}"


def _short(words: str, most: int = _MOST) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[:most]}…"
