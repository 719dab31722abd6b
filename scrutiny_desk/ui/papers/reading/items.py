"""The items of a meeting as they are to be read: first, in their order, or left out."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.papers.reading_plan import (
    ItemToRead,
    PlanChoices,
    in_order,
    say_minutes,
    tally,
)
from scrutiny_desk.services.papers.reading_plan import ReadingPlan
from scrutiny_desk.ui.theme import Theme

_KEY = Qt.ItemDataRole.UserRole


class ItemList(QWidget):
    """A row an item in the order of the plan, and buttons that change that.

    chosen: the `PlanChoices` that somebody wants instead.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = PlanChoices()
        self.list = QTreeWidget()
        self.list.setAccessibleName("Items to read")
        self.list.setHeaderLabels(["Item", "In the plan", "Pages left", "Time"])
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.first = QPushButton("Read &first")
        self.first.setToolTip("Put the item before all others")
        self.out = QPushButton("&Leave out")
        self.out.setToolTip("An item for noting need not be read")
        self.plain = QPushButton("&As on the agenda")
        self.first.clicked.connect(self._on_first)
        self.out.clicked.connect(self._on_out)
        self.plain.clicked.connect(self._on_plain)
        self.list.currentItemChanged.connect(self._enable)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space[1])
        for button in (self.first, self.out, self.plain):
            # Enter belongs to the list: it would press a default button on top of that.
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space[1])
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def show_plan(self, plan: ReadingPlan) -> None:
        """Show the items in the order in which they are read, those left out at the end."""
        choices = self._choices = plan.choices
        kept = self.chosen_key()
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        read_order = in_order(plan.items, choices.put_first, choices.left_out)
        out = [item for item in plan.items if item.key in choices.left_out]
        for item in (*read_order, *out):
            if tally(item.pages).pages:
                self._add(item, plan)
        found = (self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount()))
        rows = [row for row in found if row is not None]
        for row in [row for row in rows if row.data(0, _KEY) == kept] or rows[:1]:
            self.list.setCurrentItem(row)
        blocker.unblock()
        self._enable()

    def chosen_key(self) -> str | None:
        """The key of the item in hand."""
        row = self.list.currentItem()
        return None if row is None else str(row.data(0, _KEY))

    def _add(self, item: ItemToRead, plan: ReadingPlan) -> None:
        counted = tally(item.pages)
        left = [page for page in item.pages if page.left]
        words = f"{item.number}  {item.title}".strip()
        where = ""
        if item.key in self._choices.left_out:
            where = "left out"
        elif item.key in self._choices.put_first:
            where = "first"
        time = say_minutes(sum(map(plan.pace.pace.seconds, left))) if left else "read"
        pages = f"{len(left)} of {counted.pages}"
        row = QTreeWidgetItem(self.list, [words, where, pages, time])
        row.setData(0, _KEY, item.key)
        row.setToolTip(0, words.replace("<", "‹").replace(">", "›"))
        for column in (2, 3):
            row.setTextAlignment(
                column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
        spoken = ", ".join(part for part in (words, where, f"{pages} pages left", time) if part)
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _enable(self) -> None:
        key = self.chosen_key()
        first, out = self._choices.put_first, self._choices.left_out
        self.first.setEnabled(key is not None and first[:1] != (key,))
        self.out.setEnabled(key is not None and key not in out)
        self.plain.setEnabled(key in first or key in out)

    def _on_first(self) -> None:
        key = self.chosen_key()
        if key is not None:
            first, out = self._without(key)
            self._choose((key, *first), out)

    def _on_out(self) -> None:
        key = self.chosen_key()
        if key is not None:
            first, out = self._without(key)
            self._choose(first, (*out, key))

    def _on_plain(self) -> None:
        key = self.chosen_key()
        if key is not None:
            self._choose(*self._without(key))

    def _without(self, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        first = tuple(one for one in self._choices.put_first if one != key)
        return first, tuple(one for one in self._choices.left_out if one != key)

    def _choose(self, first: tuple[str, ...], out: tuple[str, ...]) -> None:
        self.chosen.emit(PlanChoices(self._choices.evenings, first, out))
