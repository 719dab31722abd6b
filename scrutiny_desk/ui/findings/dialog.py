"""Figures that do not add up: a list by kind; each is opened, asked about, or put aside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.findings import FoundIn
from scrutiny_desk.domain.notes.file_forms import FileForm
from scrutiny_desk.services.findings import findings
from scrutiny_desk.services.findings.findings import LookedThrough
from scrutiny_desk.services.findings.findings_leaving import export_findings
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.export_question import ask_file
from scrutiny_desk.ui.findings.looking import Looking
from scrutiny_desk.ui.findings.reason import ReasonQuestion
from scrutiny_desk.ui.findings.rows import FindingDelegate, groups_of, key_of, say_page, words_of
from scrutiny_desk.ui.models.delegates import RowList, dress_list
from scrutiny_desk.ui.models.empty import EmptyPane, plain_label
from scrutiny_desk.ui.models.grouped import ROW_ROLE, GroupedModel, choose, keeping_place
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look

TITLE = "Figures that do not add up"
_SHELVES = {Shelf.PAPERS, Shelf.REVIEW, Shelf.MEASURES, Shelf.RECOMMENDATIONS} | {
    Shelf.NOTES,
    Shelf.FINDINGS,
}
_LOOKED_FOR = (
    "Looked at were totals of tables, shares and changes beside their figures, parts of 100%,"
    " numbers in words, waiting lists against themselves, last month’s and what sentences tell of"
    " them, dates and their order, updates dated after the paper, milestones without a position,"
    " ratings against dates, figures and colours, references, appendices, units, indicators printed"
    " twice, the pages of the agenda, and promises whose date has come."
)


class FindingsDialog(QDialog):
    """What does not add up in the papers of the meeting in hand, or in every paper.

    It can be shown again, and then stands where it was left.
    """

    def __init__(self, desk: Desk, meeting_id: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._meeting = desk, meeting_id
        self._looked = LookedThrough((), 0, 0)
        self.setWindowTitle(TITLE)
        self.looking = Looking(desk, self)
        self.scope = QComboBox()
        self.scope.setAccessibleName("Whose papers")
        self.scope.addItems(["The meeting in hand", "Every paper here"])
        self.said = plain_label("", "muted")
        self.model = GroupedModel(key_of, words_of, self)
        self.list = RowList()
        self.empty = EmptyPane("", "")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Papers looked through")
        self.bar.setTextVisible(False)
        self.page = QPushButton("&Open the page")
        self.other = QPushButton()
        self.ask = QPushButton("Make it a &question (Q)")
        self.aside = QPushButton("&Put aside… (Delete)")
        self.back = QPushButton("&Bring back")
        self.save = QPushButton("Save as &Excel…")
        self.away = QPushButton("Close")
        self._lay_out()
        self._connect()
        open_at(self, desk.theme, 860, 580)

    def show_for(self, meeting_id: str | None) -> None:
        """Show the findings of the meeting in hand now."""
        self._meeting = meeting_id
        self._look()
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        dress_list(self.list, self.model, FindingDelegate(self._desk, self.list), TITLE)
        look(self.page, "primary")
        top = QHBoxLayout()
        top.addWidget(plain_label(TITLE, "title", wrap=False), 1)
        top.addWidget(self.scope)
        buttons = WrapRow(space[1])
        for one in (self.page, self.other, self.ask, self.aside, self.back):
            one.setAutoDefault(False)
            buttons.addWidget(one)
        buttons.add_stretch()
        self.save.setAutoDefault(False)
        buttons.addWidget(self.save)
        self.away.setAutoDefault(False)
        buttons.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[4], space[4], space[3])
        column.setSpacing(space[2])
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(self.bar)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(buttons)
        self.bar.hide()
        self.empty.hide()

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(self._look)
        self.looking.looked.connect(self._show)
        self.looking.progressed.connect(self._on_progress)
        self.looking.troubled.connect(self._desk.troubled)
        self.list.opened.connect(self._on_page)
        self.list.delete_asked.connect(self._on_aside)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.page.clicked.connect(self._on_page)
        self.other.clicked.connect(self._on_other)
        self.ask.clicked.connect(self._on_ask)
        self.aside.clicked.connect(self._on_aside)
        self.back.clicked.connect(self._on_back)
        self.save.clicked.connect(self._on_save)
        self.away.clicked.connect(self.reject)
        # A shortcut of the list: in a field a Q is a letter.
        asks = QShortcut(QKeySequence("Q"), self.list)
        asks.setContext(Qt.ShortcutContext.WidgetShortcut)
        asks.activated.connect(self._on_ask)
        self._desk.changed.connect(self._on_changed)

    def done(self, result: int) -> None:
        """Close; what is being looked through is left."""
        self.looking.shut_down()
        super().done(result)

    def settle(self) -> None:
        """Stop looking: the library may be closed next."""
        if self.looking.running:
            self.looking.shut_down()
            self.bar.hide()
            self.said.setText("Stopped looking. Open this list again to go on.")

    def in_hand(self) -> FoundIn | None:
        """The finding in hand."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, FoundIn) else None

    def _following(self) -> str | None:
        """The next finding that is still to be looked at, else the one before."""
        here = self.list.currentIndex().row()
        rows = [self.model.index(at, 0) for at in range(self.model.rowCount())]
        later = [*rows[here + 1 :], *reversed(rows[: max(here, 0)])]
        still = (self.model.data(index, ROW_ROLE) for index in later)
        return next((one.id for one in still if isinstance(one, FoundIn) and not one.said), None)

    def _take(self, key: str | None) -> None:
        index = self.model.index_of(key)
        if index.isValid():
            choose(self.list, index)
            self.list.scrollTo(index)

    def _look(self) -> None:
        self.looking.look(None if self.scope.currentIndex() else self._meeting or "")
        if self.looking.running:
            self.said.show()
            self.said.setText("Looking through the papers.")
            self.bar.setRange(0, 0)
            self.bar.show()

    def _on_changed(self, change: Change) -> None:
        if self.isVisible() and change.shelves & _SHELVES:
            self._look()

    def _on_progress(self, done: int, total: int) -> None:
        self.said.setText(f"Looking through paper {done + 1:,} of {total:,}. Close stops it.")
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _show(self, looked: LookedThrough) -> None:
        self._looked = looked
        self.bar.hide()
        with keeping_place(self.list, self.model.key_at, self.model.index_of):
            self.model.show(groups_of(looked.found))
        if not self.list.currentIndex().isValid():
            choose(self.list, self.model.first())
        self.said.setText(say_looked(looked))
        self.said.setVisible(bool(looked.found))
        self.empty.say(*_nothing(looked))
        self.list.setVisible(bool(looked.found))
        self.save.setEnabled(bool(looked.found))
        self.empty.setVisible(not looked.found)
        self._on_current()

    def _on_current(self, *_: QModelIndex) -> None:
        one = self.in_hand()
        places = () if one is None else one.finding.places
        self.page.setEnabled(bool(places))
        self.other.setVisible(len(places) > 1)
        if one is not None and len(places) > 1:
            where = say_page(places[1])
            where = where if where.startswith("PDF") else where.lower()
            self.other.setText(
                f"Open {where} of the earlier paper" if places[1].paper_id else f"Open {where} too"
            )
        self.ask.setEnabled(one is not None and not one.asked)
        self.aside.setEnabled(one is not None and one.said is None)
        self.back.setVisible(one is not None and one.put_aside)

    def _on_page(self) -> None:
        self._open(0)

    def _on_other(self) -> None:
        self._open(1)

    def _open(self, which: int) -> None:
        one = self.in_hand()
        if one is not None and which < len(one.finding.places):
            place = one.finding.places[which]
            self.accept()
            self._desk.page_asked.emit(place.paper_id or one.paper_id, place.page_index)

    def _on_ask(self) -> None:
        one = self.in_hand()
        if one is not None and self.ask.isEnabled():
            following = self._following()
            self._desk.perform(lambda: findings.ask_about(self._desk.library, one))
            self._take(following)

    def _on_aside(self) -> None:
        one = self.in_hand()
        if one is None or not self.aside.isEnabled():
            return
        before = [row.said.reason for row in self._looked.found if row.said and row.said.reason]
        question = ReasonQuestion(self._desk.theme, one.finding.sentence, before, self)
        if question.exec():
            reason = question.reason
            following = self._following()
            self._desk.perform(lambda: findings.put_aside(self._desk.library, one, reason))
            self._take(following)
        question.deleteLater()

    def _on_back(self) -> None:
        if one := self.in_hand():
            self._desk.perform(lambda: findings.bring_back(self._desk.library, one))

    def _on_save(self) -> None:
        form = FileForm.XLSX
        start = Path.home() / f"{TITLE}.{form.value}"
        out = ask_file(self, TITLE, start, form.word, form.value, form.own_name)
        if out is None:
            return
        try:
            said = export_findings(self._desk.library, self._looked.found, out)
        except DeskError as error:
            self._desk.troubled.emit(error)
        else:
            self._desk.said.emit(said, False)


def say_looked(looked: LookedThrough) -> str:
    """What was found in how many papers, in one sentence."""
    asked = sum(one.asked for one in looked.found)
    aside = sum(one.put_aside for one in looked.found)
    where = f"{_count(looked.papers, 'paper')} of {_count(looked.pages, 'page')}"
    parts = [f"{len(looked.open):,} to look at"]
    parts += [f"{asked:,} asked about"] if asked else []
    parts += [f"{aside:,} put aside"] if aside else []
    return f"{', '.join(parts)}, in {where}. What is printed may still be right: see the page."


def _nothing(looked: LookedThrough) -> tuple[str, str]:
    if not looked.papers:
        return "No paper here yet", "Open the pack of a meeting; its figures are looked at here."
    where = f"{_count(looked.papers, 'paper')}, {_count(looked.pages, 'page')}"
    return "Nothing was found that does not add up", f"{where}. {_LOOKED_FOR}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
