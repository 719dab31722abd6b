"""The Recommendations room: the committee's tracker, reported and computed side by side."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.papers.papers import Meeting
from scrutiny_desk.domain.tracker.recommendations import RecommendationRow
from scrutiny_desk.domain.tracker.views import Criteria
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.back import is_back
from scrutiny_desk.services.tracker.settings import scheme_of_committee
from scrutiny_desk.services.tracker.waiting import count_waiting, say_waiting
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import EmptyPane, plain_label
from scrutiny_desk.ui.models.grouped import ROW_ROLE, choose, keeping_place
from scrutiny_desk.ui.models.recommendations import RecommendationsModel
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.adding import NewRecommendation
from scrutiny_desk.ui.tracker.agreed_dialog import AgreedDialog
from scrutiny_desk.ui.tracker.clipboard import Clipboard
from scrutiny_desk.ui.tracker.day_bar import DayBar
from scrutiny_desk.ui.tracker.details import RecommendationPane
from scrutiny_desk.ui.tracker.filtering import Filtering
from scrutiny_desk.ui.tracker.hands import RowHands
from scrutiny_desk.ui.tracker.head import Head
from scrutiny_desk.ui.tracker.listing import Listing
from scrutiny_desk.ui.tracker.loading import Loading
from scrutiny_desk.ui.tracker.many_hand import MANY, ManyHand
from scrutiny_desk.ui.tracker.overview_dialog import OverviewDialog
from scrutiny_desk.ui.tracker.place import TrackerPlace, choose_again
from scrutiny_desk.ui.tracker.rows import Column, cell, column_named, value_of
from scrutiny_desk.ui.tracker.rows_menu import RowsMenu
from scrutiny_desk.ui.tracker.settings_dialog import TrackerSettingsDialog
from scrutiny_desk.ui.tracker.table import TrackerTable
from scrutiny_desk.ui.tracker.taking.asking import ask_file
from scrutiny_desk.ui.tracker.taking.coming_back import TrackerComingBack
from scrutiny_desk.ui.tracker.taking.dialog import TakeOverDialog
from scrutiny_desk.ui.tracker.taking.waiting_dialog import WaitingDialog
from scrutiny_desk.ui.tracker.view_bar import ColumnsMenu
from scrutiny_desk.ui.tracker.year_end_dialog import YearEndDialog

_NOTHING = (
    "Take over the tracker you have in Excel, Word or PDF, import a pack that prints it, or add a"
    " recommendation here."
)
_NONE_HERE = "Choose another tab, or take the filter off with “Show all”."
_OF_HEAD = frozenset({"tracker:words", "tracker:views", "tracker:columns"})
"""What is done in the lines over the table."""
_OF_CLIPBOARD = frozenset(
    f"tracker:{name}" for name in ("copy", "copy_private", "paste", "paste_new")
)


class TrackerRoom(Room):
    """A table of every recommendation; the row in hand opens on the right, the filter on the left.

    kept_changed: the columns, their widths, or the names that are mine are others now.
    """

    title = "Recommendations"
    shelves = frozenset({Shelf.RECOMMENDATIONS, Shelf.PAPERS})
    kept_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.listing = Listing()
        self._loading = Loading(desk, self.listing)
        self._late = False
        self._place: TrackerPlace | None = None
        self._meetings: list[Meeting] = []
        self.days = DayBar(desk, self)
        self.as_of, self.today = self.days.as_of, self.days.today
        self.meeting_day = self.days.meeting_day
        self.filtering = Filtering(desk, self.listing, self)
        self.totals, self.tabs = self.filtering.totals, self.filtering.tabs
        self.words_box, self.filter = self.filtering.words_box, self.filtering.pane
        self.add, self.columns_button = QPushButton("Add a recommendation"), QPushButton("Columns")
        self.columns_menu = ColumnsMenu(self)
        self.model = RecommendationsModel(self)
        self.table = TrackerTable(desk, self.model)
        self.pane = RecommendationPane(desk)
        self.waiting = QPushButton()
        self.head = Head(desk, self.title)
        self.empty = EmptyPane("No recommendation yet", _NOTHING)
        self.take_over = QPushButton("Take over a tracker…")
        self.empty.offer(self.take_over)
        self._coming_back = TrackerComingBack(desk, self)
        self._left = QStackedWidget()
        self._dialog: QDialog | None = None
        self._commands: dict[str, Callable[[], object]] = {
            "tracker:add": self._on_add,
            "tracker:take_over": self._on_take_over,
            "tracker:waiting": self._on_waiting,
            "tracker:agreed": self._on_agreed,
            "tracker:overview": self._on_overview,
            "tracker:settings": self._on_settings,
            **self.filtering.commands(),
            "tracker:columns": self.columns_button.showMenu,
            "tracker:year_end": self._on_year_end,
        }
        self.hands = RowHands(
            desk,
            self.pane,
            row=self._row_in_hand,
            show_pane=self._on_row_asked,
            show_dialog=self._open,
            over=self,
        )
        self._commands.update(self.hands.commands())
        self.many = ManyHand(
            desk,
            self.listing,
            self,
            chosen=self.table.chosen,
            day=self._day,
            words_for=self._words_for,
            committees=self._committees,
            opened=self._open,
        )
        self.clipboard = Clipboard(
            desk, self.listing, self.table, committees=self._committees, opened=self._open
        )
        self._lay_out()
        self._connect()
        self.first = self.table

    def refresh(self) -> None:
        views = self.filtering.views
        before = {one.id for one in views.saved}
        views.refresh()
        of_views = frozenset(before | {one.id for one in views.saved})
        changed = self._loading.bring_up_to_date(self._day(), of_views)
        self._say_waiting()
        if self.table.editing():
            # Nothing moves under the hand of whoever types: rows keep their places until the end.
            self._late = True
            for row in changed or ():
                self.model.put(row, but=self._typed_in(row))
            return
        self._late = False
        if changed is None:
            self._meetings = papers.list_meetings(self.desk.library)
            self.days.name_meeting(self._meeting_day())
            self.table.fit_numbers(row.recommendation.number for row in self.listing.rows())
        self._show()
        if self._place is not None:
            place, self._place = self._place, None
            self._take_place(place)

    def set_meeting(self, meeting_id: str | None) -> None:
        super().set_meeting(meeting_id)
        self._meetings = papers.list_meetings(self.desk.library)
        self.days.name_meeting(self._meeting_day())

    def settle(self) -> None:
        self.table.cells.keep()
        self.pane.settle()

    def run(self, name: str) -> None:
        """Carry out one of the room's actions of `ui.actions`."""
        if name in MANY:
            self.settle()
            self.many.run(name)
        elif name in _OF_HEAD:
            self.head.unfold()
            self._commands[name]()
        elif name in _OF_CLIPBOARD:
            self.settle()
            self.clipboard.run(name)
        else:
            self._commands[name]()

    def shown_day(self) -> datetime.date:
        """The day for which it shows how everything stands."""
        return self.days.day

    def set_as_of(self, day: datetime.date) -> None:
        """Show how every recommendation stands on this day."""
        self.days.take(day)

    def place(self) -> TrackerPlace:
        """What is shown, and what is in hand."""
        if self._place is not None:
            # Not looked at since the last window, so it is as it was there.
            return self._place
        index, views = self.table.currentIndex(), self.filtering.views
        return TrackerPlace(
            self._day(),
            views.view,
            views.taken,
            self.model.key_at(index),
            index.column(),
            tuple(self.table.chosen()),
            opened=not self.pane.isHidden(),
            filtered=not self.filter.isHidden(),
        )

    def begin_at(self, place: TrackerPlace) -> None:
        """Show what another window showed, from when the room is first brought up to date."""
        self.days.begin_with(place.day)
        self.filtering.views.begin_with(place.view, place.saved_view)
        self._place = place

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns of the table."""
        self.table.show_columns(columns)
        self.columns_menu.show_columns(self.table.columns)

    def open_row(self, rec_id: str) -> None:
        """Choose a recommendation and open it on the right, whatever the table was narrowed to."""
        index = self.model.index_of(rec_id)
        if not index.isValid():
            self.filtering.ask_for(Criteria())
            index = self.model.index_of(rec_id)
        if index.isValid():
            choose(self.table, index)
            self.table.scrollTo(index)
            self._on_row_asked()

    def _lay_out(self) -> None:
        space, px = self.desk.theme.space, self.desk.theme.px
        self.columns_button.setMenu(self.columns_menu)
        self.columns_menu.show_columns(self.table.columns)
        look(self.add, "primary")
        top, second, third = (WrapRow(space[1]) for _ in range(3))
        if not self.head.folds:
            top.addWidget(plain_label(self.title, "page-title", wrap=False))
        top.add_stretch()
        for field in (self.days.label, self.as_of, self.today, self.meeting_day):
            top.addWidget(field)
        second.addWidget(self.totals)
        second.addWidget(self.waiting)
        second.add_stretch()
        second.addWidget(self.filtering.views_button)
        second.addWidget(self.columns_button)
        third.addWidget(self.tabs)
        third.add_stretch()
        third.addWidget(self.words_box)
        third.addWidget(self.filtering.filter_button)
        third.addWidget(self.add)
        self._left.addWidget(self.table)
        self._left.addWidget(self.empty)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        for place, part in enumerate((self.filter, self._left, self.pane)):
            panes.addWidget(part)
            panes.setStretchFactor(place, int(part is self._left))
        panes.setSizes([px(240), px(760), px(340)])
        self.pane.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[3], space[4], space[3])
        column.setSpacing(space[1])
        self.head.put((top, second, third))
        column.addWidget(self.head)
        column.addWidget(self.filtering.chips)
        column.addWidget(panes, 1)
        in_order = (
            self.head.turn,
            self.as_of,
            self.today,
            self.meeting_day,
            self.waiting,
            self.filtering.views_button,
            self.columns_button,
            self.tabs,
            self.words_box,
            self.filtering.filter_button,
            self.add,
            self.filtering.chips,
            self.table,
        )
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.desk.changed.connect(self._loading.hear)
        self.days.changed.connect(self.refresh)
        self.head.folded.connect(self.table.setFocus)
        self.filtering.changed.connect(self._show)
        self.filtering.mine_changed.connect(self.kept_changed)
        self.filtering.left.connect(self.table.setFocus)
        self.columns_menu.turned.connect(self._on_column)
        self.add.clicked.connect(self._on_add)
        self.take_over.clicked.connect(self._on_take_over)
        self.waiting.clicked.connect(self._on_waiting)
        self.model.edited.connect(self._on_edited)
        self.model.sort_asked.connect(
            lambda column, falling: self.filtering.sort(Column(column), falling=falling)
        )
        self.table.row_asked.connect(self._on_row_asked)
        self.table.clicked.connect(self._on_clicked)
        self.table.widths_changed.connect(self.kept_changed)
        self.table.asked.connect(self.run)
        self.table.menu_asked.connect(self._on_menu)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.cells.words_for = self._words_for
        self.table.cells.ended.connect(self._on_edit_ended, Qt.ConnectionType.QueuedConnection)
        self.pane.fold_asked.connect(self._on_fold)
        self.pane.row_asked.connect(self.open_row)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self._on_fold)

    def _day(self) -> datetime.date:
        return self.days.day

    def _meeting_day(self) -> datetime.date | None:
        dates = [one.date for one in self._meetings if one.id == self.meeting_id]
        return last_day(dates[0]) if dates and dates[0] else None

    # What is shown

    def _say_waiting(self) -> None:
        waiting = count_waiting(self.desk.library)
        self.waiting.setText("1 row waits…" if waiting == 1 else f"{waiting:,} rows wait…")
        self.waiting.setToolTip(say_waiting(waiting))
        self.waiting.setVisible(waiting > 0)

    def _show(self) -> None:
        view, status = self.filtering.wanted()
        shown = self.listing.shown(view, status, self.filtering.names)
        chosen = self.table.chosen()
        with keeping_place(self.table, self.model.key_at, self.model.index_of):
            self.model.show(shown.entries)
        if len(chosen) > 1:
            self.table.choose_rows(chosen)
        self.table.show_sort(column_named(view.sort) or Column.NUMBER, falling=view.falling)
        self.filtering.tell(view.criteria, shown.counts)
        self.head.tell(self._day())
        if len(self.listing):
            self.empty.say("No recommendation here", _NONE_HERE)
        else:
            self.empty.say("No recommendation yet", _NOTHING)
        self.take_over.setVisible(not len(self.listing))
        self._left.setCurrentIndex(0 if shown.entries else 1)
        self._on_current(self.table.currentIndex())

    def _on_column(self, column: int) -> None:
        turned = Column(column)
        self.show_columns([one for one in Column if (one in self.table.columns) != (one is turned)])
        self.kept_changed.emit()

    # The row in hand

    def _take_place(self, place: TrackerPlace) -> None:
        if place.filtered and self.filter.isHidden():
            self.filtering.turn_pane()
        if choose_again(self.table, self.model, place) and place.opened:
            self._on_row_asked()

    def _row_in_hand(self) -> RecommendationRow | None:
        row = self.table.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, RecommendationRow) else None

    def _on_current(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RecommendationRow):
            self.pane.show_nothing()
            self.pane.hide()
        elif self.pane.isVisible():
            self.pane.show_row(row, self._day())

    def _on_clicked(self) -> None:
        if QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier:
            self._on_row_asked()

    def _on_row_asked(self) -> None:
        index = self.table.currentIndex()
        row = index.data(ROW_ROLE)
        if isinstance(row, RecommendationRow):
            self.pane.show_row(row, self._day())
            self.pane.show()
            self.table.scrollTo(index)

    def _on_fold(self) -> None:
        if self.filter.isAncestorOf(self.focusWidget() or self):
            self.filtering.turn_pane()
        elif self.pane.isVisible():
            self.pane.hide()
            self.table.setFocus()
        elif self.filter.isVisible():
            self.filtering.turn_pane()
        else:
            self.head.fold()

    def _on_menu(self, place: QPoint) -> None:
        menu = RowsMenu(len(self.table.chosen()), self)
        menu.asked.connect(self.run)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _on_year_end(self) -> None:
        self._open(YearEndDialog(self.desk, self._committees(), self._day(), self))

    # Editing

    def _on_edited(self, rec_id: str, column: int, words: str) -> None:
        field, value = Column(column).field, value_of(Column(column), words)
        if field is None or value is None:
            said = f"“{words}” does not go into {Column(column).heading}. Nothing was changed."
            self.desk.said.emit(said, False)
            return
        library = self.desk.library
        self.desk.perform(
            lambda: recommendations.revise_recommendation(library, rec_id, **{field: value})
        )

    def _typed_in(self, row: RecommendationRow) -> int | None:
        index = self.table.currentIndex()
        return index.column() if self.model.key_at(index) == row.recommendation.id else None

    def _words_for(self, column: Column) -> list[str]:
        """What stands in a column already, the most used first; for ratings the scheme's words."""
        used = Counter(cell(row, column).strip() for row in self.listing.rows())
        words = [one for one, _ in used.most_common() if one]
        row = self._row_in_hand() if column is Column.REPORTED else None
        if row is None:
            return words
        scheme = scheme_of_committee(self.desk.library, row.recommendation.committee)
        return list(dict.fromkeys([*scheme.choices, *words]))

    def _on_edit_ended(self) -> None:
        if self._late:
            self.refresh()

    def _committees(self) -> list[str]:
        """The committees to choose from, that of the meeting in hand first."""
        hand = [one.committee for one in self._meetings if one.id == self.meeting_id]
        others = [one.committee for one in self._meetings]
        others += [row.recommendation.committee for row in self.listing.rows()]
        return list(dict.fromkeys([*hand, *others]))

    def _on_add(self) -> None:
        self._open(NewRecommendation(self.desk, self._committees(), self._day(), self))

    def _on_take_over(self) -> None:
        path = ask_file(self)
        if path is None:
            return
        if not is_back(path):
            dialog = TakeOverDialog(self.desk, path, self)
            dialog.accepted.connect(self.table.setFocus)
            self._open(dialog)
        elif not self._coming_back.running:
            self._coming_back.read(path)

    def _on_waiting(self) -> None:
        self._open(WaitingDialog(self.desk, self))

    def _on_agreed(self) -> None:
        self._open(AgreedDialog(self.desk, self._committees(), self.open_row, self))

    def _on_settings(self) -> None:
        self._open(TrackerSettingsDialog(self.desk, self._committees(), self._day(), self))

    def _on_overview(self) -> None:
        self._open(OverviewDialog(self.desk, self._committees(), self._day(), self))

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
