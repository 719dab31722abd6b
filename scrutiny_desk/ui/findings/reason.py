"""Asking why a finding is put aside."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import Theme, look

_LONGEST = 300


class ReasonQuestion(QDialog):
    """Asks for one line; Enter takes it.

    sentence: the finding's. before: reasons given earlier, offered while one types.
    """

    def __init__(
        self, theme: Theme, sentence: str, before: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Put aside")
        self.line = QLineEdit()
        self.line.setAccessibleName("Why it is put aside")
        self.line.setPlaceholderText("For example: explained at the meeting")
        self.line.setMaxLength(_LONGEST)
        known = sorted(set(before), key=str.casefold)
        completer = QCompleter(known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton("Put aside", QDialogButtonBox.ButtonRole.AcceptRole)
        look(self.take, "primary")
        self.take.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.line.textChanged.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space[4], theme.space[4], theme.space[4], theme.space[3])
        column.setSpacing(theme.space[2])
        column.addWidget(plain_label("Why is it put aside?", "title"))
        column.addWidget(plain_label(sentence, "muted"))
        column.addWidget(self.line)
        column.addStretch()
        column.addWidget(buttons)
        open_at(self, theme, 520, 210)
        self._on_typed()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reason(self) -> str:
        return self.line.text().strip()

    def _on_typed(self) -> None:
        self.take.setEnabled(bool(self.reason))
