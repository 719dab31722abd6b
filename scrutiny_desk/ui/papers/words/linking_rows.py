"""The page in hand, or its selected words, as evidence for a recommendation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.link_targets import link_to, page_target
from scrutiny_desk.ui.clock import today
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.writing import Writing
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.tracker.row_chooser import RowChooser

_NONE_YET = "There is no recommendation yet. Add one in Recommendations, then link the page."


class LinkingRows(QObject):
    """Asks for which recommendation, and links the page to it."""

    def __init__(self, desk: Desk, opened: OpenPaper, view: PageView, writing: Writing) -> None:
        super().__init__(view)
        self._desk, self._open, self._view = desk, opened, view
        writing.offer("Link to a recommendation…", self.give)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"link_page": self.give}

    def give(self) -> None:
        """Choose a recommendation, and link what is selected or the page in hand to it."""
        paper, here = self._open.paper, self._view.selector.selection
        index = self._view.current_page if here is None else here.first.page_index
        if paper is None or self._open.page(index) is None:
            return
        listed = recommendations.list_recommendations(self._desk.library, today())
        if not listed:
            self._desk.said.emit(_NONE_YET, False)
            return
        quote = self._view.selector.quote()
        target = page_target(self._desk.library, paper.id, index, quote)
        rows = [one.recommendation for one in listed]
        asked = f"Which recommendation does {target.words} show?"
        chooser = RowChooser(self._desk, rows, quote, self._view, asked)
        agreed, chosen = chooser.exec(), chooser.chosen
        chooser.deleteLater()
        if agreed and chosen is not None:
            self._desk.perform(lambda: link_to(self._desk.library, chosen, target))
        self._view.setFocus()
