"""The running order of a meeting in large print, as Word: to read from, and to write answers on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutiny_desk.domain.questions.budget import minutes
from scrutiny_desk.domain.questions.running_order import Sheet, SheetItem, Turn, said_of
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.word_styles import ASKED, BIG, CITATION, ROOM, new_document

if TYPE_CHECKING:
    from docx.document import Document

_LARGE = {
    "Normal": 16,
    "Title": 26,
    "Heading 1": 22,
    "Heading 2": 18,
    BIG: 22,
    ASKED: 18,
    CITATION: 16,
}
"""Points: nothing on the sheet is smaller than 16."""
_LINES_TO_WRITE = 2
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_running_order(sheet: Sheet, out: Path) -> None:
    """Write the sheet to `out`, replacing what was there in one step.

    Pages are named, never quoted. Raises DeskError where the file cannot be written.
    """
    write_aside(out, lambda aside: _write(sheet, aside))


def _write(sheet: Sheet, path: Path) -> None:
    document = new_document(_plain(f"Running order · {sheet.title}"))
    _enlarge(document)
    document.add_heading(_plain("Running order"), 0)
    document.add_paragraph(_plain(sheet.title))
    for item in sheet.items:
        _add_item(document, item)
    if not sheet.items:
        document.add_paragraph("There is no question to ask yet.")
    document.save(str(path))


def _add_item(document: Document, item: SheetItem) -> None:
    name = f"{item.item.number} {item.item.title}".strip()
    document.add_heading(_plain(name), 1)
    if item.minutes is not None:
        document.add_paragraph(minutes(item.minutes), style=CITATION)
    if item.big_question:
        document.add_paragraph(_plain(item.big_question), style=BIG)
    line: str | None = None
    for turn in item.turns:
        here = turn.line.id if turn.line else None
        if here != line and turn.line is not None and turn.line.text.strip():
            document.add_heading(_plain(turn.line.text), 2)
        elif here is None and line is not None:
            document.add_heading("Further questions", 2)
        line = here
        _add_question(document, turn)


def _add_question(document: Document, turn: Turn) -> None:
    from docx.shared import Pt

    words = turn.entry.text.strip() or "A question with no words yet"
    asked = document.add_paragraph(_plain(f"{turn.placed.number}  {words}"), style=ASKED)
    under = [asked]
    if said := said_of(turn):
        under.append(document.add_paragraph(_plain(said), style=CITATION))
    for also in turn.also:
        under.append(document.add_paragraph(_plain(f"Also asked: {also}"), style=CITATION))
    for paragraph in under:
        paragraph.paragraph_format.keep_with_next = True
        if turn.placed.is_follow_up:
            paragraph.paragraph_format.left_indent = Pt(24)
    if turn.outcome:
        document.add_paragraph(_plain(turn.outcome))
        return
    for number in range(_LINES_TO_WRITE):
        room = document.add_paragraph(style=ROOM)
        room.paragraph_format.keep_with_next = number + 1 < _LINES_TO_WRITE


def _enlarge(document: Document) -> None:
    from docx.shared import Pt

    styles: Any = document.styles
    for name, size in _LARGE.items():
        styles[name].font.size = Pt(size)
    styles[BIG].font.bold = True
    styles[ROOM].paragraph_format.line_spacing = Pt(32)


def _plain(text: str) -> str:
    """The text without characters that no XML can hold."""
    return _UNPRINTABLE.sub(" ", text)
