"""The row in hand as a form: why it is doubtful, what can be done with it, its fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.review.review import FactState, ReviewField, ReviewRow
from scrutiny_desk.services.typed import keep_letters, keep_typed, typed_before
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.review.field import FieldEditor
from scrutiny_desk.ui.theme import look

_FORM = "found row"
_KEPT_WHEN_LEFT = frozenset({"document", "meeting"})
"""Half a word here would give the paper another meeting or name while it is being typed."""

Keep = Callable[[str, str, str], DeskError | None]
"""Keeps words typed in a field of a row (id, field, words); gives the trouble where it cannot."""


class RowForm(QWidget):
    """accept_asked, drop_asked: a button, or Ctrl+Enter. left: Escape in a field.

    after: what the Tab key leaves for the first field.
    """

    accept_asked = Signal()
    drop_asked = Signal()
    left = Signal()

    def __init__(
        self, desk: Desk, keep: Keep, after: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keep = keep
        self._after = after
        self._row: ReviewRow | None = None
        self._made_for: tuple[object, ...] = ()
        self._unkept: dict[tuple[str, str], str] = {}
        self.editors: list[FieldEditor] = []
        self.why = plain_label("")
        look(self.why, "", "due")
        self.accept = QPushButton("Accept")
        self.drop = QPushButton("Drop")
        self._area = QScrollArea()
        self._fields = QWidget()
        self._inside = QVBoxLayout()
        self._lay_out()
        self.accept.clicked.connect(self.accept_asked)
        self.drop.clicked.connect(self.drop_asked)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            both = QShortcut(QKeySequence(keys), self)
            both.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            both.activated.connect(self.accept_asked)

    @property
    def row_id(self) -> str | None:
        """The id of the row in hand."""
        return None if self._row is None else self._row.id

    def show_row(self, row: ReviewRow) -> None:
        """Show a row; words being typed in the same row stay."""
        anew = row.id != self.row_id
        if anew:
            self.flush()
        self._row = row
        # A row with nothing to correct says all of it above: why it is to be looked at.
        fields = row.fields if row.can_correct else ()
        cells = tuple((one.name, one.label, one.kind, one.choices) for one in fields)
        made_for = (row.section, *cells)
        if made_for != self._made_for:
            self._make_editors(fields, pauses=row.section not in _KEPT_WHEN_LEFT)
            self._made_for, anew = made_for, True
        held = typed_before(self._desk.library, _FORM, row.id) if anew else {}
        for editor, field in zip(self.editors, fields, strict=True):
            editor.show_field(field, anew=anew)
            unkept = self._unkept.get((row.id, field.name))
            if anew and unkept is not None:
                editor.type_words(unkept)
                editor.say_trouble("Not kept: these words could not be read.")
            elif held.get(field.name, field.text) != field.text:
                editor.type_words(held[field.name])
                editor.say_trouble("What you wrote here before is here again.")
        if anew:
            self._area.verticalScrollBar().setValue(0)
        doubts = " ".join(f"{doubt.rstrip('.')}." for doubt in row.doubts)
        self.why.setText(f"▲ {doubts}")
        self.why.setVisible(bool(doubts) and (row.doubtful or not fields))
        dropped = row.state is FactState.DROPPED
        self.accept.setText("Accept" if row.state is FactState.FOUND else "Next row")
        self.drop.setText("Put back" if dropped else "Drop")
        self.drop.setAccessibleName("Put the row back" if dropped else "Drop the row")
        self.accept.setAccessibleName(
            "Accept the row and go to the next"
            if row.state is FactState.FOUND
            else "Go to the next row"
        )

    def show_nothing(self) -> None:
        """No row is in hand."""
        self.flush()
        self._row = None

    def flush(self) -> None:
        """Keep what was typed and not yet kept."""
        for editor in list(self.editors):
            editor.flush()

    def focus_field(self) -> bool:
        """Put the keyboard into the first field; False where there is nothing to correct."""
        if self._row is None or not self.editors:
            return False
        self.editors[0].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def editor(self, name: str) -> FieldEditor:
        """The editor of a field; KeyError where the row has none of that name."""
        for one in self.editors:
            if one.name == name:
                return one
        raise KeyError(name)

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        look(self.accept, "primary")
        self.accept.setToolTip("Accept and go to the next (Enter in the list, Ctrl+Enter here)")
        self.drop.setToolTip("Drop or put back (Delete in the list)")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName("Fields of the row in hand")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumHeight(self._desk.theme.size("row"))
        inside = QWidget()
        look(inside, "plain")
        below = self._inside
        inside.setLayout(below)
        below.setContentsMargins(0, 0, space[1], 0)
        below.setSpacing(space[1])
        below.addWidget(self.why)
        below.addWidget(self._fields)
        below.addStretch()
        self._area.setWidget(inside)
        buttons = WrapRow(space[1])
        for button in (self.accept, self.drop):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space[1], 0, 0)
        column.setSpacing(space[1])
        column.addWidget(self._area, 1)
        column.addLayout(buttons)

    def _make_editors(self, fields: Sequence[ReviewField], *, pauses: bool) -> None:
        space = self._desk.theme.space
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(space[2])
        form.setVerticalSpacing(space[1])
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.editors = []
        before = self._after
        for field in fields:
            editor = FieldEditor(self._desk, field, pauses=pauses)
            editor.changed.connect(self._on_changed)
            editor.typed.connect(self._on_typed)
            editor.done.connect(lambda one=editor: self._next_after(one))
            editor.ended.connect(self.left)
            label = plain_label(field.label, "muted", wrap=False)
            label.setBuddy(editor.editor)
            label.setContentsMargins(0, space[0], 0, 0)
            form.addRow(label, editor)
            self.editors.append(editor)
        self._inside.replaceWidget(self._fields, inside)
        for editor in self.editors:
            QWidget.setTabOrder(before, editor.editor)
            before = editor.editor
        self._fields.hide()
        self._fields.deleteLater()
        self._fields = inside

    def _next_after(self, editor: FieldEditor) -> None:
        place = self.editors.index(editor) + 1
        if place < len(self.editors):
            self.editors[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.editors[place])
        else:
            self.accept.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_typed(self) -> None:
        """Every letter is on its way to the disk, beside the row until it can be kept in it."""
        row_id, library = self.row_id, self._desk.library
        if row_id is not None:
            typed = {one.name: one.words() for one in self.editors if one.under_way}
            self._desk.keep(lambda: keep_letters(library, _FORM, row_id, typed))

    def _on_changed(self, name: str, words: str, left: bool) -> None:
        row = self._row
        if row is None:
            return
        editor = self.editor(name)
        trouble = self._keep(row.id, name, words)
        if trouble is None:
            self._unkept.pop((row.id, name), None)
            editor.kept(words)
            held = typed_before(self._desk.library, _FORM, row.id)
            others = {one: typed for one, typed in held.items() if one != name}
            keep_typed(self._desk.library, _FORM, row.id, others)
            return
        self._unkept[row.id, name] = words
        editor.say_trouble(f"Not kept: {trouble.one_line()}")
        if left:
            self._desk.troubled.emit(trouble)
