"""A strategy: its numbered priorities and what is to be done for each."""

from __future__ import annotations

import re
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts, PointFact, PriorityFact
from scrutiny_desk.finding.numbered import (
    NUMBER,
    OTHER,
    Kinds,
    Numbered,
    find_numbered,
    trust,
)
from scrutiny_desk.finding.sections import UNSURE

_LISTS = {
    "actions": re.compile(
        r"(?:so )?what (?:we|do we|will we|are we|the (?:council|partnership|board)) ?(?:all )?"
        r"(?:need|will|plan|have|are going|going|is going|must|intend|want)? ?(?:to )?"
        r"(?:do|be doing|deliver)(?: (?:about it|next|to .{3,60}|together|differently))?"
        r"|what we(?: re|'re)? (?:are )?going to do(?: .{3,40})?"
        r"|(?:our |key |main |the |planned |priority |headline )?actions?(?: (?:we will take"
        r"|to be taken|required|plan))?"
        r"|how (?:we|will we|do we) (?:will )?(?:do it|do this|get there|achieve (?:it|this"
        r"|them)|deliver(?: (?:it|this|them))?|make (?:it|this) happen)"
        r"|what (?:needs to|will|must) (?:be done|happen|change)"
        r"|(?:our |key )?(?:commitments|pledges)"
        r"|key (?:deliverables|tasks|activities)|(?:our )?plans?(?: for .{3,40})?"
    ),
    OTHER: re.compile(
        r"why .{3,70}|(?:the )?importance .{0,60}|how (?:we|will we) (?:will )?(?:know|measure)"
        r".{0,60}|(?:intended |our |key )?outcomes?.{0,60}|what (?:you|people|families|children)"
        r".{0,70} (?:told|said).{0,40}|(?:success|performance) (?:measures|indicators|criteria)"
        r"|measures? of success|what (?:success|good) (?:will )?looks? like|what (?:we have|we ve)"
        r" (?:done|achieved).{0,40}|(?:our )?(?:progress|achievements).{0,40}"
        r"|where (?:we are|are we) now|impacts?.{0,60}|evidence.{0,40}|lead.{0,30}|timescales?"
        r"|glossary.{0,30}|monitoring.{0,60}|governance.{0,40}|appendix.{0,40}|case study.{0,60}"
        r"|what (?:we|the data).{0,20} know.{0,40}|the challenges?.{0,40}|key facts?.{0,30}"
        r"|what we want to (?:achieve|see).{0,40}"
    ),
}
_KINDS = Kinds(
    head=re.compile(
        r"(?:[#*–-]\s*)?(?:(?:strategic|key|our|main|shared|partnership|corporate)\s+)*"
        r"(?:priority|aim|objective|goal|ambition|theme|pledge|commitment|pillar|mission)"
        rf"(?:\s+(?:area|objective|theme|no\.?|number))*\s*#?{NUMBER}"
        r"(?P<mark>\s*[:.)–—-]+)?\s*(?:[:–—-]\s*)?(?P<title>(?<=[\s:.)–—-]).*|)",
        re.IGNORECASE | re.DOTALL,
    ),
    first_words=frozenset(
        [
            "strategic",
            "key",
            "our",
            "main",
            "shared",
            "partnership",
            "corporate",
            "priority",
            "aim",
            "objective",
            "goal",
            "ambition",
            "theme",
            "pledge",
            "commitment",
            "pillar",
            "mission",
        ]
    ),
    lists=_LISTS,
    lead_in=re.compile(
        r"(?:.{0,70} )?(?:we|the (?:council|partnership|board))"
        r" (?:will|commit to|intend to|plan to|are going to)"
    ),
)


def find(reading: Reading, found: Facts) -> Facts:
    """The priorities of a strategy that the paper is or holds."""
    if found.document.kind in ("statement_of_action", "inspection", "minutes", "workbook"):
        return found
    whole = found.document.kind == "strategy"
    kept: list[Numbered] = []
    for pages in _KINDS.spans(reading, found):
        numbered = find_numbered(reading, pages, _KINDS)
        here = [one for one in numbered if one.points]
        if whole and not here:
            here = [one for one in numbered if one.loose]
        # In other papers a single list under a "priority" may be anything.
        if whole or len(here) > 1:
            kept += here
    if not kept:
        return found
    facts = [_priority(one) for one in kept]
    doubts = [
        DoubtFact(
            what=f"the actions of priority {fact.number}",
            why="No heading says that these points are its actions.",
            page=fact.page,
            page_index=fact.page_index,
            confidence=0.5,
            box=fact.box,
        )
        for fact in facts
        if fact.confidence < 0.9
    ]
    return replace(found, priorities=tuple(facts), doubts=(*found.doubts, *doubts))


def _priority(one: Numbered) -> PriorityFact:
    points = one.points or tuple(
        replace(point.as_fact("actions"), confidence=UNSURE) for point in one.loose
    )
    actions: tuple[PointFact, ...] = tuple(point for point in points if point.kind == "actions")
    return PriorityFact(
        number=one.number,
        title=one.title,
        points=actions,
        page=one.block.page.name,
        page_index=one.block.page.index,
        confidence=trust(one) if one.points else UNSURE,
        box=one.block.box,
    )
