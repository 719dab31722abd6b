"""What every room is given: the library in hand, the theme, and one way to carry out a change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.library.library import Library
from scrutiny_desk.ui import clock
from scrutiny_desk.ui.theme import Theme

T = TypeVar("T")

_SAY_YOUR_NAME = "Say your name under File, Your name, and it stands there instead of “you”"


class Desk(QObject):
    """The library in hand and the signals that keep the rooms in step with it.

    changed: a service call changed something; carries the `Change`.
    said: a plain sentence for the message bar, and whether *Undo* belongs beside it.
    troubled: a `DeskError` for the message bar.
    page_asked: somebody wants to see a page: paper id, page index from 0.
    link_asked: somebody wants to see what a `Link` of a recommendation names.
    search_asked: somebody wants these words searched for in everything.
    today: the day it is here, by this computer's clock unless another is given.
    """

    changed = Signal(object)
    said = Signal(str, bool)
    troubled = Signal(object)
    page_asked = Signal(str, int)
    link_asked = Signal(object)
    search_asked = Signal(str)

    def __init__(
        self,
        library: Library,
        theme: Theme,
        parent: QObject | None = None,
        today: Callable[[], date] = clock.today,
    ) -> None:
        super().__init__(parent)
        self.today = today
        self._name_asked = False
        self.library = library
        self.theme = theme

    def perform(self, change: Callable[[], Change]) -> Change | None:
        """Carry out a service call, tell everyone what changed, and say so; None on trouble."""
        try:
            done = change()
        except DeskError as error:
            self.troubled.emit(error)
            return None
        self.announce(done)
        return done

    def keep(self, write_soon: Callable[[], None]) -> None:
        """Have a key's letter written without waiting, where this library can be written."""
        if not self.library.read_only:
            write_soon()

    def announce(self, change: Change) -> None:
        """Tell every room of a change that was made (by a job, or by `perform`)."""
        if change:
            self.changed.emit(change)
        if change.said:
            said = change.said
            if change.unsigned and not self._name_asked:
                self._name_asked = True
                said = f"{said}. {_SAY_YOUR_NAME}"
            self.said.emit(said, change.undoable)
