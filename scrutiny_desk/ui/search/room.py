"""The Search room: one box over everything in the library, and what it finds, narrowed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.searching.searching import EVERYWHERE, Answer, Narrowed, Order, SearchHit
from scrutiny_desk.jobs.latest import LatestWork
from scrutiny_desk.services.search import Searcher
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.delegates import RowList, dress_list
from scrutiny_desk.ui.models.empty import EmptyPane, plain_label
from scrutiny_desk.ui.models.grouped import ROW_ROLE, GroupedModel, choose, keeping_place
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.search.facets import FacetPane
from scrutiny_desk.ui.search.hit_rows import HitDelegate, groups_of, key_of, words_of
from scrutiny_desk.ui.search.how import IN_ONE_LINE, HowToSearch
from scrutiny_desk.ui.search.suggestions import Suggestions
from scrutiny_desk.ui.search.telling import EMPTY, nothing_found, told
from scrutiny_desk.ui.theme import look

SEARCH_AFTER_MS = 120
FEWEST, MORE = 8, 75
"""Results that are fetched at first (more where there is room for more), and each time after that:
away from the window as soon as the first are there, and when the end of the list comes near."""
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ORDERS = {Order.NEWEST: "Newest first", Order.BEST: "Best first"}


@dataclass(frozen=True, slots=True)
class _Question:
    typed: str = ""
    narrowed: Narrowed = EVERYWHERE
    order: Order = Order.NEWEST


class SearchRoom(Room):
    """Results by meeting under one box; Enter opens the thing itself.

    words_changed: other words stand in the box, as they stand there. opened: a `SearchHit`.
    """

    words_changed = Signal(str)
    opened = Signal(object)

    title = "Search"
    shelves = frozenset(
        {
            Shelf.PAPERS,
            Shelf.NOTES,
            Shelf.QUESTIONS,
            Shelf.RECOMMENDATIONS,
            Shelf.MEASURES,
            Shelf.REVIEW,
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._searcher = Searcher(desk.library)
        self._shown = _Question()
        self._answer = Answer()
        self.box = QLineEdit()
        self.how = QPushButton("How to search")
        self.order = QTabBar()
        self.total = plain_label("", "muted")
        self.suggestions = Suggestions(desk.theme.space[1])
        self.facets = FacetPane(desk)
        self.model = GroupedModel(key_of, words_of, self)
        self.list = RowList()
        self._delegate = HitDelegate(desk, self.list)
        self.empty = EmptyPane(*EMPTY)
        self._middle = QStackedWidget()
        self._latest = LatestWork(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._lay_out()
        self._connect()
        self._say()

    # What the window calls

    def refresh(self) -> None:
        self._latest.forget()
        shown = self._shown
        if self._wanted() != shown:
            # What was typed last is still to be looked for.
            self._timer.start()
        elif not shown.typed:
            # What searching needs is made ready away from the window, before the first letter.
            self._latest.ask(lambda: (shown, 0, self._searched(shown, 0)))
        if shown.typed:
            loaded = max(len(self._answer.hits), self._fitting())
            with keeping_place(self.list, self.model.key_at, self.model.index_of):
                self._take(shown, self._searched(shown, loaded))

    def search_for(self, words: str) -> None:
        """Look for words at once and in everything; the keyboard is where they can be changed.

        The words whose results are there already bring somebody back to the row that was in hand.
        """
        there = self._wanted() == self._shown and words == self._shown.typed.strip()
        if not (there and self._answer.hits):
            self.box.setText(words)
            self._timer.stop()
            self.facets.narrowed = EVERYWHERE
            self._search_now()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def run(self, name: str) -> None:
        """Carry out one of the room's actions of `ui.actions`."""
        if name == "search:order":
            self.order.setCurrentIndex(1 - self.order.currentIndex())
        elif name == "search:clear":
            self.facets.clear_choices()
        elif name == "search:how":
            HowToSearch(self.desk.theme, self).open()
        else:
            raise KeyError(name)

    def settle(self) -> None:
        self._latest.shut_down()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the box walk through the results."""
        if (
            watched is self.box
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _STEPS
        ):
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    # Building

    def _lay_out(self) -> None:
        space, px = self.desk.theme.space, self.desk.theme.px
        self.box.setPlaceholderText("Words on a page, in a question, a note or a recommendation")
        self.box.setAccessibleName("Search everything")
        self.box.setAccessibleDescription(IN_ONE_LINE)
        self.box.setClearButtonEnabled(True)
        look(self.how, "quiet")
        self.order.setAccessibleName("Order of the results")
        self.order.setExpanding(False)
        self.order.setUsesScrollButtons(False)
        self.order.setDrawBase(False)
        for word in _ORDERS.values():
            self.order.addTab(word)
        dress_list(self.list, self.model, self._delegate, "Results")
        self.first = self.box
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.list)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.facets)
        panes.addWidget(self._middle)
        panes.setStretchFactor(1, 1)
        panes.setSizes([px(250), px(900)])
        top = WrapRow(space[2])
        top.addWidget(plain_label(self.title, "page-title", wrap=False))
        top.add_stretch()
        top.addWidget(self.order)
        top.addWidget(self.how)
        hint = plain_label(IN_ONE_LINE)
        look(hint, "small-muted")
        look(self.total, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[3], space[4], space[3])
        column.setSpacing(space[1])
        column.addLayout(top)
        column.addWidget(self.box)
        column.addWidget(hint)
        column.addWidget(self.total)
        column.addWidget(self.suggestions)
        column.addWidget(panes, 1)
        pane = self.facets
        in_order = (self.box, self.order, self.how, pane.list, pane.clear_button, self.list)
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._search_soon)
        self._latest.done.connect(self._on_answer)
        self._latest.troubled.connect(self.desk.troubled)
        self._latest.broke.connect(_raise)
        self.box.textChanged.connect(self._timer.start)
        self.box.textChanged.connect(self.words_changed)
        self.box.returnPressed.connect(self._on_enter)
        self.box.installEventFilter(self)
        self.order.currentChanged.connect(self._search_now)
        self.facets.narrowed_changed.connect(self._search_now)
        self.suggestions.taken.connect(self.search_for)
        self.how.clicked.connect(lambda: self.run("search:how"))
        self.list.opened.connect(self._open)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.list.selectionModel().currentChanged.connect(self._on_scrolled)

    # Searching

    def _wanted(self) -> _Question:
        return _Question(
            self.box.text() if self.box.text().strip() else "",
            self.facets.narrowed,
            list(_ORDERS)[max(self.order.currentIndex(), 0)],
        )

    def _fitting(self) -> int:
        """As many results as can be in sight at once."""
        return max(FEWEST, self.list.viewport().height() // self._delegate.least_height() + 1)

    def _searched(self, question: _Question, limit: int, skipped: int = 0) -> Answer:
        return self._searcher.search(
            question.typed,
            narrowed=question.narrowed,
            order=question.order,
            limit=limit,
            skipped=skipped,
        )

    def _search_soon(self) -> None:
        """Search away from the window; what is asked meanwhile takes its place."""
        question = self._wanted()
        if question != self._shown or self._latest.busy:
            fitting = self._fitting()
            self._latest.ask(lambda: (question, 0, self._searched(question, fitting)))

    def _search_now(self) -> None:
        """Search before anything else happens: somebody has pressed a key for it."""
        self._timer.stop()
        question = self._wanted()
        if question == self._shown and not self._latest.busy:
            return
        self._latest.forget()
        try:
            answer = self._searched(question, self._fitting())
        except DeskError as error:
            self.desk.troubled.emit(error)
            return
        self._on_answer((question, 0, answer))

    def _on_answer(self, found: tuple[_Question, int, Answer]) -> None:
        question, skipped, answer = found
        if skipped:
            if question == self._shown and skipped == len(self._answer.hits):
                more = replace(answer, hits=(*self._answer.hits, *answer.hits))
                with keeping_place(self.list, self.model.key_at, self.model.index_of):
                    self._take(question, more)
            return
        self._take(question, answer)
        choose(self.list, self.model.first())
        self.list.scrollToTop()
        self._on_scrolled()

    def _take(self, question: _Question, answer: Answer) -> None:
        self._shown, self._answer = question, answer
        by_meeting = answer.by_meeting if question.order is Order.NEWEST else {}
        self.model.show(groups_of(answer.hits, by_meeting))
        self.facets.show_facets(answer.facets)
        self._say()

    def _on_scrolled(self) -> None:
        """Fetch more when the end of what is there comes near."""
        have = len(self._answer.hits)
        bar = self.list.verticalScrollBar()
        near = bar.maximum() - bar.value() < self.list.viewport().height()
        near |= self.list.currentIndex().row() >= self.model.rowCount() - 3
        if not near or have >= self._reachable() or self._latest.busy:
            return
        question = self._shown
        self._latest.ask(lambda: (question, have, self._searched(question, MORE, have)))

    def _reachable(self) -> int:
        return self._answer.total if self._answer.ranked is None else self._answer.ranked

    # Saying

    def _say(self) -> None:
        answer, typed = self._answer, self._shown.typed
        self._middle.setCurrentIndex(1 if answer.hits else 0)
        self.total.setText(told(answer))
        self.total.setVisible(bool(self.total.text()))
        self.empty.say(*(nothing_found(answer, self._shown.narrowed) if typed else EMPTY))
        self.suggestions.offer(answer.suggestions)

    # Opening

    def _on_enter(self) -> None:
        """Enter opens the result in hand; before that, it searches for what was just typed."""
        self._search_now()
        self._open()

    def _open(self) -> None:
        hit = self.list.currentIndex().data(ROW_ROLE)
        if isinstance(hit, SearchHit):
            self.opened.emit(hit)


def _raise(error: BaseException) -> None:
    raise error
