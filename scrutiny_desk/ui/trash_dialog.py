"""Trash: the papers that were moved there, with what stands on them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.file_forms import FileForm
from scrutiny_desk.services.papers import papers, trash
from scrutiny_desk.services.papers.trash import TrashedPaper
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.export_question import ask_where
from scrutiny_desk.ui.papers.travelling.agenda import name_of_paper
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look

_ID = Qt.ItemDataRole.UserRole


class TrashDialog(QDialog):
    """Lists the papers in Trash; one is brought back, or deleted for good after a question."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[TrashedPaper] = []
        self.setWindowTitle("Trash")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel("Trash")
        look(heading, "title")
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Papers in Trash")
        self.list.setHeaderLabels(["Paper", "Meeting", "Marks", "Moved here"])
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setWordWrap(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        for column, mode in enumerate(
            (
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            header.setSectionResizeMode(column, mode)
        self.list.itemActivated.connect(lambda _row, _column: self._bring_back())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.back = buttons.addButton("Bring back", action)
        self.back.setToolTip("The paper returns to its meeting with its marks and figures")
        self.back.clicked.connect(self._bring_back)
        self.delete = buttons.addButton("Delete for good…", action)
        self.delete.clicked.connect(self._ask_delete)
        for button in buttons.buttons():
            # Enter belongs to the list: it would press a default button on top of that.
            for set_default in ("setAutoDefault", "setDefault"):
                getattr(button, set_default)(False)
        space = desk.theme.space
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(space[4], space[4], space[4], space[3])
        column_of.setSpacing(space[2])
        for part in (heading, self.said, self.list, buttons):
            column_of.addWidget(part)
        open_at(self, desk.theme, 760, 420)
        desk.changed.connect(self._show)
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, _change: object = None) -> None:
        held = self.list.currentIndex().row()
        self._rows = trash.list_trashed(self._desk.library)
        self.list.clear()
        for one in self._rows:
            self.list.addTopLevelItem(_row(one))
        found = bool(self._rows)
        if found:
            row = min(max(held, 0), len(self._rows) - 1)
            self.list.setCurrentIndex(self.list.model().index(row, 0))
        self.said.setText(
            "Nothing here counts in any list or figure. Bring back returns a paper with its marks."
            if found
            else "Trash is empty. A paper comes here from the menu of the agenda, and nothing of"
            " it is lost."
        )
        self.list.setVisible(found)
        for button in (self.back, self.delete):
            button.setEnabled(found)

    def _in_hand(self) -> TrashedPaper | None:
        row = self.list.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _bring_back(self) -> None:
        one = self._in_hand()
        if one is not None:
            self._desk.perform(lambda: papers.restore(self._desk.library, one.paper.id))

    def _ask_delete(self) -> None:
        one = self._in_hand()
        if one is None:
            return
        box = DeleteQuestion(one, self)
        box.exec()
        chosen = box.clickedButton()
        exports, deletes = chosen is box.export, chosen is box.delete
        box.deleteLater()
        if box.export is not None and exports:
            if self._export(one):
                self._ask_delete()
        elif deletes:
            self._desk.perform(lambda: trash.delete_for_good(self._desk.library, one.paper.id))

    def _export(self, one: TrashedPaper) -> bool:
        start = Path.home() / f"{Path(one.paper.file_name).stem} notes.xlsx"
        out = ask_where(self, start, FileForm.XLSX)
        if out is None:
            return False
        try:
            said = trash.keep_notes(self._desk.library, one.paper.id, out)
        except DeskError as error:
            self._desk.troubled.emit(error)
            return False
        self._desk.said.emit(said, False)
        return True


class DeleteQuestion(QMessageBox):
    """Names what would be lost with a paper; keeping it is the answer to Enter and Escape.

    export: writes its notes to a file first, None where no mark stands on it.
    """

    def __init__(self, one: TrashedPaper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Delete for good")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"Delete “{name_of_paper(one.paper)}” for good?")
        self.setInformativeText(say_lost(one))
        keep = self.addButton("Keep it", QMessageBox.ButtonRole.RejectRole)
        self.export: QPushButton | None = None
        if one.marks:
            self.export = self.addButton(
                "Export its notes first…", QMessageBox.ButtonRole.ActionRole
            )
        self.delete = self.addButton("Delete for good", QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)


def say_lost(one: TrashedPaper) -> str:
    """What goes with a paper, in plain words."""
    pages = "1 page" if one.paper.page_count == 1 else f"{one.paper.page_count} pages"
    marks = "No mark stands on it."
    if one.marks:
        count = "1 mark" if one.marks == 1 else f"{one.marks} marks"
        private = one.marks - one.shared
        marks = f"{count} with every word written on them ({private} private) go with it."
    return (
        f"{one.paper.file_name}, {pages}, and all that was found in it are deleted from this"
        f" library. {marks} Undo cannot bring it back, nor take back anything done before.\n\n"
        "Notes can be asked for under information law. Backups made earlier are not touched."
    )


def _row(one: TrashedPaper) -> QTreeWidgetItem:
    name = name_of_paper(one.paper)
    if name != one.paper.file_name:
        # Packs are all called alike, and of two versions only the file tells which is which.
        name = f"{name} · {one.paper.file_name}"
    day = say(one.trashed[:10])
    row = QTreeWidgetItem([name, one.meeting_title, str(one.marks), day])
    row.setToolTip(0, one.paper.file_name.replace("<", "‹").replace(">", "›"))
    row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.setData(0, _ID, one.paper.id)
    marks = "1 mark" if one.marks == 1 else f"{one.marks} marks"
    spoken = f"{name}, {one.meeting_title}, {marks}, moved here {day}"
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
    return row
