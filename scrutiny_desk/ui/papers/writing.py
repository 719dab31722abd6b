"""Writing on the paper that is open and choosing what is written: cards, marks and their menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes import Note, NoteKind
from scrutiny_desk.domain.papers import AgendaItem
from scrutiny_desk.services import notes
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.agenda_pane import AgendaPane
from scrutiny_desk.ui.papers.kind_icon import kind_icon
from scrutiny_desk.ui.papers.marks import marks_by_page
from scrutiny_desk.ui.papers.notes_pane import NotesPane
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.page_view import PageView
from scrutiny_desk.ui.papers.placing import anchor_of_item, item_of_page, say_about


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
        view.mark_chosen.connect(self._on_mark)
        view.menu_asked.connect(self._on_menu)
        pane.chosen.connect(self._on_card)
        pane.question_asked.connect(lambda: self.write(NoteKind.QUESTION))
        pane.note_asked.connect(lambda: self.write(NoteKind.NOTE))
        pane.ended.connect(self._on_ended)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {f"note:{kind}": partial(self.write, kind) for kind in NoteKind}

    def write(self, kind: NoteKind, whole: AgendaItem | None = None) -> None:
        """A new note on the selected words, else on the item in hand, else on the page.

        whole: the note is on this item of the paper that is open, whatever is selected.
        """
        paper = self._open.paper
        if paper is None or not self._open.pages or self._view.current_page < 0:
            return
        self._pane.flush()
        if whole is not None:
            self._view.clear_selection()
        selection = self._view.selector.selection
        item = whole
        if item is None and self._agenda.has_focus():
            item = self._agenda.chosen_item()
        if selection is None and item is not None and item.first_index is not None:
            page = self._open.pages[item.first_index]
            anchor = anchor_of_item(page)
        else:
            index = self._view.current_page if selection is None else selection.page_index
            page = self._open.pages[index]
            item = item_of_page(self._open.items, index)
            anchor = self._view.selector.anchor(page.name) or anchor_of_item(page)
        try:
            note, change = notes.write_note(
                self._desk.library,
                paper_id=paper.id,
                item_id=None if item is None else item.id,
                kind=kind,
                text="",
                anchor=anchor,
            )
        except DeskError as error:
            self._desk.troubled.emit(error)
            return
        self._view.clear_selection()
        if self._view.current_page != page.index:
            self._view.go_to(page.index)
        self._pane.show()
        self._desk.announce(change)
        self.show_notes()
        self._pane.choose(note.id, focus=True)
        self._draw_marks()

    def show_notes(self) -> None:
        """Show the notes of the page that is read, and the marks of all pages."""
        written = self._notes()
        here = [note for note in written if note.anchor.page_index == self._view.current_page]
        here.sort(key=lambda note: note.anchor.boxes[0].y0 if note.anchor.boxes else 0.0)
        self._pane.show_notes([(note, say_about(note, self._open.items)) for note in here])
        self._pane.choose(self._pane.chosen_id)
        self._draw_marks()

    def _draw_marks(self) -> None:
        self._view.set_marks(marks_by_page(self._notes()), self._pane.chosen_id)

    def _notes(self) -> list[Note]:
        if self._open.paper is None:
            return []
        rows = notes.list_notes(self._desk.library, paper_id=self._open.paper.id)
        return [row.note for row in rows]

    def _on_mark(self, note_id: str) -> None:
        note = next((one for one in self._notes() if one.id == note_id), None)
        if note is None:
            return
        if note.anchor.page_index != self._view.current_page:
            self._view.go_to(note.anchor.page_index)
        self._pane.show()
        self._pane.choose(note_id, focus=True)
        self._draw_marks()

    def _on_card(self, note_id: str) -> None:
        card = self._pane.card(note_id)
        if card is not None and card.note.anchor.boxes:
            boxes = card.note.anchor.boxes
            self._view.show_box(card.note.anchor.page_index, boxes[0].y0, boxes[-1].y1)
        self._draw_marks()

    def _on_ended(self) -> None:
        self._pane.flush()
        # The focus first: a control that hides hands it to the next one, which takes its card up.
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pane.choose(None)
        self._draw_marks()

    def _on_menu(self, where: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in NoteKind:
            entry = menu.addAction(kind_icon(kind, self._desk.theme), kind.word)
            entry.triggered.connect(lambda _checked=False, one=kind: self.write(one))
        if self._view.selector.selection is not None:
            menu.addSeparator()
            menu.addAction("Copy").triggered.connect(self._view.copy)
        menu.popup(where)
