"""Which panes stand beside the pages: the page comes first where the text is large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from scrutiny_desk.ui.desk import Desk

_OF_THE_WINDOW = 0.45
"""What large text must leave the page of the window; at 100% it has about as much."""


class Folding:
    """Folds the agenda, then the notes, where they leave the page too little room.

    It does so only when the room for a pane comes or goes: what somebody folds or opens stays so,
    and a pane that was opened by hand is never folded by itself.
    """

    def __init__(self, desk: Desk, room: QWidget, agenda: QWidget, notes: QWidget) -> None:
        self._theme = desk.theme
        self._room = room
        self._agenda = agenda
        self._notes = notes
        self._no_room_for: frozenset[QWidget] = frozenset()
        self._opened: set[QWidget] = set()

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {
            "fold_agenda": lambda: self._flip(self._agenda),
            "fold_notes": lambda: self._flip(self._notes),
        }

    @property
    def narrow(self) -> bool:
        """Whether there is too little room for the agenda beside the pages and the notes."""
        return self._agenda in self._no_room_for

    def fit(self) -> None:
        """Fold or show again what the width of the room decides."""
        now = self._too_much()
        for pane in (self._agenda, self._notes):
            folds = pane in now
            if folds is not (pane in self._no_room_for) and pane not in self._opened:
                pane.setVisible(not folds)
        self._no_room_for = now

    def _flip(self, pane: QWidget) -> None:
        shown = not pane.isVisibleTo(self._room)
        pane.setVisible(shown)
        if shown and pane in self._no_room_for:
            self._opened.add(pane)
        else:
            self._opened.discard(pane)

    def _too_much(self) -> frozenset[QWidget]:
        """The panes for which there is no room."""
        width, theme = self._room.width(), self._theme
        if theme.scale <= 1:
            narrow = width < theme.size("papers_narrow")
            return frozenset({self._agenda} if narrow else ())
        wanted = self._room.window().width() * _OF_THE_WINDOW
        agenda, notes = (
            max(theme.size("pane"), one.minimumSizeHint().width())
            for one in (self._agenda, self._notes)
        )
        if width - agenda - notes >= wanted:
            return frozenset()
        if width - notes >= wanted:
            return frozenset({self._agenda})
        return frozenset({self._agenda, self._notes})
