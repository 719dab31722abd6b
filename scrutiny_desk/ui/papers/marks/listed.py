"""Every mark of the paper that is open, by agenda item, one kind or all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.notes import Note, NoteKind
from scrutiny_desk.domain.papers.papers import AgendaItem
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.about import say_about
from scrutiny_desk.ui.papers.marks.kind_icon import kind_icon
from scrutiny_desk.ui.papers.marks.order import in_order
from scrutiny_desk.ui.papers.marks.privacy import privacy_picture, privacy_word
from scrutiny_desk.ui.theme import look

_ID = Qt.ItemDataRole.UserRole
_LONGEST = 90
UNDER_NONE = "Under no item"


class MarksList(QWidget):
    """A list of marks to go through by arrows.

    shown: a row was taken by arrow or click (note id). opened: Enter on it. deleted: Delete on it.
    ended: Escape; back to the page, please.
    """

    shown = Signal(str)
    opened = Signal(str)
    deleted = Signal(str)
    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notes: list[Note] = []
        self._items: Sequence[AgendaItem] = ()
        self._told: object = None
        look(self, "side")
        space = desk.theme.space
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("Kinds of marks in the list")
        self.kinds.addItem("Every kind", None)
        for kind in NoteKind:
            self.kinds.addItem(kind_icon(kind, desk.theme), kind.word, kind)
        side = desk.theme.size("chip")
        self.kinds.setIconSize(QSize(side, side))
        self.kinds.setMinimumWidth(desk.theme.size("chooser_least"))
        self.kinds.activated.connect(self._fill)
        self.empty = QLabel(
            "Nothing is marked in this paper. Select words and press H to highlight, U to"
            " underline, Q for a question; D marks a region, P the whole page."
        )
        self.empty.setWordWrap(True)
        look(self.empty, "muted")
        self.tree = QTreeWidget()
        look(self.tree, "side")
        self.tree.setAccessibleName("All marks of the paper")
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setIndentation(space[1])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemClicked.connect(self._on_current)
        self.tree.itemActivated.connect(lambda row, _column: self._tell(row, self.opened))
        self.tree.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(space[2], 0, space[2], 0)
        column.setSpacing(space[1])
        column.addWidget(self.kinds)
        column.addWidget(self.empty)
        column.addWidget(self.tree, 1)

    def show_marks(self, notes: Sequence[Note], items: Sequence[AgendaItem]) -> None:
        """List these marks under their items, in the order of the pages."""
        told = (list(notes), list(items))
        if told == self._told:
            return
        self._told = told
        self._notes, self._items = in_order(notes), items
        self._fill()

    def rows(self) -> list[tuple[str, list[str]]]:
        """The headings with the words of the rows under each."""
        listed: list[tuple[str, list[str]]] = []
        for number in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(number)
            if top is not None:
                below = (top.child(one) for one in range(top.childCount()))
                listed.append((top.text(0), [row.text(0) for row in below if row is not None]))
        return listed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.ended.emit()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._tell(self.tree.currentItem(), self.deleted)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        kind = self.kinds.currentData()
        held = self._id(self.tree.currentItem())
        blocked = self.tree.blockSignals(True)
        self.tree.clear()
        shown = [note for note in self._notes if kind is None or note.kind == kind]
        tops: dict[str, QTreeWidgetItem] = {}
        named = {item.id: f"{item.number}  {item.title}".strip() for item in self._items}
        for note in shown:
            heading = named.get(note.item_id or "", UNDER_NONE)
            if heading not in tops:
                tops[heading] = self._top(heading)
            row = self._row(note)
            tops[heading].addChild(row)
            if note.id == held:
                self.tree.setCurrentItem(row)
        self.tree.expandAll()
        self.tree.blockSignals(blocked)
        self.tree.setVisible(bool(shown))
        self.empty.setVisible(not self._notes)

    def _top(self, heading: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.tree, [heading])
        top.setFirstColumnSpanned(True)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return top

    def _row(self, note: Note) -> QTreeWidgetItem:
        about = say_about(note, self._items)
        words = " ".join(note.text.split()) or about
        if len(words) > _LONGEST:
            words = f"{words[:_LONGEST].rstrip()}…"
        row = QTreeWidgetItem([words, f"p. {note.anchor.page_label}"])
        row.setData(0, _ID, note.id)
        row.setIcon(0, self._icon(note))
        privacy = privacy_word(private=note.private)
        spoken = f"{note.kind.word}, {note.form.word}, {privacy}, {words}"
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        # Plain words, never markup: they come from somebody else's file.
        tip = f"{note.kind.word} · {note.form.word} · {privacy}"
        row.setToolTip(0, tip)
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        return row

    def _icon(self, note: Note) -> QIcon:
        """The shape of the kind with the badge of privacy beside it."""
        theme = self._desk.theme
        side, sharp = theme.size("chip"), 3
        badge = privacy_picture(theme, private=note.private, token="text")  # noqa: S106
        both = QPixmap((side + theme.px(theme.space[3]) + 2) * sharp, side * sharp)
        both.setDevicePixelRatio(sharp)
        both.fill(Qt.GlobalColor.transparent)
        painter = QPainter(both)
        painter.drawPixmap(0, 0, kind_icon(note.kind, theme).pixmap(side, side))
        painter.drawPixmap(side + 2, (side - theme.px(theme.space[3])) // 2, badge)
        painter.end()
        self.tree.setIconSize(both.deviceIndependentSize().toSize())
        icon = QIcon(both)
        icon.addPixmap(both, QIcon.Mode.Selected)
        return icon

    def _on_current(self, row: QTreeWidgetItem | None) -> None:
        self._tell(row, self.shown)

    def _tell(self, row: QTreeWidgetItem | None, signal: SignalInstance) -> None:
        note_id = self._id(row)
        if note_id is not None:
            signal.emit(note_id)

    def _id(self, row: QTreeWidgetItem | None) -> str | None:
        found = None if row is None else row.data(0, _ID)
        return found if isinstance(found, str) else None
