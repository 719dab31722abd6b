"""The line over the pages in which words are looked for in the paper that is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import look


class FindBar(QFrame):
    """typed: other words stand in the field. stepped: to the next place (1) or the one before (-1).

    left: Escape; back to where one was. done: the bar is closed and one stays where one is.
    search_asked: the words are to be searched for in everything.
    """

    typed = Signal(str)
    stepped = Signal(int)
    left = Signal()
    done = Signal()
    search_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        look(self, "top")
        self.setAccessibleName("Find in this paper")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in this paper")
        self.field.setAccessibleName("Find in this paper")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(theme.px(120))
        self.field.setMaximumWidth(theme.size("pane"))
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        look(self._told, "muted")
        self.everywhere = QPushButton("Search everything")
        self.everywhere.setAccessibleName("Search everything for these words")
        self.everywhere.clicked.connect(lambda: self.search_asked.emit(self.field.text().strip()))
        self.everywhere.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space[1], theme.space[0], theme.space[1], theme.space[0])
        line.setSpacing(theme.space[1])
        line.addWidget(self.field, 2)
        self._steps = []
        for name, words, step in (("find_previous", "‹", -1), ("find_next", "›", 1)):
            button = QPushButton(words)
            look(button, "quiet")
            command = action(name)
            button.setAccessibleName(command.plain_words)
            button.setToolTip(f"{command.plain_words} ({command.keys[0]})")
            button.clicked.connect(lambda _checked=False, step=step: self.stepped.emit(step))
            self._steps.append(button)
            line.addWidget(button)
        line.addWidget(self._told, 1)
        line.addWidget(self.everywhere)
        done = QPushButton("Done")
        look(done, "quiet")
        done.setToolTip("Stay on this page; Escape goes back to where you were")
        done.setAccessibleName("Close find and stay on this page")
        done.clicked.connect(self.done)
        line.addWidget(done)
        self.hide()

    def ask(self, words: str = "") -> None:
        """Open the bar; `words`, if any, stand in the field."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def tell(self, words: str, *, nothing: bool = False) -> None:
        """Say how many places there are; `nothing`: there is none, so offer to look elsewhere."""
        if words != self._told.text():
            self._told.setText(words)
            if words and self.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.everywhere.setVisible(nothing)
        for button in self._steps:
            button.setEnabled(bool(words) and not nothing)

    @property
    def told(self) -> str:
        """What the bar says now."""
        return self._told.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.stepped.emit(-1 if back else 1)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
