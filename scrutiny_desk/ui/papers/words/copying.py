"""Copying words from the pages, plain or with the citation of where they stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from scrutiny_desk.domain import dates
from scrutiny_desk.domain.pages.citing import citation, cited
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.writing import Writing
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.travelling.agenda import name_of_paper
from scrutiny_desk.ui.papers.view.pages import PageView


class Copying(QObject):
    """Puts the selected words, or the page's citation alone, on the clipboard."""

    def __init__(self, desk: Desk, opened: OpenPaper, view: PageView, writing: Writing) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        writing.offer("Copy with citation", self.copy_cited)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"copy_cited": self.copy_cited}

    def copy_cited(self) -> None:
        """Copy the selected words and where they stand; without any, where one reads."""
        source = self._source()
        if not source:
            return
        words = self._view.selector.quote()
        QGuiApplication.clipboard().setText(cited(words, source))
        what = "The words and their citation" if words else "The citation of this page"
        self._desk.said.emit(f"{what} can be pasted: {source}", False)

    def _source(self) -> str:
        paper, here = self._open.paper, self._view.selector.selection
        start = self._view.current_page if here is None else here.first.page_index
        end = start if here is None else here.last.page_index
        first, last = self._open.number(start), self._open.number(end)
        if paper is None or first is None:
            return ""
        meetings = papers.list_meetings(self._desk.library)
        meeting = next((one for one in meetings if one.id == paper.meeting_id), None)
        day = "" if meeting is None else dates.say(meeting.date)
        return citation(name_of_paper(paper), day, first, last)
