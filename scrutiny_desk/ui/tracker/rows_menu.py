"""What can be done with the chosen rows, as a menu: to the mouse and to the Menu key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from scrutiny_desk.services.tracker.many import count
from scrutiny_desk.ui.tracker.many_hand import MANY
from scrutiny_desk.ui.tracker_table_actions import TABLE_ACTIONS

_CELLS = ("tracker:copy", "tracker:copy_private", "tracker:paste", "tracker:paste_new")


class RowsMenu(QMenu):
    """The actions on the chosen rows, and those of the clipboard.

    asked: the name of the action.
    """

    asked = Signal(str)

    def __init__(self, many: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"For {count(many)}")
        named = {one.name: one for one in TABLE_ACTIONS}
        heading = self.addAction(f"For {count(many)}")
        heading.setEnabled(False)
        for part in (MANY, _CELLS):
            self.addSeparator()
            for name in part:
                one = named[name]
                shown = one.heard[0] if one.heard else one.keys[0] if one.keys else ""
                entry = self.addAction(f"{one.words}\t{shown}" if shown else one.words)
                entry.triggered.connect(lambda _=False, name=name: self.asked.emit(name))
