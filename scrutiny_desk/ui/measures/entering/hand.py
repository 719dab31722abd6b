"""What can be done with series in the Measures room: a button with its menu, and the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QMenu, QPushButton

from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.card_dialog import CardDialog
from scrutiny_desk.ui.measures.entering.decisions_dialog import DecisionsDialog
from scrutiny_desk.ui.measures.entering.names_dialog import NamesDialog
from scrutiny_desk.ui.measures.entering.readings_dialog import ReadingsDialog
from scrutiny_desk.ui.room import Room

ENTER, DECISIONS, CARD, NAMES = (
    "measures:enter",
    "measures:decisions",
    "measures:card",
    "measures:names",
)


class SeriesHand:
    """Opens the dialogs about the measure in hand.

    measures: all there are; in_hand: the one chosen, or None.
    """

    def __init__(
        self,
        desk: Desk,
        room: Room,
        measures: Callable[[], Sequence[Measure]],
        in_hand: Callable[[], Measure | None],
    ) -> None:
        self._desk, self._room = desk, room
        self._measures, self._in_hand = measures, in_hand
        self.button = QPushButton("Series")
        self.button.setAccessibleName("Series: readings, decisions and names")
        menu = QMenu(self.button)
        self._entries = {}
        for name in (ENTER, DECISIONS, CARD, NAMES):
            entry = self._entries[name] = menu.addAction(action(name).words)
            entry.triggered.connect(lambda _=False, one=name: room.run(one))
        menu.aboutToShow.connect(self._word)
        self.button.setMenu(menu)

    def _word(self) -> None:
        for name in (DECISIONS, CARD):
            self._entries[name].setEnabled(self._in_hand() is not None)

    def check(self, name: str) -> None:
        """KeyError for what is none of the actions."""
        if name not in self._entries:
            raise KeyError(name)

    def run(self, name: str) -> None:
        """Carry out one of the actions; KeyError for another. Needs a series for some."""
        measure = self._in_hand()
        dialog: QDialog
        if name == ENTER:
            dialog = ReadingsDialog(self._desk, self._measures(), measure, self._room)
        elif name == NAMES:
            dialog = NamesDialog(self._desk, self._room)
        elif name not in (DECISIONS, CARD):
            raise KeyError(name)
        elif measure is None:
            self._desk.said.emit("Choose a series first", False)
            return
        elif name == DECISIONS:
            dialog = DecisionsDialog(self._desk, measure, self._room)
        else:
            dialog = CardDialog(self._desk, measure, self._room)
        dialog.open()
