"""The view in hand, and what is done with the views that a person saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from scrutiny_desk.domain.tracker.views import SHIPPED, SavedView, TrackerView
from scrutiny_desk.services.tracker import views as tracker_views
from scrutiny_desk.ui.desk import Desk


class ViewsHand(QObject):
    """Knows which view is in hand, and saves, renames, orders and deletes.

    changed: another view is in hand. Every change of the saved ones goes through the desk.
    """

    changed = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._taken = ""
        self.view = TrackerView()
        self.saved: list[SavedView] = []
        self.dialog: QInputDialog | None = None

    def refresh(self) -> None:
        """Read the saved views anew."""
        self.saved = tracker_views.list_views(self._desk.library)

    def show(self, view: TrackerView) -> None:
        """Show other rows, or the same in another way."""
        if view != self.view:
            self.view = view
            self.changed.emit()

    @property
    def taken(self) -> str:
        """The id of the saved view that was taken last, empty for none."""
        return self._taken

    def begin_with(self, view: TrackerView, taken: str) -> None:
        """Have the view of another window in hand, before anything is shown."""
        self.view, self._taken = view, taken

    def take(self, one: SavedView) -> None:
        """Show a view by name."""
        self._taken = one.id
        # A view that comes with the program says nothing of how its rows stand.
        view = one.view if one.id else TrackerView(
            one.view.criteria, self.view.group_by, self.view.sort, self.view.falling
        )  # fmt: skip
        self.view = view
        self.changed.emit()

    @property
    def own(self) -> SavedView | None:
        """The saved view that was taken last, though the filter may be another by now."""
        return next((one for one in self.saved if one.id == self._taken), None)

    @property
    def name(self) -> str:
        """What the view in hand is called: "Late ones", "Late ones, changed", or "Views"."""
        own = self.own
        if own is not None:
            return own.name if own.view == self.view else f"{own.name}, changed"
        criteria = self.view.criteria
        shipped = [one.name for one in SHIPPED if one.view.criteria == criteria and criteria]
        return shipped[0] if shipped else "Views"

    @property
    def now(self) -> SavedView | None:
        """The view by name that the rows are those of, for its tick in the menu."""
        if self.own is not None:
            return self.own
        same = [one for one in SHIPPED if one.view.criteria == self.view.criteria]
        return same[0] if same else None

    def run(self, name: str) -> None:
        """Carry out an action that has to do with views."""
        own, library = self.own, self._desk.library
        if name == "tracker:save_view":
            self._ask_name("Save this filter as a view", "", self._save)
            return
        if own is None:
            said = "This is no view of yours. Choose one under Views, or save this filter as one."
            self._desk.said.emit(said, False)
        elif name == "tracker:rename_view":
            self._ask_name("Rename the view", own.name, lambda to: self._rename(own, to))
        elif name == "tracker:change_view":
            view = self.view
            self._desk.perform(lambda: tracker_views.revise_view(library, own.id, view))
        elif name == "tracker:delete_view":
            self._desk.perform(lambda: tracker_views.delete_view(library, own.id))
        else:
            by = {"tracker:view_up": -1, "tracker:view_down": 1}[name]
            self._desk.perform(lambda: tracker_views.move_view(library, own.id, by))

    def _save(self, name: str) -> None:
        view = self.view
        done = self._desk.perform(lambda: tracker_views.save_view(self._desk.library, name, view))
        if done is not None:
            self._taken = done.ids[0]
            self.refresh()
            self.changed.emit()

    def _rename(self, own: SavedView, name: str) -> None:
        self._desk.perform(lambda: tracker_views.rename_view(self._desk.library, own.id, name))

    def _ask_name(self, title: str, name: str, then: object) -> None:
        asked = QInputDialog(self._window)
        asked.setWindowTitle(title)
        asked.setLabelText("Name of the view")
        asked.setTextValue(name)
        asked.setInputMode(QInputDialog.InputMode.TextInput)
        for field in asked.findChildren(QLineEdit):
            field.setAccessibleName("Name of the view")
        asked.textValueSelected.connect(then)
        asked.finished.connect(asked.deleteLater)
        self.dialog = asked
        asked.open()
