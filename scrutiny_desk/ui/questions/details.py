"""The question in hand: whom it is put to, its status and time, its evidence and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.domain.questions.asking import Hint
from scrutiny_desk.domain.questions.budget import FOLLOW_UP_MINUTES, QUESTION_MINUTES, minutes
from scrutiny_desk.domain.questions.questions import Placed
from scrutiny_desk.services.questions import as_typed, board_order, hints, questions
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.saved_text import SavedText
from scrutiny_desk.ui.questions.evidence_list import EvidenceList
from scrutiny_desk.ui.questions.hint_list import HintList
from scrutiny_desk.ui.questions.minutes_field import MinutesField
from scrutiny_desk.ui.questions.saved_line import SavedLine
from scrutiny_desk.ui.theme import look


class Details(QScrollArea):
    """Shows one question beside the board and changes it through the services.

    left: Escape; the keyboard goes back to the board.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting_id = ""
        self._placed: Placed | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The question in hand")
        self._title = plain_label("", "heading")
        self._words = plain_label("", "muted")
        self.who, self.answer = SavedLine(), SavedText()
        self.status, self.minutes = QComboBox(), MinutesField()
        self.shared = QCheckBox("Shared with the committee")
        self.evidence = EvidenceList(desk)
        self.hints = HintList(desk)
        self._form, self._inside = QWidget(), QWidget()
        self._lay_out()
        self._connect()

    @property
    def entry_id(self) -> str | None:
        """The id of the entry in hand."""
        return self._placed.entry.id if self._placed else None

    def offer_people(self, names: Sequence[str]) -> None:
        """Names and roles to choose from while typing whom to ask."""
        self.who.offer(names)

    def show_entry(self, meeting_id: str, placed: Placed, noticed: Sequence[Hint]) -> None:
        """Show an entry; words being typed in the same one stay as they are typed."""
        entry = placed.entry
        anew = entry.id != self.entry_id
        if anew:
            self.flush()
        self._meeting_id, self._placed = meeting_id, placed
        self._title.setText(_title(placed))
        self._words.setText(entry.text or "Nothing written yet")
        self._form.setVisible(not entry.is_line)
        self.who.show_words(entry.who, anew=anew)
        self.answer.show_words(entry.answer, anew=anew)
        usual = FOLLOW_UP_MINUTES if placed.is_follow_up else QUESTION_MINUTES
        self.minutes.show_minutes(entry.minutes, usual, f"Usual: {minutes(usual)}")
        fields = (self.status, self.shared)
        for field in fields:
            field.blockSignals(True)
        self.status.setCurrentIndex(self.status.findData(entry.status.value))
        self.shared.setChecked(not entry.private)
        for field in fields:
            field.blockSignals(False)
        self.evidence.show_evidence(entry)
        merged = not entry.is_line and not placed.number
        self.hints.show_hints(entry, noticed, merged=merged)

    def forget(self) -> None:
        """The entry in hand is gone: what was typed in its fields has no place."""
        self._placed = None

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        self.who.flush()
        self.minutes.flush()
        self.answer.flush()

    def minimumSizeHint(self) -> QSize:
        """As wide as the fields must be beside the scroll bar: sideways nothing is scrolled."""
        least = super().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return least.expandedTo(QSize(self._inside.minimumSizeHint().width() + bar, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        space = theme.space
        self.who.setPlaceholderText("Name or role")
        self.answer.setPlaceholderText("What was answered, by whom")
        self.answer.setMinimumHeight(theme.px(84))
        for status in NoteStatus:
            self.status.addItem(status.word, status.value)
        for box in (self.status, self.minutes):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMinimumWidth(theme.px(80))
        self.status.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for field, name in (
            (self.who, "Whom to ask"),
            (self.status, "Status of the question"),
            (self.minutes, "Minutes for the question"),
            (self.shared, "Shared with the committee"),
            (self.answer, "Answer"),
        ):
            field.setAccessibleName(name)
        choices = QFormLayout()
        choices.setHorizontalSpacing(space[2])
        choices.setVerticalSpacing(space[1])
        choices.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in (
            ("Ask", self.who),
            ("Status", self.status),
            ("Minutes", self.minutes),
        ):
            choices.addRow(words, field)
        inside = self._inside
        look(inside, "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(space[3], 0, space[2], space[2])
        column.setSpacing(space[1])
        column.addWidget(self._title)
        column.addWidget(self._words)
        fields = QVBoxLayout(self._form)
        fields.setContentsMargins(0, space[1], 0, 0)
        fields.setSpacing(space[1])
        fields.addLayout(choices)
        fields.addWidget(_rule())
        fields.addWidget(self.evidence)
        fields.addWidget(_rule())
        fields.addWidget(_label("Answer", self.answer))
        fields.addWidget(self.answer)
        column.addWidget(self.shared)
        column.addWidget(self._form)
        column.addWidget(self.hints)
        column.addStretch()
        self.setWidget(inside)
        for before, after in pairwise((self.shared, self.who, self.status, self.minutes)):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.who.typed.connect(lambda words: self._on_typed("who", words))
        self.answer.typed.connect(lambda words: self._on_typed("answer", words))
        self.who.saved.connect(lambda words: self._on_saved(who=words))
        self.answer.saved.connect(lambda words: self._on_saved(answer=words))
        self.minutes.typed.connect(self._on_minutes_typed)
        self.status.activated.connect(
            lambda _: self._revise(status=NoteStatus(self.status.currentData()))
        )
        self.shared.toggled.connect(lambda shared: self._revise(private=not shared))
        self.minutes.given.connect(self._on_minutes)
        self.hints.aside_asked.connect(self._on_hint_aside)
        self.hints.merge_asked.connect(self._on_merge)
        self.hints.part_asked.connect(self._on_part)

    def _on_hint_aside(self, key: str) -> None:
        if entry_id := self.entry_id:
            self._desk.perform(
                lambda: hints.put_hint_aside(self._desk.library, self._meeting_id, entry_id, key)
            )
            # The button that was pressed is gone with its hint, and the keyboard with it.
            self.left.emit()

    def _on_merge(self, other_id: str) -> None:
        self.flush()
        if entry_id := self.entry_id:
            self._desk.perform(
                lambda: board_order.merge_entries(
                    self._desk.library, self._meeting_id, entry_id, other_id
                )
            )
            self.left.emit()

    def _on_part(self) -> None:
        self.flush()
        if entry_id := self.entry_id:
            self._desk.perform(
                lambda: board_order.part_entry(self._desk.library, self._meeting_id, entry_id)
            )
            self.left.emit()

    def _revise(self, *, status: NoteStatus | None = None, private: bool | None = None) -> None:
        library, meeting_id = self._desk.library, self._meeting_id
        if entry_id := self.entry_id:
            self._desk.perform(
                lambda: questions.revise_entry(
                    library, meeting_id, entry_id, status=status, private=private
                )
            )

    def _on_saved(self, *, who: str | None = None, answer: str | None = None) -> None:
        library, meeting_id = self._desk.library, self._meeting_id
        if entry_id := self.entry_id:
            self._desk.perform(
                lambda: as_typed.typed(
                    entry_id,
                    lambda: questions.revise_entry(
                        library, meeting_id, entry_id, who=who, answer=answer
                    ),
                )
            )

    def _on_typed(self, field: str, words: str) -> None:
        library, meeting_id = self._desk.library, self._meeting_id
        if entry_id := self.entry_id:
            self._desk.keep(
                lambda: as_typed.keep_words(library, meeting_id, entry_id, field, words)
            )

    def _on_minutes_typed(self, given: int | None) -> None:
        library, meeting_id = self._desk.library, self._meeting_id
        if entry_id := self.entry_id:
            self._desk.keep(lambda: as_typed.keep_minutes(library, meeting_id, entry_id, given))

    def _on_minutes(self, given: int | None) -> None:
        library, meeting_id = self._desk.library, self._meeting_id
        if entry_id := self.entry_id:
            self._desk.perform(
                lambda: as_typed.typed(
                    entry_id, lambda: questions.set_minutes(library, meeting_id, entry_id, given)
                )
            )


def _title(placed: Placed) -> str:
    if placed.entry.is_line:
        return "Line of enquiry"
    if not placed.number:
        return "Merged: another is asked in its place"
    return f"{'Follow-up' if placed.is_follow_up else 'Question'} {placed.number}"


def _label(words: str, field: QWidget) -> QLabel:
    label = plain_label(words, "small-muted")
    label.setBuddy(field)
    return label


def _rule() -> QFrame:
    rule = QFrame()
    look(rule, "rule")
    return rule
