"""What is in sight of a page that was gone to, drawn there and then where that is quick."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from scrutiny_desk.ui.papers.view.pieces import Piece

QUICK = 0.012
"""Seconds: a page that took longer once is left to the renderer's own thread."""


class AtOnce:
    """Draws on the window's own thread, and keeps what it drew of the pages in sight.

    A picture that the renderer draws comes only after two more turns of the event loop, and in a
    format that is slow to paint. Most pages are drawn in less time than that. How long a page
    takes is known from its small picture, which nobody waits for; until then, and where it is
    long, nothing is drawn here.
    """

    def __init__(self, document: QPdfDocument) -> None:
        self._document = document
        self._seconds: dict[int, float] = {}
        self._drawn: dict[int, tuple[Piece, QImage]] = {}

    def clear(self) -> None:
        """Another paper: its pages are other ones."""
        self._seconds.clear()
        self._drawn.clear()

    def learn(self, page_index: int, seconds: float) -> None:
        """A picture of this page, however small, took so long."""
        self._seconds[page_index] = max(seconds, self._seconds.get(page_index, 0.0))

    def draw(self, in_sight: Sequence[Piece]) -> None:
        """Draw these parts of pages, in this order, as long as it is quick; forget all others."""
        pages = {part.index for part in in_sight}
        self._drawn = {index: one for index, one in self._drawn.items() if index in pages}
        end = time.perf_counter() + QUICK
        for part in in_sight:
            quick = self._seconds.get(part.index, QUICK) < QUICK
            if quick and self.picture(part) is None and time.perf_counter() < end:
                self._draw(part)

    def picture(self, part: Piece) -> tuple[Piece, QImage] | None:
        """What holds this part of a page, with the piece that it is a picture of."""
        drawn = self._drawn.get(part.index)
        return drawn if drawn is not None and drawn[0].holds(part) else None

    def forget(self, page_index: int) -> None:
        """The page has a whole picture by now."""
        self._drawn.pop(page_index, None)

    def _draw(self, part: Piece) -> None:
        began = time.perf_counter()
        image = self._document.render(
            part.index,
            QSize(part.wide, part.high),
            options_for(part),
            # Its ground is left out: the page that it is painted on is white already.
            QImage.Format.Format_ARGB32_Premultiplied,
            QColor(Qt.GlobalColor.transparent),
        )
        self.learn(part.index, time.perf_counter() - began)
        if not image.isNull():
            self._drawn[part.index] = (part, image)


def options_for(piece: Piece) -> QPdfDocumentRenderOptions:
    """How QtPdf is told which piece of a page to draw."""
    options = QPdfDocumentRenderOptions()
    if not piece.whole:
        options.setScaledSize(QSize(piece.full_width, piece.full_height))
        # QtPdf measures from the left edge to the last pixel (QRect.right), and would draw the
        # tile at a scale a pixel too small: the rectangle is given a pixel more than is drawn.
        part = QRect(piece.left, piece.top, piece.wide + 1, piece.high + 1)
        options.setScaledClipRect(part)
    return options
