"""One field of a found row: its label, an editor, and what the reader had found."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from scrutiny_desk.domain.review.review import ReviewField
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.saved_text import SAVE_AFTER_MS
from scrutiny_desk.ui.papers.marks.note_text import NoteText
from scrutiny_desk.ui.theme import look


class FieldText(NoteText):
    """Words that grow downwards; Enter is done with them, but in a list it begins a line.

    done: Enter was pressed.
    """

    done = Signal()

    def __init__(self, *, many_lines: bool, parent: QWidget | None = None) -> None:
        super().__init__(1, parent)
        self._many_lines = many_lines

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif enter and not self._many_lines:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)


class FieldEditor(QWidget):
    """changed: words to keep, a little after the last key or when the field is left.

    Carries the field's name, the words, and whether the field was left. pauses: whether a pause
    is enough, or only leaving the field. typed: after every key. done: Enter; the next
    field is wanted. ended: Escape.
    """

    changed = Signal(str, str, bool)
    typed = Signal()
    done = Signal()
    ended = Signal()

    def __init__(
        self, desk: Desk, field: ReviewField, *, pauses: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pauses = pauses
        self._name, self._label, self._shown = field.name, field.label, ""
        self._showing = False
        self._text: FieldText | None = None
        self._choice: QComboBox | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(lambda: self._hand_over(left=False))
        self.note = plain_label("", "small-muted")
        self.trouble = plain_label("")
        look(self.trouble, "small", "overdue")
        for label in (self.note, self.trouble):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.space[0] // 2)
        column.addWidget(self._make(field))
        column.addWidget(self.note)
        column.addWidget(self.trouble)
        column.addStretch()
        self.setFocusProxy(self.editor)

    @property
    def editor(self) -> QWidget:
        """What is typed in."""
        one = self._text or self._choice
        assert one is not None  # noqa: S101 - `_make` makes one of the two
        return one

    @property
    def name(self) -> str:
        """The field's name."""
        return self._name

    def words(self) -> str:
        """What stands in the editor now."""
        if self._text is not None:
            return self._text.words()
        return str(self._choice.currentData()) if self._choice is not None else ""

    @property
    def under_way(self) -> bool:
        """Whether words stand here that are not kept in the row."""
        return self.words() != self._shown

    def show_field(self, field: ReviewField, *, anew: bool) -> None:
        """Show the field as it stands on the shelf; words being typed stay, unless anew.

        anew: the field belongs to another row than before.
        """
        if anew or (self.words() == self._shown and field.text != self._shown):
            self._set_words(field.text)
        elif field.text == self.words():
            self._shown = field.text
        if anew:
            self.say_trouble("")
        self._say_note(field)

    def type_words(self, words: str) -> None:
        """Put words in as if they were typed: they could not be kept before."""
        if self._text is not None:
            self._showing = True
            self._text.set_words(words)
            self._showing = False
            self._timer.stop()

    def say_trouble(self, words: str) -> None:
        """Say under the field why its words are not kept."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        said = f"{words} {self.note.text()}".strip()
        self.editor.setAccessibleDescription(said)

    def flush(self) -> None:
        """Hand over what was typed and not yet kept."""
        self._hand_over(left=True)

    def _make(self, field: ReviewField) -> QWidget:
        if field.kind == "choice":
            self._choice = QComboBox()
            for choice in field.choices:
                self._choice.addItem(choice or "–", choice)
            self._choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._choice.activated.connect(lambda: self._hand_over(left=True))
        else:
            self._text = FieldText(many_lines=field.kind == "list")
            if self._pauses:
                self._text.textChanged.connect(self._timer.start)
            self._text.textChanged.connect(self._on_typed)
            self._text.left.connect(self.flush)
            self._text.done.connect(self._on_done)
            self._text.ended.connect(self.ended)
        self.editor.setAccessibleName(field.label)
        return self.editor

    def _set_words(self, words: str) -> None:
        self._shown = words
        if self._text is not None and self._text.words() != words:
            self._showing = True
            self._text.set_words(words)
            self._showing = False
        if self._choice is not None:
            if self._choice.findData(words) < 0:
                self._choice.addItem(words, words)
            self._choice.setCurrentIndex(self._choice.findData(words))
        self._timer.stop()

    def _say_note(self, field: ReviewField) -> None:
        told = []
        if field.read_as:
            told.append(f"Read as {field.read_as}")
        if field.found is not None:
            told.append(f"Found: {field.found}" if field.found else "Found: nothing")
        self.note.setText(". ".join(told))
        self.note.setVisible(bool(told))
        self.editor.setAccessibleDescription(f"{self.trouble.text()} {self.note.text()}".strip())

    def _hand_over(self, *, left: bool) -> None:
        self._timer.stop()
        words = self.words()
        if words != self._shown:
            self.changed.emit(self._name, words, left)

    def kept(self, words: str) -> None:
        """The words are on the shelf now."""
        self._shown = words
        self.say_trouble("")

    def _on_typed(self) -> None:
        if not self._showing:
            self.typed.emit()

    def _on_done(self) -> None:
        self.flush()
        self.done.emit()
