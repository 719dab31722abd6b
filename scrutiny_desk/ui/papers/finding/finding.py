"""Find in the paper: the bar, the hits on the pages, and going from one to the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.finding.bar import FindBar
from scrutiny_desk.ui.papers.finding.finder import Finder
from scrutiny_desk.ui.papers.marks.painting import rect_of
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.travelling.travelling import Travelling
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.papers.view.strip import Slot

_LONGEST_SELECTION = 60
"""Letters of a selection that is taken as the words to look for."""


class Finding(QObject):
    """Marks every hit on the pages, the one in hand with an outline, and counts them."""

    def __init__(
        self,
        desk: Desk,
        opened: OpenPaper,
        view: PageView,
        bar: FindBar,
        travelling: Travelling,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        self._travelling = travelling
        self.bar = bar
        self.finder = Finder(opened)
        self._from: Place | None = None
        self._walked = False  # a hit was gone to since the words were looked for from `_from`
        self._here: tuple[int, int] | None = None  # the page of the hit in hand, and which of it
        self.finder.found.connect(self._on_found)
        bar.typed.connect(self._on_typed)
        bar.stepped.connect(self.step)
        bar.left.connect(self._on_left)
        bar.done.connect(self.close)
        bar.search_asked.connect(desk.search_asked)
        view.lay_over(self._paint)
        view.installEventFilter(self)
        opened.opened.connect(self._on_opened)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {
            "find": self.ask,
            "find_next": lambda: self.step(1),
            "find_previous": lambda: self.step(-1),
        }

    def ask(self) -> None:
        """Open the bar, with the selected words in it if they are few."""
        if self._open.id is None:
            return
        chosen = self._view.selector.quote()
        if self.bar.isHidden():
            self._from = Place(self._open.id, *self._view.place())
            self._walked = False
        self.bar.ask(chosen if len(chosen) <= _LONGEST_SELECTION else "")
        if not self.finder.wanted:
            self._on_typed(self.bar.field.text())

    def mark(self, words: str, page_index: int) -> None:
        """Mark words that were searched for, with the first on this page or after it in hand.

        The keyboard stays on the pages.
        """
        if self._open.id is None:
            return
        self._from = Place(self._open.id, page_index)
        self._walked = False
        self.bar.field.blockSignals(True)
        self.bar.field.setText(words)
        self.bar.field.blockSignals(False)
        self.bar.show()
        self._on_typed(words)

    def step(self, step: int) -> None:
        """Go to the next hit (1) or to the one before (-1); round at either end."""
        if self.bar.isHidden():
            self.ask()
            if not self.bar.field.text().strip():
                return
        if self._here is None:
            self._take_first()
            return
        page, nth = self._here
        on_page = len(self.finder.on_page(page))
        if 0 <= nth + step < on_page:
            self._take(page, nth + step)
            return
        following = self.finder.next_page(page, step)
        if following is not None:
            last = len(self.finder.on_page(following)) - 1
            self._take(following, 0 if step > 0 else last)

    def close(self) -> None:
        """Close the bar and stay where one is; the words are kept for the next time."""
        self.finder.stop()
        self._here = None
        self._view.foresee("find", ())
        self.bar.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.viewport().update()

    @property
    def current(self) -> tuple[int, int] | None:
        """The hit in hand: its page, and which hit of that page it is, both from 0."""
        return self._here

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape on the pages, with nothing selected, closes the bar."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and not self.bar.isHidden()
            and self._view.selector.selection is None
        ):
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _on_opened(self) -> None:
        if not self.bar.isHidden():
            self.close()

    def _on_typed(self, words: str) -> None:
        self._here = None
        start = self._from.page_index if self._from is not None else 0
        self.finder.look_for(words, start)
        self._view.viewport().update()

    def _on_found(self) -> None:
        if self._here is None:
            self._take_first()
        if self.finder.wanted and not self.finder.total and not self.finder.busy:
            self._go_back()
        self._tell()
        self._view.viewport().update()

    def _on_left(self) -> None:
        origin = self._from
        self.close()
        if origin is not None and origin.paper_id == self._open.id:
            if self._view.place() != (origin.page_index, origin.offset):
                self._travelling.jump()
            self._view.go_to(origin.page_index, origin.offset)

    def _go_back(self) -> None:
        """Nothing is found: the first letters typed must not leave one on a page they were on."""
        origin = self._from
        if self._walked and origin is not None and origin.paper_id == self._open.id:
            self._walked = False
            self._travelling.walk_back("find", origin)

    def _take_first(self) -> None:
        start = self._from.page_index if self._from is not None else 0
        page = self.finder.next_page(start - 1, 1)
        # A page before the start counts only when it is known that none after it has a hit.
        if page is not None and (page >= start or not self.finder.busy):
            self._take(page, 0)

    def _take(self, page: int, nth: int) -> None:
        found = self.finder.on_page(page)
        if not 0 <= nth < len(found):
            return
        self._here = (page, nth)
        boxes = found[nth].boxes
        self._travelling.walk("find")
        self._walked = True
        self._view.bring_in_sight(page, boxes[0])
        around = (self.finder.next_page(page, step) for step in (1, -1))
        self._view.foresee("find", [index for index in around if index is not None])
        self._tell()
        self._view.viewport().update()

    def _tell(self) -> None:
        finder = self.finder
        if not finder.wanted:
            self.bar.tell("")
        elif finder.busy and not finder.total:
            self.bar.tell("Looking…")
        elif not finder.total:
            self.bar.tell("Not in this paper", nothing=True)
        elif self._here is not None:
            page, nth = self._here
            row = self._open.page(page)
            name = "" if row is None else row.name
            where = name if name.startswith("PDF") else f"page {name}"
            place, so_far = finder.before(page) + nth + 1, " so far" if finder.busy else ""
            self.bar.tell(f"{place} of {finder.total}{so_far}, {where}")

    def _paint(self, painter: QPainter, slot: Slot) -> None:
        if not self.finder.counts.get(slot.index):
            return
        theme = self._desk.theme
        fill, line = theme.paint("page_found"), theme.paint("ink")
        for nth, one in enumerate(self.finder.on_page(slot.index)):
            for box in one.boxes:
                rect = rect_of(slot.to_strip(box)).adjusted(-1, -1, 1, 1)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(rect, fill)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                if (slot.index, nth) == self._here:
                    ring = theme.size("ring")
                    painter.setPen(QPen(theme.paint("mark_ring"), ring + 1))
                    painter.drawRect(rect.adjusted(-ring, -ring, ring, ring))
                else:
                    painter.setPen(QPen(line, 1))
                    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
