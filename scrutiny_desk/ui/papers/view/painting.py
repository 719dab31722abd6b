"""Painting the pages: their pictures as good as they are by now, and what is laid over them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from scrutiny_desk.ui.papers.view.images import PageImages
from scrutiny_desk.ui.papers.view.night import soften, turn_over
from scrutiny_desk.ui.papers.view.pieces import Part, Piece, cut, pieces
from scrutiny_desk.ui.papers.view.strip import Slot
from scrutiny_desk.ui.theme import Theme

Overlay = Callable[[QPainter, Slot], None]
_DIM = 0.6


class PagePainting:
    """Paints what is seen of the pages, and has the pictures drawn that are still missing."""

    def __init__(self, images: PageImages) -> None:
        self._images = images

    def paint(
        self,
        painter: QPainter,
        slots: Sequence[Slot],
        seen: QRectF,
        ratio: float,
        theme: Theme,
        blank: frozenset[int],
        over: Overlay,
    ) -> bool:
        """Paint the pages onto the strip; False where a picture is not yet as sharp as it gets.

        seen: the part of the strip that shows. ratio: device pixels to a pixel of the strip.
        over: lays marks and selection over a page.
        """
        sharp = True
        for slot in slots:
            rect = _on_pixels(QRectF(slot.x, slot.y, slot.width, slot.height), ratio)
            painter.fillRect(rect, theme.paint("paper"))
            sharp &= self._paint_picture(painter, slot, rect, seen, ratio)
            if slot.index in blank:
                painter.setOpacity(_DIM)
                painter.fillRect(rect, theme.paint("page_blank"))
                painter.setOpacity(1.0)
            painter.setPen(theme.paint("hairline"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)
            over(painter, slot)
        return sharp

    def want(
        self,
        in_sight: Sequence[Slot],
        seen: QRectF,
        ahead: Iterable[tuple[Slot, QRectF]],
        near: int,
        ratio: float,
    ) -> None:
        """Have drawn what is in sight, then, a part of the strip each, what comes next.

        in_sight: the page that was asked for comes first.
        """
        first = [one for slot in in_sight for one in pieces_of(slot, seen, ratio)]
        then = [one for slot, part in ahead for one in pieces_of(slot, part, ratio)]
        self._images.want(first, then, near)

    def draw_at_once(self, in_sight: Sequence[Slot], seen: QRectF, ratio: float) -> None:
        """Draw what is seen of these pages now where that is quick, in this order."""
        wanted = []
        for slot in in_sight:
            if not self._images.has(pieces_of(slot, seen, ratio)):
                part = _cut(slot, seen, ratio)
                wanted += [] if part is None else [part]
        self._images.draw_at_once(wanted)

    def sharp(self, slots: Iterable[Slot], seen: QRectF, ratio: float) -> bool:
        """Whether all that is seen of these pages has its picture in its size."""
        return all(
            self._drawn_at_once(slot, seen, ratio) is not None
            or self._images.has(pieces_of(slot, seen, ratio))
            for slot in slots
        )

    def _drawn_at_once(self, slot: Slot, seen: QRectF, ratio: float) -> tuple[Piece, QImage] | None:
        if not self._images.has_drawn_at_once(slot.index):
            return None
        part = _cut(slot, seen, ratio)
        return None if part is None else self._images.drawn_at_once(part)

    def _paint_picture(
        self, painter: QPainter, slot: Slot, rect: QRectF, seen: QRectF, ratio: float
    ) -> bool:
        painter.save()
        painter.setTransform(upright(slot, rect.topLeft()), combine=True)
        wanted = pieces_of(slot, seen, ratio)
        here = [(piece, self._images.picture(piece)) for piece in wanted]
        whole = all(image is not None for _, image in here)
        at_once = None if whole else self._drawn_at_once(slot, seen, ratio)
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


def paint_by_night(
    painter: QPainter,
    viewport: QRect,
    ratio: float,
    theme: Theme,
    paint: Callable[[QPainter], bool],
    pages: Sequence[QRectF],
) -> bool:
    """Paint light pages aside, turn their lightness over and lay them dark onto the viewport.

    pages: where the pages stand on the viewport.
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
    for page in pages:
        edges = QRectF(page.topLeft() * ratio, page.size() * ratio).toAlignedRect()
        turn_over(aside, edges)
    painter.drawImage(0, 0, aside)
    for page in pages:
        part = page.toAlignedRect()
        soften(painter, part, theme.paint("page_night"), theme.paint("page_night_ink"))
    return done


def pieces_of(slot: Slot, seen: QRectF, ratio: float) -> list[Piece]:
    """The pieces of a page's picture that cover what is seen of it."""
    size = _size(slot) * ratio
    width, height = math.ceil(size.width()), math.ceil(size.height())
    return pieces(slot.index, width, height, _part(slot, seen, ratio))


def _part(slot: Slot, seen: QRectF, ratio: float) -> Part:
    """What is seen of a page, in pixels of its picture; it may reach over the page's edges."""
    if not slot.turned:
        # By far the most pages, and asked for many times a turn.
        left, top = (seen.left() - slot.x) * ratio, (seen.top() - slot.y) * ratio
        return Part(left, top, left + seen.width() * ratio, top + seen.height() * ratio)
    back, possible = upright(slot, QPointF(slot.x, slot.y)).inverted()
    part = back.mapRect(seen) if possible else QRectF(QPointF(0, 0), _size(slot))
    return Part(
        part.left() * ratio, part.top() * ratio, part.right() * ratio, part.bottom() * ratio
    )


def _cut(slot: Slot, seen: QRectF, ratio: float) -> Piece | None:
    """What is seen of a page that is one piece; None of a page in tiles, or out of sight."""
    first = next(iter(pieces_of(slot, seen, ratio)), None)
    return cut(first, _part(slot, seen, ratio)) if first is not None and first.whole else None


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
