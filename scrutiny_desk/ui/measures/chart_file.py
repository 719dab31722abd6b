"""A judged series as a picture file, drawn without a window."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.chart_page import ChartPage
from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measure_chart import Aside
from scrutiny_desk.domain.series_words import sentence_of_series, why_of
from scrutiny_desk.domain.spc_series import SeriesChart

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QSize
    from PySide6.QtGui import QPainter

_WIDTH, _HEIGHT, _MARGIN, _GAP = 960, 540, 16, 6


class SeriesPicture:
    """A judged series as it leaves: its title, the plot, its sentence and its rules."""

    def __init__(
        self,
        made: SeriesChart,
        title: str,
        *,
        percent: bool = False,
        asides: Sequence[Aside] = (),
        events: Sequence[tuple[datetime.date, str]] = (),
        page: ChartPage | None = None,
    ) -> None:
        self._made, self._title, self._percent = made, title, percent
        self._asides, self._events, self._page = asides, events, page

    def page(self) -> ChartPage:
        """The words of the chart and every figure with what the rules say of it."""
        return self._page or ChartPage(
            self._title,
            sentence_of_series(self._made, ""),
            ("Date", "Figure", "What it tells", "Why"),
            tuple(
                (
                    one.figure.date.isoformat(),
                    f"{one.figure.value:g}",
                    "Left out" if one.figure.excluded else one.type.word,
                    one.figure.excluded or why_of(one),
                )
                for one in self._made.points
            ),
            (rules_of(self._made),),
        )

    def paper_size(self) -> QSize:
        """As large as half a page across."""
        from PySide6.QtCore import QSize

        return QSize(_WIDTH, _HEIGHT)

    def paint_on_paper(self, painter: QPainter, rect: QRect) -> None:
        """Title over the plot, the sentence and the rules under it; dark on white."""
        from PySide6.QtCore import QMargins, QRect, QRectF, Qt

        from scrutiny_desk.ui.measures.xmr_plot import XmrPlot, legend_of
        from scrutiny_desk.ui.theme import Theme

        theme = Theme.named("light")
        painter.fillRect(rect, theme.paint("ground"))
        room = rect.marginsRemoved(QMargins(*[_MARGIN] * 4))
        wrap = int(Qt.TextFlag.TextWordWrap)

        def put(words: str, free: QRect, look: str, colour: str, *, below: bool = False) -> QRect:
            """Write words at the top or the bottom of what is free; gives what is left of it."""
            painter.setFont(theme.font(look, bold=look == "title"))
            painter.setPen(theme.paint(colour))
            high = painter.fontMetrics().boundingRect(free, wrap, words).height()
            top = free.bottom() - high + 1 if below else free.top()
            painter.drawText(QRect(free.left(), top, free.width(), high), wrap, words)
            gap = high + _GAP
            return free.adjusted(0, 0, 0, -gap) if below else free.adjusted(0, gap, 0, 0)

        free = put(self._title, room, "title", "text")
        free = put(legend_of(self._made, self._asides), free, "small", "muted")
        free = put(rules_of(self._made), free, "small", "muted", below=True)
        free = put(self.page().sentence, free, "body", "text", below=True)
        plot = XmrPlot()
        plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        plot.resize(free.size())
        plot.show()
        plot.show_series(
            self._made, theme, percent=self._percent, asides=self._asides, events=self._events
        )
        plot.render(painter, QRectF(free))
        plot.close()
        plot.deleteLater()


def rules_of(made: SeriesChart) -> str:
    """The profile, how many figures it stands on and its baseline, as printed on every chart."""
    said = [f"Rules {made.profile.name}", f"n = {made.counted}"]
    if len(made.segments) > 1:
        newest = made.points[made.segments[-1].first].figure.date
        said.append(f"segment {len(made.segments)}, from {newest:%d %B %Y}".replace(" 0", " "))
    base = made.baseline
    said.append("baseline: every figure" if base is None else f"baseline: the first {base}")
    return " · ".join(said)


def draw_to_file(made: SeriesChart, title: str, out: Path) -> None:
    """Write a PNG or an SVG by the ending of `out`. Raises DeskError for another ending."""
    if out.suffix.lower() not in {".png", ".svg"}:
        raise DeskError(
            f"{out.name} is no picture that can be drawn",
            "A chart is written as PNG or SVG",
            "Give a name that ends in .png or .svg",
        )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from scrutiny_desk.ui.chart_out import write_png, write_svg

    held = QApplication.instance() or QApplication(["scrutiny-desk"])
    write = write_png if out.suffix.lower() == ".png" else write_svg
    write(out, SeriesPicture(made, title))
    del held
