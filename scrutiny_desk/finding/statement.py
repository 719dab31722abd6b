"""A statement of action: its areas of weakness, what is promised for each and what proves it."""

from __future__ import annotations

import re
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import AreaFact, DoubtFact, Facts
from scrutiny_desk.finding.numbered import (
    NUMBER,
    OTHER,
    Kinds,
    Numbered,
    find_numbered,
    trust,
)

_LISTS = {
    "actions": re.compile(
        r"(?:the )?(?:what|actions?|things) (?:that )?(?:(?:are )?we(?: are| will| re)?|are we"
        r"|will we|(?:the |our )?(?:partnership|council|partners|area) (?:is|will)) ?(?:all )?"
        r"(?:going to|plan to|need to|will|be)? ?(?:do|take|doing|deliver|change)?"
        r"(?: (?:about it|to improve|next|differently|together))?"
        r"|(?:our |key |main |the |planned |agreed |priority )?actions?(?: (?:to be taken|planned"
        r"|required|we will take|to take|points?))?|what (?:will|needs to|must|should) (?:be done"
        r"|happen|change)|how (?:we|the partnership|will we) (?:will )?(?:do it|do this|improve"
        r"|get there)|what we have to do|(?:our |key )?commitments"
    ),
    "impacts": re.compile(
        r"(?:the |our |intended |expected |desired )?impacts?(?: (?:for|on|of) .{3,70})?"
        r"|(?:what|the) difference (?:(?:will )?(?:this|it|we|our actions)|that).{0,60}"
        r"|what (?:will be|will feel) (?:different|better).{0,60}"
        r"|what (?:this|it) (?:will )?means? for .{3,60}"
        r"|(?:the )?(?:benefits?|difference) (?:for|to) .{3,60}|how (?:will )?(?:children"
        r"|people|families|residents).{0,60} (?:will )?benefit"
    ),
    "outcomes": re.compile(
        r"(?:the |our |intended |expected |desired |agreed |key )?outcomes?"
        r"(?: (?:for|we want|we will|to be achieved|that).{0,70})?"
        r"|what (?:we want|do we want|we will|will we) (?:to )?achieve"
        r"|what (?:will )?(?:success|good) (?:will )?looks? like|(?:our )?goals?"
        r"|what (?:will be|we aim to) achieved?"
    ),
    "evidence": re.compile(
        r"(?:the |our )?(?:sources? of )?evidence(?: (?:that |which )?(?:we will|of|to be|for"
        r"|required|and|base).{0,70})?|how (?:we|will we|the partnership) (?:will )?(?:know|show"
        r"|prove|evidence|measure|demonstrate).{0,60}|(?:success|performance|impact) (?:measures?"
        r"|criteria|indicators?)|(?:key )?measures? of (?:success|impact|progress)"
        r"|(?:what|which) (?:evidence|measures) .{3,50}|kpis?|key performance indicators?"
        r"|what will (?:show|tell) us.{0,40}|proof of .{3,40}"
    ),
    OTHER: re.compile(
        r"next steps|background|introduction|governance(?: .{0,40})?|monitoring(?: .{0,40})?"
        r"|timescales?|leads?|by when|who is responsible|risks?|resources|progress(?: .{0,30})?"
        r"|glossary(?: .{0,40})?|appendix.{0,40}|what (?:the )?inspectors (?:said|found).{0,30}"
        r"|where (?:we are|are we) now|why (?:this|it) (?:is important|matters).{0,40}"
    ),
}
_KINDS = Kinds(
    head=re.compile(
        r"(?:[#*–-]\s*)?(?:(?:priority|key|main|improvement|significant|serious)\s+)*"
        r"(?:areas?|weakness|concern|theme|workstream|work stream|recommendation)"
        r"(?:\s+(?:of|for))?(?:\s+(?:significant|serious|priority|identified|key))*"
        r"(?:\s+(?:weakness|concern|improvement|action|development|focus))?"
        rf"(?:\s+(?:no\.?|number))?\s*#?{NUMBER}"
        r"(?P<mark>\s*[:.)–—-]+)?\s*(?:[:–—-]\s*)?(?P<title>(?<=[\s:.)–—-]).*|)",
        re.IGNORECASE | re.DOTALL,
    ),
    first_words=frozenset(
        [
            "area",
            "areas",
            "priority",
            "key",
            "main",
            "improvement",
            "significant",
            "serious",
            "weakness",
            "concern",
            "theme",
            "workstream",
            "work",
            "recommendation",
        ]
    ),
    lists=_LISTS,
    lead_in=re.compile(r"(?:.{0,70} )?we (?:will|are going to|commit to)"),
)


def find(reading: Reading, found: Facts) -> Facts:
    """The areas of a statement of action that the paper is or holds."""
    if found.document.kind in ("strategy", "inspection", "workbook"):
        return found
    whole = found.document.kind == "statement_of_action"
    areas: list[Numbered] = []
    for pages in _KINDS.spans(reading, found):
        # A list of contents or a summary names the areas too, without any points.
        here = [one for one in find_numbered(reading, pages, _KINDS) if one.points]
        # In other papers one list under a numbered heading is no statement of action.
        if whole or any(len({point.kind for point in one.points}) > 1 for one in here):
            areas += here
    if not areas:
        return found
    facts = [
        AreaFact(
            number=one.number,
            title=one.title,
            points=one.points,
            page=one.block.page.name,
            page_index=one.block.page.index,
            confidence=trust(one),
            box=one.block.box,
        )
        for one in areas
    ]
    doubts = [
        DoubtFact(
            what=f"area {fact.number} of the statement of action",
            why=why,
            page=fact.page,
            page_index=fact.page_index,
            confidence=0.5,
            box=fact.box,
        )
        for fact in facts
        for why in _whys(fact)
    ]
    return replace(found, areas=tuple(facts), doubts=(*found.doubts, *doubts))


def _whys(fact: AreaFact) -> list[str]:
    kinds = {point.kind for point in fact.points}
    whys = [] if fact.title else ["No title was found beside its heading."]
    missing = [name for name in ("actions", "impacts", "outcomes", "evidence") if name not in kinds]
    if missing:
        whys.append(f"No list was found for: {', '.join(missing)}.")
    return whys
