"""Before notes leave: as what, of which meeting, and what goes along; then where to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.file_forms import FileForm
from scrutiny_desk.domain.notes.leaving import Packet
from scrutiny_desk.domain.tally import Tally, count
from scrutiny_desk.services.notes import exports
from scrutiny_desk.services.notes.marked_copies import is_exempt
from scrutiny_desk.services.papers import papers
from scrutiny_desk.services.wanted import Wanted
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.meeting_chooser import say_meetings
from scrutiny_desk.ui.theme import look

_HELD = "This paper holds exempt pages. A copy is made only when you tick the box for them."


class ExportQuestion(QDialog):
    """Asks each time what may leave; private notes and exempt words stay unless ticked."""

    def __init__(self, desk: Desk, meeting_id: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Export notes and questions")
        self.form = QComboBox()
        for form in FileForm:
            self.form.addItem(form.word, form)
        self.meeting = QComboBox()
        self.meeting.addItem("All meetings", None)
        meetings = papers.list_meetings(desk.library)
        for meeting, words in zip(meetings, say_meetings(meetings), strict=True):
            self.meeting.addItem(words, meeting.id)
        self.meeting.setCurrentIndex(max(self.meeting.findData(meeting_id), 0))
        self.paper = QComboBox()
        self.meant_for = QLabel()
        self.private, self.exempt = QCheckBox(), QCheckBox()
        self.words = QLabel()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = self._buttons.addButton(
            "Choose where…", QDialogButtonBox.ButtonRole.AcceptRole
        )
        look(self.go_on, "primary")
        self._build()
        self.form.currentIndexChanged.connect(self._weigh)
        self.meeting.currentIndexChanged.connect(self._on_meeting)
        self.paper.currentIndexChanged.connect(self._weigh)
        self.private.toggled.connect(self._weigh)
        self.exempt.toggled.connect(self._weigh)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._on_meeting()

    def _build(self) -> None:
        theme = self._desk.theme
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(theme.space[4])] * 4)
        column.setSpacing(theme.px(theme.space[3]))
        self._lines = QFormLayout()
        self._lines.setHorizontalSpacing(theme.px(theme.space[3]))
        self._lines.setVerticalSpacing(theme.px(theme.space[2]))
        for words, box in (
            ("&Write", self.form),
            ("&Meeting", self.meeting),
            ("&Paper", self.paper),
        ):
            box.setAccessibleName(words.replace("&", ""))
            box.setMinimumWidth(theme.size("pane") + theme.size("pane_least"))
            self._lines.addRow(words, box)
        for label in (self.meant_for, self.words):
            look(label, "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._lines.insertRow(1, "", self.meant_for)
        column.addLayout(self._lines)
        for tick in (self.private, self.exempt):
            column.addWidget(tick)
        column.addWidget(self.words)
        column.addWidget(self._buttons)

    @property
    def wanted(self) -> Wanted:
        """What the person asks for."""
        form = FileForm(self.form.currentData())
        of_paper = form is FileForm.PDF
        return Wanted(
            form=form,
            meeting_id=None if of_paper else self.meeting.currentData(),
            paper_id=self.paper.currentData() if of_paper else None,
            private=self.private.isChecked(),
            exempt=self.exempt.isChecked(),
        )

    def _on_meeting(self) -> None:
        """The papers to choose from are those of the meeting that bear a note."""
        everything = Wanted(meeting_id=self.meeting.currentData(), private=True, exempt=True)
        there = exports.packet_of(self._desk.library, everything)
        self.paper.blockSignals(True)
        self.paper.clear()
        for paper in {one.paper.id: one.paper for one in there.notes}.values():
            self.paper.addItem(paper.title, paper.id)
        self.paper.blockSignals(False)
        self._weigh()

    def _weigh(self) -> None:
        wanted = self.wanted
        of_paper = wanted.form is FileForm.PDF
        self._lines.setRowVisible(self.paper, of_paper)
        self.meant_for.setText(wanted.form.meant_for)
        library = self._desk.library
        there = (
            None
            if of_paper and wanted.paper_id is None
            else exports.packet_of(library, replace(wanted, private=True, exempt=True))
        )
        private = Tally() if there is None else there.private
        exempt = _exempt(there)
        closed = of_paper and there is not None and is_exempt(library, str(wanted.paper_id))
        self.private.setText(
            f"Take {private.say('private')} along".replace("private", "p&rivate", 1)
        )
        self.private.setVisible(private.total > 0)
        self.exempt.setText(
            "Copy the &exempt pages of this paper too"
            if closed
            else f"Take the words of {count(exempt, 'mark')} on &exempt papers along"
        )
        self.exempt.setVisible(closed or exempt > 0)
        taken = None if there is None else exports.packet_of(library, wanted)
        held = closed and not wanted.exempt
        self.words.setText(_HELD if held else _say(taken, private))
        self.go_on.setEnabled(bool(taken) and not held)
        self._fit()

    def _fit(self) -> None:
        """As high as its words need at its width; the plain hint counts them on one line."""
        self.adjustSize()
        self._column.activate()
        needed = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(needed, self.height()))


def ask_where(parent: QWidget | None, start: Path, form: FileForm) -> Path | None:
    """The file to write notes to, None when nothing is chosen; as `ask_file`."""
    return ask_file(
        parent, "Export notes and questions", start, form.word, form.value, form.own_name
    )


def ask_file(
    parent: QWidget | None,
    title: str,
    start: Path,
    word: str,
    ending: str,
    own_name: Callable[[str], str] | None = None,
) -> Path | None:
    """The file to write, None when nothing is chosen; asks before a file is written over.

    word: what kind of file it is. ending: without its dot. own_name: a typed name with the ending.
    """
    dialog = QFileDialog(parent, title, str(start.parent), f"{word} (*.{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    # The ending is added before the dialog looks whether the file is there already.
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(str(start))
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    if not chosen:
        return None
    typed = Path(chosen[0])
    ended = typed.name.lower().endswith(f".{ending}")
    name = own_name(typed.name) if own_name else typed.name + ("" if ended else f".{ending}")
    out = typed.with_name(name)
    # The dialog asked about the name that was typed only.
    return out if out == typed or not out.exists() or _may_replace(parent, title, out) else None


def _may_replace(parent: QWidget | None, title: str, out: Path) -> bool:
    answer = QMessageBox.question(parent, title, f"{out.name} already exists. Replace it?")
    return answer is QMessageBox.StandardButton.Yes


def _exempt(packet: Packet | None) -> int:
    return 0 if packet is None else packet.exempt


def _say(taken: Packet | None, private: Tally) -> str:
    if taken is None or not (taken or private.total):
        return "There is no note here to export. Choose another meeting."
    if not taken:
        return "None of these notes is shared. Private notes stay here unless you tick the box."
    said = f"{taken.tally.say()} will be written."
    if taken.left_out.will_stay:
        said += f" {taken.left_out.will_stay} The file will say so."
    return said
