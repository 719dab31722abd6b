"""What needs placing: the marks of the earlier version, each with its old page and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.notes import Note
from scrutiny_desk.services.notes.placing_notes import LikelyPlace, WaitingNote, likely_place
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.papers.marks.kind_icon import kind_icon
from scrutiny_desk.ui.papers.marks.privacy import privacy_word
from scrutiny_desk.ui.papers.versions.earlier_page import EarlierPages
from scrutiny_desk.ui.theme import look

_LONGEST = 70
_ROWS_SHOWN = 5


class PlacingPane(QScrollArea):
    """A list of waiting marks; below it the one in hand, and what can be done with it.

    words_asked, region_asked, page_asked, left_asked: put the mark in hand on the selected words,
    on a region, on the page in sight, or leave it. likely_asked: a `LikelyPlace` is to be shown;
    likely_taken: the mark goes there. earlier_asked: its old page is to be opened. rule_asked: try
    to carry all of them over by the rule. ended: Escape; back to the page, please.
    """

    words_asked = Signal()
    region_asked = Signal()
    page_asked = Signal()
    left_asked = Signal()
    likely_asked = Signal(object)
    likely_taken = Signal(object)
    earlier_asked = Signal()
    rule_asked = Signal()
    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[WaitingNote] = []
        self._paper_id: str | None = None
        self._likely: LikelyPlace | None = None
        self._pages = EarlierPages(desk, self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self._heading = QLabel("Needs placing")
        look(self._heading, "heading")
        self._told = _words(
            "On the earlier version. Select their words here, or another place, and put them on it."
        )
        look(self._told, "small-muted")
        self.list = QListWidget()
        look(self.list, "side")
        self.list.setAccessibleName("Marks that need placing")
        side = self._desk.theme.size("chip")
        self.list.setIconSize(QSize(side, side))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show_one)
        self.list.installEventFilter(self)
        self.picture = QLabel()
        # The picture follows the pane's width, never the other way round.
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._where = _words()
        look(self._where, "small-muted")
        self._quote = _words()
        self._text = _words()
        self._guess = _words()
        look(self._guess, "small-muted")
        self.see = _button("Show it", lambda: self.likely_asked.emit(self._likely))
        self.take = _button("Put it there", lambda: self.likely_taken.emit(self._likely))
        self.words = _button("Selected words", self.words_asked.emit)
        self.region = _button("A region…", self.region_asked.emit)
        self.page = _button("This page", self.page_asked.emit)
        for button in (self.words, self.region, self.page):
            button.setAccessibleName(f"Put the mark on: {button.text().rstrip('…').lower()}")
        self.leave = _button("Leave on the earlier version", self.left_asked.emit)
        self.earlier = _button("Open the earlier page", self.earlier_asked.emit)
        self.rule = _button("Carry over all that can be", self.rule_asked.emit)
        for link in (self.rule, self.leave, self.earlier):
            look(link, "link")
        for button in self._buttons():
            button.installEventFilter(self)

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        inside = QWidget()
        look(inside, "side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(space[2], 0, space[2], space[2])
        column.setSpacing(space[1])
        where = WrapRow(space[1])
        for button in (self.words, self.region, self.page):
            where.addWidget(button)
        likely = WrapRow(space[1])
        for button in (self.see, self.take):
            likely.addWidget(button)
        for part in (self._heading, self._told, self.list, QLabel("Put it on")):
            column.addWidget(part)
        column.addLayout(where)
        for part in (self.picture, self._where, self._quote, self._text, self._guess):
            column.addWidget(part)
        column.addLayout(likely)
        for link in (self.leave, self.earlier, self.rule):
            column.addWidget(link)
        column.addStretch()
        self.setWidget(inside)
        self.setFocusProxy(self.list)

    @property
    def in_hand(self) -> Note | None:
        """The waiting mark that is chosen."""
        row = self.list.currentRow()
        return self._waiting[row].note if 0 <= row < len(self._waiting) else None

    def show_waiting(self, waiting: Sequence[WaitingNote], paper_id: str | None) -> None:
        """Show these marks, keeping the one in hand, else taking the first."""
        if list(waiting) == self._waiting and paper_id == self._paper_id:
            return
        held, row = self.in_hand, max(self.list.currentRow(), 0)
        self._waiting, self._paper_id = list(waiting), paper_id
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for one in waiting:
            self.list.addItem(self._row(one))
        self._fit_list()
        self.list.blockSignals(blocked)
        ids = [one.note.id for one in waiting]
        again = ids.index(held.id) if held is not None and held.id in ids else row
        self.list.setCurrentRow(min(again, len(ids) - 1))
        self._show_one()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.ended.emit()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()
        self._draw()

    def _fit_list(self) -> None:
        """As tall as the first few of its rows."""
        rows = range(min(self.list.count(), _ROWS_SHOWN))
        tall = sum(self.list.sizeHintForRow(row) for row in rows)
        frame = self.list.height() - self.list.viewport().height()
        self.list.setFixedHeight(tall + max(frame, 0) + 2)

    def _row(self, one: WaitingNote) -> QListWidgetItem:
        note = one.note
        words = " ".join((note.text or note.anchor.quote).split()) or note.form.word
        if len(words) > _LONGEST:
            words = f"{words[:_LONGEST].rstrip()}…"
        said = f"p. {note.anchor.page_label}  {words}"
        row = QListWidgetItem(kind_icon(note.kind, self._desk.theme), said)
        privacy = privacy_word(private=note.private)
        row.setData(
            Qt.ItemDataRole.AccessibleTextRole, f"{note.kind.word}, {privacy}, was on {said}"
        )
        return row

    def _show_one(self) -> None:
        note, row = self.in_hand, self.list.currentRow()
        for button in self._buttons():
            button.setEnabled(note is not None)
        if note is None or self._paper_id is None:
            return
        one = self._waiting[row]
        privacy = privacy_word(private=note.private)
        item = f", {one.item}" if one.item else ""
        self._where.setText(
            f"{note.kind.word} · {privacy} · {note.form.word.lower()} on page"
            f" {note.anchor.page_label} of {one.paper.file_name}{item}"
        )
        self._quote.setText(f"“{note.anchor.quote}”" if note.anchor.quote else "")
        self._quote.setVisible(bool(note.anchor.quote))
        self._text.setText(note.text)
        self._text.setVisible(bool(note.text))
        self._likely = likely_place(self._desk.library, note.id, self._paper_id)
        found = self._likely
        for part in (self._guess, self.see, self.take):
            part.setVisible(found is not None)
        if found is not None:
            self._guess.setText(
                f"Most alike, {round(100 * found.score)} in 100: page {found.anchor.page_label},"
                f" “{found.anchor.quote[:_LONGEST]}”"
            )
        self._draw()

    def _draw(self) -> None:
        note = self.in_hand
        width = self.viewport().width() - 2 * self._desk.theme.space[2]
        picture = None
        if note is not None:
            picture = self._pages.picture(note, width, self.devicePixelRatioF())
        self.picture.setVisible(picture is not None)
        if note is not None and picture is not None:
            self.picture.setPixmap(picture)
            self.picture.setAccessibleName(
                f"Page {note.anchor.page_label} of the earlier version, with the mark"
            )

    def _buttons(self) -> tuple[QPushButton, ...]:
        likely = (self.see, self.take)
        by_hand = (self.words, self.region, self.page, self.leave, self.earlier)
        return (*likely, *by_hand, self.rule)


def _button(words: str, press: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(lambda _checked=False: press())
    return button


def _words(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
