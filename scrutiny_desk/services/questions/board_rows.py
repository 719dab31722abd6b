"""Writing rows of the board within a transaction; the services of the board share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions.board_moves import Shape, shape_of
from scrutiny_desk.domain.questions.questions import TOP, Board, Entry, EntryKind
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.plain import now
from scrutiny_desk.library.shelves import notes as note_shelf
from scrutiny_desk.library.shelves import questions as shelf

OF_THE_NOTE = frozenset({"text", "status", "answer", "private"})
"""What a question from a page keeps in its note."""


def found(board: Board, entry_id: str) -> Entry:
    """The entry of that id; DeskError where it is no longer on the board."""
    entry = board.entry(entry_id)
    if entry is None:
        raise DeskError(
            "This question is no longer on the board",
            "It was deleted meanwhile, so the change could not be stored",
            "Undo the deletion, or write the question anew",
        )
    return entry


def item_id_of(board: Board, item: str) -> str | None:
    """The agenda item that a key names, None for the meeting as a whole."""
    named = board.item(item)
    return named.ids[0] if named and named.ids else None


def row_of(connection: Connection, board: Board, entry_id: str) -> shelf.QuestionRow:
    """The row of an entry; a question from a page gets one the first time it is needed."""
    entry = found(board, entry_id)
    row = shelf.row(connection, entry_id)
    if row is None:
        written = now()
        row = blank_row(entry_id, board.meeting_id, item_id_of(board, entry.item), written)
        row = replace(row, from_page=True)
        shelf.add(connection, row)
    return row


def blank_row(
    entry_id: str, meeting_id: str, item_id: str | None, written: str
) -> shelf.QuestionRow:
    """A question that says nothing yet, at the top of its item."""
    return shelf.QuestionRow(
        id=entry_id,
        meeting_id=meeting_id,
        item_id=item_id,
        parent_id=None,
        position=0,
        kind=EntryKind.QUESTION,
        from_page=False,
        text="",
        who="",
        status=NoteStatus.DRAFT,
        answer="",
        private=True,
        minutes=None,
        merged_into=None,
        recommendation_id=None,
        created=written,
        modified=written,
    )


def write_values(
    connection: Connection, board: Board, entry: Entry, values: Mapping[str, object]
) -> None:
    """Write what a person changed of an entry to where it belongs: its row, or its note."""
    note = note_shelf.note(connection, entry.id) if entry.from_page else None
    if note is not None:
        of_note = {name: value for name, value in values.items() if name in OF_THE_NOTE}
        if of_note:
            changed = replace(note, **of_note, modified=now())  # type: ignore[arg-type]
            note_shelf.replace(connection, changed)
        values = {name: value for name, value in values.items() if name not in OF_THE_NOTE}
        if values:
            row_of(connection, board, entry.id)
    if values:
        plain = {name: _plain(value) for name, value in values.items()}
        shelf.change(connection, entry.id, {**plain, "modified": now()})


def keep_shape(connection: Connection, board: Board, item: str, shape: Shape) -> None:
    """Write where the entries of an item stand now, as far as that differs from the board."""
    before = shape_of(board.of(item))
    item_id = item_id_of(board, item)
    for parent, ids in shape.children.items():
        if ids == before.under(parent):
            continue
        for position, entry_id in enumerate(ids):
            entry = board.entry(entry_id)
            row = shelf.row(connection, entry_id)
            if row is None:
                row = row_of(connection, board, entry_id)
            stays = entry is None or entry.item == item
            place: dict[str, str | int | None] = {
                "parent_id": None if parent == TOP else _seat(connection, board, parent),
                "position": position,
                "item_id": row.item_id if stays else item_id,
            }
            shelf.change(
                connection,
                entry_id,
                {name: value for name, value in place.items() if getattr(row, name) != value},
            )


def _seat(connection: Connection, board: Board, parent: str) -> str:
    """The id of a parent that has a row, so that others can stand under it."""
    if shelf.row(connection, parent) is None:
        row_of(connection, board, parent)
    return parent


def _plain(value: object) -> str | int | None:
    if isinstance(value, bool):
        return int(value)
    return value if value is None or isinstance(value, (str, int)) else str(value)
