"""One's own name: what stands under what one writes, decides, enters and confirms."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import open_at, scrolled

_KEPT = "person/name"
_HINT = (
    "It stands under the notes, decisions, readings and confirmations that you add from now on, "
    "here and in what you export. What is there already stays as it is. It is kept on this "
    "computer for you alone, not in the library."
)


def name_in(settings: QSettings) -> str:
    """The name that somebody said, "" where nobody did."""
    return " ".join(str(settings.value(_KEPT, "")).split())


class PersonDialog(QDialog):
    """One line for the name; empty, and nobody is named. Kept as it is typed."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self._before = desk.library.person
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Your name")
        self.name = QLineEdit(desk.library.person)
        self.name.setPlaceholderText("As others know you: name, or name and role")
        self.name.setAccessibleName("Your name")
        self.name.setMaxLength(120)
        label = QLabel("Your &name")
        label.setBuddy(self.name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        space = desk.theme.space
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, space[1], 0)
        rows.setSpacing(space[1])
        rows.addWidget(label)
        rows.addWidget(self.name)
        rows.addWidget(plain_label(_HINT, "muted"))
        rows.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[3], space[4], space[3])
        column.setSpacing(space[2])
        column.addWidget(plain_label("Your name", "title"))
        column.addWidget(scrolled(page, "Your name"), 1)
        column.addWidget(buttons)
        self.name.textChanged.connect(self._keep)
        self.name.returnPressed.connect(self.accept)
        open_at(self, desk.theme, 520, 300)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Say whose name it is from now on, and close."""
        name = self._desk.library.person
        if name != self._before:
            said = f"From now on your name is {name}" if name else "From now on nobody is named"
            self._desk.said.emit(said, False)
        super().done(result)

    def _keep(self, typed: str) -> None:
        self._settings.setValue(_KEPT, " ".join(typed.split()))
        self._desk.library.person = name_in(self._settings)
