"""A page as text: headings, paragraphs, tables and marks in reading order, for a screen reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from scrutiny_desk.domain.notes.notes import Note
from scrutiny_desk.domain.notes.quoting import words_within
from scrutiny_desk.domain.pages.page_blocks import Paragraph, blocks_of
from scrutiny_desk.domain.pages.page_tables import TableBlock
from scrutiny_desk.domain.pages.pages import Word
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import mark_token


def say_mark(note: Note) -> str:
    """How a mark is announced where it stands: "Highlight, question: Why has it grown?"."""
    said = f"{note.form.word}, {note.kind.word.lower()}"
    return f"{said}: {' '.join(note.text.split())}" if note.text.strip() else said


class PageText(QTextEdit):
    """The words of one page to walk through with a caret; nothing in them is taken for markup.

    words_chosen: the first and the last chosen word, as places in the page's words; -1, -1 for
    none. step_asked: the next (1) or the previous (-1) page. menu_asked: where, on the screen.
    """

    words_chosen = Signal(int, int)
    step_asked = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._starts: list[int] = []
        self._words: list[int] = []
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        # A read-only text shows no caret unless it is asked to.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName("Text of the page")
        self.setMinimumSize(desk.theme.size("pane_least") // 2, desk.theme.size("row"))
        self.selectionChanged.connect(self._on_selection)

    def show_page(
        self, title: str, item: str, words: Sequence[Word], notes: Sequence[Note], empty: str
    ) -> None:
        """Show a page; the caret goes to its beginning.

        title: how the page is called. item: the agenda item it belongs to, or "". notes: those on
        this page. empty: what is said where the page has no words.
        """
        self._starts, self._words = [], []
        blocker = QSignalBlocker(self)
        self.clear()
        cursor = QTextCursor(self.document())
        if item:
            self._heading(cursor, item, 1)
        self._heading(cursor, title, 2)
        begins = self._begins(words, notes)
        for note in notes:
            if not note.anchor.boxes:
                self._paragraph(cursor)
                self._announce(cursor, note)
        for block in blocks_of(words):
            if isinstance(block, TableBlock):
                self._table(cursor, block, words, begins)
            else:
                self._words_of(cursor, block, words, begins)
        if not words:
            self._paragraph(cursor)
            cursor.insertText(empty)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        blocker.unblock()
        self.setAccessibleName(f"Text of {title}")

    def word_at_caret(self) -> int | None:
        """The word at or after the caret, as a place in the page's words."""
        if not self._starts:
            return None
        place = bisect_right(self._starts, self.textCursor().position()) - 1
        return self._words[max(place, 0)]

    def keep_caret(self, place: int) -> None:
        """Put the caret where it was before the page was shown anew."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    # Making the text

    def _begins(self, words: Sequence[Word], notes: Sequence[Note]) -> Mapping[int, list[Note]]:
        """The marks that begin at a word; the words of each are coloured as on the page."""
        self._marked: dict[int, Note] = {}
        found: dict[int, list[Note]] = {}
        for note in notes:
            inside = sorted(
                index for box in note.anchor.boxes for index in words_within(words, box)
            )
            if inside:
                found.setdefault(inside[0], []).append(note)
                self._marked |= dict.fromkeys(inside, note)
        return found

    def _heading(self, cursor: QTextCursor, words: str, level: int) -> None:
        self._paragraph(cursor, level)
        cursor.insertText(words, self._format(level))

    def _paragraph(self, cursor: QTextCursor, level: int = 0) -> None:
        form = QTextBlockFormat()
        form.setHeadingLevel(level)
        form.setBottomMargin(self._desk.theme.space[1])
        if self.document().isEmpty() and cursor.position() == 0:
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form, self._format(level))

    def _format(self, level: int = 0) -> QTextCharFormat:
        theme = self._desk.theme
        form = QTextCharFormat()
        size = {1: "title"}.get(level, "body")
        form.setFont(theme.font(size, bold=level > 0))
        form.setForeground(theme.paint("text"))
        return form

    def _words_of(
        self,
        cursor: QTextCursor,
        block: Paragraph,
        words: Sequence[Word],
        begins: Mapping[int, list[Note]],
    ) -> None:
        level = 3 if block.heading else 0
        self._paragraph(cursor, level)
        self._run(cursor, block.words, words, begins, level)

    def _run(
        self,
        cursor: QTextCursor,
        places: Sequence[int],
        words: Sequence[Word],
        begins: Mapping[int, list[Note]],
        level: int = 0,
    ) -> None:
        plain = self._format(level)
        for number, index in enumerate(places):
            if number:
                cursor.insertText(" ", plain)
            for note in begins.get(index, ()):
                self._announce(cursor, note)
                cursor.insertText(" ", plain)
            self._starts.append(cursor.position())
            self._words.append(index)
            marked = self._marked.get(index)
            form = plain
            if marked is not None:
                form = self._format(level)
                form.setBackground(self._desk.theme.paint(mark_token(marked.kind)))
                form.setForeground(self._desk.theme.paint("ink"))
            cursor.insertText(words[index].text, form)

    def _announce(self, cursor: QTextCursor, note: Note) -> None:
        form = self._format()
        form.setFontItalic(True)
        cursor.insertText(f"[{note.kind.shape} {say_mark(note)}]", form)

    def _table(
        self,
        cursor: QTextCursor,
        block: TableBlock,
        words: Sequence[Word],
        begins: Mapping[int, list[Note]],
    ) -> None:
        theme = self._desk.theme
        form = QTextTableFormat()
        form.setHeaderRowCount(1)
        form.setCellPadding(theme.space[0])
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(theme.paint("border"))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setBottomMargin(theme.space[2])
        table = cursor.insertTable(len(block.rows), len(block.rows[0]), form)
        for number, row in enumerate(block.rows):
            for column, cell in enumerate(row):
                within = table.cellAt(number, column).firstCursorPosition()
                self._run(within, cell, words, begins)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    # Choosing words

    def _on_selection(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self._starts:
            self.words_chosen.emit(-1, -1)
            return
        first = bisect_right(self._starts, cursor.selectionStart()) - 1
        last = bisect_right(self._starts, cursor.selectionEnd() - 1) - 1
        if last < 0:
            self.words_chosen.emit(-1, -1)
            return
        chosen = self._words[max(first, 0) : last + 1]
        self.words_chosen.emit(min(chosen), max(chosen))

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.textCursor().position()
        super().keyPressEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not plain or self.textCursor().position() != before:
            return
        # At the last line, or the first, the next step is the next page, or the one before.
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Down):
            self.step_asked.emit(1)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_Up):
            self.step_asked.emit(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())
