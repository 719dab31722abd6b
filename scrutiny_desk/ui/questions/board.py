"""The board of the meeting in hand: items at the left, the board, the question in hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from scrutiny_desk.domain.questions.asking import Hint, Noticing
from scrutiny_desk.domain.questions.board_moves import Direction, shape_of
from scrutiny_desk.domain.questions.questions import MEETING_AS_A_WHOLE, TOP, Board, EntryKind
from scrutiny_desk.services.questions.board import board_of, whom_to_ask
from scrutiny_desk.services.questions.hints import hints_from_library
from scrutiny_desk.ui.actions import action
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.delegates import dress_list
from scrutiny_desk.ui.models.empty import EmptyPane
from scrutiny_desk.ui.models.follow_scroll import FollowScroll
from scrutiny_desk.ui.models.grouped import (
    ROW_ROLE,
    Group,
    Heading,
    choose,
    keeping_place,
)
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.questions.board_delegate import BoardDelegate
from scrutiny_desk.ui.questions.board_hands import BoardHands
from scrutiny_desk.ui.questions.board_head import BoardHead
from scrutiny_desk.ui.questions.board_list import (
    BoardList,
    BoardModel,
    ItemsList,
    ItemsModel,
    row_at,
)
from scrutiny_desk.ui.questions.board_rows import (
    NEW,
    BoardRow,
    NewPlace,
    item_counts,
    name_of,
    rows_of,
)
from scrutiny_desk.ui.questions.details import Details
from scrutiny_desk.ui.questions.note_rows import ItemDelegate
from scrutiny_desk.ui.questions.sorting import EVERY_ITEM, ItemCount
from scrutiny_desk.ui.questions.writing import Writing, next_place
from scrutiny_desk.ui.theme import look

_NOTHING = (
    "Press Q to write a question here, or L for a line of enquiry. Questions written on a page in "
    "Papers come here by themselves."
)

_ITEMS_LEAST = 180
"""Pixels the items keep where there is little room for three panes."""


class BoardPane(QWidget):
    """Everything to be asked at one meeting.

    asked: the name of an action that a button of the board asks for.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.board = Board("")
        self._item = EVERY_ITEM
        self._first = True
        self._noticing = Noticing()
        self._hints: dict[str, tuple[Hint, ...]] = {}
        self._looked_up: dict[tuple[str, str], tuple[Hint, ...]] = {}
        self.items_model = ItemsModel(lambda row: f"item {row.key}", _item_words, self)
        self.model = BoardModel(self)
        self.items, self.list = ItemsList(), BoardList()
        dress_list(self.items, self.items_model, ItemDelegate(desk, self.items), "Agenda items")
        dress_list(self.list, self.model, BoardDelegate(desk, self.list), "Questions of the item")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.head, self.details = BoardHead(desk), Details(desk)
        self.empty = EmptyPane("No question on this item yet", _NOTHING)
        self.writing = Writing(desk, self.list, self.model, self._show)
        self.hands = BoardHands(desk, self)
        self._lay_out()
        self._connect()

    # What the room calls

    def set_meeting(self, meeting_id: str | None) -> None:
        """Show the board of another meeting."""
        if meeting_id != self.board.meeting_id:
            self.settle()
            self.writing.end()
            self.board = Board(meeting_id or "")
            self._looked_up.clear()
            self._item, self._first = EVERY_ITEM, True

    def refresh(self) -> None:
        """Show the board as it stands now."""
        meeting_id = self.board.meeting_id
        self.writing.meeting_id = meeting_id
        if meeting_id:
            self.board = board_of(self._desk.library, meeting_id)
            self._hints = self._noticing.on(self.board)
            self.details.offer_people(whom_to_ask(self._desk.library, self.board))
        self._show()

    def settle(self) -> None:
        """Save what is being typed."""
        self.writing.keep()
        self.head.flush()
        self.details.flush()

    def run(self, name: str) -> None:
        """Carry out one of the actions of the board."""
        done: dict[str, Callable[[], None]] = {
            "board:question": lambda: self._write(EntryKind.QUESTION),
            "board:line": lambda: self._write(EntryKind.LINE),
            "board:follow_up": self._write_follow_up,
            "board:move_to": self.hands.show_places,
        }
        if name in done:
            done[name]()
        else:
            self.hands.move(Direction(name.removeprefix("board:")))

    def take(self, entry_id: str) -> None:
        """Take a question in hand, showing its item."""
        entry = self.board.entry(entry_id)
        if entry is not None:
            self.writing.end()
            self._item = entry.item
            self._show()
            choose(self.list, self.model.index_of(entry_id))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def item_in_hand(self) -> str:
        """The key of the item shown, "" for all."""
        return self._item

    @property
    def first(self) -> QWidget:
        """What takes the keyboard: the questions of the item, or the items where it has none."""
        return self.list if self.model.first().isValid() else self.items

    def row_in_hand(self) -> BoardRow | None:
        """The entry chosen on the board."""
        return row_at(self.list.currentIndex())

    # Building

    def _lay_out(self) -> None:
        theme = self._desk.theme
        space, px = theme.space, theme.px
        look(self.items, "side")
        look(self.list, "board")
        self.list.setSpacing(0)
        buttons = WrapRow(space[1])
        for name in ("board:question", "board:line", "board:follow_up", "meeting"):
            one = action(name)
            button = QPushButton(f"{one.plain_words}  {one.keys[0]}")
            button.setToolTip(one.tip)
            if name == "meeting":
                look(button, "primary")
                buttons.add_stretch()
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
            buttons.addWidget(button)
        middle = QWidget()
        look(middle, "plain")
        column = QVBoxLayout(middle)
        column.setContentsMargins(space[3], 0, space[1], 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        scroll = FollowScroll(middle, "The board")
        scroll.follow(self.list)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        for pane, share in ((self.items, 0), (scroll, 1), (self.details, 0)):
            panes.addWidget(pane)
            panes.setStretchFactor(panes.count() - 1, share)
        # Wide enough for the longest words of an agenda, also where all three panes are shown.
        self.items.setMinimumWidth(max(px(110), _ITEMS_LEAST))
        scroll.setMinimumWidth(px(236))
        panes.setSizes([px(210), px(640), px(300)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, space[2], 0, 0)
        whole.setSpacing(space[1])
        # Over all the panes, in few lines: the big question stays in sight at any text size.
        whole.addWidget(self.head)
        whole.addLayout(buttons)
        whole.addWidget(panes, 1)

    def _connect(self) -> None:
        self.items.selectionModel().currentChanged.connect(self._on_item)
        self.list.selectionModel().currentChanged.connect(self._show_details)
        self.list.edit_asked.connect(self._on_edit)
        self.list.page_asked.connect(self.hands.open_page)
        self.list.delete_asked.connect(self.hands.delete)
        self.list.dropped.connect(self.hands.drop)
        self.items.dropped.connect(self._on_dropped_on_item)
        self.list.customContextMenuRequested.connect(self.hands.show_menu)
        self.details.left.connect(self.list.setFocus)

    # Showing

    def _show(self) -> None:
        counts = item_counts(self.board)
        if self._first and self.board.items:
            self._first = False
            own = counts[1:] or counts
            self._item = next((one.key for one in own if one.count), own[0].key)
        if self._item not in {one.key for one in counts}:
            self._item = EVERY_ITEM
        with keeping_place(self.items, self.items_model.key_at, self.items_model.index_of):
            self.items_model.show([Group((), tuple(counts))])
        choose(self.items, self.items_model.index_of(f"item {self._item}"))
        self.head.show_item(self.board, self.board.item(self._item))
        with keeping_place(self.list, self.model.key_at, self.model.index_of):
            self.model.show(self._groups())
        if not self.list.currentIndex().isValid():
            choose(self.list, self.model.first())
        self.writing.follow()
        filled = self.model.rowCount() > 0
        self.list.setVisible(filled)
        self.empty.setVisible(not filled)
        self._show_details()

    def _groups(self) -> list[Group]:
        groups = []
        said = {key: tuple(one.said for one in hints) for key, hints in self._hints.items()}
        every = self._item == EVERY_ITEM
        for item in self.board.items:
            if not every and item.key != self._item:
                continue
            new = self.writing.new
            here = new if new is not None and new.item == item.key else None
            under, loose = rows_of(self.board.of(item.key), here, said)
            if not under and not loose:
                continue
            over = (Heading(name_of(item)),) if every else ()
            if under:
                groups.append(Group(over, tuple(under)))
            if loose:
                apart = (Heading("Not under a line of enquiry yet", 1),) if under else over
                groups.append(Group(apart, tuple(loose)))
        return groups

    def _show_details(self) -> None:
        row = self.row_in_hand()
        known = row is not None and row.key != NEW
        self.details.setVisible(known)
        if row is not None and known:
            self.details.show_entry(self.board.meeting_id, row.placed, self._hints_of(row))
        else:
            if self.board.entry(self.details.entry_id) is not None:
                self.details.flush()
            self.details.forget()

    def _hints_of(self, row: BoardRow) -> tuple[Hint, ...]:
        """All that is noticed about the row in hand; the library is asked once for its words."""
        entry = row.entry
        key = (entry.id, entry.text)
        if key not in self._looked_up and self.writing.under_way:
            return self._hints.get(entry.id, ())
        if key not in self._looked_up:
            self._looked_up[key] = hints_from_library(self._desk.library, self.board, entry)
        found = (one for one in self._looked_up[key] if one.key not in entry.dismissed)
        return (*self._hints.get(entry.id, ()), *found)

    def _on_item(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, ItemCount) and row.key != self._item:
            self.writing.end()
            self._item = row.key
            self._show()

    # Writing and moving

    def target_item(self) -> str:
        """The key of the item in which something new goes."""
        row = self.row_in_hand()
        if self._item != EVERY_ITEM:
            return self._item
        if row is not None:
            return row.entry.item
        return self.board.items[0].key if self.board.items else MEETING_AS_A_WHOLE

    def parent_of(self, row: BoardRow) -> str:
        """What a row stands under: a line, a question, or `TOP`."""
        shape = shape_of(self.board.of(row.entry.item))
        return TOP if row.merged else shape.parent_of(row.key)

    def _write(self, kind: EntryKind) -> None:
        if not self.board.meeting_id:
            return
        self.writing.end()
        row = self.row_in_hand()
        place = NewPlace(kind, self.target_item())
        if row is not None and kind is EntryKind.QUESTION:
            place = next_place(row, self.parent_of(row))
        self.list.show()
        self.empty.hide()
        self.writing.begin_new(place)

    def _write_follow_up(self) -> None:
        self.writing.end()
        row = self.row_in_hand()
        if row is None or row.entry.is_line or row.merged:
            self._desk.said.emit("Choose a question first, then press F for its follow-up.", False)
            return
        parent = self.parent_of(row) if row.placed.is_follow_up else row.key
        after = row.key if row.placed.is_follow_up else None
        self.writing.begin_new(NewPlace(EntryKind.QUESTION, row.entry.item, parent, after))

    def _on_dropped_on_item(self, key: str, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, ItemCount) and row.key != EVERY_ITEM:
            self.hands.put(key, row.key)

    def _on_edit(self) -> None:
        if row := self.row_in_hand():
            self.writing.begin(row, next_place(row, self.parent_of(row)))


def _item_words(row: ItemCount) -> str:
    return f"{row.number} {row.title}, {row.count}".strip()
