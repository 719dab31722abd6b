"""A picture of the part of an earlier paper's page on which a mark stands."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.notes.notes import Note
from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.services.papers import papers
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.papers.marks.painting import marks_by_page, paint_highlights
from scrutiny_desk.ui.papers.view.strip import Slot

_WIDE = 330.0
_HIGH = 150.0
"""The part of the page that is shown round words, in points; a whole page is shown whole."""


class EarlierPages(QObject):
    """Draws such pictures; the paper that was drawn last stays open."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._paper_id: str | None = None

    def picture(self, note: Note, width: int, ratio: float) -> QPixmap | None:
        """The mark on its page, so many pixels wide; None where the page cannot be drawn.

        ratio: device pixels to a pixel.
        """
        if not self._open(note.paper_id) or width <= 0:
            return None
        index = note.anchor.page_index
        size = self._document.pagePointSize(index)
        if size.isEmpty():
            return None
        part = _part(note, size.width(), size.height())
        scale = width * ratio / part.width()
        whole = QSize(math.ceil(size.width() * scale), math.ceil(size.height() * scale))
        image = self._document.render(index, whole)
        if image.isNull():
            return None
        return self._marked(image, note, part, scale, ratio)

    def _marked(
        self, image: QImage, note: Note, part: QRectF, scale: float, ratio: float
    ) -> QPixmap:
        crop = QRect(
            round(part.x() * scale),
            round(part.y() * scale),
            round(part.width() * scale),
            round(part.height() * scale),
        )
        picture = QPixmap(crop.size())
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.translate(-crop.topLeft())
        painter.drawImage(0, 0, image)
        slot = Slot(note.anchor.page_index, 0, 0, image.width(), image.height(), scale)
        for marks in marks_by_page([note]).values():
            paint_highlights(painter, marks, slot, self._desk.theme, None)
        painter.setPen(self._desk.theme.paint("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(crop.adjusted(0, 0, -1, -1))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _open(self, paper_id: str) -> bool:
        if self._paper_id == paper_id:
            return True
        self._document.close()
        self._buffer.close()
        self._paper_id = None
        try:
            pdf = papers.pdf_of(self._desk.library, paper_id)
        except DeskError:
            return False  # its words are shown all the same
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.status() != QPdfDocument.Status.Ready:
            return False
        self._paper_id = paper_id
        return True


def _part(note: Note, width: float, height: float) -> QRectF:
    """The part of the page to show: round the mark, or the whole page without one."""
    boxes = note.anchor.boxes
    if not boxes:
        return QRectF(0, 0, width, height)
    reach: Box = boxes[0]
    for box in boxes[1:]:
        reach = reach.union(box)
    wide = min(max(_WIDE, reach.width + 24), width)
    high = min(max(_HIGH, reach.height + 48), height)
    left = min(max(reach.centre[0] - wide / 2, 0.0), width - wide)
    top = min(max(reach.centre[1] - high / 2, 0.0), height - high)
    return QRectF(left, top, wide, high)
