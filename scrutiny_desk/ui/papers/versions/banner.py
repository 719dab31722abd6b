"""A line over the page of a paper that has another version: what it is, and the way there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.services.papers import versions
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.theme import look


class VersionBanner(QFrame):
    """There only where the paper that is open replaces another one, or is replaced itself.

    changes_asked: the id of the newer paper, of which somebody wants to know what changed.
    """

    changes_asked = Signal(str)

    def __init__(self, desk: Desk, opened: OpenPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open = opened
        self._newer = ""
        look(self, "top")
        self.setAccessibleName("Versions of this paper")
        self.words = plain_label("", "small")
        self.changes = QPushButton("What changed")
        self.changes.setToolTip(f"Page by page ({action('changes').keys[0]})")
        self.newer = QPushButton("Read the newer version")
        space = desk.theme.space
        row = WrapRow(space[1])
        row.addWidget(self.words)
        for button in (self.changes, self.newer):
            look(button, "link")
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[2], space[0], space[2], space[0])
        column.addLayout(row)
        self.changes.clicked.connect(lambda: self.changes_asked.emit(self._newer))
        self.newer.clicked.connect(lambda: desk.page_asked.emit(self._newer, 0))
        opened.opened.connect(self._show)
        desk.changed.connect(self._on_changed)
        self.hide()

    def _show(self) -> None:
        paper = self._open.paper
        news = {} if paper is None else versions.news_of(self._desk.library, paper.meeting_id)
        here = news.get(paper.id) if paper is not None else None
        if paper is None or here is None:
            self.hide()
            return
        newer = next(
            (
                other
                for other, one in news.items()
                if one.replaces is not None and one.replaces.id == paper.id
            ),
            None,
        )
        if newer is not None:
            self._newer = newer
            self.words.setText("A newer version of this paper is in the library.")
        elif here.replaces is not None:
            self._newer = paper.id
            self.words.setText("This paper replaces an earlier version.")
        else:
            self.hide()
            return
        self.newer.setVisible(newer is not None)
        self.show()

    def _on_changed(self, change: Change) -> None:
        if Shelf.PAPERS in change.shelves:
            self._show()
