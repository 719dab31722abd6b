"""The bookmarks that the PDF itself carries, as a tree in the place of another pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.services.papers.links import bookmarks_in
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.open_paper import OpenPaper
from scrutiny_desk.ui.papers.travelling.travelling import Travelling
from scrutiny_desk.ui.papers.view.pages import PageView
from scrutiny_desk.ui.theme import look

_PAGE = Qt.ItemDataRole.UserRole


class BookmarksPane(QFrame):
    """Shown by its action and left by Escape; a bookmark taken in hand shows its page.

    beside: gives the panes of which the first that is shown gives up its place meanwhile; all of
    them beside each other would leave little of the page.
    """

    def __init__(
        self,
        desk: Desk,
        opened: OpenPaper,
        view: PageView,
        travelling: Travelling,
        beside: Callable[[], Sequence[QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._open = opened
        self._view = view
        self._travelling = travelling
        self._beside = beside
        self._gave_way: QWidget | None = None
        self._filled: str | None = None
        space = desk.theme.space
        look(self, "side")
        self.setAccessibleName("Bookmarks")
        heading = QLabel("Bookmarks")
        look(heading, "heading")
        close = QPushButton("Close")
        look(close, "quiet")
        close.setAccessibleName("Close the bookmarks")
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.setContentsMargins(space[2], space[0], space[1], space[0])
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(close)
        self.tree = QTreeWidget()
        look(self.tree, "side")
        self.tree.setAccessibleName("Bookmarks of this paper")
        self.tree.setColumnCount(1)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(space[3])
        self.tree.setWordWrap(True)
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go)
        self.tree.currentItemChanged.connect(self._on_current)
        self._empty = QLabel(
            "The file of this paper carries no bookmarks. The agenda lists its items and pages."
        )
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(space[2], 0, space[2], space[2])
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        look(self._empty, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addWidget(self._empty, 1)
        self.setMinimumWidth(desk.theme.size("pane_least"))
        self.hide()
        opened.opened.connect(self._on_opened)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What it does for the actions of the room, by their names."""
        return {"bookmarks": self.turn}

    def turn(self) -> None:
        """Show the bookmarks and put the keyboard into them, or put them away."""
        if not self.isHidden():
            self.leave()
            return
        self._fill()
        self._take_here()
        self._gave_way = next((one for one in self._beside() if not one.isHidden()), None)
        if self._gave_way is not None:
            self._gave_way.hide()
        self.show()
        (self.tree if self.tree.topLevelItemCount() else self).setFocus()

    def leave(self) -> None:
        """Put the bookmarks away."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        if self._gave_way is not None:
            self._gave_way.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _foresee(self, row: QTreeWidgetItem) -> None:
        around = (self.tree.itemBelow(row), self.tree.itemAbove(row))
        pages = [one.data(0, _PAGE) for one in around if one is not None]
        self._view.foresee("bookmarks", [page for page in pages if page is not None])

    def _on_opened(self) -> None:
        self._filled = None
        if not self.isHidden():
            self._fill()

    def _fill(self) -> None:
        if self._filled == self._open.id:
            return
        self._filled = self._open.id
        self.tree.blockSignals(True)
        self.tree.clear()
        above: list[QTreeWidgetItem] = []
        for mark in bookmarks_in(self._open.pdf) if self._open.pdf else ():
            page = None if mark.page_index is None else self._open.page(mark.page_index)
            row = QTreeWidgetItem([mark.title or "Without a name"])
            row.setData(0, _PAGE, mark.page_index)
            # Plain words, never markup: a title comes from somebody else's file.
            name = "" if page is None else f" · {page.name}"
            tip = f"{row.text(0)}{name}"
            row.setToolTip(0, tip.replace("<", "‹").replace(">", "›"))
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, tip.replace(" · ", ", page "))
            del above[max(mark.level, 0) :]
            if above:
                above[-1].addChild(row)
            else:
                self.tree.addTopLevelItem(row)
            above.append(row)
        self.tree.expandToDepth(0)
        self.tree.blockSignals(False)
        some = self.tree.topLevelItemCount() > 0
        self.tree.setVisible(some)
        self._empty.setVisible(not some)

    def _take_here(self) -> None:
        """Take the bookmark of the page that is read in hand, going nowhere."""
        here = self.tree.topLevelItem(0)
        rows = QTreeWidgetItemIterator(self.tree)
        while (row := rows.value()) is not None:
            page_index = row.data(0, _PAGE)
            if page_index is not None and page_index <= self._view.current_page:
                here = row
            rows += 1
        if here is not None:
            self.tree.blockSignals(True)
            self.tree.setCurrentItem(here)
            self.tree.blockSignals(False)

    def _on_current(self, row: QTreeWidgetItem | None) -> None:
        if row is not None and self.tree.hasFocus():
            self._go(row)

    def _go(self, row: QTreeWidgetItem) -> None:
        page_index = row.data(0, _PAGE)
        if page_index is not None and page_index != self._view.current_page:
            self._travelling.walk("bookmarks")
            self._view.go_to(page_index)
            self._foresee(row)
