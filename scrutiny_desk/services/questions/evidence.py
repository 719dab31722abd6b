"""Evidence: the pages and words that a question stands on."""

from __future__ import annotations

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.questions.questions import Evidence
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.ids import new_id
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import storable
from scrutiny_desk.library.shelves import papers as paper_shelf
from scrutiny_desk.library.shelves import questions as shelf
from scrutiny_desk.services.papers.papers import no_such_paper
from scrutiny_desk.services.questions.board import read_board
from scrutiny_desk.services.questions.board_rows import row_of
from scrutiny_desk.services.questions.questions import BOARD


def add_evidence(
    library: Library,
    meeting_id: str,
    question_id: str,
    *,
    paper_id: str,
    page_index: int,
    page_label: str,
    quote: str,
) -> Change:
    """Put a page (from 0) and the words quoted from it beside a question.

    Raises DeskError where the question or the paper is gone, or the same is there already.
    """
    given = Evidence(new_id(), paper_id, page_index, storable(page_label), storable(quote))

    def work(connection: Connection) -> None:
        board = read_board(connection, meeting_id)
        row_of(connection, board, question_id)
        if paper_shelf.paper(connection, paper_id) is None:
            raise no_such_paper()
        entry = board.entry(question_id)
        for one in entry.evidence if entry else ():
            same = (one.paper_id, one.page_index, one.quote) == (paper_id, page_index, given.quote)
            if same:
                raise DeskError(
                    "This is evidence of the question already",
                    f"It stands there with page {page_label}",
                    "Select other words, or choose another question",
                )
        shelf.add_evidence(connection, question_id, given)

    library.write(work, undo="Add evidence")
    return Change(BOARD, "Evidence added to the question", undoable=True, ids=(question_id,))


def remove_evidence(library: Library, evidence_id: str) -> Change:
    """Take a page away from a question. DeskError where it is gone already."""
    if not library.write(
        lambda connection: shelf.remove_evidence(connection, evidence_id), undo="Remove evidence"
    ):
        raise DeskError("This evidence is no longer there", "It was removed meanwhile", "Go on")
    return Change(BOARD, "Evidence removed", undoable=True, ids=(evidence_id,))
