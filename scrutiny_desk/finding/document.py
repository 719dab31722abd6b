"""What a paper is: its kind and its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.pages.pages import Reading
from scrutiny_desk.domain.papers.facts import (
    AgendaItemFact,
    DocumentFact,
    Facts,
    MeetingFact,
    ReportFact,
)
from scrutiny_desk.finding.front import front_pages, is_agenda_heading, is_item_table_heading
from scrutiny_desk.finding.lines import Paragraph, by_size, in_capitals, paragraphs, printed_lines
from scrutiny_desk.finding.reports.frontsheet import has_front_sheet

_MINUTES = re.compile(
    r"(?:draft |printed |the )?minutes (?:of|from)\b|record of (?:a |the )?meeting", re.IGNORECASE
)
_SUPPLEMENT = re.compile(
    r"supplement(?:ary|al)?\s+(?:agenda|pack|papers?|reports?)|agenda supplement"
    r"|not available when the (?:main )?agenda was", re.IGNORECASE
)  # fmt: skip
_NOISE = re.compile(
    r"skip (?:to|navigation).{0,40}|public document pack|(?:page )?\d+(?: of \d+)?|(?:main )?menu"
    r"|.{0,30}\bcookies?\b.{0,60}|search(?: .{0,30})?|home|(?:home|you are here)\s*[:>/»›|].*"
    r"|(?:sign|log) in.{0,20}|toggle .{0,30}|share.{0,25}|print(?: this)?(?: page)?|listen"
    r"|translate|back(?: to .{0,30})?|accessibility.{0,30}|contents"
    r"|official(?:[ :-]+sensitive)?|breadcrumbs?"
    r"|close|next|previous|contact us|a to z|news",
    re.IGNORECASE,
)
"""What a web page or a binder prints over a paper's own words."""
_LETTERHEAD = re.compile(r"[\w .,'’&-]{0,60}\bcouncil", re.IGNORECASE)
"""A line that is only the name of whoever sends the paper."""
_TITLE_KINDS = (
    (
        "report",
        re.compile(r"^(?:a )?(?:report|briefing|update|response) (?:on|about|to)\b", re.IGNORECASE),
    ),
    (
        "minutes",
        re.compile(r"^(?:draft |printed )?minutes\b|^notes of (?:a|the) meeting", re.IGNORECASE),
    ),
    ("statement_of_action", re.compile(r"statement of (?:proposed )?action", re.IGNORECASE)),
    (
        "tracker",
        re.compile(
            r"\btracker\b|monitoring of recommendations|recommendations? monitor|\baction log\b"
            r"|(?:recommendations|actions) (?:and (?:actions|recommendations) )?(?:log|register)",
            re.IGNORECASE,
        ),
    ),
    (
        "improvement_plan",
        re.compile(
            r"\b(?:improvement|action|recovery|transformation|delivery|implementation) plan\b",
            re.IGNORECASE,
        ),
    ),
    (
        "inspection",
        re.compile(
            r"\binspection(?:s)? (?:of|in|at|report|outcome|findings|letter)\b|\binspection$"
            r"|^(?:an |joint |area |full |short |focused |monitoring |re-?)*inspection\b"
            r"|\binspection,? \d|\blocal authority assessment\b",
            re.IGNORECASE,
        ),
    ),
    ("strategy", re.compile(r"\bstrateg(?:y|ies)\b|\bstrategic plan\b", re.IGNORECASE)),
    ("report", re.compile(r"\breport\b", re.IGNORECASE)),
)
_INSPECTED = re.compile(
    r"(?:dates? of |on-?site )?(?:the |this )?inspection(?: dates?| visits?| period)?\s*:.*\d",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(r"recommend", re.IGNORECASE)
_LONGEST_TITLE = 200
_FIRST_HEADS = 5
_LIKELY_TITLES = 3
_FOLLOWED = re.compile(r"target|update|progress|status|rag|officer|response", re.IGNORECASE)


def find(reading: Reading, found: Facts) -> Facts:
    """What the paper is."""
    document = find_document(reading, found.meeting, found.agenda_items, found.reports)
    return replace(found, document=document)


def find_document(
    reading: Reading,
    meeting: MeetingFact | None = None,
    items: Sequence[AgendaItemFact] = (),
    reports: Sequence[ReportFact] = (),
) -> DocumentFact:
    """The kind of the paper and its title, from its own words."""
    opening = [
        part for whole in paragraphs(printed_lines(reading.pages[:2])) for part in by_size(whole)
    ]
    kind = _kind(reading, opening, items)
    return DocumentFact(
        kind=kind,
        title=_title(reading, kind, opening, meeting, reports),
        pages=len(reading.pages),
        sha256=reading.sha256,
        page=reading.pages[0].name if reading.pages else "PDF 1",
        page_index=0,
        confidence=0.5 if kind == "other" else 0.95,
    )


def _kind(reading: Reading, opening: Sequence[Paragraph], items: Sequence[AgendaItemFact]) -> str:
    if reading.kind_of_file == "workbook":
        return "tracker" if _tracks(reading) else "workbook"
    front = [printed.text for printed in printed_lines(front_pages(reading))]
    agenda = any(is_agenda_heading(text) for text in front)
    letter = any(is_item_table_heading(text) for text in front)
    supplement = _SUPPLEMENT.search(reading.title) or (
        not agenda and any(_SUPPLEMENT.search(text) for text in front)
    )
    tests: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("supplement", lambda: bool(supplement) or (letter and not agenda and bool(items))),
        ("agenda_pack", lambda: agenda and bool(items)),
        ("minutes", lambda: any(_MINUTES.match(part.text) for part in opening[:12])),
        ("report", lambda: bool(reading.pages) and has_front_sheet(reading.pages[0])),
    )
    for kind, holds in tests:
        if holds():
            return kind
    for head in _heads(opening):
        for kind, pattern in _TITLE_KINDS:
            if pattern.search(head.text):
                return kind
    if any(_INSPECTED.match(part.text) for part in opening[:15]):
        return "inspection"
    return "tracker" if _tracks(reading) and len(reading.pages) <= 30 else "other"


def _heads(opening: Sequence[Paragraph]) -> list[Paragraph]:
    """What may be the paper's title, the likeliest first: the largest of the first lines."""
    heads = [
        part
        for part in opening
        if not (_NOISE.fullmatch(part.text) or _LETTERHEAD.fullmatch(part.text))
    ][:_FIRST_HEADS]
    titles = [part for part in heads if len(part.text) < 160 and not part.text.endswith(".")]
    # The sort keeps the order of the page among lines of one size.
    return sorted(titles, key=lambda part: -round(part.lines[0].size))[:_LIKELY_TITLES]


def _tracks(reading: Reading) -> bool:
    """True when a table's heading row speaks of recommendations and of what became of them."""
    for table in reading.tables:
        head = [cell.text for cell in table.rows[0]] if table.rows else []
        if any(_RECOMMENDED.search(text) for text in head) and any(
            _FOLLOWED.search(text) for text in head
        ):
            return True
    return False


def _title(
    reading: Reading,
    kind: str,
    opening: Sequence[Paragraph],
    meeting: MeetingFact | None,
    reports: Sequence[ReportFact],
) -> str:
    if meeting is not None and kind in ("agenda_pack", "supplement", "minutes"):
        words = {"agenda_pack": "Agenda", "supplement": "Supplement", "minutes": "Minutes"}[kind]
        return f"{words}: {meeting.committee}, {say(meeting.date)}"
    if reading.kind_of_file == "workbook":
        return reading.title or reading.file_name
    if reading.kind_of_file == "text":
        lines = [line.text for page in reading.pages[:1] for line in page.lines]
        named = (
            text
            for text in lines
            if not (_LETTERHEAD.fullmatch(text.strip()) or _NOISE.fullmatch(text.strip()))
        )
        return next(named, reading.file_name)
    heads = [
        part
        for part in opening[:12]
        if not (_NOISE.fullmatch(part.text) or _LETTERHEAD.fullmatch(part.text))
        and len(part.text) < _LONGEST_TITLE
    ]
    if kind == "report" and reports:
        return reports[0].title
    for part in heads[:_LIKELY_TITLES]:
        if part.bold or in_capitals(part.text):
            return part.text
    return heads[0].text if heads else reading.title or reading.file_name
