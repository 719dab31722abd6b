"""What every chart over time has in common: its axes, its events, its words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from scrutiny_desk.ui.measures.drawn_series import months_between
from scrutiny_desk.ui.measures.plot_room import PlotRoom, lanes
from scrutiny_desk.ui.theme import Theme

Event = tuple[datetime.date, str]
_LANES = 3


class PlotFrame:
    """Paints the parts round a chart in a theme's small letters."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.painter, self.theme = painter, theme
        self._small, self._strong = theme.font("small"), theme.font("small", bold=True)
        self.metrics = QFontMetricsF(self._small, painter.device())
        self.bold = QFontMetricsF(self._strong, painter.device())
        self.line = self.metrics.height()

    def width_of(self, words: Iterable[str]) -> float:
        """How wide the widest of some words is."""
        return max((self.bold.horizontalAdvance(one) for one in words), default=0.0)

    def head(self, events: Sequence[Event]) -> float:
        """How much room the words of some events take over a chart."""
        return min(_LANES, len(events)) * self.line

    def axes(self, room: PlotRoom, steps: Sequence[float], figures: Iterable[int]) -> None:
        """Lines at round figures, and months where the figures of some ordinal days stand."""
        box = room.box
        for value in steps:
            self.pen("hairline", 1)
            height = room.y(value)
            self.painter.drawLine(QLineF(box.left(), height, box.right(), height))
            at = QRectF(0, height - self.line / 2, box.left() - 7, self.line)
            self.words(at, say_number(value), "muted", Qt.AlignmentFlag.AlignRight)
        self.pen("border", 1)
        self.painter.drawLine(QLineF(box.left(), box.top(), box.left(), box.bottom()))
        self.painter.drawLine(QLineF(box.left(), box.bottom(), box.right(), box.bottom()))
        widest = self.metrics.horizontalAdvance("MMM 2022") + 18
        most, last_end = max(int(box.width() / widest), 1), 0.0
        for day, words in months_between(int(room.first), int(room.last), most, figures):
            across, wide = room.x(day), self.metrics.horizontalAdvance(words)
            if across - wide / 2 >= last_end and across <= box.right():
                self.pen("border", 1)
                self.painter.drawLine(QLineF(across, box.bottom(), across, box.bottom() + 4))
                at = QRectF(across - wide, box.bottom() + 6, wide * 2, self.line)
                self.words(at, words, "muted", Qt.AlignmentFlag.AlignHCenter)
                last_end = across + wide / 2 + 8

    def events(self, room: PlotRoom, events: Sequence[Event], rect: QRectF) -> None:
        """An upright line each; its words stand over the chart, cut where the next ones begin."""
        starts = [room.x(day.toordinal()) for day, _ in events]
        widths = [self.metrics.horizontalAdvance(words) + 14 for _, words in events]
        places = lanes(starts, widths, min(_LANES, len(events)))
        for across, lane in zip(starts, places, strict=True):
            self.pen("neutral", 1.4, Qt.PenStyle.DotLine)
            top = rect.top() + lane * self.line + 3
            self.painter.drawLine(QLineF(across, top, across, room.box.bottom()))
        for at, ((_, words), across, lane) in enumerate(zip(events, starts, places, strict=True)):
            later = [starts[n] for n in range(at + 1, len(events)) if places[n] == lane]
            earlier = [starts[n] + widths[n] for n in range(at) if places[n] == lane]
            free = min([*later, rect.right()]) - across - 8
            before = across - max([*earlier, rect.left()]) - 8
            left = free < widths[at] - 14 and not later and before > free
            most = before if left else free
            said = self.metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
            wide = self.metrics.horizontalAdvance(said) + 2
            start = across - 5 - wide if left else across + 5
            box = QRectF(start, rect.top() + lane * self.line, wide, self.line)
            self.painter.fillRect(box, self.theme.paint("ground"))
            self.words(box, said, "neutral")

    def words(
        self,
        at: QRectF,
        words: str,
        colour: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        bold: bool = False,
    ) -> None:
        """Write words into a box, in its middle from above."""
        self.painter.setFont(self._strong if bold else self._small)
        self.painter.setPen(self.theme.paint(colour))
        self.painter.drawText(at, side | Qt.AlignmentFlag.AlignVCenter, words)

    def pen(self, colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        """Draw with a colour's token from now on."""
        self.painter.setPen(QPen(self.theme.paint(colour), width, style))


def within(events: Iterable[Event], first: float, last: float) -> list[Event]:
    """The events from a month before one ordinal day to a month after another, oldest first."""
    return sorted(one for one in events if first - 31 <= one[0].toordinal() <= last + 31)


def say_number(value: float) -> str:
    """A figure as it stands on a chart: "1,234.5"."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def marked_on(events: Iterable[Event]) -> tuple[str, ...]:
    """What is marked on a chart in a sentence, with the days in full; nothing for no event."""
    said = "; ".join(f"{day:%d %B %Y}: {words}".lstrip("0") for day, words in events)
    return (f"Marked on the chart: {said}.",) if said else ()
