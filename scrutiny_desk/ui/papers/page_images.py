"""The pictures of a paper's pages, drawn away from the window's thread, a few kept at a time."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

KEPT_BYTES = 96 * 1024 * 1024
"""Pictures kept, about eight pages of a large window; a paper of 500 pages needs no more."""


class PageImages(QObject):
    """Draws pages of one PDF at the size asked for and keeps those used last.

    drawn: the picture of this page (index from 0) has come.
    """

    drawn = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Children go in this order: the renderer's thread must end before what it draws from.
        self._renderer = QPdfPageRenderer(self)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._on_rendered)
        self._kept: OrderedDict[int, QImage] = OrderedDict()
        self._asked: dict[int, tuple[int, QSize]] = {}

    def load(self, pdf: bytes) -> bool:
        """Take the bytes of a PDF; False when QtPdf cannot open them."""
        self.clear()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        return self._document.status() == QPdfDocument.Status.Ready

    def clear(self) -> None:
        """Forget the paper and every picture of it."""
        self._document.close()
        self._buffer.close()
        self._kept.clear()
        self._asked.clear()

    @property
    def drawing(self) -> bool:
        """Whether pictures that were asked for are still to come."""
        return bool(self._asked)

    def image(self, index: int, size: QSize) -> QImage | None:
        """The page's picture, asking for it when it is not here or has another size.

        size: in device pixels. What is given back may have the old size until `drawn` tells.
        """
        kept = self._kept.get(index)
        if kept is not None:
            self._kept.move_to_end(index)
            if kept.size() == size:
                return kept
        asked = self._asked.get(index)
        if (asked is None or asked[1] != size) and not size.isEmpty():
            request = self._renderer.requestPage(index, size, QPdfDocumentRenderOptions())
            if request:
                self._asked[index] = (request, size)
        return kept

    def has(self, index: int, size: QSize) -> bool:
        """Whether the page's picture is here in that size; nothing is asked for."""
        kept = self._kept.get(index)
        return kept is not None and kept.size() == size

    def kept_bytes(self) -> int:
        """How much the pictures kept take."""
        return sum(image.sizeInBytes() for image in self._kept.values())

    def _on_rendered(
        self,
        index: int,
        _size: QSize,
        image: QImage,
        _options: QPdfDocumentRenderOptions,
        request: int,
    ) -> None:
        asked = self._asked.get(index)
        if asked is None or asked[0] != request:
            return
        del self._asked[index]
        self._kept[index] = image
        self._kept.move_to_end(index)
        while len(self._kept) > 1 and self.kept_bytes() > KEPT_BYTES:
            self._kept.popitem(last=False)
        self.drawn.emit(index)
