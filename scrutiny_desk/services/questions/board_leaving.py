"""The board as it may leave: without private questions and exempt words, unless asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scrutiny_desk.domain.notes.leaving import BoardPart, Promise
from scrutiny_desk.domain.papers.papers import Meeting, Paper
from scrutiny_desk.domain.questions.questions import Board, BoardItem, Entry, Evidence, laid_out
from scrutiny_desk.library.connection import Connection
from scrutiny_desk.library.shelves import papers
from scrutiny_desk.library.shelves import recommendations as tracker
from scrutiny_desk.services.papers.exempt import Exempt, exempt_in
from scrutiny_desk.services.questions.board import read_board
from scrutiny_desk.services.wanted import Wanted


@dataclass
class BoardLeaving:
    """Collects the boards of meetings, and counts what stays behind of what was typed on them.

    asked_of: by note, who is asked. questions, lines, exempt: what stays behind, exempt_along: what
    goes.

    Questions written on a page are notes, and are counted with those. A big question has no
    mark of its own that says shared, so it counts as a private question.
    """

    connection: Connection
    wanted: Wanted
    parts: list[BoardPart] = field(default_factory=list)
    asked_of: dict[str, str] = field(default_factory=dict)
    questions: int = 0
    lines: int = 0
    exempt: int = 0
    exempt_along: int = 0
    _papers: dict[str, Paper | None] = field(default_factory=dict)
    _exempt: dict[str, Exempt] = field(default_factory=dict)

    def add(self, meeting: Meeting) -> None:
        """Add the board of a meeting."""
        board = read_board(self.connection, meeting.id)
        self.asked_of |= {entry.id: entry.who for entry in board.entries if entry.who}
        for position, item in enumerate(board.items):
            self._add_item(meeting, board, item, position)

    def _add_item(self, meeting: Meeting, board: Board, item: BoardItem, position: int) -> None:
        going = []
        for entry in board.of(item.key):
            if entry.private and not self.wanted.private:
                self.lines += entry.is_line
                self.questions += not (entry.is_line or entry.from_page)
            else:
                going.append(replace(entry, evidence=self._evidence(entry)))
        if item.big_question and not self.wanted.private:
            self.questions += 1
            item = replace(item, big_question="")
        placed = tuple(laid_out(going))
        named = {one.paper_id for each in placed for one in each.entry.evidence}
        known = {paper_id: self._paper(paper_id) for paper_id in named}
        there = {key: paper for key, paper in known.items() if paper is not None}
        promises = {
            one.id: promise for one in going if (promise := promise_of(self.connection, one))
        }
        self.parts.append(BoardPart(meeting, item, position, placed, there, promises))

    def _evidence(self, entry: Entry) -> tuple[Evidence, ...]:
        kept = []
        for one in entry.evidence:
            closed = self._exempt_in(one.paper_id).covers(one.page_index, None)
            # The words of the page on which a question was written count with its note.
            counts = closed and bool(one.id) and bool(one.quote)
            if closed and not self.wanted.exempt:
                self.exempt += counts
                kept.append(replace(one, quote=""))
            else:
                self.exempt_along += counts
                kept.append(one)
        return tuple(kept)

    def _paper(self, paper_id: str) -> Paper | None:
        if paper_id not in self._papers:
            self._papers[paper_id] = papers.paper(self.connection, paper_id)
        return self._papers[paper_id]

    def _exempt_in(self, paper_id: str) -> Exempt:
        if paper_id not in self._exempt:
            self._exempt[paper_id] = exempt_in(self.connection, paper_id)
        return self._exempt[paper_id]


def promise_of(connection: Connection, entry: Entry) -> Promise | None:
    """The written answer promised to a question, as the tracker has it now."""
    if entry.recommendation_id is None:
        return None
    action = tracker.recommendation(connection, entry.recommendation_id)
    if action is None:
        return None
    return Promise(action.officer, action.target_date or action.target_text)
