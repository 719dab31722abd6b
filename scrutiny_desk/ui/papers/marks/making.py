"""Marks by keyboard: making each form, going from one to the next, changing, moving, deleting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from scrutiny_desk.domain.notes.notes import MarkForm, Note, NoteKind
from scrutiny_desk.domain.notes.quoting import anchor_of_region
from scrutiny_desk.services.notes import notes
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.about import anchor_of_item, item_of_page
from scrutiny_desk.ui.papers.marks.order import step_from
from scrutiny_desk.ui.papers.marks.writing import Target, Writing
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.frame import Frame
from scrutiny_desk.ui.papers.view.framed import FramedView

SELECT_FIRST = "Select words first: Ctrl+Right takes the next word, Shift+Right the ones after it."
NOTHING_IN_HAND = "No mark is in hand. F5 goes to the next one of the paper."
DRAW = (
    "Drag round the region to mark it. Or by keyboard: arrows move it, Shift and an arrow stretch"
    " it, Enter keeps it. Escape leaves."
)
NOTHING_DRAWN = "No region was marked."
STAYS = "The region stays where it was."


class Marking(QObject):
    """Carries out the commands of marks on the paper that is open."""

    def __init__(self, desk: Desk, opened: OpenPaper, view: FramedView, writing: Writing) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        self._writing = writing
        self._moves: str | None = None
        self._takes: Callable[[Target], None] | None = None
        view.installEventFilter(self)
        view.frame_taken.connect(self._on_frame)
        view.drawing_left.connect(self._on_left)
        opened.opened.connect(self._on_left)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {
            "mark:highlight": partial(self._on_words, MarkForm.HIGHLIGHT),
            "mark:underline": partial(self._on_words, MarkForm.UNDERLINE),
            "mark:region": self._draw_region,
            "mark:page": self._on_page,
            "mark:item": self._on_item,
            "mark:next": partial(self.step, 1),
            "mark:previous": partial(self.step, -1),
            "mark:open": self._open_card,
            "mark:move": self._move,
            "mark:delete": self._delete,
            "mark:privacy": self._turn_privacy,
            **{f"mark:kind:{kind}": partial(self._turn_kind, kind) for kind in NoteKind},
        }

    def step(self, step: int) -> None:
        """Take the next mark of the paper in hand, or the one before (-1)."""
        view = self._view
        here = (max(view.current_page, 0), view.top_of_view())
        chosen = self._writing.in_hand()
        begin = self._writing.put_down if chosen is None else chosen.id
        found = step_from(self._writing.notes(), begin, here, step)
        if found is None:
            where = "after" if step > 0 else "before"
            self._say(f"There is no mark {where} this place in the paper.")
            return
        self._writing.choose(found)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self, takes: Callable[[Target], None]) -> None:
        """Let a region be drawn for something else than a new mark."""
        self._start(None)
        self._takes = takes

    def leave_drawing(self) -> None:
        """No region is drawn any longer."""
        self._moves = self._takes = None
        if self._view.draws:
            self._view.end_drawing()

    # What the keys of the page do that are no keys of the window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and not self._view.draws
            and self._take_key(Qt.Key(event.key()), event.modifiers())
        ):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        note = self._writing.in_hand()
        if note is None:
            return False
        if key == Qt.Key.Key_Delete:
            # Words that are selected cannot be deleted; the mark can, and Undo brings it back.
            self._delete()
        elif self._view.selector.selection is not None:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_card()
        elif key == Qt.Key.Key_Escape:
            self._writing.choose_nothing()
        else:
            return False
        return True

    # Making

    def _on_words(self, form: MarkForm) -> None:
        note = self._writing.in_hand()
        selected = self._view.selector.selection is not None
        target = self._writing.target() if selected else None
        if target is not None and target.form.on_words:
            # The page keeps the focus: several marks in a row are made without leaving it.
            made = Target(target.anchor, form, target.item_id)
            self._writing.write_on(NoteKind.NOTE, made, opens=False)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif note is not None and note.form.on_words:
            self._revise(note, form=form)
        else:
            self._say(SELECT_FIRST)

    def _on_page(self) -> None:
        page = self._open.page(self._view.current_page)
        if page is not None:
            item = item_of_page(self._open.items, page.index)
            target = Target(anchor_of_item(page), MarkForm.PAGE, item.id if item else None)
            self._writing.write_on(NoteKind.NOTE, target)

    def _on_item(self) -> None:
        item = self._writing.item_in_hand()
        if item is None or item.first_index is None:
            self._say("No agenda item covers this page. Press P for a note on the page.")
            return
        page = self._open.pages[item.first_index]
        target = Target(anchor_of_item(page), MarkForm.ITEM, item.id)
        self._writing.write_on(NoteKind.NOTE, target, stays=True)

    def _draw_region(self) -> None:
        note = self._writing.in_hand()
        if note is not None and note.form is MarkForm.REGION:
            self._move_region(note)
        else:
            self._start(None)

    def _start(self, frame: Frame | None) -> None:
        self.leave_drawing()
        if self._view.current_page < 0:
            return
        self._view.start_drawing(frame)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(DRAW)

    def _on_frame(self, frame: Frame) -> None:
        page = self._open.page(frame.page_index)
        if page is None:
            return
        words = self._view.selector.words(page.index)
        anchor = anchor_of_region(words, frame.box, page.index, page.name)
        item = item_of_page(self._open.items, page.index)
        target = Target(anchor, MarkForm.REGION, None if item is None else item.id)
        moves, takes = self._moves, self._takes
        self.leave_drawing()
        if takes is not None:
            takes(target)
        elif moves is not None:
            self._put(moves, target)
        else:
            self._writing.write_on(NoteKind.NOTE, target)

    def _on_left(self) -> None:
        """Nothing was kept: what is said of the keys of drawing is no longer true."""
        if self._view.draws:
            self._say(NOTHING_DRAWN if self._moves is None else STAYS)
        self.leave_drawing()

    # Changing

    def _open_card(self) -> None:
        note = self._needed()
        if note is not None:
            self._writing.choose(note, opens=True)

    def _move(self) -> None:
        note = self._needed()
        if note is None:
            return
        target = self._writing.target()
        if target is not None and target.form.on_words:
            form = note.form if note.form.on_words else MarkForm.HIGHLIGHT
            self._put(note.id, Target(target.anchor, form, target.item_id))
            self._view.clear_selection()
        elif note.form is MarkForm.REGION:
            self._move_region(note)
        elif note.form is MarkForm.PAGE and target is not None:
            page = self._open.pages[self._view.current_page]
            self._put(note.id, Target(anchor_of_item(page), MarkForm.PAGE, None))
        else:
            self._say("Select the words it is to stand on, then press M again.")

    def _move_region(self, note: Note) -> None:
        self._start(Frame(note.anchor.page_index, note.anchor.boxes[0]))
        self._moves = note.id

    def _put(self, note_id: str, target: Target) -> None:
        self._writing.settle()
        change = self._desk.perform(
            lambda: notes.place_note(
                self._desk.library, note_id, target.anchor, target.form, target.item_id
            )
        )
        note = notes.find_note(self._desk.library, note_id)
        if change is not None and note is not None:
            self._writing.choose(note)

    def _turn_kind(self, kind: NoteKind) -> None:
        note = self._needed()
        if note is not None:
            self._revise(note, kind=kind)

    def _turn_privacy(self) -> None:
        note = self._needed()
        if note is not None:
            self._revise(note, private=not note.private)

    def _delete(self) -> None:
        note = self._needed()
        if note is not None:
            self._writing.settle()
            self._desk.perform(lambda: notes.delete_note(self._desk.library, note.id))

    def _revise(
        self,
        note: Note,
        *,
        kind: NoteKind | None = None,
        form: MarkForm | None = None,
        private: bool | None = None,
    ) -> None:
        self._writing.settle()
        self._desk.perform(
            lambda: notes.revise_note(
                self._desk.library, note.id, kind=kind, form=form, private=private
            )
        )

    def _needed(self) -> Note | None:
        note = self._writing.in_hand()
        if note is None:
            self._say(NOTHING_IN_HAND)
        return note

    def _say(self, words: str) -> None:
        self._desk.said.emit(words, False)
