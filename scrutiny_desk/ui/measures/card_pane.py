"""The definition card of the series in hand, with the pages that print it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.measures.definitions import clock_words
from scrutiny_desk.services.measures.cards import CardShown
from scrutiny_desk.services.measures.printed_cards import CardPlace
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.readings import page_named
from scrutiny_desk.ui.theme import look

_ROW = 26
_NO_CARD = "The papers do not say what is counted here. Mend the card below if you know."


class CardPane(QWidget):
    """A line a field: what it is called, its words, whose they are.

    line: the same in short, to stand by the chart. shown: the card in hand.
    mend_asked: somebody wants to type or mend it.
    """

    mend_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.mend = QPushButton("Mend the card…")
        self.mend.setAccessibleDescription("Type or put right what is counted")
        look(self.mend, "quiet")
        self.mend.clicked.connect(self.mend_asked)
        self.line = plain_label("", "small-muted")
        self.shown = CardShown()
        self._by = plain_label("", "small-muted")
        self._lines = QWidget()
        head = QHBoxLayout()
        head.addWidget(plain_label("Definition card", "heading", wrap=False))
        head.addStretch()
        head.addWidget(self.mend)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, desk.theme.space[1], 0, 0)
        self._column.setSpacing(desk.theme.space[0])
        self._column.addLayout(head)
        self._column.addWidget(self._lines)
        self._column.addWidget(self._by)

    def show_card(self, shown: CardShown) -> None:
        """Show a card in the place of the one before; the very same stays as it is."""
        if shown == self.shown and self._lines.layout() is not None:
            return
        self.shown = shown
        self.line.setText(_in_short(shown))
        self._column.removeWidget(self._lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = QWidget()
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._desk.theme.space[2])
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignVCenter
        for at, (called, words, place) in enumerate(shown.lines):
            grid.setRowMinimumHeight(at, self._desk.theme.px(_ROW))
            grid.addWidget(plain_label(called, "small-muted", wrap=False), at, 0, top)
            grid.addWidget(plain_label(words, "small"), at, 1, top)
            if place is not None:
                grid.addWidget(self._link(called, place), at, 2, top)
        self._column.insertWidget(1, self._lines)
        own = shown.own
        self._by.setText(f"Typed by {own.written_by}, {say(own.written_on[:10])}")
        self._by.setVisible(bool(own.written_by))

    def _link(self, called: str, place: CardPlace) -> QPushButton:
        link = QPushButton(page_named(place.page_name))
        look(link, "link")
        link.setAccessibleName(f"Open {link.text()}, where it is printed: {called}")
        link.clicked.connect(lambda: self._desk.page_asked.emit(place.paper_id, place.page_index))
        return link


def _in_short(shown: CardShown) -> str:
    card = shown.card
    parts = [f"Counts {card.what}" if card.what else "", clock_words(card)]
    parts.append(f"Source: {card.source}" if card.source else "")
    return ". ".join(part for part in parts if part) or _NO_CARD
