"""The board of questions: writing, changing and deleting what is to be asked, and its time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scrutiny_desk.domain.changes import NO_CHANGE, Change, Shelf
from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions import board_moves
from scrutiny_desk.domain.questions.board_moves import Shape, shape_of
from scrutiny_desk.domain.questions.questions import TOP, Board, Entry, EntryKind
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
EDIT = "Edit question"
SET_MINUTES, SET_ITEM_MINUTES = "Set minutes", "Set an item's minutes"
SET_TOTAL_MINUTES, BIG_QUESTION = "Set the meeting's minutes", "Write the big question"
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
    library.write(work, undo=words, merge=typing_in(entry_id, "text"))
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
    field = next(iter(asked)) if len(asked) == 1 else ""
    before, after = library.write(
        lambda connection: revise(connection, meeting_id, entry_id, asked),
        undo=EDIT,
        merge=typing_in(entry_id, field) if field in _LIKE_TYPING else None,
    )
    if before == after:
        return NO_CHANGE
    in_note = before.from_page and asked.keys() & OF_THE_NOTE
    shelves = BOARD_AND_NOTES if in_note else BOARD
    return Change(shelves, _said(before, after), undoable=True, ids=(entry_id,))


def revise(
    connection: Connection, meeting_id: str, entry_id: str, asked: Mapping[str, object]
) -> tuple[Entry, Entry]:
    """Write fields of an entry within a transaction; the entry before and after.

    Raises DeskError where it is gone.
    """
    board = read_board(connection, meeting_id)
    before = found(board, entry_id)
    after = replace(before, **asked)  # type: ignore[arg-type]
    if after != before:
        write_values(connection, board, before, asked)
    return before, after


def typing_in(about: str, field: str) -> str:
    """What typing that goes on in one field has in common: it is one step of Undo.

    about: the id of an entry or a meeting, or a meeting's and the key of its item.
    """
    return f"question {about} {field}"


def set_minutes(library: Library, meeting_id: str, entry_id: str, minutes: int | None) -> Change:
    """Give a question its minutes; None for the usual ones."""
    if not library.write(
        lambda connection: put_minutes(connection, meeting_id, entry_id, minutes),
        undo=SET_MINUTES,
        merge=typing_in(entry_id, "minutes"),
    ):
        return NO_CHANGE
    return Change(BOARD, "", undoable=True, ids=(entry_id,))


def put_minutes(
    connection: Connection, meeting_id: str, entry_id: str, minutes: int | None
) -> bool:
    """Write a question's minutes within a transaction; False where they are the same."""
    row = row_of(connection, read_board(connection, meeting_id), entry_id)
    if row.minutes == minutes:
        return False
    shelf.change(connection, entry_id, {"minutes": minutes, "modified": now()})
    return True


def delete_entry(library: Library, meeting_id: str, entry_id: str) -> Change:
    """Take an entry off the board; what stood under it or was merged into it stays.

    A question written on a page is deleted there too. Raises DeskError where it is gone already.
    """

    def work(connection: Connection) -> Entry:
        board = read_board(connection, meeting_id)
        return _take_off(connection, board, found(board, entry_id))

    entry = library.write(work, undo="Delete from the board")
    said = "Line of enquiry deleted, its questions kept" if entry.is_line else "Question deleted"
    shelves = BOARD_AND_NOTES if entry.from_page else BOARD
    return Change(shelves, said, undoable=True, ids=(entry_id,))


def drop_empty(library: Library, meeting_id: str, entry_id: str) -> Change:
    """Take back an entry that was begun and left without words; `NO_CHANGE` where it has some."""

    def work(connection: Connection) -> bool:
        board = read_board(connection, meeting_id)
        entry = board.entry(entry_id)
        if entry is None or entry.text.strip():
            return False
        _take_off(connection, board, entry)
        return True

    if not library.write(work, undo=EDIT, merge=typing_in(entry_id, "text")):
        return NO_CHANGE
    return Change(BOARD, ids=(entry_id,))


def _take_off(connection: Connection, board: Board, entry: Entry) -> Entry:
    shape = shape_of(board.of(entry.item))
    if entry.id in {one for ids in shape.children.values() for one in ids}:
        keep_shape(connection, board, entry.item, board_moves.without(shape, entry.id))
    if entry.from_page:
        note_shelf.remove(connection, entry.id)
    shelf.let_go(connection, entry.id)
    if not entry.from_page:
        shelf.remove(connection, entry.id)
    return entry


def set_big_question(library: Library, meeting_id: str, item: str, words: str) -> Change:
    """Say what an item comes down to. Typing that goes on is one step of Undo."""
    return _set_enquiry(library, meeting_id, item, {"big_question": storable(words)}, BIG_QUESTION)


def set_item_minutes(library: Library, meeting_id: str, item: str, minutes: int | None) -> Change:
    """Give an item its minutes; None for its share of the meeting's."""
    return _set_enquiry(library, meeting_id, item, {"minutes": minutes}, SET_ITEM_MINUTES)


def set_total_minutes(library: Library, meeting_id: str, minutes: int | None) -> Change:
    """Say how many minutes the meeting has for questions; None takes that back."""
    if not library.write(
        lambda connection: put_total_minutes(connection, meeting_id, minutes),
        undo=SET_TOTAL_MINUTES,
        merge=typing_in(meeting_id, "minutes"),
    ):
        return NO_CHANGE
    return Change(BOARD, "", undoable=True, ids=(meeting_id,))


def put_total_minutes(connection: Connection, meeting_id: str, minutes: int | None) -> bool:
    """Write a meeting's minutes within a transaction; False where they are the same."""
    if shelf.total_minutes(connection, meeting_id) == minutes:
        return False
    shelf.set_total_minutes(connection, meeting_id, minutes)
    return True


def keep_seconds(library: Library, meeting_id: str, item: str, seconds: int) -> None:
    """Keep how much of an item's time is used. No step of Undo: nobody did it by hand."""

    def work(connection: Connection) -> None:
        put_enquiry(connection, meeting_id, item, {"seconds": max(seconds, 0)})

    library.write(work)


def _set_enquiry(
    library: Library,
    meeting_id: str,
    item: str,
    values: dict[str, str | int | None],
    words: str,
) -> Change:
    if not library.write(
        lambda connection: put_enquiry(connection, meeting_id, item, values),
        undo=words,
        merge=typing_in(f"{meeting_id} {item}", next(iter(values))),
    ):
        return NO_CHANGE
    return Change(BOARD, "", undoable=True, ids=(item,))


def put_enquiry(
    connection: Connection, meeting_id: str, item: str, values: dict[str, str | int | None]
) -> bool:
    """Write what is kept of an item within a transaction; False where nothing differs."""
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
