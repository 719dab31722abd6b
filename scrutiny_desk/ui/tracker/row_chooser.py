"""Choosing one row of the tracker, the most alike first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker.recommendations import Recommendation
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import open_at

_MOST = 200
"""So many are listed; more words find the others."""
_ID = Qt.ItemDataRole.UserRole


class RowChooser(QDialog):
    """A list of recommendations narrowed by words; `chosen` is the id of the one taken.

    like: the words beside which they are ordered, "" for as they come. asked: the question over
    them, in the place of one about these words.
    """

    def __init__(
        self,
        desk: Desk,
        rows: Sequence[Recommendation],
        like: str,
        parent: QWidget | None = None,
        asked: str = "",
    ) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self.setWindowTitle("Choose a recommendation")
        wanted = frozenset(like.casefold().split())
        self._rows = sorted(rows, key=lambda row: -len(wanted & set(row.text.casefold().split())))
        self.words = QLineEdit()
        self.words.setAccessibleName("Words or a number")
        self.words.setPlaceholderText("Words or a number")
        self.words.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Recommendations, the most alike first")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QDialogButtonBox()
        self.take = box.addButton("Choose it", QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)
        self.words.textChanged.connect(self._fill)
        self.list.itemActivated.connect(lambda _item: self._take())
        space = desk.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[4], space[4], space[3])
        column.setSpacing(space[2])
        question = plain_label(asked or f"Which row is it? “{like}”")
        for part in (question, self.words, self.list, box):
            column.addWidget(part)
        open_at(self, desk.theme, 620, 440)
        self._fill()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        asked = self.words.text().casefold().split()
        self.list.clear()
        for row in self._rows:
            if self.list.count() == _MOST:
                break
            said = f"{row.number}  {row.text}\n{say(row.date) or row.date_text} · {row.officer}"
            if all(word in said.casefold() for word in asked):
                item = QListWidgetItem(said)
                item.setData(_ID, row.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.take.setEnabled(self.list.count() > 0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = item.data(_ID)
            self.accept()
