"""What is linked to a recommendation: each link opens what it names, and can be taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.tracker.recommendations import Link
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import look


class Linked(QWidget):
    """The links of a recommendation, or other recommendations that it repeats.

    opened: a link that somebody wants to see. remove_asked: one that shall go.
    """

    opened = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, desk: Desk, *, keeps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._keeps = desk, keeps
        self._shown: tuple[Link, ...] | None = None
        self.links: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.space[0])

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these links."""
        if tuple(links) == self._shown:
            return
        self._shown = tuple(links)
        self.links = []
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in links:
            self._column.addWidget(self._line(one))

    def _line(self, one: Link) -> QWidget:
        line = QWidget()
        row = QVBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(plain_label(one.words))
        buttons = QHBoxLayout()
        opens = QPushButton(f"Open the {one.kind}")
        look(opens, "link")
        opens.setAccessibleName(f"Open {one.words}")
        opens.clicked.connect(lambda: self.opened.emit(one))
        self.links.append(opens)
        buttons.addWidget(opens)
        buttons.addStretch()
        if not self._keeps:
            away = QPushButton("Remove")
            look(away, "quiet")
            away.setAccessibleName(f"Remove the link to {one.words}")
            away.clicked.connect(lambda: self.remove_asked.emit(one))
            buttons.addWidget(away)
        row.addLayout(buttons)
        return line
