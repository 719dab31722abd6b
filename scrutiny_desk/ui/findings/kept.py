"""The one list of figures of a window: it stands where it was left when it is asked for again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.findings.dialog import FindingsDialog


class KeptFindings:
    """Makes the list when it is first asked for, and anew in another theme."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self._desk, self._window = desk, window
        self.dialog: FindingsDialog | None = None

    def show(self, meeting_id: str | None, heard: Sequence[QAction] = ()) -> None:
        """Show what does not add up in the papers of a meeting.

        heard: commands of the window whose keys are heard in the list too, such as Undo.
        """
        if self.dialog is None:
            self.dialog = FindingsDialog(self._desk, meeting_id, self._window)
            self.dialog.addActions(list(heard))
        self.dialog.show_for(meeting_id)

    def settle(self) -> None:
        """Stop looking through papers: the library may be closed next."""
        if self.dialog is not None:
            self.dialog.settle()

    def leave(self) -> None:
        """Close the list for good."""
        if self.dialog is not None:
            self.dialog.reject()
            self.dialog.deleteLater()
            self.dialog = None
