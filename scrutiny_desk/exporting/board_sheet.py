"""The board in a workbook: a row a question, so that it can be sorted by who is asked."""

from __future__ import annotations

from collections.abc import Iterator

from scrutiny_desk.domain.notes.leaving import BoardPart, Packet, Promise
from scrutiny_desk.exporting.by_item import cite
from scrutiny_desk.exporting.note_columns import Value, as_day, day_of, number_of

BOARD_SHEET = "Board of questions"
BOARD_HEADINGS = (
    ("Meeting date", 14),
    ("Committee", 24),
    ("Item", 8),
    ("Item title", 30),
    ("Big question", 40),
    ("Line of enquiry", 30),
    ("Number", 9),
    ("Question", 50),
    ("Who is asked", 24),
    ("Status", 16),
    ("Answer", 40),
    ("Promised by", 24),
    ("Promised for", 14),
    ("Minutes", 9),
    ("Evidence", 40),
    ("Private or shared", 12),
)
"""Its columns with their widths. There is none of ids: it is for reading, and never comes back."""


def board_rows(packet: Packet) -> list[tuple[Value, ...]]:
    """The questions of every board in their order, and big questions that have none under them."""
    return [row for part in packet.boards for row in _rows(part)]


def _rows(part: BoardPart) -> Iterator[tuple[Value, ...]]:
    meeting, item = part.meeting, part.item
    start: tuple[Value, ...] = (
        day_of(meeting),
        meeting.committee,
        number_of(item.number),
        item.title,
        item.big_question,
    )
    lines = {one.entry.id: one.entry.text for one in part.placed if one.entry.is_line}
    questions = [one for one in part.placed if not one.entry.is_line]
    for one in questions:
        entry = one.entry
        pages = [
            cite(part.papers[each.paper_id], each.page_index, each.page_label)
            for each in entry.evidence
            if each.paper_id in part.papers
        ]
        yield (
            *start,
            lines.get(one.under, ""),
            number_of(one.number),
            entry.text,
            entry.who,
            entry.status.word,
            entry.answer,
            *_promised(part.promises.get(entry.id)),
            "" if entry.minutes is None else entry.minutes,
            "; ".join(pages),
            "Private" if entry.private else "Shared",
        )
    empty_lines = [] if questions else list(lines.values())
    if not questions and (item.big_question or empty_lines):
        yield (*start, "; ".join(empty_lines), *[""] * 10)


def _promised(promise: Promise | None) -> tuple[Value, Value]:
    """By whom and for when a written answer was promised; a date where it is one."""
    return ("", "") if promise is None else (promise.by_whom, as_day(promise.by_when))
