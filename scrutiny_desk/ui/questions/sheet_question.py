"""Before a running order leaves the desk: whether private questions go along; then where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.questions.running_order import Sheet
from scrutiny_desk.services.questions.running_order import count
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import look


class SheetQuestion(QDialog):
    """Asks each time whether private questions may go along; they stay unless ticked."""

    def __init__(self, desk: Desk, sheet: Sheet, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        space = desk.theme.space
        self.setWindowTitle("Running order")
        shared, private = sheet.questions, sheet.left_out
        self.private = QCheckBox(f"Take {count(private, 'private question')} along")
        self.private.setToolTip("With your lines of enquiry and big questions")
        self.private.setVisible(private > 0)
        self._shared = shared
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        look(self.go_on, "primary")
        self.go_on.setEnabled(shared > 0)
        self.private.toggled.connect(
            lambda ticked: self.go_on.setEnabled(ticked or self._shared > 0)
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(space[4],) * 4)
        column.setSpacing(space[2])
        self.words = plain_label(_say(shared, private))
        self.words.setMinimumWidth(desk.theme.px(380))
        column.addWidget(self.words)
        column.addWidget(self.private)
        column.addWidget(buttons)


def ask_where(parent: QWidget, name: str) -> Path | None:
    """The Word file to write, None when nothing is chosen; asks before one is written over."""
    dialog = QFileDialog(parent, "Running order as Word", str(Path.home()), "Word (*.docx)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix("docx")
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _say(shared: int, private: int) -> str:
    stays = (
        "Private questions, lines of enquiry and big questions stay here unless you tick the box."
    )
    if not shared:
        return f"None of the questions is shared. {stays}"
    told = f"{count(shared, 'shared question')} in running order, in large print."
    return f"{told} {stays}" if private else told
