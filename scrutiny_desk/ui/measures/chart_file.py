"""A judged series as a picture file, drawn without a window."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.measures.chart_page import ChartPage
from scrutiny_desk.domain.measures.measure_chart import Aside
from scrutiny_desk.domain.measures.series_words import sentence_of_series, why_of
from scrutiny_desk.domain.measures.spc_series import SeriesChart

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QSize
    from PySide6.QtGui import QPainter

    from scrutiny_desk.ui.measures.on_paper import OnPaper

_HEIGHT = 380


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
        from scrutiny_desk.ui.measures.xmr_painter import Drawn

        self._made, self._title, self._page = made, title, page
        self._drawn = Drawn(made, percent, tuple(asides), tuple(events))

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
            notes_of(self._made, self._drawn.events),
        )

    def paper_size(self, *, words: bool = True) -> QSize:
        """Half a page across, as high as the picture and its words."""
        return self._on_paper(words).size()

    def paint_on_paper(self, painter: QPainter, rect: QRect, *, words: bool = True) -> None:
        """Title over the plot, the sentence and the rules under it; dark on white."""
        from PySide6.QtCore import QRectF

        from scrutiny_desk.ui.measures.xmr_painter import paint_xmr
        from scrutiny_desk.ui.theme import Theme

        room = self._on_paper(words).paint(painter, QRectF(rect))
        paint_xmr(painter, room, self._drawn, Theme.named("light"))

    def _on_paper(self, words: bool) -> OnPaper:
        from scrutiny_desk.ui.measures.on_paper import OnPaper
        from scrutiny_desk.ui.measures.xmr_painter import legend_of

        legend = legend_of(self._drawn.made, self._drawn.asides)
        return OnPaper(self.page(), _HEIGHT, legend, words=words)


def rules_of(made: SeriesChart) -> str:
    """The profile, how many figures it stands on and its baseline, as printed on every chart."""
    said = [f"Rules {made.profile.name}", f"n = {made.counted}"]
    if len(made.segments) > 1:
        newest = made.points[made.segments[-1].first].figure.date
        said.append(f"segment {len(made.segments)}, from {newest:%d %B %Y}".replace(" 0", " "))
    base = made.baseline
    said.append("baseline: every figure" if base is None else f"baseline: the first {base}")
    return " · ".join(said)


def notes_of(
    made: SeriesChart, events: Sequence[tuple[datetime.date, str]] = ()
) -> tuple[str, ...]:
    """What stands under a chart: its rules, what is marked on it, and what was left out and why."""
    from scrutiny_desk.ui.measures.plot_frame import marked_on

    left_out = "; ".join(
        f"{one.figure.date:%d %B %Y}: {one.figure.excluded}".lstrip("0")
        for one in made.points
        if one.figure.excluded
    )
    why = (f"Left out: {left_out}.",) if left_out else ()
    return (rules_of(made), *marked_on(events), *why)


def draw_to_file(
    made: SeriesChart,
    title: str,
    out: Path,
    events: Sequence[tuple[datetime.date, str]] = (),
) -> None:
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
    write(out, SeriesPicture(made, title, events=events))
    del held
