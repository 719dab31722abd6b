"""The appendix of the tracker as a PDF, painted by Qt.

Qt is here already, embeds the letters it uses and takes a letter that one font lacks from another
of the system: £, “ ”, é and ł stand as they are, with no font to carry along and no library to
add. It may run on any thread.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.tracker.leaving import Appendix
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.exporting.pdf_words import say_words
from scrutiny_desk.jobs.tracker_pages import (
    FOOT,
    HEIGHT,
    MARGIN,
    SMALL,
    WIDTH,
    Flow,
    Letters,
    SetPage,
    Step,
)
from scrutiny_desk.reading.layout import an_application
from scrutiny_desk.reading.layout.setting import DOT, DOTS_PER_INCH

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_INK, _MUTED, _RULE = "#1B2430", "#51606F", "#7A8592"


def write_tracker_pdf(appendix: Appendix, out: Path, step: Step = lambda _done, _all: None) -> None:
    """Write the appendix to `out`, replacing what was there in one step.

    Raises DeskError where the file cannot be written.
    """
    over = " · ".join(filter(None, (appendix.committee, appendix.title, appendix.day)))

    def write(aside: Path) -> None:
        with an_application():
            _paint(appendix, over, aside, step)
        say_words(aside, over)

    write_aside(out, write)


def _paint(appendix: Appendix, over: str, path: Path, step: Step) -> None:
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

    letters = Letters()
    flow = Flow(letters, step)
    flow.set(appendix)
    writer = QPdfWriter(str(path))
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError("no page could be painted")
    try:
        for number, page in enumerate(flow.pages, start=1):
            if number > 1:
                writer.newPage()
            _paint_page(painter, page)
            _paint_foot(painter, letters, over, f"Page {number} of {len(flow.pages)}")
    finally:
        painter.end()


def _paint_page(painter: QPainter, page: SetPage) -> None:
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QColor, QPen

    frames = []
    for box in page.boxes:
        area = QRectF(box.left / DOT, box.top / DOT, box.width / DOT, box.height / DOT)
        if box.fill:
            painter.fillRect(area, QColor(f"#{box.fill}"))
        frames.append(area)
    painter.setPen(QPen(QColor(_RULE), 0.5 / DOT))
    painter.drawRects(frames)
    for line in page.lines:
        painter.setPen(QColor(_MUTED if line.muted else _INK))
        line.line.draw(painter, QPointF(line.x / DOT, line.y / DOT))


def _paint_foot(painter: QPainter, letters: Letters, over: str, number: str) -> None:
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor

    painter.setFont(letters.font(SMALL, False))
    painter.setPen(QColor(_MUTED))
    top = (HEIGHT - MARGIN - FOOT) / DOT
    place = QRectF(MARGIN / DOT, top, (WIDTH - 2 * MARGIN) / DOT, FOOT / DOT)
    metrics = painter.fontMetrics()
    room = place.width() - metrics.horizontalAdvance(number) - FOOT / DOT
    cut = metrics.elidedText(over, Qt.TextElideMode.ElideRight, int(room))
    low = Qt.AlignmentFlag.AlignBottom
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | low, cut)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | low, number)
