"""Notes become a Word briefing: meeting, item, questions, then other marks, with room to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.leaving import Packet
from scrutiny_desk.exporting import word_styles as style
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.by_item import ItemPart, Said, by_item
from scrutiny_desk.exporting.note_columns import as_cell

if TYPE_CHECKING:
    from docx.document import Document

LINES_TO_WRITE_ON = 3
"""Below a question that has no answer yet; other marks have one."""


def write_briefing(
    packet: Packet, out: Path, step: Callable[[int, int], None] = lambda _done, _all: None
) -> None:
    """Write the briefing at `out`. DeskError where it cannot be written."""
    write_aside(out, lambda aside: _write(packet, aside, step))


def _write(packet: Packet, path: Path, step: Callable[[int, int], None]) -> None:
    title = f"Notes and questions: {packet.title}"
    document = style.new_document(as_cell(title))
    document.add_paragraph(as_cell(title), style="Title")
    for words in (packet.said, packet.left_out.said, packet.holds):
        if words:
            document.add_paragraph(words)
    done = 0
    for meeting in by_item(packet):
        document.add_heading(as_cell(meeting.heading), 1)
        for item in meeting.items:
            _add_item(document, item)
            done += item.count
            step(done, len(packet))
    document.save(str(path))


def _add_item(document: Document, item: ItemPart) -> None:
    document.add_heading(as_cell(item.heading), 2)
    if item.pages:
        document.add_paragraph(item.pages, style=style.CITATION)
    if item.big_question.strip():
        big = document.add_paragraph(style=style.BIG)
        big.add_run(as_cell(item.big_question.strip()))
    for heading, said, lines in (
        ("Questions", item.questions, LINES_TO_WRITE_ON),
        ("Other marks", item.others, 1),
    ):
        if said:
            document.add_heading(heading, 3)
        for one in said:
            if one.is_line:
                document.add_heading(as_cell(f"Line of enquiry: {one.words}"), 4)
            else:
                _add_said(document, one, lines)


def _add_said(document: Document, one: Said, lines: int) -> None:
    words = f"{one.number} {one.words or one.about}".strip()
    document.add_paragraph(as_cell(words), style=style.ASKED)
    bare = [cited for quote, cited in one.sources if not quote]
    document.add_paragraph(as_cell(f"{'. '.join([one.about, *bare])}."), style=style.CITATION)
    for quote, cited in one.sources:
        if quote:
            document.add_paragraph(as_cell(f"“{quote}” — {cited}"), style="Quote")
    if one.answer:
        answer = document.add_paragraph()
        answer.add_run("Answer: ").bold = True
        answer.add_run(as_cell(one.answer))
    else:
        for _ in range(lines):
            document.add_paragraph(style=style.ROOM)
