"""The board of questions: writing, changing and deleting what is to be asked, and its time."""

from __future__ import annotations

from dataclasses import replace

from scrutiny_desk.domain import board_moves
from scrutiny_desk.domain.board_moves import Shape, shape_of
from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.notes import NoteStatus
from scrutiny_desk.domain.questions import TOP, Entry, EntryKind
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import now, storable
from scrutiny_desk.library.shelves import notes as note_shelf
from scrutiny_desk.library.shelves import questions as shelf
from scrutiny_desk.services.questions.board import read_board
from scrutiny_desk.services.questions.board_rows import (
    OF_THE_NOTE,
    blank_row,
    found,
    item_id_of,
    keep_shape,
    row_of,
    write_values,
)

BOARD = frozenset({Shelf.QUESTIONS})
BOARD_AND_NOTES = frozenset({Shelf.QUESTIONS, Shelf.NOTES})
_LIKE_TYPING = frozenset({"text", "answer", "who"})


def add_entry(
    library: Library,
    meeting_id: str,
    item: str,
    *,
    kind: EntryKind = EntryKind.QUESTION,
    text: str = "",
    parent: str = TOP,
    after: str | None = None,
) -> Change:
    """Write a line of enquiry or a question on the board; `ids[0]` is the new one's.

    item: the key of a `BoardItem`. after: the sibling it follows; None for the last place.
    Words typed on in it right afterwards belong to the same step of Undo. Raises DeskError where
    the line or question it was to stand under is gone.
    """
    entry_id, written = new_id(), now()

    def work(connection: Connection) -> None:
        board = read_board(connection, meeting_id)
        over = parent if kind is EntryKind.QUESTION else TOP
        if over != TOP:
            row_of(connection, board, over)
        shape = shape_of(board.of(item))
        row = blank_row(entry_id, meeting_id, item_id_of(board, item), written)
        shelf.add(connection, replace(row, kind=kind, text=storable(text)))
        lines = shape.lines | ({entry_id} if kind is EntryKind.LINE else set())
        siblings = shape.under(over)
        known = after is not None and after in siblings
        behind = siblings.index(str(after)) + 1 if known else len(siblings)
        ids = (*siblings[:behind], entry_id, *siblings[behind:])
        keep_shape(connection, board, item, Shape({**shape.children, over: ids}, lines))

    words = "Write line of enquiry" if kind is EntryKind.LINE else "Write question"
    library.write(work, undo=words, merge=f"question {entry_id} text")
    return Change(BOARD, "", undoable=True, ids=(entry_id,))


def revise_entry(
    library: Library,
    meeting_id: str,
    entry_id: str,
    *,
    text: str | None = None,
    who: str | None = None,
    status: NoteStatus | None = None,
    answer: str | None = None,
    private: bool | None = None,
) -> Change:
    """Change what is given of an entry. Typing that goes on in one field is one step of Undo.

    The words of a question from a page are its note's, and are changed there. Raises DeskError
    where the entry is gone; `NO_CHANGE` where nothing differs.
    """
    given = {
        "text": None if text is None else storable(text),
        "who": None if who is None else storable(who),
        "status": status,
        "answer": None if answer is None else storable(answer),
        "private": private,
    }
    asked = {name: value for name, value in given.items() if value is not None}

    def work(connection: Connection) -> tuple[Entry, Entry]:
        board = read_board(connection, meeting_id)
        before = found(board, entry_id)
        after = replace(before, **asked)  # type: ignore[arg-type]
        if after != before:
            write_values(connection, board, before, asked)
        return before, after

    field = next(iter(asked)) if len(asked) == 1 else ""
    merge = f"question {entry_id} {field}" if field in _LIKE_TYPING else None
    before, after = library.write(work, undo="Edit question", merge=merge)
    if before == after:
        return NO_CHANGE
    in_note = before.from_page and asked.keys() & OF_THE_NOTE
    shelves = BOARD_AND_NOTES if in_note else BOARD
    return Change(shelves, _said(before, after), undoable=True, ids=(entry_id,))


def set_minutes(library: Library, meeting_id: str, entry_id: str, minutes: int | None) -> Change:
    """Give a question its minutes; None for the usual ones."""

    def work(connection: Connection) -> bool:
        row = row_of(connection, read_board(connection, meeting_id), entry_id)
        if row.minutes == minutes:
            return False
        shelf.change(connection, entry_id, {"minutes": minutes, "modified": now()})
        return True

    merge = f"question {entry_id} minutes"
    if not library.write(work, undo="Set minutes", merge=merge):
        return NO_CHANGE
    return Change(BOARD, "", undoable=True, ids=(entry_id,))


def delete_entry(library: Library, meeting_id: str, entry_id: str) -> Change:
    """Take an entry off the board; what stood under it or was merged into it stays.

    A question written on a page is deleted there too. Raises DeskError where it is gone already.
    """

    def work(connection: Connection) -> Entry:
        board = read_board(connection, meeting_id)
        entry = found(board, entry_id)
        shape = shape_of(board.of(entry.item))
        if entry_id in {one for ids in shape.children.values() for one in ids}:
            keep_shape(connection, board, entry.item, board_moves.without(shape, entry_id))
        if entry.from_page:
            note_shelf.remove(connection, entry_id)
        shelf.let_go(connection, entry_id)
        if not entry.from_page:
            shelf.remove(connection, entry_id)
        return entry

    entry = library.write(work, undo="Delete from the board")
    said = "Line of enquiry deleted, its questions kept" if entry.is_line else "Question deleted"
    shelves = BOARD_AND_NOTES if entry.from_page else BOARD
    return Change(shelves, said, undoable=True, ids=(entry_id,))


def set_big_question(library: Library, meeting_id: str, item: str, words: str) -> Change:
    """Say what an item comes down to. Typing that goes on is one step of Undo."""
    plain = storable(words)
    return _set_enquiry(
        library, meeting_id, item, {"big_question": plain}, "Write the big question"
    )


def set_item_minutes(library: Library, meeting_id: str, item: str, minutes: int | None) -> Change:
    """Give an item its minutes; None for its share of the meeting's."""
    return _set_enquiry(library, meeting_id, item, {"minutes": minutes}, "Set an item's minutes")


def set_total_minutes(library: Library, meeting_id: str, minutes: int | None) -> Change:
    """Say how many minutes the meeting has for questions; None takes that back."""

    def work(connection: Connection) -> bool:
        if shelf.total_minutes(connection, meeting_id) == minutes:
            return False
        shelf.set_total_minutes(connection, meeting_id, minutes)
        return True

    merge = f"meeting {meeting_id} minutes"
    if not library.write(work, undo="Set the meeting's minutes", merge=merge):
        return NO_CHANGE
    return Change(BOARD, "", undoable=True, ids=(meeting_id,))


def keep_seconds(library: Library, meeting_id: str, item: str, seconds: int) -> None:
    """Keep how much of an item's time is used. No step of Undo: nobody did it by hand."""

    def work(connection: Connection) -> None:
        _keep_enquiry(connection, meeting_id, item, {"seconds": max(seconds, 0)})

    library.write(work)


def _set_enquiry(
    library: Library,
    meeting_id: str,
    item: str,
    values: dict[str, str | int | None],
    words: str,
) -> Change:
    def work(connection: Connection) -> bool:
        return _keep_enquiry(connection, meeting_id, item, values)

    merge = f"item {meeting_id} {item} {next(iter(values))}"
    if not library.write(work, undo=words, merge=merge):
        return NO_CHANGE
    return Change(BOARD, "", undoable=True, ids=(item,))


def _keep_enquiry(
    connection: Connection, meeting_id: str, item: str, values: dict[str, str | int | None]
) -> bool:
    named = read_board(connection, meeting_id).item(item)
    if named is None or all(getattr(named, name) == value for name, value in values.items()):
        return False
    shelf.keep_enquiry(connection, meeting_id, named.ids, values)
    return True


def _said(before: Entry, after: Entry) -> str:
    """What happened, in words; nothing while somebody is typing."""
    if before.status is not after.status:
        return f"Question: {after.status.word.lower()}"
    if before.private != after.private:
        return "Question is private" if after.private else "Question is shared"
    return ""
