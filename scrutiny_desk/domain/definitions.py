"""What a measure counts: its definition card, and the clocks that a page prints in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DefinitionCard:
    """What is counted, in the words of a paper or of a person; "" where nobody says.

    what: "referrals at month end awaiting first contact". clock_start, clock_stop: from when to
    when a wait is counted. source: where the figures come from. as_at: "month end". written_by,
    written_on: who changed the card last, and when (ISO UTC); "" for one made from papers.
    """

    what: str = ""
    clock_start: str = ""
    clock_stop: str = ""
    source: str = ""
    as_at: str = ""
    written_by: str = ""
    written_on: str = ""

    @property
    def clock(self) -> tuple[str, str]:
        """The clock in a form to compare: ("referral", "first contact")."""
        return _plain(self.clock_start), _plain(self.clock_stop)


_START = r"(?P<start>referral|request|receipt of (?:the )?referral|decision to (?:treat|assess))s?"
_STOP = (
    r"(?P<stop>(?:the )?(?:first|initial|second) (?:\w+ ){0,2}?"
    r"(?:contact|appointment|assessment|treatment)"
    r"|treatment|assessment|diagnosis|discharge|final plan)"
)
_FROM_TO = re.compile(rf"\b{_START} to (?:the )?{_STOP}\b", re.IGNORECASE)
_DEFINED = re.compile(
    r"(?P<name>[A-Z][\w ()%]{2,60}?)\s+(?:is|are)\s+defined\s+as\s+(?P<what>[^.;()*•\n]{8,200})"
)
_AWAITING = re.compile(rf"\b(?:awaiting|waiting for) (?:a |the |their )?{_STOP}\b", re.IGNORECASE)
_AS_AT = re.compile(r"\b(?:at|as at|as of)\s+(?:the\s+)?(month[- ]end|end of (?:the )?month|"
                    r"quarter[- ]end|year[- ]end)\b", re.IGNORECASE)  # fmt: skip


def clocks_in(text: str) -> tuple[tuple[str, str], ...]:
    """Every clock that a page says, as (start, stop), each once: ("referral", "first contact")."""
    words = " ".join(text.split())
    found = {
        (_plain(match["start"]), _plain(match["stop"])): None for match in _FROM_TO.finditer(words)
    }
    for match in _DEFINED.finditer(words):
        stop = _AWAITING.search(match["what"])
        if stop is not None and "referral" in match["what"].casefold():
            found[("referral", _plain(stop["stop"]))] = None
    return tuple(found)


def card_from(text: str, measure_name: str) -> DefinitionCard:
    """What a page prints of a measure, empty where it prints nothing that is surely of it.

    A page that says two clocks says none for certain, save where it defines the measure by name.
    """
    words = " ".join(text.split())
    what = ""
    for match in _DEFINED.finditer(words):
        if _plain(measure_name) in _plain(match["name"]) or "referrals" in _plain(match["name"]):
            what = match["what"].strip()
            break
    clocks = clocks_in(what) or _awaited(what) or clocks_in(words)
    start, stop = clocks[0] if len(clocks) == 1 else ("", "")
    as_at = _AS_AT.search(what or words)
    return DefinitionCard(
        what=what,
        clock_start=start,
        clock_stop=stop,
        as_at=_plain(as_at[1]) if as_at else "",
    )


def unlike_clocks(cards: Iterable[tuple[str, DefinitionCard]]) -> str:
    """One sentence where series that are drawn as one count by different clocks, else "".

    cards: names with their cards. One that says nothing of its clock is unlike none.
    """
    by_clock: dict[tuple[str, str], str] = {}
    for name, card in sorted(cards, key=lambda pair: pair[0]):
        if any(card.clock):
            by_clock.setdefault(card.clock, name)
    if len(by_clock) < 2:
        return ""
    said = [f"{name} counts {say_clock(*clock)}" for clock, name in by_clock.items()]
    return "Counted by unlike clocks: " + ", ".join(said) + "."


def say_clock(start: str, stop: str) -> str:
    """A clock in words: "referral to first contact", "from referral", "until treatment"."""
    if start and stop:
        return f"{start} to {stop}"
    return f"from {start}" if start else f"until {stop}"


def _awaited(what: str) -> tuple[tuple[str, str], ...]:
    stop = _AWAITING.search(what)
    if stop is None or "referral" not in what.casefold():
        return ()
    return (("referral", _plain(stop["stop"])),)


def _plain(words: str) -> str:
    return " ".join(words.replace("-", " ").split()).casefold().removeprefix("the ")
