"""Decisions of the executive or of its members, as reports list them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.papers.facts import DecisionFact, DoubtFact, Facts
from scrutiny_desk.finding.decisions.lists import Entry

_SURE = 0.95
_UNDATED = 0.7
_FEWEST_CAPITALS = 3


def add_taken(listed: Sequence[Entry], found: Facts) -> Facts:
    """What was found, and the decisions taken that the paper lists."""
    rows = tuple(_fact(entry) for entry in listed if not entry.coming)
    if not rows:
        return found
    doubts = tuple(_doubt(row) for row in rows if row.date is None)
    return replace(found, decisions=rows, doubts=(*found.doubts, *doubts))


def _fact(entry: Entry) -> DecisionFact:
    said = entry.said
    date_text = said.get("date", "")
    date = read_date(date_text)
    return DecisionFact(
        reference=", ".join(entry.references) or said.get("ref", ""),
        title=said.get("title") or title_of(said.get("decision", "")),
        date=date,
        date_text=date_text,
        cabinet_member=said.get("member") or said.get("taker", ""),
        page=entry.page.name,
        page_index=entry.page.index,
        confidence=_SURE if date and entry.references else _UNDATED,
        box=entry.box,
    )


def title_of(text: str) -> str:
    """The title that begins the text of a decision: its first words, where these are capitals.

    A cell often holds both: "EXPANSION OF A SCHOOL 1. To agree that ...".
    """
    words = text.split()
    count = 0
    for word in words:
        letters = [mark for mark in word if mark.isalpha()]
        if any(mark.islower() for mark in letters) or re.fullmatch(r"\(?\w{1,2}[.)]", word):
            break
        count += 1
    # "A" may begin the sentence that follows.
    while count and words[count - 1] in ("A", "I", "-", "–", "—"):
        count -= 1
    capitals = sum(mark.isupper() for word in words[:count] for mark in word)
    return " ".join(words[:count]).rstrip(" :-–") if capitals >= _FEWEST_CAPITALS else text


def _doubt(row: DecisionFact) -> DoubtFact:
    return DoubtFact(
        what=f"the date of decision {row.reference}",
        why=f"“{row.date_text}” is no date that can be read."
        if row.date_text
        else "No date is printed with it.",
        page=row.page,
        page_index=row.page_index,
        confidence=0.5,
    )
