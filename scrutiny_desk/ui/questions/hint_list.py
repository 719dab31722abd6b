"""What the desk noticed about a question: said in words, never done; each can be put aside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.questions.asking import Hint
from scrutiny_desk.domain.questions.questions import Entry
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import look


class HintList(QWidget):
    """Hints one under another.

    aside_asked: the key of a hint to show no more. merge_asked: the id of the question to merge
    into this one. part_asked: this one is to be asked by itself again.
    """

    aside_asked = Signal(str)
    merge_asked = Signal(str)
    part_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: object = None
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.space[1])

    def show_hints(self, entry: Entry, hints: Sequence[Hint], *, merged: bool) -> None:
        """Show the hints of an entry; merged: another question is asked in its place."""
        if self._shown == (entry.id, tuple(hints), merged):
            return
        self._shown = (entry.id, tuple(hints), merged)
        self.buttons = []
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if merged:
            part = self._button("Ask it by itself again", "Ask it by itself again")
            part.clicked.connect(self.part_asked)
            self._column.addWidget(part)
        else:
            for hint in hints:
                self._column.addWidget(self._card(hint))
        self.setVisible(merged or bool(hints))

    def _card(self, hint: Hint) -> QFrame:
        card = QFrame()
        look(card, "side")
        column = QVBoxLayout(card)
        space = self._desk.theme.space
        column.setContentsMargins(space[2], space[1], space[1], space[1])
        column.setSpacing(space[0])
        column.addWidget(plain_label(hint.said, "heading"))
        column.addWidget(plain_label(hint.why, "small-muted"))
        row = WrapRow(space[0])
        if hint.page is not None:
            page = hint.page
            name = page.page_label if page.page_label.startswith("PDF") else (
                f"page {page.page_label}")  # fmt: skip
            look_there = self._button(f"Open {name}", f"Open {name}")
            look_there.clicked.connect(
                lambda: self._desk.page_asked.emit(page.paper_id, page.page_index)
            )
            row.addWidget(look_there)
        if hint.other is not None:
            other = hint.other
            merge = self._button("Merge into this one", f"{hint.said}: merge it into this one")
            merge.clicked.connect(lambda: self.merge_asked.emit(other))
            row.addWidget(merge)
        aside = self._button("Put aside", f"Put aside: {hint.said}")
        aside.clicked.connect(lambda: self.aside_asked.emit(hint.key))
        row.addWidget(aside)
        column.addLayout(row)
        return card

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        self.buttons.append(button)
        return button
