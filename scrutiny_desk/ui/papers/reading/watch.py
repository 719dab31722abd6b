"""Sees which pages were looked at long enough to be read, and lets a person say otherwise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.papers.papers import AgendaItem
from scrutiny_desk.domain.papers.reading_plan import PageToRead, enough_seconds
from scrutiny_desk.services.papers import reading
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.about import item_of_page
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.pages import PageView

_EVERY_MS = 1000
_KEEP_AFTER = 20.0
"""Seconds seen and not yet kept, at most."""


class ReadingWatch(QObject):
    """Counts the seconds for which pages of the open paper stand in a window that is in use."""

    def __init__(self, desk: Desk, opened: OpenPaper, view: PageView) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        self._paper_id: str | None = None
        self._left: dict[int, float] | None = None
        self._seen: dict[int, float] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()
        opened.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)

    def commands(self) -> dict[str, Callable[[], None]]:
        """The actions of the room that this part carries out."""
        return {"mark_read": self.mark_page, "next_unread": self.go_on}

    def count(self, seconds: float) -> None:
        """The pages in the view were looked at for so long."""
        finished = False
        if self._left is None:
            self._left = self._learn()
        for index, share in self._view.in_sight():
            if share >= reading.look_rule().in_view:
                self._seen[index] = self._seen.get(index, 0.0) + seconds
                finished = finished or self._seen[index] >= self._left.get(index, float("inf"))
        if finished or sum(self._seen.values()) >= _KEEP_AFTER:
            self.keep()

    def keep(self) -> None:
        """Keep what was seen since."""
        seen, self._seen = self._seen, {}
        if self._paper_id is None or not seen:
            return
        change = reading.look_at(self._desk.library, self._paper_id, seen)
        if change:
            self._desk.changed.emit(change)
        else:
            for index, seconds in seen.items():
                if self._left is not None and index in self._left:
                    self._left[index] -= seconds

    def mark_page(self) -> None:
        """Say that the page that is read is read, or, where it is, that it is not."""
        page = self._open.page(self._view.current_page)
        if page is not None:
            self._mark([page.index], f"Page {page.name}")

    def mark_item(self, chosen: AgendaItem | None) -> None:
        """Say so of a whole item: the one chosen, else the one of the page that is read."""
        item = chosen or item_of_page(self._open.items, self._view.current_page)
        if item is None or item.first_index is None:
            self._desk.said.emit("This page belongs to no item. R marks the page alone.", False)
            return
        last = item.first_index if item.last_index is None else item.last_index
        self._mark(list(range(item.first_index, last + 1)), f"Item {item.number}".strip())

    def go_on(self) -> None:
        """Go to the next page that is not read, after the one in view first."""
        left = [page.index for page in self._pages() if page.left]
        here = self._view.current_page
        following = [index for index in left if index > here] or left
        if following:
            self._view.go_to(following[0])
        else:
            self._desk.said.emit("Every page of this paper is read.", False)

    def _mark(self, indexes: list[int], what: str) -> None:
        if self._open.id is None:
            return
        paper_id = self._open.id
        self.keep()
        within = set(indexes)
        pages = [page for page in self._pages() if page.index in within and page.counts]
        if not pages:
            self._desk.said.emit("Blank pages never count, so there is nothing to mark.", False)
            return
        read = any(page.left for page in pages)
        self._desk.perform(
            lambda: reading.mark(self._desk.library, paper_id, indexes, read=read, what=what)
        )

    def _pages(self) -> list[PageToRead]:
        if self._open.id is None:
            return []
        return reading.pages_to_read(self._desk.library, self._open.id)

    def _on_tick(self) -> None:
        if self._view.isVisible() and self._view.isActiveWindow():
            self.count(self._timer.interval() / 1000)

    def _on_opened(self) -> None:
        self.keep()
        self._paper_id = self._open.id
        self._left = None

    def _on_changed(self, change: Change) -> None:
        if Shelf.READING in change.shelves:
            self._left = None

    def _learn(self) -> dict[int, float]:
        """How many more seconds each unread page asks for; not before somebody looks at one."""
        pace = reading.pace(self._desk.library)
        rule = reading.look_rule()
        return {
            page.index: enough_seconds(page, pace, rule) - page.looked
            for page in self._pages()
            if page.left
        }
