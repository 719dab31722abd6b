"""How the board looks: lines of enquiry as headings, questions as cards."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from scrutiny_desk.domain.notes.notes import NoteStatus
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.delegates import PAD, RowDelegate
from scrutiny_desk.ui.models.painting import (
    chip_height,
    draw_chip,
    draw_text,
    layout_of,
    line_height,
)
from scrutiny_desk.ui.questions.board_list import BoardList
from scrutiny_desk.ui.questions.board_rows import BoardRow, said_under
from scrutiny_desk.ui.questions.private_chip import draw_private_chip, private_chip_width

MOST_LINES = 12
"""Lines of a question's words that a card shows; the whole stands in the field when written in."""
_INDENT = 24
_NUMBER = 34
_GAP = 4
STATUS_SHAPES = {
    NoteStatus.READY: "●",
    NoteStatus.ASKED: "◆",
    NoteStatus.ANSWERED: "✓",
    NoteStatus.PART_ANSWERED: "◐",
    NoteStatus.EVADED: "▲",
    NoteStatus.WRITTEN_PROMISED: "⋈",
    NoteStatus.CLOSED: "✓",
}
_STATUS_COLOURS = {
    NoteStatus.ANSWERED: "on_track",
    NoteStatus.PART_ANSWERED: "due",
    NoteStatus.EVADED: "overdue",
    NoteStatus.WRITTEN_PROMISED: "due",
    NoteStatus.CLOSED: "closed",
}


class BoardDelegate(RowDelegate):
    """Paints the rows of a `BoardList`, and says where their words stand."""

    def __init__(self, desk: Desk, view: BoardList) -> None:
        super().__init__(desk, view)
        self._view = view
        self._heights: dict[tuple[str, int, float], int] = {}

    def words_rect(self, rect: QRect, row: object) -> QRect:
        """Where the field for a row's words lies, within the row's own rectangle."""
        if not isinstance(row, BoardRow):
            return rect
        if row.entry.is_line:
            return rect.adjusted(PAD - 4, 14, -PAD, -2)
        left = rect.left() + PAD + self._px(_INDENT) * row.placed.depth + self._px(_NUMBER)
        height = self._words_height(row, rect.width()) + 12
        return QRect(left - 6, rect.top() + _GAP + 4, rect.right() - PAD - left, height)

    def row_height(self, row: object, width: int) -> int:
        if not isinstance(row, BoardRow):
            return 0
        if row.entry.is_line:
            return self._words_height(row, width + 2 * PAD) + 22
        small = self.desk.theme.font("small")
        hints = len(row.hints[:1]) * (line_height(small) + 2)
        words = self._words_height(row, width + 2 * PAD)
        return 2 * _GAP + 10 + words + 6 + chip_height(small) + hints + 10

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, BoardRow):
            return
        if row.entry.is_line:
            self._paint_line(painter, option, row)
        else:
            self._paint_card(painter, option, row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        if not isinstance(row, BoardRow):
            super().paint(painter, option, index)  # type: ignore[arg-type]
            return
        painter.save()
        self.paint_row(painter, option, row)
        painter.restore()

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, row: BoardRow) -> None:
        theme, rect = self.desk.theme, option.rect
        self._ground(painter, rect.adjusted(2, 10, -2, -1), option)
        if self._view.writing == row.key:
            return
        chip = 0
        if row.entry.private:
            chip = private_chip_width(theme) + PAD
            draw_private_chip(painter, rect.right() - chip, rect.top() + 15, theme)
        words = row.entry.text or "A line of enquiry with no words yet"
        draw_text(
            painter,
            rect.left() + PAD,
            rect.top() + 16,
            rect.width() - 2 * PAD - chip,
            words,
            font=theme.font("title", bold=True),
            colour=theme.paint("text" if row.entry.text else "muted"),
            most=3,
        )

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, row: BoardRow) -> None:
        theme, entry = self.desk.theme, row.entry
        body, small = theme.font("body"), theme.font("small")
        muted, indent = theme.paint("muted"), self._px(_INDENT) * row.placed.depth
        card = option.rect.adjusted(PAD - 8 + indent, _GAP, -4, -_GAP)
        self._card(painter, card, option, merged=row.merged)
        left = option.rect.left() + PAD + indent
        words_left = left + self._px(_NUMBER)
        width = option.rect.right() - PAD - words_left
        top = card.top() + 10
        number = row.placed.number or "="
        draw_text(painter, left, top, self._px(_NUMBER) - 4, number, font=body, colour=muted)
        if self._view.writing == row.key:
            top += self._words_height(row, option.rect.width())
        else:
            plain = theme.paint("text") if entry.text and not row.merged else muted
            words = entry.text or "Nothing written yet"
            draw_text(painter, words_left, top, width, words, font=body, colour=plain,
                      most=MOST_LINES)  # fmt: skip
            top += self._words_height(row, option.rect.width())
        top += 6
        right = words_left + self._chips(painter, words_left, top, row)
        draw_text(painter, right, top + 3, option.rect.right() - PAD - right, said_under(row),
                  font=small, colour=muted)  # fmt: skip
        if row.hints:
            top += chip_height(small) + 2
            more = f"  (+{len(row.hints) - 1})" if len(row.hints) > 1 else ""
            draw_text(painter, words_left, top, width, f"Hint: {row.hints[0]}{more}", font=small,
                      colour=theme.paint("due"))  # fmt: skip

    def _chips(self, painter: QPainter, left: int, top: int, row: BoardRow) -> int:
        """Draw the status and the badge of privacy; the pixels they take with the gap after."""
        theme, entry, used = self.desk.theme, row.entry, 0
        if row.merged:
            used += draw_chip(painter, left, top, "=", "Merged", theme=theme, colour="muted") + 6
        elif entry.status is not NoteStatus.DRAFT:
            shape = STATUS_SHAPES.get(entry.status, "")
            tone = _STATUS_COLOURS.get(entry.status, "text")
            used += draw_chip(painter, left, top, shape, entry.status.word, theme=theme,
                              colour=tone) + 6  # fmt: skip
        if entry.private:
            used += draw_private_chip(painter, left + used, top, theme) + 6
        return used + 4 if used else 0

    def _ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        theme = self.desk.theme
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.paint("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.paint("hover"))

    def _card(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, *, merged: bool
    ) -> None:
        theme = self.desk.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        corner = theme.size("corner")
        pen = QPen(theme.paint("accent" if chosen else "hairline"), 2 if chosen else 1)
        if merged and not chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        ground = "selected" if chosen else "hover" if over else "ground"
        painter.setBrush(theme.paint(ground))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), corner, corner)

    def _words_height(self, row: BoardRow, width: int) -> int:
        """Pixels that the words take in a row of this whole width, as typed so far."""
        typed = self._view.typed(row.key)
        text = row.entry.text if typed is None else typed
        line = row.entry.is_line
        font = self.desk.theme.font("title", bold=True) if line else self.desk.theme.font("body")
        taken = 2 * PAD + 2
        if line and row.entry.private:
            taken += private_chip_width(self.desk.theme) + PAD
        if not line:
            taken += self._px(_INDENT) * row.placed.depth + self._px(_NUMBER)
        if typed is not None:
            # The field breaks its lines by its own rules and margins.
            return max(self._view.writer.lines(), 1) * QFontMetrics(font).lineSpacing() + 10
        return self._height(text, font, width - taken, 3 if line else MOST_LINES)

    def _height(self, text: str, font: QFont, width: int, most: int) -> int:
        key = (text, width, font.pointSizeF())
        if key not in self._heights:
            if len(self._heights) > 2_000:
                self._heights.clear()
            lines = max(layout_of(text or "x", font, width, most).lineCount(), 1)
            self._heights[key] = lines * line_height(font)
        return self._heights[key]

    def _px(self, length: int) -> int:
        return self.desk.theme.px(length)
