"""What leaves the desk: notes with their meeting and paper, and what stayed behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.notes.notes import Anchor, NoteRow
from scrutiny_desk.domain.papers.papers import AgendaItem, Meeting, Paper
from scrutiny_desk.domain.questions.questions import BoardItem, Entry, Placed
from scrutiny_desk.domain.tally import Tally, count, together


@dataclass(frozen=True, slots=True)
class LeavingNote:
    """A note as it leaves, with its meeting and its paper.

    item: the agenda item it stands under, or None. asked_of: who is asked, where the board says.
    exempt: it stands on an exempt report's pages. parts: where its words go over the end of a page,
    the places on each of the pages; empty where that was not asked for.
    Where exempt words stay behind, the quote of `row` and the words around it are empty already.
    """

    row: NoteRow
    meeting: Meeting
    paper: Paper
    item: AgendaItem | None = None
    exempt: bool = False
    asked_of: str = ""
    parts: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A written answer that was promised. by_when: ISO 8601 where it is a day, or its words."""

    by_whom: str
    by_when: str


@dataclass(frozen=True, slots=True)
class BoardPart:
    """What stands on the board under one agenda item, if anything, without what stayed behind.

    position: the item's place in the agenda. placed: in reading order. papers: those that the
    evidence names, by their ids. promises: of written answers, by the question's id.
    """

    meeting: Meeting
    item: BoardItem
    position: int
    placed: tuple[Placed, ...]
    papers: Mapping[str, Paper]
    promises: Mapping[str, Promise] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """private: notes that stayed behind; questions and lines: those of the board that did.

    exempt: marks whose words on exempt papers did.
    """

    private: int = 0
    exempt: int = 0
    questions: int = 0
    lines: int = 0

    @property
    def tally(self) -> Tally:
        """What is private and stayed behind."""
        return Tally(self.private, self.questions, self.lines)

    @property
    def said(self) -> str:
        """What was left out, as one sentence; "" where nothing was."""
        return self._tell("was left out", "were left out")

    @property
    def will_stay(self) -> str:
        """The same before anything is written."""
        return self._tell("stays here", "stay here")

    def _tell(self, one: str, many: str) -> str:
        told = _say_closed(self.tally, self.exempt)
        verb = one if (self.tally.total, self.exempt) == (1, 0) else many
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

    def __len__(self) -> int:
        """How many notes, questions and lines of enquiry there are."""
        return self.tally.total

    @property
    def tally(self) -> Tally:
        """What there is: marks on papers, and apart from them what was typed on the board."""
        entries = self._of_the_board
        lines = sum(entry.is_line for entry in entries)
        return Tally(len(self.notes), len(entries) - lines + self._big_questions, lines)

    @property
    def said(self) -> str:
        """How many notes and questions there are, and who wrote the file when."""
        return f"{self.tally.say()}, written by Scrutiny Desk on {say(self.written[:10])}."

    @property
    def private(self) -> Tally:
        """What is private and goes along."""
        entries = [entry for entry in self._of_the_board if entry.private]
        lines = sum(entry.is_line for entry in entries)
        return Tally(
            sum(one.row.note.private for one in self.notes),
            len(entries) - lines + self._big_questions,
            lines,
        )

    @property
    def _of_the_board(self) -> list[Entry]:
        """What was typed on the board; what comes from a page is a note."""
        entries = (placed.entry for part in self.boards for placed in part.placed)
        return [entry for entry in entries if not entry.from_page]

    @property
    def _big_questions(self) -> int:
        return sum(bool(part.item.big_question) for part in self.boards)

    @property
    def exempt(self) -> int:
        """Of how many marks on exempt papers the words go along."""
        quoted = sum(one.exempt and bool(one.row.note.anchor.quote) for one in self.notes)
        return quoted + self.exempt_evidence

    @property
    def holds(self) -> str:
        """What in the file is not for everybody, as one sentence; "" where nothing is."""
        told = _say_closed(self.private, self.exempt)
        return f"This file holds {told}." if told else ""


def _say_closed(private: Tally, exempt: int) -> str:
    parts = private.parts("private")
    parts += [f"the words of {count(exempt, 'mark')} on exempt papers"] if exempt else []
    return together(parts)
