"""What a tracker would change, row by row, before any of it is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.tally import count
from scrutiny_desk.domain.tracker.taking_over import (
    LEAVE,
    NEW_ROW,
    FieldChange,
    PlannedRow,
    RowState,
    TakingOver,
)
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import Theme

_AT = Qt.ItemDataRole.UserRole
_TITLES = {
    RowState.DOUBTFUL: "Doubtful: say which row it is",
    RowState.NEW: "New",
    RowState.CHANGED: "Changed",
    RowState.UNCHANGED: "The same as here",
}


class PlanPage(QWidget):
    """The rows by kind, with a tick each; below, both values of what changes in the chosen one.

    unsaid: what becomes of a doubtful row of which nothing is said. changed: what is to be taken
    is another.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        unsaid: str = "Not said yet: it is left",
    ) -> None:
        super().__init__(parent)
        self._unsaid = unsaid
        self._theme = theme
        self._plan = TakingOver("", ())
        self._items: dict[int, QTreeWidgetItem] = {}
        self._said: dict[int, str] = {}
        self.counts = plain_label("", "heading")
        self.list = QTreeWidget()
        self.list.setAccessibleName("Rows of the tracker")
        self.list.setHeaderLabels(["Row", "What is taken"])
        self.list.setAllColumnsShowFocus(True)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, self.list.header().ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, self.list.header().ResizeMode.Fixed)
        self.list.header().resizeSection(1, theme.px(210))
        self.which = QComboBox()
        self.which.setAccessibleName("Which row it is")
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.which.setMinimumContentsLength(30)
        self._which_row = QWidget()
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("What changes in the row")
        self._lay_out()
        self.list.currentItemChanged.connect(lambda now, _before: self._show(now))
        self.list.itemChanged.connect(self._on_ticked)
        self.which.activated.connect(self._on_which)

    def show_plan(self, plan: TakingOver) -> None:
        """Show the rows of a tracker; what was said of another one is forgotten."""
        self._plan, self._said, self._items = plan, {}, {}
        self.counts.setText(f"{plan.in_words}.")
        self.list.blockSignals(True)
        self.list.clear()
        for state in RowState:
            places = plan.of(state)
            if places:
                self._group(f"{_TITLES[state]} ({len(places):,})", state, places)
        if plan.problems:
            self._troubles(plan.problems)
        self.list.blockSignals(False)
        first = next(iter(self._items.values()), self.list.topLevelItem(0))
        if first is not None:
            self.list.setCurrentItem(first)
        self._show(first)
        self.changed.emit()

    @property
    def choices(self) -> dict[int, str]:
        """What a person says of rows, as `take_over` takes it."""
        return dict(self._said)

    def taken(self) -> int:
        """How many rows are to be taken: the new ones, the changed ones and those decided."""
        return sum(
            1
            for at, row in enumerate(self._plan.rows)
            if row.state is not RowState.UNCHANGED and self._said.get(at, _unsaid(row)) != LEAVE
        )

    def in_words(self) -> str:
        """What the button says that takes them."""
        taken, waiting = self.taken(), len(self._plan.undecided(self._said))
        left = f", leave {count(waiting, 'doubtful one')}" if waiting else ""
        return f"Take {count(taken, 'row')}{left}" if taken else "Nothing to take"

    def _lay_out(self) -> None:
        space = self._theme.space
        line = QHBoxLayout(self._which_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space[2])
        label = QLabel("&This row is")
        label.setBuddy(self.which)
        line.addWidget(label)
        line.addWidget(self.which, 1)
        below = QWidget()
        lines = QVBoxLayout(below)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space[1])
        lines.addWidget(self._which_row)
        lines.addWidget(self.details, 1)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(below)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        self.list.setMinimumHeight(self._theme.px(120))
        self.details.setMinimumHeight(self._theme.px(70))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[2])
        column.addWidget(self.counts)
        column.addWidget(both, 1)

    def _group(self, title: str, state: RowState, places: tuple[int, ...]) -> None:
        heading = QTreeWidgetItem([title])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.list.addTopLevelItem(heading)
        for at in places:
            row = self._plan.rows[at]
            item = QTreeWidgetItem([row.called, _what(row)])
            item.setData(0, _AT, at)
            if state in {RowState.NEW, RowState.CHANGED}:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(0, Qt.CheckState.Checked)
            heading.addChild(item)
            self._items[at] = item
        heading.setExpanded(state is not RowState.UNCHANGED)

    def _troubles(self, problems: tuple[str, ...]) -> None:
        heading = QTreeWidgetItem([f"Not read ({len(problems):,})"])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.list.addTopLevelItem(heading)
        for said in problems:
            item = QTreeWidgetItem([said])
            item.setToolTip(0, said)
            heading.addChild(item)
        heading.setExpanded(True)

    def _row(self, item: QTreeWidgetItem | None) -> int | None:
        at = None if item is None else item.data(0, _AT)
        return at if isinstance(at, int) else None

    def _show(self, item: QTreeWidgetItem | None) -> None:
        at = self._row(item)
        row = None if at is None else self._plan.rows[at]
        doubtful = row is not None and row.state is RowState.DOUBTFUL
        self._which_row.setVisible(doubtful)
        if row is None or at is None:
            self.details.setPlainText("" if item is None else item.text(0))
            return
        self.details.setPlainText(_in_full(row))
        if doubtful:
            self.which.clear()
            self.which.addItem(self._unsaid, "")
            for one in row.candidates:
                self.which.addItem(f"{one.called} ({one.why})", one.rec_id)
            self.which.addItem("A new one", NEW_ROW)
            self.which.addItem("None of these: leave it", LEAVE)
            self.which.setCurrentIndex(max(self.which.findData(self._said.get(at, "")), 0))

    def _on_which(self, chosen: int) -> None:
        at = self._row(self.list.currentItem())
        if at is None:
            return
        said = str(self.which.itemData(chosen))
        if said:
            self._said[at] = said
        else:
            self._said.pop(at, None)
        words = {"": "Not said yet", NEW_ROW: "As a new one", LEAVE: "Left"}
        self._items[at].setText(1, words.get(said, "As the one chosen"))
        self.changed.emit()

    def _on_ticked(self, item: QTreeWidgetItem, _column: int) -> None:
        at = self._row(item)
        if at is None or self._plan.rows[at].state is RowState.DOUBTFUL:
            return
        if item.checkState(0) is Qt.CheckState.Unchecked:
            self._said[at] = LEAVE
        else:
            self._said.pop(at, None)
        self.changed.emit()


def _unsaid(row: PlannedRow) -> str:
    return LEAVE if row.state is RowState.DOUBTFUL else ""


def _what(row: PlannedRow) -> str:
    if row.state is RowState.DOUBTFUL:
        return "Not said yet"
    if row.state is RowState.NEW:
        return "All of it"
    words = list(dict.fromkeys(one.word for one in row.changes if not one.kept))
    return ", ".join(words[:2]) + (f" and {len(words) - 2} more" if len(words) > 2 else "")


def _in_full(row: PlannedRow) -> str:
    """A row with both values of everything that changes in it, and what is said of it."""
    fact = row.fact
    where = f" ({row.at})" if row.at else f" (page {fact.page})"
    number = "" if fact.number is None else f"{fact.number}. "
    lines = [f"{number}{fact.text}{where}"]
    told = (
        ("Date", fact.date_text),
        ("Officer", fact.officer),
        ("Target", fact.target_text),
        ("Rating", fact.rag_text or fact.rag_colour or ""),
        ("Update", fact.update),
    )
    if row.state in {RowState.NEW, RowState.DOUBTFUL}:
        lines += [f"{word}: {text}" for word, text in told if text]
    lines += [f"It may be {one.called} ({one.why})" for one in row.candidates]
    lines += [line for change in row.changes for line in _both(change)]
    return "\n".join([*lines, *row.said])


def _both(change: FieldChange) -> list[str]:
    kept = f" ({change.kept})" if change.kept else ""
    return [
        "",
        f"{change.word}{kept}",
        f"  here: {change.before or 'nothing'}",
        f"  in the tracker: {change.after or 'nothing'}",
    ]
