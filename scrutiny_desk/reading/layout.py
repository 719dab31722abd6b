"""Lays out text and tables into a PDF, so that a paper that is no PDF has pages too.

The only module of `reading` that knows Qt, and only inside its functions: reading a PDF loads no
Qt. Lengths that come out are PDF points from the top left corner of the page.
"""

from __future__ import annotations

import html
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutiny_desk.domain.pages import Box

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QPdfWriter, QTextDocument, QTextLine, QTextTable

# The layout works in quarters of a point: fine enough for good spacing, whole enough for speed.
_DOTS_PER_INCH = 288
_SCALE = 72.0 / _DOTS_PER_INCH
_MARGIN = 45.0
_FOOT = 24.0
_PADDING = 2.25


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell to lay out. fill is `#rrggbb` or None."""

    text: str
    fill: str | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its line breaks are kept."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; every row has as many cells as the first."""

    rows: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What starts on a page of its own."""

    parts: tuple[Paragraph | Grid, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The PDF and, for each grid in order, where each cell of each row begins: page and box."""

    pdf: bytes
    grids: tuple[tuple[tuple[tuple[int, Box], ...], ...], ...]


def of_text(text: str) -> tuple[Sheet, ...]:
    """A plain text: form feeds start a new page, every line stays a line."""
    lines_kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    sheets = [part.strip("\n") for part in lines_kept.split("\f")]
    return tuple(Sheet((Paragraph(part.expandtabs(4)),)) for part in sheets if part.strip())


def lay_out(sheets: Sequence[Sheet], *, landscape: bool = False, size: float = 10.0) -> LaidOut:
    """Lays the sheets out on A4 with "Page N" at the foot; size: of the type, in points.

    Needs no window: it works on the offscreen platform and in a process without one.
    """
    with _application():
        return _lay_out(sheets, landscape, size)


@contextmanager
def _application() -> Iterator[None]:
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        yield
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(["scrutiny-desk-layout"])
    try:
        yield
    finally:
        application.shutdown()


def _lay_out(sheets: Sequence[Sheet], landscape: bool, size: float) -> LaidOut:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    writer.setPageOrientation(turned)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)

    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(writer)
    font = QFont("Liberation Sans")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPointSizeF(size)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    width = writer.width() - 2 * _MARGIN / _SCALE
    height = writer.height() - (2 * _MARGIN + _FOOT) / _SCALE
    document.setHtml(_html(sheets))
    document.setPageSize(QSizeF(width, height))

    grids = tuple(_places(document, table, height) for table in _tables(document))
    _paint(document, writer, sheets)
    buffer.close()
    return LaidOut(bytes(store.data()), grids)


def _html(sheets: Sequence[Sheet]) -> str:
    out: list[str] = []
    for number, sheet in enumerate(sheets):
        begin = "page-break-before:always;" if number else ""
        for part in sheet.parts:
            if isinstance(part, Paragraph):
                weight = "font-weight:600;" if part.heading else ""
                out.append(
                    f'<p style="white-space:pre-wrap;margin:0 0 6pt 0;{weight}{begin}">'
                    f"{_escaped(part.text)}</p>"
                )
            else:
                if begin:
                    out.append(f'<p style="{begin}margin:0;font-size:1pt"></p>')
                out.append(_grid_html(part))
            begin = ""
    return "".join(out)


def _grid_html(grid: Grid) -> str:
    rows: list[str] = []
    for row in grid.rows:
        cells: list[str] = []
        for cell in row:
            words = _escaped(cell.text).replace("\n", "<br/>")
            cells.append(f"<td>{f'<b>{words}</b>' if cell.bold else words}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table border="0" cellspacing="0" cellpadding="3" width="100%">{"".join(rows)}</table>'


def _escaped(text: str) -> str:
    # Qt's own markers of blocks and objects would break the layout apart.
    plain = "".join(mark for mark in text if mark in "\n\t" or ord(mark) >= 32)
    return html.escape(plain.replace("\ufdd0", "").replace("\ufdd1", "").replace("\ufffc", ""))


def _tables(document: QTextDocument) -> list[QTextTable]:
    from PySide6.QtGui import QTextTable

    frames = document.rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)]


def _places(
    document: QTextDocument, table: QTextTable, height: float
) -> tuple[tuple[tuple[int, Box], ...], ...]:
    layout = document.documentLayout()
    rows: list[tuple[tuple[int, Box], ...]] = []
    for row in range(table.rows()):
        places: list[tuple[int, Box]] = []
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            first = layout.blockBoundingRect(cell.firstCursorPosition().block())
            last = layout.blockBoundingRect(cell.lastCursorPosition().block())
            places.append(_place(first.left(), first.top(), first.right(), last.bottom(), height))
        rows.append(tuple(places))
    return tuple(rows)


def _place(x0: float, y0: float, x1: float, y1: float, height: float) -> tuple[int, Box]:
    page = max(int(y0 // height), 0)
    top = y0 - page * height
    # A cell that runs over the foot of its page is shown down to the foot.
    bottom = min(max(y1 - page * height, top), height)
    corners = [_MARGIN + length * _SCALE for length in (x0, top, max(x1, x0), bottom)]
    return page, Box(*corners)


def _paint(document: QTextDocument, writer: QPdfWriter, sheets: Sequence[Sheet]) -> None:
    """Draws the pages line by line.

    The document's own painter draws a line that ends a page a second time, hidden, on the next:
    nobody sees it there, but search and marks would find it.
    """
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QPainter, QPen

    margin = _MARGIN / _SCALE
    height = document.pageSize().height()
    lines = _lines_of_pages(document, height)
    grids = [part for sheet in sheets for part in sheet.parts if isinstance(part, Grid)]
    backs = list(_backs(document, grids, height))
    painter = QPainter(writer)
    try:
        for number in range(max(document.pageCount(), 1)):
            if number:
                writer.newPage()
            painter.setPen(QPen(QColor("#808080"), 0.5 / _SCALE))
            for page, rectangle, colour in backs:
                if page == number:
                    painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
                    painter.drawRect(rectangle.translated(margin, margin))
            # The desktop may be dark; paper is not.
            painter.setPen(QColor("black"))
            for line, origin in lines.get(number, ()):
                line.draw(painter, origin + QPointF(margin, margin - number * height))
            painter.setFont(document.defaultFont())
            foot = QRectF(0, writer.height() - (_MARGIN + _FOOT) / _SCALE, writer.width(), margin)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"Page {number + 1}")
    finally:
        painter.end()


def _lines_of_pages(
    document: QTextDocument, height: float
) -> dict[int, list[tuple[QTextLine, QPointF]]]:
    """Every line with the origin of its block, by the page on which the line stands."""
    pages: dict[int, list[tuple[QTextLine, QPointF]]] = {}
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        corner = document.documentLayout().blockBoundingRect(block).topLeft()
        origin = corner - layout.boundingRect().topLeft()
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            middle = origin.y() + line.y() + line.height() / 2
            pages.setdefault(max(int(middle // height), 0), []).append((line, origin))
        block = block.next()
    return pages


def _backs(
    document: QTextDocument, grids: Sequence[Grid], height: float
) -> Iterator[tuple[int, QRectF, str | None]]:
    """The rectangle of every cell with its page and its fill, from the text's own corner."""
    from PySide6.QtCore import QRectF

    margin, pad = _MARGIN, _PADDING
    for grid, table in zip(grids, _tables(document), strict=True):
        rows = _places(document, table, height)
        for row, cells in zip(grid.rows, rows, strict=True):
            page = cells[0][0]
            top = min(box.y0 for _, box in cells) - pad
            bottom = max(box.y1 for _, box in cells) + pad
            edges = [box.x0 - pad for _, box in cells] + [cells[-1][1].x1 + pad]
            for cell, left, right in zip(row, edges, edges[1:], strict=False):
                sides = (left - margin, top - margin, right - left, bottom - top)
                yield page, QRectF(*(side / _SCALE for side in sides)), cell.fill


def foot_of(height: float) -> float:
    """Where the foot with the page number begins, in points from the top of a page."""
    return height - _MARGIN - _FOOT
