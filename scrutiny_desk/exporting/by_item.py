"""A packet as a briefing reads it: meeting by meeting, item by item, each with its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from scrutiny_desk.domain.leaving import LeavingNote
from scrutiny_desk.domain.notes import Note, NoteKind, NoteStatus
from scrutiny_desk.domain.papers import AgendaItem


@dataclass(frozen=True, slots=True)
class ItemPart:
    """An agenda item's notes, or those of pages under no item. heading: "6 Waiting times".

    pages: where its papers stand ("Pages 23 to 34 (PDF pages 27 to 38)"), or "".
    """

    heading: str
    pages: str
    notes: tuple[LeavingNote, ...]

    @property
    def questions(self) -> tuple[LeavingNote, ...]:
        return tuple(one for one in self.notes if one.row.note.kind is NoteKind.QUESTION)

    @property
    def others(self) -> tuple[LeavingNote, ...]:
        return tuple(one for one in self.notes if one.row.note.kind is not NoteKind.QUESTION)


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """A meeting's items in the order of its agenda."""

    heading: str
    items: tuple[ItemPart, ...]


def by_item(notes: Sequence[LeavingNote]) -> list[MeetingPart]:
    """The notes by meeting and item; they must stand together, as the shelf gives them."""
    parts = []
    for _, of_meeting in groupby(notes, key=lambda one: one.meeting.id):
        listed = list(of_meeting)
        groups = [list(group) for _, group in groupby(listed, key=_item_heading)]
        items = tuple(
            ItemPart(_item_heading(group[0]), _pages(group[0].item), tuple(group))
            for group in groups
        )
        parts.append(MeetingPart(listed[0].row.meeting_title or "Papers without a meeting", items))
    return parts


def cite(one: LeavingNote) -> str:
    """Where a note stands: "Agenda pack, page 25 (PDF page 29)"."""
    anchor = one.row.note.anchor
    pdf = f"PDF page {anchor.page_index + 1}"
    label = anchor.page_label
    printed = "" if not label or label.startswith("PDF ") else f"page {label} ({pdf})"
    return f"{one.paper.title}, {printed or pdf}"


def heading_of(note: Note) -> str:
    """What a note is and how far it has come: "Question, ready, private"."""
    words = [note.kind.word]
    if note.status is not NoteStatus.DRAFT:
        words.append(note.status.word.lower())
    if note.private:
        words.append("private")
    return ", ".join(words)


def _item_heading(one: LeavingNote) -> str:
    item = " ".join(part for part in (one.row.item_number, one.row.item_title) if part)
    return item or f"{one.paper.title}: pages under no item"


def _pages(item: AgendaItem | None) -> str:
    if item is None or item.first_index is None or item.last_index is None:
        return ""
    pdf = _range("PDF page", item.first_index + 1, item.last_index + 1)
    if item.first_page is None or item.last_page is None:
        return pdf
    return f"{_range('Page', item.first_page, item.last_page)} ({pdf})"


def _range(word: str, first: int, last: int) -> str:
    return f"{word} {first}" if first == last else f"{word}s {first} to {last}"
