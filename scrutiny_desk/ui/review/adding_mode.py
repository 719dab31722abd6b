"""Going over from looking at rows to adding some, and back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from scrutiny_desk.ui.review.adding import AddingPane
from scrutiny_desk.ui.review.page_pane import PagePane
from scrutiny_desk.ui.review.panes import ReviewPanes
from scrutiny_desk.ui.review.top import ReviewTop


class AddingMode(QObject):
    """Rows are added beside their page, on which a rectangle is drawn.

    added: the ids of the new rows, and the rows are shown again. left: they are shown again.
    """

    added = Signal(list)
    left = Signal()

    def __init__(
        self, top: ReviewTop, panes: ReviewPanes, adding: AddingPane, page: PagePane
    ) -> None:
        super().__init__(panes)
        self._top, self._panes, self._adding, self._page = top, panes, adding, page
        page.page_changed.connect(adding.turn_to)
        page.view.frame_taken.connect(adding.take_frame)
        page.view.drawing_left.connect(self._on_left)
        adding.draw_asked.connect(self._draw)
        adding.added.connect(self._on_added)
        adding.left.connect(self._on_left)

    def enter(self, paper_id: str, section: str | None) -> None:
        """Begin to add rows of a section on the page in sight."""
        self._adding.begin(paper_id, max(self._page.view.current_page, 0), section)
        self._panes.start_adding()
        self._top.show_choices(shown=False)
        self._draw()

    def leave(self) -> None:
        """Show the rows again."""
        self._page.view.end_drawing()
        self._top.show_choices(shown=True)
        self._panes.end_adding()

    def _draw(self) -> None:
        if not self._page.view.draws:
            self._page.view.start_drawing()
        self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_added(self, ids: list[str]) -> None:
        self.leave()
        self.added.emit(ids)

    def _on_left(self) -> None:
        self.leave()
        self.left.emit()
