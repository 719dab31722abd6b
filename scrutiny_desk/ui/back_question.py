"""What a workbook would change, one by one with both values, before any of it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.coming_back import NewNote, NoteChange, NotesBack
from scrutiny_desk.domain.tracker.back import NewTrackerRow, RowChange, TrackerBack
from scrutiny_desk.ui.theme import Theme, look

Row = NoteChange | NewNote | RowChange | NewTrackerRow


class BackQuestion(QDialog):
    """The changes in a list with a tick each; below it the value here and that in the workbook.

    what: which things change, in words. moved: how many targets move with what is taken; where one
    does, a reason is asked for.
    """

    def __init__(
        self,
        theme: Theme,
        back: NotesBack | TrackerBack,
        what: str,
        parent: QWidget | None = None,
        moved: Callable[[Sequence[int]], int] = lambda _wanted: 0,
    ) -> None:
        super().__init__(parent)
        self._rows: list[Row] = [*back.changes, *back.new]
        self._moved = moved
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("One reason for all, as it will stand in the history")
        self._why = QLabel()
        self._why.setBuddy(self.reason)
        self.setWindowTitle(f"Import {what} from {back.name}")
        self.list = QListWidget()
        self.list.setAccessibleName("Changes in the workbook")
        for at, row in enumerate(self._rows):
            item = QListWidgetItem(_title(row))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = at in back.undisputed
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.here, self.there = QPlainTextEdit(), QPlainTextEdit()
        self._where = QLabel()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        look(self.take, "primary")
        self._build(theme, back)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.reason.textChanged.connect(lambda _words: self._count())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.list.setCurrentRow(0)
        self._count()

    def _build(self, theme: Theme, back: NotesBack | TrackerBack) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(theme.space[4])] * 4)
        column.setSpacing(theme.px(theme.space[2]))
        told = ["What is ticked is taken (Space ticks and unticks); Undo takes it all back."]
        if len(back.undisputed) < len(back):
            told.append("What was changed here too is not ticked: taking it replaces what is here.")
        told += back.told
        words = QLabel("\n".join(told))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column.addWidget(words)
        column.addWidget(self.list, 2)
        both = QGridLayout()
        both.setHorizontalSpacing(theme.px(theme.space[3]))
        both.setVerticalSpacing(theme.px(theme.space[0]))
        for at, (name, box) in enumerate(
            (("Here now", self.here), ("In the workbook", self.there))
        ):
            label = QLabel(name)
            look(label, "heading")
            both.addWidget(label, 0, at)
            box.setReadOnly(True)
            box.setMinimumHeight(3 * theme.size("row") // 2)
            box.setTabChangesFocus(True)
            box.setAccessibleName(name)
            both.addWidget(box, 1, at)
        column.addLayout(both, 1)
        look(self._where, "muted")
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setWordWrap(True)
        column.addWidget(self._where)
        column.addWidget(self._why)
        column.addWidget(self.reason)
        column.addWidget(self._buttons)
        wished = QSize(theme.size("pane") * 3, theme.size("row") * 17)
        self.resize(wished.boundedTo(self.screen().availableSize() * 0.9))

    @property
    def wanted(self) -> list[int]:
        """The places of what is to be taken, as `take_back` counts them."""
        return [
            at
            for at in range(self.list.count())
            if self.list.item(at).checkState() == Qt.CheckState.Checked
        ]

    def _show(self, at: int) -> None:
        row = self._rows[at]
        if isinstance(row, NewTrackerRow):
            self.here.setPlainText("")
            self.here.setPlaceholderText("Nothing: this is a new recommendation")
            told = (f"{column.heading}: {words}" for column, words in row.values.items() if words)
            self.there.setPlainText("\n".join(told))
            self._where.setText(f"{row.at}.")
            return
        if isinstance(row, NewNote):
            answer = f"\n\nAnswer: {row.answer}" if row.answer else ""
            self.here.setPlainText("")
            self.here.setPlaceholderText("Nothing: this is a new note")
            self.there.setPlainText(f"{row.text}{answer}")
            shared = "private" if row.private else "shared"
            self._where.setText(f"{row.at}. {row.kind.word}, {row.status.word.lower()}, {shared}.")
            return
        self.here.setPlaceholderText("Nothing")
        self.there.setPlaceholderText("Nothing")
        self.here.setPlainText(row.before)
        self.there.setPlainText(row.after)
        too = " It was changed here too since the workbook was written." if row.here_too else ""
        self._where.setText(f"{row.at}.{too}")

    def _count(self) -> None:
        wanted = self.wanted
        number, moved = len(wanted), self._moved(wanted)
        words = "&Why the target moves" if moved == 1 else f"&Why the {moved} targets move"
        self._why.setText(words)
        self.reason.setAccessibleName(words.replace("&", ""))
        self._why.setVisible(moved > 0)
        self.reason.setVisible(moved > 0)
        self.take.setText(f"Take {number} {'change' if number == 1 else 'changes'}")
        self.take.setEnabled(number > 0 and (not moved or bool(self.reason.text().strip())))


def _title(row: Row) -> str:
    if isinstance(row, NewNote | NewTrackerRow):
        return f"{row.called}: {' '.join(row.text.split())}"
    warned = "Changed here too: " if row.here_too else ""
    return f"{warned}{row.called} · {row.heading.lower()}"
