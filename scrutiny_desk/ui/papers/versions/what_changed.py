"""What changed from the earlier version of a paper: its pages, each a key press away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.papers.versions import PageFate, WordChange
from scrutiny_desk.services.papers.versions import ChangedPage, WhatChanged
from scrutiny_desk.ui.papers.travelling.agenda import name_of_paper
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import Theme, look

_SHAPES = {PageFate.ADDED: "+", PageFate.REMOVED: "−", PageFate.ALTERED: "≠"}
_MOST_CHANGES = 6
_LONGEST = 90
_WHERE = Qt.ItemDataRole.UserRole


class WhatChangedDialog(QDialog):
    """The pages that were added, removed and altered.

    page_asked: paper id and page (from 0) somebody wants to see. apart_asked: the two papers are
    no versions of one another.
    """

    page_asked = Signal(str, int)
    apart_asked = Signal()

    def __init__(self, theme: Theme, changed: WhatChanged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changed = changed
        self.setWindowTitle("What changed")
        heading = QLabel("What changed since the earlier version")
        look(heading, "title")
        summary = QLabel(say_changes(changed))
        summary.setTextFormat(Qt.TextFormat.PlainText)
        summary.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Pages that changed")
        self.list.setHeaderLabels(["Page", "What", "Words"])
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.setUniformRowHeights(False)
        self.list.setAllColumnsShowFocus(True)
        header = self.list.header()
        for narrow in (0, 1):
            header.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for page in changed.pages:
            self._add(page)
        self.list.itemActivated.connect(self._on_chosen)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        go = buttons.addButton("Go to page", QDialogButtonBox.ButtonRole.ActionRole)
        go.clicked.connect(lambda: self._on_chosen(self.list.currentItem()))
        go.setEnabled(bool(changed.pages))
        apart = buttons.addButton("Not a new version", QDialogButtonBox.ButtonRole.ActionRole)
        apart.setToolTip("Keep both papers side by side, with the figures of both")
        apart.clicked.connect(self._on_apart)
        for button in buttons.buttons():
            # Enter belongs to the list: it would press a default button on top of that.
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space[4],) * 4)
        column.setSpacing(theme.space[2])
        for widget in (heading, summary):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, theme, 720, 520)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setFocus()

    def _add(self, page: ChangedPage) -> None:
        name = page.new_name if page.new_name is not None else page.old_name
        what = f"{_SHAPES[page.fate]} {page.fate.value}"
        if page.fate is PageFate.ALTERED and page.old_name != page.new_name:
            what = f"{what} (was {page.old_name})"
        words = say_words(page.words)
        row = QTreeWidgetItem(self.list, [f"p. {name}", what, words])
        row.setTextAlignment(0, Qt.AlignmentFlag.AlignTop)
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignTop)
        spoken = f"page {name}, {page.fate.value}, {words}"
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        if page.new_index is not None:
            row.setData(0, _WHERE, (self._changed.newer.id, page.new_index))
        elif page.old_index is not None:
            row.setData(0, _WHERE, (self._changed.older.id, page.old_index))

    def _on_chosen(self, row: QTreeWidgetItem | None) -> None:
        if row is not None:
            self.page_asked.emit(*row.data(0, _WHERE))

    def _on_apart(self) -> None:
        self.apart_asked.emit()
        self.accept()


def say_changes(changed: WhatChanged) -> str:
    """How many pages changed and how, in a sentence."""
    older = name_of_paper(changed.older)
    if not changed.pages:
        return f"Every page has the words it had in the earlier “{older}”."
    counts = [
        f"{number} {'page' if number == 1 else 'pages'} {fate.value}"
        for fate in PageFate
        if (number := sum(page.fate is fate for page in changed.pages))
    ]
    listed = ", ".join(counts[:-1]) + (" and " if counts[:-1] else "") + counts[-1]
    return f"Against the earlier “{older}” ({changed.older.file_name}): {listed}."


def say_words(words: tuple[WordChange, ...]) -> str:
    """The words that changed, the first few of them."""
    lines = [_say(change) for change in words[:_MOST_CHANGES]]
    more = len(words) - _MOST_CHANGES
    if more > 0:
        lines.append(f"and {more} more {'change' if more == 1 else 'changes'}")
    return "\n".join(lines)


def _say(change: WordChange) -> str:
    before, after = (_short(text) for text in (change.before, change.after))
    if not before:
        return f"“{after}” added"
    if not after:
        return f"“{before}” taken out"
    return f"“{before}” became “{after}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
