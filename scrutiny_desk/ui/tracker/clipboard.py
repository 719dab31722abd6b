"""Copying chosen rows for a spreadsheet, and pasting cells and rows from one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.changes import Change
from scrutiny_desk.domain.pages.tab_text import read_cells, write_cells, write_table
from scrutiny_desk.services.tracker import many as tracker_many
from scrutiny_desk.services.tracker import pasting as tracker_pasting
from scrutiny_desk.services.tracker.copying import to_copy
from scrutiny_desk.services.tracker.pasted import which_are_here
from scrutiny_desk.services.tracker.privacy import Asked
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.sizing import open_at
from scrutiny_desk.ui.theme import look
from scrutiny_desk.ui.to_clipboard import put_on_clipboard
from scrutiny_desk.ui.tracker.listing import Listing
from scrutiny_desk.ui.tracker.paste_new import PasteNew
from scrutiny_desk.ui.tracker.paste_plan import (
    OWN,
    PastePlan,
    plan_by_reference,
    plan_paste,
    reference_columns,
    said_in,
)
from scrutiny_desk.ui.tracker.rows import Column, cell
from scrutiny_desk.ui.tracker.table import TrackerTable

_NOTHING = "There is nothing to paste. Copy cells in a spreadsheet first."


class Clipboard(QObject):
    """Knows how rows of the table go to the clipboard and how cells come from it.

    committees: those to choose from for new rows. opened: shows a window.
    """

    def __init__(
        self,
        desk: Desk,
        listing: Listing,
        table: TrackerTable,
        *,
        committees: Callable[[], list[str]],
        opened: Callable[[QDialog], None],
    ) -> None:
        super().__init__(table)
        self._desk, self._listing, self._table = desk, listing, table
        self._committees, self._opened = committees, opened

    def run(self, name: str) -> None:
        """Carry out one of the actions of the clipboard."""
        {
            "tracker:copy": lambda: self._copy(Asked()),
            "tracker:copy_private": lambda: self._copy(Asked(private=True, exempt=True)),
            "tracker:paste": self._paste,
            "tracker:paste_new": self._paste_new,
        }[name]()

    def _copy(self, asked: Asked) -> None:
        ids = self._table.chosen()
        if not ids:
            self._desk.said.emit("No row is chosen. Choose one or more in the table first.", False)
            return
        rows, kept = to_copy(self._desk.library, [self._listing.row(one) for one in ids], asked)
        columns = self._table.columns
        heading = [one.heading for one in columns]
        body = [
            [row.recommendation.text if one is Column.TEXT else cell(row, one) for one in columns]
            for row in rows
        ]
        if rows:
            told = QMimeData()
            told.setText(write_cells([heading, *body]))
            told.setHtml(write_table(heading, body))
            put_on_clipboard(told)
        said = f"{tracker_many.count(len(rows))} copied" if rows else "Nothing was copied"
        if kept.total:
            said += f"; left out: {kept.parts}. “Copy, private too” takes them along"
        self._desk.said.emit(said, False)

    def _cells(self) -> list[list[str]]:
        return read_cells(QGuiApplication.clipboard().text())

    def _paste(self) -> None:
        cells, index = self._cells(), self._table.currentIndex()
        columns = reference_columns(cells[0]) if len(cells) > 1 else None
        if columns is not None:
            self._paste_by_reference(cells, columns)
            return
        chosen = self._table.chosen()
        if not cells or not chosen:
            said = _NOTHING if not cells else "Choose the cell where the block shall begin."
            self._desk.said.emit(said, False)
            return
        current = self._table.key_at(index) or chosen[0]
        column = Column(max(index.column(), 0))
        sight = list(self._table.columns)
        plan = plan_paste(
            cells,
            self._table.rows(),
            sight,
            chosen,
            (current, column if column in sight else sight[0]),
        )
        if not plan.cells:
            self._desk.said.emit(f"Nothing was changed. {plan.besides}".strip(), False)
        elif len(plan.cells) == 1 and not plan.besides:
            self._desk.perform(lambda: self._change(plan))
        else:
            self._opened(PastePreview(self._desk, plan, lambda: self._change(plan), self._table))

    def _paste_by_reference(self, cells: list[list[str]], columns: list[Column | None]) -> None:
        """Each row goes where its number and words stand, whatever is chosen."""
        fields = [said_in(one) if one is not None else "" for one in columns]
        pasted = tracker_pasting.rows_by(fields, cells[1:])
        matches = which_are_here(self._desk.library, pasted)
        plan = plan_by_reference(cells, columns, pasted, matches, self._listing)
        if plan.cells:
            preview = PastePreview(self._desk, plan, lambda: self._change(plan), self._table)
            preview.rest_asked.connect(self._paste_new)
            self._opened(preview)
        elif plan.unknown:
            self._paste_new()
        else:
            said = f"Nothing was changed: the rows read so already. {plan.besides}".strip()
            self._desk.said.emit(said, False)

    def _change(self, plan: PastePlan) -> Change:
        return tracker_many.change_cells(self._desk.library, plan.changes(), "Paste cells")

    def _paste_new(self) -> None:
        order = [said_in(one) for one in self._table.columns]
        found = tracker_pasting.read_pasted(self._cells(), order, OWN)
        if not found.rows:
            none = "No words of a recommendation are among what was copied."
            self._desk.said.emit(none if self._cells() else _NOTHING, False)
            return
        self._opened(PasteNew(self._desk, found, self._listing, self._committees(), self._table))


class PastePreview(QDialog):
    """What a paste changes, cell by cell, before it is done.

    rest_asked: the rows that are not here shall be pasted as new, once the cells are changed.
    """

    rest_asked = Signal()

    def __init__(
        self, desk: Desk, plan: PastePlan, work: Callable[[], Change], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, work
        self.setWindowTitle("Paste cells")
        rows = len(plan.changes())
        many = "1 cell" if len(plan.cells) == 1 else f"{len(plan.cells):,} cells"
        told = plain_label(f"{many} would change in {tracker_many.count(rows)}.", "heading")
        self.list = QTreeWidget()
        self.list.setAccessibleName("Cells that change")
        self.list.setHeaderLabels(["No.", "Recommendation", "Column", "Now", "Pasted"])
        self.list.setRootIsDecorated(False)
        for one in plan.cells:
            rec = one.row.recommendation
            named = [rec.number, " ".join(rec.text.split()), one.column.heading]
            words = (" ".join(one.before.split()), " ".join(one.after.split()))
            item = QTreeWidgetItem(self.list, [*named, *words])
            for place, tip in ((1, rec.text), (3, one.before), (4, one.after)):
                item.setToolTip(place, tip)
        for place, width in enumerate((76, 220, 120, 150)):
            self.list.setColumnWidth(place, desk.theme.px(width))
        self.besides = plain_label(plan.besides, "muted")
        self.besides.setVisible(bool(plan.besides))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = QPushButton(f"Change {many}")
        look(self.go, "primary")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.rest = QPushButton(f"Change {many}, then look at the new rows…")
        self.rest.setVisible(bool(plan.unknown))
        buttons.addButton(self.rest, QDialogButtonBox.ButtonRole.ActionRole)
        self.rest.clicked.connect(self._on_rest)
        buttons.accepted.connect(self._on_go)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(desk.theme.space[3],) * 4)
        column.setSpacing(desk.theme.space[2])
        column.addWidget(told)
        column.addWidget(self.list, 1)
        column.addWidget(self.besides)
        column.addWidget(buttons)
        self.list.setCurrentItem(self.list.topLevelItem(0))  # type: ignore[arg-type]
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        open_at(self, desk.theme, 860, 440)

    def _on_go(self) -> None:
        if self._desk.perform(self._work) is not None:
            self.accept()

    def _on_rest(self) -> None:
        if self._desk.perform(self._work) is not None:
            self.accept()
            self.rest_asked.emit()
