"""Before notes leave: whether the private ones go along, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QVBoxLayout,
    QWidget,
)


class ExportQuestion(QDialog):
    """Asks each time whether private notes may leave; they stay unless the box is ticked."""

    def __init__(self, parent: QWidget | None, *, shared: int, private: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export notes to Excel")
        column = QVBoxLayout(self)
        words = QLabel(_say(shared, private))
        words.setWordWrap(True)
        column.addWidget(words)
        self.box = QCheckBox(f"Take {_count(private, 'private note')} along")
        self.box.setVisible(private > 0)
        column.addWidget(self.box)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = self._buttons.addButton(
            "Choose where…", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.go_on.setEnabled(shared > 0)
        self.box.toggled.connect(lambda ticked: self.go_on.setEnabled(ticked or shared > 0))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)

    @property
    def with_private(self) -> bool:
        """Whether the private notes go along."""
        return self.box.isChecked()


def ask_where(parent: QWidget | None, start: Path) -> Path | None:
    """The workbook to write, None when nothing is chosen; asks before a file is written over."""
    dialog = QFileDialog(parent, "Export notes to Excel", str(start), "Excel workbook (*.xlsx)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    # The ending is added before the dialog looks whether the file is there already.
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(str(start))
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _say(shared: int, private: int) -> str:
    if not shared:
        return "None of your notes is shared. Private notes stay here unless you tick the box."
    told = f"{_count(shared, 'shared note')} will be written to an Excel workbook."
    return f"{told} Private notes stay here unless you tick the box." if private else told


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
