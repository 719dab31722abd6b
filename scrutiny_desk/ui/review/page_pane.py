"""The page a found row comes from, with a line above it that names the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.papers.papers import PageRow
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.view.bar import say_page
from scrutiny_desk.ui.papers.view.framed import FramedView
from scrutiny_desk.ui.theme import look

_ZOOMS = (("zoom_out", "−"), ("zoom_fit", "Fit"), ("zoom_in", "+"))


class PagePane(QWidget):
    """Pages with the row in hand framed. page_changed: the page in sight (from 0) is another."""

    page_changed = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: list[PageRow] = []
        self._paper_id: str | None = None
        self.view = FramedView(desk)
        self._name = _PageName()
        bar = QFrame()
        look(bar, "top")
        bar.setAccessibleName("Page")
        line = QHBoxLayout(bar)
        space = desk.theme.space
        line.setContentsMargins(space[1], space[0], space[1], space[0])
        line.setSpacing(space[0])
        self.open_page = self._button("Papers", "Read this page in Papers")
        self.open_page.clicked.connect(self._on_open)
        line.addWidget(self.open_page)
        line.addWidget(self._name, 1)
        for name, shape in _ZOOMS:
            button = self._button(shape, action(name).plain_words)
            button.clicked.connect(lambda _checked=False, one=name: self.zoom(one))
            line.addWidget(button)
            for keys in action(name).keys:
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.activated.connect(lambda one=name: self.zoom(one))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        self.setMinimumWidth(desk.theme.size("page_least"))
        self.view.page_changed.connect(self._on_page)

    def show_paper(self, paper_id: str | None) -> None:
        """Show a paper's pages (None: no paper); nothing happens where they are shown already."""
        if paper_id == self._paper_id:
            return
        self._paper_id, self._pages = None, []
        self.view.end_drawing()
        self.view.unframe()
        self.view.show_nothing()
        self._on_page(-1)
        if paper_id is None:
            return
        library = self._desk.library
        try:
            pdf = papers.pdf_of(library, paper_id)
        except DeskError as error:
            self._desk.troubled.emit(error)
            return
        self._paper_id = paper_id
        self._pages = papers.pages_of(library, paper_id)
        drawn = self.view.show_paper(
            self._pages, pdf, lambda index: papers.words_on(library, paper_id, index)
        )
        if not drawn:
            self._desk.troubled.emit(
                DeskError(
                    "The pages of this paper cannot be drawn",
                    "What was found in it can still be looked at",
                    "Ask the sender for another copy and import that",
                )
            )
        self._on_page(self.view.current_page)

    def zoom(self, name: str) -> None:
        """`zoom_in`, `zoom_out` or `zoom_fit`."""
        if name == "zoom_fit":
            self.view.set_zoom(None)
        else:
            self.view.zoom_step(1 if name == "zoom_in" else -1)

    @property
    def said(self) -> str:
        """What the line above the page says."""
        return self._name.toolTip()

    def _on_page(self, index: int) -> None:
        here = 0 <= index < len(self._pages)
        self._name.show_page(self._pages[index] if here else None)
        self.open_page.setEnabled(here)
        if here:
            self.page_changed.emit(index)

    def _button(self, words: str, name: str) -> QToolButton:
        button = QToolButton()
        look(button, "quiet")
        button.setText(words)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _on_open(self) -> None:
        if self._paper_id is not None and self.view.current_page >= 0:
            self._desk.page_asked.emit(self._paper_id, self.view.current_page)


class _PageName(QLabel):
    """What the page is called: all the words where there is room, else the bare number."""

    def __init__(self) -> None:
        super().__init__()
        self._brief = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_page(self, page: PageRow | None) -> None:
        self._brief = ""
        if page is not None:
            self._brief = page.name if page.label is None else f"Page {page.label}"
        self.setToolTip(say_page(page) if page is not None else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.toolTip()) <= self.width()
        self.setText(self.toolTip() if fits else self._brief)
