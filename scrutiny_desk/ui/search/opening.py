"""Opening what was found: the very page with its words marked, the card, the row or the chart."""

from __future__ import annotations

from collections.abc import Callable

from scrutiny_desk.domain.searching.searching import HitKind, SearchHit
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.room import MeasuresRoom
from scrutiny_desk.ui.papers.room import PapersRoom
from scrutiny_desk.ui.questions.room import QuestionsRoom
from scrutiny_desk.ui.tracker.room import TrackerRoom

_A_PERSON_WROTE = {HitKind.NOTE, HitKind.QUESTION, HitKind.ANSWER}


class HitOpener:
    """Takes somebody from a result to the thing itself.

    go_to_room: shows a room by its title. take_meeting: takes a meeting in hand by its id.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        papers: PapersRoom,
        tracker: TrackerRoom,
        measures: MeasuresRoom,
        questions: QuestionsRoom,
        go_to_room: Callable[[str], None],
        take_meeting: Callable[[str], None],
    ) -> None:
        self._desk = desk
        self._papers = papers
        self._tracker = tracker
        self._measures = measures
        self._questions = questions
        self._go_to_room = go_to_room
        self._take_meeting = take_meeting

    def open(self, hit: SearchHit) -> None:
        """Open one result."""
        if hit.kind in _A_PERSON_WROTE and hit.paper_id is None:
            self._open_on_the_board(hit)
        elif hit.kind in _A_PERSON_WROTE:
            self._open_page(hit)
            self._papers.writing.show_changed([hit.id])
        elif hit.kind is HitKind.RECOMMENDATION:
            self._go_to_room(self._tracker.title)
            self._tracker.open_row(hit.id)
        elif hit.kind is HitKind.MEASURE:
            self._open_measure(hit)
        else:
            self._open_page(hit)

    def _open_on_the_board(self, hit: SearchHit) -> None:
        if hit.meeting_id is not None:
            self._take_meeting(hit.meeting_id)
        self._go_to_room(self._questions.title)
        self._questions.tabs.setCurrentIndex(0)
        self._questions.board.take(hit.id)

    def _open_measure(self, hit: SearchHit) -> None:
        family, group, name = hit.id.split("\n", 2)
        self._go_to_room(self._measures.title)
        self._measures.open_named(family, group, name, lambda: self._open_page(hit))

    def _open_page(self, hit: SearchHit) -> None:
        if hit.paper_id is None or hit.page_index is None:
            return
        self._desk.page_asked.emit(hit.paper_id, hit.page_index)
        if hit.kind is HitKind.PAGE and hit.bold:
            self._papers.finding.mark(words_to_mark(hit), hit.page_index)


def words_to_mark(hit: SearchHit) -> str:
    """Of the words found, the longest run that stands together."""
    return max((hit.snippet[start:end] for start, end in hit.bold), key=len)
