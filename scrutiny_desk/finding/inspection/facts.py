"""What an inspection report says of itself: the days it tells of, and the area or service."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.finding.blocks import Block
from scrutiny_desk.finding.inspection.day_spans import read_span

_WHEN = re.compile(
    r"(?:date|dates|period|date\(s\)|when)?\s*(?:of|for)?\s*(?:the |this |our |on-?site )*"
    r"(?:area |full |site )?(?:inspection|inspected|visit|re-?inspection|assessment)"
    r"\s*(?:dates?|date\(s\)|period|visits?|took place|on|between|from|carried out)*\s*"
    r"(?P<colon>[:–-])?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:dates?|date\(s\))?\s*(?:of|for)?\s*(?:the |our )*(?:last|previous|earlier)\s+"
    r"(?:full |area |joint |local |send )*(?:inspection|visit)s?(?:\s+(?:dates?|report|date\(s\)))?"
    r"\s*[:–-]?\s*(?P<rest>.*)|last inspected\s*(?:on|in)?\s*[:–-]?\s*(?P<since>.*)",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"(?:inspection|inspectors|visit|inspected)\b[^.]{0,120}?\b(?:from|between|on|place)\s+"
    r"(?P<rest>[^.]{4,80}\d{4})",
    re.IGNORECASE,
)
_AREA = (
    re.compile(
        r"inspection (?:of|in|at)(?: the)? (?P<area>.+?)(?:\s*[:–—-]\s+.*|\s+(?:report|\d{4}).*)?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?P<area>[A-Z].+?)(?:\s*[:–—,-]\s*|\s+)(?:[\w()-]+\s+){0,4}?"
        r"[Ii]nspection(?: [Rr]eport)?\b.*$"
    ),
)
_NOT_THE_AREA = re.compile(
    r"\s*(?:\b(?:local )?area partnership|\blocal area|\b(?:the )?local authority|\bchildren['’]?s"
    r" (?:services|social care)|\badult social care|(?:\b(?:city|county|borough|district"
    r"|metropolitan|unitary|london borough) )*\bcouncil|\b(?:special educational needs|SEND)\b.*"
    r"|\bservices?)(?:['’]s?)?\s*$",
    re.IGNORECASE,
)
_SERVICES_IN = re.compile(
    r"^.{0,60}?\b(?:services|care|provision|arrangements)\b.{0,40}?\b(?:in|of|at|by) (?=[A-Z])"
)
_LABELLED_AREA = re.compile(
    r"(?:local )?(?:area|authority|authority area|provider|service|name of (?:service|provider))"
    r"\s*(?:inspected|name)?\s*:\s*(?P<area>.+)",
    re.IGNORECASE,
)
_SEARCHED = 40
_LONGEST_LABEL = 200


def is_date_line(text: str) -> bool:
    """True for a line that is a label with the days of an inspection ("Inspection dates: ...")."""
    if "nspect" not in text or len(text) > 120:
        return False
    found = _WHEN.fullmatch(text.strip())
    return found is not None and found["colon"] is not None


@dataclass(frozen=True, slots=True)
class Dates:
    """First and last day of this inspection and of the one before, as ISO dates; () if unknown."""

    inspected: tuple[str, ...]
    previous: tuple[str, ...]


def read_dates(blocks: Sequence[Block]) -> Dates:
    """The days of this and of the previous inspection, from labels, else from a sentence."""
    inspected: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    for label, value in _labelled(blocks[:_SEARCHED]):
        before = _BEFORE.fullmatch(label)
        if before is not None:
            previous = previous or read_span(before["rest"] or before["since"] or value)
            continue
        when = _WHEN.fullmatch(label)
        if when is not None and (when["colon"] or value):
            inspected = inspected or read_span(when["rest"] or value)
    if not inspected:
        for block in blocks:
            told = _TOOK_PLACE.search(block.text)
            if told is not None and "previous" not in block.text[: told.end()].lower():
                inspected = read_span(told["rest"])
                if inspected:
                    break
    return Dates(inspected, previous)


def _labelled(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Every short line with what follows it, and every table's first cell with the one beside."""
    found: list[tuple[str, str]] = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if block.table is not None:
            found += [(row[0].text, row[1].text) for row in block.table.rows]
            continue
        follower = after.text if after is not None and len(after.text) < 80 else ""
        found += [(line.text, "") for line in block.lines if len(line.text) < _LONGEST_LABEL]
        if len(block.text) < 120:
            found.append((block.text, follower))
    return found


def read_area(blocks: Sequence[Block]) -> str:
    """The area, service or place that was inspected, from a label or the title; "" if unknown."""
    texts = [block.text for block in blocks[:12] if block.text and len(block.text) < 160]
    for text in texts:
        labelled = _LABELLED_AREA.fullmatch(text)
        if labelled is not None:
            return _place(labelled["area"])
    for pattern in _AREA:
        for text in texts:
            if is_date_line(text) or _BEFORE.fullmatch(text) or text.endswith("."):
                continue
            found = pattern.search(text)
            place = _place(found["area"]) if found is not None else ""
            if place and not place[0].isupper():
                # "Inspection of a school judged good: Quay School" names it after the colon.
                place = _place(text.partition(":")[2]) if ":" in text else ""
            if place and place[0].isupper():
                return place
    return ""


def _place(text: str) -> str:
    """The name of the area alone, without what kind of body or service it is."""
    name = _SERVICES_IN.sub("", text.strip())
    before = ""
    while name != before:
        before = name
        name = re.sub(r"['’]s?$", "", _NOT_THE_AREA.sub("", name)).strip(" ,:–-")
    return name
