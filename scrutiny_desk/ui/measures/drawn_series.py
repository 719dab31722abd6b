"""What of a judged series is drawn, without Qt: runs without a gap, limits that can be reached."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from scrutiny_desk.domain.spc import Chart
from scrutiny_desk.domain.spc_series import JudgedPoint, SeriesChart

_GAP = 1.5


def joined(made: SeriesChart) -> list[list[JudgedPoint]]:
    """The points a line joins: a new run after a missing month, and after an excluded point."""
    counting = [one for one in made.points if not one.figure.excluded]
    if not counting:
        return []
    steps = [(b.figure.date - a.figure.date).days for a, b in pairwise(counting)]
    usual = median(steps) if steps else 0
    runs = [[counting[0]]]
    for step, one in zip(steps, counting[1:], strict=True):
        if step > usual * _GAP or one.segment != runs[-1][-1].segment:
            runs.append([])
        runs[-1].append(one)
    return runs


def clipped(chart: Chart, *, percent: bool, lowest: float) -> tuple[float, float]:
    """The limits as they are drawn: none under 0 where no figure is, none over 100 per cent.

    The values themselves stay as they are and are what the words beside a limit say.
    """
    lower = max(chart.lower, 0.0) if lowest >= 0 else chart.lower
    return lower, min(chart.upper, 100.0) if percent else chart.upper
