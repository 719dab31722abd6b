"""Terms and acronyms explained where they stand: under the mouse, or for the selected words."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from scrutiny_desk.domain.papers.glossary import Meaning
from scrutiny_desk.services.papers.glossary import explain
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.pages import PageView

_LINE = 64
"""Letters of a line: Qt breaks no lines of plain words by itself."""


class Explainer(QObject):
    """Shows what a word of a page means, beside the word; nothing for a word nobody explains."""

    def __init__(self, desk: Desk, opened: OpenPaper, view: PageView) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        self._told = ""
        view.viewport().installEventFilter(self)
        desk.said.connect(self._on_said)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"explain": self.explain_selection}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide and self._told:
            # In another room the explanation belongs to nothing that can be seen.
            self._desk.said.emit("", False)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        here = self._view.word_under(event.pos())
        meaning = None if here is None else self._meaning(*here)
        if meaning is None:
            QToolTip.hideText()
        else:
            self._show(event.globalPos(), meaning)
        return True

    def explain_selection(self) -> None:
        """Show what the selected words mean, or say that no paper explains them."""
        here = self._view.selector.selection
        if here is None:
            self._desk.said.emit("Select a word first, then ask what it means.", False)
            return
        meaning = self._meaning(here.start.page_index, here.start.word)
        if meaning is None:
            quote = self._view.selector.quote()
            self._desk.said.emit(f"No paper here explains “{quote}”.", False)
        else:
            self._desk.said.emit(say_meaning(meaning), False)
            self._told = say_meaning(meaning)

    def _on_said(self) -> None:
        # Somebody said something since: it is not the explanation that stands there any more.
        self._told = ""

    def _meaning(self, page_index: int, at: int) -> Meaning | None:
        if self._open.id is None:
            return None
        words = [word.text for word in self._view.selector.words(page_index)]
        return explain(self._desk.library, self._open.id, words, at)

    def _show(self, where: QPoint, meaning: Meaning) -> None:
        # Plain words, never markup: they come from somebody else's file.
        words = say_meaning(meaning).replace("<", "‹").replace(">", "›")
        QToolTip.showText(where, textwrap.fill(words, _LINE), self._view.viewport())


def say_meaning(meaning: Meaning) -> str:
    """The term, what it is short for, what it means and where that stands, in one text."""
    said = meaning.term
    if meaning.expansion:
        said = f"{said}: {meaning.expansion}"
    if meaning.definition:
        said = f"{said}{'.' if meaning.expansion else ':'} {meaning.definition}"
    return f"{said.rstrip('.')} (p. {meaning.page_name})."
