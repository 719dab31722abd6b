"""By whom and by when a written answer was promised, typed while the meeting goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.dates import read_date
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.questions.saved_line import SavedLine
from scrutiny_desk.ui.theme import look

_NO_DATE = "That is no date I can read: 29 March 2024, March 2024 or TBC"


class PromiseForm(QWidget):
    """Two short fields and a button; Enter goes on, Escape leaves and keeps what was typed.

    typed: what stands in the fields after a key, by their names. promised: by whom, by when. left:
    Escape.
    """

    typed = Signal(object)
    promised = Signal(str, str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = desk.theme.space
        self.by_whom, self.by_when = SavedLine(), QLineEdit()
        self.by_whom.setPlaceholderText("By whom: name or role")
        self.by_when.setPlaceholderText("By when: 29 March 2024, March 2024, TBC")
        self.by_whom.setAccessibleName("By whom the written answer was promised")
        self.by_when.setAccessibleName("By when the written answer was promised")
        self.done = QPushButton("Make it an action")
        look(self.done, "primary")
        line = WrapRow(space[1])
        for field in (self.by_whom, self.by_when):
            field.setMinimumWidth(desk.theme.px(230))
            line.addWidget(field)
        line.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space[0])
        column.addWidget(plain_label("A written answer was promised", "heading"))
        column.addLayout(line)
        self.trouble = plain_label("")
        look(self.trouble, "", "overdue")
        self.trouble.hide()
        column.addWidget(self.trouble)
        self.by_when.textChanged.connect(lambda _: self._say(""))
        self.by_whom.typed.connect(self._on_typed)
        self.by_when.textEdited.connect(self._on_typed)
        self.by_whom.returnPressed.connect(self.by_when.setFocus)
        self.by_when.returnPressed.connect(self._on_done)
        self.done.clicked.connect(self._on_done)

    @property
    def is_filled(self) -> bool:
        """Whether both by whom and by when are typed."""
        return bool(self.by_whom.text().strip() and self.by_when.text().strip())

    def check(self) -> bool:
        """Whether by when is a date, TBC or empty; where not, say so and go to the field."""
        when = self.by_when.text().strip()
        if not when or when.casefold() == "tbc" or read_date(when) is not None:
            return True
        self._say(_NO_DATE)
        self.by_when.setFocus(Qt.FocusReason.OtherFocusReason)
        self.by_when.selectAll()
        return False

    def open(self, who: str, names: Sequence[str], before: Mapping[str, str]) -> None:
        """Show the form, with whom the question was put to where nothing is typed yet.

        before: what was typed and not carried out, by the names of the fields.
        """
        self.by_whom.offer(names)
        for name, field in (("by_whom", self.by_whom), ("by_when", self.by_when)):
            if not field.text().strip():
                field.setText(before.get(name, ""))
        if not self.by_whom.text().strip():
            self.by_whom.setText(who)
        self.show()
        field = self.by_when if self.by_whom.text().strip() else self.by_whom
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Empty the fields and put the form away."""
        self.by_whom.clear()
        self.by_when.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self.typed.emit({"by_whom": self.by_whom.text(), "by_when": self.by_when.text()})

    def _say(self, words: str) -> None:
        self.trouble.setText(f"▲ {words}" if words else "")
        self.trouble.setVisible(bool(words))
        self.by_when.setAccessibleDescription(words)

    def _on_done(self) -> None:
        if self.check():
            self.promised.emit(self.by_whom.text().strip(), self.by_when.text().strip())
