"""The note in hand: its text, kind, status and answer, saved as they are changed."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.notes import NoteKind, NoteRow, NoteStatus
from scrutiny_desk.services.notes import notes
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.saved_text import SavedText
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.questions.sorting import meeting_of, page_of, where_of
from scrutiny_desk.ui.theme import look


class NoteEditor(QScrollArea):
    """Shows one note beside the list and changes it through the services.

    delete_asked: the person wants this note gone; carries its id.
    """

    delete_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: NoteRow | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("The note in hand")
        self._where = plain_label("", "heading")
        self._meeting = plain_label("", "small-muted")
        self._quote = plain_label("", "muted")
        self._quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = SavedText()
        self.answer = SavedText()
        self.kind, self.status = QComboBox(), QComboBox()
        self.shared = QCheckBox("Shared with the committee")
        self.open_page = QPushButton("Open the page")
        self.delete = QPushButton("Delete")
        self._lay_out()
        self._fill_choices()
        self._connect()

    @property
    def note_id(self) -> str | None:
        """The id of the note in hand."""
        return self._row.note.id if self._row else None

    def show_note(self, row: NoteRow) -> None:
        """Show a note; words being typed in the same note stay as they are typed."""
        anew = row.note.id != self.note_id
        if anew:
            self.flush()
        self._row = row
        note = row.note
        where = where_of(row).replace(page_of(row), page_of(row).replace(" ", "\u00a0"))
        self._where.setText(where[:1].upper() + where[1:])
        self._meeting.setText(" · ".join(dict.fromkeys((meeting_of(row), row.paper_title))))
        self._quote.setText(f"“{note.anchor.quote}”")
        self._quote.setVisible(bool(note.anchor.quote))
        page = page_of(row)
        self.open_page.setText(f"Open {page}")
        self.open_page.setAccessibleName(f"Open {page}")
        self.text.show_words(note.text, anew=anew)
        self.answer.show_words(note.answer, anew=anew)
        for box, value in ((self.kind, note.kind), (self.status, note.status)):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(value.value))
            box.blockSignals(False)
        self.shared.blockSignals(True)
        self.shared.setChecked(not note.private)
        self.shared.blockSignals(False)

    def show_nothing(self) -> None:
        """No note is in hand."""
        self.flush()
        self._row = None

    def forget(self) -> None:
        """The note in hand is gone from the library: what was typed in it has no place."""
        self._row = None

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        self.text.flush()
        self.answer.flush()

    def _lay_out(self) -> None:
        theme = self._desk.theme
        space = theme.space
        self.text.setPlaceholderText("What do you want to ask or keep?")
        self.answer.setPlaceholderText("What was answered, by whom")
        self.text.setMinimumHeight(theme.px(110))
        self.answer.setMinimumHeight(theme.px(84))
        for box in (self.kind, self.status):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for field, name in (
            (self.text, "Text of the note"),
            (self.answer, "Answer"),
            (self.kind, "Kind of the note"),
            (self.status, "Status of the note"),
            (self.shared, "Shared with the committee"),
            (self.delete, "Delete the note"),
        ):
            field.setAccessibleName(name)
        inside = QWidget()
        look(inside, "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(space[3], space[2], space[3], space[3])
        column.setSpacing(space[1])
        for label in (self._where, self._meeting, self._quote):
            column.addWidget(label)
        choices = QFormLayout()
        choices.setHorizontalSpacing(space[2])
        choices.setVerticalSpacing(space[1])
        choices.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in (("Kind", self.kind), ("Status", self.status)):
            choices.addRow(words, field)
        column.addSpacing(space[0])
        column.addWidget(_label("Text", self.text))
        column.addWidget(self.text, 3)
        column.addLayout(choices)
        column.addWidget(_label("Answer", self.answer))
        column.addWidget(self.answer, 2)
        column.addWidget(self.shared)
        column.addWidget(_rule())
        buttons = WrapRow(space[1])
        buttons.addWidget(self.open_page)
        buttons.add_stretch()
        buttons.addWidget(self.delete)
        column.addLayout(buttons)
        self.setWidget(inside)
        in_order = (
            self.text,
            self.kind,
            self.status,
            self.answer,
            self.shared,
            self.open_page,
            self.delete,
        )
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)

    def _fill_choices(self) -> None:
        for kind in NoteKind:
            self.kind.addItem(f"{kind.shape}  {kind.word}", kind.value)
        for status in NoteStatus:
            self.status.addItem(status.word, status.value)

    def _connect(self) -> None:
        for name, field in (("text", self.text), ("answer", self.answer)):
            field.typed.connect(partial(self._on_typed, name))
            field.saved.connect(partial(self._on_saved, name))
        self.kind.activated.connect(self._on_kind)
        self.status.activated.connect(self._on_status)
        self.shared.toggled.connect(self._on_shared)
        self.open_page.clicked.connect(self._on_open)
        self.delete.clicked.connect(self._on_delete)

    def _on_typed(self, field: str, words: str) -> None:
        if note_id := self.note_id:
            self._desk.keep(lambda: notes.keep_typed(self._desk.library, note_id, field, words))

    def _on_saved(self, field: str, words: str) -> None:
        text, answer = (words, None) if field == "text" else (None, words)
        if note_id := self.note_id:
            self._desk.perform(
                lambda: (
                    notes.revise_note(self._desk.library, note_id, text=text, answer=answer)
                    or notes.words_typed(note_id)
                )
            )

    def _on_kind(self) -> None:
        kind = NoteKind(self.kind.currentData())
        if (note_id := self.note_id) and self._row and kind is not self._row.note.kind:
            self.flush()
            self._desk.perform(lambda: notes.revise_note(self._desk.library, note_id, kind=kind))

    def _on_status(self) -> None:
        status = NoteStatus(self.status.currentData())
        if (note_id := self.note_id) and self._row and status is not self._row.note.status:
            self.flush()
            self._desk.perform(
                lambda: notes.revise_note(self._desk.library, note_id, status=status)
            )

    def _on_shared(self, shared: bool) -> None:
        if note_id := self.note_id:
            self.flush()
            self._desk.perform(
                lambda: notes.revise_note(self._desk.library, note_id, private=not shared)
            )

    def _on_open(self) -> None:
        if self._row:
            note = self._row.note
            self._desk.page_asked.emit(note.paper_id, note.anchor.page_index)

    def _on_delete(self) -> None:
        if self.note_id:
            self.flush()
            self.delete_asked.emit(self.note_id)


def _label(words: str, field: QWidget) -> QLabel:
    label = plain_label(words, "small-muted")
    label.setBuddy(field)
    return label


def _rule() -> QFrame:
    rule = QFrame()
    look(rule, "rule")
    return rule
