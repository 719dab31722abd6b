"""Names and words in two columns; what is not known is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import look


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known under it; "" for both leaves the line out.

    link: words of a button under it; asks: what the button asks for. long: it has words enough for
    the whole width, under its name.
    """

    name: str
    words: str
    link: str = ""
    asks: str = ""
    long: bool = False


class FactList(QWidget):
    """Facts, one below the other, their words aligned.

    asked: the `asks` of a fact whose link was pressed.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[Fact, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(desk.theme.space[3])
        self._grid.setVerticalSpacing(desk.theme.space[0])
        self._grid.setColumnStretch(1, 1)

    def words_of(self, name: str) -> str:
        """What is shown under a name, "" where nothing is."""
        return next((fact.words for fact in self.shown if fact.name == name), "")

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show the facts that say something."""
        said = tuple(fact for fact in facts if fact.words or fact.link)
        if said == self.shown:
            return
        self.shown = said
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        line = 0
        for fact in said:
            if fact.long:
                self._grid.addWidget(plain_label(fact.name, "small-muted"), line, 0, 1, 2)
                self._grid.addWidget(_words(fact), line + 1, 0, 1, 2)
                line += 2
                continue
            name = plain_label(fact.name, "muted", wrap=False)
            self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            if fact.words:
                self._grid.addWidget(_words(fact), line, 1)
                line += 1
            if fact.link:
                self._grid.addWidget(self._link(fact), line, 1, Qt.AlignmentFlag.AlignLeft)
                line += 1
        self.setVisible(bool(said))

    def _link(self, fact: Fact) -> QPushButton:
        link = QPushButton(fact.link)
        look(link, "link")
        link.setAccessibleName(f"{fact.link} ({fact.name.lower()})")
        link.clicked.connect(lambda: self.asked.emit(fact.asks))
        return link


def _words(fact: Fact) -> QLabel:
    label = plain_label(fact.words)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAccessibleName(f"{fact.name}: {fact.words}")
    return label
