"""In the meeting: one question at a time, large, with one key for each kind of answer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions.questions import MEETING_AS_A_WHOLE, Board
from scrutiny_desk.domain.questions.running_order import (
    Turn,
    clock_words,
    first_open,
    running_order,
)
from scrutiny_desk.services.questions import as_typed, promises, questions
from scrutiny_desk.services.questions.board import board_of, whom_to_ask
from scrutiny_desk.services.typed import keep_letters, typed_before
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import EmptyPane
from scrutiny_desk.ui.models.follow_scroll import FollowScroll
from scrutiny_desk.ui.questions.board_head import shares_of
from scrutiny_desk.ui.questions.follow_up import FollowUp
from scrutiny_desk.ui.questions.item_clock import ItemClock
from scrutiny_desk.ui.questions.meeting_page import MeetingPage
from scrutiny_desk.ui.sizing import ShownOnly
from scrutiny_desk.ui.theme import look

_MARKS = {
    Qt.Key.Key_A: NoteStatus.ANSWERED,
    Qt.Key.Key_P: NoteStatus.PART_ANSWERED,
    Qt.Key.Key_E: NoteStatus.EVADED,
}

_OWN_KEYS = frozenset(
    {*_MARKS, Qt.Key.Key_W, Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_C, Qt.Key.Key_Escape}
)


class MeetingPane(QWidget):
    """Puts the questions in their running order.

    left: the person goes back to the board; carries the id of the question in hand, or "".
    """

    left = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board = Board("")
        self._turns: list[Turn] = []
        self._place = 0
        self.page = MeetingPage(desk)
        self.clock = ItemClock(self)
        self.empty = EmptyPane(
            "No question to ask yet", "Press Escape to go back, then Q to write the first."
        )
        self._stack = ShownOnly()
        # Large text does not fit a small screen at once.
        self._scroll = FollowScroll(self.page, "The question whose turn it is")
        self._scroll.follow(*self.page.fields)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        # Room for the ring that says that the keys go to the question.
        ring = desk.theme.size("ring")
        column.setContentsMargins(ring, ring, ring, ring)
        column.addWidget(self._stack)
        look(self, "plain")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("In the meeting")
        self._paused = False
        self.follow_up = FollowUp(desk)
        self._connect()

    # What the room calls

    def begin(self, meeting_id: str, entry_id: str | None, item: str) -> None:
        """Begin at a question, or at the first one of an item that has no answer yet."""
        self._board = board_of(self._desk.library, meeting_id)
        self._turns = running_order(self._board)
        ids = [turn.entry.id for turn in self._turns]
        chosen = self._board.entry(entry_id)
        at_hand = entry_id in ids and chosen is not None
        self._place = (
            ids.index(str(entry_id))
            if at_hand and self._turns[ids.index(str(entry_id))].is_open
            else first_open(self._turns, item)
        )
        self._paused = False
        self._show()

    def refresh(self) -> None:
        """Show the questions as they stand now, the same one in hand."""
        if not self._board.meeting_id:
            return
        in_hand = self.turn
        self._board = board_of(self._desk.library, self._board.meeting_id)
        self._turns = running_order(self._board)
        ids = [turn.entry.id for turn in self._turns]
        if in_hand is not None and in_hand.entry.id in ids:
            self._place = ids.index(in_hand.entry.id)
        else:
            self.page.forget()
            self._place = max(min(self._place, len(ids) - 1), 0)
        self._show()

    def settle(self) -> None:
        """Save what is being typed and the time used so far."""
        self._keep_typed()
        self.clock.keep()

    def run(self, name: str) -> None:
        """Carry out an action of the board that means something here: a follow-up."""
        if name == "board:follow_up":
            self._on_asked(Qt.Key.Key_F)

    @property
    def turn(self) -> Turn | None:
        """The question whose turn it is."""
        return self._turns[self._place] if 0 <= self._place < len(self._turns) else None

    def leave(self) -> None:
        """Go back to the board."""
        self.settle()
        turn = self.turn
        self.left.emit(turn.entry.id if turn else "")

    def _connect(self) -> None:
        page = self.page
        page.key_asked.connect(self._on_asked)
        page.answer.typed.connect(self._on_answer_typed)
        page.answer.saved.connect(self._on_answer)
        page.follow_up.textEdited.connect(self._on_follow_up_typed)
        page.back_to_keys.connect(self.setFocus)
        page.promise.typed.connect(self._on_promise_typed)
        page.promise.promised.connect(self._on_promised)
        page.follow_up_asked.connect(self._on_follow_up)
        page.page_asked.connect(self._on_page)
        self.clock.ticked.connect(lambda _: self._show_clock())
        self.clock.kept.connect(self._on_clock_kept)

    def _show(self) -> None:
        turn = self.turn
        self._stack.setCurrentIndex(0 if turn else 1)
        if turn is None:
            return
        self.clock.take(turn.item.key, turn.item.seconds)
        if turn.entry.id != self.page.entry_id:
            self.follow_up.forget()
            self._scroll.verticalScrollBar().setValue(0)
        self.page.show_turn(turn, self._place + 1, len(self._turns))
        self._show_clock()

    def _show_clock(self) -> None:
        turn = self.turn
        if turn is not None:
            there_are = shares_of(self._board).get(turn.item.key)
            words = clock_words(self.clock.seconds, there_are)
            self.page.show_clock(words, running=self.clock.running)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keys of the meeting come before the commands of the board that have the same letter."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain == Qt.KeyboardModifier.NoModifier and event.key() in _OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            ring = self._desk.theme.size("ring")
            painter = QPainter(self)
            painter.setPen(QPen(self._desk.theme.paint("accent"), ring))
            half = ring / 2
            painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
            painter.end()

    def _on_asked(self, key: Qt.Key) -> bool:
        """Do what a key stands for, with the field that it opens in sight."""
        done = self._on_key(key)
        field = self.focusWidget()
        form = self.page.promise
        if field is not None and form.isAncestorOf(field):
            # What is typed into it and the button that ends it belong together.
            self._scroll.bring(form)
        if field is not None and self.page.isAncestorOf(field):
            self._scroll.bring(field)
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar = self._scroll.verticalScrollBar()
            third = bar.pageStep() // 3
            bar.setValue(bar.value() + (third if event.key() == Qt.Key.Key_Down else -third))
            return
        if not self._on_asked(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _on_key(self, key: Qt.Key) -> bool:
        """Do what a key stands for; False where it stands for nothing."""
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif self.turn is None:
            return False
        elif key in _MARKS:
            self._mark(_MARKS[key])
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown):
            self._step(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self._step(-1)
        elif key == Qt.Key.Key_W:
            library, entry = self._desk.library, self.turn.entry
            before = typed_before(library, promises.FORM, entry.id)
            self.page.promise.open(entry.who, whom_to_ask(library, self._board), before)
        elif key == Qt.Key.Key_N:
            self.page.answer.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == Qt.Key.Key_F:
            self.page.open_follow_up()
        elif key == Qt.Key.Key_C:
            self._paused = self.clock.running
            (self.clock.stop if self._paused else self.clock.go_on)()
            self._show_clock()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        there = self._place + by
        typed = self.follow_up.entry_id
        if typed is not None and [one.entry.id for one in self._turns[there:-1]][:1] == [typed]:
            # What was typed for later is not asked now; Enter would have asked it.
            there += by
        if 0 <= there < len(self._turns):
            if self.page.promise.is_filled and not self.page.promise.check():
                return
            going_to = self._turns[there].entry.id
            self._keep_typed()
            ids = [one.entry.id for one in self._turns]
            self._place = ids.index(going_to)
            self._show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            words = "This was the last question." if by > 0 else "This is the first question."
            self._desk.said.emit(words, False)

    def _mark(self, status: NoteStatus) -> None:
        turn = self.turn
        if turn is not None:
            self.page.flush()
            self._desk.perform(
                lambda: questions.revise_entry(
                    self._desk.library, self._board.meeting_id, turn.entry.id, status=status
                )
            )
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is typed

    def _on_answer_typed(self, words: str) -> None:
        library, meeting_id = self._desk.library, self._board.meeting_id
        if entry_id := self.page.entry_id:
            self._desk.keep(
                lambda: as_typed.keep_words(library, meeting_id, entry_id, "answer", words)
            )

    def _on_answer(self, words: str) -> None:
        library, meeting_id = self._desk.library, self._board.meeting_id
        if entry_id := self.page.entry_id:
            self._desk.perform(
                lambda: as_typed.typed(
                    entry_id,
                    lambda: questions.revise_entry(library, meeting_id, entry_id, answer=words),
                )
            )

    def _on_promise_typed(self, values: Mapping[str, str]) -> None:
        if turn := self.turn:
            self._desk.keep(
                lambda: keep_letters(self._desk.library, promises.FORM, turn.entry.id, values)
            )

    def _on_promised(self, by_whom: str, by_when: str) -> None:
        turn = self.turn
        if turn is None:
            return
        self.page.flush()
        done = self._desk.perform(
            lambda: promises.promise_answer(
                self._desk.library,
                self._board.meeting_id,
                turn.entry.id,
                by_whom=by_whom,
                by_when=by_when,
            )
        )
        if done is not None:
            self.page.promise.clear()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_follow_up(self) -> None:
        """A follow-up asked at once stands behind the question in hand, and its turn is now."""
        entry_id = self._end_follow_up()
        if entry_id is not None:
            self.refresh()
            self._place = [one.entry.id for one in self._turns].index(entry_id)
            self._show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_follow_up_typed(self, words: str) -> None:
        if turn := self.turn:
            self.follow_up.typed(self._board, turn, words)

    def _end_follow_up(self) -> str | None:
        """All of the follow-up is typed; its id, None where there is none."""
        turn, words = self.turn, self.page.follow_up.text()
        if turn is None:
            return None
        if words.strip():
            self.page.close_follow_up()
        return self.follow_up.end(self._board, turn, words)

    def _keep_typed(self) -> None:
        """Nothing typed is lost: what stands in a field is stored as if Enter had been pressed."""
        self.page.flush()
        if self._end_follow_up() is not None:
            self.refresh()
        form = self.page.promise
        if form.is_filled:
            self._on_promised(form.by_whom.text().strip(), form.by_when.text().strip())

    def _on_page(self) -> None:
        turn = self.turn
        if turn is not None and turn.entry.evidence:
            self.settle()
            first = turn.entry.evidence[0]
            self._desk.page_asked.emit(first.paper_id, first.page_index)

    def _on_clock_kept(self, key: str, seconds: int) -> None:
        if self._board.meeting_id and not self._desk.library.read_only:
            questions.keep_seconds(
                self._desk.library, self._board.meeting_id, key or MEETING_AS_A_WHOLE, seconds
            )

    # The clock runs while the questions are on the screen

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.turn is not None and not self._paused:
            self.clock.go_on()
            self._show_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_typed()
        self.clock.stop()
        super().hideEvent(event)
