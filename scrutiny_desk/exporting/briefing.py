"""Notes become a Word briefing: meeting, item, questions, then other marks, with room to write."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

from scrutiny_desk.domain.notes.leaving import Packet
from scrutiny_desk.exporting import word_styles as style
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.by_item import ItemPart, Said, by_item
from scrutiny_desk.exporting.note_columns import as_cell

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
    writer = style.Writer(document)
    writer.add(as_cell(title), "Title")
    for words in (packet.said, packet.left_out.said, packet.holds):
        if words:
            writer.add(words, "Normal")
    total = len(packet)
    done = itertools.count(1)
    for meeting in by_item(packet):
        writer.add(as_cell(meeting.heading), "Heading 1")
        for item in meeting.items:
            _add_item(writer, item, lambda: step(next(done), total))
    document.save(str(path))


def _add_item(writer: style.Writer, item: ItemPart, step: Callable[[], None]) -> None:
    writer.add(as_cell(item.heading), "Heading 2")
    if item.pages:
        writer.add(item.pages, style.CITATION)
    if item.big_question.strip():
        writer.add(as_cell(item.big_question.strip()), style.BIG)
    for heading, said, lines in (
        ("Questions", item.questions, LINES_TO_WRITE_ON),
        ("Other marks", item.others, 1),
    ):
        if said:
            writer.add(heading, "Heading 3")
        for one in said:
            if one.is_line:
                writer.add(as_cell(f"Line of enquiry: {one.words}"), "Heading 4")
            else:
                _add_said(writer, one, lines)
                step()


def _add_said(writer: style.Writer, one: Said, lines: int) -> None:
    words = f"{one.number} {one.words or one.about}".strip()
    writer.add(as_cell(words), style.ASKED)
    bare = [cited for quote, cited in one.sources if not quote]
    writer.add(as_cell(f"{'. '.join([one.about, *bare])}."), style.CITATION)
    for quote, cited in one.sources:
        if quote:
            writer.add(as_cell(f"“{quote}” — {cited}"), "Quote")
    if one.promise:
        writer.add(as_cell(f"{one.promise}."), "Normal")
    if one.answer:
        answer = writer.add("", "Normal")
        answer.add_run("Answer: ").bold = True
        answer.add_run(as_cell(one.answer))
    elif not one.promise:
        for _ in range(lines):
            writer.add("", style.ROOM)
