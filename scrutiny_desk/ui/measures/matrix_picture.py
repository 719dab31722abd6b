"""The matrix as it leaves: how many series of each variation and assurance, and which."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.domain.measures.matrix import (
    Matrix,
    MatrixCell,
    column_word,
    row_word,
    sentence_of_matrix,
)
from scrutiny_desk.ui.measures.painted import PaintedChart
from scrutiny_desk.ui.measures.plot_frame import PlotFrame
from scrutiny_desk.ui.measures.signs import colour_of, draw_sign
from scrutiny_desk.ui.models.painting import draw_text, line_height
from scrutiny_desk.ui.theme import Theme

TITLE = "Series by variation and assurance"
_CELL, _HEAD, _NAMES_IN_TABLE = 70, 40, 20


class MatrixPicture(PaintedChart):
    """A grid with its headings; a cell has its count, its signs and the first of its series.

    narrowed: the words that the series were narrowed by, "" for all of them.
    """

    def __init__(self, rows: Matrix, narrowed: str = "") -> None:
        self._rows, self._narrowed = rows, narrowed

    def page(self) -> ChartPage:
        notes = (f"Only series with the words “{self._narrowed}”.",) if self._narrowed else ()
        return ChartPage(
            TITLE,
            sentence_of_matrix(self._rows),
            ("Variation", "Target", "How many", "Series"),
            tuple(
                (
                    row_word(cell.variation),
                    column_word(cell.assurance),
                    f"{len(cell.measures):,}",
                    _names(cell, _NAMES_IN_TABLE),
                )
                for row in self._rows
                for cell in row
                if cell.measures
            ),
            notes,
        )

    def height(self, theme: Theme) -> int:
        return theme.px(_HEAD) + theme.px(_CELL) * len(self._rows)

    def paint(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        frame = PlotFrame(painter, theme)
        if not self._rows:
            return
        names = frame.width_of(row_word(row[0].variation) for row in self._rows) + 16
        wide = (rect.width() - names) / len(self._rows[0])
        high, head = theme.px(_CELL), theme.px(_HEAD)
        for across, cell in enumerate(self._rows[0]):
            left = round(rect.left() + names + across * wide)
            words, font = column_word(cell.assurance), theme.font("small", bold=True)
            ink = theme.paint("text")
            draw_text(
                painter, left + 6, rect.top(), round(wide) - 8, words, font=font, colour=ink, most=2
            )
        for down, row in enumerate(self._rows):
            top = rect.top() + head + down * high
            at = QRectF(rect.left(), top, names - 8, high)
            frame.words(at, row_word(row[0].variation), "text", bold=True)
            for across, cell in enumerate(row):
                box = QRectF(rect.left() + names + across * wide, top, wide, high)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                frame.pen("border", 1)
                painter.drawRect(box)
                self._cell(painter, box, cell, theme)

    def _cell(self, painter: QPainter, box: QRectF, cell: MatrixCell, theme: Theme) -> None:
        strong, small = theme.font("title", bold=True), theme.font("small")
        side, left, top = line_height(strong) - 8, box.left() + 6, box.top() + 4
        if cell.measures:
            draw_sign(painter, QRectF(left, top + 2, side, side), cell.variation, theme)
            left += side + 6
            if cell.assurance is not None:
                draw_sign(painter, QRectF(left, top + 2, side, side), cell.assurance, theme)
                left += side + 6
        count = f"{len(cell.measures):,}" if cell.measures else "–"
        colour = theme.paint(colour_of(cell.variation) if cell.measures else "muted")
        wide = round(box.width()) - 12
        draw_text(painter, round(left), round(top), wide, count, font=strong, colour=colour)
        if cell.measures:
            at = (round(box.left()) + 6, round(top) + line_height(strong))
            words = _names(cell, 2)
            draw_text(painter, *at, wide, words, font=small, colour=theme.paint("text"), most=2)


def _names(cell: MatrixCell, most: int) -> str:
    said = "; ".join(f"{one.group}: {one.name}" for one in cell.measures[:most])
    more = len(cell.measures) - most
    return f"{said} and {more:,} more" if more > 0 else said
