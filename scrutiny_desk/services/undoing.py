"""Undo and redo."""

from __future__ import annotations

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import notes, sightings
from scrutiny_desk.library.undo import Undone
from scrutiny_desk.services.notes import note_carrying

# Moving a paper to or from Trash takes everything that stands on it with it.
_SHELVES = {
    "meeting": frozenset({Shelf.PAPERS, Shelf.NOTES, Shelf.RECOMMENDATIONS, Shelf.MEASURES}),
    "agenda_item": frozenset({Shelf.PAPERS, Shelf.NOTES}),
    "fact": frozenset({Shelf.REVIEW, Shelf.MEASURES}),
    "note": frozenset({Shelf.NOTES}),
    "note_move": frozenset({Shelf.NOTES}),
    "note_left": frozenset({Shelf.NOTES}),
    "recommendation": frozenset({Shelf.RECOMMENDATIONS}),
    "recommendation_sighting": frozenset({Shelf.RECOMMENDATIONS}),
    "recommendation_update": frozenset({Shelf.RECOMMENDATIONS}),
    "target_revision": frozenset({Shelf.RECOMMENDATIONS}),
    "response": frozenset({Shelf.RECOMMENDATIONS}),
    "recommendation_link": frozenset({Shelf.RECOMMENDATIONS}),
    "agreed_verdict": frozenset({Shelf.RECOMMENDATIONS}),
    "tracker_setting": frozenset({Shelf.RECOMMENDATIONS}),
    "tracker_view": frozenset({Shelf.RECOMMENDATIONS}),
    "column_mapping": frozenset({Shelf.RECOMMENDATIONS}),
    "recommendation_transfer": frozenset({Shelf.RECOMMENDATIONS}),
    "letter": frozenset({Shelf.RECOMMENDATIONS}),
    "letter_row": frozenset({Shelf.RECOMMENDATIONS}),
    "paper": frozenset({Shelf.PAPERS, Shelf.NOTES, Shelf.RECOMMENDATIONS, Shelf.MEASURES}),
    "paper_version": frozenset({Shelf.PAPERS, Shelf.NOTES, Shelf.MEASURES}),
    "page_read": frozenset({Shelf.READING}),
    "reading_plan": frozenset({Shelf.READING}),
    "reading_pace": frozenset({Shelf.READING}),
    "question": frozenset({Shelf.QUESTIONS}),
    "question_evidence": frozenset({Shelf.QUESTIONS}),
    "question_hint_aside": frozenset({Shelf.QUESTIONS}),
    "item_enquiry": frozenset({Shelf.QUESTIONS}),
    "meeting_time": frozenset({Shelf.QUESTIONS}),
    "own_time_limit": frozenset({Shelf.CLOCKS}),
    "closed_day": frozenset({Shelf.CLOCKS}),
    "time_limit_choice": frozenset({Shelf.CLOCKS}),
    "clock_nation": frozenset({Shelf.CLOCKS}),
    "finding_said": frozenset({Shelf.FINDINGS}),
    "service_pair": frozenset({Shelf.MEASURES}),
    "own_series": frozenset({Shelf.MEASURES}),
    "own_reading": frozenset({Shelf.MEASURES}),
    "definition_card": frozenset({Shelf.MEASURES}),
    "series_decision": frozenset({Shelf.MEASURES}),
    "milestone_said": frozenset({Shelf.MEASURES}),
}


def undo(library: Library) -> Change:
    """Take back the last change; `NO_CHANGE` where there is none.

    Raises DeskError where a paper imported since builds on it.
    """
    return _change(library, library.take_back("undo", _bring_up_to_date), "Undone")


def redo(library: Library) -> Change:
    """Make the change again that was taken back last; `NO_CHANGE` where there is none."""
    return _change(library, library.take_back("redo", _bring_up_to_date), "Done again")


def steps(library: Library) -> tuple[str | None, str | None]:
    """The words of what Undo and Redo would take back ("Edit note"), None for nothing."""
    return library.steps.undo, library.steps.redo


def _bring_up_to_date(connection: Connection, undone: Undone) -> None:
    """What a person no longer has a hand in follows the papers again, newer ones included."""
    for table, row_id in undone.rows:
        if table in {"recommendation", "recommendation_sighting"}:
            sightings.refresh(connection, row_id)
        elif table == "note":
            note_carrying.set_right(connection, row_id)


def _change(library: Library, done: Undone | None, said: str) -> Change:
    if done is None:
        return NO_CHANGE
    tables = dict.fromkeys(table for table, _ in done.rows)
    shelves = frozenset[Shelf]().union(*(_SHELVES[table] for table in tables))
    ids = tuple(dict.fromkeys(row for _, row in done.rows))
    words = f"{said}: {done.words}{_where(library, done)}"
    return Change(shelves, words, undoable=False, ids=ids)


def _where(library: Library, done: Undone) -> str:
    """On which page to look for the one note that came back or changed."""
    noted = {row_id for table, row_id in done.rows if table == "note"}
    if len(noted) != 1:
        return ""
    with library.read() as connection:
        note = notes.note(connection, noted.pop())
    return "" if note is None else f", on page {note.anchor.page_label}"
