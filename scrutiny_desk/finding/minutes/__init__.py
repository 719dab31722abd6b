"""What earlier minutes and records of decisions record as agreed."""

from __future__ import annotations

import re
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts, ResolutionFact
from scrutiny_desk.finding.decisions.columns import COLUMNS
from scrutiny_desk.finding.labelled import pairs_in
from scrutiny_desk.finding.lines import Paragraph
from scrutiny_desk.finding.minutes.items import Said, said_in
from scrutiny_desk.finding.minutes.parts import Part, find_parts
from scrutiny_desk.finding.minutes.points import inside, points
from scrutiny_desk.finding.minutes.resolved import Trigger, inline_of, merely_noted, trigger_of

_SURE = 0.95
_UNDATED = 0.75
_TOLD = 0.6
_WEAK = 0.75
_FEWEST_WORDS = 3
_IN_PASSING = "The minutes say so in passing, not as a resolution of the item."
_LOOSELY = "The words may be an account of the discussion and no resolution."
_ELSEWHERE = re.compile(
    r"(?:(?:that )?(?:the )?(?:recommendations?|proposals?|report|decision)\b.{0,20}\b)?"
    r"(?:be |is |was |were )?(?:agreed|approved|accepted|granted)?,? ?"
    r"(?:as|in line with|in accordance with)"
    r" (?:is |are )?(?:set out|recommended|detailed|described|proposed|stated|per)?.{0,12}"
    r"\breports?\W*",
    re.IGNORECASE,
)
"""What was decided stands in another paper: no words of its own."""
_TRAILING = re.compile(r"[\s;,]+(?:and|or)?\s*$", re.IGNORECASE)


def find(reading: Reading, found: Facts) -> Facts:
    """The resolutions of every set of minutes in the paper."""
    rows: list[ResolutionFact] = []
    doubts: list[DoubtFact] = []
    for part in find_parts(reading):
        of_part = _of_part(part)
        for row, doubt in of_part:
            rows.append(row)
            if doubt:
                doubts.append(_doubt(row, doubt))
        if part.date is None and of_part:
            doubts.append(_undated(part))
    if not rows:
        return found
    return replace(found, resolutions=tuple(rows), doubts=(*found.doubts, *doubts))


def _of_part(part: Part) -> list[tuple[ResolutionFact, str]]:
    """The resolutions of one meeting, each with what is doubtful about it, or ""."""
    said = said_in(part.lines)
    rows: list[tuple[ResolutionFact, str]] = []
    told: list[tuple[ResolutionFact, str]] = []
    settled: set[str | None] = set()
    at = 0
    while at < len(said):
        here = said[at]
        at += 1
        if here.heading:
            continue
        trigger = trigger_of(here.text)
        if trigger is None:
            for text in inline_of(here.text):
                if not merely_noted(text):
                    told.append(_row(part, here, text, _TOLD, _IN_PASSING))
            continue
        texts, taken = points(trigger, said[at:])
        at += taken
        for text, where in texts:
            bare = _TRAILING.sub("", text)
            if len(bare.split()) < _FEWEST_WORDS or merely_noted(bare):
                continue
            rows.append(_row(part, where or here, bare, *_how_sure(part, trigger)))
        if trigger.strong:
            settled.add(here.item)
    if part.record and not rows:
        rows = _beside_label(part)
    # What the talk says was agreed is repeated by the formal words where the item has them.
    rows.extend(
        row for row in told if row[0].item not in settled or (row[0].item is None and not rows)
    )
    return sorted(rows, key=lambda row: (row[0].page_index, row[0].box.y0 if row[0].box else 0.0))


def _beside_label(part: Part) -> list[tuple[ResolutionFact, str]]:
    """What a record prints at the right of the label "Decision"."""
    return [
        _row(
            part,
            Said(text, Paragraph((pair.first,)), None),
            text,
            _SURE if part.date else _UNDATED,
            "",
        )
        for pair in pairs_in(part.lines, COLUMNS)
        if pair.kind == "decision"
        for text in inside(pair.value)
        if len(text.split()) >= _FEWEST_WORDS
        and not (merely_noted(text) or _ELSEWHERE.fullmatch(text))
    ]


def _how_sure(part: Part, trigger: Trigger) -> tuple[float, str]:
    if not trigger.strong:
        return _WEAK, _LOOSELY
    if part.date is None:
        return _UNDATED, ""
    return (_SURE if part.sure else 0.9), ""


def _row(
    part: Part, where: Said, text: str, confidence: float, doubt: str
) -> tuple[ResolutionFact, str]:
    page = where.start.page
    fact = ResolutionFact(
        item=None if part.record else where.item,
        text=text,
        meeting_date=part.date,
        page=page.name,
        page_index=page.index,
        confidence=confidence,
        box=where.start.box,
    )
    return fact, doubt


def _doubt(row: ResolutionFact, why: str) -> DoubtFact:
    return DoubtFact(
        what=row.text, why=why, page=row.page, page_index=row.page_index, confidence=0.5
    )


def _undated(part: Part) -> DoubtFact:
    page = part.lines[0].page
    return DoubtFact(
        what="the date of the meeting",
        why="The heading of the minutes prints no full date.",
        page=page.name,
        page_index=page.index,
        confidence=0.5,
    )
