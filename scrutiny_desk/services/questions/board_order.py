"""The order of the board: moving entries, and merging questions that ask the same."""

from __future__ import annotations

from scrutiny_desk.domain.changes import NO_CHANGE, Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.questions import board_moves
from scrutiny_desk.domain.questions.board_moves import Direction, Shape, shape_of
from scrutiny_desk.domain.questions.questions import TOP, Board
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import questions as shelf
from scrutiny_desk.services.questions.board import read_board
from scrutiny_desk.services.questions.board_rows import (
    found,
    item_id_of,
    keep_shape,
    row_of,
    write_values,
)
from scrutiny_desk.services.questions.questions import BOARD


def move_entry(library: Library, meeting_id: str, entry_id: str, direction: Direction) -> Change:
    """One step up, down, in or out; `NO_CHANGE` where there is no further."""

    def work(connection: Connection) -> bool:
        board = read_board(connection, meeting_id)
        entry = found(board, entry_id)
        before = shape_of(board.of(entry.item))
        after = before
        if entry_id in _standing(before):
            after = board_moves.move(before, entry_id, direction)
        if after is before:
            return False
        keep_shape(connection, board, entry.item, after)
        return True

    if not library.write(work, undo="Move on the board"):
        return NO_CHANGE
    return Change(BOARD, "", undoable=True, ids=(entry_id,))


def put_entry(
    library: Library,
    meeting_id: str,
    entry_id: str,
    *,
    item: str,
    parent: str = TOP,
    before: str | None = None,
) -> Change:
    """Put an entry under a line, a question or an item (`TOP`), before a sibling or last.

    All that stands under it, and all that was merged into it, goes along.
    """

    def work(connection: Connection) -> bool:
        board = read_board(connection, meeting_id)
        entry = found(board, entry_id)
        if parent != TOP:
            found(board, parent)
        here = shape_of(board.of(entry.item))
        if entry_id not in _standing(here):
            return False
        if item == entry.item:
            after = board_moves.put(here, entry_id, parent, before)
            if after.children == here.children:
                return False
            keep_shape(connection, board, item, after)
            return True
        going = here.subtree(entry_id)
        there = shape_of(board.of(item))
        taken = {one: here.under(one) for one in going if here.under(one)}
        arriving = Shape(
            {**there.children, **taken, TOP: (*there.under(TOP), entry_id)},
            there.lines | (here.lines & set(going)),
        )
        leaving = Shape(
            {
                key: tuple(one for one in ids if one != entry_id)
                for key, ids in here.children.items()
                if key not in going
            },
            here.lines - set(going),
        )
        keep_shape(connection, board, entry.item, leaving)
        keep_shape(connection, board, item, board_moves.put(arriving, entry_id, parent, before))
        _bring_merged(connection, board, set(going), item_id_of(board, item))
        return True

    if not library.write(work, undo="Move on the board"):
        return NO_CHANGE
    return Change(BOARD, "", undoable=True, ids=(entry_id,))


def merge_entries(library: Library, meeting_id: str, kept_id: str, other_id: str) -> Change:
    """Ask one question in place of two; the other is kept under it and can be parted again.

    The one that is asked is put to whomever either was to be put to, unless only the other is
    private.
    """

    def work(connection: Connection) -> None:
        board = read_board(connection, meeting_id)
        kept, other = found(board, kept_id), found(board, other_id)
        if kept.is_line or other.is_line or kept_id == other_id:
            raise DeskError(
                "These two cannot be merged", "Two different questions are needed", "Choose them"
            )
        if kept.merged_into == other_id:
            shelf.change(connection, kept_id, {"merged_into": None})
        # Whom a private question is for is private too; it stands with what was merged.
        tells = kept.private or not other.private
        if tells and (who := _both(kept.who.strip(), other.who.strip())) != kept.who:
            write_values(connection, board, kept, {"who": who})
        item_id = item_id_of(board, kept.item)
        for one in board.entries:
            if one.id == other_id or (one.merged_into == other_id and one.id != kept_id):
                row_of(connection, board, one.id)
                row_of(connection, board, kept_id)
                shelf.change(connection, one.id, {"merged_into": kept_id, "item_id": item_id})

    library.write(work, undo="Merge questions")
    return Change(BOARD, "Merged: one is asked, both are kept", undoable=True, ids=(kept_id,))


def part_entry(library: Library, meeting_id: str, entry_id: str) -> Change:
    """Ask a question that was merged into another by itself again; `NO_CHANGE` if it was not."""

    def work(connection: Connection) -> bool:
        entry = found(read_board(connection, meeting_id), entry_id)
        if entry.merged_into is None:
            return False
        shelf.change(connection, entry_id, {"merged_into": None})
        return True

    if not library.write(work, undo="Part questions"):
        return NO_CHANGE
    return Change(BOARD, "The two are asked apart again", undoable=True, ids=(entry_id,))


def _both(who: str, other: str) -> str:
    """The names of both, each once."""
    if other.casefold() in who.casefold():
        return who
    return f"{who}, {other}" if who else other


def _standing(shape: Shape) -> set[str]:
    return {one for ids in shape.children.values() for one in ids}


def _bring_merged(
    connection: Connection, board: Board, kept: set[str], item_id: str | None
) -> None:
    for one in board.entries:
        if one.merged_into in kept:
            shelf.change(connection, one.id, {"item_id": item_id})
