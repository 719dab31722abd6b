"""What a paper is: its kind and its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.facts import AgendaItemFact, DocumentFact, MeetingFact, ReportFact
from scrutiny_desk.domain.pages import Reading
from scrutiny_desk.finding.front import front_pages, is_agenda_heading, is_item_table_heading
from scrutiny_desk.finding.frontsheet import has_front_sheet
from scrutiny_desk.finding.lines import Paragraph, in_capitals, paragraphs, printed_lines

_MINUTES = re.compile(
    r"(?:draft |printed |the )?minutes (?:of|from)\b|record of (?:a |the )?meeting", re.IGNORECASE
)
_SUPPLEMENT = re.compile(
    r"supplement(?:ary|al)?\s+(?:agenda|pack|papers?|reports?)|agenda supplement"
    r"|not available when the (?:main )?agenda was", re.IGNORECASE
)  # fmt: skip
_NOISE = re.compile(
    r"skip to (?:main )?content|public document pack|page \d+|cookies", re.IGNORECASE
)
_LETTERHEAD = re.compile(r"[\w .,'’&-]{0,60}\bcouncil", re.IGNORECASE)
"""A line that is only the name of whoever sends the paper."""
_TITLE_KINDS = (
    ("statement_of_action", re.compile(r"statement of action", re.IGNORECASE)),
    ("inspection", re.compile(r"\binspection\b", re.IGNORECASE)),
    ("improvement_plan", re.compile(r"improvement plan|action plan", re.IGNORECASE)),
    (
        "tracker",
        re.compile(
            r"tracker|monitoring of recommendations|recommendations? monitor", re.IGNORECASE
        ),
    ),
    ("strategy", re.compile(r"\bstrategy\b", re.IGNORECASE)),
    ("minutes", re.compile(r"^minutes\b", re.IGNORECASE)),
    ("report", re.compile(r"\breport\b", re.IGNORECASE)),
)
_RECOMMENDED = re.compile(r"recommend", re.IGNORECASE)
_LONGEST_TITLE = 200
_FOLLOWED = re.compile(r"target|update|progress|status|rag|officer|response", re.IGNORECASE)


def find_document(
    reading: Reading,
    meeting: MeetingFact | None = None,
    items: Sequence[AgendaItemFact] = (),
    reports: Sequence[ReportFact] = (),
) -> DocumentFact:
    """The kind of the paper and its title, from its own words."""
    opening = paragraphs(printed_lines(reading.pages[:2]))
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
    heads = [part.text for part in opening if not _NOISE.fullmatch(part.text)][:3]
    for kind, pattern in _TITLE_KINDS:
        if any(pattern.search(head) and len(head) < 160 for head in heads):
            return kind
    return "tracker" if _tracks(reading) and len(reading.pages) <= 30 else "other"


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
        named = (text for text in lines if not _LETTERHEAD.fullmatch(text))
        return next(named, reading.file_name)
    heads = [
        part
        for part in opening[:12]
        if not (_NOISE.fullmatch(part.text) or _LETTERHEAD.fullmatch(part.text))
        and len(part.text) < _LONGEST_TITLE
    ]
    if kind == "report" and reports:
        return reports[0].title
    for part in heads:
        if part.bold or in_capitals(part.text):
            return part.text
    return heads[0].text if heads else reading.title or reading.file_name
