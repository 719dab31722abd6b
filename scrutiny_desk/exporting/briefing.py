"""Notes become a Word briefing: meeting, item, questions, then other marks, with room to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.leaving import LeavingNote, Packet
from scrutiny_desk.exporting import word_styles as style
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.by_item import ItemPart, by_item, cite, heading_of
from scrutiny_desk.exporting.note_columns import as_cell

if TYPE_CHECKING:
    from docx.document import Document

LINES_TO_WRITE_ON = 3


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
    for meeting in by_item(packet.notes):
        document.add_heading(as_cell(meeting.heading), 1)
        for item in meeting.items:
            done = _add_item(document, item, done, lambda at: step(at, len(packet.notes)))
    document.save(str(path))


def _add_item(document: Document, item: ItemPart, done: int, step: Callable[[int], None]) -> int:
    document.add_heading(as_cell(item.heading), 2)
    if item.pages:
        document.add_paragraph(item.pages, style=style.CITATION)
    for heading, notes in (("Questions", item.questions), ("Other marks", item.others)):
        if notes:
            document.add_heading(heading, 3)
        for one in notes:
            _add_note(document, one)
            done += 1
            step(done)
    return done


def _add_note(document: Document, one: LeavingNote) -> None:
    note = one.row.note
    words = note.text.strip() or heading_of(note)
    document.add_paragraph(as_cell(words), style=style.ASKED)
    document.add_paragraph(as_cell(f"{heading_of(note)}. {cite(one)}."), style=style.CITATION)
    if note.anchor.quote:
        document.add_paragraph(as_cell(f"“{note.anchor.quote}”"), style="Quote")
    if note.answer.strip():
        answer = document.add_paragraph()
        answer.add_run("Answer: ").bold = True
        answer.add_run(as_cell(note.answer.strip()))
    else:
        for _ in range(LINES_TO_WRITE_ON):
            document.add_paragraph(style=style.ROOM)
