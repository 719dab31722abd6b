"""What of a judged series is drawn, without Qt: runs without a gap, limits that can be reached."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures.spc_series import JudgedPoint, SeriesChart
from scrutiny_desk.domain.spc import Chart

_GAP = 1.5


def joined(made: SeriesChart) -> list[list[JudgedPoint]]:
    """The points a line joins: a new run after a missing month, and at a new segment.

    Two figures are no trend and are not joined.
    """
    counting = [one for one in made.points if not one.figure.excluded]
    if len(counting) < 3:
        return [[one] for one in counting]
    steps = [(b.figure.date - a.figure.date).days for a, b in pairwise(counting)]
    usual = median(steps)
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


def months_between(
    first: int, last: int, most: int, figures: Iterable[int] = ()
) -> list[tuple[int, str]]:
    """At most about `most` months from one ordinal day to another: a day of each, and its words.

    A month is named where its figures stand: at its last day where all `figures` (ordinal days)
    are of last days, at the day that they share otherwise; where they share none it is named
    where it begins.
    """
    start, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    steps = (1, 2, 3, 6, 12, 24, 60, 120)
    step = next((one for one in steps if months / one <= most), steps[-1])
    day_of = _day_in_month([datetime.date.fromordinal(one) for one in figures])
    found = []
    number = start.year * 12 + start.month - 1
    number -= number % step if step > 1 else 0
    while number <= end.year * 12 + end.month - 1:
        year, month = divmod(number, 12)
        month_end = last_day(f"{year:04}-{month + 1:02}")
        day = month_end.replace(day=min(day_of, month_end.day))
        if first <= day.toordinal() <= last:
            found.append((day.toordinal(), f"{day:%b} {year}"))
        number += step
    return found


def _day_in_month(days: list[datetime.date]) -> int:
    """The day that all share, 31 for the last whatever the month, 1 where they share none."""
    if days and all((day + datetime.timedelta(days=1)).day == 1 for day in days):
        return 31
    shared = {day.day for day in days}
    return shared.pop() if len(shared) == 1 else 1
