"""One recommendation opened: its whole text, why it stands as it does, and its history."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.domain.tracker.recommendations import (
    Link,
    LinkKind,
    RecommendationRow,
    UpdateDraft,
)
from scrutiny_desk.services.tracker import drafts, recommendations
from scrutiny_desk.services.tracker import history as tracker_history
from scrutiny_desk.services.tracker.whole_row import WholeRow, whole_row
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.time_limits.wheel import WheelGuard
from scrutiny_desk.ui.tracker import row_facts
from scrutiny_desk.ui.tracker.adding import UpdateForm, whole_date
from scrutiny_desk.ui.tracker.cells import COLOURS
from scrutiny_desk.ui.tracker.facts import FactList
from scrutiny_desk.ui.tracker.history import History
from scrutiny_desk.ui.tracker.linked import Linked
from scrutiny_desk.ui.tracker.private_badge import PrivateBadge
from scrutiny_desk.ui.tracker.repeats import Repeats
from scrutiny_desk.ui.tracker.section import Section


class RecommendationPane(QScrollArea):
    """The row in hand at the right of the table.

    What is typed in its forms stays with its recommendation when another row is opened.
    fold_asked: the person wants the pane away. asked: an action of the room for the row in hand.
    row_asked: another recommendation shall be opened.
    """

    fold_asked = Signal()
    asked = Signal(str)
    row_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: RecommendationRow | None = None
        self._whole = WholeRow()
        self._as_of = datetime.date.min
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The recommendation in hand")
        self._title, self._chip = plain_label("", "title"), plain_label("", "heading", wrap=False)
        self.private = PrivateBadge(desk)
        self.text = plain_label()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason = plain_label("", "muted")
        self.fold = QPushButton("✕")
        self.facts, self.targets = FactList(desk), FactList(desk)
        self.answers, self.agreed = FactList(desk), FactList(desk)
        self.links, self.history, self.form = Linked(desk), History(desk), UpdateForm(desk)
        self.target_part = Section(desk, "Target over time")
        self.answer_part = Section(desk, "Response")
        self.link_part = Section(desk, "Evidence and links")
        self.repeats = Repeats(desk)
        self.closure_part = Section(desk, "Closure")
        self.update_part = Section(desk, "New update")
        self.update_part.fold(folded=True)
        self.history_part = Section(desk, "History")
        self._lay_out()
        self._connect()

    @property
    def rec_id(self) -> str | None:
        """The id of the recommendation in hand."""
        return self._row.recommendation.id if self._row else None

    def show_row(self, row: RecommendationRow, as_of: datetime.date) -> None:
        """Show a recommendation as it stands on a day; what is being typed for it stays."""
        anew = row.recommendation.id != self.rec_id
        if anew:
            self.settle()
        changed = row != self._row or as_of != self._as_of
        self._row, self._as_of = row, as_of
        if anew:
            draft = drafts.draft_of(self._desk.library, row.recommendation.id)
            self.form.show_draft(draft)
            self.update_part.fold(folded=draft == UpdateDraft())
            self._point_out_draft()
            self.verticalScrollBar().setValue(0)
        if changed:
            self._fill(row)

    def show_nothing(self) -> None:
        """No recommendation is in hand."""
        self.settle()
        self._row = None
        self.repeats.forget()

    def settle(self) -> None:
        """Keep what is typed as the next update, so that it is here again next time."""
        if self.rec_id is not None:
            drafts.keep_draft(self._desk.library, self.rec_id, self.form.draft())

    def _point_out_draft(self) -> None:
        """Say in the heading of the next update, folded away or not, that one is begun."""
        begun = self.form.draft() != UpdateDraft()
        self.update_part.remark("a draft is kept here" if begun else "")

    def _on_key_pressed(self) -> None:
        rec_id, library = self.rec_id, self._desk.library
        if rec_id is not None:
            draft = self.form.draft()
            self._desk.keep(lambda: drafts.keep_draft_letters(library, rec_id, draft))

    def write_update(self) -> None:
        """Put the keyboard where the next update is written."""
        self.update_part.fold(folded=False)
        self.form.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(self.form)

    def _fill(self, row: RecommendationRow) -> None:
        one, standing = row.recommendation, row.standing
        self._whole = whole = whole_row(self._desk.library, one, self._as_of)
        self._title.setText(row_facts.title_of(row))
        self._chip.setText(f"{standing.computed.shape} {standing.computed.word}")
        look(self._chip, "heading", COLOURS[standing.computed])
        self.private.setVisible(one.private)
        self.text.setText(one.text)
        self.reason.setText(row_facts.reason_of(row))
        self.facts.show_facts(row_facts.main_facts(row, whole))
        self.targets.show_facts(row_facts.target_facts(row, whole))
        self.target_part.setVisible(bool(whole.revisions))
        self.target_part.count(len(whole.revisions))
        self.answers.show_facts(row_facts.response_facts(row, whole))
        self.answer_part.setVisible(bool(self.answers.shown))
        self.links.show_links(whole.links)
        self.link_part.setVisible(bool(whole.links))
        self.link_part.count(len(whole.links))
        self.agreed.show_facts(row_facts.closure_facts(row))
        self.closure_part.setVisible(bool(self.agreed.shown))
        self.close_it.setVisible(one.closed_on is None)
        self.reopen.setVisible(one.closed_on is not None)
        self.repeats.show_for(one)
        self.history.show_history(one.id, row.updates)
        self.history_part.count(len(row.updates))

    def _lay_out(self) -> None:
        space, px = self._desk.theme.space, self._desk.theme.px
        inside = QWidget()
        look(inside, "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(space[3], space[2], space[3], space[3])
        column.setSpacing(space[1])
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        look(self.fold, "quiet")
        self.fold.setAccessibleName("Fold the recommendation away")
        self.fold.setToolTip("Fold away (Esc)")
        column.addLayout(head)
        standing = WrapRow(space[2])
        standing.addWidget(self._chip)
        standing.addWidget(self.private)
        column.addLayout(standing)
        column.addWidget(self.reason)
        column.addSpacing(space[0])
        column.addWidget(self.text)
        column.addSpacing(space[0])
        column.addLayout(self._buttons())
        column.addSpacing(space[0])
        column.addWidget(self.facts)
        for section, part in (
            (self.target_part, self.targets),
            (self.answer_part, self.answers),
            (self.link_part, self.links),
            (self.closure_part, self.agreed),
            (self.update_part, self.form),
            (self.history_part, self.history),
        ):
            section.inside.addWidget(part)
            if section is self.closure_part:
                column.addWidget(self.repeats)
            column.addWidget(section)
        # With a factor, or the field of an update would take what is left as well.
        column.addStretch(1)
        self.setWidget(inside)
        self.setMinimumWidth(px(240))
        WheelGuard(self)

    def _buttons(self) -> WrapRow:
        line = WrapRow(self._desk.theme.space[0])
        self.close_it, self.reopen = QPushButton("Close…"), QPushButton("Reopen")
        for button, name in (
            (QPushButton("Update"), "update"),
            (QPushButton("Edit…"), "edit"),
            (QPushButton("Response…"), "response"),
            (QPushButton("Target…"), "revise"),
            (QPushButton("Link…"), "link"),
            (self.close_it, "close"),
            (self.reopen, "reopen"),
        ):
            asked = action(f"tracker:{name}")
            button.setAccessibleName(asked.full_words)
            button.setToolTip(" · ".join((asked.full_words, *asked.keys[:1])))
            button.clicked.connect(lambda _checked=False, of=asked.name: self.asked.emit(of))
            line.addWidget(button)
        return line

    def _connect(self) -> None:
        self.fold.clicked.connect(self.fold_asked)
        for facts in (self.facts, self.agreed):
            facts.asked.connect(self.open_page)
        self.links.opened.connect(self._on_link)
        self.links.remove_asked.connect(self._on_unlink)
        self.repeats.opened.connect(self.row_asked)
        self.form.add_asked.connect(self._on_add)
        self.form.key_pressed.connect(self._on_key_pressed)
        self.form.typed.connect(self.settle)
        self.form.typed.connect(self._point_out_draft)
        self._desk.changed.connect(self._on_changed)
        edit = QShortcut(QKeySequence(Qt.Key.Key_F2), self)
        edit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        edit.activated.connect(lambda: self.asked.emit("tracker:edit"))

    def open_page(self, which: str) -> bool:
        """Show the page that prints the row in hand, or that of its origin (`row_facts`).

        False where there is none.
        """
        one = self._row.recommendation if self._row else None
        if one is None:
            return False
        page = (
            (one.origin_paper_id, one.origin_page_index)
            if which == row_facts.ORIGIN
            else (one.paper_id, one.page_index)
        )
        if page[0] is None or page[1] is None:
            return False
        self._desk.page_asked.emit(*page)
        return True

    def _on_link(self, link: Link) -> None:
        if link.kind is LinkKind.RECOMMENDATION:
            self.row_asked.emit(link.ref)
        elif link.kind is LinkKind.PAGE and link.paper_id and link.page_index is not None:
            self._desk.page_asked.emit(link.paper_id, link.page_index)
        else:
            self._desk.link_asked.emit(link)

    def _on_unlink(self, link: Link) -> None:
        self._desk.perform(
            lambda: tracker_history.unlink(self._desk.library, link.recommendation_id, link.id)
        )

    def _on_changed(self, change: Change) -> None:
        """A time limit is another now: the clock of the answer is reckoned anew."""
        if self._row is not None and Shelf.CLOCKS in change.shelves:
            self._fill(self._row)

    def _on_add(self) -> None:
        rec_id, draft = self.rec_id, self.form.draft()
        if rec_id is None:
            return

        def add() -> Change:
            date = read_date(draft.date)
            if draft.date.strip() and date is None:
                whole_date(draft.date)
            return recommendations.add_update(
                self._desk.library,
                rec_id,
                date=date,
                role=draft.role.strip(),
                text=draft.text,
                private=draft.private,
            )

        if self._desk.perform(add) is not None:
            self.form.show_draft(UpdateDraft())
            self._point_out_draft()
            self.settle()
