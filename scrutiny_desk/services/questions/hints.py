"""Hints about a question that need the library: the page that answers it, and who asked before."""

from __future__ import annotations

from scrutiny_desk.domain.changes import NO_CHANGE, Change
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.questions.alike import shared, words_of
from scrutiny_desk.domain.questions.asking import Hint, PageText, answered_on, asked_before
from scrutiny_desk.domain.questions.questions import Board, Entry
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import questions as shelf
from scrutiny_desk.services.questions.board import read_board
from scrutiny_desk.services.questions.board_rows import row_of
from scrutiny_desk.services.questions.questions import BOARD

_MOST_BEFORE = 1


def hints_from_library(library: Library, board: Board, entry: Entry) -> tuple[Hint, ...]:
    """The page of the meeting's papers that may answer a question, and its like of before.

    Those that were put aside for the question are left out.
    """
    if entry.is_line or not entry.text.strip():
        return ()
    with library.read() as connection:
        pages = [PageText(*row) for row in shelf.page_texts(connection, board.meeting_id)]
        earlier = shelf.asked_elsewhere(connection, board.meeting_id)
    quotes = [" ".join(one.quote.split()) for one in entry.evidence]
    hints = []
    answer = answered_on(entry.text, pages, quotes)
    if answer is not None:
        hints.append(answer)
    own = words_of(entry.text)
    before = []
    for one in earlier:
        both = shared(own, words_of(one.text))
        if both:
            before.append(asked_before(say(one.date), one.answer, both, one.id))
    hints += before[:_MOST_BEFORE]
    return tuple(hint for hint in hints if hint.key not in entry.dismissed)


def put_hint_aside(library: Library, meeting_id: str, entry_id: str, key: str) -> Change:
    """Show a hint no more for this question; Undo brings it back."""

    def work(connection: Connection) -> bool:
        board = read_board(connection, meeting_id)
        row_of(connection, board, entry_id)
        entry = board.entry(entry_id)
        if entry is not None and key in entry.dismissed:
            return False
        shelf.put_hint_aside(connection, entry_id, key)
        return True

    if not library.write(work, undo="Put a hint aside"):
        return NO_CHANGE
    return Change(BOARD, "Hint put aside for this question", undoable=True, ids=(entry_id,))
