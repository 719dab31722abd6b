"""Which file a tracker is taken over from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_KINDS = (
    "Trackers (*.xlsx *.xlsm *.xls *.ods *.csv *.docx *.docm *.pdf *.html *.htm *.txt *.md);;"
    "All files (*)"
)


def ask_file(parent: QWidget) -> Path | None:
    """Ask for the file; None where nobody chooses one."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Take over a tracker", str(Path.home()), _KINDS)
    return Path(chosen) if chosen else None
