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

_WIDTH, _HEIGHT, _MARGIN = 960, 540, 16


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
        painter.setPen(theme.paint("text"))
        painter.setFont(theme.font("title", bold=True))
        wrap = int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRect(room.left(), room.top(), room.width(), 30), 0, self._title)
        painter.setFont(theme.font("body"))
        below = QRect(room.left(), room.bottom() - 66, room.width(), 44)
        painter.drawText(below, wrap, self.page().sentence)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.paint("muted"))
        last = QRect(room.left(), room.bottom() - 18, room.width(), 18)
        painter.drawText(last, 0, rules_of(self._made))
        legend = QRect(room.left(), room.top() + 32, room.width(), 18)
        painter.drawText(legend, 0, legend_of(self._made, self._asides))
        plot = XmrPlot()
        plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        plot.resize(room.width(), room.height() - 130)
        plot.show()
        plot.show_series(
            self._made, theme, percent=self._percent, asides=self._asides, events=self._events
        )
        plot.render(painter, QRectF(room.left(), room.top() + 54, plot.width(), plot.height()))
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
