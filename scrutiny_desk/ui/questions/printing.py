"""The running order on the printer, in large print."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from scrutiny_desk.domain.questions.budget import minutes
from scrutiny_desk.domain.questions.running_order import Sheet, SheetItem, Turn, said_of

_TITLE, _ITEM, _LINE, _QUESTION, _TEXT = 26, 22, 18, 18, 16
"""Points on paper: nothing is smaller than 16."""
_LINES_TO_WRITE = 2


def document_of(sheet: Sheet) -> QTextDocument:
    """The running order laid out as it is printed: plain words in their sizes, never markup."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    _put(cursor, "Running order", _TITLE, bold=True)
    _put(cursor, sheet.title, _TEXT)
    for item in sheet.items:
        _put_item(cursor, item)
    return document


def print_sheet(sheet: Sheet, parent: QWidget) -> bool:
    """Ask for a printer and print; False where nothing was printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(f"Running order {sheet.title}")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print the running order")
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    if agreed:
        document_of(sheet).print_(printer)
    return agreed


def _put_item(cursor: QTextCursor, item: SheetItem) -> None:
    name = f"{item.item.number} {item.item.title}".strip()
    _put(cursor, name, _ITEM, bold=True, above=24)
    if item.minutes is not None:
        _put(cursor, minutes(item.minutes), _TEXT)
    if item.big_question:
        _put(cursor, item.big_question, _ITEM, bold=True, above=8)
    line: str | None = None
    for turn in item.turns:
        here = turn.line.id if turn.line else None
        if here != line and turn.line is not None and turn.line.text.strip():
            _put(cursor, turn.line.text, _LINE, bold=True, above=16)
        elif here is None and line is not None:
            _put(cursor, "Further questions", _LINE, bold=True, above=16)
        line = here
        _put_question(cursor, turn)


def _put_question(cursor: QTextCursor, turn: Turn) -> None:
    indent = 1 if turn.placed.is_follow_up else 0
    words = turn.entry.text.strip() or "A question with no words yet"
    _put(cursor, f"{turn.placed.number}  {words}", _QUESTION, above=12, indent=indent)
    for under in (said_of(turn), *(f"Also asked: {also}" for also in turn.also)):
        if under:
            _put(cursor, under, _TEXT, indent=indent)
    if turn.outcome:
        _put(cursor, turn.outcome, _TEXT, indent=indent)
    else:
        for _ in range(_LINES_TO_WRITE):
            _put(cursor, "_" * 44, _TEXT, indent=indent)


def _put(
    cursor: QTextCursor,
    words: str,
    points: int,
    *,
    bold: bool = False,
    above: int = 4,
    indent: int = 0,
) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    block.setIndent(indent)
    letters = QTextCharFormat()
    letters.setFontPointSize(points)
    letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    if cursor.position() == 0:
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(words, letters)
