"""The Home room: what now?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.questions.running_order import Turn
from scrutiny_desk.domain.tracker.recommendations import Computed, RecommendationRow
from scrutiny_desk.services.papers import papers, reading_plan
from scrutiny_desk.services.questions.board import turns_of
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.home.figures import FiguresBlock
from scrutiny_desk.ui.home.parts import Block
from scrutiny_desk.ui.home.reading import reading_block
from scrutiny_desk.ui.papers.reading.plan_dialog import ReadingPlanDialog
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.theme import look

_ROWS = 4


class HomeRoom(Room):
    """Continue reading, questions to ask, recommendations to chase, papers that came.

    command_asked: the name of a command for the window ("open", "sample", "room:Questions").
    """

    title = "Home"
    shelves = frozenset(
        {Shelf.PAPERS, Shelf.NOTES, Shelf.QUESTIONS, Shelf.RECOMMENDATIONS, Shelf.READING}
        | {Shelf.REVIEW, Shelf.MEASURES, Shelf.FINDINGS}
    )

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._today = today or desk.today
        self._figures: FiguresBlock | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def refresh(self) -> None:
        """Ask the library again and lay the blocks out anew."""
        self.settle()
        found = papers.list_papers(self.desk.library)
        self._scroll.setWidget(self._desk_of(found) if found else self._empty())

    def settle(self) -> None:
        """Stop looking through papers; it goes on when Home is shown anew."""
        if self._figures is not None:
            self._figures.settle()
            self._figures = None

    def _empty(self) -> QWidget:
        space = self.desk.theme.space
        page = QWidget()
        look(page, "plain")
        title = QLabel("Put a paper on the desk")
        look(title, "page-title")
        sentence = QLabel(
            "Open the agenda pack of a meeting to read it, mark it and find its recommendations,"
            " or try everything with the sample first."
        )
        sentence.setWordWrap(True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence.setFixedWidth(self.desk.theme.px(480))
        look(sentence, "muted")
        # Beside an alignment a layout does not ask how tall wrapped words become.
        sentence.setMinimumHeight(sentence.heightForWidth(sentence.width()))
        open_pack = QPushButton("Open a pack")
        look(open_pack, "primary")
        open_pack.clicked.connect(lambda: self.command_asked.emit("open"))
        sample = QPushButton("Try the sample")
        sample.clicked.connect(lambda: self.command_asked.emit("sample"))
        buttons = QHBoxLayout()
        buttons.setSpacing(space[2])
        buttons.addStretch()
        buttons.addWidget(open_pack)
        buttons.addWidget(sample)
        buttons.addStretch()
        column = QVBoxLayout(page)
        column.setSpacing(space[3])
        column.addStretch(2)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(buttons)
        column.addStretch(3)
        return page

    def _desk_of(self, found: list[Paper]) -> QWidget:
        space = self.desk.theme.space
        page = QWidget()
        look(page, "plain")
        title = QLabel("What now?")
        look(title, "page-title")
        grid = QGridLayout(page)
        grid.setContentsMargins(space[4], space[4], space[4], space[4])
        grid.setSpacing(space[3])
        grid.addWidget(title, 0, 0, 1, 2)
        self._figures = FiguresBlock(self.desk, lambda: self.command_asked.emit("findings"))
        blocks = (
            self._reading(),
            self._questions(),
            self._chasing(),
            self._figures,
            self._newest(found),
        )
        for place, block in enumerate(blocks):
            alone = place % 2 == 0 and place == len(blocks) - 1
            grid.addWidget(block, 1 + place // 2, place % 2, 1, 2 if alone else 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(4, 1)
        return page

    def _reading(self) -> Block:
        library = self.desk.library
        wanted = reading_plan.meeting_to_read(library, self.meeting_id, self._today())
        # There is a paper here, so there is a meeting.
        return reading_block(self.desk, wanted or "", self._today(), self._open_plan)

    def _open_plan(self, meeting_id: str) -> None:
        ReadingPlanDialog(self.desk, meeting_id, self, self._today).show()

    def _questions(self) -> Block:
        block = Block(self.desk.theme, "Questions")
        turns = turns_of(self.desk.library, None)
        ready = [turn for turn in turns if turn.entry.status is NoteStatus.READY]
        drafts = [turn for turn in turns if turn.entry.status is NoteStatus.DRAFT]
        shown = [*ready, *drafts]
        if shown:
            block.sentence.setText(self._say_to_ask(ready, drafts))
        elif turns:
            block.sentence.setText("None is left to ask.")
        else:
            block.sentence.setText("None is written. Select words on a page and press Q.")
        for turn in shown[:_ROWS]:
            self._question(block, turn)
        if turns:
            block.add_button("Open questions").clicked.connect(
                lambda: self.command_asked.emit("room:Questions")
            )
        return block

    def _say_to_ask(self, ready: Sequence[Turn], drafts: Sequence[Turn]) -> str:
        """The number that the rail has too, how many of them are ready, and where they are."""
        count = len(ready) + len(drafts)
        here = sum(turn.to_ask for turn in turns_of(self.desk.library, self.meeting_id))
        elsewhere = "" if here == count else f", {here} of them at the meeting in hand"
        kinds = ((ready, "ready"), (drafts, "in draft"))
        how = ", ".join(f"{len(turns)} {words}" for turns, words in kinds if turns)
        return f"{count} to ask{elsewhere}: {how}."

    def _question(self, block: Block, turn: Turn) -> None:
        """A question that stands on a page leads to the page, another one to the board."""
        entry = turn.entry
        page = entry.evidence[0] if entry.evidence else None
        words = entry.text or (page.quote if page else "") or "A question with no words yet"
        if page is None:
            link = block.add_row(words, "On the board", "no_date")
            link.clicked.connect(lambda: self.command_asked.emit("room:Questions"))
            return
        label = page.page_label
        where = label if label.startswith("PDF") else f"Page {label}"
        link = block.add_row(words, where, "no_date")
        link.clicked.connect(lambda: self.desk.page_asked.emit(page.paper_id, page.page_index))

    def _chasing(self) -> Block:
        block = Block(self.desk.theme, "Recommendations")
        rows = recommendations.list_recommendations(self.desk.library, self._today())
        overdue = [row for row in rows if row.standing.computed is Computed.OVERDUE]
        due = [row for row in rows if row.standing.computed is Computed.DUE]
        open_ones = [row for row in rows if row.standing.computed is not Computed.CLOSED]
        if open_ones:
            block.sentence.setText(
                f"{len(open_ones)} open: {len(overdue)} overdue, {len(due)} due."
            )
        else:
            block.sentence.setText("None is open.")
        for row in (overdue + due)[:_ROWS]:
            self._recommendation(block, row)
        if rows:
            block.add_button("Open recommendations").clicked.connect(
                lambda: self.command_asked.emit("room:Recommendations")
            )
        return block

    def _recommendation(self, block: Block, row: RecommendationRow) -> None:
        computed = row.standing.computed
        words = f"{row.recommendation.number}  {row.recommendation.text}".strip()
        link = block.add_row(words, f"{computed.shape} {computed.word}", computed.name.lower())
        link.clicked.connect(lambda: self.command_asked.emit("room:Recommendations"))

    def _newest(self, found: list[Paper]) -> Block:
        block = Block(self.desk.theme, "Newest papers")
        block.sentence.setText(f"{len(found)} on the shelves.")
        for paper in newest_first(found)[:_ROWS]:
            link = block.add_row(paper.title or paper.file_name, say(paper.imported[:10]), "")
            link.clicked.connect(lambda _checked=False, one=paper.id: self._open(one))
        return block

    def _open(self, paper_id: str) -> None:
        place = papers.place_in(self.desk.library, paper_id)
        self.desk.page_asked.emit(paper_id, place.page_index if place else 0)


def newest_first(found: Sequence[Paper]) -> list[Paper]:
    """The papers that came last first; of those that came together packs, then by their names."""
    by_name = sorted(found, key=lambda one: (one.kind != "agenda_pack", one.title, one.file_name))
    return sorted(by_name, key=lambda one: one.imported, reverse=True)
