"""The appendix of the tracker set in lines and parted into pages, before anything is painted.

Lengths are PDF points from the top left corner of the page. How many pages there are is known
only when all is set, and each of them says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tracker.leaving import (
    Appendix,
    AppendixPart,
    AppendixRow,
    Passage,
    widths,
)
from scrutiny_desk.reading.layout.setting import Type, height_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextLayout, QTextLine

Step = Callable[[int, int], None]

WIDTH, HEIGHT = 842.0, 595.0
MARGIN, FOOT = 34.0, 22.0
SMALL = 8.0
_TITLE, _HEADING, _BODY = 18.0, 13.0, 8.5
_PADDING = 3.0
_HEAD_FILL = "E3E7EB"
# A row that is no higher than this share of a page is not cut, but starts the next page.
_WHOLE_ROW = 0.6
_FEWEST_LINES = 3


class Letters(Type):
    """The types of the appendix: without ligatures, which no search for "Officer" finds."""

    def font(self, size: float, bold: bool) -> QFont:
        from PySide6.QtGui import QFont

        font = super().font(size, bold)
        font.setFeature(QFont.Tag("liga"), 0)
        return font


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell in lines. of: what the lines belong to, which has to live as long as they do."""

    of: QTextLayout
    lines: Sequence[QTextLine]
    fill: str = ""

    @property
    def height(self) -> float:
        return sum(map(height_of, self.lines))


@dataclass(frozen=True, slots=True)
class Box:
    """A cell's frame on a page. fill: six hex digits, or ""."""

    left: float
    top: float
    width: float
    height: float
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words on a page."""

    line: QTextLine
    x: float
    y: float
    muted: bool = False


@dataclass(slots=True)
class SetPage:
    """What stands on one page."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


class Flow:
    """Sets an appendix part by part and starts pages as they are needed."""

    def __init__(self, letters: Letters, step: Step) -> None:
        self.pages = [SetPage()]
        self._letters = letters
        self._step = step
        self._done = self._total = 0
        self._y = MARGIN
        # Lines are parts of what they were set in, and would not outlive it.
        self._kept: list[QTextLayout] = []

    def set(self, appendix: Appendix) -> None:
        """Set the whole appendix; `step` is called after each row."""
        self._total = len(appendix)
        self._say(appendix.title, _TITLE, bold=True)
        if appendix.committee:
            self._say(appendix.committee, _HEADING, bold=True)
        self._say(f"{appendix.day}. {appendix.history.word}.", _BODY)
        for part in appendix.parts:
            if len(appendix.parts) > 1:
                self._y += 2 * _PADDING
                self._say(part.committee or "No committee named", _HEADING, bold=True)
            self._say(part.said, _BODY)
            if part.rows:
                self._table(part)
            else:
                self._say("No row of this committee is listed.", _BODY)
        ended = f"Written by Scrutiny Desk on {say(appendix.written[:10])}."
        self._y += _PADDING
        for words in (*appendix.notices, ended):
            self._say(words, SMALL, muted=True)

    def _say(self, words: str, size: float, *, bold: bool = False, muted: bool = False) -> None:
        cell = self._lines(words, size, WIDTH - 2 * MARGIN, bold=bold)
        # A heading takes the beginning of what it heads along.
        if self._left() < cell.height + (6 * _BODY if bold else 0):
            self._new_page()
        for line in cell.lines:
            self._here.lines.append(Line(line, MARGIN, self._y, muted))
            self._y += height_of(line)
        self._y += _PADDING

    def _table(self, part: AppendixPart) -> None:
        room = WIDTH - 2 * MARGIN
        edges = [MARGIN, *(MARGIN + room * edge for edge in accumulate(widths(part.columns)))]
        head = [
            self._lines(chosen.heading, _BODY, right - left - 2 * _PADDING, bold=True)
            for chosen, (left, right) in zip(part.columns, pairwise(edges), strict=True)
        ]
        self._heading(head, edges)
        for row in part.rows:
            self._row([*self._cells(row, part, edges)], head, edges)
            self._done += 1
            self._step(self._done, self._total)
        self._y += _PADDING

    def _cells(
        self, row: AppendixRow, part: AppendixPart, edges: Sequence[float]
    ) -> Sequence[SetCell]:
        made = []
        for at, cell in enumerate(row.cells):
            passages = cell.passages
            if at == part.text_at and row.mark:
                passages = (Passage("", row.mark), *passages)
            words, bold = _joined(passages)
            width = edges[at + 1] - edges[at] - 2 * _PADDING
            made.append(self._lines(words, _BODY, width, heavy=bold, fill=cell.shade))
        return made

    def _lines(
        self,
        words: str,
        size: float,
        width: float,
        *,
        bold: bool = False,
        heavy: Sequence[tuple[int, int]] = (),
        fill: str = "",
    ) -> SetCell:
        layout = self._letters.set(words, size, bold, width, heavy)
        self._kept.append(layout)
        lines = [layout.lineAt(at) for at in range(layout.lineCount())]
        return SetCell(layout, lines, fill)

    def _heading(self, head: Sequence[SetCell], edges: Sequence[float]) -> None:
        tall = max(cell.height for cell in head) + 2 * _PADDING
        # A heading alone at the foot of a page says nothing.
        if self._left() < tall + _FEWEST_LINES * 2 * _BODY:
            self._new_page()
        self._put([cell.lines for cell in head], [_HEAD_FILL] * len(head), edges, tall)

    def _row(
        self, cells: Sequence[SetCell], head: Sequence[SetCell], edges: Sequence[float]
    ) -> None:
        """Put a row, over as many pages as it takes."""
        waiting = [cell.lines for cell in cells]
        fills = [cell.fill for cell in cells]
        one = 1.3 * _BODY
        whole = max(cell.height for cell in cells) + 2 * _PADDING
        body = HEIGHT - 2 * MARGIN - FOOT
        if whole > self._left() and (
            whole <= _WHOLE_ROW * body or self._left() < _FEWEST_LINES * one + 2 * _PADDING
        ):
            self._turn(head, edges)
        while True:
            room = self._left() - 2 * _PADDING
            now = [_fitting(lines, room) for lines in waiting]
            tall = max(one, *(sum(map(height_of, lines)) for lines in now)) + 2 * _PADDING
            self._put(now, fills, edges, tall)
            waiting = [lines[len(put) :] for put, lines in zip(now, waiting, strict=True)]
            if not any(waiting):
                return
            self._turn(head, edges)

    def _put(
        self,
        lines: Sequence[Sequence[QTextLine]],
        fills: Sequence[str],
        edges: Sequence[float],
        tall: float,
    ) -> None:
        page = self._here
        for of_cell, fill, (left, right) in zip(lines, fills, pairwise(edges), strict=True):
            page.boxes.append(Box(left, self._y, right - left, tall, fill))
            y = self._y + _PADDING
            for line in of_cell:
                page.lines.append(Line(line, left + _PADDING, y))
                y += height_of(line)
        self._y += tall

    def _turn(self, head: Sequence[SetCell], edges: Sequence[float]) -> None:
        self._new_page()
        self._heading(head, edges)

    @property
    def _here(self) -> SetPage:
        return self.pages[-1]

    def _left(self) -> float:
        return HEIGHT - MARGIN - FOOT - self._y

    def _new_page(self) -> None:
        self.pages.append(SetPage())
        self._y = MARGIN


def _joined(passages: Sequence[Passage]) -> tuple[str, list[tuple[int, int]]]:
    """The passages as one text, a line each, and where in it what leads them stands."""
    words, bold = "", []
    for number, passage in enumerate(passages):
        words += "\n" if number else ""
        if passage.lead:
            colon = 1 if passage.text else 0
            bold.append((len(words), len(words) + len(passage.lead) + colon))
        words += passage.words
    return words, bold


def _fitting(lines: Sequence[QTextLine], room: float) -> Sequence[QTextLine]:
    """As many of the lines as the room is high."""
    used = 0.0
    for at, line in enumerate(lines):
        used += height_of(line)
        if used > room + 0.01:
            return lines[:at]
    return lines
