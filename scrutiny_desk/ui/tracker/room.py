"""The Recommendations room: the committee's tracker, reported and computed side by side."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.dates import last_day, say
from scrutiny_desk.domain.papers import Meeting
from scrutiny_desk.domain.recommendations import RecommendationRow
from scrutiny_desk.domain.tracker_totals import totals
from scrutiny_desk.services import papers, recommendations
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import EmptyPane, plain_label
from scrutiny_desk.ui.models.grouped import ROW_ROLE, choose, keeping_place
from scrutiny_desk.ui.models.recommendations import RecommendationsModel
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.adding import NewRecommendation
from scrutiny_desk.ui.tracker.agreed_dialog import AgreedDialog
from scrutiny_desk.ui.tracker.details import RecommendationPane
from scrutiny_desk.ui.tracker.overview_dialog import OverviewDialog
from scrutiny_desk.ui.tracker.rows import Column, View, having, in_view
from scrutiny_desk.ui.tracker.table import TrackerTable

_NOTHING = "Import a pack that prints the committee's tracker, or add a recommendation here."
_NONE_HERE = "Choose another tab, or clear the words to look for."


class TrackerRoom(Room):
    """A table of every recommendation; the row in hand opens on the right."""

    title = "Recommendations"
    shelves = frozenset({Shelf.RECOMMENDATIONS, Shelf.PAPERS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[RecommendationRow] = []
        self._stale = False
        self._meetings: list[Meeting] = []
        self.totals = plain_label("", "muted")
        self.as_of, self.tabs, self.words_box = QDateEdit(), QTabBar(), QLineEdit()
        self.today = QPushButton("Today")
        self.meeting_day = QPushButton("Meeting's date")
        self.add = QPushButton("Add a recommendation")
        self.model = RecommendationsModel(self)
        self.table = TrackerTable(desk, self.model)
        self.pane = RecommendationPane(desk)
        self.empty = EmptyPane("No recommendation yet", _NOTHING)
        self._left = QStackedWidget()
        self._dialog: QDialog | None = None
        self._commands: dict[str, Callable[[], object]] = {
            "tracker:add": self._on_add,
            "tracker:agreed": self._on_agreed,
            "tracker:overview": self._on_overview,
        }
        self._lay_out()
        self._connect()
        self.first = self.table

    def refresh(self) -> None:
        if self.table.editing():
            self._stale = True
            return
        self._stale = False
        self._meetings = papers.list_meetings(self.desk.library)
        self._rows = recommendations.list_recommendations(self.desk.library, self._day())
        self._name_meeting_day()
        self._show()

    def set_meeting(self, meeting_id: str | None) -> None:
        super().set_meeting(meeting_id)
        self._meetings = papers.list_meetings(self.desk.library)
        self._name_meeting_day()

    def settle(self) -> None:
        self.pane.settle()

    def set_as_of(self, day: datetime.date) -> None:
        """Show how every recommendation stands on this day."""
        self.as_of.setDate(QDate(day.year, day.month, day.day))

    def open_row(self, rec_id: str) -> None:
        """Choose a recommendation and open it on the right, whatever the table was narrowed to."""
        index = self.model.index_of(rec_id)
        if not index.isValid():
            self.words_box.clear()
            self.tabs.setCurrentIndex(0)
            index = self.model.index_of(rec_id)
        if index.isValid():
            choose(self.table, index)
            self.table.scrollTo(index)
            self._on_row_asked()

    def run(self, name: str) -> None:
        self._commands[name]()

    def _lay_out(self) -> None:
        space, px = self.desk.theme.space, self.desk.theme.px
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("d MMMM yyyy")
        self.as_of.setDate(QDate.currentDate())
        self.as_of.setMinimumWidth(px(172))
        self.as_of.setAccessibleName("As of: the day for which the status is worked out")
        self.words_box.setPlaceholderText("Words in a recommendation")
        self.words_box.setAccessibleName("Words in a recommendation")
        self.words_box.setClearButtonEnabled(True)
        self.words_box.setFixedWidth(px(220))
        self.tabs.setAccessibleName("Which recommendations are shown")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        for view in View:
            self.tabs.addTab(view.value)
        look(self.add, "primary")
        top = WrapRow(space[1])
        top.addWidget(plain_label(self.title, "page-title", wrap=False))
        top.add_stretch()
        as_of = plain_label("As of", "muted", wrap=False)
        as_of.setBuddy(self.as_of)
        for field in (as_of, self.as_of, self.today, self.meeting_day):
            top.addWidget(field)
        second = WrapRow(space[1])
        second.addWidget(self.tabs)
        second.add_stretch()
        second.addWidget(self.words_box)
        second.addWidget(self.add)
        self._left.addWidget(self.table)
        self._left.addWidget(self.empty)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._left)
        panes.addWidget(self.pane)
        panes.setStretchFactor(0, 1)
        panes.setStretchFactor(1, 0)
        panes.setSizes([px(760), px(340)])
        self.pane.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[3], space[4], space[3])
        column.setSpacing(space[1])
        column.addLayout(top)
        column.addWidget(self.totals)
        column.addLayout(second)
        column.addWidget(panes, 1)
        in_order = (
            self.as_of,
            self.today,
            self.meeting_day,
            self.tabs,
            self.words_box,
            self.add,
            self.table,
        )
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.as_of.dateChanged.connect(self.refresh)
        self.today.clicked.connect(self._on_today)
        self.meeting_day.clicked.connect(self._on_meeting_day)
        self.tabs.currentChanged.connect(self._show)
        self.words_box.textChanged.connect(self._show)
        self.add.clicked.connect(self._on_add)
        self.model.edited.connect(self._on_edited)
        self.table.row_asked.connect(self._on_row_asked)
        self.table.clicked.connect(self._on_row_asked)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.cells.ended.connect(self._on_edit_ended, Qt.ConnectionType.QueuedConnection)
        self.pane.fold_asked.connect(self._on_fold)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self._on_fold)

    def _day(self) -> datetime.date:
        day = self.as_of.date()
        return datetime.date(day.year(), day.month(), day.day())

    def _meeting_day(self) -> datetime.date | None:
        dates = [one.date for one in self._meetings if one.id == self.meeting_id]
        return last_day(dates[0]) if dates and dates[0] else None

    def _name_meeting_day(self) -> None:
        day = self._meeting_day()
        self.meeting_day.setEnabled(day is not None)
        said = f"Work out the status on {say(day.isoformat())}" if day else "No meeting is in hand"
        self.meeting_day.setToolTip(said)

    def _show(self) -> None:
        found = having(self._rows, self.words_box.text())
        for number, view in enumerate(View):
            self.tabs.setTabText(number, f"{view.value} {len(in_view(found, view)):,}")
        rows = in_view(found, list(View)[max(self.tabs.currentIndex(), 0)])
        with keeping_place(self.table, self.model.key_at, self.model.index_of):
            self.model.show(rows)
        self.totals.setText(totals(self._rows) if self._rows else "")
        self._left.setCurrentIndex(0 if rows else 1)
        if self._rows:
            self.empty.say("No recommendation here", _NONE_HERE)
        else:
            self.empty.say("No recommendation yet", _NOTHING)
        self._on_current(self.table.currentIndex())

    def _on_current(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, RecommendationRow):
            self.pane.show_row(row, self._day())
        else:
            self.pane.show_nothing()
            self.pane.hide()

    def _on_row_asked(self) -> None:
        if self.pane.rec_id is not None:
            self.pane.show()
            self.table.scrollTo(self.table.currentIndex())

    def _on_fold(self) -> None:
        if self.pane.isVisible():
            self.pane.hide()
            self.table.setFocus()

    def _on_edited(self, rec_id: str, column: int, words: str) -> None:
        library = self.desk.library
        field = Column(column)
        self.desk.perform(
            lambda: recommendations.revise_recommendation(
                library,
                rec_id,
                officer=words if field is Column.OFFICER else None,
                target_text=words if field is Column.TARGET else None,
                reported=words if field is Column.REPORTED else None,
            )
        )

    def _on_edit_ended(self) -> None:
        if self._stale:
            self.refresh()

    def _on_today(self) -> None:
        self.as_of.setDate(QDate.currentDate())

    def _on_meeting_day(self) -> None:
        if day := self._meeting_day():
            self.set_as_of(day)

    def _committees(self) -> list[str]:
        """The committees to choose from, that of the meeting in hand first."""
        hand = [one.committee for one in self._meetings if one.id == self.meeting_id]
        others = [one.committee for one in self._meetings]
        others += [row.recommendation.committee for row in self._rows]
        return [*hand, *others]

    def _on_add(self) -> None:
        self._open(NewRecommendation(self.desk, self._committees(), self._day(), self))

    def _on_agreed(self) -> None:
        self._open(AgreedDialog(self.desk, self._committees(), self.open_row, self))

    def _on_overview(self) -> None:
        self._open(OverviewDialog(self.desk, self._committees(), self._day(), self))

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
