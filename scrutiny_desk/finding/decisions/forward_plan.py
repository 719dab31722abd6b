"""Decisions to come, as forward plans list them: each matter once, with all its references."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts, ForwardPlanFact
from scrutiny_desk.finding.decisions.lists import Entry
from scrutiny_desk.finding.headings import plain

# "3/2025" and "3/25" are one reference.
_SHORT_YEAR = re.compile(r"\b20(?=\d\d\b)")
# "Between 1 and 30 April 2025", "1 - 30 April 2025", "7 to 14 May"
_WITHIN = re.compile(
    r"(?<![\d./])\d{1,2}(?:st|nd|rd|th)?\s*(?:and|to|[-–—])\s*\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]",
    re.IGNORECASE,
)
_SURE = 0.95
_UNDATED = 0.7
_DIFFERS = 0.85
_ALIKE = 0.9
_ALIKE_WITH_REFERENCE = 0.6


def add_coming(listed: Sequence[Entry], found: Facts) -> Facts:
    """What was found, and the matters of the forward plan, each once."""
    rows: list[ForwardPlanFact] = []
    doubts: list[DoubtFact] = []
    for entry in listed:
        if not entry.coming:
            continue
        fact = _fact(entry)
        at = _place_of(rows, fact)
        if at is None:
            rows.append(fact)
        else:
            rows[at] = _joined(rows[at], fact)
    if not rows:
        return found
    for row in rows:
        if row.date is None:
            doubts.append(_doubt(row, "the date", _no_date(row)))
        if len({_SHORT_YEAR.sub("", reference) for reference in row.references}) > 1:
            forms = " and ".join(row.references)
            doubts.append(_doubt(row, "the reference", f"It is printed as {forms}."))
    return replace(found, forward_plan=tuple(rows), doubts=(*found.doubts, *doubts))


def _fact(entry: Entry) -> ForwardPlanFact:
    said = entry.said
    date_text = said.get("coming") or said.get("date", "")
    date = read_date(date_text)
    if date is not None and _WITHIN.search(date_text):
        # Some day of that month.
        date = date[: len("2025-04")]
    return ForwardPlanFact(
        matter=said.get("title") or said.get("decision", ""),
        references=entry.references,
        date=date,
        date_text=date_text,
        decision_taker=said.get("taker", ""),
        cabinet_member=said.get("member", ""),
        page=entry.page.name,
        page_index=entry.page.index,
        confidence=_SURE if date else _UNDATED,
        box=entry.box,
    )


def _place_of(rows: Sequence[ForwardPlanFact], fact: ForwardPlanFact) -> int | None:
    """Where the same matter stands already: printed in a summary and on a page of its own."""
    for at, row in enumerate(rows):
        alike = _likeness(row.matter, fact.matter)
        shared = set(row.references) & set(fact.references)
        if alike >= _ALIKE and row.date == fact.date:
            return at
        if shared and (alike >= _ALIKE_WITH_REFERENCE or row.page_index != fact.page_index):
            return at
    return None


def _likeness(one: str, other: str) -> float:
    a, b = plain(one), plain(other)
    if a == b or (a and b and (a.startswith(b) or b.startswith(a))):
        return 1.0
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def _joined(row: ForwardPlanFact, other: ForwardPlanFact) -> ForwardPlanFact:
    """Both prints as one row: every reference, and the fuller name of the member."""
    references = tuple(dict.fromkeys((*row.references, *other.references)))
    return replace(
        row,
        references=references,
        date=row.date or other.date,
        date_text=row.date_text if row.date or not other.date else other.date_text,
        decision_taker=row.decision_taker or other.decision_taker,
        cabinet_member=max(row.cabinet_member, other.cabinet_member, key=len),
        confidence=min(row.confidence, _DIFFERS)
        if row.date != other.date
        else max(row.confidence, other.confidence),
    )


def _no_date(row: ForwardPlanFact) -> str:
    if row.date_text:
        return f"“{row.date_text}” is no date that can be read."
    return "No date is printed with it."


def _doubt(row: ForwardPlanFact, what: str, why: str) -> DoubtFact:
    return DoubtFact(
        what=f"{what} of “{row.matter}”",
        why=why,
        page=row.page,
        page_index=row.page_index,
        confidence=0.5,
    )
