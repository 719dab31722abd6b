"""The measure in hand, large: title, sentence, chart, its figures as a table, and their pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
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

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.domain.measures.measure_chart import asides_of, events_of, rows_of, series_of
from scrutiny_desk.domain.measures.measures import Measure, Reading
from scrutiny_desk.domain.measures.sentences import say_unit, sentence_of, state_of
from scrutiny_desk.domain.measures.spc_series import SeriesChart
from scrutiny_desk.domain.measures.waiting_set import Bands, bands_of, events_of_set
from scrutiny_desk.domain.papers.papers import Paper
from scrutiny_desk.services.measures.cards import card_of
from scrutiny_desk.ui.chart_out import ChartOut
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.bands import BandsChart
from scrutiny_desk.ui.measures.card_pane import CardPane
from scrutiny_desk.ui.measures.chart_file import SeriesPicture, notes_of, rules_of
from scrutiny_desk.ui.measures.measure_rows import STATE_COLOURS
from scrutiny_desk.ui.measures.painted import PaintedPane
from scrutiny_desk.ui.measures.signs import SignWord, variation_word
from scrutiny_desk.ui.measures.waiting_strip import BANDS_KEY, WaitingStrip
from scrutiny_desk.ui.measures.xmr_painter import legend_of
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.grouped import ROW_ROLE, keeping_place
from scrutiny_desk.ui.models.readings import HEADINGS, ReadingsModel, cells_of, page_words
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import Theme, look

if TYPE_CHECKING:
    from scrutiny_desk.ui.measures.xmr_plot import XmrPlot

_MOST_PAGES = 4
_TONES = {"on_track", "overdue"}

LOOKS: dict[str, Callable[[XmrPlot], None]] = {
    "measures:closer": lambda chart: chart.look_closer(),
    "measures:further": lambda chart: chart.look_further(),
    "measures:earlier": lambda chart: chart.look_earlier(),
    "measures:later": lambda chart: chart.look_later(),
    "measures:every_month": lambda chart: chart.show_every_month(),
}
"""The actions by which more, fewer or other months of a series are shown."""


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
        for column, width in enumerate((150, 90, 150)):
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
        if isinstance(reading, Reading) and reading.is_printed:
            self._desk.page_asked.emit(reading.paper_id, reading.page_index)


class MeasureSheet(QWidget):
    """Shows one measure. The chart's library is loaded when a chart is first shown.

    measure_asked: somebody chose another measure of the waiting set, by its key.
    """

    measure_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._measure: Measure | None = None
        self._set: list[Measure] = []
        self._bands: list[Bands] = []
        self._with: tuple[dict[str, Paper], Theme] = ({}, desk.theme)
        self._made: SeriesChart | None = None
        self.chart: XmrPlot | None = None
        space = desk.theme.space
        self._group = plain_label("", "small-muted")
        self._title = plain_label("", "title")
        self._state = plain_label("", "heading", wrap=False)
        self.variation, self.assurance = SignWord(desk), SignWord(desk)
        self.sentence = plain_label()
        self.strip = WaitingStrip(desk)
        self.bands = PaintedPane(desk, "Waiting bands")
        self.unit = plain_label("", "small-muted", wrap=False)
        self.legend, self.rules = (plain_label("", "small-muted") for _ in range(2))
        self.out = ChartOut(desk, self._picture)
        self.model = ReadingsModel()
        self.table = ReadingsTable(desk, self.model)
        self.card = CardPane(desk)
        self._pages = WrapRow(space[0])
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space[3], space[1], 0, 0)
        self._column.setSpacing(space[1])
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        for out in (self.out, self.bands.out):
            head.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        told = WrapRow(space[3])
        self._signs = QWidget()
        self._signs.setLayout(told)
        for one in (self._state, self.variation, self.assurance):
            told.addWidget(one)
        over = QHBoxLayout()
        over.addWidget(self.unit)
        over.addSpacing(space[3])
        over.addWidget(self.legend, 1)
        self._column.addWidget(self._group)
        self._column.addLayout(head)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.bands, 3)
        for part in (self._signs, self.sentence, self.card.line):
            self._column.addWidget(part)
        self._column.addLayout(over)
        self._column.addWidget(self.rules)
        self._column.addWidget(self.table, 2)
        self._column.addWidget(self.card)
        self._column.addLayout(self._pages)
        self.table.setMinimumHeight(desk.theme.px(118))
        self._large(bands=False)
        self._connect()

    def _connect(self) -> None:
        self.strip.chosen.connect(self._on_small)
        self.strip.pointed.connect(self.look_at)
        self.bands.table.currentCellChanged.connect(lambda row, *_: self._on_bands(row))
        self.table.selectionModel().currentRowChanged.connect(lambda row, _: self._on_row(row))

    def show_measure(
        self, measure: Measure, papers: dict[str, Paper], beside: Sequence[Measure] = ()
    ) -> None:
        """Show a measure; papers: by their ids, for the names beside the pages.

        beside: the waiting set of its service, shown small above it.
        """
        # What is counted may be other words of the very same figures.
        self.card.show_card(card_of(self._desk.library, measure))
        if self._shows(measure, papers, beside):
            return
        other = self._measure is None or self._measure.key != measure.key
        self._measure, self._set = measure, list(beside)
        self._with = (papers, self._desk.theme)
        self._show_set(keep_bands=not other)
        made = self._made = series_of(measure)
        asides = asides_of(measure)
        self._group.setText(measure.group)
        self._tell(measure, made)
        self.sentence.setText(" ".join([sentence_of(measure, made), measure.unlike]).strip())
        self._tell_months()
        self.rules.setText(rules_of(made))
        with keeping_place(self.table, self.model.key_at, self.model.index_of):
            self.model.show(rows_of(measure, made))
        self._show_pages(measure, papers)
        if self.isVisible():
            self._draw()
        self.out.setEnabled(bool(made.points or asides))

    def _shows(self, measure: Measure, papers: dict[str, Paper], beside: Sequence[Measure]) -> bool:
        """Whether the very same is shown already: a reading of the library makes only new of what
        changed.
        """
        same = measure is self._measure and len(beside) == len(self._set)
        alike = all(one is other for one, other in zip(beside, self._set, strict=False))
        shown_with, theme = self._with
        return same and alike and papers == shown_with and theme is self._desk.theme

    def _show_set(self, *, keep_bands: bool) -> None:
        """The waiting set small, and the bands where they were in hand."""
        rows = bands_of(self._set)
        held = self.bands.isVisibleTo(self) and keep_bands and bool(rows)
        self.strip.setVisible(len(self._set) > 1)
        key = BANDS_KEY if held or self._measure is None else self._measure.key
        self.strip.show_set(self._set, key, bands=bool(rows))
        for one, after in pairwise([self.out, self.bands.out, *self.strip.charts, self.table]):
            QWidget.setTabOrder(one, after)
        self._bands = rows
        self._large(bands=held)

    def look_at(self, day: object) -> None:
        """Show one day in the small charts and the large one; None for none."""
        held = day if isinstance(day, int) else None
        self.strip.mark(held)
        if self.chart is not None:
            self.chart.mark(held)
        chart = self.bands.view.chart
        if isinstance(chart, BandsChart):
            chart.marked = held
            self.bands.view.update()

    def _on_row(self, row: QModelIndex) -> None:
        """The keyboard walks the table: its month is shown in every chart."""
        reading = row.data(ROW_ROLE)
        if isinstance(reading, Reading) and reading.as_of and self.table.hasFocus():
            self.look_at(last_day(reading.as_of).toordinal())

    def _on_bands(self, row: int) -> None:
        rows = bands_of(self._set)
        if 0 <= row < len(rows) and self.bands.table.hasFocus():
            self.look_at(rows[row].date.toordinal())

    def _on_small(self, key: str) -> None:
        """A small chart was chosen: the bands here, a measure by the room's list."""
        if key == BANDS_KEY:
            self._large(bands=True)
            return
        self._large(bands=False)
        self.measure_asked.emit(key)

    def _large(self, *, bands: bool) -> None:
        """Show the bands large, or the measure; the bands are drawn when they are looked at."""
        if bands and self._measure is not None:
            title = f"{self._measure.group}: waiting by weeks"
            self.bands.show_chart(BandsChart(self._bands, title, events_of_set(self._set)))
        self.bands.setVisible(bands)
        self.bands.out.setVisible(bands)
        parts = (self.sentence, self.unit, self.legend, self.rules, self.table, self.out)
        for one in (*parts, self.card.line, self.card):
            one.setVisible(not bands)
        if self.chart is not None:
            self.chart.setVisible(not bands)
        self._signs.setVisible(not bands)
        if self._measure is not None:
            self._title.setText("Waiting by weeks" if bands else self._measure.name)

    def _tell(self, measure: Measure, made: SeriesChart) -> None:
        """The words beside the title: of an indicator its state, of a series its signs."""
        state = state_of(measure, made)
        indicator = measure.family != "waiting"
        self._state.setVisible(indicator)
        self._state.setText(f"{state.shape} {state.word}")
        tone = STATE_COLOURS.get(state, "")
        look(self._state, "heading" if tone else "muted", tone if tone in _TONES else "")
        self.variation.setVisible(bool(made.points))
        self.variation.tell(made.variation, variation_word(made))
        self.assurance.setVisible(made.assurance is not None)
        if made.assurance is not None:
            self.assurance.tell(made.assurance, made.assurance.word)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._draw()

    def _draw(self) -> None:
        measure, made = self._measure, self._made
        if measure is None or made is None:
            return
        if self.chart is None:
            from scrutiny_desk.ui.measures.xmr_plot import XmrPlot

            self.chart = XmrPlot()
            self.chart.pointed.connect(self.look_at)
            self.chart.setMinimumHeight(self._desk.theme.px(160))
            self.chart.months_changed.connect(self._tell_months)
            self._column.insertWidget(self._column.indexOf(self.rules), self.chart, 3)
        asides = asides_of(measure)
        self.legend.setText(legend_of(made, asides))
        self.chart.setAccessibleName(f"Chart of {measure.name}")
        self.chart.setAccessibleDescription(sentence_of(measure, made))
        percent = measure.unit == "percent"
        self.chart.show_series(
            made, self._desk.theme, percent=percent, asides=asides, events=events_of(measure)
        )
        self._tell_months()

    def look(self, name: str) -> None:
        """Show fewer, more or other months of the series, by the name of an action in `LOOKS`."""
        if self.chart is not None and not self.bands.isVisibleTo(self):
            LOOKS[name](self.chart)

    def _tell_months(self) -> None:
        """Which months are shown where they are not all, after the unit."""
        if self._measure is None:
            return
        words = say_unit(self._measure.unit).capitalize()
        shown = self.chart.months_shown if self.chart is not None else None
        if shown is not None:
            months = " to ".join(f"{day:%B %Y}" for day in shown)
            words = f"{words}. {months}; Ctrl+0 shows every month"
        self.unit.setText(words)

    def _picture(self) -> SeriesPicture | None:
        """The measure as it leaves: with the group in its title and the pages in its table."""
        measure, made = self._measure, self._made
        if measure is None or made is None:
            return None
        title = ", ".join(words for words in (measure.group, measure.name) if words)
        page = ChartPage(
            title,
            sentence_of(measure, made),
            HEADINGS,
            tuple(cells_of(row) for row in rows_of(measure, made)),
            notes_of(made, events_of(measure)),
            self.card.shown.told,
        )
        percent = measure.unit == "percent"
        return SeriesPicture(
            made,
            title,
            percent=percent,
            asides=asides_of(measure),
            events=events_of(measure),
            page=page,
        )

    def _show_pages(self, measure: Measure, papers: dict[str, Paper]) -> None:
        while entry := self._pages.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        self._pages.addWidget(plain_label("Printed on", "small-muted", wrap=False))
        places = {(one.paper_id, one.page_index): one for one in measure.readings if one.is_printed}
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
