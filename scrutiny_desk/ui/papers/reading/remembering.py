"""Where somebody stopped reading, kept a moment after the pages come to rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from scrutiny_desk.domain.papers.papers import Place
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.pages import PageView

_AFTER_MS = 800


class Remembering(QObject):
    """Keeps the place in the paper that is open."""

    def __init__(self, desk: Desk, opened: OpenPaper, view: PageView) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self.now)
        view.moved.connect(self._later.start)

    def now(self) -> None:
        """Keep the place at once, if it is another than the one read last."""
        self._later.stop()
        if self._open.paper is None or not self._open.pages:
            return
        page_index, offset = self._view.place()
        place = Place(self._open.paper.id, page_index, round(offset, 4))
        # The last one read, not only in this paper: that is the one opened the next time.
        if papers.last_place(self._desk.library) != place:
            papers.remember_place(self._desk.library, place)
