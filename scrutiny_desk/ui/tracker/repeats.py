"""Earlier recommendations that ask for nearly the same, looked for once the row is painted."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker.recommendations import Link, LinkKind, Recommendation
from scrutiny_desk.services.tracker.whole_row import made_before
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker.linked import Linked
from scrutiny_desk.ui.tracker.section import Section

_AFTER_MS = 150
"""Somebody who steps from row to row is not kept waiting for it."""


class Repeats(Section):
    """The section "Made before"; hidden where nothing like it was asked earlier.

    opened: the id of an earlier recommendation that somebody wants to see.
    """

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Made before", parent)
        self._desk = desk
        self._one: Recommendation | None = None
        self.list = Linked(desk, keeps=True)
        self.inside.addWidget(self.list)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.look_now)
        self.list.opened.connect(lambda link: self.opened.emit(link.ref))
        self.hide()

    def show_for(self, one: Recommendation) -> None:
        """Look for what was asked before this one."""
        if self._one is None or one.id != self._one.id:
            self.hide()
        self._one = one
        self._timer.start()

    def forget(self) -> None:
        """No recommendation is in hand."""
        self._one = None
        self._timer.stop()

    def look_now(self) -> None:
        """Look at once."""
        self._timer.stop()
        if self._one is None:
            return
        found = made_before(self._desk.library, self._one)
        self.list.show_links([_link(one) for one in found])
        self.count(len(found))
        self.setVisible(bool(found))


def _link(one: Recommendation) -> Link:
    named = f"{one.kind.word} {one.number}".strip()
    words = " ".join(one.text.split())
    said = f"{say(one.date)} · {named}: {words}"
    return Link("", one.id, LinkKind.RECOMMENDATION, None, None, "", one.id, said, "")
