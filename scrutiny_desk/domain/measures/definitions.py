"""What a measure counts: its definition card, and the clocks that a page prints in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

CARD_FIELDS: tuple[tuple[str, str], ...] = (
    ("what", "What is counted"),
    ("clock_start", "The clock starts at"),
    ("clock_stop", "The clock stops at"),
    ("source", "Source"),
    ("owner", "Who counts"),
    ("frequency", "How often"),
    ("as_at", "As at"),
    ("unit", "Unit"),
    ("good", "Which way is good"),
    ("caveats", "Caveats"),
    ("about", "About it"),
)
"""The fields of a card that say something, in their order, with what each is called."""


CLOCK = ("clock_start", "clock_stop")
"""The fields that are one thing: the two ends of a clock."""


@dataclass(frozen=True, slots=True)
class DefinitionCard:
    """What is counted, in the words of a paper or of a person; "" where nobody says.

    what: "referrals at month end awaiting first contact". clock_start, clock_stop: from when to
    when a wait is counted. source: where the figures come from. as_at: "month end". unit: as it is
    counted. good: which way is better. frequency: how often it is counted. owner: who counts.
    caveats: what to know before it is compared. about: what the service or the indicator is.
    written_by, written_on: who changed the card last, and when (ISO UTC); "" for one made from
    papers.
    """

    what: str = ""
    clock_start: str = ""
    clock_stop: str = ""
    source: str = ""
    as_at: str = ""
    unit: str = ""
    good: str = ""
    frequency: str = ""
    owner: str = ""
    caveats: str = ""
    about: str = ""
    written_by: str = ""
    written_on: str = ""

    @property
    def clock(self) -> tuple[str, str]:
        """The clock in a form to compare: ("referral", "first contact")."""
        return _plain(self.clock_start), _plain(self.clock_stop)


NO_CARD = DefinitionCard()
"""The card of which nobody said anything."""

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
_END_OF_A_MONTH = re.compile(
    r"\bas (?:at|of) (?:the )?end of (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b",
    re.IGNORECASE,
)
_LABELS = {
    "source": r"(?:data |information )?sources?(?: of data)?",
    "caveats": r"(?:please )?note|nb|n\.b\.|caveats?|data (?:quality )?notes?|limitations?",
    "what": r"(?:full )?definition|what is (?:measured|counted)",
    "owner": r"(?:data |measure |indicator )?(?:owner|lead)|(?:collected|reported) by",
    "frequency": r"(?:reporting |collection )?frequency|how often",
    "unit": r"units?(?: of measure(?:ment)?)?",
    "good": r"polarity|good (?:is|performance)|direction of good",
}
_LABELLED = {
    name: re.compile(rf"\s*[*•†]?\s*(?:{label})\s*[:–—]\s*(?P<words>\S.*)", re.IGNORECASE)
    for name, label in _LABELS.items()
}
_NEW_LINE_OF_ITS_OWN = re.compile(r"\s*(?:[*•†]|[A-Z][\w ]{0,30}[:–—]\s|\d)")
_LONGEST_NOTE = 3
"""Lines that a labelled note may take; what is longer is running text that only begins so."""


def filled_in(own: DefinitionCard, printed: DefinitionCard) -> DefinitionCard:
    """A person's card, its empty fields as the papers print them; a clock is one thing."""
    clock = own if any(own.clock) else printed
    told = {
        name: getattr(clock if name in CLOCK else own, name)
        or ("" if name in CLOCK else getattr(printed, name))
        for name, _ in CARD_FIELDS
    }
    return replace(own, **told)


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


def card_from(
    text: str, measure_name: str, *, one_group: bool = False, one_measure: bool = False
) -> DefinitionCard:
    """What a page prints of a measure, empty where it prints nothing that is surely of it.

    A page that says two clocks says none for certain, save where it defines the measure by name;
    so with two sources. one_group: the page tells figures of this service or framework alone, so
    that its notes are on those; one_measure: of this measure alone.
    """
    # A label begins a sentence, whatever stands before it.
    words = " ".join(f"; {line}" if _label_of(line) else line for line in text.splitlines())
    words = " ".join(words.split())
    what = ""
    for match in _DEFINED.finditer(words):
        if _plain(measure_name) in _plain(match["name"]) or "referrals" in _plain(match["name"]):
            what = match["what"].strip()
            break
    clocks = clocks_in(what) or _awaited(what) or clocks_in(words)
    start, stop = clocks[0] if len(clocks) == 1 else ("", "")
    as_at = _AS_AT.search(what or words)
    end_of_month = "end of month" if _END_OF_A_MONTH.search(words) else ""
    own = labelled_in(text)
    wanted = (
        {"source"} | ({"caveats"} if one_group else set()) | (set(own) if one_measure else set())
    )
    told = {name: found[0] for name, found in own.items() if name in wanted and len(found) == 1}
    named = told.pop("what", "")
    return DefinitionCard(
        what=what or named,
        clock_start=start,
        clock_stop=stop,
        as_at=_plain(as_at[1]) if as_at else end_of_month,
        **told,
    )


def labelled_in(text: str) -> dict[str, tuple[str, ...]]:
    """What stands on a page behind a label ("Source: …", "Note: …"), each once, by card field."""
    lines = text.splitlines()
    found: dict[str, dict[str, None]] = {}
    for at, line in enumerate(lines):
        if label := _label_of(line):
            name, words = label
            found.setdefault(name, {})[_with_next(words, lines[at + 1 :])] = None
    return {name: tuple(words) for name, words in found.items()}


def _label_of(line: str) -> tuple[str, str] | None:
    """The field of a card that a line begins to tell, and its words; None for another line."""
    for name, pattern in _LABELLED.items():
        if match := pattern.match(line):
            return name, match["words"]
    return None


def _with_next(words: str, lines: Sequence[str]) -> str:
    """A label's words with the lines they go on in: up to a full stop or another beginning."""
    parts = [words.strip()]
    for line in lines[: _LONGEST_NOTE - 1]:
        goes_on = parts[-1][-1:] not in ".;" and line.strip()[:1].islower()
        if not goes_on or _NEW_LINE_OF_ITS_OWN.match(line):
            break
        parts.append(line.strip())
    return " ".join(" ".join(parts).split())


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


def clock_words(card: DefinitionCard) -> str:
    """The clock of a card in a sentence's words, "" where it says none."""
    return f"Clock: {say_clock(*card.clock)}" if any(card.clock) else ""


def _awaited(what: str) -> tuple[tuple[str, str], ...]:
    stop = _AWAITING.search(what)
    if stop is None or "referral" not in what.casefold():
        return ()
    return (("referral", _plain(stop["stop"])),)


def _plain(words: str) -> str:
    return " ".join(words.replace("-", " ").split()).casefold().removeprefix("the ")
