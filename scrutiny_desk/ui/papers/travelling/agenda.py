"""The agenda of the meeting in hand: every paper, its items and their page ranges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.notes.notes import NoteKind
from scrutiny_desk.domain.papers.papers import AgendaItem, Paper
from scrutiny_desk.services.papers.versions import News
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import look

_PLACE = Qt.ItemDataRole.UserRole
_ITEM = Qt.ItemDataRole.UserRole + 1
FRONT = "Front"


def pages_of_item(item: AgendaItem) -> str:
    """The printed pages of an item, "23–34", "7" or ""."""
    if item.first_page is None:
        return ""
    if item.last_page is None or item.last_page == item.first_page:
        return str(item.first_page)
    return f"{item.first_page}–{item.last_page}"


def name_of_paper(paper: Paper) -> str:
    """How a paper is called under its own meeting: a pack's title only repeats the meeting."""
    if paper.kind == "agenda_pack":
        return "Agenda pack"
    return paper.title or paper.file_name


def say_news(news: News) -> str:
    """What is new about a paper, in a word or two, or ""."""
    if news.replaced:
        return "Earlier version"
    if news.replaces is not None:
        return "Revised, not read" if news.unread else "Revised"
    return "Not read" if news.unread else ""


def parent_of(item: AgendaItem, others: Sequence[AgendaItem]) -> AgendaItem | None:
    """The item of which this is a part: 6 of 6(a), by the printed numbers."""
    stem = item.number.partition("(")[0].strip()
    if not stem or stem == item.number:
        return None
    return next((one for one in others if one.number == stem), None)


class _TwoLines(QStyledItemDelegate):
    """Gives a long title a second line, and no more."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        one = super().sizeHint(option, index)
        if index.column() != 0:
            return one
        depth = 1
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        width = self._tree.columnWidth(0) - depth * self._tree.indentation()
        drawn.rect = QRect(0, 0, width, one.height())
        style = self._tree.style()
        words_in = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemText, drawn, self._tree
        ).width()
        # Qt keeps this margin on both sides of the words of every item it draws.
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, drawn, self._tree) + 1
        metrics = QFontMetrics(drawn.font)
        if metrics.horizontalAdvance(drawn.text) < words_in - 2 * margin:
            return one
        return QSize(one.width(), one.height() + metrics.lineSpacing())


class AgendaPane(QFrame):
    """A tree of papers and items.

    asked: paper id and page (from 0) somebody chose. near: the pages that the rows around that one
    stand for, one key away. trash_asked: the paper is to go to Trash.
    changes_asked: somebody wants to know what changed since the earlier version of a paper.
    write_asked: paper id, `AgendaItem` and `NoteKind` of a note to be written on a whole item.
    """

    asked = Signal(str, int)
    near = Signal(str, object)
    trash_asked = Signal(str)
    changes_asked = Signal(str)
    write_asked = Signal(str, object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._news: dict[str, News] = {}
        space = desk.theme.space
        look(self, "side")
        heading = QLabel("Agenda")
        look(heading, "heading")
        pages = QLabel("Pages")
        look(pages, "small-muted")
        head = QHBoxLayout()
        head.setContentsMargins(space[2], space[1], space[3], space[1])
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(pages)
        self.tree = QTreeWidget()
        look(self.tree, "side")
        self.tree.setAccessibleName("Agenda")
        # The third says how far reading has come; `ReadingColumn` fills it.
        self.tree.setColumnCount(3)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(space[3])
        self.tree.setWordWrap(True)
        self.tree.setItemDelegate(_TwoLines(self.tree))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.tree.header()
        header.setStretchLastSection(False)
        # Once Qt is through with its own round: the scroll bar may narrow the column during it.
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.tree.doItemsLayout)
        header.sectionResized.connect(self._again.start)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(0)
        header.resizeSection(2, desk.theme.px(space[4]))
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._on_menu)
        self.tree.itemClicked.connect(self._on_chosen)
        self.tree.itemActivated.connect(self._on_chosen)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.tree)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(self.tree, 1)
        self.setMinimumWidth(desk.theme.size("pane_least"))

    def add_foot(self, foot: QWidget) -> None:
        """Put something below the agenda."""
        self._column.addWidget(foot)

    @staticmethod
    def paper_of(row: QTreeWidgetItem) -> str:
        """The id of the paper to which a row belongs."""
        return str(row.data(0, _PLACE)[0])

    @staticmethod
    def item_of(row: QTreeWidgetItem) -> AgendaItem | None:
        """The item of a row; None for a paper or its front."""
        item = row.data(0, _ITEM)
        return item if isinstance(item, AgendaItem) else None

    def show_papers(
        self,
        papers: Sequence[tuple[Paper, Sequence[AgendaItem]]],
        news: Mapping[str, News] | None = None,
    ) -> None:
        """Show these papers with their items, the first of them unfolded.

        news: what is new about a paper, by its id; it stands before the paper's name, and
        "changed" by the number of items with pages that are not as in the earlier version.
        """
        self._news = dict(news or {})
        blocker = QSignalBlocker(self.tree)
        self.tree.clear()
        names = Counter(self._name(paper) for paper, _ in papers)
        for paper, items in papers:
            name = self._name(paper)
            if names[name] > 1 and name_of_paper(paper) != paper.file_name:
                name = f"{name} · {paper.file_name}"
            top = self._row(None, name, str(paper.page_count))
            top.setData(0, _PLACE, (paper.id, 0))
            bold = QFont(top.font(0))
            bold.setWeight(QFont.Weight.DemiBold)
            top.setFont(0, bold)
            self._add_items(top, paper, items)
        blocker.unblock()

    def show_page(self, paper_id: str, page_index: int) -> None:
        """Mark the item to which a page belongs, without going anywhere."""
        found: QTreeWidgetItem | None = None
        for number in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(number)
            if top is not None and top.data(0, _PLACE)[0] == paper_id:
                top.setExpanded(True)
                found = self._deepest(top, page_index)
        blocker = QSignalBlocker(self.tree)
        if found is None:
            self.tree.setCurrentIndex(QModelIndex())
        else:
            self.tree.setCurrentItem(found)
            self.tree.scrollToItem(found)
        blocker.unblock()

    def chosen_item(self) -> AgendaItem | None:
        """The agenda item of the row in hand, None on a paper or its front."""
        row = self.tree.currentItem()
        return None if row is None else self.item_of(row)

    def chosen_paper(self) -> str | None:
        """The id of the paper of the row in hand."""
        row = self.tree.currentItem()
        return None if row is None else self.paper_of(row)

    def has_focus(self) -> bool:
        return self.tree.hasFocus()

    def _add_items(self, top: QTreeWidgetItem, paper: Paper, items: Sequence[AgendaItem]) -> None:
        firsts = [item.first_index for item in items if item.first_index is not None]
        if firsts and min(firsts) > 0:
            front = self._row(top, FRONT, "")
            front.setData(0, _PLACE, (paper.id, 0))
        rows: dict[str, QTreeWidgetItem] = {}
        for item in items:
            whole = parent_of(item, items)
            above = rows.get(whole.id, top) if whole is not None else top
            number = f"{item.number} (changed)" if self._has_changed(paper, item) else item.number
            words = f"{number}  {item.title}".strip()
            row = self._row(above, words, pages_of_item(item))
            row.setData(0, _PLACE, (paper.id, item.first_index))
            row.setData(0, _ITEM, item)
            rows[item.id] = row
        for row in rows.values():
            row.setExpanded(True)

    def _name(self, paper: Paper) -> str:
        """What is new about a paper comes first, since a long name is cut at its end."""
        told = say_news(self._news.get(paper.id, News()))
        return f"{told} · {name_of_paper(paper)}" if told else name_of_paper(paper)

    def _has_changed(self, paper: Paper, item: AgendaItem) -> bool:
        changed = self._news.get(paper.id, News()).changed
        if item.first_index is None:
            return False
        last = item.first_index if item.last_index is None else item.last_index
        return any(item.first_index <= page <= last for page in changed)

    def _row(self, above: QTreeWidgetItem | None, words: str, pages: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([words, pages])
        # Plain words, never markup: a title comes from somebody else's file.
        row.setToolTip(0, words.replace("<", "‹").replace(">", "›"))
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        spoken = f"{words}, pages {pages}" if pages else words
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        if above is None:
            self.tree.addTopLevelItem(row)
        else:
            above.addChild(row)
        return row

    def _deepest(self, row: QTreeWidgetItem, page_index: int) -> QTreeWidgetItem:
        """The narrowest row whose pages hold this one; the paper's own row otherwise."""
        best, best_pages = row, None
        waiting = [row]
        while waiting:
            one = waiting.pop()
            below = (one.child(number) for number in range(one.childCount()))
            waiting += [child for child in below if child is not None]
            item = one.data(0, _ITEM)
            if not isinstance(item, AgendaItem) or item.first_index is None:
                continue
            last = item.first_index if item.last_index is None else item.last_index
            if item.first_index <= page_index <= last:
                pages = last - item.first_index
                if best_pages is None or pages <= best_pages:
                    best, best_pages = one, pages
        return best

    def _on_delete(self) -> None:
        """Only on a paper's own row: nobody means the whole pack by one item of it."""
        row = self.tree.currentItem()
        if row is not None and row.parent() is None:
            self.trash_asked.emit(self.paper_of(row))

    def _on_menu(self, where: QPoint) -> None:
        row = self.tree.itemAt(where) or self.tree.currentItem()
        if row is not None:
            self.menu_of(row).popup(self.tree.viewport().mapToGlobal(where))

    def menu_of(self, row: QTreeWidgetItem) -> QMenu:
        """What can be done with a row: write on its item, move its paper to Trash."""
        paper_id = row.data(0, _PLACE)[0]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        item = row.data(0, _ITEM)
        if isinstance(item, AgendaItem) and item.first_index is not None:
            for kind in (NoteKind.QUESTION, NoteKind.NOTE):
                writing = menu.addAction(f"{kind.word} on this item")
                writing.triggered.connect(
                    lambda _checked=False, one=kind: self.write_asked.emit(paper_id, item, one)
                )
            menu.addSeparator()
        if self._news.get(paper_id, News()).replaces is not None:
            changes = menu.addAction("What changed since the earlier version…")
            changes.triggered.connect(lambda: self.changes_asked.emit(paper_id))
        entry = menu.addAction("Move this paper to Trash")
        entry.triggered.connect(lambda: self.trash_asked.emit(paper_id))
        return menu

    def _on_current(self, row: QTreeWidgetItem | None) -> None:
        if row is not None:
            self._on_chosen(row)

    def _on_chosen(self, row: QTreeWidgetItem) -> None:
        paper_id, page_index = row.data(0, _PLACE)
        if page_index is not None:
            self.asked.emit(paper_id, page_index)
            self.near.emit(*self._around(row, paper_id))

    def _around(self, row: QTreeWidgetItem, paper_id: str) -> tuple[str, list[int]]:
        rows = (self.tree.itemBelow(row), self.tree.itemAbove(row))
        places = [one.data(0, _PLACE) for one in rows if one is not None]
        return paper_id, [at for paper, at in places if paper == paper_id and at is not None]
