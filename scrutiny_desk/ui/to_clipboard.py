"""Putting words in several forms on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def put_on_clipboard(data: QMimeData) -> None:
    """Put it there; when the program ends its plain words stay behind alone.

    PySide6 6.12 takes the interpreter down where Qt lets go of what Python made after Python
    has ended, so nothing made here may be left on the clipboard then.
    """
    QGuiApplication.clipboard().setMimeData(data)
    application = QGuiApplication.instance()
    if application is not None and not application.property(_HELD):
        application.setProperty(_HELD, True)
        application.aboutToQuit.connect(leave_plain_words)


def leave_plain_words() -> None:
    """Leave only the plain words of what was put on the clipboard."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())


_HELD = "clipboard_is_left_plain"
