"""Painting the pages: their pictures as good as they are by now, and what is laid over them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from scrutiny_desk.ui.papers.view.images import PageImages
from scrutiny_desk.ui.papers.view.night import soften, turn_over
from scrutiny_desk.ui.papers.view.pieces import Part, Piece, cut, pieces
from scrutiny_desk.ui.papers.view.strip import Slot
from scrutiny_desk.ui.theme import Theme

Overlay = Callable[[QPainter, Slot], None]
_DIM = 0.6


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a page: the pieces of its picture that cover it, and no more than that part.

    part: None of a page in tiles, and of one that has only an edge in the view.
    """

    slot: Slot
    pieces: tuple[Piece, ...]
    part: Piece | None


class PagePainting:
    """Paints what is seen of the pages, and has the pictures drawn that are still missing."""

    def __init__(self, images: PageImages) -> None:
        self._images = images

    def paint(
        self,
        painter: QPainter,
        shown: Sequence[Shown],
        ratio: float,
        theme: Theme,
        blank: frozenset[int],
        over: Overlay,
    ) -> bool:
        """Paint the pages onto the strip; False where a picture is not yet as sharp as it gets.

        ratio: device pixels to a pixel of the strip. over: lays marks and selection over a page.
        """
        sharp = True
        paper, edge = theme.paint("paper"), theme.paint("hairline")
        for one in shown:
            slot = one.slot
            rect = _on_pixels(QRectF(slot.x, slot.y, slot.width, slot.height), ratio)
            painter.fillRect(rect, paper)
            sharp &= self._paint_picture(painter, one, rect, ratio)
            if slot.index in blank:
                painter.setOpacity(_DIM)
                painter.fillRect(rect, theme.paint("page_blank"))
                painter.setOpacity(1.0)
            painter.setPen(edge)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)
            over(painter, slot)
        return sharp

    def want(
        self,
        in_sight: Sequence[Shown],
        ahead: Iterable[tuple[Slot, QRectF]],
        near: int,
        ratio: float,
    ) -> None:
        """Have drawn what is in sight, then, a part of the strip each, what comes next.

        in_sight: the page that was asked for comes first.
        """
        first = [piece for one in in_sight for piece in one.pieces]
        then = [one for slot, part in ahead for one in pieces_of(slot, part, ratio)]
        self._images.want(first, then, near)

    def draw_at_once(self, in_sight: Sequence[Shown]) -> None:
        """Draw what is seen of these pages now where that is quick, in this order."""
        missing = [one for one in in_sight if not self._images.has(one.pieces)]
        self._images.draw_at_once([one.part for one in missing if one.part is not None])

    def sharp(self, shown: Iterable[Shown]) -> bool:
        """Whether all that is seen of these pages has its picture in its size."""
        return all(
            (one.part is not None and self._images.drawn_at_once(one.part) is not None)
            or self._images.has(one.pieces)
            for one in shown
        )

    def _paint_picture(self, painter: QPainter, shown: Shown, rect: QRectF, ratio: float) -> bool:
        slot, wanted = shown.slot, shown.pieces
        painter.save()
        if slot.turned:
            painter.setTransform(upright(slot, rect.topLeft()), combine=True)
        else:
            painter.translate(rect.topLeft())
        here = [(piece, self._images.picture(piece)) for piece in wanted]
        whole = all(image is not None for _, image in here)
        at_once = None
        if not whole and shown.part is not None:
            at_once = self._images.drawn_at_once(shown.part)
        if at_once is not None:
            here, whole = [at_once], True
        if not whole:
            # Better a coarse page than a white one.
            coarse = self._images.stand_in(slot.index)
            if coarse is not None:
                # Smoothly only where it is to be seen for more than a moment.
                smooth = not all(piece.whole for piece in wanted)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
                painter.drawImage(QRectF(QPointF(0, 0), _size(slot)), coarse)
        for piece, image in here:
            if image is not None:
                where = QPointF(piece.left, piece.top) / ratio
                painter.drawImage(QRectF(where, QSizeF(piece.wide, piece.high) / ratio), image)
        painter.restore()
        return whole


def paint_ring(painter: QPainter, viewport: QRect, theme: Theme) -> None:
    """Paint the line round the view that has the keyboard."""
    ring, accent = theme.size("ring"), theme.paint("accent")
    x, y, wide, high = viewport.x(), viewport.y(), viewport.width(), viewport.height()
    # Four strips take a quarter of the time that a broad pen takes.
    painter.fillRect(x, y, wide, ring, accent)
    painter.fillRect(x, y + high - ring, wide, ring, accent)
    painter.fillRect(x, y, ring, high, accent)
    painter.fillRect(x + wide - ring, y, ring, high, accent)


def paint_by_night(
    painter: QPainter,
    viewport: QRect,
    ratio: float,
    theme: Theme,
    paint: Callable[[QPainter], bool],
    pages: Sequence[QRectF],
    photographs: Sequence[QRectF],
) -> bool:
    """Paint light pages aside, turn their lightness over and lay them dark onto the viewport.

    pages and photographs: where they stand on the viewport. A photograph is left as it is.
    """
    aside = QImage(
        math.ceil(viewport.width() * ratio),
        math.ceil(viewport.height() * ratio),
        QImage.Format.Format_RGB32,
    )
    aside.setDevicePixelRatio(ratio)
    aside.fill(theme.paint("well"))
    light = QPainter(aside)
    light.setFont(painter.font())
    done = paint(light)
    light.end()
    spots = [_in_pixels(one, ratio).intersected(aside.rect()) for one in photographs]
    kept = [(spot, aside.copy(spot)) for spot in spots if not spot.isEmpty()]
    for page in pages:
        turn_over(aside, _in_pixels(page, ratio))
    painter.drawImage(0, 0, aside)
    for page in pages:
        part = page.toAlignedRect()
        soften(painter, part, theme.paint("page_night"), theme.paint("page_night_ink"))
    for spot, picture in kept:
        # Its copy has the ratio of what it was copied from.
        painter.drawImage(QPointF(spot.topLeft()) / ratio, picture)
    return done


def _in_pixels(part: QRectF, ratio: float) -> QRect:
    return QRectF(part.topLeft() * ratio, part.size() * ratio).toAlignedRect()


def shown_of(slots: Iterable[Slot], seen: QRectF, ratio: float) -> tuple[Shown, ...]:
    """What is seen of each of these pages in a part of the strip."""
    return tuple(_shown(slot, seen, ratio) for slot in slots)


def pieces_of(slot: Slot, seen: QRectF, ratio: float) -> list[Piece]:
    """The pieces of a page's picture that cover what is seen of it."""
    # No sizes of Qt, which cost as much as all the rest: it stands between a key and the page.
    across, down = (slot.height, slot.width) if slot.turned % 180 else (slot.width, slot.height)
    width, height = math.ceil(across * ratio), math.ceil(down * ratio)
    return pieces(slot.index, width, height, _part(slot, seen, ratio))


def _part(slot: Slot, seen: QRectF, ratio: float) -> Part:
    """What is seen of a page, in pixels of its picture; it may reach over the page's edges."""
    if not slot.turned:
        # By far the most pages.
        left, top = (seen.left() - slot.x) * ratio, (seen.top() - slot.y) * ratio
        return Part(left, top, left + seen.width() * ratio, top + seen.height() * ratio)
    back, possible = upright(slot, QPointF(slot.x, slot.y)).inverted()
    part = back.mapRect(seen) if possible else QRectF(QPointF(0, 0), _size(slot))
    return Part(
        part.left() * ratio, part.top() * ratio, part.right() * ratio, part.bottom() * ratio
    )


def _shown(slot: Slot, seen: QRectF, ratio: float) -> Shown:
    pieces = tuple(pieces_of(slot, seen, ratio))
    in_one = len(pieces) == 1 and pieces[0].whole
    return Shown(slot, pieces, cut(pieces[0], _part(slot, seen, ratio)) if in_one else None)


def upright(slot: Slot, corner: QPointF) -> QTransform:
    """From the page as it is printed, in pixels, to where it stands on the strip."""
    turn = QTransform()
    turn.translate(corner.x(), corner.y())
    if slot.turned == 90:
        turn.translate(slot.width, 0)
    elif slot.turned == 180:
        turn.translate(slot.width, slot.height)
    elif slot.turned == 270:
        turn.translate(0, slot.height)
    turn.rotate(slot.turned)
    return turn


def _size(slot: Slot) -> QSizeF:
    """The size of the page as it is printed, in pixels of the strip."""
    if slot.turned % 180:
        return QSizeF(slot.height, slot.width)
    return QSizeF(slot.width, slot.height)


def _on_pixels(rect: QRectF, ratio: float) -> QRectF:
    """The rectangle moved onto the device's pixels: what is drawn for them is not blurred."""
    x, y = (round(one * ratio) / ratio for one in (rect.x(), rect.y()))
    return QRectF(x, y, rect.width(), rect.height())
