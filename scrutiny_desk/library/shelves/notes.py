"""The shelf of notes and questions."""

from __future__ import annotations

import dataclasses
import json
import sqlite3

from scrutiny_desk.domain.notes.notes import Anchor, MarkForm, Note, NoteKind, NoteRow, NoteStatus
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves.meetings import title

_FROM = (
    "FROM note JOIN paper ON paper.id = note.paper_id "
    "JOIN meeting ON meeting.id = paper.meeting_id "
    "LEFT JOIN agenda_item AS item ON item.id = note.item_id "
)

# An item of a supplement stands where the meeting's agenda has the item of the same number.
_ITEM_ORDER = (
    "(SELECT min(same.position) FROM agenda_item AS same JOIN paper AS pack "
    "ON pack.id = same.paper_id WHERE pack.meeting_id = paper.meeting_id "
    "AND pack.kind = 'agenda_pack' AND pack.trashed IS NULL AND same.number = item.number)"
)


def add(connection: sqlite3.Connection, note: Note) -> None:
    """Put a note on the shelf."""
    connection.execute(
        "INSERT INTO note (id, paper_id, item_id, kind, text, page_index, page_label, boxes, "
        "quote, words_before, words_after, status, answer, private, created, modified, form, "
        "author) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            note.id,
            note.paper_id,
            note.item_id,
            note.kind.value,
            note.text,
            note.anchor.page_index,
            note.anchor.page_label,
            packed_boxes(note.anchor),
            note.anchor.quote,
            note.anchor.before,
            note.anchor.after,
            note.status.value,
            note.answer,
            int(note.private),
            note.created,
            note.modified,
            note.form.value,
            storable(note.author),
        ),
    )


def replace(connection: sqlite3.Connection, note: Note) -> None:
    """Write what a person can change of a note over the row of the same id."""
    connection.execute(
        "UPDATE note SET kind = ?, text = ?, status = ?, answer = ?, private = ?, modified = ?, "
        "form = ? WHERE id = ?",
        (
            note.kind.value,
            note.text,
            note.status.value,
            note.answer,
            int(note.private),
            note.modified,
            note.form.value,
            note.id,
        ),
    )


def put(connection: sqlite3.Connection, note: Note) -> None:
    """Put a note that is there already where its paper, item, form and anchor say."""
    anchor = note.anchor
    connection.execute(
        "UPDATE note SET paper_id = ?, item_id = ?, form = ?, page_index = ?, page_label = ?, "
        "boxes = ?, quote = ?, words_before = ?, words_after = ?, modified = ? WHERE id = ?",
        (
            note.paper_id,
            note.item_id,
            note.form.value,
            anchor.page_index,
            anchor.page_label,
            packed_boxes(anchor),
            anchor.quote,
            anchor.before,
            anchor.after,
            note.modified,
            note.id,
        ),
    )


def remove(connection: sqlite3.Connection, note_id: str) -> None:
    """Take a note off the shelf."""
    connection.execute("DELETE FROM note WHERE id = ?", (note_id,))


def note(connection: sqlite3.Connection, note_id: str) -> Note | None:
    """One note, or None where it is no longer there."""
    row = connection.execute(
        f"SELECT note.*, paper.meeting_id {_FROM} WHERE note.id = ?",
        (note_id,),
    ).fetchone()
    return None if row is None else _note(row)


def on_paper(connection: sqlite3.Connection, paper_id: str) -> list[Note]:
    """The notes of one paper, in Trash or not, as they were written."""
    found = connection.execute(
        f"SELECT note.*, paper.meeting_id {_FROM} WHERE note.paper_id = ? ORDER BY note.id",
        (paper_id,),
    )
    return [_note(row) for row in found.fetchall()]


def rows(
    connection: sqlite3.Connection,
    *,
    meeting_id: str | None = None,
    paper_id: str | None = None,
    item_id: str | None = None,
    kind: NoteKind | None = None,
    trashed: bool = False,
) -> list[NoteRow]:
    """The notes on papers on the shelf (or on those in Trash), narrowed by whatever is given.

    In the order of the meetings (newest first, undated last), then of the agenda (front pages
    first), the page, the place on the page, and the time of writing.
    """
    found = connection.execute(
        f"SELECT note.*, paper.meeting_id, paper.title AS paper_title, "
        "meeting.committee, meeting.date AS meeting_date, item.number AS item_number, "
        f"item.title AS item_title, coalesce({_ITEM_ORDER}, item.position, -1) AS item_order "
        f"{_FROM} WHERE (paper.trashed IS NOT NULL) = :trashed "
        "AND (:meeting IS NULL OR meeting.id = :meeting) "
        "AND (:paper IS NULL OR paper.id = :paper) AND (:item IS NULL OR item.id = :item) "
        "AND (:kind IS NULL OR note.kind = :kind) "
        "ORDER BY meeting.date IS NULL, meeting.date DESC, meeting.id, item_order, "
        "paper.kind <> 'agenda_pack', paper.id, note.page_index, note.id",
        {
            "meeting": meeting_id,
            "paper": paper_id,
            "item": item_id,
            "kind": None if kind is None else kind.value,
            "trashed": trashed,
        },
    ).fetchall()
    numbered = [
        (
            (index_of_page, *_place_on_page(row_note), row_note.created, row_note.id),
            NoteRow(
                row_note,
                title(row["committee"], row["meeting_date"]),
                row["meeting_date"],
                row["paper_title"],
                row["item_number"] or "",
                row["item_title"] or "",
            ),
        )
        for index_of_page, row, row_note in _by_page(found)
    ]
    return [row for _, row in sorted(numbered, key=lambda pair: pair[0])]


def _by_page(rows: list[sqlite3.Row]) -> list[tuple[int, sqlite3.Row, Note]]:
    """The rows with a number that rises with each new page, as SQL has ordered them."""
    numbered: list[tuple[int, sqlite3.Row, Note]] = []
    before: tuple[object, ...] | None = None
    number = 0
    for row in rows:
        here = (row["meeting_id"], row["item_order"], row["paper_id"], row["page_index"])
        if before is not None and here != before:
            number += 1
        before = here
        numbered.append((number, row, _note(row)))
    return numbered


def _place_on_page(note: Note) -> tuple[float, float]:
    """Where a note's marked words begin, in points; a note on a whole page comes first."""
    boxes = note.anchor.boxes
    return (boxes[0].y0, boxes[0].x0) if boxes else (-1.0, -1.0)


def packed_boxes(anchor: Anchor) -> str:
    """The boxes of an anchor as they are stored."""
    return json.dumps([dataclasses.astuple(box) for box in anchor.boxes])


def anchor_of(row: sqlite3.Row) -> Anchor:
    """The anchor in a row with the columns of one."""
    return Anchor(
        page_index=row["page_index"],
        page_label=row["page_label"],
        boxes=tuple(Box(*box) for box in json.loads(row["boxes"])),
        quote=row["quote"],
        before=row["words_before"],
        after=row["words_after"],
    )


def _note(row: sqlite3.Row) -> Note:
    return Note(
        id=row["id"],
        paper_id=row["paper_id"],
        meeting_id=row["meeting_id"],
        item_id=row["item_id"],
        kind=NoteKind(row["kind"]),
        text=row["text"],
        anchor=anchor_of(row),
        status=NoteStatus(row["status"]),
        answer=row["answer"],
        private=bool(row["private"]),
        created=row["created"],
        modified=row["modified"],
        form=MarkForm(row["form"]),
        author=row["author"],
    )
