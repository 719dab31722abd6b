"""Landscape pages upright: by themselves, and as somebody turned them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from scrutiny_desk.services.papers import upright
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.view.pages import PageView


class Turning(QObject):
    """Turns the pages of the paper that is opened, and keeps what a person turns."""

    def __init__(self, desk: Desk, opened: OpenPaper, view: PageView) -> None:
        super().__init__(view)
        self._desk = desk
        self._open = opened
        self._view = view
        opened.opened.connect(self._on_opened)
        view.turned.connect(self._on_turned)

    def _on_opened(self) -> None:
        if self._open.id is not None:
            turns = upright.turns_of(self._desk.library, self._open.id)
            if turns:
                self._view.turn_pages(turns)

    def _on_turned(self, page_index: int, degrees: int) -> None:
        if self._open.id is not None:
            upright.keep_turn(self._desk.library, self._open.id, page_index, degrees)
