"""How a measure looks in the list: its name, last figure, one word with a shape, a spark line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from scrutiny_desk.domain.measures.measure_chart import figures_of, last_value
from scrutiny_desk.domain.measures.measures import Measure
from scrutiny_desk.domain.measures.sentences import State, say_value, state_of
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.models.delegates import PAD, RowDelegate
from scrutiny_desk.ui.models.grouped import Group, Heading
from scrutiny_desk.ui.models.painting import draw_text, line_height, lines_needed

STATE_COLOURS = {
    State.ON_TARGET: "on_track",
    State.OFF_TARGET: "overdue",
    State.IMPROVEMENT: "improvement",
    State.CONCERN: "concern",
    State.NO_SIGNAL: "common",
    State.CHANGE: "neutral",
}
_FAMILIES = {"waiting": "Waiting times", "indicator": "Indicators"}


def groups_of(measures: Sequence[Measure], words: str) -> list[Group]:
    """The measures that have every one of the words, under their family and group."""
    wanted = words.casefold().split()
    found = [measure for measure in measures if measure.has_words(wanted)]
    groups = []
    for family, members in groupby(found, key=lambda one: one.family):
        first = True
        for group, rows in groupby(members, key=lambda one: one.group):
            over = [Heading(_FAMILIES.get(family, family.capitalize()))] if first else []
            under = [Heading(group, 1)] if group else []
            groups.append(Group(tuple(over + under), tuple(rows)))
            first = False
    return groups


def total_words(found: Sequence[Measure]) -> str:
    """How many there are: "14 services, 2 indicators"."""
    if not found:
        return ""
    services = len({one.group for one in found if one.family == "waiting"})
    indicators = sum(one.family != "waiting" for one in found)
    parts = [
        f"{count} {one if count == 1 else many}"
        for count, one, many in (
            (services, "service", "services"),
            (indicators, "indicator", "indicators"),
        )
        if count
    ]
    return ", ".join(parts)


def measure_words(measure: Measure) -> str:
    """A row as plain text: "Referrals waiting, 331, one reading"."""
    figure = say_value(last_value(measure), measure.unit) or "no figure"
    return f"{measure.name}, {figure}, {state_of(measure).value}"


def _figure(measure: Measure) -> str:
    return say_value(last_value(measure), measure.unit) or "–"


class MeasureDelegate(RowDelegate):
    """Two lines of name at the left; figure and word at the right; a spark line between."""

    def __init__(self, desk: Desk, view: QAbstractItemView) -> None:
        super().__init__(desk, view)
        # The list asks for the height of every row at once, and very many rows are alike.
        self._heights: dict[tuple[str, str, int], int] = {}
        self._dressed = desk.theme

    def row_height(self, row: object, width: int) -> int:
        if self._dressed is not self.desk.theme:
            self._dressed = self.desk.theme
            self._heights.clear()
        if not isinstance(row, Measure):
            return self._height(1)
        alike = (row.name, _figure(row), width)
        if alike not in self._heights:
            beside = width - self._figure_width(row) - 10
            lines = lines_needed(row.name, self.desk.theme.font("body"), beside)
            self._heights[alike] = self._height(lines)
        return self._heights[alike]

    def _height(self, lines: int) -> int:
        theme = self.desk.theme
        return line_height(theme.font("body")) * lines + line_height(theme.font("small")) + 16

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: object) -> None:
        if not isinstance(row, Measure):
            return
        theme, rect = self.desk.theme, option.rect
        body, small = theme.font("body"), theme.font("small")
        state, figure, strong = state_of(row), _figure(row), theme.font("body", bold=True)
        figure_width = self._figure_width(row)
        right, top = rect.right() - PAD, rect.top() + 8
        left, width = rect.left() + PAD, rect.width() - 2 * PAD
        draw_text(
            painter,
            left,
            top,
            width - figure_width - 10,
            row.name,
            font=body,
            colour=theme.paint("text"),
            most=2,
        )
        draw_text(painter, right - figure_width, top, figure_width + PAD, figure, font=strong,
                  colour=theme.paint("text"))  # fmt: skip
        under = rect.bottom() - line_height(small) - 6
        draw_text(
            painter,
            left,
            under,
            width,
            f"{state.shape} {state.word}",
            font=small,
            colour=theme.paint(STATE_COLOURS.get(state, "muted")),
        )
        values = figures_of(row)[1].tolist()
        if len(values) > 2:
            self._spark(painter, QRectF(right - 64, under - 2, 64, line_height(small)), values)

    def _figure_width(self, row: Measure) -> int:
        font = self.desk.theme.font("body", bold=True)
        return QFontMetrics(font).horizontalAdvance(_figure(row)) + 2

    def _spark(self, painter: QPainter, box: QRectF, values: Sequence[float]) -> None:
        low, high = min(values), max(values)
        reach = (high - low) or 1.0
        step, tall = box.width() / (len(values) - 1), box.height() - 4
        line = QPolygonF(
            [
                QPointF(box.left() + i * step, box.bottom() - 2 - (v - low) / reach * tall)
                for i, v in enumerate(values)
            ]
        )  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.desk.theme.paint("muted"), 1.5))
        painter.drawPolyline(line)
