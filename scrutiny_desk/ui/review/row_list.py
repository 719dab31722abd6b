"""The list of found rows: how a row is painted, and what the keys do on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.delegates import PAD, RowDelegate, dress_list
from scrutiny_desk.ui.models.painting import (
    chip_height,
    draw_chip,
    draw_text,
    line_height,
    lines_needed,
)
from scrutiny_desk.ui.models.review_rows import ReviewRowsModel
from scrutiny_desk.ui.review.words import CHIPS, below, chip, title
from scrutiny_desk.ui.theme import Theme

_ABOVE = 7
_GAP = 10


class FoundRows(QListView):
    """accept_asked, correct_asked, drop_asked: what a key or a double click asks of the row."""

    accept_asked = Signal()
    correct_asked = Signal()
    drop_asked = Signal()

    def __init__(self, desk: Desk, model: ReviewRowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress_list(self, model, FoundRowDelegate(desk, self), "Found rows")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {
            Qt.Key.Key_Return: self.accept_asked,
            Qt.Key.Key_Enter: self.accept_asked,
            Qt.Key.Key_F2: self.correct_asked,
            Qt.Key.Key_Delete: self.drop_asked,
        }.get(Qt.Key(event.key()))
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if asked is not None and plain == Qt.KeyboardModifier.NoModifier:
            asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()) == self.currentIndex():
            self.correct_asked.emit()


class _Measures:
    """The fonts of a theme and what they need in rows so wide: made once, asked for every row."""

    def __init__(self, theme: Theme, width: int) -> None:
        self.theme, self.width = theme, width
        self.body, self.small = theme.font("body"), theme.font("small")
        self.body_line, self.small_line = line_height(self.body), line_height(self.small)
        self.chip = chip_height(self.small)
        small = QFontMetrics(self.small)
        widest = max(small.horizontalAdvance(words) for words in CHIPS) + 18 + _GAP
        # One width for every chip, so that the words stand under each other; 0: chips stand above.
        self.column = widest if widest * 3 <= width else 0
        self.above = 0 if self.column else self.chip + _GAP // 2

    def height(self, row: ReviewRow) -> int:
        """Pixels of height of a row."""
        within = self.width - self.column
        high = lines_needed(title(row), self.body, within) * self.body_line
        high += lines_needed(below(row), self.small, within) * self.small_line
        if row.doubtful and row.doubts:
            high += lines_needed(_why(row), self.small, within) * self.small_line
        return max(high, self.chip) + self.above + 2 * _ABOVE


class FoundRowDelegate(RowDelegate):
    """A chip for the state; beside it the row in words, its page, and why it is doubtful."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(desk, view)
        self._measures = _Measures(desk.theme, 0)
        self._heights: dict[str, tuple[ReviewRow, int]] = {}

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, ReviewRow):
            return
        theme, rect = self.desk.theme, option.rect
        sizes = self._sizes(rect.width() - 2 * PAD)
        shape, word, colour = chip(row)
        left, top = rect.left() + PAD, rect.top() + _ABOVE
        most = (sizes.column or sizes.width) - _GAP
        draw_chip(painter, left, top, shape, word, theme=theme, colour=colour, most=most)
        left, width = left + sizes.column, sizes.width - sizes.column
        top += sizes.above
        dropped = row.state is FactState.DROPPED
        words = QFont(sizes.body)
        words.setStrikeOut(dropped)
        ink, quiet = theme.paint("muted" if dropped else "text"), theme.paint("muted")
        top += draw_text(painter, left, top, width, title(row), font=words, colour=ink, most=2)
        told = below(row)
        top += draw_text(painter, left, top, width, told, font=sizes.small, colour=quiet, most=2)
        if row.doubtful and row.doubts:
            why, ink = _why(row), theme.paint("due")
            draw_text(painter, left, top, width, why, font=sizes.small, colour=ink, most=2)

    def row_height(self, row: object, width: int) -> int:
        if not isinstance(row, ReviewRow):
            return 0
        sizes = self._sizes(width)
        kept = self._heights.get(row.id)
        if kept is None or kept[0] is not row:
            kept = self._heights[row.id] = (row, sizes.height(row))
        return kept[1]

    def _sizes(self, width: int) -> _Measures:
        """For the theme in hand and this width; the heights kept for another are forgotten."""
        if self._measures.theme is not self.desk.theme or self._measures.width != width:
            self._measures = _Measures(self.desk.theme, width)
            self._heights.clear()
        return self._measures


def _why(row: ReviewRow) -> str:
    return " ".join(f"{doubt.rstrip('.')}." for doubt in row.doubts)
