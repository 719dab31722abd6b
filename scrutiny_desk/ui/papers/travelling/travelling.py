"""Back and forward over everything somebody jumped to, in this paper and in others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.after_paint import AfterPaint
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.travelling.agenda import name_of_paper
from scrutiny_desk.ui.papers.travelling.trail import Trail
from scrutiny_desk.ui.papers.view.bar import PageBar
from scrutiny_desk.ui.papers.view.pages import PageView


class Travelling(QObject):
    """Keeps the trail: one place for each jump, whoever asked for it, and none for scrolling.

    All that one command does is one jump, however many pages it passes on its way.
    """

    def __init__(self, desk: Desk, opened: OpenPaper, view: PageView, bar: PageBar) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        self._bar = bar
        self.trail = Trail()
        self._walk = ""
        # Runs until the command that jumps is through.
        self._jumping = QTimer(self)
        self._jumping.setSingleShot(True)
        self._jumping.setInterval(0)
        # The page is painted before the buttons say where they lead.
        self._telling = AfterPaint(self._tell, self)
        opened.leaving.connect(self._on_leaving)
        opened.opened.connect(self._tell)
        view.leaving.connect(self._on_leaving)
        view.moved.connect(self._on_moved)
        view.viewport().installEventFilter(self)
        self._tell()

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"back": self.back, "forward": self.forward}

    def walk(self, name: str) -> None:
        """A step of a walk begins, such as from hit to hit: only the first is a jump.

        Scrolling, or any other jump, ends the walk.
        """
        if self._walk == name:
            self._jumping.start()
        else:
            self.jump()
            self._walk = name

    def jump(self) -> None:
        """A jump begins here, however near it goes."""
        self._jumping.stop()
        self._on_leaving()

    def walk_back(self, name: str, start: Place) -> None:
        """A walk led nowhere: go back to where it began, as if it had not been.

        Where somebody scrolled away from it meanwhile, that place can be gone back to.
        """
        if self._walk == name:
            self._walk = ""
            self.trail.never_left()
            self._jumping.start()
        self._view.go_to(start.page_index, start.offset)
        self._tell()

    def back(self) -> None:
        """Go to where the last jump began."""
        self._go(self.trail.back)

    def forward(self) -> None:
        """Go to where Back came from."""
        self._go(self.trail.forward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            way = {
                Qt.MouseButton.BackButton: self.back,
                Qt.MouseButton.ForwardButton: self.forward,
            }.get(event.button())
            if way is not None:
                way()
                return True
        return super().eventFilter(watched, event)

    def _here(self) -> Place | None:
        if self._open.id is None or self._view.current_page < 0:
            return None
        page_index, offset = self._view.place()
        return Place(self._open.id, page_index, round(offset, 4))

    def _on_leaving(self) -> None:
        here = self._here()
        if here is not None and not self._jumping.isActive():
            self._walk = ""
            self.trail.depart(here)
            self._telling.start()
        self._jumping.start()

    def _on_moved(self) -> None:
        if not self._jumping.isActive():
            self._walk = ""

    def _go(self, step: Callable[[Place], Place | None]) -> None:
        here = self._here()
        there = {paper.id for paper in papers.list_papers(self._desk.library)}
        self.trail.keep_only(lambda place: place.paper_id in there)
        place = None if here is None else step(here)
        if place is not None:
            self._walk = ""
            self._jumping.start()
            if place.paper_id != self._open.id:
                self._desk.page_asked.emit(place.paper_id, place.page_index)
            self._view.go_to(place.page_index, place.offset)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _tell(self) -> None:
        self._telling.stop()
        ways = (self.trail.behind, self.trail.ahead)
        here = [way.page_index for way in ways if way is not None and way.paper_id == self._open.id]
        self._view.foresee("back and forward", here)
        self._bar.show_ways(self._name(self.trail.behind), self._name(self.trail.ahead))

    def _name(self, place: Place | None) -> str:
        if place is None:
            return ""
        if place.paper_id == self._open.id:
            page = self._open.page(place.page_index)
            return "" if page is None else _page_words(page.name)
        paper = next(
            (one for one in papers.list_papers(self._desk.library) if one.id == place.paper_id),
            None,
        )
        if paper is None:
            return ""
        pages = papers.pages_of(self._desk.library, paper.id)
        name = pages[place.page_index].name if place.page_index < len(pages) else ""
        return f"{_page_words(name)} of {name_of_paper(paper)}"


def _page_words(name: str) -> str:
    return name if name.startswith("PDF") else f"page {name}"
