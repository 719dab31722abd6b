"""What hands do with the entries of the board: move, drop, delete, and open the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from scrutiny_desk.domain.questions.board_moves import Direction
from scrutiny_desk.domain.questions.questions import TOP
from scrutiny_desk.services.questions import board_order, questions
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.questions.board_list import row_at
from scrutiny_desk.ui.questions.board_menu import fill_row_menu
from scrutiny_desk.ui.questions.board_rows import NEW, BoardRow

if TYPE_CHECKING:
    from scrutiny_desk.ui.questions.board import BoardPane


class BoardHands(QObject):
    """Carries out on the shelves what is asked of the entry in hand."""

    def __init__(self, desk: Desk, pane: BoardPane) -> None:
        super().__init__(pane)
        self._desk, self._pane = desk, pane

    def move(self, way: Direction) -> None:
        """Move the entry in hand one step."""
        pane = self._pane
        pane.settle()
        if row := self._written():
            self._desk.perform(
                lambda: board_order.move_entry(
                    self._desk.library, pane.board.meeting_id, row.key, way
                )
            )
            pane.list.scrollTo(pane.list.currentIndex())

    def _written(self) -> BoardRow | None:
        """The row in hand; None, and a word why, for one that has no words yet."""
        row = self._pane.row_in_hand()
        if row is not None and row.key == NEW:
            self._desk.said.emit("Write the question first, then move it.", False)
            return None
        return row

    def put(self, entry_id: str, item: str, parent: str = TOP, before: str | None = None) -> None:
        """Move an entry to a place on the board."""
        self._pane.settle()
        self._desk.perform(
            lambda: board_order.put_entry(
                self._desk.library,
                self._pane.board.meeting_id,
                entry_id,
                item=item,
                parent=parent,
                before=before,
            )
        )

    def drop(self, key: str, target: str, on_it: bool) -> None:
        """An entry was dropped: on the middle of another, before it, or ("") at the end."""
        pane = self._pane
        row = row_at(pane.model.index_of(target)) if target else None
        moved = pane.board.entry(key)
        if moved is None or key == target:
            return
        if row is None:
            self.put(key, pane.item_in_hand or moved.item)
        elif on_it and not moved.is_line:
            self.put(key, row.entry.item, row.key)
        elif moved.is_line:
            self.put(key, row.entry.item, TOP, row.placed.under or None)
        elif row.entry.is_line:
            above = row_at(pane.model.index(pane.model.index_of(target).row() - 1, 0))
            self.put(key, row.entry.item, above.placed.under if above else row.key)
        else:
            self.put(key, row.entry.item, pane.parent_of(row), row.key)

    def delete(self) -> None:
        """Delete the entry in hand; what stands under it stays."""
        pane = self._pane
        if row := self._written():
            pane.settle()
            self._desk.perform(
                lambda: questions.delete_entry(self._desk.library, pane.board.meeting_id, row.key)
            )

    def open_page(self) -> None:
        """Open the first page on which the question in hand stands."""
        row = self._pane.row_in_hand()
        if row is None or not row.entry.evidence:
            self._desk.said.emit(
                "This question has no page yet. In Papers, press E to give it one.", False
            )
            return
        self._pane.settle()
        first = row.entry.evidence[0]
        self._desk.page_asked.emit(first.paper_id, first.page_index)

    def show_menu(self, point: QPoint) -> None:
        """Show all that can be done with the entry in hand."""
        self._popup(point, moving_only=False)

    def show_places(self) -> None:
        """Show every place to which the entry in hand can go."""
        board_list = self._pane.list
        self._popup(board_list.visualRect(board_list.currentIndex()).center(), moving_only=True)

    def _popup(self, point: QPoint, *, moving_only: bool) -> None:
        pane = self._pane
        row = self._written()
        if row is None:
            return
        menu = QMenu(pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_row_menu(menu, pane.board, row, pane.asked.emit, self.put, moving_only=moving_only)
        menu.popup(pane.list.viewport().mapToGlobal(point))
