"""What a room of the window is: a pane behind one entry of the rail."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.ui.desk import Desk


class Room(QWidget):
    """A room shows the library through one window pane.

    first: what takes the keyboard when somebody goes to the room. No focus proxy, over which Tab
    would step past everything that stands before it.
    title: the word in the rail. shelves: what it shows; `refresh` is called when one of them
    changed, and once before the room is first shown. The room is told of the meeting in hand.
    """

    command_asked = Signal(str)
    """The name of an action of the window (`ui.actions`) that a button of the room asks for."""

    ticks_changed = Signal()
    """What is on or off in the room (`ticks`) changed."""

    title = ""
    shelves: frozenset[Shelf] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.meeting_id: str | None = None
        self.first: QWidget | None = None
        self.setAccessibleName(self.title)

    def take_keyboard(self) -> None:
        """Put the keyboard into the room, where work begins."""
        within = self.findChildren(QWidget)
        able = (one for one in within if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        seen = (one for one in able if one.isVisible() and one.isEnabled())
        wanted = self.first
        if wanted is None or not wanted.isVisible():
            wanted = next(seen, self)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the library as it stands now."""
        raise NotImplementedError(type(self).__name__)

    def settle(self) -> None:
        """Save what is being typed: asked before undo, an export, another library and closing."""

    def run(self, name: str) -> None:
        """Carry out one of the room's own actions of `ui.actions`."""
        raise KeyError(name)

    def ticks(self) -> Mapping[str, bool]:
        """Which of the room's actions that are on or off are on, by their names."""
        return {}

    def set_meeting(self, meeting_id: str | None) -> None:
        """The meeting in hand changed (None: no meeting)."""
        self.meeting_id = meeting_id
