"""Tells a screen reader which page is read and which words of it are selected."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from scrutiny_desk.ui.after_paint import AfterPaint
from scrutiny_desk.ui.papers.marks.about import item_of_page
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.bar import say_page
from scrutiny_desk.ui.papers.view.pages import PageView

_MOST = 400
"""Characters of a selection that are read out; who wants more walks the page as text."""


class PageSaying(QObject):
    """Keeps the name and the description of the pages true, and reads out what changed in them.

    The view is a picture to a screen reader: its name is the page, its description the selection.
    """

    def __init__(self, opened: OpenPaper, view: PageView) -> None:
        super().__init__(view)
        self._open = opened
        self._view = view
        self._later = AfterPaint(self._on_page, self)
        view.page_changed.connect(self._on_turned)
        view.selection_changed.connect(self._on_selection)
        opened.opened.connect(self._on_page)

    def _on_turned(self) -> None:
        # Whoever hears the pages is told first; where nobody listens, they are painted first.
        if QAccessible.isActive():
            self._on_page()
        else:
            self._later.start()

    def _on_page(self) -> None:
        self._later.stop()
        index = self._view.current_page
        page = self._open.page(index)
        if page is None:
            self._view.setAccessibleName("Pages")
            return
        said = say_page(page, self._open.number(index))
        item = item_of_page(self._open.items, index)
        if item is not None:
            said = f"{said}, {item.title}"
        self._view.setAccessibleName(said)
        self._read_out(said)

    def _on_selection(self) -> None:
        words = self._view.selector.quote()
        said = f"Selected: {words}"[:_MOST] if words else "Nothing is selected"
        self._view.setAccessibleDescription(said)
        self._read_out(said)

    def _read_out(self, said: str) -> None:
        if self._view.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, said))
