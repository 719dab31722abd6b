"""The Review room: what was found in a paper, beside the page it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.review import review
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import choose, keeping_place
from scrutiny_desk.ui.models.review_rows import Order, ReviewRowsModel
from scrutiny_desk.ui.papers.view.frame import Frame
from scrutiny_desk.ui.review.accepting import AcceptQuestion
from scrutiny_desk.ui.review.adding import AddingPane
from scrutiny_desk.ui.review.adding_mode import AddingMode
from scrutiny_desk.ui.review.changing import RowChanges
from scrutiny_desk.ui.review.fields import RowForm
from scrutiny_desk.ui.review.nothing import NO_PAPER, why_none
from scrutiny_desk.ui.review.page_pane import PagePane
from scrutiny_desk.ui.review.panes import ReviewPanes
from scrutiny_desk.ui.review.row_list import FoundRows
from scrutiny_desk.ui.review.top import ReviewTop
from scrutiny_desk.ui.room import Room


class ReviewRoom(Room):
    """Found rows and the fields of the row in hand on the left, its page on the right."""

    title = "Review"
    shelves = frozenset({Shelf.REVIEW, Shelf.PAPERS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._papers: list[Paper] = []
        self._paper_id: str | None = None
        self._rows: list[ReviewRow] = []
        self._order = Order()
        self._changes = RowChanges(desk)
        self._question: AcceptQuestion | None = None
        self.top = ReviewTop(desk, self.title)
        self.model = ReviewRowsModel(self)
        self.list = FoundRows(desk, self.model)
        self.form = RowForm(desk, self._changes.keep, self.list)
        self.page = PagePane(desk)
        self.adding = AddingPane(desk)
        self.panes = ReviewPanes(desk, self.list, self.form, self.adding, self.page)
        self._mode = AddingMode(self.top, self.panes, self.adding, self.page)
        self.panes.empty.say(*NO_PAPER)
        self._lay_out()
        self._connect()
        self.first = self.list

    # What the window calls

    def refresh(self) -> None:
        self._papers = papers.list_papers(self.desk.library, self.meeting_id) if (
            self.meeting_id
        ) else []  # fmt: skip
        ids = [paper.id for paper in self._papers]
        if self._paper_id not in ids and self._paper_id is not None:
            # A correction of its own date or committee gives a paper another meeting.
            every = papers.list_papers(self.desk.library)
            self._papers += [paper for paper in every if paper.id == self._paper_id]
            ids = [paper.id for paper in self._papers]
        if self._paper_id not in ids:
            place = papers.last_place(self.desk.library)
            last = place.paper_id if place is not None else None
            self._take(last if last in ids else next(iter(ids), None))
            return
        self._load()

    def set_meeting(self, meeting_id: str | None) -> None:
        if meeting_id != self.meeting_id:
            self.settle()
            if not self._changes.busy:
                self._paper_id = None
        super().set_meeting(meeting_id)

    def settle(self) -> None:
        self.form.flush()

    def run(self, name: str) -> None:
        {
            "review:accept": self._on_accept,
            "review:correct": self._on_correct,
            "review:drop": self._on_drop,
            "review:accept_all": self._on_accept_all,
            "review:add": self._on_add,
            "review:doubtful": self._on_next_doubtful,
        }[name]()

    def open_paper(self, paper_id: str) -> None:
        """Show the rows of a paper of the meeting in hand, from the first doubtful one."""
        self.settle()
        if paper_id in {paper.id for paper in papers.list_papers(self.desk.library)}:
            self._take(paper_id)

    @property
    def paper_id(self) -> str | None:
        """The paper whose rows are shown."""
        return self._paper_id

    @property
    def row(self) -> ReviewRow | None:
        """The row in hand."""
        return self.model.row_at(self.list.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            # Wherever one is: back to the rows.
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        super().closeEvent(event)

    # Parts

    def _lay_out(self) -> None:
        space = self.desk.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[3], space[4], space[3])
        column.setSpacing(space[1])
        column.addWidget(self.top)
        column.addWidget(self.panes, 1)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.panes.step(step))

    def _connect(self) -> None:
        self.top.paper_chosen.connect(self.open_paper)
        self.top.shown_changed.connect(self._on_shown_changed)
        self.top.accept_all_asked.connect(self._on_accept_all)
        self.top.add_asked.connect(self._on_add)
        self.list.selectionModel().currentChanged.connect(self._on_row)
        self.list.accept_asked.connect(self._on_accept)
        self.list.correct_asked.connect(self._on_correct)
        self.list.drop_asked.connect(self._on_drop)
        self.form.accept_asked.connect(self._on_accept)
        self.form.drop_asked.connect(self._on_drop)
        self.form.left.connect(self.list.setFocus)
        self._mode.added.connect(self._on_added)
        self._mode.left.connect(self._on_adding_left)
        self.desk.changed.connect(self._on_changed)

    # Showing

    def _take(self, paper_id: str | None) -> None:
        """Show another paper's rows, or the same one's sorted anew, and take the first in hand."""
        self._paper_id = paper_id
        self._mode.leave()
        self._load(anew=True)
        choose(self.list, self.model.first())
        self.list.scrollToTop()
        if paper_id is not None:
            self.page.show_paper(paper_id)
        self._on_row()

    def _load(self, *, anew: bool = False) -> None:
        library, touched = self.desk.library, self._changes.touched
        if self._paper_id is None:
            self._rows = []
        elif touched and not anew and {row.id for row in self._rows} >= touched:
            fresh = {row.id: row for row in review.list_rows(library, self._paper_id, touched)}
            self._rows = [fresh.get(row.id, row) for row in self._rows]
        else:
            self._rows = review.list_rows(library, self._paper_id)
        if anew:
            self._order.begin(self._rows)
        self.top.show_papers(self._papers, self._paper_id)
        self._show()

    def _show(self) -> None:
        self.top.show_rows(self._rows)
        holder = self.focusWidget()
        writes = holder is not None and self.form.isAncestorOf(holder)
        in_hand = self.form.row_id if writes else None
        groups = self._order.groups(self._rows, self.top.filter, self.top.section_name, in_hand)
        if self.model.has(groups):
            self.model.show(groups)
        else:
            with keeping_place(self.list, self.model.key_at, self.model.index_of):
                self.model.show(groups)
        if not self.list.currentIndex().isValid():
            choose(self.list, self.model.first())
        self.top.say_accept_all(len(self.model.unseen()))
        self.top.add.setEnabled(self._paper_id is not None)
        self.panes.none_shown.say(*why_none(self._rows, self.top.filter, self.top.section_name))
        if self._paper_id is None:
            self.panes.show_empty()
        else:
            self.panes.show_paper(rows=bool(groups))
        self._on_row()

    def _on_row(self) -> None:
        row = self.row
        if row is None:
            self.form.show_nothing()
            self.page.view.unframe()
            return
        anew = row.id != self.form.row_id
        self.form.show_row(row)
        if row.paper_id == self._paper_id:
            self.page.show_paper(row.paper_id)
        framed = self.page.view.framed
        box = review.row_frame(self.desk.library, row)
        here = None if box is None else Frame(row.page_index, box)
        if (anew or framed != here) and not self.page.view.draws:
            self.page.view.frame(row.page_index, box)

    def _on_shown_changed(self) -> None:
        self.settle()
        self._show()

    def _on_changed(self, change: Change) -> None:
        """What Undo brought back is taken in hand; the window has refreshed the room before."""
        if self._changes.busy or not self.isVisible() or self.panes.adds:
            return
        index = next((i for i in map(self.model.index_of, change.ids) if i.isValid()), None)
        if index is not None and self.row is not None and self.row.id not in change.ids:
            choose(self.list, index)

    # What a person does

    def _on_accept(self) -> None:
        self.settle()
        row = self.row
        if row is None:
            return
        looked = row.state is not FactState.FOUND
        following = self.model.key_at(self.model.next_after(self.list.currentIndex()))
        if not looked:
            self._changes.accept([row], None)
        if following is None:
            unseen = self.model.unseen()
            following = unseen[0].id if unseen else None
            if not unseen:
                self.desk.said.emit("The last row. Everything shown was looked at.", not looked)
        if following is not None:
            choose(self.list, self.model.index_of(following))

    def _accept_many(self, rows: list[ReviewRow]) -> None:
        every = sum(row.state is FactState.FOUND for row in self._rows)
        self._changes.accept(rows, self._paper_id if len(rows) == every else None)

    def _on_accept_all(self) -> None:
        self.settle()
        unseen = self.model.unseen()
        doubtful = [row for row in unseen if row.doubtful]
        if not unseen:
            self.desk.said.emit("Every row shown was looked at already.", False)
        elif not doubtful:
            self._accept_many(unseen)
        else:
            sure = [row for row in unseen if not row.doubtful]
            question = AcceptQuestion(len(unseen), len(doubtful), self)
            question.all_wanted.connect(lambda: self._accept_many(unseen))
            question.sure_wanted.connect(lambda: self._accept_many(sure))
            self._question = question
            question.open()

    def _on_correct(self) -> None:
        if self.row is None:
            return
        if self.row.state is FactState.DROPPED:
            self.desk.said.emit("This row is dropped. Delete puts it back.", False)
        elif not self.form.focus_field():
            self.desk.said.emit("There is nothing to correct here: look, and accept it.", False)

    def _on_drop(self) -> None:
        self.settle()
        if self.row is not None:
            self._changes.drop_or_put_back(self.row)

    def _on_next_doubtful(self) -> None:
        self.settle()
        index = self.model.next_doubtful(self.list.currentIndex())
        if not index.isValid():
            self.desk.said.emit("No doubtful row is left here.", False)
            return
        choose(self.list, index)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Adding

    def _on_add(self) -> None:
        if self._paper_id is None:
            return
        self.settle()
        section = self.row.section if self.row is not None else self.top.section_name
        self._mode.enter(self._paper_id, section)

    def _on_added(self, ids: list[str]) -> None:
        self._show()
        index = self.model.index_of(ids[0])
        if index.isValid():
            choose(self.list, index)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_adding_left(self) -> None:
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
