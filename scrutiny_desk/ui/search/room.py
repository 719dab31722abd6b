"""The Search room: one box over every page, note and recommendation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.searching import SearchHit
from scrutiny_desk.services import search
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.delegates import RowList, dress_list
from scrutiny_desk.ui.models.empty import EmptyPane, plain_label
from scrutiny_desk.ui.models.grouped import ROW_ROLE, GroupedModel, choose, keeping_place
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.search.hit_rows import HitDelegate, groups_of, key_of, words_of
from scrutiny_desk.ui.theme import look

SEARCH_AFTER_MS = 200
MOST_HITS = 200
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchRoom(Room):
    """Results by meeting under one box; Enter opens the very page.

    words_changed: other words stand in the box, as they stand there.
    """

    words_changed = Signal(str)

    title = "Search"
    shelves = frozenset({Shelf.PAPERS, Shelf.NOTES, Shelf.RECOMMENDATIONS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._searched = ""
        self.box = QLineEdit()
        self.total = plain_label("", "muted")
        self.model = GroupedModel(key_of, words_of, self)
        self.list = RowList()
        self.empty = EmptyPane("Search everything", "Type a word or two.")
        self._middle = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._lay_out()
        self._timer.timeout.connect(self._on_typed)
        self.box.textChanged.connect(self._timer.start)
        self.box.textChanged.connect(self.words_changed)
        self.box.returnPressed.connect(self._on_enter)
        self.box.installEventFilter(self)
        self.list.opened.connect(self._open)

    def refresh(self) -> None:
        self._search(self._searched, anew=False)

    def search_for(self, words: str) -> None:
        """Look for words at once, and put the keyboard where they can be changed."""
        self.box.setText(words)
        self._on_typed()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

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

    def _lay_out(self) -> None:
        space = self.desk.theme.space
        self.box.setPlaceholderText("Words on a page, in a note or in a recommendation")
        self.box.setAccessibleName("Search everything")
        self.box.setClearButtonEnabled(True)
        view = self.list
        dress_list(view, self.model, HitDelegate(self.desk, view), "Results")
        self.first = self.box
        self._middle.addWidget(self.empty)
        self._middle.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[3], space[4], space[3])
        column.setSpacing(space[1])
        column.addWidget(plain_label(self.title, "page-title"))
        column.addWidget(self.box)
        column.addWidget(self.total)
        column.addWidget(self._middle, 1)
        look(self.total, "small-muted")
        self._say([])

    def _on_typed(self) -> None:
        self._timer.stop()
        words = " ".join(self.box.text().split())
        if words != self._searched:
            self._search(words, anew=True)

    def _search(self, words: str, *, anew: bool) -> None:
        self._searched = words
        hits = list(search.search(self.desk.library, words, limit=MOST_HITS).hits)
        if anew:
            self.model.show(groups_of(hits))
            choose(self.list, self.model.first())
            self.list.scrollToTop()
        else:
            with keeping_place(self.list, self.model.key_at, self.model.index_of):
                self.model.show(groups_of(hits))
        self._say(hits)

    def _say(self, hits: list[SearchHit]) -> None:
        self._middle.setCurrentIndex(1 if hits else 0)
        count = len(hits)
        if not self._searched:
            self.total.setText("")
            self.empty.say(
                "Search everything", "Type a word or two: pages, notes and recommendations."
            )
            return
        self.empty.say(
            "No page, note or recommendation has these words",
            "Try fewer words, or the beginning of one.",
        )
        places = "1 place" if count == 1 else f"{count} places"
        places = f"The first {count} places" if count == MOST_HITS else places
        self.total.setText(f"{places}. Enter opens the page." if count else "")

    def _on_enter(self) -> None:
        """Enter opens the result in hand; before that, it searches for what was just typed."""
        self._on_typed()
        self._open()

    def _open(self) -> None:
        hit = self.list.currentIndex().data(ROW_ROLE)
        if not isinstance(hit, SearchHit):
            return
        if hit.paper_id is None or hit.page_index is None:
            self.desk.said.emit("This one stands on no page; it is in Recommendations.", False)
            return
        self.desk.page_asked.emit(hit.paper_id, hit.page_index)
