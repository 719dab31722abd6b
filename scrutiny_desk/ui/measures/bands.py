"""The waiting bands of a service as stacks over time: hatched as well as coloured."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.domain.measures.waiting_set import Bands, sentence_of_bands
from scrutiny_desk.ui.measures.painted import PaintedChart
from scrutiny_desk.ui.measures.plot_frame import Event, PlotFrame, marked_on, say_number, within
from scrutiny_desk.ui.measures.plot_room import PlotRoom, round_steps
from scrutiny_desk.ui.theme import Theme

_HIGH, _LEGEND = 200, 30
_LOOKS = (
    ("common", Qt.BrushStyle.Dense6Pattern),
    ("improvement", Qt.BrushStyle.BDiagPattern),
    ("neutral", Qt.BrushStyle.DiagCrossPattern),
    ("concern", Qt.BrushStyle.SolidPattern),
)


class BandsChart(PaintedChart):
    """Stacks of those waiting, the shortest waits below."""

    def __init__(self, rows: Sequence[Bands], title: str, events: Sequence[Event] = ()) -> None:
        self._rows, self._title, self._events = rows, title, events
        self._shown = [row for row in rows if not row.doubt]
        self.marked: int | None = None
        """The ordinal day that is looked at."""

    @property
    def days(self) -> list[int]:
        """The ordinal days that have a stack."""
        return [row.date.toordinal() for row in self._shown]

    def page(self) -> ChartPage:
        most = max((row.words for row in self._rows), key=len, default=())
        return ChartPage(
            self._title,
            sentence_of_bands(self._rows),
            ("Date", *most, "All waiting"),
            tuple(
                (
                    f"{row.date:%d %B %Y}".lstrip("0"),
                    *(f"{n:g}" for n in row.numbers),
                    *[""] * (len(most) - len(row.numbers)),
                    f"{sum(row.numbers):g}",
                )
                for row in self._rows
            ),
            marked_on(self._events),
        )

    def height(self, theme: Theme) -> int:
        return theme.px(_HIGH)

    def paint(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        frame = PlotFrame(painter, theme)
        painter.setFont(theme.font("small"))
        words = max((row.words for row in self._shown), key=len, default=())
        self._legend(painter, rect, theme, frame.metrics, words)
        if not self._shown:
            return
        room = self._room(rect, theme, frame)
        area = QRectF(rect).adjusted(0, theme.px(_LEGEND), 0, 0)
        steps = round_steps(0, room.high, max(int(room.box.height() / (frame.line * 2.4)), 2))
        frame.axes(room, steps, self.days)
        gaps = [after - before for before, after in pairwise(self.days)]
        scale = room.box.width() / (room.last - room.first)
        wide = min(max(min(gaps, default=31) * scale * 0.7, 3), theme.px(56))
        for row in self._shown:
            middle, floor = room.x(row.date.toordinal()), 0.0
            for number, look in zip(row.numbers, _LOOKS, strict=False):
                top, bottom = room.y(floor + number), room.y(floor)
                box = QRectF(middle - wide / 2, top, wide, bottom - top)
                _fill(painter, box, theme, *look)
                floor += number
            if row.date.toordinal() == self.marked:
                frame.pen("accent", 2)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                top = room.y(floor)
                edge = QRectF(middle - wide / 2, top, wide, room.box.bottom() - top)
                painter.drawRect(edge.adjusted(-3, -3, 3, 3))
        shown = {self._shown[0], self._shown[-1]} | {r for r in self._shown if self._is_marked(r)}
        for row in shown:
            said = say_number(sum(row.numbers))
            across = frame.width_of([said]) + 4
            left = room.x(row.date.toordinal()) - across / 2
            top = room.y(sum(row.numbers)) - frame.line - 3
            box = QRectF(left, top, across, frame.line)
            painter.fillRect(box, theme.paint("ground"))
            frame.words(box, said, "text", bold=True)
        frame.events(room, self._within(), area)

    def day_at(self, rect: QRect, theme: Theme, x: float, painter: QPainter) -> int | None:
        """The day whose stack is nearest to a place across."""
        if not self._shown:
            return None
        day = self._room(rect, theme, PlotFrame(painter, theme)).day_at(x)
        return min(self.days, key=lambda one: abs(one - day))

    def _is_marked(self, row: Bands) -> bool:
        return row.date.toordinal() == self.marked

    def _within(self) -> list[Event]:
        return within(self._events, self.days[0], self.days[-1])

    def _room(self, rect: QRect, theme: Theme, frame: PlotFrame) -> PlotRoom:
        most = max(sum(row.numbers) for row in self._shown) or 1
        left = frame.width_of([say_number(most)]) + 14
        top = theme.px(_LEGEND) + frame.head(self._within()) + frame.line
        box = QRectF(rect).adjusted(left, top, -8, -frame.line - 10)
        reach = max(self.days[-1] - self.days[0], 60)
        edge = max(reach * 0.03, 20 * reach / max(box.width(), 1))
        return PlotRoom(box, self.days[0] - edge, self.days[0] + reach + edge, 0, most * 1.05)

    def _legend(
        self,
        painter: QPainter,
        rect: QRect,
        theme: Theme,
        metrics: QFontMetricsF,
        words: Sequence[str],
    ) -> None:
        left, side = float(rect.left()), metrics.height()
        for word, look in zip(words, _LOOKS, strict=False):
            _fill(painter, QRectF(left, rect.top() + 2, side * 1.4, side), theme, *look)
            painter.setPen(theme.paint("text"))
            left += side * 1.4 + theme.px(6)
            painter.drawText(QRectF(left, rect.top() + 2, 400, side), 0, word)
            left += metrics.horizontalAdvance(word) + theme.px(18)


def _fill(painter: QPainter, box: QRectF, theme: Theme, token: str, pattern: Qt.BrushStyle) -> None:
    if box.height() <= 0:
        return
    ink = theme.paint(token)
    painter.fillRect(box, theme.paint("ground"))
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(QBrush(ink, pattern))
    painter.drawRect(box)
