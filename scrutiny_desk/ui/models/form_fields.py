"""The fields of a form as words: what stands in one, putting it back, and when it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from scrutiny_desk.ui.models.saved_text import SAVE_AFTER_MS

YES = "yes"
"""What stands in a box that is ticked."""


def value_of(field: QWidget) -> str:
    """What stands in a field: its words, the data of what is chosen, YES for a tick."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return str(field.currentData())
    return YES if isinstance(field, QCheckBox) and field.isChecked() else ""


def put_into(field: QWidget, words: str) -> None:
    """Put back what `value_of` gave."""
    if isinstance(field, QLineEdit):
        field.setText(words)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(max(field.findData(words), 0))
    elif isinstance(field, QCheckBox):
        field.setChecked(words == YES)


def changes_of(field: QWidget) -> SignalInstance:
    """The signal that a field was changed. TypeError for what is no field."""
    if isinstance(field, (QLineEdit, QPlainTextEdit)):
        return field.textChanged
    if isinstance(field, QComboBox):
        return field.currentIndexChanged
    if isinstance(field, QCheckBox):
        return field.toggled
    raise TypeError(type(field).__name__)


class KeptFields(QObject):
    """Keeps what stands in some fields: every letter with its key, and again at a pause.

    Both are given what differs from what stood there at first, by the fields' names. soon: has it
    written without waiting, at every key. keep: writes it at a pause and on `settle`.
    """

    def __init__(
        self,
        fields: Mapping[str, QWidget],
        keep: Callable[[dict[str, str]], None],
        soon: Callable[[dict[str, str]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._fields, self._keep, self._soon = fields, keep, soon
        self._putting = False
        self._first = {name: value_of(field) for name, field in fields.items()}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.settle)
        for field in fields.values():
            changes_of(field).connect(lambda *_: self._on_changed())

    def put(self, kept: Mapping[str, str]) -> bool:
        """Put back what was kept; says whether there was anything."""
        self._putting = True
        for name, words in kept.items():
            if name in self._fields:
                put_into(self._fields[name], words)
        self._putting = False
        self._timer.stop()
        return bool(kept)

    def settle(self) -> None:
        """Keep what stands there now."""
        self._timer.stop()
        self._keep(self._changed())

    def stop(self) -> None:
        """Keep nothing more of what stands there: it was carried out."""
        self._timer.stop()

    def _changed(self) -> dict[str, str]:
        now = {name: value_of(field) for name, field in self._fields.items()}
        return {name: words for name, words in now.items() if words != self._first[name]}

    def _on_changed(self) -> None:
        if not self._putting:
            self._timer.start()
            self._soon(self._changed())
