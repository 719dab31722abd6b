"""Notes and questions a member writes on a page or on a whole agenda item."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.pages.pages import Box


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
        return _WORDS.get(self, self.value.capitalize())

    @property
    def shape(self) -> str:
        return _SHAPES[self]

    @property
    def token(self) -> str:
        """The theme's name for its colour."""
        return "mark_fact" if self is NoteKind.FACT_TO_CHECK else f"mark_{self.value}"


_WORDS = {NoteKind.IDEA: "Idea for a recommendation"}

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


class MarkForm(StrEnum):
    """How a note stands on its paper: over words, under them, round a part of a page, or whole."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    REGION = "region"
    PAGE = "page"
    ITEM = "item"

    @property
    def word(self) -> str:
        return _FORMS[self]

    @property
    def on_words(self) -> bool:
        """Whether it marks words that can be selected."""
        return self in {MarkForm.HIGHLIGHT, MarkForm.UNDERLINE}


_FORMS = {
    MarkForm.HIGHLIGHT: "Highlight",
    MarkForm.UNDERLINE: "Underline",
    MarkForm.REGION: "Region",
    MarkForm.PAGE: "Whole page",
    MarkForm.ITEM: "Whole item",
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

    page_index from 0; page_label as printed, or "PDF 2". boxes: the marked words, a box a line,
    or the one rectangle of a region; empty for a note on a whole item or page. quote: the marked
    words, or those in the region; before and after: the 32 characters on either side, to find the
    place again in a new version.
    """

    page_index: int
    page_label: str
    boxes: tuple[Box, ...] = ()
    quote: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands on the shelf. Times are ISO 8601 UTC ("2024-01-25T18:00:00Z").

    author: who wrote it, "" where they did not say their name.
    """

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
    form: MarkForm = MarkForm.HIGHLIGHT
    author: str = ""


@dataclass(frozen=True, slots=True)
class EarlierPlace:
    """Where a note stood before it went with its paper to another version, or came back.

    moved: when it went, ISO 8601 UTC.
    """

    paper_id: str
    item_id: str | None
    form: MarkForm
    anchor: Anchor
    moved: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with the words that lists and sheets show beside it."""

    note: Note
    meeting_title: str
    meeting_date: str | None
    paper_title: str
    item_number: str
    item_title: str
