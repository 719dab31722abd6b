"""Writing on the paper that is open and choosing what is written: cards, marks and their menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Anchor, MarkForm, Note, NoteKind
from scrutiny_desk.domain.notes.quoting import lines_over_pages
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.domain.papers.papers import AgendaItem
from scrutiny_desk.services.notes import notes
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.about import anchor_of_item, item_of_page, say_about
from scrutiny_desk.ui.papers.marks.kind_icon import kind_icon
from scrutiny_desk.ui.papers.marks.order import spot_of
from scrutiny_desk.ui.papers.marks.painting import marks_by_page
from scrutiny_desk.ui.papers.marks.pane import NotesPane
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.travelling.agenda import AgendaPane
from scrutiny_desk.ui.papers.view.pages import PageView

REGION_MARKED = "Region marked. Write on it now, or press Escape to go on reading."
_MARKED = {
    MarkForm.HIGHLIGHT: "Highlighted. Enter writes on it.",
    MarkForm.UNDERLINE: "Underlined. Enter writes on it.",
}
"""What is said of words that were marked and not written on yet."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a new mark would stand on: words, a page or an item of the paper that is open."""

    anchor: Anchor
    form: MarkForm
    item_id: str | None


class Writing(QObject):
    """Keeps the cards beside the page and the marks on it in step with the notes on the shelf."""

    def __init__(
        self,
        desk: Desk,
        opened: OpenPaper,
        view: PageView,
        pane: NotesPane,
        agenda: AgendaPane,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        self._pane = pane
        self._agenda = agenda
        self.put_down: str | None = None
        self._kept_beside: tuple[str, int] | None = None
        view.moved.connect(self._on_moved)
        self._further: dict[Anchor, Sequence[tuple[int, tuple[Box, ...]]]] = {}
        opened.opened.connect(self._further.clear)
        self._offers: list[tuple[str, Callable[[], None]]] = []
        view.mark_chosen.connect(self._on_mark)
        view.menu_asked.connect(self._on_menu)
        pane.chosen.connect(self._on_card)
        pane.question_asked.connect(lambda: self.write(NoteKind.QUESTION))
        pane.note_asked.connect(lambda: self.write(NoteKind.NOTE))
        pane.ended.connect(self._on_ended)
        pane.all.shown.connect(self._on_listed)
        pane.all.opened.connect(self._on_mark)
        pane.all.deleted.connect(self._on_deleted)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {f"note:{kind}": partial(self.write, kind) for kind in NoteKind}

    def offer(self, words: str, do: Callable[[], None]) -> None:
        """Have this in the menu of selected words, after Copy."""
        self._offers.append((words, do))

    def write(self, kind: NoteKind, whole: AgendaItem | None = None) -> None:
        """A new note on the selected words, else on the item in hand, else on the page.

        whole: the note is on this item of the paper that is open, whatever is selected.
        """
        target = self.target(whole)
        if target is not None:
            self.write_on(kind, target)

    def target(self, whole: AgendaItem | None = None) -> Target | None:
        """What a note written now would stand on; None without a page to write on."""
        if self._open.paper is None or self._open.page(self._view.current_page) is None:
            return None
        selection = None if whole is not None else self._view.selector.selection
        item = whole
        if item is None and self._agenda.has_focus():
            item = self._agenda.chosen_item()
        if selection is None and item is not None and item.first_index is not None:
            return Target(
                anchor_of_item(self._open.pages[item.first_index]), MarkForm.ITEM, item.id
            )
        index = self._view.current_page if selection is None else selection.page_index
        page = self._open.pages[index]
        over = item_of_page(self._open.items, index)
        item_id = None if over is None else over.id
        anchor = self._view.selector.anchor(page.name) if selection is not None else None
        if anchor is not None:
            return Target(anchor, MarkForm.HIGHLIGHT, item_id)
        return Target(anchor_of_item(page), MarkForm.PAGE, item_id)

    def write_on(
        self, kind: NoteKind, target: Target, *, opens: bool = True, stays: bool = False
    ) -> None:
        """A new note there; opens: its card is opened for words, else the page keeps the focus.

        stays: the page that is read stays, where it is one of the item that is written on.
        """
        if self._open.paper is None:
            return
        paper_id = self._open.paper.id
        self._pane.flush()
        try:
            note, change = notes.write_note(
                self._desk.library,
                paper_id=paper_id,
                item_id=target.item_id,
                kind=kind,
                text="",
                anchor=target.anchor,
                form=target.form,
            )
        except DeskError as error:
            self._desk.troubled.emit(error)
            return
        self._view.clear_selection()
        done = REGION_MARKED if note.form is MarkForm.REGION else None
        done = done if opens else _MARKED.get(note.form)
        self._desk.announce(change if done is None else replace(change, said=done))
        self.choose(note, opens=opens, stays=stays)

    def choose(self, note: Note, *, opens: bool = False, stays: bool = False) -> None:
        """Take a mark in hand: its page is shown, and its card; opens: with the cursor in it.

        stays: not where it begins, but where its words or its item go on, if that page is read
        now.
        """
        here = self._view.current_page
        if stays and here not in self._pages_of(note) and self._is_of_item(note, here):
            self._kept_beside = (note.id, here)
        elif stays:
            stays = here in self._pages_of(note)
        if not stays and self._view.current_page != note.anchor.page_index:
            self._view.go_to(note.anchor.page_index)
        self._pane.show()
        self._pane.show_page_notes()
        self.show_notes()
        self._pane.choose(note.id, focus=opens)
        if note.anchor.boxes and not stays:
            boxes = note.anchor.boxes
            self._view.show_box(note.anchor.page_index, boxes[0].y0, boxes[-1].y1)
        self._draw_marks()

    def choose_nothing(self) -> None:
        """No mark is in hand; from the one put down in sight one goes on, until one scrolls."""
        note, in_sight = self.in_hand(), {index for index, _ in self._view.in_sight()}
        if note is not None:
            self.put_down = note.id if note.anchor.page_index in in_sight else None
        self._pane.choose(None)
        self._draw_marks()

    def show_changed(self, note_ids: Sequence[str]) -> None:
        """Show the first of these notes that is there, on its page; its paper is opened for it."""
        for note_id in note_ids:
            note = notes.find_note(self._desk.library, note_id)
            if note is None or papers.is_in_trash(self._desk.library, note.paper_id):
                continue
            if note.paper_id != self._open.id:
                self._desk.page_asked.emit(note.paper_id, note.anchor.page_index)
            self.choose(note)
            return

    def settle(self) -> None:
        """Save what is typed in any card."""
        self._pane.flush()

    def item_in_hand(self) -> AgendaItem | None:
        """The item chosen in the agenda if that has the focus, else the one of the page."""
        chosen = self._agenda.chosen_item() if self._agenda.has_focus() else None
        return chosen or item_of_page(self._open.items, self._view.current_page)

    def in_hand(self) -> Note | None:
        """The mark whose card is open."""
        chosen = self._pane.chosen_id
        return next((note for note in self.notes() if note.id == chosen), None)

    def show_notes(self) -> None:
        """Show the notes of the page that is read, and the marks of all pages."""
        written = self.notes()
        page = self._view.current_page
        here = [
            note
            for note in written
            if page in self._pages_of(note) or (note.id, page) == self._kept_beside
        ]
        # Words that go on from the page before stand at the top of this one.
        here.sort(key=lambda note: spot_of(note) if note.anchor.page_index == page else (page, 0.0))
        self._pane.show_notes([(note, say_about(note, self._open.items)) for note in here])
        self._pane.choose(self._pane.chosen_id)
        self._pane.show_all(written, self._open.items)
        self._view.set_marks(marks_by_page(written, self._over_pages), self._pane.chosen_id)

    def _draw_marks(self) -> None:
        self._view.set_marks(marks_by_page(self.notes(), self._over_pages), self._pane.chosen_id)

    def notes(self) -> list[Note]:
        """The notes of the paper that is open."""
        if self._open.paper is None:
            return []
        rows = notes.list_notes(self._desk.library, paper_id=self._open.paper.id)
        return [row.note for row in rows]

    def notes_on(self, page_index: int) -> list[Note]:
        """The notes on a page (from 0); of one whose words go on there, with its boxes there."""
        found = []
        for note in self.notes():
            if note.anchor.page_index == page_index:
                found.append(note)
            for page, boxes in self._over_pages(note.anchor):
                if page == page_index:
                    there = replace(note.anchor, page_index=page, boxes=boxes)
                    found.append(replace(note, anchor=there))
        return found

    def _on_mark(self, note_id: str) -> None:
        note = next((one for one in self.notes() if one.id == note_id), None)
        if note is None:
            return
        self.choose(note, opens=True, stays=True)

    def _over_pages(self, anchor: Anchor) -> Sequence[tuple[int, tuple[Box, ...]]]:
        """Where the words of a mark go on after its page; looked up once a paper."""
        if anchor not in self._further:
            found = lines_over_pages(anchor, self._view.selector.words, len(self._open.pages))
            self._further[anchor] = found
        return self._further[anchor]

    def _pages_of(self, note: Note) -> list[int]:
        """The pages (from 0) on which a mark stands."""
        return [note.anchor.page_index, *(page for page, _ in self._over_pages(note.anchor))]

    def _is_of_item(self, note: Note, page: int) -> bool:
        """Whether a note on a whole item is on the item of a page (from 0)."""
        item = item_of_page(self._open.items, page)
        return note.form is MarkForm.ITEM and item is not None and item.id == note.item_id

    def _on_listed(self, note_id: str) -> None:
        """A row of the list was taken: the page shows it, the list keeps the keyboard."""
        note = next((one for one in self.notes() if one.id == note_id), None)
        if note is not None:
            if note.anchor.page_index != self._view.current_page:
                self._view.go_to(note.anchor.page_index)
            self._pane.choose(note_id)
            if note.anchor.boxes:
                boxes = note.anchor.boxes
                self._view.show_box(note.anchor.page_index, boxes[0].y0, boxes[-1].y1)
            self._draw_marks()

    def _on_deleted(self, note_id: str) -> None:
        self._desk.perform(lambda: notes.delete_note(self._desk.library, note_id))

    def _on_card(self, note_id: str) -> None:
        card = self._pane.card(note_id)
        here = self._view.current_page
        goes_on = card is not None and here in self._pages_of(card.note)[1:]
        if card is not None and card.note.anchor.boxes and not goes_on:
            boxes = card.note.anchor.boxes
            self._view.show_box(card.note.anchor.page_index, boxes[0].y0, boxes[-1].y1)
        self._draw_marks()

    def _on_ended(self) -> None:
        self._pane.flush()
        # The focus first: a control that hides hands it to the next one, which takes its card up.
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose_nothing()

    def _on_moved(self) -> None:
        self.put_down = None

    def _on_menu(self, where: QPoint) -> None:
        self.menu().popup(where)

    def menu(self) -> QMenu:
        """What can be done with the words that are selected, or with the page."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in NoteKind:
            entry = menu.addAction(kind_icon(kind, self._desk.theme), kind.word)
            entry.triggered.connect(lambda _checked=False, one=kind: self.write(one))
        if self._view.selector.selection is not None:
            menu.addSeparator()
            menu.addAction("Copy").triggered.connect(self._view.copy)
            for words, do in self._offers:
                menu.addAction(words).triggered.connect(do)
        return menu
