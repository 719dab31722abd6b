"""The Questions room: the board of the meeting in hand, all notes, and the meeting itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scrutiny_desk.domain.changes import Shelf
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.services.questions import running_order
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import EmptyPane
from scrutiny_desk.ui.questions.all_notes import AllNotes
from scrutiny_desk.ui.questions.board import BoardPane
from scrutiny_desk.ui.questions.meeting import MeetingPane
from scrutiny_desk.ui.questions.sheet_question import SheetQuestion, ask_where
from scrutiny_desk.ui.room import Room
from scrutiny_desk.ui.sizing import ShownOnly, ShownTab

_NO_MEETING = "Open the papers of a meeting with Ctrl+O, or choose a meeting at the top."


class QuestionsRoom(Room):
    """Two tabs: the board by agenda item, and every note with its filters."""

    title = "Questions"
    shelves = frozenset(
        {Shelf.NOTES, Shelf.PAPERS, Shelf.QUESTIONS, Shelf.RECOMMENDATIONS, Shelf.REVIEW}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.tabs = ShownTab()
        self.board, self.all_notes = BoardPane(desk), AllNotes(desk)
        self.no_meeting = EmptyPane("No meeting in hand", _NO_MEETING)
        self._board_page = ShownOnly()
        self._board_page.addWidget(self.board)
        self._board_page.addWidget(self.no_meeting)
        self._board_page.setCurrentWidget(self.no_meeting)
        self.tabs.addTab(self._board_page, "Board")
        self.tabs.addTab(self.all_notes, "All notes")
        self.tabs.tabBar().setAccessibleName("Board or all notes")
        # Tab goes to the bar of tabs and into the page that is shown, not to the frame of both.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.first = self.board.list
        self.meeting = MeetingPane(desk)
        self._whole = ShownOnly()
        self._whole.addWidget(self.tabs)
        self._whole.addWidget(self.meeting)
        space = desk.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space[4], space[1], space[4], space[3])
        column.addWidget(self._whole)
        self.tabs.currentChanged.connect(self._on_tab)
        self.board.asked.connect(self.command_asked)
        self.meeting.left.connect(self._on_meeting_left)

    def refresh(self) -> None:
        self._board_page.setCurrentIndex(0 if self.meeting_id else 1)
        if self.in_meeting:
            self.meeting.refresh()
        elif self.tabs.currentIndex() == 0:
            self.board.refresh()
            self.first = self.board.first
        else:
            self.all_notes.refresh()

    def set_meeting(self, meeting_id: str | None) -> None:
        if meeting_id != self.meeting_id and self.in_meeting:
            self.meeting.leave()
        super().set_meeting(meeting_id)
        self.board.set_meeting(meeting_id)
        self.all_notes.set_meeting(meeting_id)

    def settle(self) -> None:
        self.board.settle()
        if self.in_meeting:
            self.meeting.settle()
        self.all_notes.settle()

    def run(self, name: str) -> None:
        """Carry out one of the room's actions of `ui.actions`."""
        if not self.meeting_id:
            return
        if name.startswith("sheet:"):
            self.settle()
            self._give_sheet(to_print=name == "sheet:print")
        elif name == "meeting":
            self._toggle_meeting()
        elif self.in_meeting:
            self.meeting.run(name)
        else:
            self.tabs.setCurrentIndex(0)
            self.board.run(name)

    def _give_sheet(self, *, to_print: bool) -> None:
        """Print the running order or write it as Word, once it is said what may leave."""
        library, meeting_id = self.desk.library, self.meeting_id or ""
        shared = running_order.running_sheet(library, meeting_id, include_private=False)
        if not shared.questions and not shared.left_out:
            self.desk.troubled.emit(running_order.nothing_to_ask(0))
            return
        verb = "Print…" if to_print else "Choose where…"
        asked = SheetQuestion(self.desk, shared, verb, self)
        agreed, private = asked.exec(), asked.private.isChecked()
        asked.deleteLater()
        if not agreed:
            return
        if to_print:
            # The printing parts of Qt are loaded by whoever prints, not by every start.
            from scrutiny_desk.ui.questions.printing import print_sheet

            sheet = running_order.running_sheet(library, meeting_id, include_private=private)
            if print_sheet(sheet, self):
                self.desk.said.emit("The running order was sent to the printer.", False)
            return
        out = ask_where(self, "running-order.docx")
        if out is not None:
            self.write_sheet(out, include_private=private)

    def write_sheet(self, out: Path, *, include_private: bool) -> None:
        """Write the running order as Word, and say so or why not."""
        try:
            done = running_order.export_running_order(
                self.desk.library, self.meeting_id or "", out, include_private=include_private
            )
        except DeskError as error:
            self.desk.troubled.emit(error)
            return
        self.desk.said.emit(done.said, False)

    @property
    def in_meeting(self) -> bool:
        """Whether questions are being put, one at a time."""
        return self._whole.currentWidget() is self.meeting

    def _toggle_meeting(self) -> None:
        if self.in_meeting:
            self.meeting.leave()
            return
        self.settle()
        row = self.board.row_in_hand()
        self.meeting.begin(self.meeting_id or "", row.key if row else None, self.board.item_in_hand)
        self._whole.setCurrentWidget(self.meeting)
        self.first = self.meeting
        self.meeting.setFocus()

    def _on_meeting_left(self, entry_id: str) -> None:
        self._whole.setCurrentWidget(self.tabs)
        self.tabs.setCurrentIndex(0)
        self.refresh()
        if entry_id:
            self.board.take(entry_id)

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        super().closeEvent(event)

    def _on_tab(self) -> None:
        self.settle()
        shown = self.tabs.currentIndex()
        if shown:
            self.first = self.all_notes.notes
        self.refresh()
