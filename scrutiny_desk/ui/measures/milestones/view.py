"""The improvement plan as a timeline, with a table on which a person says where each one stands."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QDate, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.domain.measures.milestones import Milestone, MilestoneState, in_order, state_of
from scrutiny_desk.services.measures.milestones import Plan, confirm, take_back_confirmation
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.milestones.status_dialog import StatusDialog
from scrutiny_desk.ui.measures.milestones.timeline import TimelineChart
from scrutiny_desk.ui.measures.milestones.words import Whose, details_of, lost_words
from scrutiny_desk.ui.measures.painted import FiguresTable, PaintedPane
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import Theme, look

CONFIRM, SAY, TAKE_BACK = "measures:confirm", "measures:status", "measures:unconfirm"
_EVERY = "Every milestone"
_KEYS: dict[int, str] = {
    Qt.Key.Key_C: CONFIRM,
    Qt.Key.Key_S: SAY,
    Qt.Key.Key_Delete: TAKE_BACK,
}
_WIDEST, _HIGH = 200, 120
_WIDTHS = {3: 214, 4: 160, 5: 170}
"""Pixels of the columns of words; the milestone takes what room is left."""
_HINT = "C confirms what its own words propose, S says otherwise, Enter opens the page."
_NOTHING_CHOSEN = "Choose a milestone in the table first"


class MilestonesTable(FiguresTable):
    """Several rows can be chosen; C confirms them, S says otherwise, Delete takes it back."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Milestones, as a table", theme.px(_WIDEST))
        self._high = theme.px(_HIGH)
        self._widths = {column: theme.px(width) for column, width in _WIDTHS.items()}
        self.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = _KEYS.get(event.key())
        if name is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.asked.emit(name)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A few rows; the layout gives it what room there is."""
        return QSize(super().sizeHint().width(), self._high)

    def show_page(self, page: ChartPage, widest: int | None) -> None:
        super().show_page(page, widest)
        for column, width in self._widths.items():
            self.setColumnWidth(column, width)

    @property
    def chosen(self) -> list[int]:
        """The chosen rows from above, else the one in hand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return rows or ([self.currentRow()] if self.currentRow() >= 0 else [])


class MilestonesView(QWidget):
    """All milestones as they stand on a day, or some of them.

    kept_changed: the day or the choice of milestones was changed by hand.
    """

    kept_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan = Plan()
        self._milestones: list[Milestone] = []
        self._rows: list[Milestone] = []
        self._told_on: datetime.date | None = None
        self.chosen_day: datetime.date | None = None
        self.table = MilestonesTable(desk.theme)
        self.pane = PaintedPane(desk, "Milestones", self.table)
        self.states = QComboBox()
        self.day = QDateEdit()
        self.of_papers = QPushButton("Day of the &papers")
        self.say = QPushButton("Where it stands")
        self.details = QPlainTextEdit()
        self._build()
        self.states.currentIndexChanged.connect(self._on_states)
        self.day.dateChanged.connect(self._on_day)
        self.of_papers.clicked.connect(self._on_of_papers)
        self.pane.opened.connect(self._open)
        self.table.asked.connect(self.run)
        self.table.currentCellChanged.connect(lambda *_: self._tell())
        self.table.itemSelectionChanged.connect(self._tell)

    def _build(self) -> None:
        self.states.setAccessibleName("Which milestones")
        self.states.addItem(_EVERY, None)
        for whose in Whose:
            self.states.addItem(whose.value, whose)
        self.states.insertSeparator(self.states.count())
        for state in MilestoneState:
            self.states.addItem(state.word, state)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMMM yyyy")
        self.day.setAccessibleName("As they stand on")
        look(self.of_papers, "quiet")
        self.say.setAccessibleName("Where the chosen milestones stand")
        menu = QMenu(self.say)
        for name in (CONFIRM, SAY, TAKE_BACK):
            one = action(name)
            entry = menu.addAction(f"{one.words}\t{one.heard[0]}")
            entry.triggered.connect(lambda _=False, asked=name: self.run(asked))
        self.say.setMenu(menu)
        top = self.pane.top
        top.addWidget(self.states)
        top.addWidget(plain_label("as they stand on", "muted", wrap=False))
        top.addWidget(self.day)
        top.addWidget(self.of_papers)
        top.add_stretch()
        top.addWidget(self.say)
        top.addWidget(self.pane.out)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("The milestone in hand")
        self.details.setFixedHeight(self._desk.theme.px(92))
        self.pane.table_first()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.theme.space[1])
        column.addWidget(self.pane, 1)
        column.addWidget(self.details)
        way: list[QWidget] = [self.states, self.day, self.of_papers, self.say]
        for before, after in pairwise([*way, self.pane.out, self.table, self.details]):
            QWidget.setTabOrder(before, after)

    @property
    def kept_choice(self) -> str:
        """Which milestones are shown, by the words of the choice; "" for every one."""
        return self.states.currentText() if self.states.currentIndex() > 0 else ""

    def begin(self, choice: str, day: datetime.date | None) -> None:
        """Begin with a choice and a day as they were kept; None for the day of the papers."""
        self.states.setCurrentIndex(max(self.states.findText(choice), 0) if choice else 0)
        self.chosen_day = day

    def choose_day(self, day: datetime.date | None) -> None:
        """Show how they stand on a day; None for the day of the papers."""
        self.chosen_day = day
        self._put_day()
        self._draw()
        self.kept_changed.emit()

    def show_plan(self, plan: Plan, told_on: datetime.date) -> None:
        """Show milestones as they stand on the day they were told, or on the one that is chosen."""
        self._plan, self._told_on = plan, told_on
        self._milestones = in_order(plan.milestones)
        self._put_day()
        self._draw()

    def run(self, name: str) -> None:
        """Carry out an action on the chosen milestones; KeyError for another."""
        if name not in (CONFIRM, SAY, TAKE_BACK):
            raise KeyError(name)
        chosen = [self._rows[at] for at in self.table.chosen if at < len(self._rows)]
        if not chosen:
            self._desk.said.emit(_NOTHING_CHOSEN, False)
        elif name == SAY:
            StatusDialog(self._desk, chosen, self).open()
        elif name == CONFIRM:
            self._confirm(chosen)
        elif not self._desk.perform(lambda: take_back_confirmation(self._desk.library, chosen)):
            self._desk.said.emit("Nobody confirmed this one yet", False)

    def _confirm(self, chosen: Sequence[Milestone]) -> None:
        done = self._desk.perform(lambda: confirm(self._desk.library, chosen, None))
        if done is not None and not done:
            words = "Its words propose nothing. Press S to say where it stands"
            self._desk.said.emit(words, False)

    def _as_of(self) -> datetime.date:
        day = self.day.date()
        return datetime.date(day.year(), day.month(), day.day())

    def _put_day(self) -> None:
        day = self.chosen_day or self._told_on
        if day is None:
            return
        self.day.blockSignals(True)
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.day.blockSignals(False)

    def _on_day(self) -> None:
        self.chosen_day = self._as_of()
        self._draw()
        self.kept_changed.emit()

    def _on_of_papers(self) -> None:
        # The button goes away with the day it offers, and must not take the keyboard with it.
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose_day(None)

    def _on_states(self) -> None:
        self._draw()
        self.kept_changed.emit()

    def _draw(self) -> None:
        as_of = self._as_of()
        self.of_papers.setVisible(self._told_on is not None and as_of != self._told_on)
        held = [self._rows[at].id for at in self.table.chosen if at < len(self._rows)]
        first = max(self.table.currentRow(), 0)
        wanted = self.states.currentData()
        self._rows = [one for one in self._milestones if _is_wanted(one, wanted, as_of)]
        title = f"Milestones on {say(as_of.isoformat())}"
        notes = lost_words(self._plan.without_place)
        chart = TimelineChart(self._rows, as_of, title, notes=notes, empty=bool(self._milestones))
        self.pane.show_chart(chart, widest=2)
        self._take_up(held, first)
        self._tell()

    def _take_up(self, held: Sequence[str], first: int) -> None:
        """Have the same rows chosen as before; where they are gone, what stands in their place."""
        places = [at for at, one in enumerate(self._rows) if one.id in held]
        if not places and held and self._rows:
            places = [min(first, len(self._rows) - 1)]
        table, model = self.table, self.table.selectionModel()
        table.clearSelection()
        for at in places[1:]:
            model.select(
                table.model().index(at, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )
        if places:
            table.setCurrentCell(
                places[0],
                max(table.currentColumn(), 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _tell(self) -> None:
        """Under the table: the whole words of the row in hand, and who said what of it."""
        chosen = self.table.chosen
        at = self.table.currentRow()
        if len(chosen) > 1:
            self.details.setPlainText(f"{len(chosen)} milestones chosen. {_HINT}")
        elif 0 <= at < len(self._rows):
            self.details.setPlainText(details_of(self._rows[at]))
        else:
            self.details.setPlainText(_HINT)
        self.details.setVisible(bool(self._rows))
        self.say.setEnabled(bool(self._rows))

    def _open(self, at: int) -> None:
        milestone = self._rows[at]
        self._desk.page_asked.emit(milestone.paper_id, milestone.page_index)


def _is_wanted(one: Milestone, wanted: object, as_of: datetime.date) -> bool:
    match wanted:
        case str():
            return state_of(one, as_of) == wanted
        case Whose():
            return wanted.holds(one)
        case _:
            return True
