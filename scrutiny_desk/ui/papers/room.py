"""The Papers room: the agenda, the pages and the notes beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes import Note, NoteKind
from scrutiny_desk.domain.papers import AgendaItem, PageRow, Paper, Place
from scrutiny_desk.services import notes, papers, versions
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.agenda_pane import AgendaPane
from scrutiny_desk.ui.papers.explaining import Explainer
from scrutiny_desk.ui.papers.kind_icon import kind_icon
from scrutiny_desk.ui.papers.marks import marks_by_page
from scrutiny_desk.ui.papers.notes_pane import NotesPane
from scrutiny_desk.ui.papers.page_bar import PageBar
from scrutiny_desk.ui.papers.page_view import PageView
from scrutiny_desk.ui.papers.placing import (
    anchor_of_item,
    find_printed,
    item_of_page,
    say_about,
    say_missing,
)
from scrutiny_desk.ui.papers.what_changed import WhatChangedDialog
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.theme import look

_REMEMBER_AFTER_MS = 800


class PapersRoom(Room):
    """Reads the papers of the meeting in hand and writes notes on them."""

    title = "Papers"
    shelves = frozenset({Shelf.PAPERS, Shelf.NOTES})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._paper: Paper | None = None
        self._pages: list[PageRow] = []
        self._items: list[AgendaItem] = []
        self._narrow = False
        self._listed: object = None
        self.agenda = AgendaPane(desk)
        self.bar = PageBar(desk)
        self.view = PageView(desk)
        self.explainer = Explainer(desk, self.view)
        self.notes = NotesPane(desk)
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(_REMEMBER_AFTER_MS)
        self._remember.timeout.connect(self._remember_now)
        self._build()
        self._commands = self._table_of_commands()
        self.agenda.asked.connect(self._on_agenda)
        self.agenda.trash_asked.connect(self._on_trash)
        self.agenda.changes_asked.connect(self._on_changes)
        self.agenda.write_asked.connect(self._on_item)
        self.bar.asked.connect(self.run)
        self.bar.page_wanted.connect(self._on_page_wanted)
        self.setFocusProxy(self.view)
        self.bar.closed.connect(self.view.setFocus)
        self.view.page_changed.connect(self._on_page_changed)
        self.view.moved.connect(self._remember.start)
        self.view.mark_chosen.connect(self._on_mark)
        self.view.menu_asked.connect(self._on_menu)
        self.notes.chosen.connect(self._on_card)
        self.notes.question_asked.connect(lambda: self.write(NoteKind.QUESTION))
        self.notes.note_asked.connect(lambda: self.write(NoteKind.NOTE))
        self.notes.ended.connect(self._on_ended)
        desk.page_asked.connect(self.open_page)

    def _build(self) -> None:
        middle = QWidget()
        middle.setMinimumWidth(self.desk.theme.size("page_least"))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self.agenda, middle, self.notes):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        side = self.desk.theme.size("pane")
        self._splitter.setSizes([side, side * 3, side])
        empty = QLabel("No paper is open. Choose File, Open papers, or drop a file here.")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        look(empty, "muted")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._splitter)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._step_pane(step))
        self.setTabOrder(self.agenda.tree, self.view)

    # What the window calls

    def set_meeting(self, meeting_id: str | None) -> None:
        super().set_meeting(meeting_id)
        self.settle()
        self._listed = None
        self._list_papers()

    def refresh(self) -> None:
        self._list_papers()
        self._show_notes()

    def run(self, name: str) -> None:
        """Carry out one of the room's actions; see `ui.actions`."""
        if name.startswith("note:"):
            self.write(NoteKind(name.removeprefix("note:")))
        else:
            self._commands[name]()

    def settle(self) -> None:
        """Save what is typed and where one reads; before undo, export and closing."""
        self.notes.flush()
        self._remember_now()

    def open_page(self, paper_id: str, page_index: int) -> None:
        """Show a page (from 0) of a paper."""
        if self._paper is None or self._paper.id != paper_id:
            self._open_paper(paper_id)
        self.view.go_to(page_index)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def paper_id(self) -> str | None:
        """The paper that is open."""
        return None if self._paper is None else self._paper.id

    def write(self, kind: NoteKind, whole: AgendaItem | None = None) -> None:
        """A new note on the selected words, else on the item in hand, else on the page.

        whole: the note is on this item of the paper that is open, whatever is selected.
        """
        paper = self._paper
        if paper is None or not self._pages or self.view.current_page < 0:
            return
        self.notes.flush()
        if whole is not None:
            self.view.clear_selection()
        selection = self.view.selector.selection
        item = whole
        if item is None and self.agenda.has_focus():
            item = self.agenda.chosen_item()
        if selection is None and item is not None and item.first_index is not None:
            page = self._pages[item.first_index]
            anchor = anchor_of_item(page)
        else:
            index = self.view.current_page if selection is None else selection.page_index
            page = self._pages[index]
            item = item_of_page(self._items, index)
            anchor = self.view.selector.anchor(page.name) or anchor_of_item(page)
        try:
            note, change = notes.write_note(
                self.desk.library,
                paper_id=paper.id,
                item_id=None if item is None else item.id,
                kind=kind,
                text="",
                anchor=anchor,
            )
        except DeskError as error:
            self.desk.troubled.emit(error)
            return
        self.view.clear_selection()
        if self.view.current_page != page.index:
            self.view.go_to(page.index)
        self.notes.show()
        self.desk.announce(change)
        self._show_notes()
        self.notes.choose(note.id, focus=True)
        self._draw_marks()

    # Papers and pages

    def _list_papers(self) -> None:
        found = papers.list_papers(self.desk.library, self.meeting_id) if self.meeting_id else []
        ids = {paper.id for paper in found}
        library = self.desk.library
        rows = [(one, papers.agenda_of(library, one.id)) for one in found]
        news = versions.news_of(library, self.meeting_id) if self.meeting_id else {}
        if (rows, news) == self._listed:
            return
        self._listed = (rows, news)
        self._items = next((items for one, items in rows if one == self._paper), self._items)
        self.agenda.show_papers(rows, news)
        if self._paper is not None and self._paper.id in ids:
            self.agenda.show_page(self._paper.id, max(self.view.current_page, 0))
        elif found:
            last = papers.last_place(library)
            self._open_paper(last.paper_id if last and last.paper_id in ids else found[0].id)
        else:
            self._paper = None
            self.view.show_nothing()
            self._stack.setCurrentIndex(0)

    def _open_paper(self, paper_id: str) -> None:
        self.settle()
        library = self.desk.library
        try:
            paper = papers.paper(library, paper_id)
            pdf = papers.pdf_of(library, paper_id)
        except DeskError as error:
            self.desk.troubled.emit(error)
            return
        self._paper = paper
        self.explainer.paper_id = paper_id
        self._pages = papers.pages_of(library, paper_id)
        self._items = papers.agenda_of(library, paper_id)
        place = papers.place_in(library, paper_id)
        self._stack.setCurrentIndex(1)
        drawn = self.view.show_paper(
            self._pages, pdf, lambda index: papers.words_on(library, paper_id, index)
        )
        if not drawn:
            self.desk.troubled.emit(
                DeskError(
                    "The pages of this paper cannot be drawn",
                    "Its words can still be searched.",
                    "Ask the sender for another copy and import that.",
                )
            )
        if place is not None:
            self.view.go_to(place.page_index, place.offset)
        self._on_page_changed(self.view.current_page)
        if place is None:
            # From now on it is no paper that nobody has opened.
            self._remember_now()
            self._list_papers()

    def _on_agenda(self, paper_id: str, page_index: int) -> None:
        if self._paper is None or self._paper.id != paper_id:
            self._open_paper(paper_id)
        self.view.go_to(page_index)

    def _on_item(self, paper_id: str, item: AgendaItem, kind: NoteKind) -> None:
        if self._paper is None or self._paper.id != paper_id:
            self._open_paper(paper_id)
        self.write(kind, item)

    def _on_trash(self, paper_id: str) -> None:
        self.settle()
        self.desk.perform(lambda: papers.move_to_trash(self.desk.library, paper_id))

    def _on_changes_here(self) -> None:
        if self._paper is not None:
            self._on_changes(self._paper.id)

    def _on_changes(self, paper_id: str) -> None:
        changed = versions.what_changed(self.desk.library, paper_id)
        if changed is None:
            self.desk.said.emit("This paper replaces no earlier version here.", False)
            return
        shown = WhatChangedDialog(self.desk.theme, changed, self)
        shown.page_asked.connect(self.desk.page_asked)
        shown.apart_asked.connect(
            lambda: self.desk.perform(lambda: versions.keep_apart(self.desk.library, paper_id))
        )
        shown.show()

    def _on_page_wanted(self, printed: str) -> None:
        found = find_printed(self._pages, printed)
        if found is None:
            self.bar.tell(say_missing(self._pages, printed))
            return
        self.bar.close_field()
        self.view.go_to(found)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_page_changed(self, index: int) -> None:
        self.notes.flush()
        shown = self._pages[index] if 0 <= index < len(self._pages) else None
        self.bar.show_page(shown)
        if self._paper is not None and shown is not None and not self.agenda.has_focus():
            self.agenda.show_page(self._paper.id, index)
        self._show_notes()

    def _remember_now(self) -> None:
        self._remember.stop()
        if self._paper is None or not self._pages:
            return
        page_index, offset = self.view.place()
        place = Place(self._paper.id, page_index, round(offset, 4))
        if papers.place_in(self.desk.library, self._paper.id) != place:
            papers.remember_place(self.desk.library, place)

    # Notes

    def _show_notes(self) -> None:
        here = [note for note in self._notes() if note.anchor.page_index == self._current()]
        here.sort(key=lambda note: note.anchor.boxes[0].y0 if note.anchor.boxes else 0.0)
        self.notes.show_notes([(note, say_about(note, self._items)) for note in here])
        self.notes.choose(self.notes.chosen_id)
        self._draw_marks()

    def _draw_marks(self) -> None:
        self.view.set_marks(marks_by_page(self._notes()), self.notes.chosen_id)

    def _notes(self) -> list[Note]:
        if self._paper is None:
            return []
        return [row.note for row in notes.list_notes(self.desk.library, paper_id=self._paper.id)]

    def _current(self) -> int:
        return self.view.current_page

    def _on_mark(self, note_id: str) -> None:
        note = next((one for one in self._notes() if one.id == note_id), None)
        if note is None:
            return
        if note.anchor.page_index != self._current():
            self.view.go_to(note.anchor.page_index)
        self.notes.show()
        self.notes.choose(note_id, focus=True)
        self._draw_marks()

    def _on_card(self, note_id: str) -> None:
        card = self.notes.card(note_id)
        if card is not None and card.note.anchor.boxes:
            boxes = card.note.anchor.boxes
            self.view.show_box(card.note.anchor.page_index, boxes[0].y0, boxes[-1].y1)
        self._draw_marks()

    def _on_ended(self) -> None:
        self.notes.flush()
        # The focus first: a control that hides hands it to the next one, which takes its card up.
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.notes.choose(None)
        self._draw_marks()

    def _on_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in NoteKind:
            entry = menu.addAction(kind_icon(kind, self.desk.theme), kind.word)
            entry.triggered.connect(lambda _checked=False, one=kind: self.write(one))
        if self.view.selector.selection is not None:
            menu.addSeparator()
            menu.addAction("Copy").triggered.connect(self.view.copy)
        menu.popup(where)

    # Panes

    def _table_of_commands(self) -> dict[str, Callable[[], None]]:
        return {
            "fold_agenda": lambda: self.agenda.setVisible(not self.agenda.isVisibleTo(self)),
            "fold_notes": lambda: self.notes.setVisible(not self.notes.isVisibleTo(self)),
            "zoom_in": lambda: self.view.zoom_step(1),
            "zoom_out": lambda: self.view.zoom_step(-1),
            "zoom_fit": lambda: self.view.set_zoom(None),
            "go_to_page": self.bar.ask_page,
            "explain": self.explainer.explain_selection,
            "changes": self._on_changes_here,
            "next_page": lambda: self.view.go_to(self.view.current_page + 1),
            "previous_page": lambda: self.view.go_to(self.view.current_page - 1),
        }

    def _step_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.agenda.tree, self.view, self.notes]
        shown = [pane for pane in panes if pane.isVisible()]
        holder = self.focusWidget() or self
        now = next((n for n, pane in enumerate(shown) if pane.isAncestorOf(holder)), 0)
        if holder in shown:
            now = shown.index(holder)
        following = shown[(now + step) % len(shown)]
        if following is self.notes:
            self.notes.focus_first()
        else:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.desk.theme.size("papers_narrow")
        if narrow is not self._narrow:
            # Only when the width crosses the line: F9 keeps the last word.
            self._narrow = narrow
            self.agenda.setVisible(not narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        super().closeEvent(event)
