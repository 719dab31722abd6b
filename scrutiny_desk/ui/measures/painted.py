"""A chart of our own painting with its sentence and the same figures as a table."""

from __future__ import annotations

from abc import ABC, abstractmethod

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.ui.chart_out import ChartOut
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.measures.on_paper import OnPaper
from scrutiny_desk.ui.models.empty import plain_label
from scrutiny_desk.ui.models.wrap_row import WrapRow
from scrutiny_desk.ui.theme import Theme, look

_LEAST, _WIDEST = 150, 260


class PaintedChart(ABC):
    """A picture that can be painted in any theme, on the screen or on paper."""

    @abstractmethod
    def page(self) -> ChartPage:
        """The words and figures of the chart."""

    @abstractmethod
    def height(self, theme: Theme) -> int:
        """How high the picture is when nothing of it is squeezed, in pixels."""

    @abstractmethod
    def paint(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        """Paint the picture alone."""

    def leaving(self) -> PaintedChart:
        """The chart as it may leave this computer."""
        return self

    def paper_size(self, *, words: bool = True) -> QSize:
        """Half a page across, as high as the picture and its words."""
        return self._on_paper(words).size()

    def paint_on_paper(self, painter: QPainter, rect: QRect, *, words: bool = True) -> None:
        """The picture with its title over it and its sentence under it, dark on white."""
        room = self._on_paper(words).paint(painter, QRectF(rect))
        self.paint(painter, room.toRect(), Theme.named("light"))

    def _on_paper(self, words: bool) -> OnPaper:
        return OnPaper(self.page(), self.height(Theme.named("light")), words=words)


class PaintedView(QWidget):
    """The picture in the window; the table beside it is what the keyboard walks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chart: PaintedChart | None = None

    def show_chart(self, chart: PaintedChart) -> None:
        self.chart = chart
        page = chart.page()
        self.setAccessibleName(f"Chart: {page.title}")
        self.setAccessibleDescription(page.sentence)
        self.setMinimumHeight(chart.height(self._desk.theme))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.chart is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.chart.paint(painter, self.rect(), self._desk.theme)
            painter.end()


class FiguresTable(QTableWidget):
    """Rows of words; Enter or a double click asks for the row's own place.

    widest: pixels that no column takes more of at first.
    """

    opened = Signal(int)

    def __init__(self, name: str, widest: int) -> None:
        super().__init__()
        self._widest = widest
        self.setAccessibleName(name)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_page(self, page: ChartPage, widest: int | None) -> None:
        """Show the rows of a page; widest: the column that takes what room is left, or None."""
        self.setColumnCount(len(page.headings))
        self.setHorizontalHeaderLabels(list(page.headings))
        self.setRowCount(len(page.rows))
        for at, row in enumerate(page.rows):
            for column, words in enumerate(row):
                cell = QTableWidgetItem(words)
                said = f"{row[0]}, {page.headings[column]}: {words}" if column else words
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                if len(words) > 40:
                    cell.setToolTip(f"<p>{_plain(words)}</p>")
                self.setItem(at, column, cell)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + 12, self._widest))
        if widest is None:
            head.setStretchLastSection(True)
        else:
            head.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
            return
        super().keyPressEvent(event)


class PaintedPane(QWidget):
    """Sentence, picture and table of one chart, with the ways out of it.

    table: a table of its own kind; None for one to read.
    """

    opened = Signal(int)

    def __init__(self, desk: Desk, name: str, table: FiguresTable | None = None) -> None:
        super().__init__()
        self._desk = desk
        self.said = plain_label()
        self.note = plain_label("", "small-muted")
        self.view = PaintedView(desk)
        self.table = table or FiguresTable(f"{name}, as a table", desk.theme.px(_WIDEST))
        self.table.setMinimumHeight(desk.theme.px(90))
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled.setWidget(self.view)
        look(self.view, "plain")
        self.out = ChartOut(desk, lambda: self.view.chart and self.view.chart.leaving())
        self.top = WrapRow(desk.theme.space[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.space[1])
        column.addLayout(self.top)
        column.addWidget(self.said)
        column.addWidget(self._scrolled, 3)
        column.addWidget(self.note)
        column.addWidget(self.table, 2)
        self.table.opened.connect(self.opened)

    def table_first(self) -> None:
        """Give the table more room than the picture."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.setStretchFactor(self._scrolled, 2)
            column.setStretchFactor(self.table, 3)

    def show_chart(self, chart: PaintedChart, widest: int | None = None) -> None:
        """Show a chart; widest: the column of its table that takes what room is left, or None."""
        page = chart.page()
        self.said.setText(page.sentence)
        self.note.setText(" ".join(page.notes))
        self.note.setVisible(bool(page.notes))
        self.view.show_chart(chart)
        self._scrolled.setVisible(bool(page.rows))
        least = min(chart.height(self._desk.theme), self._desk.theme.px(_LEAST))
        self._scrolled.setMinimumHeight(least)
        self.table.setVisible(bool(page.rows))
        self.out.setVisible(bool(page.rows))
        self.table.show_page(page, widest)


def _plain(words: str) -> str:
    """Words of a paper as they are, for a tip that wraps: nothing of it is markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;")
