"""Where the parts of Review stand: rows over their fields, or adding, and the page beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import EmptyPane
from scrutiny_desk.ui.review.adding import AddingPane
from scrutiny_desk.ui.review.fields import RowForm
from scrutiny_desk.ui.review.page_pane import PagePane
from scrutiny_desk.ui.review.row_list import FoundRows


class ReviewPanes(QStackedWidget):
    """Shows what belongs together, and takes the keyboard from one part to the next."""

    def __init__(
        self, desk: Desk, rows: FoundRows, form: RowForm, adding: AddingPane, page: PagePane
    ) -> None:
        super().__init__()
        self._rows, self._form, self._adding, self._page = rows, form, adding, page
        self.none_shown, self.empty = EmptyPane("", ""), EmptyPane("", "")
        px = desk.theme.px
        self._looking = _splitter(Qt.Orientation.Vertical, (rows, px(300)), (form, px(230)))
        self._looking.setStretchFactor(0, 3)
        self._looking.setStretchFactor(1, 2)
        self._left = QStackedWidget()
        self._left.setContentsMargins(0, 0, desk.theme.space[2], 0)
        for pane in (self._looking, self.none_shown, adding):
            self._left.addWidget(pane)
        self.addWidget(_splitter(Qt.Orientation.Horizontal, (self._left, px(500)), (page, px(560))))
        self.addWidget(self.empty)

    @property
    def adds(self) -> bool:
        """Whether rows are being added."""
        return self._left.currentWidget() is self._adding

    def show_paper(self, *, rows: bool) -> None:
        """A paper is in hand; rows: whether any of its rows is shown."""
        self.setCurrentIndex(0)
        if not self.adds:
            self._left.setCurrentWidget(self._looking if rows else self.none_shown)

    def show_empty(self) -> None:
        """No paper is in hand."""
        self.setCurrentWidget(self.empty)

    def start_adding(self) -> None:
        """Show what rows are added with."""
        self._left.setCurrentWidget(self._adding)

    def end_adding(self) -> None:
        """Show the rows again."""
        if self.adds:
            self._left.setCurrentWidget(self._looking)

    def step(self, step: int) -> None:
        """Put the keyboard into the next part (1) or the one before (-1)."""
        parts: list[QWidget] = [self._rows, self._form, self._page.view]
        if self.adds:
            parts = [self._adding.table, self._page.view]
        holder = QApplication.focusWidget()
        held = [n for n, part in enumerate(parts) if holder and _holds(part, holder)]
        following = parts[((held[0] if held else 0) + step) % len(parts)]
        if following is not self._form:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self._form.focus_field():
            self._form.accept.setFocus(Qt.FocusReason.TabFocusReason)


def _splitter(way: Qt.Orientation, *panes: tuple[QWidget, int]) -> QSplitter:
    splitter = QSplitter(way)
    splitter.setChildrenCollapsible(False)
    for number, (pane, _) in enumerate(panes):
        splitter.addWidget(pane)
        splitter.setStretchFactor(number, 1)
    splitter.setSizes([length for _, length in panes])
    return splitter


def _holds(part: QWidget, holder: QWidget) -> bool:
    return part is holder or part.isAncestorOf(holder)
