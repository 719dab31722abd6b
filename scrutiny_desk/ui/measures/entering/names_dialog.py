"""Services under two names: proposed pairs, and those that were put together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from scrutiny_desk.domain.changes import Change, Shelf
from scrutiny_desk.services.measures import service_matching
from scrutiny_desk.services.measures.series_deciding import last_author
from scrutiny_desk.services.measures.service_matching import Joined, Proposal
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.parts import (
    SeriesDialog,
    combo,
    data_of,
    labelled,
    put_row,
    table,
    take_first,
)
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow


class NamesDialog(SeriesDialog):
    """Nothing is put together before a person says so; Undo and Split take it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Services under two names", parent)
        least = desk.theme.px(110)
        self.proposed = table(
            "Names that look like one service", ["One name", "The other", "To know"], least
        )
        self.same = QPushButton("They are &one service")
        self.apart = QPushButton("&Keep apart")
        self.joined = table("Put together", ["Service", "Also printed as", "To know"], least)
        self.split = QPushButton("&Split the last name off again")
        self.one, self.other = combo(()), combo(())
        self.join = QPushButton("Put these &together")
        self._build()
        self.same.clicked.connect(lambda: self._decide(same=True))
        self.apart.clicked.connect(lambda: self._decide(same=False))
        self.split.clicked.connect(self._on_split)
        self.join.clicked.connect(self._on_join)
        desk.changed.connect(self._on_changed)
        self._show()
        self.open_large(820, 620)
        self.proposed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        space = self.desk.theme.space
        self.rows.addWidget(plain_label("Names that look like one service", "heading"))
        self.nothing = plain_label("No two names look alike that nobody has decided on.", "muted")
        self.rows.addWidget(self.nothing)
        self.rows.addWidget(self.proposed, 1)
        line = WrapRow(space[1])
        line.addWidget(self.same)
        line.addWidget(self.apart)
        self.rows.addLayout(line)
        self.rows.addWidget(plain_label("Put together", "heading"))
        self.rows.addWidget(self.joined, 1)
        line = WrapRow(space[1])
        line.addWidget(self.split)
        self.rows.addLayout(line)
        self.rows.addWidget(plain_label("Two others that are one service", "heading"))
        line = WrapRow(space[1])
        line.addWidget(labelled("Na&me", self.one))
        line.addWidget(self.one)
        line.addWidget(labelled("is a&lso", self.other))
        line.addWidget(self.other)
        line.addWidget(self.join)
        self.rows.addLayout(line)

    def _on_changed(self, change: Change) -> None:
        if change.shelves & {Shelf.MEASURES, Shelf.PAPERS}:
            self._show()

    def _show(self) -> None:
        library = self.desk.library
        self.proposed.clear()
        for pair in service_matching.proposals(library):
            put_row(self.proposed, (pair.one, pair.other, pair.unlike or pair.council_name), pair)
        self.joined.clear()
        for one in service_matching.joined_services(library):
            also = "; ".join(one.names[1:])
            put_row(self.joined, (one.names[0], also, one.unlike or one.council_name), one)
        for tree in (self.proposed, self.joined):
            take_first(tree)
            tree.setVisible(tree.topLevelItemCount() > 0)
        self.nothing.setVisible(self.proposed.topLevelItemCount() == 0)
        for button in (self.same, self.apart):
            button.setEnabled(self.proposed.topLevelItemCount() > 0)
        self.split.setEnabled(self.joined.topLevelItemCount() > 0)
        for box in (self.one, self.other):
            held = box.currentData()
            box.clear()
            for council, names in service_matching.service_names(library).items():
                for name in names:
                    box.addItem(name, (council, name))
            box.setCurrentIndex(max(box.findData(held), 0))
            box.setEnabled(box.count() > 1)
        if self.other.currentIndex() == self.one.currentIndex() == 0 and self.other.count() > 1:
            self.other.setCurrentIndex(1)
        self.join.setEnabled(self.one.count() > 1)

    def _decide(self, *, same: bool) -> None:
        pair = data_of(self.proposed.currentItem())
        if isinstance(pair, Proposal):
            decide = service_matching.join_services if same else service_matching.keep_apart
            by = last_author(self.desk.library)
            self.desk.perform(
                lambda: decide(self.desk.library, pair.council, pair.one, pair.other, by)
            )

    def _on_split(self) -> None:
        one = data_of(self.joined.currentItem())
        if isinstance(one, Joined):
            by = last_author(self.desk.library)
            self.desk.perform(
                lambda: service_matching.split_service(
                    self.desk.library, one.council, one.names[-1], by
                )
            )

    def _on_join(self) -> None:
        one, other = self.one.currentData(), self.other.currentData()
        self.tell("")
        if one[0] != other[0]:
            self.tell("These are services of two councils; they are never put together.")
            return
        by = last_author(self.desk.library)
        self.desk.perform(
            lambda: service_matching.join_services(self.desk.library, one[0], one[1], other[1], by)
        )
