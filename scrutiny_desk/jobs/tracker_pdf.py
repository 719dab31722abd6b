"""The appendix of the tracker as a PDF, laid out by Qt.

Qt is here already, embeds the letters it uses and takes any letter that a font lacks from another
one of the system: £, “ ”, é and ł stand as they are, with no font to carry along and no library
to add. It may run on any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker_leaving import (
    Appendix,
    AppendixPart,
    AppendixRow,
    Cell,
    widths,
)
from scrutiny_desk.exporting.aside import write_aside
from scrutiny_desk.reading.layout import an_application

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import (
        QFont,
        QPainter,
        QPdfWriter,
        QTextCursor,
        QTextDocument,
        QTextTableCell,
    )

Step = Callable[[int, int], None]

_DOTS = 288
"""Dots an inch: quarters of a point."""
_MARGIN, _FOOT = 34.0, 20.0
_TITLE, _HEADING, _BODY, _SMALL = 18.0, 13.0, 8.5, 8.0
_HEAD_FILL, _INK, _MUTED, _RULE = "#E3E7EB", "#1B2430", "#51606F", "#7A8592"


def write_tracker_pdf(appendix: Appendix, out: Path, step: Step = lambda _done, _all: None) -> None:
    """Write the appendix to `out`, replacing what was there in one step.

    Raises DeskError where the file cannot be written.
    """
    with an_application():
        write_aside(out, lambda aside: _write(appendix, aside, step))


def _write(appendix: Appendix, path: Path, step: Step) -> None:
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

    writer = QPdfWriter(str(path))
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    writer.setTitle(_over(appendix))
    writer.setCreator("Scrutiny Desk")
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(_BODY))
    room = QSizeF(
        writer.width() - 2 * _dots(_MARGIN), writer.height() - 2 * _dots(_MARGIN) - _dots(_FOOT)
    )
    document.setPageSize(room)
    _Setter(document, step, len(appendix)).set(appendix)
    _print(document, writer, room, _over(appendix))


def _over(appendix: Appendix) -> str:
    return " · ".join(filter(None, (appendix.committee, appendix.title, appendix.day)))


def _print(document: QTextDocument, writer: QPdfWriter, room: QSizeF, over: str) -> None:
    """Every page of the document, with what it is and its number at the foot."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    pages = document.pageCount()
    painter = QPainter(writer)
    try:
        for page in range(pages):
            if page:
                writer.newPage()
            painter.save()
            painter.translate(_dots(_MARGIN), _dots(_MARGIN) - page * room.height())
            document.drawContents(
                painter, QRectF(0, page * room.height(), room.width(), room.height())
            )
            painter.restore()
            _foot(painter, writer, over, f"Page {page + 1} of {pages}")
    finally:
        painter.end()


def _foot(painter: QPainter, writer: QPdfWriter, over: str, number: str) -> None:
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QColor, QFontMetricsF

    painter.setFont(_font(_SMALL))
    painter.setPen(QColor(_MUTED))
    margin, height = _dots(_MARGIN), _dots(_FOOT)
    place = QRectF(margin, writer.height() - margin - height, writer.width() - 2 * margin, height)
    metrics = QFontMetricsF(painter.font(), writer)
    left = place.width() - metrics.horizontalAdvance(number) - _dots(_FOOT)
    cut = metrics.elidedText(over, Qt.TextElideMode.ElideRight, left)
    low = Qt.AlignmentFlag.AlignBottom
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | low, cut)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | low, number)


class _Setter:
    """Sets an appendix in a document; it calls `step` after each row."""

    def __init__(self, document: QTextDocument, step: Step, total: int) -> None:
        from PySide6.QtGui import QTextCursor

        self._cursor = QTextCursor(document)
        self._step = step
        self._total = total
        self._done = 0

    def set(self, appendix: Appendix) -> None:
        self._say(appendix.title, _TITLE, bold=True)
        if appendix.committee:
            self._say(appendix.committee, _HEADING, bold=True)
        self._say(f"{appendix.day}. {appendix.history.word}.", _BODY)
        for part in appendix.parts:
            if len(appendix.parts) > 1:
                self._say(part.committee or "No committee named", _HEADING, bold=True, above=10)
            self._say(part.said, _BODY)
            if part.rows:
                self._table(part)
            else:
                self._say("No row of this committee is listed.", _BODY)
        ended = f"Written by Scrutiny Desk on {say(appendix.written[:10])}."
        for words in (*appendix.notices, ended):
            self._say(words, _SMALL, muted=True)

    def _say(
        self, words: str, size: float, *, bold: bool = False, above: float = 0, muted: bool = False
    ) -> None:
        from PySide6.QtGui import QTextBlockFormat

        block = QTextBlockFormat()
        block.setTopMargin(_margin(above))
        block.setBottomMargin(_margin(4))
        if self._cursor.position() == 0:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        _put(self._cursor, words, size, bold=bold, muted=muted)

    def _table(self, part: AppendixPart) -> None:
        from PySide6.QtGui import QBrush, QColor, QTextFrameFormat, QTextLength, QTextTableFormat

        shape = QTextTableFormat()
        shape.setHeaderRowCount(1)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, 100 * share)
                for share in widths(part.columns)
            ]
        )
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QBrush(QColor(_RULE)))
        shape.setBorderCollapse(True)
        shape.setCellSpacing(0)
        shape.setCellPadding(_margin(3))
        table = self._cursor.insertTable(len(part.rows) + 1, len(part.columns), shape)
        for at, chosen in enumerate(part.columns):
            place = table.cellAt(0, at)
            _shade(place, _HEAD_FILL)
            _put(place.firstCursorPosition(), chosen.heading, _BODY, bold=True)
        for line, row in enumerate(part.rows, start=1):
            for at, content in enumerate(row.cells):
                place = table.cellAt(line, at)
                if content.shade:
                    _shade(place, f"#{content.shade}")
                _fill(place.firstCursorPosition(), content, row if at == part.text_at else None)
            self._done += 1
            self._step(self._done, self._total)
        self._cursor.movePosition(self._cursor.MoveOperation.End)


def _fill(cursor: QTextCursor, content: Cell, marked: AppendixRow | None) -> None:
    begun = False
    if marked is not None and marked.mark:
        _put(cursor, marked.mark, _BODY, bold=True)
        begun = True
    for passage in content.passages:
        if begun:
            cursor.insertBlock()
        begun = True
        if passage.lead:
            between = ": " if passage.text else ""
            _put(cursor, f"{passage.lead}{between}", _BODY, bold=True)
        _put(cursor, passage.text, _BODY)


def _put(
    cursor: QTextCursor, words: str, size: float, *, bold: bool = False, muted: bool = False
) -> None:
    from PySide6.QtGui import QColor, QFont, QTextCharFormat

    letters = QTextCharFormat()
    letters.setFont(_font(size))
    letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    letters.setForeground(QColor(_MUTED if muted else _INK))
    cursor.insertText(words, letters)


def _shade(place: QTextTableCell, colour: str) -> None:
    from PySide6.QtGui import QBrush, QColor

    shape = place.format()
    shape.setBackground(QBrush(QColor(colour)))
    place.setFormat(shape)


def _font(size: float) -> QFont:
    from PySide6.QtGui import QFont

    font = QFont("Liberation Sans")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPointSizeF(size)
    return font


def _dots(points: float) -> float:
    return points * _DOTS / 72


def _margin(points: float) -> float:
    """A margin as the document wants it: Qt takes these for dots of a screen, and enlarges them."""
    return points * 96 / 72
