"""An inspection report: what was inspected and when, the outcome, and the points of each list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scrutiny_desk.domain.pages.pages import Reading, Table
from scrutiny_desk.domain.papers.facts import DoubtFact, Facts, InspectionFact, PointFact
from scrutiny_desk.finding.block_flow import read_blocks
from scrutiny_desk.finding.blocks import Block
from scrutiny_desk.finding.headings import plain
from scrutiny_desk.finding.inspection.facts import is_date_line, read_area, read_dates
from scrutiny_desk.finding.lines import join
from scrutiny_desk.finding.sections import (
    Section,
    item_end,
    points_in_cell,
    points_of,
    sections_of,
)

_SUBJECT = (
    r"(?:(?:the |this |our )?(?:local )?(?:area(?: partnerships?)?|partnerships?|service|school"
    r"|college|home|provider|trust|council|local authority|force|prison|department|agency|setting"
    r"|system|they|it|we|leaders|inspectors))"
)
_HEADINGS = {
    "effective": re.compile(
        rf"what (?:is|are|was) {_SUBJECT} doing (?:that is |that are )?(?:effective(?:ly)?|well)"
        rf"|what (?:does|do|did) {_SUBJECT} do (?:that is effective|effectively|well)"
        rf"|what {_SUBJECT} (?:does|do|did) (?:well|effectively)|what (?:is|was) working well"
        r"|what works well|what is effective|what (?:is|was) (?:good|strong)|what is going well"
        r"|what (?:we|inspectors) found (?:that )?(?:is|was)? ?(?:effective|good|working well)"
        r"|(?:key |main |areas? of |identified )?strengths?(?: identified| found)?"
        r"|(?:areas? of )?(?:good|effective|outstanding|positive|notable|innovative) practice"
    ),
    "do_better": re.compile(
        rf"what (?:does|do|must|should) {_SUBJECT} (?:need to )?(?:do better|improve|do to improve)"
        rf"|what (?:does|do) {_SUBJECT} need to do (?:to improve|differently)"
        rf"|what {_SUBJECT} (?:needs?|must|should|could|has|have) (?:to )?(?:do better"
        r"|improve|do to improve|do differently)"
        r"|what (?:still )?(?:needs|must|has|should|could) (?:to )?(?:improve|be improved|be better"
        r"|get better|change)|what needs improving|what is not (?:working well|effective)"
        r"|what (?:is )?(?:less )?(?:effective|well) and needs to improve|requires improvement"
        r"|(?:key |main |areas? of |identified )?weakness(?:es)?(?: identified| found)?"
        r"|areas? (?:for|of) (?:further )?development|where .{3,40} needs? to (?:improve|do better)"
        r"|even better if"
    ),
    "priority_actions": re.compile(
        r"areas? for priority actions?|(?:areas? of )?priority actions?(?: areas?)?"
        r"|areas? of significant (?:weakness(?:es)?|concern)|significant weaknesses"
        r"|causes? of concern|(?:immediate|urgent|statutory|enforcement) (?:actions?|requirements?)"
        r"|(?:what |actions? )?(?:that )?(?:the )?\w* ?(?:provider|trust|service|council|home|we)?"
        r" ?must (?:take|do)(?: to improve)?|statutory requirements|urgent actions? required"
        r"|areas? (?:requiring|for) (?:immediate|urgent) (?:action|improvement)"
    ),
    "areas_for_improvement": re.compile(
        r"areas? (?:for|of) improvement|areas? (?:to improve|that require improvement"
        r"|requiring improvement)|(?:key |main |our |summary of )?recommendations"
        r"|recommendations for improvement|improvement areas|points for improvement"
        r"|(?:actions? )?(?:that )?(?:the )?\w* ?(?:provider|trust|service|council|home|we)?"
        r" ?should (?:take|do)(?: to improve)?"
    ),
    "outcome": re.compile(
        r"(?:the )?(?:inspection |overall )(?:outcome|judge?ment|finding|conclusion|summary|rating"
        r"|result|effectiveness|grade)s?|outcome(?: of (?:the|this) inspection)?"
    ),
    "other": re.compile(
        r"information about (?:the|this) .{3,80}|about (?:the|this) (?:inspection|report|area)"
        r"|what is it like .{3,120}|.{3,40} details|inspection team"
        r"|how we (?:carried out|inspected) .{3,80}|background(?: information)?|context"
        r"|annex(?: [a-z0-9])?|appendix(?: [a-z0-9])?"
        r"|next steps|contents|contact(?:s| us)?|ofsted|care quality commission|methodology"
        r"|the experiences and progress of .{3,80}|the impact of leaders .{3,80}|leadership .{0,60}"
    ),
}
_HERE = re.compile(r" (?:in (?:this|the) \w+|next|further|and why|now)$")
_GRADE = re.compile(
    r"\b(?:good|outstanding|inadequate|adequate|requires improvement|satisfactory|excellent|poor"
    r"|effective|ineffective|met|not met|sufficient|insufficient)\b",
    re.IGNORECASE,
)
_LISTS = ("effective", "do_better", "priority_actions", "areas_for_improvement")
_NUMBERED = re.compile(r"^(?:section |part )?(?:\d{1,2}(?: \d{1,2})*|[a-z]) (?=[a-z])")
_LONGEST_HEADING = 140

_REPORT = re.compile(r"\b(?:re ?)?inspection\b|\binspected\b|\binspectorate\b", re.IGNORECASE)
_SEARCHED_LINES = 40


def find(reading: Reading, found: Facts) -> Facts:
    """The inspection report that the paper is or holds."""
    start = _start(reading, found)
    if start is None:
        return found
    pages = reading.pages[start : item_end(start, found)]
    blocks = list(read_blocks(reading, pages, lambda text: _heading(text) is not None))
    sections = sections_of(blocks, _kind)
    points = [point for section in sections for point in _points(reading, section)]
    if not points:
        return found
    dates = read_dates(blocks)
    area = read_area(blocks)
    outcome = _outcome(sections, reading, start, len(pages))
    first = reading.pages[start]
    fact = InspectionFact(
        area=area,
        outcome=outcome,
        inspected=dates.inspected,
        previous_inspection=dates.previous,
        points=tuple(points),
        page=first.name,
        page_index=first.index,
        confidence=0.95 if area and dates.inspected else 0.7,
        box=blocks[0].box,
    )
    doubts = _doubts(fact, sections)
    return replace(found, inspection=fact, doubts=(*found.doubts, *doubts))


def _start(reading: Reading, found: Facts) -> int | None:
    """The page on which an inspection report begins: the first, or one inside a pack."""
    if found.document.kind == "inspection":
        return 0
    for page in reading.pages:
        head = [line.text for line in page.lines[:_SEARCHED_LINES]]
        if any(is_date_line(text) for text in head) and any(
            _REPORT.search(text) and not text.endswith(".") for text in head[:8]
        ):
            return page.index
    return None


def _heading(text: str) -> str | None:
    """The kind of the heading that the text is, or None."""
    if len(text) > _LONGEST_HEADING or text.rstrip().endswith((".", ",", ";")):
        return None
    words = plain(text)
    words = _NUMBERED.sub("", words)
    for kind, pattern in _HEADINGS.items():
        if pattern.fullmatch(words) or pattern.fullmatch(_HERE.sub("", words)):
            return kind
    return None


def _kind(block: Block) -> str | None:
    if block.table is not None or block.kind_of_marker == "bullet":
        return None
    kind = _heading(block.text)
    if kind is None and ":" in block.text and len(block.text) <= _LONGEST_HEADING:
        # "Overall effectiveness: Requires improvement" is heading and outcome at once.
        label = block.text.split(":", 1)[0]
        return "outcome" if _heading(label) == "outcome" else None
    return kind


def _points(reading: Reading, section: Section) -> list[PointFact]:
    if section.kind not in _LISTS:
        return []
    points = points_of(section.blocks)
    column: int | None = None
    for block in section.blocks:
        if block.table is None:
            continue
        column, rows = _column(block.table, column)
        cells = [block.table.rows[at][column] for at in rows]
        points += [point for cell in cells for point in points_in_cell(reading, cell)]
    return [point.as_fact(section.kind) for point in points]


def _column(table: Table, before: int | None) -> tuple[int, range]:
    """The column in which a table lists the points, and the rows that hold them.

    before: the column of the table that this one goes on from.
    """
    for at, cell in enumerate(table.rows[0]):
        if _heading(cell.text) is not None and len(table.rows) > 1:
            return at, range(1, len(table.rows))
    if before is not None and before < table.columns:
        return before, range(len(table.rows))
    lengths = [sum(len(row[at].text) for row in table.rows) for at in range(table.columns)]
    return lengths.index(max(lengths)), range(len(table.rows))


def _outcome(sections: Sequence[Section], reading: Reading, start: int, pages: int) -> str:
    for section in sections:
        if section.kind != "outcome":
            continue
        texts = [
            one.text
            for one in section.blocks
            if one.table is None and (one.ended or _GRADE.search(one.text))
        ]
        if ":" in section.heading.text and not section.heading.text.endswith(":"):
            texts.insert(0, section.heading.text)
        if texts:
            return join(texts)
    for table in reading.tables:
        if start <= table.first_page < start + min(pages, 3) and table.columns >= 2:
            for row in table.rows:
                if _heading(row[0].text) == "outcome" and row[-1].text:
                    return f"{row[0].text}: {row[-1].text}"
    return ""


def _doubts(fact: InspectionFact, sections: Sequence[Section]) -> list[DoubtFact]:
    missing = [
        (not fact.area, "the area that was inspected", "The title does not name it."),
        (not fact.inspected, "the days of the inspection", "No line with its dates was found."),
        (not fact.outcome, "the outcome of the inspection", "No heading for it was found."),
    ]
    doubts = [
        DoubtFact(what=what, why=why, page=fact.page, page_index=fact.page_index, confidence=0.5)
        for is_missing, what, why in missing
        if is_missing
    ]
    kinds = {point.kind for point in fact.points}
    for section in sections:
        if section.kind in _LISTS and section.kind not in kinds:
            doubts.append(
                DoubtFact(
                    what=f"the points under “{section.heading.text}”",
                    why="Nothing under this heading could be read as a list.",
                    page=section.heading.page.name,
                    page_index=section.heading.page.index,
                    confidence=0.5,
                    box=section.heading.box,
                )
            )
            kinds.add(section.kind)
    unsure = [point for point in fact.points if point.confidence < 0.9]
    return doubts + [
        DoubtFact(
            what=f"a point of the inspection: “{point.text[:60]}”",
            why="It may be cut short, or be no point of its own.",
            page=point.page,
            page_index=point.page_index,
            confidence=0.5,
            box=point.box,
        )
        for point in unsure
    ]
