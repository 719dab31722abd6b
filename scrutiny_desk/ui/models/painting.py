"""What every delegate paints with: lines of plain text, words in bold, chips, and a row's ground.

A chip is shape, word, colour, in that order of importance; it stands on the theme's own ground so
that its contrast is the same on a chosen row.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from scrutiny_desk.ui.theme import Theme

LINE = 1.3
"""Height of a line of text in a row, of the font's own height (which holds some of it already)."""


def line_height(font: QFont) -> int:
    """Pixels from one line of text to the next."""
    metrics = QFontMetrics(font)
    return round((metrics.ascent() + metrics.descent()) * LINE)


def layout_of(
    text: str, font: QFont, width: int, most: int, bold: Sequence[tuple[int, int]] = ()
) -> QTextLayout:
    """`text` laid out in at most `most` lines of `width` pixels, with "…" where it is cut.

    bold: [start, end) character ranges of `text`; new lines and other white space become spaces.
    """
    plain = "".join(" " if character.isspace() else character for character in text)
    layout, end = _laid_out(plain, font, width, most, bold)
    while end < len(plain) and end > 1:
        end -= 1
        cut = plain[:end].rstrip() + "…"
        ranges = [(start, min(stop, end)) for start, stop in bold if start < end]
        layout, reached = _laid_out(cut, font, width, most, ranges)
        if reached >= len(cut):
            whole = plain[:end].rstrip().rpartition(" ")[0]
            if most > 1 and plain[end] != " " and plain[end - 1] != " " and 3 * len(whole) > end:
                # Lines of words end with a word; half of one reads as another.
                ranges = [(start, min(stop, len(whole))) for start, stop in ranges]
                ranges = [(start, stop) for start, stop in ranges if start < stop]
                layout, _ = _laid_out(whole.rstrip() + "…", font, width, most, ranges)
            break
    return layout


def _laid_out(
    text: str, font: QFont, width: int, most: int, bold: Sequence[tuple[int, int]]
) -> tuple[QTextLayout, int]:
    """The layout, and the number of characters that found room."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_bold_range(start, stop) for start, stop in bold])
    step, end = line_height(font), 0
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, number * step))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, end


def _bold_range(start: int, stop: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, stop - start
    heavy = QTextCharFormat()
    heavy.setFontWeight(QFont.Weight.Bold)
    found.format = heavy
    return found


def lines_needed(text: str, font: QFont, width: int) -> int:
    """1 where `text` fits in one line of `width` pixels, else 2."""
    return 1 if QFontMetrics(font).horizontalAdvance(text.replace("\n", " ")) <= width else 2


def draw_text(
    painter: QPainter,
    left: int,
    top: int,
    width: int,
    text: str,
    *,
    font: QFont,
    colour: QColor,
    most: int = 1,
    bold: Sequence[tuple[int, int]] = (),
) -> int:
    """Draw at most `most` lines of `text`; the pixels of height that they took."""
    layout = layout_of(text, font, width, most, bold)
    painter.setPen(colour)
    layout.draw(painter, QPointF(left, top))
    return layout.lineCount() * line_height(font)


def chip_width(font: QFont, shape: str, word: str) -> int:
    """Pixels that a chip takes."""
    return QFontMetrics(font).horizontalAdvance(_chip_text(shape, word)) + 16


def chip_height(font: QFont) -> int:
    return QFontMetrics(font).height() + 6


def draw_chip(
    painter: QPainter,
    left: int,
    top: int,
    shape: str,
    word: str,
    *,
    theme: Theme,
    colour: str,
    most: int | None = None,
) -> int:
    """Draw a chip (`colour` is a token of the theme); its width in pixels.

    most: the pixels there are; the word is cut with "…" where it does not fit.
    """
    font = theme.font("small")
    width = chip_width(font, shape, word)
    width = min(width, most) if most is not None else width
    box = QRectF(left + 0.5, top + 0.5, width - 1, chip_height(font) - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.paint(colour), 1))
    painter.setBrush(theme.paint("ground"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setFont(font)
    words = QFontMetrics(font).elidedText(
        _chip_text(shape, word), Qt.TextElideMode.ElideRight, width - 14
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return width


def _chip_text(shape: str, word: str) -> str:
    return f"{shape} {word}" if shape else word


def draw_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, rule: bool = True
) -> None:
    """The ground of a row: chosen (with an accent bar at its edge), under the mouse, or plain."""
    rect: QRect = option.rect
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen:
        painter.fillRect(rect, theme.paint("selected"))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.paint("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.paint("hover"))
    if rule:
        painter.setPen(theme.paint("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
