"""What was entered of a series so far, with who, when and where from; any of it taken out again."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.measures.measures import Measure, OwnReading
from scrutiny_desk.services.measures import series_entries
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.entering.parts import data_of, put_row, table, take_first
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow

_HEADINGS = ("Date", "Figure", "How", "By", "On", "Where from")


class OwnList(QWidget):
    """Hidden where nobody entered anything; Undo brings back what is taken out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = table("Entered so far", _HEADINGS, desk.theme.px(110))
        self.out = QPushButton("Take the reading o&ut")
        self.out.clicked.connect(self._on_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.space[1])
        column.addWidget(plain_label("Entered so far", "heading"))
        column.addWidget(self.list)
        line = WrapRow(desk.theme.space[1])
        line.addWidget(self.out)
        column.addLayout(line)
        self.hide()

    def show_measure(self, measure: Measure | None) -> None:
        """List what people entered of a measure, in the order of its dates."""
        self.list.clear()
        readings = () if measure is None else measure.readings
        for one in (own for reading in readings for own in reading.own):
            where = ", ".join(part for part in (one.note, one.file_name, one.place) if part)
            cells = (
                say(one.as_of),
                one.printed,
                one.origin.capitalize(),
                one.by,
                say(one.entered[:10]),
                where,
            )
            put_row(self.list, cells, one)
        take_first(self.list)
        self.setVisible(self.list.topLevelItemCount() > 0)

    def _on_out(self) -> None:
        one = data_of(self.list.currentItem())
        if isinstance(one, OwnReading):
            self._desk.perform(lambda: series_entries.take_out_reading(self._desk.library, one.id))
