"""What a person does with the row in hand: the room's commands for one recommendation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from scrutiny_desk.domain.tracker.recommendations import RecommendationRow
from scrutiny_desk.services.tracker import recommendations
from scrutiny_desk.services.tracker.agreed import where_agreed
from scrutiny_desk.ui.clock import today
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.tracker import row_facts
from scrutiny_desk.ui.tracker.details import RecommendationPane
from scrutiny_desk.ui.tracker.edit_row import EditRow
from scrutiny_desk.ui.tracker.link_dialog import LinkDialog
from scrutiny_desk.ui.tracker.row_forms import CloseRow, ResponseDialog, ReviseTarget

_NO_ORIGIN = (
    "No paper here records where it was agreed. Import the minutes, or link their page with "
    "“Link evidence…”."
)
_NO_ROW = "No recommendation is in hand. Choose one in the table first."


class RowHands(QObject):
    """Carries out the commands for the row in hand, whether it is open at the right or not.

    row: gives the row in hand, None for none. show_pane: opens it at the right. show_dialog:
    opens a window over the room.
    """

    def __init__(
        self,
        desk: Desk,
        pane: RecommendationPane,
        *,
        row: Callable[[], RecommendationRow | None],
        show_pane: Callable[[], None],
        show_dialog: Callable[[QDialog], None],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._desk, self._pane, self._row = desk, pane, row
        self._show_pane, self._show_dialog, self._over = show_pane, show_dialog, over
        self._deeds: dict[str, Callable[[RecommendationRow], object]] = {
            "tracker:edit": lambda row: self._show_dialog(EditRow(desk, row, over)),
            "tracker:update": lambda _row: self._on_update(),
            "tracker:response": lambda row: self._show_dialog(
                ResponseDialog(desk, row, today(), over)
            ),
            "tracker:revise": lambda row: self._show_dialog(ReviseTarget(desk, row, today(), over)),
            "tracker:link": lambda row: self._show_dialog(LinkDialog(desk, row, over)),
            "tracker:close": self._on_close,
            "tracker:reopen": self._on_reopen,
            "tracker:page": lambda _row: self._on_page(),
            "tracker:origin": self._on_origin,
        }
        pane.asked.connect(self.run)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What it does for the actions of the room, by their names."""
        return {name: lambda name=name: self.run(name) for name in self._deeds}  # type: ignore[misc]

    def run(self, name: str) -> None:
        """Carry out one of its commands."""
        row = self._row()
        if row is None:
            self._desk.said.emit(_NO_ROW, False)
            return
        self._pane.settle()
        self._deeds[name](row)

    def _on_update(self) -> None:
        self._show_pane()
        self._pane.write_update()

    def _on_close(self, row: RecommendationRow) -> None:
        if row.recommendation.closed_on is not None:
            self._desk.said.emit("It is closed already. Reopen it first.", False)
            return
        self._show_dialog(CloseRow(self._desk, row, self._over))

    def _on_reopen(self, row: RecommendationRow) -> None:
        if row.recommendation.closed_on is None:
            self._desk.said.emit("It is open: the committee has not agreed to close it.", False)
            return
        self._desk.perform(
            lambda: recommendations.reopen_recommendation(self._desk.library, row.recommendation.id)
        )

    def _on_page(self) -> None:
        self._show_pane()
        if not self._pane.open_page(row_facts.PRINTED):
            self._desk.said.emit("No paper here prints it: it was written by hand.", False)

    def _on_origin(self, row: RecommendationRow) -> None:
        self._show_pane()
        if self._pane.open_page(row_facts.ORIGIN):
            return
        # Nobody said where it comes from: the minutes here may record it all the same.
        found = where_agreed(self._desk.library, row.recommendation)
        if found is None:
            self._desk.said.emit(_NO_ORIGIN, False)
        else:
            self._desk.page_asked.emit(found.paper_id, found.page_index)
            self._desk.said.emit(
                f"Agreed in {found.source or 'these papers'}, by its words.", False
            )
