"""The Papers room: the agenda, the pages and the notes beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.domain.papers.papers import AgendaItem
from scrutiny_desk.services.papers import papers, versions
from scrutiny_desk.ui.after_paint import AfterPaint
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.as_text.beside import TextBeside
from scrutiny_desk.ui.papers.as_text.saying import PageSaying
from scrutiny_desk.ui.papers.finding.bar import FindBar
from scrutiny_desk.ui.papers.finding.finding import Finding
from scrutiny_desk.ui.papers.folding import Folding
from scrutiny_desk.ui.papers.marks.making import Marking
from scrutiny_desk.ui.papers.marks.pane import NotesPane
from scrutiny_desk.ui.papers.marks.writing import Writing
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.reading.column import ReadingColumn
from scrutiny_desk.ui.papers.reading.remembering import Remembering
from scrutiny_desk.ui.papers.reading.watch import ReadingWatch
from scrutiny_desk.ui.papers.travelling.agenda import AgendaPane
from scrutiny_desk.ui.papers.travelling.bookmarks import BookmarksPane
from scrutiny_desk.ui.papers.travelling.go_to import GoToBar
from scrutiny_desk.ui.papers.travelling.links import Linking
from scrutiny_desk.ui.papers.travelling.travelling import Travelling
from scrutiny_desk.ui.papers.versions.banner import VersionBanner
from scrutiny_desk.ui.papers.versions.placing import PlacingMarks
from scrutiny_desk.ui.papers.versions.what_changed import WhatChangedDialog
from scrutiny_desk.ui.papers.view.alone import Alone
from scrutiny_desk.ui.papers.view.bar import PageBar
from scrutiny_desk.ui.papers.view.framed import FramedView
from scrutiny_desk.ui.papers.view.thumbnails import Thumbnails
from scrutiny_desk.ui.papers.view.turning import Turning
from scrutiny_desk.ui.papers.words.copying import Copying
from scrutiny_desk.ui.papers.words.evidence import GivingEvidence
from scrutiny_desk.ui.papers.words.explaining import Explainer
from scrutiny_desk.ui.papers.words.linking_rows import LinkingRows
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.theme import look

_FIRST_OPENED_MS = 100


class PapersRoom(Room):
    """Reads the papers of the meeting in hand and writes notes on them.

    It only puts its parts together. A part is told of another paper by `open_paper.opened` and
    says in its `commands()` which actions of the room it carries out.
    """

    title = "Papers"
    shelves = frozenset({Shelf.PAPERS, Shelf.NOTES})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._listed: object = None
        self._page_expected = False
        self.open_paper = OpenPaper(desk, self)
        self.agenda = AgendaPane(desk)
        self.bar = PageBar(desk)
        self.view = FramedView(desk)
        self.notes = NotesPane(desk)
        # Before any other part hears of another paper, the view has its pages.
        self.open_paper.opened.connect(self._on_opened)
        self.turning = Turning(desk, self.open_paper, self.view)
        self.thumbnails = Thumbnails(desk, self.open_paper, self.view)
        self.alone = Alone(desk, self.view, self)
        self.folding = Folding(desk, self, self.agenda, self.notes)
        self.explainer = Explainer(desk, self.open_paper, self.view)
        self.remembering = Remembering(desk, self.open_paper, self.view)
        self.travelling = Travelling(desk, self.open_paper, self.view, self.bar)
        self.go_to_bar = GoToBar(desk, self.open_paper, self.view)
        self.linking = Linking(desk, self.open_paper, self.view, self.travelling)
        self.bookmarks = BookmarksPane(
            desk, self.open_paper, self.view, self.travelling, self._beside_bookmarks
        )
        self.find_bar = FindBar(desk)
        self.finding = Finding(desk, self.open_paper, self.view, self.find_bar, self.travelling)
        self.reading = ReadingWatch(desk, self.open_paper, self.view)
        self.reading_column = ReadingColumn(desk, self.agenda)
        self.writing = Writing(desk, self.open_paper, self.view, self.notes, self.agenda)
        in_hand = (desk, self.open_paper, self.view, self.writing)
        self.copying, self.giving_evidence = Copying(*in_hand), GivingEvidence(*in_hand)
        self.linking_rows, self.marking = LinkingRows(*in_hand), Marking(*in_hand)
        self.placing = PlacingMarks(
            desk, self.open_paper, self.view, self.notes, self.writing, self.marking
        )
        self.version_banner = VersionBanner(desk, self.open_paper)
        self.page_saying = PageSaying(self.open_paper, self.view)
        self.text_beside = TextBeside(desk, self.open_paper, self.view, self.writing)
        self._first_opened = QTimer(self)
        self._first_opened.setSingleShot(True)
        self._first_opened.setInterval(_FIRST_OPENED_MS)
        self._first_opened.timeout.connect(self._on_first_opened)
        self._build()
        self._commands = self._table_of_commands()
        for asked, answer in (
            (self.agenda.asked, self._on_agenda),
            (self.agenda.near, self._on_near),
            (self.agenda.trash_asked, self._on_trash),
            (self.agenda.changes_asked, self._on_changes),
        ):
            asked.connect(answer)
        self.version_banner.changes_asked.connect(self._on_changes)
        self.agenda.write_asked.connect(self._on_item)
        self.bar.asked.connect(self.run)
        for told in (self.view.choices_changed, self.thumbnails.flipped, self.alone.changed):
            told.connect(self.ticks_changed)
        self.first = self.view
        self._follow = AfterPaint(self._show_beside, self)
        self.view.page_changed.connect(self._on_page_changed)
        self.reading_column.foot.plan_asked.connect(lambda: self.command_asked.emit("reading_plan"))
        desk.page_asked.connect(self.open_page)
        desk.changed.connect(self._on_changed)

    def _build(self) -> None:
        middle = QWidget()
        middle.setMinimumWidth(self.desk.theme.size("page_least"))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.version_banner)
        sheets = QGridLayout()
        sheets.setSpacing(0)
        sheets.addWidget(self.thumbnails, 0, 0)
        sheets.addWidget(self.text_beside, 0, 1)
        # Over the pages, which neither move nor are hung anew when it opens and closes.
        sheets.addWidget(self.go_to_bar, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        self.go_to_bar.raise_()
        sheets.setColumnStretch(1, 1)
        column.addLayout(sheets, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self.agenda, self.bookmarks, middle, self.notes):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(2, 1)
        side = self.desk.theme.size("pane")
        self._splitter.setSizes([side, side, side * 3, side])
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
        self.setTabOrder(self.agenda.tree, self.bookmarks.tree)
        self.setTabOrder(self.bookmarks.tree, self.thumbnails)
        self.setTabOrder(self.thumbnails, self.view)

    # What the window calls

    def set_meeting(self, meeting_id: str | None) -> None:
        super().set_meeting(meeting_id)
        self.settle()
        # The window has the room brought up to date before it is shown.
        self._listed = None

    def refresh(self) -> None:
        self._list_papers()
        self.writing.show_notes()
        self.placing.show_waiting()

    def run(self, name: str) -> None:
        """Carry out one of the room's actions; see `ui.actions`."""
        self._catch_up()
        self._commands[name]()

    def show_changed(self, note_ids: Sequence[str]) -> None:
        """Show what an undo changed: a mark that waits again for a place, or one on its page."""
        if not self.placing.show_back(note_ids):
            self.writing.show_changed(note_ids)

    def ticks(self) -> Mapping[str, bool]:
        chosen = self.view.choices
        return {
            "spread": chosen.spread,
            "night": chosen.night,
            "fold_blank": chosen.fold_blank,
            "thumbnails": not self.thumbnails.isHidden(),
            "alone": self.alone.on,
        }

    def settle(self) -> None:
        """Save what is typed and where one reads; before undo, export and closing."""
        self._catch_up()
        self.notes.flush()
        self.remembering.now()
        self.reading.keep()
        if self._first_opened.isActive():
            self._first_opened.stop()
            self._list_papers()

    def expect_page(self) -> None:
        """A page is about to be asked for: until then no other paper is opened by itself."""
        self._page_expected = True

    def open_page(self, paper_id: str, page_index: int) -> None:
        """Show a page (from 0) of a paper."""
        self._page_expected = False
        self._need(paper_id)
        self.view.go_to(page_index)
        self._catch_up()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def paper_id(self) -> str | None:
        """The paper that is open."""
        return self.open_paper.id

    def write(self, kind: NoteKind, whole: AgendaItem | None = None) -> None:
        """A new note on what is in hand; see `Writing.write`."""
        self.writing.write(kind, whole)

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
        here = self.open_paper
        here.items = next((items for one, items in rows if one == here.paper), here.items)
        self.agenda.show_papers(rows, news)
        self.reading_column.show(self.meeting_id)
        if here.id in ids:
            self.agenda.show_page(here.id, max(self.view.current_page, 0))
        elif found and self._page_expected:
            pass
        elif found:
            last = papers.last_place(library)
            self._need(last.paper_id if last and last.paper_id in ids else found[0].id)
        else:
            here.close()

    def _need(self, paper_id: str) -> None:
        """Open a paper where it was left, unless it is open."""
        if self.open_paper.id != paper_id:
            self.settle()
            self.open_paper.take(paper_id)

    def _on_opened(self) -> None:
        here = self.open_paper
        if here.id is None:
            self.view.show_nothing()
            self._stack.setCurrentIndex(0)
            return
        place = papers.place_in(self.desk.library, here.id)
        self._stack.setCurrentIndex(1)
        if not self.view.show_paper(here.pages, here.pdf, here.words):
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
        self._catch_up()
        if place is None:
            self._first_opened.start()

    def _on_first_opened(self) -> None:
        """From now on it is no paper that nobody has opened; told once its pages are shown."""
        self.remembering.now()
        self._list_papers()

    def _on_agenda(self, paper_id: str, page_index: int) -> None:
        self.travelling.walk("agenda")
        self._need(paper_id)
        self.view.go_to(page_index)
        self._catch_up()

    def _on_near(self, paper_id: str, pages: list[int]) -> None:
        if paper_id == self.open_paper.id:
            self.view.foresee("agenda", pages)

    def _on_item(self, paper_id: str, item: AgendaItem, kind: NoteKind) -> None:
        self._need(paper_id)
        self.write(kind, item)

    def _on_changed(self, change: Change) -> None:
        # Apart from `refresh`: a page that was read changes a shape in the agenda and no more.
        if Shelf.READING in change.shelves:
            self.reading_column.show(self.meeting_id)

    def _on_trash(self, paper_id: str) -> None:
        self.settle()
        self.desk.perform(lambda: papers.move_to_trash(self.desk.library, paper_id))

    def _on_trash_here(self) -> None:
        chosen = self.agenda.chosen_paper() if self.agenda.has_focus() else None
        paper_id = chosen or self.open_paper.id
        if paper_id is None:
            self.desk.said.emit("No paper is open. Choose one in the agenda first.", False)
            return
        self._on_trash(paper_id)

    def _on_changes_here(self) -> None:
        if self.open_paper.id is not None:
            self._on_changes(self.open_paper.id)

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

    def _on_page_changed(self, _index: int) -> None:
        self.notes.flush()
        # The page is painted first; the line above it and the panes beside it follow.
        self._follow.start()

    def _catch_up(self) -> None:
        """Have the panes beside the pages follow now, where they have not yet."""
        if self._follow.isActive():
            self._show_beside()

    def _show_beside(self) -> None:
        """Say above the pages and show in the agenda which page is read, and its notes."""
        self._follow.stop()
        index = self.view.current_page
        self.bar.show_page(self.open_paper.page(index), self.open_paper.number(index))
        self.alone.show_page(self.bar.said)
        known = self.open_paper.id is not None and self.open_paper.page(index) is not None
        if known and not self.agenda.has_focus():
            self.agenda.show_page(self.open_paper.id or "", index)
        self.writing.show_notes()

    # Panes

    def _table_of_commands(self) -> dict[str, Callable[[], None]]:
        own: dict[str, Callable[[], None]] = {
            "changes": self._on_changes_here,
            "trash_paper": self._on_trash_here,
            "mark_item_read": lambda: self.reading.mark_item(
                self.agenda.chosen_item() if self.agenda.has_focus() else None
            ),
        }
        parts = (
            self.folding,
            self.view,
            self.thumbnails,
            self.alone,
            self.explainer,
            self.travelling,
            self.go_to_bar,
            self.linking,
            self.bookmarks,
            self.finding,
            self.writing,
            self.copying,
            self.giving_evidence,
            self.linking_rows,
            self.reading,
            self.marking,
            self.placing,
            self.text_beside,
        )
        for part in parts:
            own.update(part.commands())
        return own

    def _beside_bookmarks(self) -> list[QWidget]:
        """Which panes may give up their place to the bookmarks: large text leaves less of it."""
        return [self.agenda, self.notes] if self.folding.narrow else [self.agenda]

    def _step_pane(self, step: int) -> None:
        """From pane to pane as they stand, with the fields over the pages that are open."""
        panes: list[QWidget] = [
            self.agenda,
            self.bookmarks,
            self.thumbnails,
            self.go_to_bar,
            self.find_bar,
            self.view,
            self.text_beside.text,
            self.notes,
        ]
        first: dict[QWidget, QWidget] = {
            self.agenda: self.agenda.tree,
            self.bookmarks: self.bookmarks.tree,
            self.go_to_bar: self.go_to_bar.field,
            self.find_bar: self.find_bar.field,
        }
        shown = [pane for pane in panes if pane.isVisible()]
        holder = self.focusWidget() or self
        # From the line of buttons it goes on as from the pages below it.
        now = shown.index(self.view) if self.view in shown else 0
        for place, pane in enumerate(shown):
            if pane is holder or pane.isAncestorOf(holder):
                now = place
        following = shown[(now + step) % len(shown)]
        if following is self.notes:
            self.notes.focus_first()
        else:
            first.get(following, following).setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.alone.on:
            self.folding.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        super().closeEvent(event)
