"""The Measures room: waiting times and indicators, a list beside the one in hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.waiting_set import set_of
from scrutiny_desk.ui.clock import today
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.hand import CARD, SeriesHand
from scrutiny_desk.ui.measures.entering.parts import SeriesDialog
from scrutiny_desk.ui.measures.indicators_view import IndicatorsView
from scrutiny_desk.ui.measures.matrix_view import MatrixView
from scrutiny_desk.ui.measures.measure_rows import (
    MeasureDelegate,
    groups_of,
    measure_words,
    total_words,
)
from scrutiny_desk.ui.measures.milestones.view import CONFIRM, SAY, TAKE_BACK, MilestonesView
from scrutiny_desk.ui.measures.series_reader import SeriesRead, SeriesReader
from scrutiny_desk.ui.measures.sheet import LOOKS, MeasureSheet
from scrutiny_desk.ui.models.delegates import dress_list
from scrutiny_desk.ui.models.empty import EmptyPane, plain_label
from scrutiny_desk.ui.models.grouped import ROW_ROLE, GroupedModel, choose, keeping_place
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.theme import look

_MATRIX, _MILESTONES = 1, 3
"""The place of the tab."""
_NOTHING = "Import a pack that prints waiting lists or indicators; their figures are listed here."


class MeasuresRoom(Room):
    """Services and indicators on the left, the chosen one large on the right."""

    title = "Measures"
    shelves = frozenset({Shelf.MEASURES, Shelf.PAPERS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._read = SeriesRead()
        self._known = False
        self.reader = SeriesReader(desk.library, self)
        self.total = plain_label("", "muted", wrap=False)
        self.words_box = QLineEdit()
        self.model = GroupedModel(_key, measure_words, self)
        self.list = QListView()
        self.hand = SeriesHand(desk, self, lambda: self._read.measures, self._in_hand)
        self.none = plain_label("No measure has these words.", "muted")
        self.sheet = MeasureSheet(desk)
        self.empty = EmptyPane("No measure yet", _NOTHING)
        self._middle = QStackedWidget()
        self.tabs = QTabWidget()
        self.matrix = MatrixView(desk)
        self.indicators = IndicatorsView(desk)
        self.milestones = MilestonesView(desk)
        self._stale: set[QWidget] = set()
        self._lay_out()
        for one in (self.none, self.sheet):  # nothing is known of them until it is read
            one.setVisible(False)
        self.reader.read.connect(self._take)
        self.reader.slow.connect(self._say_reading)
        self.reader.troubled.connect(self._on_trouble)
        self.reader.broke.connect(_raise)
        self.words_box.textChanged.connect(self._list)
        self.list.selectionModel().currentChanged.connect(self._on_measure)
        self.sheet.measure_asked.connect(self.open_measure)
        self.sheet.card.mend_asked.connect(lambda: self.hand.run(CARD))
        self.matrix.opened.connect(self._open_one)
        self._opened_from_matrix = False
        self.tabs.currentChanged.connect(self._on_tab)

    def refresh(self) -> None:
        """Read what changed, away from the window; what is shown stays until that is there."""
        self.reader.ask()
        if not self._known:
            self._say_reading()

    def settle(self) -> None:
        for dialog in self.findChildren(SeriesDialog):
            dialog.settle()

    def run(self, name: str) -> None:
        if name in LOOKS:
            self.tabs.setCurrentIndex(0)
            self.sheet.look(name)
            return
        if name not in (CONFIRM, SAY, TAKE_BACK):
            self.hand.check(name)
            self.reader.when_read(lambda: self.hand.run(name))
            return
        if self.tabs.currentWidget() is not self.tabs.widget(_MILESTONES):
            self.tabs.setCurrentIndex(_MILESTONES)
            self.milestones.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.milestones.run(name)

    def go_on_from(self, other: MeasuresRoom) -> None:
        """Show at once what another room of the same library showed; that one reads no more."""
        self.reader.go_on_from(other.reader)
        self.words_box.setText(other.words_box.text())
        if other._known:
            self._take(other._read)

    def shut_down(self) -> None:
        """Wait for what is being read; nothing more is shown of it."""
        self.reader.shut_down()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)

    def _in_hand(self) -> Measure | None:
        measure = self.list.currentIndex().data(ROW_ROLE)
        return measure if isinstance(measure, Measure) else None

    def open_measure(self, key: str, otherwise: Callable[[], None] | None = None) -> None:
        """Choose the measure with this key, as soon as it has been read.

        otherwise: what to do where there is none.
        """
        self._open_when_read(lambda: self._choose(key), otherwise)

    def open_named(
        self, family: str, group: str, name: str, otherwise: Callable[[], None] | None = None
    ) -> None:
        """Choose the first measure of this family, group and name, capitals apart.

        name: "" for the first of the group. otherwise: what to do where there is none.
        """
        self._open_when_read(lambda: self._choose_named(family, group, name), otherwise)

    def _open_when_read(
        self, choose_it: Callable[[], bool], otherwise: Callable[[], None] | None
    ) -> None:
        def open_it() -> None:
            if not choose_it() and otherwise is not None:
                otherwise()

        if not (self.reader.busy and self._known and choose_it()):
            self.reader.when_read(open_it)

    def _choose(self, key: str) -> bool:
        if not self.model.index_of(key).isValid():
            self.words_box.clear()
        index = self.model.index_of(key)
        if index.isValid():
            choose(self.list, index)
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return index.isValid()

    def _choose_named(self, family: str, group: str, name: str) -> bool:
        for one in self._read.measures:
            # Where the library holds more than one council, its name follows the group's.
            own = f"{_plain(one.group)} · ".startswith(f"{_plain(group)} · ")
            if one.family == family and own and (not name or _plain(one.name) == _plain(name)):
                self.words_box.clear()
                return self._choose(one.key)
        return False

    def _lay_out(self) -> None:
        space, px = self.desk.theme.space, self.desk.theme.px
        self.words_box.setPlaceholderText("Words in a measure")
        self.words_box.setAccessibleName("Words in a measure")
        self.words_box.setClearButtonEnabled(True)
        view = self.list
        dress_list(view, self.model, MeasureDelegate(self.desk, view), "Services and indicators")
        self.first = view
        look(view, "side")
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(space[1])
        left_column.addWidget(self.words_box)
        left_column.addWidget(self.none)
        left_column.addWidget(view, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        sheet = _scrolled(self.sheet)
        sheet.setMinimumWidth(px(260))
        panes.addWidget(sheet)
        panes.setStretchFactor(0, 0)
        panes.setStretchFactor(1, 1)
        panes.setSizes([px(320), px(800)])
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Ways to look at the measures")
        self.tabs.addTab(_under(panes, space[1]), "One by one")
        self.tabs.addTab(_under(self.matrix, space[1]), "All at once")
        self.tabs.addTab(_under(_scrolled(self.indicators), space[1]), "Indicators")
        self.tabs.addTab(_under(_scrolled(self.milestones), space[1]), "Milestones")
        self.tabs.tabBar().setAccessibleName("Ways to look at the measures")
        self._middle.addWidget(self.tabs)
        self._middle.addWidget(self.empty)
        top = QHBoxLayout()
        top.setSpacing(space[2])
        top.addWidget(plain_label(self.title, "page-title", wrap=False))
        top.addWidget(self.total, 1)
        top.addWidget(self.hand.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[3], space[4], space[3])
        column.setSpacing(space[2])
        column.addLayout(top)
        column.addWidget(self._middle, 1)

    def _take(self, read: SeriesRead) -> None:
        """Show what was read; the measure in hand and the place in every list stay."""
        holder = QApplication.focusWidget()
        had_keyboard = holder is not None and self.isAncestorOf(holder)
        self._read, self._known = read, True
        self._list()
        anything = bool(read.measures or read.plan.milestones)
        self._middle.setCurrentIndex(0 if anything else 1)
        if had_keyboard and not anything:
            self.take_keyboard()
        self._stale = {self.matrix, self.indicators, self.milestones}
        self._fill_tab()
        self._say()

    def _list(self) -> None:
        """List the measures that have the words in the box."""
        groups = groups_of(self._read.measures, self.words_box.text())
        with keeping_place(self.list, self.model.key_at, self.model.index_of):
            self.model.show(groups)
        if not self.list.currentIndex().isValid():
            choose(self.list, self.model.first())
        self._on_measure(self.list.currentIndex())
        self.none.setVisible(not groups and bool(self._read.measures))

    def _say(self) -> None:
        self.total.setText(total_words(self._read.measures))

    def _say_reading(self) -> None:
        total = total_words(self._read.measures)
        self.total.setText(f"{total} · reading what changed…" if total else "Reading the series…")

    def _on_trouble(self, error: DeskError) -> None:
        self._say()
        self.desk.troubled.emit(error)

    def _fill_tab(self) -> None:
        """What the tab in hand shows is put together when it is first looked at."""
        read = self._read
        match self.tabs.currentIndex():
            case 1 if self.matrix in self._stale:
                self.matrix.show_matrix(read.matrix)
                self._stale.discard(self.matrix)
            case 2 if self.indicators in self._stale:
                self.indicators.show_measures(read.measures)
                self._stale.discard(self.indicators)
            case 3 if self.milestones in self._stale:
                self.milestones.show_plan(read.plan, read.told_on or today())
                self._stale.discard(self.milestones)

    def _open_one(self, key: str) -> None:
        """A series of the matrix, large; going back to it is being where one was."""
        self.tabs.setCurrentIndex(0)
        self._choose(key)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._opened_from_matrix = True

    def _on_tab(self, at: int) -> None:
        self._fill_tab()
        if at == _MATRIX and self._opened_from_matrix:
            self.matrix.to_series()
        elif self.matrix.words_box.hasFocus():
            # One walks the matrix; words are typed by whoever goes to their box.
            self.matrix.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._opened_from_matrix = False

    def _on_measure(self, index: QModelIndex) -> None:
        measure = index.data(ROW_ROLE)
        if isinstance(measure, Measure):
            beside = set_of(self._read.measures, measure)
            self.sheet.show_measure(measure, self._read.papers, beside)
        self.sheet.setVisible(isinstance(measure, Measure))


def _scrolled(sheet: QWidget) -> QScrollArea:
    """The sheet, to be scrolled where large text makes it higher than the room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    look(sheet, "plain")
    area.setWidget(sheet)
    return area


def _under(view: QWidget, space: int) -> QWidget:
    """A view with some room between it and the tabs."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, space, 0, 0)
    column.addWidget(view)
    return holder


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _raise(error: BaseException) -> None:
    raise error


def _key(measure: Measure) -> str:
    return measure.key
