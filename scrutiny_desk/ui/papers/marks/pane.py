"""The notes beside the page: its cards, the list of all marks, and what needs placing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.notes import Note
from scrutiny_desk.domain.papers.papers import AgendaItem
from scrutiny_desk.services.notes.placing_notes import WaitingNote
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.card import NoteCard
from scrutiny_desk.ui.papers.marks.listed import MarksList
from scrutiny_desk.ui.papers.versions.placing_pane import PlacingPane
from scrutiny_desk.ui.theme import look


class NotesPane(QFrame):
    """The cards of one page's notes or the list of all, and two buttons to write another.

    chosen: a card was taken in hand (note id, "" for none). question_asked, note_asked: the
    buttons. ended: Escape in a card; the page wants the focus. newer_asked: the newer version, to
    which this paper's marks went, is to be opened.
    """

    chosen = Signal(str)
    question_asked = Signal()
    note_asked = Signal()
    ended = Signal()
    newer_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cards: dict[str, NoteCard] = {}
        self.chosen_id: str | None = None
        look(self, "side")
        self.setAccessibleName("Notes on this page")
        self._make_top()
        self._make_cards()
        self._make_foot()
        self._shown = QStackedWidget()
        for part in (self._scroll, self.all, self.placing):
            self._shown.addWidget(part)
        self._lay_out()
        self.setMinimumWidth(desk.theme.size("pane"))

    def _make_top(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Marks shown")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab("This page")
        self.tabs.addTab("All marks")
        self.tabs.currentChanged.connect(self._on_tab)
        # Pressed again, the tab of the cards also leads back from what needs placing.
        self.tabs.tabBarClicked.connect(self._on_tab)
        self.waiting = QPushButton()
        self.waiting.setVisible(False)
        self.waiting.clicked.connect(self.show_waiting)
        self.went = QPushButton()
        look(self.went, "link")
        self.went.setVisible(False)
        self.went.clicked.connect(self.newer_asked)
        self.all = MarksList(self._desk)
        self.all.ended.connect(self.ended)
        self.placing = PlacingPane(self._desk)
        self.placing.ended.connect(self.ended)

    def _make_cards(self) -> None:
        space = self._desk.theme.space
        self._empty = QLabel(
            "Nothing is marked on this page. Select words with the mouse, or with Ctrl+Right and"
            " Shift+Right, then press Q for a question, N for a note, H to highlight or U to"
            " underline. D marks a region such as a chart, P the whole page. In the agenda, Q or N"
            " writes on the item chosen there."
        )
        self._empty.setWordWrap(True)
        look(self._empty, "muted")
        self._list = QWidget()
        look(self._list, "side")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(space[2], 0, space[2], space[2])
        self._column.setSpacing(space[2])
        self._column.addWidget(self._empty)
        self._column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)

    def _make_foot(self) -> None:
        self.question = QPushButton("+ Question   Q")
        self.question.setAccessibleName("New question")
        self.question.clicked.connect(self.question_asked)
        self.note = QPushButton("+ Note   N")
        self.note.setAccessibleName("New note")
        self.note.clicked.connect(self.note_asked)

    def _lay_out(self) -> None:
        space = self._desk.theme.space
        head = QVBoxLayout()
        head.setContentsMargins(space[2], space[1], space[2], space[1])
        head.setSpacing(space[1])
        head.addWidget(self.tabs)
        head.addWidget(self.waiting)
        head.addWidget(self.went)
        foot = QHBoxLayout()
        foot.setContentsMargins(space[2], space[1], space[2], space[2])
        foot.setSpacing(space[1])
        foot.addWidget(self.question)
        foot.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._shown, 1)
        column.addLayout(foot)

    def show_notes(self, notes: Sequence[tuple[Note, str]]) -> None:
        """Show these notes with what each is about, top down.

        Cards that are there already stay, with their cursor.
        """
        wanted = {note.id for note, _ in notes}
        bereft = False
        # What a card saves is shown at once, by this very method.
        for card in [card for note_id, card in self._cards.items() if note_id not in wanted]:
            card.flush()
        for note_id in [one for one in self._cards if one not in wanted]:
            card = self._cards.pop(note_id)
            # Not this pane's own: that remembers a card which the keyboard has left.
            holder = self.window().focusWidget()
            bereft = bereft or (holder is not None and card.isAncestorOf(holder))
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        if self.chosen_id not in wanted:
            self.chosen_id = None
        for place, (note, about) in enumerate(notes):
            if note.id not in self._cards:
                self._cards[note.id] = self._new_card(note, about)
            card = self._cards[note.id]
            card.show_note(note, about)
            self._column.removeWidget(card)
            self._column.insertWidget(place + 1, card)
            card.show()
        self._empty.setVisible(not notes)
        if bereft:
            # Left to itself the focus of a card that goes wanders to the next button anywhere.
            self.ended.emit()

    def show_all(self, notes: Sequence[Note], items: Sequence[AgendaItem]) -> None:
        """What the list of all marks of the paper shows."""
        words = f"All marks  {len(notes)}" if notes else "All marks"
        if self.tabs.tabText(1) != words:
            self.tabs.setTabText(1, words)
        self.all.show_marks(notes, items)

    def show_needs_placing(self, waiting: Sequence[WaitingNote], paper_id: str | None) -> None:
        """The marks of earlier versions that this paper has no place for yet."""
        count = len(waiting)
        self.waiting.setVisible(bool(count))
        self.waiting.setText(
            "1 mark needs placing" if count == 1 else f"{count} marks need placing"
        )
        self.placing.show_waiting(waiting, paper_id)
        if not count and self._shown.currentWidget() is self.placing:
            self.show_page_notes()

    def show_went(self, count: int) -> None:
        """Say how many marks of this earlier version went to the newer one; nothing for 0."""
        self.went.setVisible(bool(count))
        words = "1 mark is" if count == 1 else f"{count} marks are"
        self.went.setText(f"{words} on the newer version")
        self.went.setAccessibleName(f"{words} on the newer version: open it")

    def show_page_notes(self) -> None:
        """Show the cards of the page."""
        self.tabs.setCurrentIndex(0)
        self._shown.setCurrentIndex(0)

    def show_list(self) -> None:
        """Show the list of all marks, with the keyboard in it."""
        self.tabs.setCurrentIndex(1)
        self._shown.setCurrentIndex(1)
        self.all.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_waiting(self) -> None:
        """Show what needs placing, with the keyboard in it."""
        self.flush()
        self._shown.setCurrentWidget(self.placing)
        self.placing.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, note_id: str | None, *, focus: bool = False) -> None:
        """Take a card in hand; with `focus`, put the cursor at the end of its words."""
        self.chosen_id = note_id if note_id in self._cards else None
        for one, card in self._cards.items():
            card.set_open(opened=one == self.chosen_id)
        if self.chosen_id is None:
            return
        card = self._cards[self.chosen_id]
        if focus:
            card.text.setFocus(Qt.FocusReason.OtherFocusReason)
            cursor = card.text.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            card.text.setTextCursor(cursor)
        # A new card has its height only after the layout has run.
        QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card))

    def card(self, note_id: str) -> NoteCard | None:
        """The card of a note on the page shown."""
        return self._cards.get(note_id)

    def flush(self) -> None:
        """Save whatever is typed in any card."""
        for card in list(self._cards.values()):
            card.flush()

    def focus_first(self) -> None:
        """The first place of this pane for the keyboard."""
        if self._shown.currentWidget() is self.all and self.all.tree.isVisible():
            self.all.tree.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if self._shown.currentWidget() is self.placing:
            self.placing.setFocus(Qt.FocusReason.TabFocusReason)
            return
        first = next(iter(self._cards.values()), None)
        target = self.question if first is None else first.text
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _new_card(self, note: Note, about: str) -> NoteCard:
        card = NoteCard(self._desk, note, about, self._list)
        card.chosen.connect(self._on_chosen)
        card.ended.connect(self.ended)
        return card

    def _on_tab(self, index: int) -> None:
        self.flush()
        self._shown.setCurrentIndex(index)

    def _on_chosen(self, note_id: str) -> None:
        self.choose(note_id)
        self.chosen.emit(note_id)
