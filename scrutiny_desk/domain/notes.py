"""Notes and questions a member writes on a page or on a whole agenda item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.pages import Box


class NoteKind(StrEnum):
    """What a mark is. The word shown is `.word`, its shape `.shape` (never colour alone)."""

    QUESTION = "question"
    CONCERN = "concern"
    PRAISE = "praise"
    FACT_TO_CHECK = "fact to check"
    PROMISE = "promise"
    DECLARATION = "declaration"
    IDEA = "idea"
    NOTE = "note"

    @property
    def word(self) -> str:
        return self.value.capitalize()

    @property
    def shape(self) -> str:
        return _SHAPES[self]


_SHAPES = {
    NoteKind.QUESTION: "?",
    NoteKind.CONCERN: "!",
    NoteKind.PRAISE: "+",
    NoteKind.FACT_TO_CHECK: "≟",
    NoteKind.PROMISE: "⋈",
    NoteKind.DECLARATION: "§",
    NoteKind.IDEA: "→",
    NoteKind.NOTE: "✎",
}


class NoteStatus(StrEnum):
    """How far a question has come."""

    DRAFT = "draft"
    READY = "ready"
    ASKED = "asked"
    ANSWERED = "answered"
    PART_ANSWERED = "answered in part"
    EVADED = "evaded"
    WRITTEN_PROMISED = "written answer promised"
    CLOSED = "closed"

    @property
    def word(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note stands.

    page_index from 0; page_label as printed, or "PDF 2". boxes: the marked words, a box a line;
    empty for a note on a whole item or page. quote: the marked words; before and after: the 32
    characters on either side, to find the place again in a new version.
    """

    page_index: int
    page_label: str
    boxes: tuple[Box, ...] = ()
    quote: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands on the shelf. Times are ISO 8601 UTC ("2024-01-25T18:00:00Z")."""

    id: str
    paper_id: str
    meeting_id: str
    item_id: str | None
    kind: NoteKind
    text: str
    anchor: Anchor
    status: NoteStatus
    answer: str
    private: bool
    created: str
    modified: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with the words that lists and sheets show beside it."""

    note: Note
    meeting_title: str
    meeting_date: str | None
    paper_title: str
    item_number: str
    item_title: str
