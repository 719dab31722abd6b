"""Marks on a page: colour over the words, and a small shape in the margin in line with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scrutiny_desk.domain.notes import Note, NoteKind
from scrutiny_desk.domain.pages import Box
from scrutiny_desk.ui.papers.strip import Slot
from scrutiny_desk.ui.theme import Theme, mark_token


@dataclass(frozen=True, slots=True)
class Mark:
    """A note as it is drawn; boxes in points of its page, none for a whole item or page."""

    note_id: str
    kind: NoteKind
    page_index: int
    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        return self.boxes[0].y0 if self.boxes else 0.0


def marks_by_page(notes: Iterable[Note]) -> dict[int, tuple[Mark, ...]]:
    """The marks of a paper's notes, top down on each page."""
    pages: dict[int, list[Mark]] = {}
    for note in notes:
        mark = Mark(note.id, note.kind, note.anchor.page_index, note.anchor.boxes)
        pages.setdefault(mark.page_index, []).append(mark)
    return {index: tuple(sorted(found, key=lambda m: m.top)) for index, found in pages.items()}


def rect_of(box: Box) -> QRectF:
    return QRectF(box.x0, box.y0, box.width, box.height)


def chips(marks: Sequence[Mark], slot: Slot, side: float, gap: float) -> list[tuple[Mark, QRectF]]:
    """Where the shapes stand in the right margin; they never lie on each other."""
    placed: list[tuple[Mark, QRectF]] = []
    free = slot.y + gap
    for mark in marks:
        middle = mark.boxes[0].centre[1] * slot.scale + slot.y - side / 2 if mark.boxes else free
        top = max(middle, free)
        placed.append((mark, QRectF(slot.x + slot.width - side - gap, top, side, side)))
        free = top + side + gap / 2
    return placed


def paint_highlights(
    painter: QPainter, marks: Sequence[Mark], slot: Slot, theme: Theme, chosen: str | None
) -> None:
    """Lay the colours over the words; black print stays black."""
    for mark in marks:
        for box in mark.boxes:
            rect = rect_of(slot.to_strip(box)).adjusted(-2, -1, 2, 1)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(rect, theme.paint(mark_token(mark.kind)))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            if mark.note_id == chosen:
                painter.setPen(QPen(theme.paint("mark_ring"), theme.size("ring")))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect)


def paint_chips(
    painter: QPainter, placed: Sequence[tuple[Mark, QRectF]], theme: Theme, chosen: str | None
) -> None:
    """Draw the shapes in the margin, each on its colour with an outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("small", bold=True))
    for mark, rect in placed:
        is_chosen = mark.note_id == chosen
        pen = QPen(theme.paint("mark_ring" if is_chosen else "ink"))
        pen.setWidthF(theme.size("ring") if is_chosen else 1)
        painter.setPen(pen)
        painter.setBrush(theme.paint(mark_token(mark.kind)))
        corner = theme.size("corner")
        painter.drawRoundedRect(rect, corner, corner)
        painter.setPen(theme.paint("ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark.kind.shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def mark_under(
    point: QPointF, marks: Sequence[Mark], placed: Sequence[tuple[Mark, QRectF]], slot: Slot
) -> Mark | None:
    """The mark at a point of the strip: its shape, or its words (the later note wins)."""
    for mark, rect in placed:
        if rect.contains(point):
            return mark
    for mark in reversed(marks):
        if any(rect_of(slot.to_strip(box)).contains(point) for box in mark.boxes):
            return mark
    return None
