"""All notes: every question and note of every meeting, by agenda item and kind."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QCloseEvent, QHideEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.notes import NoteKind, NoteRow
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.meeting_chooser import say_meetings
from scrutiny_desk.ui.models.delegates import RowList, dress_list
from scrutiny_desk.ui.models.empty import EmptyPane, plain_label
from scrutiny_desk.ui.models.grouped import ROW_ROLE, Group, GroupedModel, choose, keeping_place
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.questions.editor import NoteEditor
from scrutiny_desk.ui.questions.note_rows import ItemDelegate, NoteDelegate
from scrutiny_desk.ui.questions.sorting import (
    EVERY_ITEM,
    ItemCount,
    having,
    items_of,
    of_item,
    of_kind,
    where_of,
)
from scrutiny_desk.ui.theme import look

_NOTHING = "Select words on a page in Papers and press Q for a question, or N for a note."


class AllNotes(QWidget):
    """Items with counts on the left, notes as cards, the note in hand on the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.meeting_id: str | None = None
        self.setAccessibleName("All notes")
        self._rows: list[NoteRow] = []
        self._item = EVERY_ITEM
        self.meeting_box, self.kind_box, self.words_box = QComboBox(), QComboBox(), QLineEdit()
        self._total = plain_label("", "muted", wrap=False)
        self.items_model = GroupedModel(_item_key, _item_words, self)
        self.notes_model = GroupedModel(_note_key, _note_words, self)
        self.items, self.notes = QListView(), RowList()
        dress_list(self.items, self.items_model, ItemDelegate(desk, self.items), "Agenda items")
        dress_list(
            self.notes, self.notes_model, NoteDelegate(desk, self.notes), "Questions and notes"
        )
        self.editor = NoteEditor(desk)
        self.empty = EmptyPane("No question or note yet", _NOTHING)
        self._middle = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the notes as they stand now."""
        self._fill_meetings()
        meeting_id = self.meeting_box.currentData()
        self._rows = notes.list_notes(self.desk.library, meeting_id=meeting_id or None)
        self._show()

    def set_meeting(self, meeting_id: str | None) -> None:
        """The meeting in hand changed: show its notes."""
        self.meeting_id = meeting_id
        self._fill_meetings()
        found = self.meeting_box.findData(meeting_id or "")
        if found >= 0 and found != self.meeting_box.currentIndex():
            self.meeting_box.setCurrentIndex(found)
            self.refresh()

    def settle(self) -> None:
        """Save what is being typed."""
        self.editor.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        space = self.desk.theme.space
        self.meeting_box.setAccessibleName("Meeting")
        self.kind_box.setAccessibleName("Kind")
        self.words_box.setAccessibleName("Words in a question or note")
        self.words_box.setPlaceholderText("Words in a note")
        self.words_box.setClearButtonEnabled(True)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.meeting_box.setMinimumContentsLength(18)
        self.kind_box.setMinimumContentsLength(12)
        for box in (self.meeting_box, self.kind_box):
            box.setSizeAdjustPolicy(adjust)
        policy = QSizePolicy.Policy
        self.meeting_box.setSizePolicy(policy.Expanding, policy.Fixed)
        top = WrapRow(space[2])
        top.addWidget(self._total)
        for field in (self.meeting_box, self.kind_box, self.words_box):
            top.addWidget(field)
        look(self.items, "side")
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        for pane, share in ((self.items, 0), (self.notes, 1), (self.editor, 0)):
            panes.addWidget(pane)
            panes.setStretchFactor(panes.count() - 1, share)
        px = self.desk.theme.px
        self.items.setMinimumWidth(px(110))
        self.notes.setMinimumWidth(px(120))
        self.editor.setMinimumWidth(px(220))
        panes.setSizes([px(230), px(500), px(380)])
        self._middle.addWidget(panes)
        self._middle.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space[2], 0, 0)
        column.setSpacing(space[2])
        column.addLayout(top)
        column.addWidget(self._middle, 1)

    def _connect(self) -> None:
        self.meeting_box.activated.connect(self.refresh)
        self.kind_box.activated.connect(self._show)
        self.words_box.textChanged.connect(self._show)
        self.items.selectionModel().currentChanged.connect(self._on_item)
        self.notes.selectionModel().currentChanged.connect(self._on_note)
        self.notes.opened.connect(self._on_open)
        self.notes.delete_asked.connect(self._on_delete_key)
        self.editor.delete_asked.connect(self._delete)

    def _fill_meetings(self) -> None:
        """The meeting box is filled anew only when other meetings stand on the shelf."""
        meetings = papers.list_meetings(self.desk.library)
        names = zip((one.id for one in meetings), say_meetings(meetings), strict=True)
        entries = [("", "All meetings"), *names]
        box = self.meeting_box
        if entries == [(box.itemData(i), box.itemText(i)) for i in range(box.count())]:
            return
        first = box.count() == 0
        chosen = (self.meeting_id or "") if first else box.currentData()
        box.clear()
        for key, words in entries:
            box.addItem(words, key)
        box.setCurrentIndex(max(box.findData(chosen), 0))

    def _fill_kinds(self) -> None:
        box, chosen = self.kind_box, self.kind_box.currentData()
        entries = [("", f"All kinds ({len(self._rows)})")]
        for kind in NoteKind:
            count = len(of_kind(self._rows, kind))
            if count or chosen == kind.value:
                entries.append((kind.value, f"{kind.shape}  {kind.word} ({count})"))
        if entries == [(box.itemData(i), box.itemText(i)) for i in range(box.count())]:
            return
        box.clear()
        for key, words in entries:
            box.addItem(words, key)
        box.setCurrentIndex(max(box.findData(chosen), 0))

    def _show(self) -> None:
        self._fill_kinds()
        chosen = self.kind_box.currentData()
        rows = of_kind(self._rows, NoteKind(chosen) if chosen else None)
        rows = having(rows, self.words_box.text())
        items = items_of(rows)
        if self._item not in {item.key for item in items}:
            self._item = EVERY_ITEM
        with keeping_place(self.items, self.items_model.key_at, self.items_model.index_of):
            self.items_model.show([Group((), tuple(items))])
        if not self.items.currentIndex().isValid():
            choose(self.items, self.items_model.index_of(_key_of(self._item)))
        self._show_notes(of_item(rows, self._item))
        self._total.setText(_total(self._rows))
        self._middle.setCurrentIndex(0 if self._rows else 1)
        one = self.meeting_box.currentData()
        self.empty.say("No question or note for this meeting yet" if one else
                       "No question or note yet", _NOTHING)  # fmt: skip

    def _show_notes(self, rows: list[NoteRow]) -> None:
        with keeping_place(self.notes, self.notes_model.key_at, self.notes_model.index_of):
            if self.editor.note_id not in {row.note.id for row in self._rows}:
                self.editor.forget()
            self.notes_model.show([Group((), tuple(rows))])
        if not self.notes.currentIndex().isValid():
            choose(self.notes, self.notes_model.first())
        self._on_note(self.notes.currentIndex())

    def _on_item(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, ItemCount) and row.key != self._item:
            self._item = row.key
            self._show()

    def _on_note(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, NoteRow):
            self.editor.show_note(row)
        else:
            self.editor.show_nothing()
        self.editor.setVisible(isinstance(row, NoteRow))

    def _on_open(self) -> None:
        row = self.notes.currentIndex().data(ROW_ROLE)
        if isinstance(row, NoteRow):
            self.settle()
            self.desk.page_asked.emit(row.note.paper_id, row.note.anchor.page_index)

    def _on_delete_key(self) -> None:
        key = self.notes_model.key_at(self.notes.currentIndex())
        if key:
            self.settle()
            self._delete(key)

    def _delete(self, note_id: str) -> None:
        self.desk.perform(lambda: notes.delete_note(self.desk.library, note_id))


def _key_of(item: str) -> str:
    return f"item {item}"


def _item_key(row: ItemCount) -> str:
    return _key_of(row.key)


def _item_words(row: ItemCount) -> str:
    return f"{row.number} {row.title}, {row.count}".strip()


def _note_key(row: NoteRow) -> str:
    return row.note.id


def _note_words(row: NoteRow) -> str:
    note = row.note
    shared = "private" if note.private else "shared"
    return f"{note.kind.word}: {note.text}, {where_of(row)}, {note.status.value}, {shared}"


def _total(rows: list[NoteRow]) -> str:
    if not rows:
        return ""
    questions = sum(row.note.kind is NoteKind.QUESTION for row in rows)
    others = len(rows) - questions
    said = f"{questions} question{'' if questions == 1 else 's'}"
    return f"{said}, {others} other note{'' if others == 1 else 's'}"
