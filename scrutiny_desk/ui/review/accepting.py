"""The question before many rows are accepted at once, where doubtful ones are among them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget


class AcceptQuestion(QMessageBox):
    """all_wanted: the doubtful ones too. sure_wanted: only the others."""

    all_wanted = Signal()
    sure_wanted = Signal()

    def __init__(self, rows: int, doubtful: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle("Accept all")
        self.setTextFormat(Qt.TextFormat.PlainText)
        ones = "1 of them is" if doubtful == 1 else f"{doubtful:,} of them are"
        self.setText(f"{rows:,} rows were not looked at, and {ones} doubtful."
                     if rows > 1 else "The row is doubtful.")  # fmt: skip
        self.setInformativeText("Nobody will be asked about them again. Undo takes it back.")
        role = QMessageBox.ButtonRole
        sure = rows - doubtful
        self.all = self.addButton(f"Accept all {rows:,}" if rows > 1 else "Accept", role.YesRole)
        self.sure = None
        if sure:
            words = f"Only the {sure:,} without doubt" if sure > 1 else "Only the one without doubt"
            self.sure = self.addButton(words, role.NoRole)
        self.cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.sure or self.cancel)
        self.setEscapeButton(self.cancel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.buttonClicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        if self.clickedButton() is self.all:
            self.all_wanted.emit()
        elif self.sure is not None and self.clickedButton() is self.sure:
            self.sure_wanted.emit()
