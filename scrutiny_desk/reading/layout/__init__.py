"""Lays out text and tables into a PDF, so that a paper that is no PDF has pages too.

With `layout_text` the only module of `reading` that knows Qt, and only inside functions: reading
a PDF loads no Qt. Lengths that come out are PDF points from the top left corner of the page.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.reading.layout.parts import Grid, GridCell, Paragraph, Sheet
from scrutiny_desk.reading.layout.setting import DOT, DOTS_PER_INCH, Type, height_of
from scrutiny_desk.reading.layout.widths import PADDING, columns_of

if TYPE_CHECKING:
    from PySide6.QtCore import QLineF
    from PySide6.QtGui import QPdfWriter, QTextLine

_SHORT, _LONG = 595.0, 842.0
_MARGIN = 45.0
_FOOT = 24.0
_SIZE = 10.0
_LARGER = {1: 1.4, 2: 1.2}
_AFTER = 6.0
# A row that is no higher than this share of a page is not cut, but starts the next page.
_WHOLE_ROW = 0.5
_FEWEST_LINES = 3
_ROOM_FOR_HEADING = 9

Place = tuple[int, Box]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The PDF and, for each grid in order, where each cell of each row begins: page and box."""

    pdf: bytes
    grids: tuple[tuple[tuple[Place, ...], ...], ...]


def foot_of(height: float) -> float:
    """Where the foot with the page number begins, in points from the top of a page."""
    return height - _MARGIN - _FOOT


def lay_out(sheets: Sequence[Sheet]) -> LaidOut:
    """Lays the sheets out on A4 with "Page N" at the foot; wide tables on pages turned for them.

    Needs no window: it works on the offscreen platform and in a process without one.
    """
    with an_application():
        return _lay_out(sheets)


@contextmanager
def an_application() -> Iterator[None]:
    """What Qt needs to know its fonts: the window's own, or one without a screen for the while."""
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


def _lay_out(sheets: Sequence[Sheet]) -> LaidOut:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    flow = _Flow(writer)
    grids: list[tuple[tuple[Place, ...], ...]] = []
    try:
        for sheet in sheets:
            flow.fresh = True
            for part in sheet.parts:
                if isinstance(part, Paragraph):
                    flow.paragraph(part)
                elif part.rows:
                    grids.append(flow.grid(part))
                else:
                    grids.append(())
    finally:
        flow.end()
    buffer.close()
    return LaidOut(bytes(store.data()), tuple(grids))


class _Flow:
    """Prints parts one under the other and starts pages as they are needed; lengths in points."""

    def __init__(self, writer: QPdfWriter) -> None:
        # Imported once: an import inside what runs for every cell costs more than the cell.
        from PySide6.QtCore import QLineF, QPointF, QRectF
        from PySide6.QtGui import QColor, QPainter, QPen

        self._point, self._stroke, self._area, self._colour = QPointF, QLineF, QRectF, QColor
        # The desktop may be dark; paper is not.
        self._ink = QPen(QColor("black"))
        self._rule = QPen(QColor("#808080"), 0.5 / DOT)
        self._writer = writer
        self._painter = QPainter()
        self._page = -1
        self._wide = False
        self._y = 0.0
        self._type = Type()
        self.fresh = True
        """Whether what comes next starts a page."""

    def paragraph(self, part: Paragraph) -> None:
        size = _SIZE * _LARGER.get(part.level, 1.0)
        after_table = self._wide
        if self.fresh or after_table:
            self._new_page(wide=False)
        width = _SHORT - 2 * _MARGIN - part.indent
        layout = self._type.set(part.text, size, part.heading, width, part.bold)
        lines = [layout.lineAt(at) for at in range(layout.lineCount())]
        if part.heading and lines and self._left() < (len(lines) + 2) * height_of(lines[0]):
            self._new_page(wide=False)
        for line in lines:
            if height_of(line) > self._left():
                self._new_page(wide=False)
            self._draw(line, _MARGIN + part.indent, self._y)
            self._y += height_of(line)
        self._y += _AFTER

    def grid(self, part: Grid) -> tuple[tuple[Place, ...], ...]:
        columns = columns_of(part, _SHORT - 2 * _MARGIN, _LONG - 2 * _MARGIN, self._type.width_of)
        if self.fresh or columns.landscape != self._wide:
            self._new_page(wide=columns.landscape)
        edges = [_MARGIN, *(_MARGIN + edge for edge in accumulate(columns.widths))]
        covered: dict[int, int] = {}
        places: list[tuple[Place, ...]] = []
        for at, row in enumerate(part.rows):
            # A heading alone at the foot of a page says nothing.
            if at == 0 and len(part.rows) > 1 and self._left() < _ROOM_FOR_HEADING * columns.size:
                self._new_page(wide=self._wide)
            places.append(self._row(row, edges, columns.size, covered))
            covered = {at: left - 1 for at, left in covered.items() if left > 1}
            covered.update({at: cell.down - 1 for at, cell in enumerate(row) if cell.down > 1})
        self._y += _AFTER
        return tuple(places)

    def end(self) -> None:
        """Closes the last page; a paper of no parts has one, so that it has pages at all."""
        if self._page < 0:
            self._new_page(wide=False)
        self._painter.end()

    def _row(
        self,
        row: Sequence[GridCell],
        edges: Sequence[float],
        size: float,
        covered: dict[int, int],
    ) -> tuple[Place, ...]:
        """Prints a row, over as many pages as it takes; where its cells stand on the first."""
        spans = [
            (at, _end(row, at), cell) for at, cell in enumerate(row) if not _under_span(row, at)
        ]
        layouts = [
            self._type.set(cell.text, size, cell.bold, edges[end] - edges[at] - 2 * PADDING)
            for at, end, cell in spans
        ]
        waiting = [[layout.lineAt(at) for at in range(layout.lineCount())] for layout in layouts]
        one = 1.2 * size
        whole = max(sum(map(height_of, lines)) for lines in waiting) + 2 * PADDING
        if whole > self._left() and (
            whole <= _WHOLE_ROW * self._body() or self._left() < _FEWEST_LINES * one + 2 * PADDING
        ):
            self._new_page(wide=self._wide)
        page, top, bottom = self._page, self._y, 0.0
        while True:
            room = self._left() - 2 * PADDING
            printed = [_fitting(lines, room) for lines in waiting]
            tall = max(one, *(sum(map(height_of, lines)) for lines in printed))
            last = all(len(now) == len(lines) for now, lines in zip(printed, waiting, strict=True))
            # Nothing but the next page can take a line that is higher than what is left here.
            if last or any(printed):
                self._cells(spans, printed, edges, tall + 2 * PADDING, covered)
                bottom = bottom or self._y + tall + 2 * PADDING
                self._y += tall + 2 * PADDING
            waiting = [lines[len(now) :] for now, lines in zip(printed, waiting, strict=True)]
            if last:
                break
            self._new_page(wide=self._wide)
        return tuple(
            (page, Box(edges[at] + 0.5, top + 0.5, edges[_end(row, at)] - 0.5, bottom - 0.5))
            for at in range(len(row))
        )

    def _cells(
        self,
        spans: Sequence[tuple[int, int, GridCell]],
        printed: Sequence[Sequence[QTextLine]],
        edges: Sequence[float],
        tall: float,
        covered: dict[int, int],
    ) -> None:
        painter = self._painter
        top, bottom = self._y / DOT, (self._y + tall) / DOT
        painter.setPen(self._rule)
        strokes: list[QLineF] = []
        for at, end, cell in spans:
            left, right = edges[at] / DOT, edges[end] / DOT
            if cell.fill is not None:
                area = self._area(left, top, right - left, bottom - top)
                painter.fillRect(area, self._colour(cell.fill))
            strokes.append(self._stroke(left, top, left, bottom))
            strokes.append(self._stroke(right, top, right, bottom))
            if cell.down == 1 and covered.get(at, 0) < 2:
                strokes.append(self._stroke(left, bottom, right, bottom))
            if at not in covered:
                strokes.append(self._stroke(left, top, right, top))
        painter.drawLines(strokes)
        painter.setPen(self._ink)
        for (at, _, _), lines in zip(spans, printed, strict=True):
            y = self._y + PADDING
            for line in lines:
                self._draw(line, edges[at] + PADDING, y)
                y += height_of(line)

    def _draw(self, line: QTextLine, x: float, y: float) -> None:
        line.draw(self._painter, self._point(x / DOT, y / DOT))

    def _body(self) -> float:
        return foot_of(_SHORT if self._wide else _LONG) - _MARGIN

    def _left(self) -> float:
        return _MARGIN + self._body() - self._y

    def _new_page(self, *, wide: bool) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPageLayout

        turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        self._writer.setPageOrientation(turned)
        if self._page < 0:
            self._painter.begin(self._writer)
        else:
            self._writer.newPage()
        self._page += 1
        self._wide = wide
        self._y = _MARGIN
        self.fresh = False
        width, height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
        self._painter.setPen(self._ink)
        self._painter.setFont(self._type.font(_SIZE, False))
        foot = self._area(0, foot_of(height) / DOT, width / DOT, _MARGIN / DOT)
        self._painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"Page {self._page + 1}")


def _under_span(row: Sequence[GridCell], at: int) -> bool:
    return any(at < start + cell.across for start, cell in enumerate(row[:at]) if cell.across > 1)


def _end(row: Sequence[GridCell], at: int) -> int:
    """The column after the last that a cell covers."""
    return min(at + max(row[at].across, 1), len(row))


def _fitting(lines: Sequence[QTextLine], room: float) -> Sequence[QTextLine]:
    """As many of the lines as the room is high."""
    used = 0.0
    for at, line in enumerate(lines):
        used += height_of(line)
        if used > room + 0.01:
            return lines[:at]
    return lines
