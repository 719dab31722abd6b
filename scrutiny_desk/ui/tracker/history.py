"""The history of a recommendation, newest first, a part at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker.recommendations import Update
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.private_badge import PrivateBadge

AT_ONCE = 20
"""So many entries are shown; those before them when they are asked for."""

EVERYTHING, NEWS = "Everything", "News only"


class History(QWidget):
    """What happened to a recommendation: what it was, when, who said so, in what words."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._updates: tuple[Update, ...] = ()
        self._owner: str | None = None
        self._most = AT_ONCE
        self.which = QComboBox()
        self.which.addItems([EVERYTHING, NEWS])
        self.which.setAccessibleName("Which entries of the history are shown")
        self.none = plain_label("", "muted")
        self.entries: list[HistoryEntry] = []
        self.earlier = QPushButton()
        look(self.earlier, "link")
        self._list = QWidget()
        top = QHBoxLayout()
        top.addWidget(self.which)
        top.addStretch()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.space[1])
        column.addLayout(top)
        column.addWidget(self.none)
        column.addWidget(self._list)
        column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.which.currentIndexChanged.connect(self._show)
        self.earlier.clicked.connect(self._on_earlier)

    def show_history(self, owner: str, updates: Sequence[Update]) -> None:
        """Show the entries of a recommendation's history, latest last."""
        if owner != self._owner:
            self._owner, self._most = owner, AT_ONCE
        elif tuple(updates) == self._updates:
            return
        self._updates = tuple(updates)
        self._show()

    def _show(self) -> None:
        news = self.which.currentText() == NEWS
        wanted = [one for one in reversed(self._updates) if one.what.is_news or not news]
        # Laid out as a whole before it is shown: one by one every entry would move all the others.
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._desk.theme.space[2])
        self.entries = [HistoryEntry(self._desk, one) for one in wanted[: self._most]]
        for entry in self.entries:
            column.addWidget(entry)
        self._column.replaceWidget(self._list, made)
        self._list.hide()
        self._list.deleteLater()
        self._list = made
        left = len(wanted) - self._most
        self.earlier.setVisible(left > 0)
        self.earlier.setText(f"Show {min(left, AT_ONCE):,} earlier of {left:,}")
        self.none.setVisible(not wanted)
        self.none.setText("No news yet." if self._updates else "Nothing happened yet.")
        self.which.setVisible(bool(self._updates))

    def _on_earlier(self) -> None:
        shown = self._most
        self._most += AT_ONCE
        had_focus = self.earlier.hasFocus()
        self._show()
        if had_focus and self.earlier.isHidden() and shown < len(self.entries):
            # The button went from under the keyboard; it stays near what it brought.
            self.which.setFocus(Qt.FocusReason.OtherFocusReason)


class HistoryEntry(QWidget):
    """An entry: what it is, when and who, small, above the words."""

    def __init__(self, desk: Desk, update: Update, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = desk.theme.space
        when = say(update.date) or "No date printed"
        self.head = " · ".join(
            part for part in (f"{update.what.shape} {update.what.word}", when, update.role) if part
        )
        self.text = update.text
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space[1])
        line.addWidget(plain_label(self.head, "small-muted"), 1)
        self.badge: PrivateBadge | None = None
        if update.private:
            self.badge = PrivateBadge(desk)
            line.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        words = plain_label(update.text, "" if update.what.is_news else "muted")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(words)
        self.setAccessibleName(f"{self.head}. {update.text}")
