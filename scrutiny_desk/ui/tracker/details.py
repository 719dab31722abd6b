"""One recommendation opened: its whole text, why it stands as it does, and its history."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.dates import read_date, say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.recommendations import (
    Computed,
    RecommendationRow,
    Update,
    UpdateDraft,
)
from scrutiny_desk.services import drafts, recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.adding import UpdateForm, whole_date
from scrutiny_desk.ui.tracker.cells import COLOURS


class RecommendationPane(QScrollArea):
    """The row in hand at the right of the table.

    What is typed in its forms stays with its recommendation when another row is opened.
    fold_asked: the person wants the pane away.
    """

    fold_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row: RecommendationRow | None = None
        self._as_of = datetime.date.min
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("The recommendation in hand")
        self._title, self._chip = plain_label("", "title"), plain_label("", "heading", wrap=False)
        self.text = plain_label()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason = plain_label("", "muted")
        self.facts = {
            name: plain_label()
            for name in ("Asked on", "Officer", "Target", "Reported", "Flags", "Open for")
        }
        self.open_page = QPushButton("Open the page")
        self.fold = QPushButton("✕")
        self.history = QVBoxLayout()
        self.form = UpdateForm(desk)
        self.closed_on = QLineEdit()
        self.close_it = QPushButton("Close it")
        self.reopen = QPushButton("Reopen")
        self._closing = QWidget()
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
        changed = row != self._row
        self._row, self._as_of = row, as_of
        if anew:
            self.form.show_draft(drafts.draft_of(self._desk.library, row.recommendation.id))
            self.closed_on.clear()
            self.verticalScrollBar().setValue(0)
        if changed:
            self._fill(row)

    def show_nothing(self) -> None:
        """No recommendation is in hand."""
        self.settle()
        self._row = None

    def settle(self) -> None:
        """Keep what is typed as the next update, so that it is here again next time."""
        if self.rec_id is not None:
            drafts.keep_draft(self._desk.library, self.rec_id, self.form.draft())

    def _fill(self, row: RecommendationRow) -> None:
        one, standing = row.recommendation, row.standing
        number = f"Recommendation {one.number}" if one.number else "Recommendation"
        self._title.setText(number)
        self._chip.setText(f"{standing.computed.shape} {standing.computed.word}")
        look(self._chip, "heading", COLOURS[standing.computed])
        self.text.setText(one.text)
        self.reason.setText(f"{standing.reason} {_closed_later(row)}".strip())
        days = standing.days_open
        told = {
            "Asked on": say(one.date) or one.date_text or "Not printed",
            "Officer": one.officer or "Nobody is named",
            "Target": one.target_text or "None",
            "Reported": one.reported or "Nothing reported",
            "Flags": ", ".join(standing.flags).capitalize() or "None",
            "Open for": "" if days is None else "1 day" if days == 1 else f"{days:,} days",
        }
        for name, words in told.items():
            self.facts[name].setText(words or "Not known")
        self.open_page.setVisible(one.paper_id is not None and one.page_index is not None)
        name = one.page_name
        self.open_page.setText(f"Open {name if name.startswith('PDF') else f'page {name}'}")
        self._fill_history(row.updates)
        self._closing.setVisible(one.closed_on is None)
        self.reopen.setVisible(one.closed_on is not None)

    def _fill_history(self, updates: tuple[Update, ...]) -> None:
        while entry := self.history.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        for update in reversed(updates):
            self.history.addWidget(_entry(update))
        if not updates:
            self.history.addWidget(plain_label("No update yet.", "muted"))

    def _lay_out(self) -> None:
        space, px = self._desk.theme.space, self._desk.theme.px
        inside = QWidget()
        look(inside, "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(space[3], space[2], space[3], space[3])
        column.setSpacing(space[1])
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.fold)
        look(self.fold, "quiet")
        self.fold.setAccessibleName("Fold the recommendation away")
        self.fold.setToolTip("Fold away (Esc)")
        column.addLayout(head)
        for label in (self._chip, self.reason):
            column.addWidget(label)
        column.addSpacing(space[0])
        column.addWidget(self.text)
        column.addSpacing(space[0])
        facts = QFormLayout()
        facts.setHorizontalSpacing(space[3])
        facts.setVerticalSpacing(space[0])
        facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        facts.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label in self.facts.items():
            facts.addRow(plain_label(name, "muted", wrap=False), label)
        column.addLayout(facts)
        look(self.open_page, "link")
        column.addWidget(self.open_page, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_rule())
        column.addWidget(plain_label("Updates, newest first", "heading"))
        self.history.setSpacing(space[2])
        column.addLayout(self.history)
        column.addSpacing(space[1])
        column.addWidget(self.form)
        column.addWidget(_rule())
        column.addWidget(plain_label("Closure", "heading"))
        self.closed_on.setPlaceholderText("Day the committee agreed")
        self.closed_on.setAccessibleName("Day on which the committee agreed to close it")
        closing = WrapRow(space[1], self._closing)
        closing.addWidget(self.closed_on)
        closing.addWidget(self.close_it)
        column.addWidget(self._closing)
        column.addWidget(self.reopen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.setWidget(inside)
        self.setMinimumWidth(px(240))

    def _connect(self) -> None:
        self.fold.clicked.connect(self.fold_asked)
        self.open_page.clicked.connect(self._on_open)
        self.form.add_asked.connect(self._on_add)
        self.form.typed.connect(self.settle)
        self.close_it.clicked.connect(self._on_close_it)
        self.closed_on.returnPressed.connect(self._on_close_it)
        self.reopen.clicked.connect(self._on_reopen)

    def _on_open(self) -> None:
        one = self._row.recommendation if self._row else None
        if one and one.paper_id is not None and one.page_index is not None:
            self._desk.page_asked.emit(one.paper_id, one.page_index)

    def _on_add(self) -> None:
        rec_id, draft = self.rec_id, self.form.draft()
        if rec_id is None:
            return

        def add() -> Change:
            date = read_date(draft.date)
            if draft.date.strip() and date is None:
                whole_date(draft.date)
            return recommendations.add_update(
                self._desk.library, rec_id, date=date, role=draft.role.strip(), text=draft.text
            )

        if self._desk.perform(add) is not None:
            self.form.show_draft(UpdateDraft())
            self.settle()

    def _on_close_it(self) -> None:
        rec_id, words = self.rec_id, self.closed_on.text()
        if rec_id is None:
            return

        def close() -> Change:
            if not words.strip():
                raise DeskError(
                    "It is not closed yet",
                    "The day of the closure is empty",
                    "Write the day the committee agreed to close it",
                )
            return recommendations.close_recommendation(
                self._desk.library, rec_id, whole_date(words)
            )

        if self._desk.perform(close) is None:
            self.closed_on.setFocus()
            self.closed_on.selectAll()

    def _on_reopen(self) -> None:
        if rec_id := self.rec_id:
            self._desk.perform(
                lambda: recommendations.reopen_recommendation(self._desk.library, rec_id)
            )


def _closed_later(row: RecommendationRow) -> str:
    """That it is closed by now, where it was still open on the day for which it is shown."""
    closed_on = row.recommendation.closed_on
    if closed_on is None or row.standing.computed is Computed.CLOSED:
        return ""
    return f"It was closed later, on {say(closed_on)}."


def _entry(update: Update) -> QWidget:
    """An entry of the history: when and who, small, above the words."""
    entry = QWidget()
    column = QVBoxLayout(entry)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    when = say(update.date) or "No date printed"
    column.addWidget(plain_label(" · ".join(p for p in (when, update.role) if p), "small-muted"))
    words = plain_label(update.text)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(words)
    return entry


def _rule() -> QFrame:
    rule = QFrame()
    look(rule, "rule")
    return rule
