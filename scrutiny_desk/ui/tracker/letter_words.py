"""The words round the rows of a letter, and to whom it goes, kept as they are typed."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.tracker.letters import LetterWords
from scrutiny_desk.library.plain import folded
from scrutiny_desk.services.tracker.letters import usual_words
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.theme import Theme

_KEPT = "letter words"
"""Under what the settings keep the words, each part by its own name."""
_ADDRESSES = "letter addresses"
_PLACES = "{officer}, {date} and {committee} are filled in for each letter."


class Addresses:
    """The e-mail addresses of officers; the settings keep them for the next letters."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def of(self, officer: str) -> str:
        """The address that was typed for an officer last, or ""."""
        return str(self._settings.value(self._key(officer), ""))

    def keep(self, officer: str, address: str) -> None:
        """Keep what is typed; "" forgets it."""
        if address.strip():
            self._settings.setValue(self._key(officer), address)
        else:
            self._settings.remove(self._key(officer))

    def _key(self, officer: str) -> str:
        return f"{_ADDRESSES}/{quote(folded(officer), safe='')}"


class LetterWordsForm(QWidget):
    """Subject, opening and closing of every letter; the settings keep them for the next time."""

    changed = Signal()

    def __init__(self, theme: Theme, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.subject, self.opening, self.closing = QLineEdit(), QPlainTextEdit(), QPlainTextEdit()
        self.usual = QPushButton("The &usual words")
        self.usual.setAutoDefault(False)
        self.usual.setToolTip("Put the words back that the program brings")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space[1], 0, 0)
        column.setSpacing(theme.space[0])
        for words, field, share in (
            ("Su&bject", self.subject, 0),
            ("&Opening", self.opening, 2),
            ("&Closing", self.closing, 3),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            column.addWidget(label)
            column.addWidget(field, share)
        for text in (self.opening, self.closing):
            text.setTabChangesFocus(True)
            text.setMinimumHeight(theme.px(64))
        column.addWidget(plain_label(_PLACES, "muted"))
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        usual = usual_words()
        self._show(
            LetterWords(
                *(
                    str(settings.value(f"{_KEPT}/{part}", getattr(usual, part)))
                    for part in ("subject", "opening", "closing")
                )
            )
        )
        self.subject.textChanged.connect(self._on_typed)
        self.opening.textChanged.connect(self._on_typed)
        self.closing.textChanged.connect(self._on_typed)
        self.usual.clicked.connect(self._on_usual)

    @property
    def words(self) -> LetterWords:
        """The words as they stand."""
        return LetterWords(
            self.subject.text(), self.opening.toPlainText(), self.closing.toPlainText()
        )

    def _show(self, words: LetterWords) -> None:
        with (
            QSignalBlocker(self.subject),
            QSignalBlocker(self.opening),
            QSignalBlocker(self.closing),
        ):
            self.subject.setText(words.subject)
            self.subject.setCursorPosition(0)
            self.opening.setPlainText(words.opening)
            self.closing.setPlainText(words.closing)

    def _on_typed(self) -> None:
        words = self.words
        for part in ("subject", "opening", "closing"):
            self._settings.setValue(f"{_KEPT}/{part}", getattr(words, part))
        self.changed.emit()

    def _on_usual(self) -> None:
        self._show(usual_words())
        self._settings.remove(_KEPT)
        self.changed.emit()
