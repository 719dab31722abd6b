"""What of the tracker is shown, and the controls over the table that say and change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from scrutiny_desk.domain.tracker.recommendations import Computed
from scrutiny_desk.domain.tracker.totals import totals_of
from scrutiny_desk.domain.tracker.views import (
    Criteria,
    GroupBy,
    SavedView,
    TrackerView,
    names_of,
)
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.grouped import choose
from scrutiny_desk.ui.tracker.filter_pane import WAYS, FilterPane, chips_of
from scrutiny_desk.ui.tracker.listing import Listing, of_status, with_status
from scrutiny_desk.ui.tracker.rows import Column
from scrutiny_desk.ui.tracker.view_bar import Chips, StatusTabs, ViewsMenu
from scrutiny_desk.ui.tracker.views_hand import ViewsHand

_SOON_MS = 150
_OF_VIEWS = ("save_view", "change_view", "rename_view", "view_up", "view_down", "delete_view")


class Filtering(QObject):
    """The tabs, the words, the filter with its chips, and the views.

    changed: other rows shall be shown, or the same in another way. mine_changed: the names that
    are mine are others now. left: the filter was folded away. asked: the name of an action.
    """

    changed = Signal()
    mine_changed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, listing: Listing, window: QWidget) -> None:
        super().__init__(window)
        self._listing = listing
        self.mine = ""
        self.views = ViewsHand(desk, window)
        self.totals = plain_label("", "muted", wrap=False)
        self.tabs, self.words_box = StatusTabs(), QLineEdit()
        self.filter_button, self.views_button = QPushButton("Filter…"), QPushButton("Views")
        self.views_menu = ViewsMenu(window)
        self.chips, self.pane = Chips(desk), FilterPane(desk)
        self.words_box.setPlaceholderText("Words in a recommendation")
        self.words_box.setAccessibleName("Words in a recommendation")
        self.words_box.setClearButtonEnabled(True)
        self.words_box.setFixedWidth(desk.theme.px(220))
        self.filter_button.setCheckable(True)
        self.views_button.setMenu(self.views_menu)
        self.pane.hide()
        self._told: Criteria | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._connect()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the actions of the room, by their names."""
        return {
            "tracker:words": self._on_words_asked,
            "tracker:filter": self.turn_pane,
            "tracker:show_all": lambda: self.ask_for(Criteria()),
            "tracker:views": self.views_button.showMenu,
            **{
                f"tracker:{name}": lambda name=name: self.views.run(f"tracker:{name}")  # type: ignore[misc]
                for name in _OF_VIEWS
            },
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are mine, folded."""
        return names_of(self.mine)

    def wanted(self) -> tuple[TrackerView, Computed | None]:
        """The view in hand apart from the status of its tab, and that status (None for all)."""
        view, status = of_status(self.views.view)
        if self.tabs.show_status(status):
            return view, status
        self.tabs.show_status(None)
        return self.views.view, None

    def tell(self, criteria: Criteria, counts: Mapping[Computed, int]) -> None:
        """Say what is on, and how many rows there are under it."""
        self.tabs.show_counts(counts)
        said = totals_of(counts) if len(self._listing) else ""
        if criteria and said:
            said = f"{said}  ·  of {len(self._listing):,} in all"
        self.totals.setText(said)
        if self.words_box.text().casefold().split() != criteria.words.casefold().split():
            before = self.words_box.blockSignals(True)
            self.words_box.setText(criteria.words)
            self.words_box.blockSignals(before)
        self.chips.show_chips(chips_of(criteria, self.mine))
        name = self.views.name.replace("&", "&&")
        self.views_button.setText(name if name == "Views" else f"View: {name}")
        if self.pane.isVisible():
            self._bring_up_to_date()

    def ask_for(self, criteria: Criteria) -> None:
        """Show the rows of these criteria."""
        self.views.show(replace(self.views.view, criteria=criteria))

    def sort(self, column: Column, *, falling: bool) -> None:
        """Show the rows sorted by a column."""
        self.views.show(replace(self.views.view, sort=column.key, falling=falling))

    def group(self, by: GroupBy) -> None:
        """Show the rows under headings."""
        self.views.show(replace(self.views.view, group_by=by))

    def take_mine(self, names: str) -> None:
        """These names are mine, apart by semicolons."""
        if names.strip() != self.mine:
            self.mine = names.strip()
            self.mine_changed.emit()
            self.changed.emit()

    def turn_pane(self) -> None:
        """Open the filter beside the table, or fold it away."""
        shown = self.pane.isHidden()
        self.pane.setVisible(shown)
        self.filter_button.setChecked(shown)
        if shown:
            self._fill_pane()
            choose(self.pane.list, self.pane.list.rows.first())
            self.pane.list.setFocus()
        else:
            self.left.emit()

    def fill_menu(self) -> None:
        """Write the menu of views with their counts."""

        def count(one: SavedView) -> int:
            return self._listing.count(one.view.criteria, self.names)

        now = self.views.now
        self.views_menu.fill(self.views.saved, now, self.views.view.group_by, count)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._fill_pane)
        self.tabs.currentChanged.connect(self._on_tab)
        self.words_box.textChanged.connect(self._on_words)
        self.filter_button.clicked.connect(self.turn_pane)
        self.pane.changed.connect(self.ask_for)
        self.pane.mine_changed.connect(self.take_mine)
        self.pane.fold_asked.connect(self.turn_pane)
        self.chips.removed.connect(self._on_chip)
        self.chips.cleared.connect(lambda: self.ask_for(Criteria()))
        self.views.changed.connect(self.changed)
        self.views_menu.aboutToShow.connect(self.fill_menu)
        self.views_menu.view_chosen.connect(self.views.take)
        self.views_menu.group_chosen.connect(self.group)
        self.views_menu.asked.connect(self.views.run)

    def _bring_up_to_date(self) -> None:
        """Whoever types words is not kept waiting for the counts of every choice."""
        apart = self.views.view.criteria.without("words")
        if apart == self._told:
            self.pane.hold(self.views.view.criteria)
            self._soon.start()
        else:
            self._fill_pane()
        self._told = apart

    def _fill_pane(self) -> None:
        criteria = self.views.view.criteria
        names = [name for name, _ in WAYS]
        choices = self._listing.choices(names, criteria, self.names)
        self.pane.show_criteria(criteria, self.mine, choices)

    def _on_tab(self) -> None:
        view, _ = of_status(self.views.view)
        if len(view.criteria.statuses) > 1:
            view = replace(view, criteria=view.criteria.without("statuses"))
        self.views.show(with_status(view, self.tabs.status))

    def _on_words(self, words: str) -> None:
        self.ask_for(replace(self.views.view.criteria, words=words))

    def _on_chip(self, name: str, value: object) -> None:
        self.ask_for(self.views.view.criteria.without(name, value))
        if not self.chips.buttons:
            self.left.emit()

    def _on_words_asked(self) -> None:
        self.words_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words_box.selectAll()
