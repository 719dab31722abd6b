"""What an informal meeting of the committee asked for, in the notes that a pack prints of it.

Working groups, briefings and informal meetings pass no resolutions: their notes end with a list
under "Recommendations:" or "Actions:", which nobody enters in the tracker unless somebody looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.pages.pages import Page, Reading
from scrutiny_desk.domain.papers.facts import Facts, InformalFact
from scrutiny_desk.finding.block_flow import read_blocks
from scrutiny_desk.finding.blocks import Block

_SURE = 0.9
_FIRST_LINES = 4
_HEAD_LINES = 8
_LONGEST_TITLE = 16
_MOST_PAGES = 8
_TITLE = re.compile(
    r"(?=.*\b(?:informal|briefing|workshop|working (?:group|party)|task (?:and|&) finish|"
    r"(?:site|service) visit)\b)(?=.*\b(?:notes?|minutes|record|summary)\b)"
    r"(?!.*\b(?:was|were|will|is|are|has|have|agreed|noted)\b)",
    re.IGNORECASE,
)
"""The heading of such notes: what kind of meeting, and that these are its notes."""
_LIST = re.compile(
    r"(?:(?:agreed )?(?:recommendations?|actions?)|(?:recommendations|actions) and "
    r"(?:actions|recommendations))(?: (?:agreed|arising|made|(?:from|of) the meeting))?\s*:?",
    re.IGNORECASE,
)
_ANOTHER_PAPER = re.compile(
    r"\s*(?:minutes of\b|report to\s*:|from\s*:|agenda item\b)", re.IGNORECASE
)
_TRAILING = re.compile(r"[\s;,]+(?:and|or)?\s*$", re.IGNORECASE)


def find(reading: Reading, found: Facts) -> Facts:
    """The points under the recommendations or actions of every set of such notes."""
    rows: list[InformalFact] = []
    for at, page in enumerate(reading.pages):
        title = _title_of(page)
        if title is not None:
            notes = tuple(_notes_from(reading, at))
            date = _date_of(notes)
            rows.extend(_row(block, title, date) for block in _points(reading, notes))
    return replace(found, informal=tuple(rows)) if rows else found


def _title_of(page: Page) -> str | None:
    """The heading of notes that begin on this page, or None."""
    for line in page.lines[:_FIRST_LINES]:
        words = line.text.strip()
        short = len(words.split()) <= _LONGEST_TITLE and not words.endswith((".", ";", ","))
        if short and _TITLE.match(words):
            return words
    return None


def _notes_from(reading: Reading, start: int) -> Iterator[Page]:
    """The pages of the notes: up to the next paper, or to a page left blank."""
    for at, page in enumerate(reading.pages[start : start + _MOST_PAGES]):
        if at and (page.item_stamp is not None or _begins_another(page)):
            return
        yield page


def _begins_another(page: Page) -> bool:
    return (
        not page.lines
        or "left blank" in page.text.casefold()
        or any(_ANOTHER_PAPER.match(line.text) for line in page.lines[:3])
        or _title_of(page) is not None
    )


def _points(reading: Reading, notes: Sequence[Page]) -> Iterator[Block]:
    """The points of every list under a heading that asks for something."""
    if not any(_is_list_heading(line.text) for page in notes for line in page.lines):
        return
    asked = False
    for block in read_blocks(reading, notes, _is_list_heading):
        if _is_list_heading(block.text):
            asked = True
        elif block.kind_of_marker == "none":
            asked = False
        elif asked:
            yield block


def _is_list_heading(text: str) -> bool:
    return _LIST.fullmatch(text.strip()) is not None


def _date_of(notes: Sequence[Page]) -> str | None:
    """The whole date that the head of the notes prints, or None."""
    for line in notes[0].lines[:_HEAD_LINES]:
        date = read_date(line.text)
        if date is not None and len(date) == len("2024-01-25"):
            return date
    return None


def _row(block: Block, title: str, date: str | None) -> InformalFact:
    return InformalFact(
        meeting=title,
        meeting_date=date,
        text=_TRAILING.sub("", block.text),
        page=block.page.name,
        page_index=block.page.index,
        confidence=_SURE,
        box=block.box,
    )
