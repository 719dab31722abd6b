"""Marks of an earlier version that wait for a place in the newer one, and placing them by hand."""

from __future__ import annotations

from dataclasses import dataclass

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, EarlierPlace, MarkForm, Note
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import note_moves, papers, versions
from scrutiny_desk.library.shelves import notes as shelf
from scrutiny_desk.services.notes.note_carrying import (
    Carried,
    NewPlace,
    Placing,
    carry,
    move,
    waiting_notes,
)
from scrutiny_desk.services.notes.notes import where

_NOTES = frozenset({Shelf.NOTES})
_WORTH_SHOWING = 0.5
"""How alike the words themselves must be before a place is pointed out."""


@dataclass(frozen=True, slots=True)
class WaitingNote:
    """A note that needs placing, the earlier paper it stands on, and the item it was under.

    item: "6 Waiting times", or "" where it stands under none.
    """

    note: Note
    paper: Paper
    item: str


@dataclass(frozen=True, slots=True)
class LikelyPlace:
    """Words of the newer version that resemble those of a waiting mark; score 0 to 1."""

    form: MarkForm
    anchor: Anchor
    score: float


def list_waiting(library: Library, paper_id: str) -> list[WaitingNote]:
    """The marks of earlier versions that need placing in this paper, in the order of the pages."""
    with library.read() as connection:
        found = []
        for note in waiting_notes(connection, paper_id):
            paper = papers.paper(connection, note.paper_id)
            if paper is not None:
                found.append(WaitingNote(note, paper, _item(connection, note)))
    return sorted(found, key=lambda one: (one.note.anchor.page_index, one.note.id))


def tally(library: Library, paper_id: str) -> Carried:
    """How many marks came to a paper from earlier versions, and how many need placing."""
    with library.read() as connection:
        came = note_moves.came_from(connection, paper_id)
        return Carried(len(came), len(waiting_notes(connection, paper_id)))


def newer_that_waits(library: Library, paper_id: str) -> str | None:
    """The newer version on the shelf for which marks of this paper wait; None for none."""
    with library.read() as connection:
        for newer_id in versions.newer_of(connection, paper_id):
            trashed = papers.is_trashed(connection, newer_id)
            if not trashed and waiting_notes(connection, newer_id):
                return newer_id
    return None


def where_marks_went(library: Library, paper_id: str) -> tuple[Paper, int] | None:
    """The newer version on the shelf that took marks of this paper, and how many; None for none."""
    with library.read() as connection:
        for newer_id in versions.newer_of(connection, paper_id):
            newer = papers.paper(connection, newer_id)
            if newer is None or papers.is_trashed(connection, newer_id):
                continue
            came = note_moves.came_from(connection, newer_id).values()
            count = sum(place.paper_id == paper_id for place in came)
            if count:
                return newer, count
    return None


def say_carried(marks: Carried) -> str:
    """What happened to the marks: “12 marks carried over, 2 need placing”."""
    parts = []
    if marks.carried:
        parts.append(f"{marks.carried} {_marks(marks.carried)} carried over")
    if marks.waiting:
        word = _marks(marks.waiting) + " " if not parts else ""
        parts.append(f"{marks.waiting} {word}{'needs' if marks.waiting == 1 else 'need'} placing")
    return ", ".join(parts)


def likely_place(library: Library, note_id: str, paper_id: str) -> LikelyPlace | None:
    """The words of a paper that resemble most those of a waiting mark, for a person to look at."""
    with library.read() as connection:
        note = shelf.note(connection, note_id)
        if note is None:
            return None
        found = Placing(connection, note.paper_id, paper_id).likely(note)
    if not found or found[0][1].likeness.quote < _WORTH_SHOWING:
        return None
    place, words = found[0]
    return LikelyPlace(place.form, place.anchor, words.score)


def place_waiting(
    library: Library,
    note_id: str,
    paper_id: str,
    anchor: Anchor,
    form: MarkForm,
    item_id: str | None = None,
) -> Change:
    """Put a waiting mark on a place of the newer paper; where it stood is kept.

    item_id: None finds the agenda item whose papers cover the page.
    """

    def work(connection: Connection) -> Note:
        note = _note(connection, note_id)
        item = item_id or papers.item_at(connection, paper_id, anchor.page_index)
        move(connection, note, paper_id, NewPlace(form, anchor, item))
        return _note(connection, note_id)

    placed = library.write(work, undo="Place mark")
    said = f"{placed.kind.word} placed on {where(placed)}"
    return Change(_NOTES, said, undoable=True, ids=(note_id,))


def leave_on_earlier(library: Library, note_id: str) -> Change:
    """Leave a waiting mark on the earlier version; it is asked for no more."""

    def work(connection: Connection) -> Note:
        note = _note(connection, note_id)
        note_moves.leave(connection, note_id)
        return note

    note = library.write(work, undo="Leave mark on the earlier version")
    said = f"{note.kind.word} left on the earlier version, page {note.anchor.page_label}"
    return Change(_NOTES, said, undoable=True, ids=(note_id,))


def carry_waiting(library: Library, paper_id: str) -> Change:
    """Carry over what now has a place in a paper: marks written later or imported before."""
    marks = library.write(lambda connection: carry(connection, paper_id), undo="Carry marks over")
    if not marks.carried and not marks.waiting:
        return NO_CHANGE
    said = say_carried(marks) if marks.carried else "No place was found for these marks"
    return Change(_NOTES if marks.carried else frozenset(), said, undoable=bool(marks.carried))


def earlier_place(library: Library, note_id: str) -> EarlierPlace | None:
    """Where a note stood before it was last carried over, None where it never was."""
    with library.read() as connection:
        found = note_moves.places(connection, note_id)
    return found[0] if found else None


def _note(connection: Connection, note_id: str) -> Note:
    note = shelf.note(connection, note_id)
    if note is None:
        raise DeskError(
            "This note is no longer there",
            "It was deleted meanwhile, so it could not be placed",
            "Undo the deletion, and place it then",
        )
    return note


def _item(connection: Connection, note: Note) -> str:
    for item in papers.agenda(connection, note.paper_id):
        if item.id == note.item_id:
            return f"{item.number} {item.title}".strip()
    return ""


def _marks(count: int) -> str:
    return "mark" if count == 1 else "marks"
