"""Writing on the board itself: the field over a row, and what becomes of what is typed in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.questions.questions import TOP, EntryKind
from scrutiny_desk.services.questions import as_typed, questions
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import ROW_ROLE, choose
from scrutiny_desk.ui.questions.board_list import BoardList, BoardModel
from scrutiny_desk.ui.questions.board_rows import NEW, BoardRow, NewPlace
from scrutiny_desk.ui.theme import look


class Writing(QObject):
    """Begins, saves and ends the writing of a row.

    A new row is stored with its first letter, and goes where it is left without words, so that
    nothing empty is ever left behind. show: lays the board out anew, with the row of `new` where
    it belongs.
    """

    def __init__(
        self, desk: Desk, board_list: BoardList, model: BoardModel, show: Callable[[], None]
    ) -> None:
        super().__init__(board_list)
        self._desk, self._list, self._model, self._show = desk, board_list, model, show
        self.meeting_id = ""
        self.new: NewPlace | None = None
        self._place: NewPlace | None = None
        self._made: str | None = None
        self._before: str | None = None
        writer = board_list.writer
        writer.typed.connect(self._on_typed)
        writer.saved.connect(self._on_saved)
        writer.next_asked.connect(self._on_next_asked)
        writer.left.connect(self.end)
        writer.focus_left.connect(self._on_focus_left)

    @property
    def under_way(self) -> bool:
        return self._list.writing is not None

    def begin_new(self, place: NewPlace) -> None:
        """Open a field for something new."""
        self.end()
        self._before = self._model.key_at(self._list.currentIndex())
        self.new = self._place = place
        self._show()
        self._open(NEW, "", place.kind)

    def begin(self, row: BoardRow, place: NewPlace) -> None:
        """Open the field over a row; place: where Enter puts the next one."""
        if self._list.writing == row.key:
            return
        self.end()
        self._place = place
        self._open(row.key, row.entry.text, row.entry.kind)

    def keep(self) -> None:
        """Save what is typed; the field stays open."""
        if self.under_way:
            self._list.writer.flush()

    def end(self) -> None:
        """Save what is typed and put the field away; a new row without words goes.

        The row in hand is the one that was written, or where that goes the one before it.
        """
        if not self.under_way:
            return
        self.keep()
        key, made = self._list.writing, self._made
        words = self._list.writer.toPlainText()
        self.new = self._made = None
        self._list.stop_writing()
        empty = not words.strip() and key in (NEW, made)
        if made is not None and empty:
            self._desk.perform(
                lambda: questions.drop_empty(self._desk.library, self.meeting_id, made)
            )
        self._show()
        before = self._model.index_of(self._before or "")
        if empty and before.isValid():
            choose(self._list, before)

    def follow(self) -> None:
        """After the rows were laid out anew: the field follows its row, or goes with it."""
        key = self._list.writing
        if key is None:
            return
        index = self._model.index_of(key)
        if not index.isValid():
            self._list.writer.show_words("", anew=True)
            self.new = self._made = None
            self._list.stop_writing()
            return
        row = index.data(ROW_ROLE)
        if isinstance(row, BoardRow) and key != NEW:
            self._list.writer.show_words(row.entry.text, anew=False)
        self._list.follow()

    def _open(self, key: str, words: str, kind: EntryKind) -> None:
        line = kind is EntryKind.LINE
        writer = self._list.writer
        look(writer, "line-title" if line else "")
        writer.setAccessibleName(
            "Words of the line of enquiry" if line else "Words of the question"
        )
        writer.setPlaceholderText("A line of enquiry" if line else "What do you want to ask?")
        choose(self._list, self._model.index_of(key))
        self._list.write_in(key, words)

    def _on_typed(self, words: str) -> None:
        """Every letter is on its way to the disk with its key."""
        library, meeting_id, key = self._desk.library, self.meeting_id, self._list.writing
        if key == NEW:
            # What goes wrong is told at the pause, not at every key.
            self._desk.keep(lambda: self._store_new(words, told=False))
        elif key is not None:
            self._desk.keep(lambda: as_typed.keep_words(library, meeting_id, key, "text", words))

    def _on_saved(self, words: str) -> None:
        library, meeting_id, key = self._desk.library, self.meeting_id, self._list.writing
        if key == NEW:
            self._store_new(words, told=True)
        elif key is not None:
            self._desk.perform(
                lambda: as_typed.typed(
                    key, lambda: questions.revise_entry(library, meeting_id, key, text=words)
                )
            )

    def _store_new(self, words: str, *, told: bool) -> None:
        new = self.new
        if new is None or not words.strip():
            return
        try:
            change = questions.add_entry(
                self._desk.library,
                self.meeting_id,
                new.item,
                kind=new.kind,
                text=words,
                parent=new.parent,
                after=new.after,
            )
        except DeskError as error:
            if told:
                self._desk.troubled.emit(error)
            return
        entry_id = self._made = change.ids[0]
        self.new = None
        self._list.writing = entry_id
        self._place = _after(new, entry_id)
        self._desk.announce(change)
        choose(self._list, self._model.index_of(entry_id))

    def _on_next_asked(self) -> None:
        """End this one and begin the next; an empty new one only ends."""
        empty = not self._list.writer.toPlainText().strip()
        self.keep()
        place = self._place
        if empty or place is None:
            self.end()
            return
        self.begin_new(place)

    def _on_focus_left(self) -> None:
        """The field goes when the keyboard goes elsewhere, and stays behind another window."""
        if self.under_way and self._list.window().isActiveWindow():
            self.end()


def _after(new: NewPlace, entry_id: str) -> NewPlace:
    """Where the next one goes: the first question of a new line, or after the one just written."""
    if new.kind is EntryKind.LINE:
        return NewPlace(EntryKind.QUESTION, new.item, entry_id)
    return NewPlace(new.kind, new.item, new.parent, entry_id)


def next_place(row: BoardRow, parent: str) -> NewPlace:
    """Where Enter puts a new one after the row in hand; parent: what the row stands under."""
    entry = row.entry
    if entry.is_line:
        return NewPlace(EntryKind.QUESTION, entry.item, entry.id)
    return NewPlace(EntryKind.QUESTION, entry.item, parent or TOP, entry.id)
