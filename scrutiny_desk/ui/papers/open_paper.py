"""The paper that is open in the Papers room, for every part that shows something of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.pages.page_numbers import PageNumbers, number_pages
from scrutiny_desk.domain.pages.pages import Word
from scrutiny_desk.domain.papers.papers import AgendaItem, PageRow, Paper
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk


class OpenPaper(QObject):
    """Holds the paper, its pages, the items of its agenda and the bytes that are drawn.

    leaving: another paper is about to be opened; this one is still here. opened: another paper is
    open, or none any more. The pages are on the view by then, so a part may ask either.
    """

    leaving = Signal()
    opened = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.paper: Paper | None = None
        self.pages: Sequence[PageRow] = ()
        self.items: Sequence[AgendaItem] = ()
        self.pdf = b""
        self._numbered: (
            tuple[Sequence[PageRow], Sequence[AgendaItem], Sequence[PageNumbers]] | None
        ) = None

    @property
    def id(self) -> str | None:
        """The id of the paper that is open, None without one."""
        return None if self.paper is None else self.paper.id

    def take(self, paper_id: str) -> bool:
        """Open a paper; False, with the trouble told, when the library cannot give it."""
        library = self._desk.library
        try:
            paper = papers.paper(library, paper_id)
            pdf = papers.pdf_of(library, paper_id)
        except DeskError as error:
            self._desk.troubled.emit(error)
            return False
        self.leaving.emit()
        self.paper, self.pdf = paper, pdf
        self.pages = papers.pages_of(library, paper_id)
        self.items = papers.agenda_of(library, paper_id)
        self.opened.emit()
        return True

    def close(self) -> None:
        """No paper is open."""
        if self.paper is not None:
            self.paper, self.pages, self.items, self.pdf = None, (), (), b""
            self.opened.emit()

    @property
    def numbers(self) -> Sequence[PageNumbers]:
        """What every page is called by the pack, the file and its own report."""
        if self._numbered is None or self._numbered[:2] != (self.pages, self.items):
            self._numbered = (self.pages, self.items, number_pages(self.pages, self.items))
        return self._numbered[2]

    def words(self, page_index: int) -> Sequence[Word]:
        """The words of a page (from 0) in reading order; none without a paper."""
        if self.paper is None:
            return ()
        return papers.words_on(self._desk.library, self.paper.id, page_index)

    def page(self, index: int) -> PageRow | None:
        """A page (from 0), None where there is none."""
        return self.pages[index] if 0 <= index < len(self.pages) else None

    def number(self, index: int) -> PageNumbers | None:
        """What a page (from 0) is called, None where there is none."""
        return self.numbers[index] if 0 <= index < len(self.numbers) else None
