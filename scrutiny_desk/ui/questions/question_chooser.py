"""Choosing one of the meeting's questions by typing some of its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.questions.running_order import Turn
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look

_LONGEST = 160
_TO_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class QuestionChooser(QDialog):
    """The questions of a meeting in running order; typing narrows them, Enter takes one.

    quote: the words that are to be its evidence, "" for the whole page.
    """

    def __init__(self, desk: Desk, turns: Sequence[Turn], quote: str, parent: QWidget) -> None:
        super().__init__(parent)
        space = desk.theme.space
        self.setWindowTitle("Evidence for a question")
        self.words, self.list = QLineEdit(), QListWidget()
        self.words.setPlaceholderText("Words of the question")
        self.words.setAccessibleName("Words of the question")
        self.words.setClearButtonEnabled(True)
        self.list.setAccessibleName("Questions of the meeting")
        self.list.setWordWrap(True)
        for turn in turns:
            said = " ".join(turn.entry.text.split()) or "Nothing written yet"
            said = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()}…"
            item = f"Item {turn.item.number}" if turn.item.number else turn.item.title
            row = QListWidgetItem(f"{item} · {turn.placed.number}  {said}")
            row.setData(Qt.ItemDataRole.UserRole, turn.entry.id)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        shown = " ".join(quote.split())
        shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST].rstrip()}…"
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = buttons.addButton("Add as evidence", QDialogButtonBox.ButtonRole.AcceptRole)
        look(self.add, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space[4],) * 4)
        column.setSpacing(space[2])
        column.addWidget(plain_label(f"“{shown}”" if shown else "The page in hand", "muted"))
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        open_at(self, desk.theme, 560, 420)
        self.words.textChanged.connect(self._narrow)
        self.list.itemActivated.connect(lambda _: self._take())
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.words.setFocus()

    @property
    def chosen(self) -> str | None:
        """The id of the question in hand, None where none is left."""
        row = self.list.currentItem()
        return None if row is None or row.isHidden() else str(row.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A line has no use for these keys and leaves them to the dialog.
        if event.key() in _TO_THE_LIST:
            self._step(1 if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """Take the next question shown in a direction, while typing goes on."""
        at = self.list.currentRow() + by
        while 0 <= at < self.list.count():
            if not self.list.item(at).isHidden():
                self.list.setCurrentRow(at)
                return
            at += by

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        shown = []
        for at in range(self.list.count()):
            row = self.list.item(at)
            row.setHidden(not all(one in row.text().casefold() for one in wanted))
            if not row.isHidden():
                shown.append(at)
        if shown and (self.list.currentRow() not in shown):
            self.list.setCurrentRow(shown[0])
        self.add.setEnabled(bool(shown))

    def _take(self) -> None:
        if self.chosen is not None:
            self.accept()
