"""Marks on a page: over words, under them, round a region, and a shape in the margin beside them.

Each form is told without its colour: a highlight is a filled band, an underline a line whose
pattern is its kind's own, a region a frame with corners, a whole page or item a chip with a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scrutiny_desk.domain.notes.notes import MarkForm, Note, NoteKind
from scrutiny_desk.domain.notes.quoting import Further
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.ui.papers.marks.places import free_place
from scrutiny_desk.ui.papers.marks.privacy import paint_privacy
from scrutiny_desk.ui.papers.view.strip import Slot
from scrutiny_desk.ui.theme import Theme, mark_token

_PATTERNS: dict[NoteKind, tuple[float, ...]] = {
    NoteKind.QUESTION: (),
    NoteKind.CONCERN: (2, 1),
    NoteKind.PRAISE: (1, 1),
    NoteKind.FACT_TO_CHECK: (5, 2),
    NoteKind.PROMISE: (8, 2, 2, 2),
    NoteKind.DECLARATION: (8, 2, 1, 2, 1, 2),
    NoteKind.IDEA: (10, 4),
    NoteKind.NOTE: (1, 3),
}
"""The dashes of each kind's underline, in widths of the line; a question's is whole."""
_WHOLE = {MarkForm.PAGE: "page", MarkForm.ITEM: "item"}
_WORD_WIDE = 1.7
_BADGE_WIDE = 0.75
_MARGIN = 0.05
"""How much of a page's width the shape of a chip may take."""
_LEAST_SIDE = 24.0
"""Pixels; what is smaller is hard to hit."""
_LETTER = 0.58
"""The size of a chip's letters against its height."""
_BAND = 0.34
"""How much of a line's height the colour under underlined words takes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A note as it is drawn; boxes in points of its page, none for a whole item or page."""

    note_id: str
    kind: NoteKind
    page_index: int
    boxes: tuple[Box, ...]
    form: MarkForm = MarkForm.HIGHLIGHT
    private: bool = True

    @property
    def top(self) -> float:
        return self.boxes[0].y0 if self.boxes else 0.0


def marks_by_page(
    notes: Iterable[Note], further: Further = lambda _anchor: ()
) -> dict[int, tuple[Mark, ...]]:
    """The marks of a paper's notes, top down on each page on which their words stand."""
    pages: dict[int, list[Mark]] = {}
    for note in notes:
        anchor = note.anchor
        for page_index, boxes in ((anchor.page_index, anchor.boxes), *further(anchor)):
            mark = Mark(note.id, note.kind, page_index, boxes, note.form, note.private)
            pages.setdefault(page_index, []).append(mark)
    return {index: tuple(sorted(found, key=lambda m: m.top)) for index, found in pages.items()}


def rect_of(box: Box) -> QRectF:
    return QRectF(box.x0, box.y0, box.width, box.height)


def chips(
    marks: Sequence[Mark], slot: Slot, side: float, gap: float, printed: Sequence[Box] = ()
) -> list[tuple[Mark, QRectF]]:
    """Where the shapes stand: beside what they mark, in the right margin; none lies on another.

    A chip is wide enough for its shape, the word of a whole page or item, and the privacy badge.
    Those of a whole page or item stand near the upper right corner where they cover no print.
    printed: the parts of the page that are not bare paper, in its points.
    """
    # Large text makes the chips larger, but never so large that they lie on the words.
    side = max(min(side, slot.width * _MARGIN), _LEAST_SIDE)
    placed: list[tuple[Mark, QRectF]] = []
    free = slot.y + gap
    for mark in marks:
        if _is_whole(mark):
            continue
        width = side * (1 + _BADGE_WIDE)
        beside = slot.to_strip(mark.boxes[0])
        region = mark.form is MarkForm.REGION
        top = max(beside.y0 if region else beside.centre[1] - side / 2, free)
        placed.append((mark, QRectF(slot.x + slot.width - width - gap, top, width, side)))
        free = top + side + gap / 2
    within = Box(slot.x + gap, slot.y + gap, slot.x + slot.width - gap, slot.y + slot.height - gap)
    filled = [_with_gap(rect_of(slot.to_strip(part)), gap / 4) for part in printed]
    filled += [_with_gap(rect, gap / 2) for _, rect in placed]
    whole: list[tuple[Mark, QRectF]] = []
    for mark in marks:
        if _is_whole(mark):
            wide = side * (1 + _BADGE_WIDE + _WORD_WIDE)
            rect = rect_of(free_place(within, wide, side, filled))
            whole.append((mark, rect))
            filled.append(_with_gap(rect, gap / 2))
    return [*whole, *placed]


def _with_gap(rect: QRectF, gap: float) -> Box:
    return Box(rect.left() - gap, rect.top() - gap, rect.right() + gap, rect.bottom() + gap)


def paint_highlights(
    painter: QPainter, marks: Sequence[Mark], slot: Slot, theme: Theme, chosen: str | None
) -> None:
    """Lay the colours over the words, under them or round a region; black print stays black."""
    for mark in marks:
        for box in mark.boxes:
            rect = rect_of(slot.to_strip(box)).adjusted(-2, -1, 2, 1)
            if mark.form is MarkForm.REGION:
                _paint_region(painter, mark, rect, theme)
            elif mark.form is MarkForm.UNDERLINE:
                _paint_underline(painter, mark, rect, theme)
            else:
                _tint(painter, rect, mark, theme)
            if mark.note_id == chosen:
                painter.setPen(QPen(theme.paint("mark_ring"), theme.size("ring")))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect)


def paint_chips(
    painter: QPainter, placed: Sequence[tuple[Mark, QRectF]], theme: Theme, chosen: str | None
) -> None:
    """Draw the shapes in the margin, each on its colour with an outline and its privacy badge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme.font("small", bold=True)
    for mark, rect in placed:
        font.setPixelSize(round(rect.height() * _LETTER))
        painter.setFont(font)
        is_chosen = mark.note_id == chosen
        pen = QPen(theme.paint("mark_ring" if is_chosen else "ink"))
        pen.setWidthF(theme.size("ring") if is_chosen else 1)
        painter.setPen(pen)
        painter.setBrush(theme.paint(mark_token(mark.kind)))
        corner = theme.size("corner")
        painter.drawRoundedRect(rect, corner, corner)
        painter.setPen(theme.paint("ink"))
        side = rect.height()
        shape = QRectF(rect.x(), rect.y(), side, side)
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, mark.kind.shape)
        if _is_whole(mark):
            word = QRectF(shape.right(), rect.y(), side * _WORD_WIDE, side)
            painter.drawText(word, Qt.AlignmentFlag.AlignCenter, _WHOLE[_whole_form(mark)])
        badge = side * 0.5
        spot = QRectF(
            rect.right() - badge - side * 0.2, rect.center().y() - badge / 2, badge, badge
        )
        paint_privacy(painter, spot, private=mark.private, ink=theme.paint("ink"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def mark_under(
    point: QPointF, marks: Sequence[Mark], placed: Sequence[tuple[Mark, QRectF]], slot: Slot
) -> Mark | None:
    """The mark at a point of the strip: its shape, or its words (the later note wins).

    Words in a region come before the region, which is taken up by its chip or its empty parts.
    """
    for mark, rect in placed:
        if rect.contains(point):
            return mark
    words = [mark for mark in marks if mark.form is not MarkForm.REGION]
    regions = [mark for mark in marks if mark.form is MarkForm.REGION]
    for mark in (*reversed(words), *reversed(regions)):
        if any(rect_of(slot.to_strip(box)).contains(point) for box in mark.boxes):
            return mark
    return None


def _is_whole(mark: Mark) -> bool:
    return not mark.boxes


def _whole_form(mark: Mark) -> MarkForm:
    return mark.form if mark.form in _WHOLE else MarkForm.PAGE


def _tint(painter: QPainter, rect: QRectF, mark: Mark, theme: Theme) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(rect, theme.paint(mark_token(mark.kind)))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _paint_underline(painter: QPainter, mark: Mark, rect: QRectF, theme: Theme) -> None:
    band = QRectF(rect)
    band.setTop(rect.bottom() - rect.height() * _BAND)
    _tint(painter, band, mark, theme)
    pen = QPen(theme.paint("ink"), theme.size("ring"))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if _PATTERNS[mark.kind]:
        pen.setDashPattern(list(_PATTERNS[mark.kind]))
    painter.setPen(pen)
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_region(painter: QPainter, mark: Mark, rect: QRectF, theme: Theme) -> None:
    """A frame in the kind's colour with a dark outline and heavy corners; what is in it stays."""
    ring = theme.size("ring")
    edge = 3.0 * ring
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.setPen(QPen(theme.paint(mark_token(mark.kind)), edge))
    painter.drawRect(rect.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(QPen(theme.paint("ink"), 1))
    painter.drawRect(rect)
    painter.setPen(QPen(theme.paint("ink"), ring + 1))
    arm = min(4 * edge, rect.width() / 3, rect.height() / 3)
    for corner, right, down in (
        (rect.topLeft(), arm, arm),
        (rect.topRight(), -arm, arm),
        (rect.bottomLeft(), arm, -arm),
        (rect.bottomRight(), -arm, -arm),
    ):
        painter.drawLine(corner, corner + QPointF(right, 0))
        painter.drawLine(corner, corner + QPointF(0, down))
