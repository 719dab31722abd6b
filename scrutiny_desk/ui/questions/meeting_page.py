"""How a question looks when it is its turn: large words, its answer, and the keys on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions.running_order import Turn
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.saved_text import SavedText
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.papers.marks.privacy import privacy_picture, privacy_word
from scrutiny_desk.ui.questions.board_delegate import STATUS_SHAPES
from scrutiny_desk.ui.questions.board_rows import name_of, page_of
from scrutiny_desk.ui.questions.promise_form import PromiseForm
from scrutiny_desk.ui.theme import look

_KEYS = (
    ("Answered", "A", Qt.Key.Key_A),
    ("In part", "P", Qt.Key.Key_P),
    ("Evaded", "E", Qt.Key.Key_E),
    ("Written answer", "W", Qt.Key.Key_W),
    ("Note the answer", "N", Qt.Key.Key_N),
    ("Follow-up", "F", Qt.Key.Key_F),
    ("Previous", "←", Qt.Key.Key_Left),
    ("Next", "→", Qt.Key.Key_Right),
)
_LARGE = 1.5
_TONES = {
    NoteStatus.ANSWERED: "on_track",
    NoteStatus.PART_ANSWERED: "due",
    NoteStatus.EVADED: "overdue",
    NoteStatus.WRITTEN_PROMISED: "due",
}


class AnswerField(SavedText):
    """Where the answer is noted; Escape leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FollowUpLine(QLineEdit):
    """Where a follow-up is typed; Escape leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MeetingPage(QWidget):
    """One question. What is asked of it is passed on as the key that stands for it.

    key_asked: a `Qt.Key`. back_to_keys: a field was left. follow_up_asked: it is all typed.
    """

    key_asked = Signal(object)
    back_to_keys = Signal()
    follow_up_asked = Signal()
    page_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry_id: str | None = None
        self.where, self.clock = plain_label("", "muted"), plain_label("", "muted", wrap=False)
        self.line = plain_label("", "title")
        self.words = plain_label("", "spoken")
        self.also = plain_label("", "muted")
        self.who = plain_label("", "title", wrap=False)
        self.status, self.badge = plain_label("", "title", wrap=False), plain_label("", "muted")
        self.lock = plain_label("", wrap=False)
        self.open_page = QPushButton()
        self.answer, self.promise = AnswerField(), PromiseForm(desk)
        self.follow_up = FollowUpLine()
        self.keys: dict[str, QPushButton] = {}
        self._lay_out()
        self.answer.left.connect(self._on_left)
        self.promise.left.connect(self._on_left)
        self.follow_up.left.connect(self._on_left)
        self.follow_up.returnPressed.connect(self.follow_up_asked)
        self.open_page.clicked.connect(self.page_asked)

    @property
    def entry_id(self) -> str | None:
        """The id of the question shown."""
        return self._entry_id

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What can take the keys."""
        form = self.promise
        typed = (self.follow_up, form.by_whom, form.by_when, form.done, self.answer)
        return (*typed, *self.keys.values())

    def show_turn(self, turn: Turn, number: int, of: int) -> None:
        """Show a question; an answer being typed to the same one stays as it is typed."""
        entry = turn.entry
        anew = entry.id != self._entry_id
        if anew:
            self.flush()
            self.promise.clear()
            self.close_follow_up()
        self._entry_id = entry.id
        self.where.setText(f"Question {number} of {of} · {name_of(turn.item)}")
        self.line.setText(turn.line.text if turn.line else "")
        self.line.setVisible(bool(turn.line and turn.line.text))
        self.words.setText(entry.text or "Nothing written yet")
        self.also.setText("\n".join(f"Also asked: {one}" for one in turn.also))
        self.also.setVisible(bool(turn.also))
        self.who.setText(f"To {entry.who}" if entry.who else "")
        self.who.setVisible(bool(entry.who))
        shape = STATUS_SHAPES.get(entry.status, "")
        self.status.setText(f"{shape} {entry.status.word}".strip())
        self.status.setVisible(entry.status is not NoteStatus.DRAFT)
        look(self.status, "title", _TONES.get(entry.status, ""))
        self.badge.setText(privacy_word(private=entry.private))
        self.lock.setPixmap(privacy_picture(self._desk.theme, private=entry.private))
        self.open_page.setVisible(bool(entry.evidence))
        if entry.evidence:
            page = page_of(entry.evidence[0])
            self.open_page.setText(f"Open {page}")
        self.answer.show_words(entry.answer, anew=anew)

    def show_clock(self, words: str, *, running: bool) -> None:
        """Show the time the item has taken."""
        over = "over" in words
        text = f"Time on this item: {words}" if running else f"Clock stopped at {words}"
        self.clock.setText(f"▲ {text}" if over else text)
        look(self.clock, "muted", "overdue" if over else "")

    def forget(self) -> None:
        """The question shown is gone: what was typed as its answer has no place."""
        self._entry_id = None

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        if self._entry_id is not None:
            self.answer.flush()

    def open_follow_up(self) -> None:
        """Show the line for a follow-up and put the keyboard into it."""
        self.follow_up.show()
        self.follow_up.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_follow_up(self) -> None:
        """Empty the line for a follow-up and put it away."""
        self.follow_up.clear()
        self.follow_up.hide()

    def _on_left(self) -> None:
        self.flush()
        if not self.follow_up.text().strip():
            self.follow_up.hide()
        if not self.promise.by_when.text().strip():
            self.promise.hide()
        self.back_to_keys.emit()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        space = theme.space
        self.answer.setAccessibleName("Answer")
        self.answer.setPlaceholderText("Press N and note the answer as it is given")
        self.answer.setMinimumHeight(theme.px(84))
        self.follow_up.setAccessibleName("Follow-up")
        self.follow_up.setPlaceholderText("Follow-up: type it, and Enter asks it now")
        self.follow_up.hide()
        self.promise.hide()
        look(self.open_page, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(space[1], space[1], space[1], 0)
        column.setSpacing(space[2])
        column.addLayout(self._top())
        rule = QFrame()
        look(rule, "rule")
        column.addWidget(rule)
        column.addWidget(self._middle(), 1)
        column.addWidget(self.follow_up)
        column.addWidget(self.promise)
        column.addWidget(self.answer)
        column.addLayout(self._bottom())

    def _top(self) -> QBoxLayout:
        """Where we are and how long; the words one over the other where they are large."""
        theme, along = self._desk.theme, QBoxLayout.Direction
        large = theme.scale >= _LARGE
        top = QBoxLayout(along.TopToBottom if large else along.LeftToRight)
        row = WrapRow(theme.space[1])
        top.addWidget(self.where, 1)
        top.addLayout(row)
        row.addWidget(self.clock)
        pause = QPushButton("Stop or go on  C")
        look(pause, "quiet")
        pause.setAccessibleName("Stop the item's clock, or let it go on")
        back = QPushButton("Back to the board  Esc")
        for button, key in ((pause, Qt.Key.Key_C), (back, Qt.Key.Key_Escape)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, key=key: self.key_asked.emit(key))
            row.addWidget(button)
        return top

    def _middle(self) -> QWidget:
        """The question itself, as tall as its words."""
        space = self._desk.theme.space
        inside = QWidget()
        look(inside, "plain")
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(0, 0, space[2], 0)
        middle.setSpacing(space[2])
        middle.addStretch(1)
        middle.addWidget(self.line)
        middle.addWidget(self.words)
        facts = WrapRow(space[3])
        for widget in (self.who, self.status, self.open_page, self.lock, self.badge):
            facts.addWidget(widget)
        middle.addLayout(facts)
        middle.addWidget(self.also)
        middle.addStretch(1)
        return inside

    def _bottom(self) -> WrapRow:
        keys = WrapRow(self._desk.theme.space[1])
        for words, name, key in _KEYS:
            button = QPushButton(f"{words}  {name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, key=key: self.key_asked.emit(key))
            self.keys[name] = button
            keys.addWidget(button)
        return keys
