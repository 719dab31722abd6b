"""The measure in hand, large: title, sentence, chart, its figures as a table, and their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.measures import Measure, Reading
from scrutiny_desk.domain.papers import Paper
from scrutiny_desk.domain.sentences import sentence_of, state_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.measure_rows import STATE_COLOURS
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.grouped import ROW_ROLE, keeping_place
from scrutiny_desk.ui.models.readings import ReadingsModel, page_words
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import look

if TYPE_CHECKING:
    from scrutiny_desk.ui.measures.chart import MeasureChart

_MOST_PAGES = 4


class ReadingsTable(QTableView):
    """The figures; Enter or a double click opens the page on which one is printed."""

    def __init__(self, desk: Desk, model: ReadingsModel) -> None:
        super().__init__()
        self._desk = desk
        self.setModel(model)
        self.setAccessibleName("Figures of the measure")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(desk.theme.size("row"))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for column, width in enumerate((170, 120, 150)):
            self.setColumnWidth(column, desk.theme.px(width))
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        reading = self.currentIndex().data(ROW_ROLE)
        if isinstance(reading, Reading):
            self._desk.page_asked.emit(reading.paper_id, reading.page_index)


class MeasureSheet(QWidget):
    """Shows one measure. The chart's library is loaded when a chart is first shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._measure: Measure | None = None
        self.chart: MeasureChart | None = None
        space = desk.theme.space
        self._group = plain_label("", "small-muted")
        self._title = plain_label("", "title")
        self._state = plain_label("", "heading", wrap=False)
        self.sentence = plain_label()
        self.model = ReadingsModel()
        self.table = ReadingsTable(desk, self.model)
        self._pages = WrapRow(space[0])
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space[3], space[1], 0, 0)
        self._column.setSpacing(space[1])
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self._group)
        self._column.addLayout(head)
        self._column.addWidget(self.sentence)
        self._column.addSpacing(space[0])
        self._column.addWidget(self.table, 2)
        self._column.addLayout(self._pages)
        self.table.setMinimumHeight(desk.theme.px(118))

    def show_measure(self, measure: Measure, papers: dict[str, Paper]) -> None:
        """Show a measure; papers: by their ids, for the names beside the pages."""
        self._measure = measure
        state = state_of(measure)
        self._group.setText(measure.group)
        self._title.setText(measure.name)
        self._state.setText(f"{state.shape} {state.word}")
        tone = STATE_COLOURS.get(state, "")
        coloured = tone in {"on_track", "overdue"}
        look(self._state, "heading" if tone else "muted", tone if coloured else "")
        self.sentence.setText(sentence_of(measure))
        with keeping_place(self.table, self.model.key_at, self.model.index_of):
            self.model.show(measure.readings)
        self._show_pages(measure, papers)
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._measure is None:
            return
        if self.chart is None:
            from scrutiny_desk.ui.measures.chart import MeasureChart

            self.chart = MeasureChart(self._desk)
            self._column.insertWidget(self._column.indexOf(self.table), self.chart, 3)
        self.chart.show_measure(self._measure)

    def _show_pages(self, measure: Measure, papers: dict[str, Paper]) -> None:
        while entry := self._pages.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        self._pages.addWidget(plain_label("Printed on", "small-muted", wrap=False))
        places = {(one.paper_id, one.page_index): one for one in measure.readings}
        for reading in list(places.values())[:_MOST_PAGES]:
            self._pages.addWidget(self._page_link(reading, papers.get(reading.paper_id)))
        more = len(places) - _MOST_PAGES
        if more > 0:
            words = f"and {more} more in the table"
            self._pages.addWidget(plain_label(words, "small-muted", wrap=False))

    def _page_link(self, reading: Reading, paper: Paper | None) -> QPushButton:
        link = QPushButton(page_words(reading))
        look(link, "link")
        title = paper.title if paper else ""
        link.setAccessibleName(f"Open {page_words(reading)} {title}".strip())
        link.setToolTip(title)
        paper_id, index = reading.paper_id, reading.page_index
        link.clicked.connect(lambda: self._desk.page_asked.emit(paper_id, index))
        return link
