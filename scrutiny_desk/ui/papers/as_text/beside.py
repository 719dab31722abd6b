"""The page's text beside the page: it follows the page, and chooses the same words on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.as_text.page import PageText
from scrutiny_desk.ui.papers.marks.about import item_of_page
from scrutiny_desk.ui.papers.marks.typed_words import TypedWords
from scrutiny_desk.ui.papers.marks.writing import Writing
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.bar import say_page
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.papers.words.selection import Selection, Spot

_NO_WORDS = "No words of this page are known: it is blank or a picture."


class TextBeside(QSplitter):
    """Holds the view of the pages and, when it is asked for, the text of the page that is read."""

    def __init__(
        self,
        desk: Desk,
        opened: OpenPaper,
        view: PageView,
        writing: Writing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk = desk
        self._open = opened
        self._view = view
        self._writing = writing
        self._shown: object = None
        self._places: list[int] = []
        self.text = PageText(desk)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(view)
        self.addWidget(self.text)
        self.text.hide()
        self.text.words_chosen.connect(self._on_words)
        self.text.step_asked.connect(self._on_step)
        self.text.menu_asked.connect(view.menu_asked.emit)
        view.page_changed.connect(self._follow)
        opened.opened.connect(self._follow)
        TypedWords(desk, view, self.text)
        desk.changed.connect(self._on_changed)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"page_text": self.toggle}

    def toggle(self) -> None:
        """Show the text and put the keyboard into it, or put it away again."""
        shown = self.text.isHidden()
        self.text.setVisible(shown)
        if shown:
            self._view.installEventFilter(self)
            self._turn()
            self._halve()
            self._follow()
        else:
            self._view.removeEventFilter(self)
        (self.text if shown else self._view).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the text is there, whoever gives the keyboard back to the page gives it to it."""
        if (
            watched is self._view
            and isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusIn
            and event.reason() is Qt.FocusReason.OtherFocusReason
            and self.text.isVisible()
        ):
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Side by side where both have room, else the text below the page."""
        wide = self.width() >= 2 * self._desk.theme.size("page_least")
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.orientation() is not way:
            self.setOrientation(way)
            self._halve()

    def _halve(self) -> None:
        half = max(self.width(), self.height()) // 2
        self.setSizes([half, half])

    def _follow(self) -> None:
        if self.text.isHidden():
            return
        index = self._view.current_page
        page, page_of = self._open.page(index), self._open.id
        if page is None or page_of is None:
            self._shown = None
            self.text.show_page("No paper is open", "", (), (), "")
            return
        notes = self._writing.notes_on(index)
        showing = (self._open.id, index, notes)
        if showing == self._shown:
            return
        same_page = isinstance(self._shown, tuple) and self._shown[:2] == showing[:2]
        self._shown = showing
        caret = self.text.textCursor().position()
        item = item_of_page(self._open.items, index)
        over = "" if item is None else f"Item {item.number}: {item.title}".replace("Item :", "Item")
        said = say_page(page, self._open.number(index))
        places = {word: place for place, word in enumerate(self._open.words(index))}
        words = papers.words_by_line(self._desk.library, page_of, index)
        self._places = [places[word] for word in words]
        self.text.show_page(said, over, words, notes, _NO_WORDS)
        if same_page:
            self.text.keep_caret(caret)

    def _on_changed(self, change: Change) -> None:
        if Shelf.NOTES in change.shelves:
            self._follow()

    def _on_words(self, first: int, last: int) -> None:
        if first < 0:
            self._view.clear_selection()
            return
        page = self._view.current_page
        chosen = self._places[first : last + 1]
        self._view.selector.selection = Selection(Spot(page, min(chosen)), Spot(page, max(chosen)))
        self._view.selection_moved()

    def _on_step(self, step: int) -> None:
        before = self._view.current_page
        self._view.go_to(before + step)
        if step < 0 and self._view.current_page != before:
            self.text.keep_caret(self.text.document().characterCount())
