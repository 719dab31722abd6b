"""The pictures of a paper's pages, drawn a few ahead and kept a few at a time."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from scrutiny_desk.ui.papers.view.at_once import AtOnce, options_for
from scrutiny_desk.ui.papers.view.pieces import Piece

KEPT_BYTES = 40 * 1024 * 1024
"""Pictures kept; a paper of 500 pages needs no more. What is in sight is kept in any case."""
SMALL_BYTES = 10 * 1024 * 1024
"""All the small pictures of a paper together."""
_SMALL_WIDTH = 120
_AT_ONCE = 2
"""Pieces the renderer is given at a time: it cannot be told that one is no longer wanted."""
_BYTES_A_SMALL_PIXEL = 2


class PageImages(QObject):
    """Draws pieces of the pages of one PDF away from the window's thread; keeps those used last.

    What is in sight and has no picture yet is drawn on the window's thread where that is quick
    (`AtOnce`). A small picture of every page is drawn when there is nothing better to do; it
    stands in where a page has no other picture yet.

    drawn: a picture of this page (index from 0) has come. small_drawn: its small one has.
    """

    drawn = Signal(int)
    small_drawn = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Children go in this order: the renderer's thread must end before what it draws from.
        self._renderer = QPdfPageRenderer(self)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._on_rendered)
        self._at_once = AtOnce(self._document)
        self._kept: OrderedDict[Piece, QImage] = OrderedDict()
        self._last_whole: dict[int, Piece] = {}
        self._small: dict[int, QImage] = {}
        self._small_missing: set[int] = set()
        self._small_sizes: Sequence[tuple[int, int]] = ()
        self._asked: dict[int, Piece | int] = {}
        self._failed: set[Piece | int] = set()
        self._waiting: list[Piece] = []
        self._wanted: frozenset[Piece] = frozenset()
        self._small_first: list[int] = []
        self._near = 0
        self._small_began = 0.0

    def load(self, pdf: bytes, sizes: Sequence[tuple[float, float]]) -> bool:
        """Take the bytes of a PDF with pages of these sizes; False when QtPdf cannot open them."""
        self.clear()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        ready = self._document.status() == QPdfDocument.Status.Ready
        if ready:
            self._small_sizes = _small_sizes(sizes)
            self._small_missing = set(range(min(len(sizes), self._document.pageCount())))
        return ready

    def clear(self) -> None:
        """Forget the paper and every picture of it."""
        self._document.close()
        self._buffer.close()
        for kept in (self._kept, self._last_whole, self._small, self._asked):
            kept.clear()
        self._at_once.clear()
        self._small_missing.clear()
        self._failed.clear()
        self._waiting = []
        self._small_first = []
        self._wanted = frozenset()
        self._near = 0

    @property
    def drawing(self) -> bool:
        """Whether pictures that were asked for are still to come; the small ones do not count."""
        return bool(self._waiting) or any(isinstance(one, Piece) for one in self._asked.values())

    def picture(self, piece: Piece) -> QImage | None:
        """A piece's picture, if it is here."""
        kept = self._kept.get(piece)
        if kept is not None:
            self._kept.move_to_end(piece)
        return kept

    def has(self, wanted: Iterable[Piece]) -> bool:
        """Whether all these pieces are here; nothing is asked for."""
        return all(piece in self._kept for piece in wanted)

    def draw_at_once(self, in_sight: Sequence[Piece]) -> None:
        """Draw what is in sight of these pages now, in this order, where it takes but a moment.

        Not while the renderer is at work: QtPdf draws one picture at a time.
        """
        if not self._asked and self._document.status() == QPdfDocument.Status.Ready:
            self._at_once.draw(in_sight)

    def drawn_at_once(self, in_sight: Piece) -> tuple[Piece, QImage] | None:
        """The picture that was drawn at once, with its piece, where it holds all that is seen."""
        return self._at_once.picture(in_sight)

    def stand_in(self, page_index: int) -> QImage | None:
        """Another picture of the whole page to show stretched: of another size, or the small."""
        whole = self._last_whole.get(page_index)
        return self._kept[whole] if whole is not None else self._small.get(page_index)

    def small(self, page_index: int) -> QImage | None:
        """The small picture of a page, asking for it first when it is not here."""
        found = self._small.get(page_index)
        if found is None and page_index in self._small_missing:
            self._small_first = [page_index, *self._small_first[:40]]
            self._go_on()
        return found

    def small_size(self, page_index: int) -> tuple[int, int]:
        """How large the small picture of a page is, in pixels."""
        return self._small_sizes[page_index] if page_index < len(self._small_sizes) else (1, 1)

    def want(self, in_sight: Sequence[Piece], ahead: Sequence[Piece], near: int) -> None:
        """Draw these pieces in this order; what was wanted before and is not now is not drawn.

        near: the page that is read, round which the small pictures are drawn.
        """
        self._near = near
        asked = set(self._asked.values())
        wanted = dict.fromkeys(in_sight)
        room = KEPT_BYTES - sum(map(_bytes_of, wanted))
        for piece in ahead:
            # What could not be kept would be drawn again and again.
            room -= 0 if piece in wanted else _bytes_of(piece)
            if room < 0:
                break
            wanted[piece] = None
        self._wanted = frozenset(wanted)
        self._waiting = [one for one in wanted if one not in self._kept and one not in asked]
        self._go_on()

    def kept_bytes(self) -> int:
        """How much the pictures kept take, without the small ones."""
        return sum(image.sizeInBytes() for image in self._kept.values())

    # Working parts

    def _go_on(self) -> None:
        """Give the renderer what is wanted most, never more than it can soon have done."""
        if self._document.status() != QPdfDocument.Status.Ready:
            return
        while len(self._asked) < _AT_ONCE:
            following = self._following()
            if following is None:
                return
            request = self._request(following)
            if not request:
                self._failed.add(following)
                self._keep(following, QImage())
                continue
            self._asked[request] = following

    def _following(self) -> Piece | int | None:
        if self._waiting:
            return self._waiting.pop(0)
        # One small picture at a time: a page that is wanted must not stand behind them.
        if self._asked or not self._small_missing:
            return None
        while self._small_first:
            first = self._small_first.pop(0)
            if first in self._small_missing:
                return first
        return min(self._small_missing, key=lambda index: abs(index - self._near))

    def _request(self, wanted: Piece | int) -> int:
        if isinstance(wanted, int):
            size = QSize(*self._small_sizes[wanted])
            self._small_began = time.perf_counter()
            return self._renderer.requestPage(wanted, size, QPdfDocumentRenderOptions())
        size = QSize(wanted.wide, wanted.high)
        return self._renderer.requestPage(wanted.index, size, options_for(wanted))

    def _on_rendered(
        self,
        _index: int,
        _size: QSize,
        image: QImage,
        _options: QPdfDocumentRenderOptions,
        request: int,
    ) -> None:
        wanted = self._asked.pop(request, None)
        if wanted is None:
            return
        if image.isNull() and wanted not in self._failed:
            # The document may have been another when this was begun: once more.
            self._failed.add(wanted)
            again = self._request(wanted)
            if again:
                self._asked[again] = wanted
                return
        if isinstance(wanted, int):
            # They are drawn one at a time.
            self._at_once.learn(wanted, time.perf_counter() - self._small_began)
        self._keep(wanted, image)
        self._go_on()

    def _keep(self, wanted: Piece | int, image: QImage) -> None:
        if isinstance(wanted, int):
            self._small_missing.discard(wanted)
            self._small[wanted] = _on_paper(image).convertToFormat(QImage.Format.Format_RGB16)
            self.small_drawn.emit(wanted)
            return
        self._kept[wanted] = _on_paper(image)
        if wanted.whole:
            before = self._last_whole.get(wanted.index)
            if before is not None and before != wanted:
                del self._kept[before]
            self._last_whole[wanted.index] = wanted
            self._at_once.forget(wanted.index)
        self._let_go()
        self.drawn.emit(wanted.index)

    def _let_go(self) -> None:
        over = self.kept_bytes() - KEPT_BYTES
        for piece in list(self._kept):
            if over <= 0:
                return
            if piece in self._wanted:
                continue
            over -= self._kept.pop(piece).sizeInBytes()
            if self._last_whole.get(piece.index) == piece:
                del self._last_whole[piece.index]


def _bytes_of(piece: Piece) -> int:
    return 4 * piece.wide * piece.high


def _on_paper(image: QImage) -> QImage:
    """The picture without transparency, which is quick to paint; white where there is none."""
    size = QSize(1, 1) if image.isNull() else image.size()
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    if not image.isNull():
        painter = QPainter(paper)
        painter.drawImage(0, 0, image)
        painter.end()
    return paper


def _small_sizes(sizes: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """How large each small picture is, so that all of them stay within their bytes."""
    area = SMALL_BYTES / _BYTES_A_SMALL_PIXEL / max(len(sizes), 1)
    small = []
    for width, height in sizes:
        scale = min(_SMALL_WIDTH / min(width, height), math.sqrt(area / (width * height)))
        small.append((max(round(width * scale), 1), max(round(height * scale), 1)))
    return small
