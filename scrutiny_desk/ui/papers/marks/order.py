"""The marks of a paper in the order in which one goes through them. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.notes.notes import Note

Spot = tuple[int, float]
"""A page (from 0) and how far down it, in points."""


def spot_of(note: Note) -> Spot:
    """Where a mark begins; one on a whole page or item before all others of its page."""
    boxes = note.anchor.boxes
    return note.anchor.page_index, boxes[0].y0 if boxes else -1.0


def in_order(notes: Sequence[Note]) -> list[Note]:
    """The notes of one paper down its pages."""
    return sorted(notes, key=lambda note: (*spot_of(note), note.created, note.id))


def step_from(notes: Sequence[Note], chosen: str | None, here: Spot, step: int) -> Note | None:
    """The next mark (step 1) or the one before (-1): from the one in hand, else from a spot.

    None behind the last and before the first.
    """
    ordered = in_order(notes)
    at = next((n for n, note in enumerate(ordered) if note.id == chosen), None)
    if at is not None:
        wanted = at + step
        return ordered[wanted] if 0 <= wanted < len(ordered) else None
    if step > 0:
        return next((note for note in ordered if spot_of(note) >= here), None)
    return next((note for note in reversed(ordered) if spot_of(note) < here), None)
