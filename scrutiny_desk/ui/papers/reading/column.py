"""How far reading has come, beside every row of the agenda, and what is left at its foot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from scrutiny_desk.domain.papers.reading_plan import PageToRead, Progress, say_minutes, tally
from scrutiny_desk.services.papers import reading, reading_plan
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.travelling.agenda import AgendaPane
from scrutiny_desk.ui.theme import look

_WORDS = Qt.ItemDataRole.UserRole + 7
"""What a row says to a screen reader without its progress."""


class ReadingFoot(QFrame):
    """What is left, in words that open the plan, and what the shapes mean.

    plan_asked: somebody wants to see the plan.
    """

    plan_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look(self, "side")
        space = desk.theme.space
        self.left = QPushButton()
        look(self.left, "link")
        self.left.setToolTip("Reading plan (F4)")
        self.left.setMinimumHeight(desk.theme.size("target"))
        self.left.clicked.connect(self.plan_asked)
        legend = QLabel("    ".join(f"{one.shape} {one.value}" for one in Progress))
        self.row = QLabel()
        for label in (legend, self.row):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            look(label, "small-muted")
            label.setContentsMargins(space[0] + 2, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[2], space[1], space[2], space[1])
        column.setSpacing(0)
        column.addWidget(self.left)
        column.addWidget(self.row)
        column.addWidget(legend)

    def show_left(self, plan: reading_plan.ReadingPlan) -> None:
        """Say what is left of a meeting's papers."""
        pages = len(plan.left)
        if pages:
            many = "page" if pages == 1 else "pages"
            words = f"{pages} {many} left, about {say_minutes(plan.seconds_left)}"
        else:
            words = "Every page is read" if plan.tally.read == plan.tally.pages else "Nothing left"
        self.left.setText(words)
        self.left.setAccessibleName(f"{words}. Reading plan")


class ReadingColumn:
    """Keeps the agenda's shapes and the foot below it in step with what is read."""

    def __init__(self, desk: Desk, agenda: AgendaPane) -> None:
        self._desk = desk
        self._tree: QTreeWidget = agenda.tree
        self.foot = ReadingFoot(desk)
        agenda.add_foot(self.foot)
        # The tree itself is silent when the agenda only follows the page.
        self._tree.selectionModel().currentChanged.connect(self._say_row)

    def show(self, meeting_id: str | None) -> None:
        """Show how far reading has come with the papers of a meeting."""
        self.foot.setVisible(meeting_id is not None and self._tree.topLevelItemCount() > 0)
        if meeting_id is None:
            return
        plan = reading_plan.plan_of(self._desk.library, meeting_id, self._desk.today())
        pages: dict[str, dict[int, PageToRead]] = {}
        for item in plan.items:
            pages.setdefault(item.paper_id, {}).update({page.index: page for page in item.pages})
        for number in range(self._tree.topLevelItemCount()):
            top = self._tree.topLevelItem(number)
            if top is not None:
                self._show_row(top, pages.get(AgendaPane.paper_of(top), {}))
        self.foot.show_left(plan)
        self._say_row()

    def _say_row(self) -> None:
        """Say of the row in hand how many of its pages are read."""
        row = self._tree.currentItem()
        said = "" if row is None else str(row.data(2, Qt.ItemDataRole.AccessibleTextRole) or "")
        item = None if row is None else AgendaPane.item_of(row)
        name = "This paper" if item is None else f"Item {item.number}"
        self.foot.row.setText(f"{name}: {said}" if said else "")

    def _show_row(self, row: QTreeWidgetItem, pages: Mapping[int, PageToRead]) -> None:
        for below in _children(row):
            self._show_row(below, pages)
        within = _pages_of(row, pages)
        counted = tally(within, reading.look_rule().least_seconds)
        spoken = row.data(0, _WORDS)
        if spoken is None:
            spoken = row.data(0, Qt.ItemDataRole.AccessibleTextRole)
            row.setData(0, _WORDS, spoken)
        words = counted.said if counted.pages else ""
        row.setText(2, counted.progress.shape if counted.pages else "")
        row.setToolTip(2, words)
        row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setData(
            0, Qt.ItemDataRole.AccessibleTextRole, f"{spoken}, {words}" if words else spoken
        )
        row.setData(2, Qt.ItemDataRole.AccessibleTextRole, words)


def _children(row: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    below = (row.child(number) for number in range(row.childCount()))
    return [child for child in below if child is not None]


def _pages_of(row: QTreeWidgetItem, pages: Mapping[int, PageToRead]) -> list[PageToRead]:
    item = AgendaPane.item_of(row)
    if item is not None:
        if item.first_index is None:
            return []
        last = item.first_index if item.last_index is None else item.last_index
        return [pages[index] for index in range(item.first_index, last + 1) if index in pages]
    above = row.parent()
    if above is None:
        return list(pages.values())
    # The front: everything before the first item.
    items = (AgendaPane.item_of(one) for one in _children(above))
    firsts = [one.first_index for one in items if one and one.first_index is not None]
    return [page for index, page in pages.items() if index < min(firsts, default=0)]
