"""Where notes stood before they went from one version of a paper to another."""

from __future__ import annotations

import sqlite3

from scrutiny_desk.domain.notes.notes import EarlierPlace, MarkForm, Note
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import notes


def add(connection: sqlite3.Connection, note: Note, to_paper_id: str) -> None:
    """Keep where a note stands now, before it goes to another paper."""
    anchor = note.anchor
    connection.execute(
        "INSERT INTO note_move (id, note_id, from_paper_id, to_paper_id, item_id, form, "
        "page_index, page_label, boxes, quote, words_before, words_after, moved) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new_id(),
            note.id,
            note.paper_id,
            to_paper_id,
            note.item_id,
            note.form.value,
            anchor.page_index,
            anchor.page_label,
            notes.packed_boxes(anchor),
            anchor.quote,
            anchor.before,
            anchor.after,
            now(),
        ),
    )


def places(connection: sqlite3.Connection, note_id: str) -> list[EarlierPlace]:
    """Where a note stood before, the last place first."""
    rows = connection.execute(
        "SELECT * FROM note_move WHERE note_id = ? ORDER BY id DESC", (note_id,)
    )
    return [_place(row) for row in rows.fetchall()]


def came_from(connection: sqlite3.Connection, paper_id: str) -> dict[str, EarlierPlace]:
    """The notes that stand on a paper and came from another, with the place they left last."""
    rows = connection.execute(
        "SELECT note_move.* FROM note_move JOIN note ON note.id = note_move.note_id "
        "WHERE note.paper_id = ? AND note_move.to_paper_id = note.paper_id AND note_move.id = "
        "(SELECT max(last.id) FROM note_move AS last WHERE last.note_id = note.id)",
        (paper_id,),
    )
    return {str(row["note_id"]): _place(row) for row in rows.fetchall()}


def leave(connection: sqlite3.Connection, note_id: str) -> None:
    """A person wants the note to stay on the earlier version."""
    connection.execute("INSERT OR IGNORE INTO note_left (note_id) VALUES (?)", (note_id,))


def take_up(connection: sqlite3.Connection, note_id: str) -> None:
    """The note may go to a newer version again."""
    connection.execute("DELETE FROM note_left WHERE note_id = ?", (note_id,))


def left(connection: sqlite3.Connection) -> frozenset[str]:
    """The notes that are to stay on the earlier version."""
    return frozenset(str(row[0]) for row in connection.execute("SELECT note_id FROM note_left"))


def forget(connection: sqlite3.Connection, note_id: str) -> None:
    """Drop what is known of a note that is gone for good."""
    connection.execute("DELETE FROM note_move WHERE note_id = ?", (note_id,))


def _place(row: sqlite3.Row) -> EarlierPlace:
    return EarlierPlace(
        paper_id=row["from_paper_id"],
        item_id=row["item_id"],
        form=MarkForm(row["form"]),
        anchor=notes.anchor_of(row),
        moved=row["moved"],
    )
