"""Placing by hand what an earlier version left over: from the pane to the page and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt

from scrutiny_desk.domain.notes.notes import MarkForm
from scrutiny_desk.services.notes import notes, placing_notes
from scrutiny_desk.services.notes.placing_notes import LikelyPlace
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.about import anchor_of_item, item_of_page
from scrutiny_desk.ui.papers.marks.making import SELECT_FIRST, Marking
from scrutiny_desk.ui.papers.marks.pane import NotesPane
from scrutiny_desk.ui.papers.marks.writing import Target, Writing
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.framed import FramedView


class PlacingMarks(QObject):
    """Carries out what the pane of waiting marks asks for, and lists what is left."""

    def __init__(
        self,
        desk: Desk,
        opened: OpenPaper,
        view: FramedView,
        pane: NotesPane,
        writing: Writing,
        marking: Marking,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        self._pane = pane
        self._writing = writing
        self._marking = marking
        placing = pane.placing
        placing.words_asked.connect(self.on_words)
        placing.region_asked.connect(lambda: marking.draw(self._put))
        placing.page_asked.connect(self._on_page)
        placing.left_asked.connect(self._leave)
        placing.likely_asked.connect(self._show)
        placing.likely_taken.connect(self._take)
        placing.earlier_asked.connect(self._open_earlier)
        placing.rule_asked.connect(self._carry)
        pane.newer_asked.connect(self._open_newer)
        opened.opened.connect(self.show_waiting)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"mark:placing": self._on_asked, "mark:all": self._on_all}

    def show_waiting(self) -> None:
        """List what needs placing in the paper that is open."""
        paper_id = self._open.id
        found = [] if paper_id is None else placing_notes.list_waiting(self._desk.library, paper_id)
        self._pane.show_needs_placing(found, paper_id)
        went = (
            None
            if paper_id is None
            else placing_notes.where_marks_went(self._desk.library, paper_id)
        )
        self._pane.show_went(0 if went is None else went[1])

    def show_back(self, note_ids: Sequence[str]) -> bool:
        """One of these marks waits again for a place in this paper: list it, and stay here."""
        paper_id = self._open.id
        waiting = placing_notes.list_waiting(self._desk.library, paper_id) if paper_id else []
        if not {one.note.id for one in waiting} & set(note_ids):
            return False
        self.show_waiting()
        self._list()
        return True

    def on_words(self) -> None:
        """Put the mark in hand on the selected words."""
        target = self._writing.target()
        if target is None or not target.form.on_words:
            self._desk.said.emit(f"{SELECT_FIRST} Then put the mark there.", False)
            return
        self._put(target)

    def _put(self, target: Target) -> None:
        note, paper_id = self._pane.placing.in_hand, self._open.id
        if note is None or paper_id is None:
            return
        form = target.form
        if form.on_words and note.form.on_words:
            form = note.form
        done = self._desk.perform(
            lambda: placing_notes.place_waiting(
                self._desk.library, note.id, paper_id, target.anchor, form, target.item_id
            )
        )
        self._view.clear_selection()
        placed = notes.find_note(self._desk.library, note.id)
        if done is not None and placed is not None:
            self.show_waiting()
            if self._pane.placing.in_hand is None:
                self._writing.choose(placed)

    def _on_page(self) -> None:
        page = self._open.page(self._view.current_page)
        if page is not None:
            item = item_of_page(self._open.items, page.index)
            item_id = None if item is None else item.id
            self._put(Target(anchor_of_item(page), MarkForm.PAGE, item_id))

    def _leave(self) -> None:
        note = self._pane.placing.in_hand
        if note is not None:
            self._desk.perform(lambda: placing_notes.leave_on_earlier(self._desk.library, note.id))
            self.show_waiting()

    def _show(self, place: LikelyPlace | None) -> None:
        if place is not None and place.anchor.boxes:
            self._view.go_to(place.anchor.page_index)
            self._view.frame(place.anchor.page_index, place.anchor.boxes[0])

    def _take(self, place: LikelyPlace | None) -> None:
        if place is not None:
            self._view.unframe()
            item = item_of_page(self._open.items, place.anchor.page_index)
            self._put(Target(place.anchor, place.form, None if item is None else item.id))

    def _open_earlier(self) -> None:
        note = self._pane.placing.in_hand
        if note is not None:
            self._desk.page_asked.emit(note.paper_id, note.anchor.page_index)

    def _open_newer(self) -> None:
        paper_id = self._open.id
        went = paper_id and placing_notes.where_marks_went(self._desk.library, paper_id)
        if went:
            place = papers.place_in(self._desk.library, went[0].id)
            self._desk.page_asked.emit(went[0].id, place.page_index if place else 0)

    def _carry(self) -> None:
        paper_id = self._open.id
        if paper_id is not None:
            self._desk.perform(lambda: placing_notes.carry_waiting(self._desk.library, paper_id))
            self.show_waiting()

    def _on_asked(self) -> None:
        """List the marks that wait, those of an earlier version beside the newer one."""
        paper_id, library = self._open.id, self._desk.library
        self.show_waiting()
        newer = None
        if paper_id is not None and not self._pane.waiting.isVisibleTo(self._pane):
            newer = placing_notes.newer_that_waits(library, paper_id)
        if newer is not None:
            place = papers.place_in(library, newer)
            self._desk.page_asked.emit(newer, place.page_index if place else 0)
        if self._pane.waiting.isVisibleTo(self._pane):
            self._list()
        else:
            self._desk.said.emit("No mark of an earlier version needs placing here.", False)

    def _list(self) -> None:
        self._pane.show()
        self._pane.show_waiting()
        self._pane.placing.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_all(self) -> None:
        self._pane.show()
        self._pane.show_list()
