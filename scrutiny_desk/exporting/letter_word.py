"""A letter to an officer as Word, to be put on the council's own paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.tracker.letters import Letter, PassageKind
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.word_styles import Writer, new_document

if TYPE_CHECKING:
    from docx.document import Document

_STYLES = {
    PassageKind.SUBJECT: "Heading 1",
    PassageKind.COMMITTEE: "Heading 2",
    PassageKind.ROW: "Heading 3",
    PassageKind.QUOTE: "Quote",
    PassageKind.FACT: "Normal",
    PassageKind.PLAIN: "Normal",
}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_letter_word(letter: Letter, out: Path) -> None:
    """Write the letter to `out`. Raises DeskError where the file cannot be written."""
    write_aside(out, lambda aside: _write(letter, aside))


def _write(letter: Letter, path: Path) -> None:
    from docx.shared import Pt

    document = new_document(_plain(letter.subject))
    _leave_room(document)
    document.add_paragraph(_plain(letter.officer))
    document.add_paragraph(letter.date)
    writer = Writer(document)
    for kind, words in letter.passages:
        paragraph = writer.add(_plain(words), _STYLES[kind])
        if kind in {PassageKind.FACT, PassageKind.QUOTE}:
            paragraph.paragraph_format.space_after = Pt(2)
        elif kind is PassageKind.PLAIN:
            paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = kind in {
            PassageKind.SUBJECT,
            PassageKind.COMMITTEE,
            PassageKind.ROW,
            PassageKind.QUOTE,
        }
    document.save(str(path))


def _leave_room(document: Document) -> None:
    """A letter has no heading on its pages: the council's own paper has one."""
    document.sections[0].header.paragraphs[0].text = ""


def _plain(text: str) -> str:
    """The text without characters that no XML can hold."""
    return _UNPRINTABLE.sub(" ", text)
