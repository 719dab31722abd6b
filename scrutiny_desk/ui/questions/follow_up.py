"""A follow-up typed in the meeting: on the board with its first letter, gone if it is emptied."""

from __future__ import annotations

from scrutiny_desk.domain.questions.board_moves import shape_of
from scrutiny_desk.domain.questions.questions import Board
from scrutiny_desk.domain.questions.running_order import Turn
from scrutiny_desk.services.questions import as_typed, questions
from scrutiny_desk.ui.desk import Desk


class FollowUp:
    """Keeps what is typed as the follow-up to the question in hand."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.entry_id: str | None = None

    def typed(self, board: Board, turn: Turn, words: str) -> None:
        """Have the letters written, as they are typed; the first ones put it on the board."""
        library, entry_id = self._desk.library, self.entry_id
        if entry_id is not None:
            self._desk.keep(
                lambda: as_typed.keep_words(library, board.meeting_id, entry_id, "text", words)
            )
        elif words.strip() and not library.read_only:
            self._begin(board, turn, words)

    def end(self, board: Board, turn: Turn, words: str) -> str | None:
        """These are all its words; its id, None where there are none or they were not stored."""
        plain, library = words.strip(), self._desk.library
        if self.entry_id is None and plain:
            self._begin(board, turn, plain)
        entry_id, self.entry_id = self.entry_id, None
        if entry_id is None:
            return None
        if not plain:
            self._desk.perform(lambda: questions.drop_empty(library, board.meeting_id, entry_id))
            return None
        done = self._desk.perform(
            lambda: as_typed.typed(
                entry_id,
                lambda: questions.revise_entry(library, board.meeting_id, entry_id, text=plain),
            )
        )
        return entry_id if done is not None else None

    def forget(self) -> None:
        """Another question is in hand; what was typed stays on the board."""
        self.entry_id = None

    def _begin(self, board: Board, turn: Turn, words: str) -> None:
        own, shape = turn.entry.id, shape_of(board.of(turn.item.key))
        done = self._desk.perform(
            lambda: questions.add_entry(
                self._desk.library,
                board.meeting_id,
                turn.item.key,
                text=words,
                parent=shape.parent_of(own) if shape.is_follow_up(own) else own,
                after=own,
            )
        )
        self.entry_id = done.ids[0] if done is not None else None
