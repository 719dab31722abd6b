"""One note beside the page: its words, and its kind, status, privacy and answer when in hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import MarkForm, Note, NoteKind, NoteStatus
from scrutiny_desk.services.notes import notes
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.papers.marks.kind_icon import kind_icon
from scrutiny_desk.ui.papers.marks.note_text import NoteText
from scrutiny_desk.ui.papers.marks.privacy import privacy_picture, privacy_word
from scrutiny_desk.ui.theme import look

SAVE_AFTER_MS = 400
_QUOTE_SHOWN = 140


class NoteCard(QFrame):
    """Shows a note and writes every change of it through the service as it is made.

    chosen: the card was taken in hand (its note's id). ended: Escape; back to the page, please.
    """

    chosen = Signal(str)
    ended = Signal()

    def __init__(self, desk: Desk, note: Note, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.note = note
        self._open = False
        self._saved = {"text": "", "answer": ""}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        look(self, "card")
        self._make_words()
        self._make_controls()
        self._lay_out()
        self.show_note(note, about)
        self.set_open(opened=False)

    def _make_controls(self) -> None:
        self.kind = QComboBox()
        look(self.kind, "quiet")
        self.kind.setMinimumWidth(self._desk.theme.size("chooser_least"))
        for kind in NoteKind:
            self.kind.addItem(kind_icon(kind, self._desk.theme), kind.word, kind)
        side = self._desk.theme.size("chip")
        self.kind.setIconSize(QSize(side, side))
        self.kind.setAccessibleName("Kind of mark")
        self.kind.activated.connect(self._on_kind)
        self._delete = QPushButton("Delete")
        look(self._delete, "quiet")
        self._delete.setToolTip("Delete this note; Undo brings it back")
        self._delete.setAccessibleName("Delete this note")
        self._delete.clicked.connect(self._on_delete)
        self._answer_button = QPushButton()
        look(self._answer_button, "link")
        self._answer_button.clicked.connect(self._on_answer_asked)
        self._make_choosers()
        for control in self._controls():
            control.installEventFilter(self)

    def _make_words(self) -> None:
        self._badge = QLabel()
        self._form = QLabel()
        look(self._form, "small-muted")
        self._quote = QLabel()
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setWordWrap(True)
        look(self._quote, "small-muted")
        self.text = NoteText(2)
        self.text.textChanged.connect(lambda: self._on_typed("text", self.text))
        self._summary = QLabel()
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        look(self._summary, "small-muted")
        self.answer = NoteText(2)
        self.answer.setPlaceholderText("What was answered")
        self.answer.setAccessibleName("Answer")
        self.answer.textChanged.connect(lambda: self._on_typed("answer", self.answer))
        for field in (self.text, self.answer):
            field.entered.connect(self._on_entered)
            field.left.connect(self.flush)
            field.ended.connect(self.ended)

    def _make_choosers(self) -> None:
        self.status = QComboBox()
        for status in NoteStatus:
            self.status.addItem(status.word, status)
        self.status.setAccessibleName("Status")
        self.status.activated.connect(self._on_status)
        self.private = QComboBox()
        self.private.addItem("Private", True)
        self.private.addItem("Shared", False)
        self.private.setAccessibleName("Private or shared")
        self.private.activated.connect(self._on_private)
        self.form = QComboBox()
        for form in (MarkForm.HIGHLIGHT, MarkForm.UNDERLINE):
            self.form.addItem(form.word, form)
        self.form.setAccessibleName("Highlight or underline")
        self.form.activated.connect(self._on_form)
        for box in (self.status, self.private, self.form):
            look(box, "small")
            box.setMinimumWidth(self._desk.theme.size("chooser_least"))

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        top = QHBoxLayout()
        top.setSpacing(space[0])
        top.addWidget(self.kind, 1)
        told = QHBoxLayout()
        told.setSpacing(space[0])
        told.addWidget(self._badge)
        told.addWidget(self._form, 1)
        choices = WrapRow(space[1])
        for box in (self.status, self.private, self.form):
            choices.addWidget(box)
        choices.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[1], space[0], space[1], space[1])
        column.setSpacing(space[0])
        column.addLayout(top)
        column.addLayout(told)
        for widget in (self._quote, self.text, self._summary):
            column.addWidget(widget)
        column.addSpacing(space[0])
        column.addLayout(choices)
        column.addWidget(self._answer_button)
        column.addWidget(self.answer)

    def show_note(self, note: Note, about: str) -> None:
        """Show the note as it stands on the shelf; words being typed now are left alone."""
        self.note = note
        self.kind.setCurrentIndex(self.kind.findData(note.kind))
        self.kind.setToolTip(note.kind.word)
        self.status.setCurrentIndex(self.status.findData(note.status))
        self.private.setCurrentIndex(self.private.findData(note.private))
        long = len(about) > _QUOTE_SHOWN
        self._quote.setText(f"{about[:_QUOTE_SHOWN].rstrip()}…”" if long else about)
        answered = " · answer written" if note.answer else ""
        self._summary.setText(f"{note.status.word}{answered}")
        self._badge.setPixmap(privacy_picture(self._desk.theme, private=note.private))
        self._form.setText(f"{privacy_word(private=note.private)} · {note.form.word.lower()}")
        if note.form.on_words:
            self.form.setCurrentIndex(self.form.findData(note.form))
        self.text.setPlaceholderText(
            "Write the question" if note.kind is NoteKind.QUESTION else "Write the note"
        )
        # While somebody types, the shelf may be a letter behind.
        typing = self._timer.isActive()
        for name, field, words in self._fields(note):
            if words != self._saved[name] and not typing:
                self._saved[name] = words
                if field.words() != words:
                    blocked = field.blockSignals(True)
                    field.set_words(words)
                    field.blockSignals(blocked)
        self.text.setAccessibleName(f"{note.kind.word} on page {note.anchor.page_label}")
        self._name_answer()

    def set_open(self, *, opened: bool) -> None:
        """Take the card in hand, with all its controls, or fold it to words and a summary."""
        self._open = opened
        for widget in (self.status, self.private, self._delete, self._answer_button):
            widget.setVisible(opened)
        self.form.setVisible(opened and self.note.form.on_words)
        self.answer.setVisible(opened and bool(self.answer.words()))
        self._summary.setVisible(not opened)
        look(self.text, "" if opened else "quiet")
        self.setProperty("chosen", opened)
        look(self, "card")
        self._name_answer()

    def flush(self) -> None:
        """Tell what was typed; its letters are on the shelf, or on their way there."""
        self._timer.stop()
        changed = {
            name: field.words()
            for name, field, _ in self._fields(self.note)
            if field.words() != self._saved[name]
        }
        if not changed:
            return
        try:
            change = notes.revise_note(
                self._desk.library,
                self.note.id,
                text=changed.get("text"),
                answer=changed.get("answer"),
            )
        except DeskError as error:
            self._desk.troubled.emit(error)
            return
        # Not `perform`: the message bar need not say at every pause that words were saved.
        self._saved |= changed
        self._desk.changed.emit(change or notes.words_typed(self.note.id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._on_entered()
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.ended.emit()
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.text.setFocus(Qt.FocusReason.MouseFocusReason)

    def _controls(self) -> tuple[QWidget, ...]:
        choosers = (self.kind, self.status, self.private, self.form)
        return (*choosers, self._delete, self._answer_button)

    def _fields(self, note: Note) -> tuple[tuple[str, NoteText, str], ...]:
        return (("text", self.text, note.text), ("answer", self.answer, note.answer))

    def _name_answer(self) -> None:
        shown = self.answer.isVisibleTo(self)
        self._answer_button.setText("▾ Answer" if shown else "▸ Answer")
        self._answer_button.setAccessibleName("Hide the answer" if shown else "Show the answer")

    def _on_typed(self, name: str, field: NoteText) -> None:
        if not self._desk.library.read_only:
            notes.keep_typed(self._desk.library, self.note.id, name, field.words())
        self._timer.start()

    def _on_entered(self) -> None:
        if not self._open:
            self.chosen.emit(self.note.id)

    def _on_answer_asked(self) -> None:
        shown = not self.answer.isVisibleTo(self)
        self.answer.setVisible(shown)
        self._name_answer()
        if shown:
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        if kind != self.note.kind:
            self.flush()
            self._desk.perform(
                lambda: notes.revise_note(self._desk.library, self.note.id, kind=NoteKind(kind))
            )

    def _on_status(self) -> None:
        status = self.status.currentData()
        if status != self.note.status:
            self.flush()
            self._desk.perform(
                lambda: notes.revise_note(
                    self._desk.library, self.note.id, status=NoteStatus(status)
                )
            )

    def _on_form(self) -> None:
        form = self.form.currentData()
        if form != self.note.form:
            self.flush()
            self._desk.perform(
                lambda: notes.revise_note(self._desk.library, self.note.id, form=MarkForm(form))
            )

    def _on_private(self) -> None:
        private = bool(self.private.currentData())
        if private is not self.note.private:
            self.flush()
            self._desk.perform(
                lambda: notes.revise_note(self._desk.library, self.note.id, private=private)
            )

    def _on_delete(self) -> None:
        self.flush()
        self._desk.perform(lambda: notes.delete_note(self._desk.library, self.note.id))
