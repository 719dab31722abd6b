"""2,000 series of 120 figures: the matrix of all of them, and one chart drawn.

Once of series that are made in memory, and once out of a library, as somebody has it.
"""

from __future__ import annotations

import datetime
import os
import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scrutiny_desk.domain.measures.matrix import matrix_of
from scrutiny_desk.domain.measures.measures import Measure, Reading
from scrutiny_desk.library.library import Library
from scrutiny_desk.ui.desk import Desk
from scrutiny_desk.ui.theme import Theme
from tests.bench.series_library import POINTS, SERIES, filled
from tests.bench.window import in_own_process

MATRIX_MOST, CHART_MOST, BLOCK_MOST = 1.0, 0.050, 0.050
"""Seconds that the matrix of all series, and one chart, may take, and the event loop may stand."""


def tell_charts(_paper: Path, times: int, home: Path) -> None:
    """The middle of the runs and the worst, each beside its limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app, desk = _desk(home)
    measures = _series()
    print(f"\nCharts: {SERIES:,} series of {POINTS} figures")
    print(" made in memory")
    _say("the matrix of all, judged and shown", _matrix(desk, measures, times), most=MATRIX_MOST)
    _say("one chart, judged and drawn", _drawn(desk, measures, max(times, 20)), most=CHART_MOST)
    desk.library.close()
    del app
    _tell_library(times, home)


def _tell_library(times: int, home: Path) -> None:
    """The same out of a library, in the window, from the moment that it is asked for."""
    print(" out of a library")
    library = filled(home / "filled")
    runs = [
        in_own_process("series_room", home, str(library), f"2024-{turn % 12 + 1:02}", "20")
        for turn in range(times)
    ]
    _say("All at once, read, judged and shown", *_pairs(runs, "matrix"), MATRIX_MOST)
    _say("  the event loop meanwhile", [one["block"] / 1000 for one in runs], most=BLOCK_MOST)
    charts = [took for one in runs for took in one["charts"]]
    _say("the next series of the list, all of it", *zip(*charts, strict=True), CHART_MOST)
    _say("a figure entered, till it is shown", *_pairs(runs, "entered"), MATRIX_MOST)
    _say("  the event loop meanwhile", [one["entering"] / 1000 for one in runs], most=BLOCK_MOST)


def _pairs(runs: Sequence[dict[str, Any]], what: str) -> tuple[list[float], list[float]]:
    """The seconds by the clock, and those that the processor was at it."""
    return [one[what][0] for one in runs], [one[what][1] for one in runs]


def _say(
    name: str, runs: Sequence[float], busy: Sequence[float] = (), most: float = MATRIX_MOST
) -> None:
    """busy: the processor's seconds of the same runs: what is left of them on a quiet computer."""
    middle, worst = statistics.median(runs), max(runs)
    processor = f", {1000 * statistics.median(busy):.0f} of the processor" if busy else ""
    print(
        f"  {name:<40} middle {1000 * middle:.0f} ms{processor}, worst {1000 * worst:.0f} ms; "
        f"{middle / most:.2f} of the limit of {1000 * most:.0f} ms ({len(runs)})"
    )


def _matrix(desk: Desk, measures: list[Measure], times: int) -> list[float]:
    from PySide6.QtWidgets import QApplication

    from scrutiny_desk.ui.measures.matrix_view import MatrixView

    view = MatrixView(desk)
    view.resize(1100, 620)
    view.show()
    QApplication.processEvents()
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        view.show_matrix(matrix_of(measures))
        view.grab()
        runs.append(time.perf_counter() - start)
    view.close()
    return runs


def _drawn(desk: Desk, measures: list[Measure], times: int) -> list[float]:
    from scrutiny_desk.domain.measures.measure_chart import series_of
    from scrutiny_desk.ui.measures.xmr_plot import XmrPlot

    plot = XmrPlot()
    plot.resize(780, 360)
    plot.show()
    plot.show_series(series_of(measures[0]), desk.theme)
    plot.grab()
    runs = []
    for one in measures[1 : times + 1]:
        start = time.perf_counter()
        plot.show_series(series_of(one), desk.theme)
        plot.grab()
        runs.append(time.perf_counter() - start)
    plot.close()
    return runs


def _desk(home: Path) -> tuple[object, Desk]:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["bench"])
    library = Library.open(home / "library", create=True)
    return app, Desk(library, Theme.named("light"))


def _series() -> list[Measure]:
    """The same series every time: half of them steady, the others with a change."""
    chance = random.Random(SERIES)
    made = []
    for number in range(SERIES):
        readings = []
        for at in range(POINTS):
            value = chance.gauss(100, 8) + (20 if number % 2 and at > POINTS * 2 // 3 else 0)
            day = datetime.date(2014 + at // 12, at % 12 + 1, 1)
            readings.append(
                Reading(f"{at}", f"{day:%Y-%m}", "reading", value, f"{value:.0f}", "", 0, "1")
            )
        made.append(
            Measure(
                f"{number}",
                "waiting",
                f"Service {number // 5}",
                f"Measure {number % 5}",
                "count",
                ("down", "up", "")[number % 3],
                tuple(readings),
            )
        )
    return made
