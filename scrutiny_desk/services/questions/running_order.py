"""The running order of a meeting's questions: for the printer, and as a Word file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.questions.budget import shares
from scrutiny_desk.domain.questions.questions import laid_out
from scrutiny_desk.domain.questions.running_order import Sheet, sheet_of
from scrutiny_desk.exporting.running_order import write_running_order
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.shelves import meetings
from scrutiny_desk.services.papers.papers import meeting_title
from scrutiny_desk.services.questions.board import read_board
from scrutiny_desk.services.questions.board_leaving import promise_of


@dataclass(frozen=True, slots=True)
class RunningOrderOutcome:
    """questions: those on the sheet. left_out: private ones that stayed behind."""

    questions: int
    left_out: int
    out: Path

    @property
    def said(self) -> str:
        """What was written, in one sentence."""
        kept = f"; {count(self.left_out, 'private question')} left out" if self.left_out else ""
        return f"{count(self.questions, 'question')} written to {self.out.name}{kept}."


def running_sheet(library: Library, meeting_id: str, *, include_private: bool) -> Sheet:
    """The running order of a meeting. Raises DeskError where there is no such meeting."""
    with library.read() as connection:
        meeting = meetings.meeting(connection, meeting_id)
        if meeting is None:
            raise DeskError("There is no such meeting", "", "Choose a meeting that is there")
        board = read_board(connection, meeting_id)
        promises = {
            one.id: promise for one in board.entries if (promise := promise_of(connection, one))
        }
    asked_on = frozenset(item.key for item in board.items if laid_out(board.of(item.key)))
    minutes = shares(board.items, board.total_minutes, asked_on)
    return sheet_of(
        board,
        meeting_title(meeting),
        minutes,
        include_private=include_private,
        promises=promises,
    )


def export_running_order(
    library: Library, meeting_id: str, out: Path, *, include_private: bool
) -> RunningOrderOutcome:
    """Write the running order in large print to a Word file; private questions only when asked.

    Raises DeskError where there is nothing to write, or `out` cannot be written.
    """
    sheet = running_sheet(library, meeting_id, include_private=include_private)
    if not sheet.questions:
        raise nothing_to_ask(sheet.left_out)
    write_running_order(sheet, out)
    return RunningOrderOutcome(sheet.questions, sheet.left_out, out)


def nothing_to_ask(left_out: int) -> DeskError:
    """The trouble of a running order with no question on it."""
    if left_out:
        return DeskError(
            "Nothing was written",
            f"{count(left_out, 'question')} of this meeting {'is' if left_out == 1 else 'are'} "
            "private, and none is shared",
            "Share a question on the board, or take the private ones along",
        )
    return DeskError(
        "Nothing was written",
        "The board of this meeting has no question yet",
        "Write questions on the board in Questions first",
    )


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
