"""How a note and an agenda item look in the lists of the Questions room."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from scrutiny_desk.domain.notes.notes import NoteRow
from scrutiny_desk.ui.models.delegates import PAD, RowDelegate
from scrutiny_desk.ui.models.painting import (
    chip_height,
    draw_chip,
    draw_text,
    line_height,
    lines_needed,
)
from scrutiny_desk.ui.questions.sorting import ItemCount, page_of

_NUMBER = 28
"""Pixels for an item's number before its title."""


class NoteDelegate(RowDelegate):
    """A card: kind, status and page in the first line, then the text, then the quoted words."""

    def row_height(self, row: object, width: int) -> int:
        theme = self.desk.theme
        font, small = theme.font("body"), theme.font("small")
        words = _words(row) if isinstance(row, NoteRow) else ""
        under = line_height(small) + 2 if isinstance(row, NoteRow) and _under(row) else 0
        lines = lines_needed(words, font, width)
        return 10 + chip_height(small) + 6 + lines * line_height(font) + under + 10

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, NoteRow):
            return
        theme, note, rect = self.desk.theme, row.note, option.rect
        small, body = theme.font("small"), theme.font("body")
        left, width, top = rect.left() + PAD, rect.width() - 2 * PAD, rect.top() + 10
        muted = theme.paint("muted")
        chip = draw_chip(painter, left, top, note.kind.shape, note.kind.word, theme=theme,
                         colour="text")  # fmt: skip
        said = f"{note.status.word} · {'Private' if note.private else 'Shared'}"
        page = page_of(row).capitalize() if not page_of(row).startswith("PDF") else page_of(row)
        draw_text(
            painter,
            left + chip + 10,
            top + 3,
            width - chip - 10,
            f"{said} · {page}",
            font=small,
            colour=muted,
        )
        top += chip_height(small) + 6
        top += draw_text(
            painter,
            left,
            top,
            width,
            _words(row),
            font=body,
            colour=theme.paint("text") if note.text else muted,
            most=2,
        )
        draw_text(painter, left, top + 2, width, _under(row), font=small, colour=muted)


class ItemDelegate(RowDelegate):
    """An agenda item with its number before it and the count of its notes at the right."""

    def row_height(self, row: object, width: int) -> int:
        font = self.desk.theme.font("body")
        lines = 1
        if isinstance(row, ItemCount):
            lines = lines_needed(row.title, font, _title_width(row, font, width))
        return 16 + line_height(font) * lines

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, ItemCount):
            return
        theme, rect = self.desk.theme, option.rect
        font = theme.font("body")
        figures = f"{row.count:,}"
        count_width = QFontMetrics(font).horizontalAdvance(figures) + 2
        indent = _NUMBER if row.number else 0
        colour = theme.paint("text")
        top = rect.top() + 8
        if row.number:
            draw_text(painter, rect.left() + PAD, top, indent, row.number, font=font, colour=colour)
        draw_text(
            painter,
            rect.left() + PAD + indent,
            top,
            _title_width(row, font, rect.width() - 2 * PAD),
            row.title,
            font=font,
            colour=colour,
            most=2,
        )
        draw_text(
            painter,
            rect.right() - PAD - count_width,
            top,
            count_width + PAD,
            figures,
            font=font,
            colour=theme.paint("muted"),
        )


def _title_width(row: ItemCount, font: QFont, width: int) -> int:
    count = QFontMetrics(font).horizontalAdvance(f"{row.count:,}") + 2
    return width - count - 8 - (_NUMBER if row.number else 0)


def _words(row: NoteRow) -> str:
    return row.note.text or "Nothing written yet"


def _under(row: NoteRow) -> str:
    """The quoted words, or the item for a note on a whole item."""
    if row.note.anchor.quote:
        return f"“{row.note.anchor.quote}”"
    return f"On item {row.item_number} {row.item_title}".strip() if row.item_title else ""
