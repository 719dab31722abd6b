"""What leaves the desk: notes with their meeting and paper, and what stayed behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.notes import NoteRow
from scrutiny_desk.domain.papers import AgendaItem, Meeting, Paper
from scrutiny_desk.domain.questions import BoardItem, Entry, Placed


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

    @property
    def meant_for(self) -> str:
        """What it is good for, in one sentence."""
        return _MEANT_FOR[self]


_MEANT_FOR = {
    FileForm.XLSX: "A row a note, to sort, filter and change; what is changed can be brought back.",
    FileForm.DOCX: "By agenda item, with quotes, pages and room to write, to print or pass on.",
    FileForm.MARKDOWN: "By agenda item as plain text, for a wiki or a message.",
    FileForm.JSONLD: "Marks for other programs that annotate papers, by the W3C's standard.",
    FileForm.PDF: "Highlights and comments that any PDF reader shows; the paper itself is copied.",
}
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

    item: the agenda item it stands under, or None. asked_of: who is asked, where the board says.
    exempt: it stands on an exempt report's pages.
    Where exempt words stay behind, the quote of `row` and the words around it are empty already.
    """

    row: NoteRow
    meeting: Meeting
    paper: Paper
    item: AgendaItem | None = None
    exempt: bool = False
    asked_of: str = ""


@dataclass(frozen=True, slots=True)
class BoardPart:
    """What stands on the board under one agenda item, if anything, without what stayed behind.

    position: the item's place in the agenda. placed: in reading order. papers: those that the
    evidence names, by their ids.
    """

    meeting: Meeting
    item: BoardItem
    position: int
    placed: tuple[Placed, ...]
    papers: Mapping[str, Paper]


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
        if self.exempt:
            parts.append(f"the words of {_count(self.exempt, 'mark')} on exempt papers")
        told = " and ".join(parts)
        verb = one if (self.private, self.exempt) == (1, 0) else many
        return f"{told[0].upper()}{told[1:]} {verb}." if told else ""


@dataclass(frozen=True, slots=True)
class Packet:
    """Everything that goes into one file.

    title: the meeting's or the paper's name, or "All meetings". notes: of one meeting together, in
    the order of its agenda. boards: the items of the agendas, in their order.
    written: ISO 8601 UTC. exempt_evidence: quotes on the board from exempt papers that go along.
    """

    title: str
    notes: tuple[LeavingNote, ...]
    left_out: LeftOut
    written: str
    boards: tuple[BoardPart, ...] = ()
    exempt_evidence: int = 0

    @property
    def typed(self) -> list[Entry]:
        """The questions that were typed on the board and stand on no page."""
        entries = [placed.entry for part in self.boards for placed in part.placed]
        return [entry for entry in entries if not entry.from_page and not entry.is_line]

    def __len__(self) -> int:
        """How many notes and questions there are."""
        return len(self.notes) + len(self.typed)

    @property
    def said(self) -> str:
        """How many notes there are, and who wrote the file when."""
        notes = _count(len(self), "note")
        return f"{notes}, written by Scrutiny Desk on {say(self.written[:10])}."

    @property
    def private(self) -> int:
        """How many private notes, lines, questions and big questions go along."""
        entries = [placed.entry for part in self.boards for placed in part.placed]
        return (
            sum(one.row.note.private for one in self.notes)
            + sum(one.private and not one.from_page for one in entries)
            + sum(bool(part.item.big_question) for part in self.boards)
        )

    @property
    def exempt(self) -> int:
        """Of how many marks on exempt papers the words go along."""
        quoted = sum(one.exempt and bool(one.row.note.anchor.quote) for one in self.notes)
        return quoted + self.exempt_evidence

    @property
    def holds(self) -> str:
        """What in the file is not for everybody, as one sentence; "" where nothing is."""
        private, exempt = self.private, self.exempt
        parts = [_count(private, "private note")] if private else []
        parts += [f"the words of {_count(exempt, 'mark')} on exempt papers"] if exempt else []
        return f"This file holds {' and '.join(parts)}." if parts else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
