"""Over the board: the item, its big question in large type, and whether its time is enough."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.questions.budget import Budget, budget_of, shares
from scrutiny_desk.domain.questions.questions import Board, BoardItem, laid_out
from scrutiny_desk.services.questions import as_typed, questions
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.questions.board_rows import name_of
from scrutiny_desk.ui.questions.growing_text import GrowingText
from scrutiny_desk.ui.questions.minutes_field import MinutesField
from scrutiny_desk.ui.theme import look


class BoardHead(QWidget):
    """Shows an item, or the whole meeting, and changes its big question and its minutes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting_id = ""
        self._key: str | None = None
        self.name = plain_label("", "small-muted")
        self.big = GrowingText()
        look(self.big, "large")
        self.big.setAccessibleName("The big question")
        self.big.setPlaceholderText("The big question: what must this item answer?")
        self.budget = plain_label("", "muted")
        self.minutes = MinutesField()
        self.minutes.setFixedWidth(desk.theme.px(120))
        self._time = QLabel("Time")
        self._time.setBuddy(self.minutes)
        look(self._time, "small-muted")
        line = QHBoxLayout()
        line.setSpacing(desk.theme.space[1])
        line.addWidget(self.budget, 1)
        line.addWidget(self._time)
        line.addWidget(self.minutes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.space[0])
        column.addWidget(self.name)
        column.addWidget(self.big)
        column.addLayout(line)
        self.big.typed.connect(self._on_big_typed)
        self.big.saved.connect(self._on_big)
        self.minutes.typed.connect(self._on_minutes_typed)
        self.minutes.given.connect(self._on_minutes)

    def show_item(self, board: Board, item: BoardItem | None) -> None:
        """Show an item of the board; None for the meeting and all its items."""
        key = item.key if item else None
        anew = (board.meeting_id, key) != (self._meeting_id, self._key)
        if anew:
            self.flush()
        self._meeting_id, self._key = board.meeting_id, key
        self.big.setVisible(item is not None)
        if item is not None:
            self.big.show_words(item.big_question, anew=anew)
        self.name.setText(name_of(item) if item else "All items of the meeting")
        budget = budget_of_item(board, item)
        self.budget.setText(f"▲ {budget.said}" if budget.over else budget.said)
        look(self.budget, "muted", "overdue" if budget.over else "")
        self._show_minutes(board, item)

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        self.big.flush()
        self.minutes.flush()

    def _show_minutes(self, board: Board, item: BoardItem | None) -> None:
        if item is None:
            name, share = "Minutes for questions in the whole meeting", None
            given, none = board.total_minutes, "Minutes"
        else:
            share = shares_of(board).get(item.key)
            name, given = f"Minutes for {name_of(item)}", item.minutes
            none = "Minutes" if share is None else f"Its share: {share}"
        self.minutes.setAccessibleName(name)
        self._time.setText("Minutes for the item" if item else "Minutes for the whole meeting")
        self.minutes.show_minutes(given, share, none)

    def _on_big_typed(self, words: str) -> None:
        library, meeting_id, key = self._desk.library, self._meeting_id, self._key
        if key is not None:
            self._desk.keep(lambda: as_typed.keep_big_question(library, meeting_id, key, words))

    def _on_big(self, words: str) -> None:
        library, meeting_id, key = self._desk.library, self._meeting_id, self._key
        if key is not None:
            self._tell(lambda: questions.set_big_question(library, meeting_id, key, words))

    def _on_minutes_typed(self, given: int | None) -> None:
        library, meeting_id, key = self._desk.library, self._meeting_id, self._key
        if key is None:
            self._desk.keep(lambda: as_typed.keep_total_minutes(library, meeting_id, given))
        else:
            self._desk.keep(lambda: as_typed.keep_item_minutes(library, meeting_id, key, given))

    def _on_minutes(self, given: int | None) -> None:
        library, meeting_id, key = self._desk.library, self._meeting_id, self._key
        if key is None:
            self._tell(lambda: questions.set_total_minutes(library, meeting_id, given))
        else:
            self._tell(lambda: questions.set_item_minutes(library, meeting_id, key, given))

    def _tell(self, set_it: Callable[[], Change]) -> None:
        about = self._meeting_id if self._key is None else self._key
        self._desk.perform(lambda: as_typed.typed(about, set_it))


def shares_of(board: Board) -> dict[str, int | None]:
    """The minutes of every item: its own, or its share of the meeting's."""
    asked_on = frozenset(item.key for item in board.items if laid_out(board.of(item.key)))
    return shares(board.items, board.total_minutes, asked_on)


def budget_of_item(board: Board, item: BoardItem | None) -> Budget:
    """What an item's questions take and have; None for those of the whole meeting."""
    if item is not None:
        return budget_of(laid_out(board.of(item.key)), shares_of(board).get(item.key))
    placed = [one for item in board.items for one in laid_out(board.of(item.key))]
    return budget_of(placed, board.total_minutes)
