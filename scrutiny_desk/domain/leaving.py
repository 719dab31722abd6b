"""What leaves the desk: notes with their meeting and paper, and what stayed behind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.notes import NoteRow
from scrutiny_desk.domain.papers import AgendaItem, Meeting, Paper


class FileForm(StrEnum):
    """The kinds of file that notes leave in; the value is the file's ending without its dot."""

    XLSX = "xlsx"
    DOCX = "docx"
    MARKDOWN = "md"
    JSONLD = "jsonld"
    PDF = "pdf"

    @property
    def word(self) -> str:
        """How the form is called in a list."""
        return _WORDS[self]


_WORDS = {
    FileForm.XLSX: "Excel workbook",
    FileForm.DOCX: "Word briefing by item",
    FileForm.MARKDOWN: "Markdown text",
    FileForm.JSONLD: "Web annotations (JSON-LD)",
    FileForm.PDF: "Copy of the PDF with the marks in it",
}


@dataclass(frozen=True, slots=True)
class LeavingNote:
    """A note as it leaves, with its meeting and its paper.

    item: the agenda item it stands under, or None. exempt: it stands on an exempt report's pages.
    Where exempt words stay behind, the quote of `row` and the words around it are empty already.
    """

    row: NoteRow
    meeting: Meeting
    paper: Paper
    item: AgendaItem | None = None
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """private: notes that stayed behind. exempt: marks whose words on exempt papers did."""

    private: int = 0
    exempt: int = 0

    @property
    def said(self) -> str:
        """What was left out, as one sentence; "" where nothing was."""
        return self._tell("was left out", "were left out")

    @property
    def will_stay(self) -> str:
        """The same before anything is written."""
        return self._tell("stays here", "stay here")

    def _tell(self, one: str, many: str) -> str:
        parts = [_count(self.private, "private note")] if self.private else []
        parts += [f"the words of {_count(self.exempt, 'mark')} on exempt papers"] * bool(
            self.exempt
        )
        told = " and ".join(parts)
        verb = one if (self.private, self.exempt) == (1, 0) else many
        return f"{told[0].upper()}{told[1:]} {verb}." if told else ""


@dataclass(frozen=True, slots=True)
class Packet:
    """Everything that goes into one file.

    title: the meeting's or the paper's name, or "All meetings". notes: of one meeting together, in
    the order of its agenda. written: ISO 8601 UTC.
    """

    title: str
    notes: tuple[LeavingNote, ...]
    left_out: LeftOut
    written: str

    @property
    def said(self) -> str:
        """How many notes there are, and who wrote the file when."""
        notes = _count(len(self.notes), "note")
        return f"{notes}, written by Scrutiny Desk on {say(self.written[:10])}."

    @property
    def holds(self) -> str:
        """What in the file is not for everybody, as one sentence; "" where nothing is."""
        private = sum(one.row.note.private for one in self.notes)
        exempt = sum(one.exempt and bool(one.row.note.anchor.quote) for one in self.notes)
        parts = [_count(private, "private note")] if private else []
        parts += [f"the words of {_count(exempt, 'mark')} on exempt papers"] if exempt else []
        return f"This file holds {' and '.join(parts)}." if parts else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
