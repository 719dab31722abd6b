"""Over the table: tabs of status, the views by name, and chips that say what is filtered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QTabBar, QWidget

from scrutiny_desk.domain.tracker.recommendations import Computed
from scrutiny_desk.domain.tracker.views import SHIPPED, GroupBy, SavedView
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.tracker.rows import Column

TABS: tuple[tuple[str, Computed | None], ...] = (
    ("All", None),
    ("Overdue", Computed.OVERDUE),
    ("Due", Computed.DUE),
    ("No date", Computed.NO_DATE),
    ("Closed", Computed.CLOSED),
)
_LONGEST = 40


class StatusTabs(QTabBar):
    """All rows, or those of one status, each with its count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Which recommendations are shown")
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        for name, _status in TABS:
            self.addTab(name)

    @property
    def status(self) -> Computed | None:
        """The status that is shown alone, None for all."""
        return TABS[max(self.currentIndex(), 0)][1]

    def show_status(self, status: Computed | None) -> bool:
        """Go to the tab of a status without a signal; False where it has none."""
        places = [place for place, (_, one) in enumerate(TABS) if one is status]
        if places:
            before = self.blockSignals(True)
            self.setCurrentIndex(places[0])
            self.blockSignals(before)
        return bool(places)

    def show_counts(self, counts: Mapping[Computed, int]) -> None:
        total = sum(counts.values())
        for place, (name, status) in enumerate(TABS):
            many = total if status is None else counts.get(status, 0)
            words = f"{name} {many:,}"
            if words != self.tabText(place):
                self.setTabText(place, words)
        # The tab in hand is bold, and with it the bar is as wide as its words now are.
        self.updateGeometry()


class ViewsMenu(QMenu):
    """Every view with its count, how the rows stand, and what is done with the view in hand.

    view_chosen: a view shall be shown. group_chosen: the rows shall stand under other headings.
    asked: the name of an action of the room.
    """

    view_chosen = Signal(object)
    group_chosen = Signal(object)
    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Views", parent)
        self.setAccessibleName("Views of the recommendations")

    def fill(
        self,
        saved: Sequence[SavedView],
        now: SavedView | None,
        group_by: GroupBy,
        count: Callable[[SavedView], int],
    ) -> None:
        """Write the menu anew. now: the view in hand, where the rows are those of one."""
        self.clear()
        group = QActionGroup(self)
        for views in (SHIPPED, saved):
            for one in views:
                entry = self.addAction(f"{_short(one.name)}\t{count(one):,}")
                entry.setCheckable(True)
                entry.setChecked(one == now)
                group.addAction(entry)
                entry.triggered.connect(lambda _=False, one=one: self.view_chosen.emit(one))
            self.addSeparator()
        below = self.addMenu("&Group by")
        groups = QActionGroup(below)
        for by in GroupBy:
            entry = below.addAction(by.word)
            entry.setCheckable(True)
            entry.setChecked(by is group_by)
            groups.addAction(entry)
            entry.triggered.connect(lambda _=False, by=by: self.group_chosen.emit(by))
        self.addSeparator()
        own = now is not None and bool(now.id)
        for name, words, able in (
            ("tracker:save_view", "&Save this filter as a view…", True),
            ("tracker:change_view", "Keep this filter in the &view", own),
            ("tracker:rename_view", "&Rename the view…", own),
            ("tracker:view_up", "Move the view &up", own),
            ("tracker:view_down", "Move the view &down", own),
            ("tracker:delete_view", "D&elete the view", own),
        ):
            entry = self.addAction(words)
            entry.setEnabled(able)
            entry.triggered.connect(lambda _=False, name=name: self.asked.emit(name))


class ColumnsMenu(QMenu):
    """The columns there are; it stays open while they are ticked.

    turned: a column shall be shown, or no longer.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Columns", parent)
        self.setAccessibleName("Columns of the table")
        self._entries: dict[Column, QAction] = {}
        for one in Column:
            entry = self.addAction(one.heading)
            entry.setCheckable(True)
            entry.setEnabled(one is not Column.TEXT)
            entry.triggered.connect(lambda _=False, one=one: self.turned.emit(int(one)))
            self._entries[one] = entry

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (entry := self.actionAt(event.position().toPoint())) is not None:
            entry.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.activeAction()
        if event.key() == Qt.Key.Key_Space and entry is not None:
            entry.trigger()
        else:
            super().keyPressEvent(event)

    def show_columns(self, columns: Sequence[Column]) -> None:
        for one, entry in self._entries.items():
            entry.setChecked(one in columns)


class Chips(QWidget):
    """What is on of the filter, each a button that takes it off; the last one takes all off.

    removed: a field and its value shall be asked for no longer. cleared: nothing shall be.
    """

    removed = Signal(str, object)
    cleared = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told: list[tuple[str, str, object]] = []
        self._row = WrapRow(desk.theme.space[1], self)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_chips(self, chips: list[tuple[str, str, object]]) -> None:
        """Show these: words, field, value."""
        if chips == self._told:
            return
        had = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), None)
        self._told = chips
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._chip(*chip) for chip in chips]
        if chips:
            clear = QPushButton("Show all")
            clear.setAccessibleName("Take the whole filter off")
            look(clear, "quiet")
            clear.clicked.connect(self.cleared)
            self.buttons.append(clear)
        for button in self.buttons:
            self._row.addWidget(button)
            button.show()
        self.setVisible(bool(chips))
        if had is not None and chips:
            self.buttons[min(had, len(self.buttons) - 1)].setFocus()

    def _chip(self, words: str, name: str, value: object) -> QPushButton:
        chip = QPushButton(f"{_short(words)}  ✕")
        chip.setAccessibleName(f"Take off the filter {words}")
        chip.setToolTip(f"Take off: {words}")
        chip.clicked.connect(lambda: self.removed.emit(name, value))
        return chip


def _short(words: str) -> str:
    plain = " ".join(words.split()).replace("&", "&&")
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rstrip()}…"
