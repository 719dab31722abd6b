"""How a cell of the tracker is painted: up to two lines of words, or a chip of shape and word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap, QTextLayout
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from scrutiny_desk.domain.tracker.recommendations import Computed, RecommendationRow
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.grouped import Heading
from scrutiny_desk.ui.models.painting import (
    chip_height,
    draw_chip,
    draw_text,
    layout_of,
    line_height,
)
from scrutiny_desk.ui.models.recommendations import RecommendationsModel
from scrutiny_desk.ui.theme import Theme
from scrutiny_desk.ui.tracker.cell_editors import CellEditors
from scrutiny_desk.ui.tracker.rows import Column, cell

COLOURS = {
    Computed.OVERDUE: "overdue",
    Computed.DUE: "due",
    Computed.NOT_DUE: "on_track",
    Computed.CLOSED: "closed",
    Computed.NO_DATE: "no_date",
}
_PAD = 8
_LINES = 2
_ONE_LINE_FROM = 1.5
"""From this text size on a row has one line, or hardly any row would be in sight."""
_KEPT = 4000
"""Cells whose lines are kept laid out: scrolling paints the same ones again and again."""
_SMALL = (Column.LAST_UPDATE, Column.FLAGS)


class CellDelegate(CellEditors):
    """Paints every cell of the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme: Theme | None = None
        self._fonts: dict[str, QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._lines: dict[tuple[str, str, int], QTextLayout] = {}
        self._chips: dict[tuple[Computed, int, float], QPixmap] = {}

    def row_height(self) -> int:
        """Pixels of height of every row."""
        return self._most_lines() * line_height(self._desk.theme.font("body")) + self._over() * 2

    def _most_lines(self) -> int:
        return 1 if self._desk.theme.scale >= _ONE_LINE_FROM else _LINES

    def _over(self) -> int:
        """Pixels over the words of a row, and under them."""
        return 2 if self._desk.theme.scale >= _ONE_LINE_FROM else 8

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        row = model.entry_at(index.row()) if isinstance(model, RecommendationsModel) else None
        rect = option.rect
        if self._desk.theme is not self._theme:
            self._take_theme()
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
            return
        if row is None:
            return
        column, state = _COLUMNS[index.column()], option.state.value
        self._paint_ground(
            painter, rect, chosen=bool(state & _SELECTED), first=column is Column.NUMBER
        )
        if column is Column.COMPUTED:
            self._paint_chip(painter, rect, row.standing.computed)
        else:
            words = cell(row, column) or "–"
            self._paint_words(painter, rect, words, column, quiet=_quiet(row, column))
        if state & _FOCUSED:
            painter.setPen(self._colour("accent"))
            painter.drawRect(rect.adjusted(1, 1, -2, -3))

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - every row is as high
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        return QSize(80, self.row_height())

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        """A heading goes over the whole width: every column paints the part that it covers."""
        theme, view = self._desk.theme, self.parent()
        painter.fillRect(rect, self._colour("ground_alt"))
        width = view.viewport().width() if isinstance(view, QTableView) else rect.width()
        font = theme.font("body", bold=True)
        painter.save()
        painter.setClipRect(rect)
        draw_text(
            painter,
            _PAD,
            rect.bottom() - line_height(font) - _PAD,
            width - 2 * _PAD,
            heading.words,
            font=font,
            colour=self._colour("text"),
        )
        painter.restore()
        painter.setPen(self._colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_ground(self, painter: QPainter, rect: QRect, *, chosen: bool, first: bool) -> None:
        if chosen:
            painter.fillRect(rect, self._colour("selected"))
            if first:
                bar = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, self._colour("accent"))
        painter.setPen(self._colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_words(
        self, painter: QPainter, rect: QRect, words: str, column: Column, *, quiet: bool
    ) -> None:
        painter.setPen(self._colour("muted" if quiet or words == "–" else "text"))
        size = "small" if column in _SMALL else "body"
        lines = self._laid_out(words, size, rect.width() - 2 * _PAD)
        lines.draw(painter, QPointF(rect.left() + _PAD, rect.top() + self._over()))

    def _paint_chip(self, painter: QPainter, rect: QRect, computed: Computed) -> None:
        """There are few kinds of them, so each is drawn once and then laid down as a picture."""
        dense = painter.device().devicePixelRatioF()
        key = (computed, rect.width(), dense)
        chip = self._chips.get(key)
        if chip is None:
            font = self._desk.theme.font("small")
            size = QSizeF(rect.width(), chip_height(font) + 1)
            chip = QPixmap((size * dense).toSize())
            chip.setDevicePixelRatio(dense)
            chip.fill(Qt.GlobalColor.transparent)
            inside = QPainter(chip)
            draw_chip(
                inside,
                0,
                0,
                computed.shape,
                computed.word,
                theme=self._desk.theme,
                colour=COLOURS[computed],
                most=rect.width() - 2 * _PAD,
            )
            inside.end()
            self._chips[key] = chip
        painter.drawPixmap(rect.left() + _PAD, rect.top() + max(self._over() - 2, 0), chip)

    def _laid_out(self, words: str, size: str, width: int) -> QTextLayout:
        key = (words, size, width)
        lines = self._lines.get(key)
        if lines is None:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            font = self._fonts.get(size)
            if font is None:
                font = self._fonts[size] = self._desk.theme.font(size)
            lines = self._lines[key] = layout_of(words, font, width, self._most_lines())
        return lines

    def _colour(self, name: str) -> QColor:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = self._desk.theme.paint(name)
        return found

    def _take_theme(self) -> None:
        self._theme = self._desk.theme
        for kept in (self._fonts, self._colours, self._lines, self._chips):
            kept.clear()


_COLUMNS = tuple(Column)
# Numbers: taking flags of Qt apart costs more than painting a line.
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value


def _quiet(row: RecommendationRow, column: Column) -> bool:
    if column is not Column.LAST_UPDATE:
        return False
    news = row.news
    return not (news and news[-1].date)
