"""Sets text in lines for the layout: fonts, widths and where a line may end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextLayout, QTextLine

DOTS_PER_INCH = 288
"""The layout works in quarters of a point: fine enough for good spacing."""
DOT = 72.0 / DOTS_PER_INCH
"""Points of one dot."""


class Type:
    """The fonts of one layout; lengths in points."""

    def __init__(self) -> None:
        # Imported once: an import inside what runs for every cell costs more than the cell.
        from PySide6.QtGui import QTextLayout, QTextOption

        self._new = QTextLayout
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._fonts: dict[tuple[float, bool], QFont] = {}

    def set(
        self,
        text: str,
        size: float,
        bold: bool,
        width: float,
        heavy: Sequence[tuple[int, int]] = (),
    ) -> QTextLayout:
        """The text in lines of a width; heavy: the parts of it that are bold."""
        plain = _plain(text)
        layout = self._new(plain, self.font(size, bold))
        layout.setTextOption(self._option)
        # What was taken out of the text moved the places of its bold parts.
        if heavy and len(plain) == len(text):
            layout.setFormats([self._bold(size, start, end) for start, end in heavy])
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0) / DOT)
            whole = _up_to_space(plain, line.textStart(), line.textLength())
            if whole:
                x, _ = cast("tuple[float, int]", line.cursorToX(whole))
                line.setLineWidth(x)
        layout.endLayout()
        return layout

    def width_of(self, word: str, size: float) -> float:
        """How wide a word is in bold type."""
        from PySide6.QtGui import QFontMetricsF

        return QFontMetricsF(self.font(size, True)).horizontalAdvance(word) * DOT

    def font(self, size: float, bold: bool) -> QFont:
        if (size, bold) not in self._fonts:
            from PySide6.QtGui import QFont

            font = QFont("Liberation Sans")
            font.setStyleHint(QFont.StyleHint.SansSerif)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setPixelSize(round(size / DOT))
            font.setBold(bold)
            self._fonts[size, bold] = font
        return self._fonts[size, bold]

    def _bold(self, size: float, start: int, end: int) -> QTextLayout.FormatRange:
        from PySide6.QtGui import QTextCharFormat, QTextLayout

        span = QTextLayout.FormatRange()
        span.start, span.length = start, end - start
        shape = QTextCharFormat()
        shape.setFont(self.font(size, True))
        span.format = shape
        return span


def height_of(line: QTextLine) -> float:
    """The height of a line in points."""
    return line.height() * DOT


def _up_to_space(text: str, start: int, length: int) -> int:
    """Where the line ends before a word that is broken after its hyphen, else 0.

    A hyphen at the end of a line would be taken for a division of the word.
    """
    end = start + length
    if end >= len(text) or text[end - 1] not in "-/–—" or text[end].isspace():
        return 0
    return text.rfind(" ", start, end) + 1 if " " in text[start:end].strip() else 0


def _plain(text: str) -> str:
    """The text with its line ends in Qt's own way, and without what Qt takes for its own marks."""
    kept = text.replace("\t", " ").replace("\n", "\u2028")
    return "".join(
        mark for mark in kept if ord(mark) >= 32 and mark not in "\ufdd0\ufdd1\ufffc\u2029"
    )
