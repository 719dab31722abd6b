"""A measure of the library as a judged series, and what the chart and its table show of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures.measures import Measure, Reading
from scrutiny_desk.domain.measures.series_columns import Days, Line, columns_of
from scrutiny_desk.domain.measures.series_setup import judge_by, verdict_by
from scrutiny_desk.domain.measures.series_words import why_of
from scrutiny_desk.domain.measures.spc_series import Assurance, Better, PointType, SeriesChart

STANDARD = "standard"
_BETTER = {"up": Better.HIGHER, "down": Better.LOWER}


@dataclass(frozen=True, slots=True)
class Aside:
    """A target or baseline: drawn beside the series, no point of it.

    kind: `target` or `baseline` as printed for its date; STANDARD for a target from its date on.
    """

    date: datetime.date
    value: float
    kind: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A row of the table beside the chart. told: what the figure tells; why: by which rule."""

    reading: Reading
    told: str
    why: str


def points_of(measure: Measure) -> tuple[Reading, ...]:
    """The dated figures of a series, one a date (the one that counts), oldest first.

    For an indicator they are its actuals; baselines and targets are no points of the series.
    """
    kind = _kind(measure)
    by_date = {
        last_day(reading.as_of): reading
        for reading in measure.readings
        if reading.kind == kind
        and reading.counts
        and reading.as_of is not None
        and reading.value is not None
    }
    return tuple(by_date[date] for date in sorted(by_date))


def figures_of(measure: Measure) -> tuple[Days, Line]:
    """The days, as ordinals, and the values of `points_of`, found quickly."""
    return columns_of(measure.readings).points(_kind(measure))


def last_value(measure: Measure) -> float | None:
    """The newest figure that says how things are: a point's, else the newest baseline's."""
    columns = columns_of(measure.readings)
    _, values = columns.points(_kind(measure))
    if len(values):
        return float(values[-1])
    held = columns.of_kind("baseline")
    return float(columns.values[held][np.argmax(columns.days[held])]) if held.any() else None


def series_of(measure: Measure) -> SeriesChart:
    """The measure's points judged as people decided, by the usual rules where nobody did."""
    better = _BETTER.get(measure.good, Better.NEITHER)
    return judge_by(_figures(measure), measure.setup, better=better, target=_target(measure))


def verdict_of(measure: Measure) -> tuple[PointType | None, Assurance | None]:
    """The variation and assurance of `series_of`, found quickly, for very many measures."""
    better = _BETTER.get(measure.good, Better.NEITHER)
    return verdict_by(*figures_of(measure), measure.setup, better=better, target=_target(measure))


def good_of(measure: Measure) -> str:
    """`up` or `down` as somebody said, else as the measure tells; "" where no way is better."""
    if measure.setup.better is None:
        return measure.good
    return {Better.HIGHER: "up", Better.LOWER: "down"}.get(measure.setup.better, "")


def events_of(measure: Measure) -> tuple[tuple[datetime.date, str], ...]:
    """What people marked on the series, on the last day of when it was, in few words."""
    events = ((last_day(one.date), one.reason or one.words) for one in measure.setup.events)
    rebases = ((one.date, one.reason or "New baseline") for one in measure.setup.rebases)
    return tuple(sorted([*events, *rebases]))


def _figures(measure: Measure) -> list[tuple[str, float]]:
    return [
        (point.as_of or "", point.value) for point in points_of(measure) if point.value is not None
    ]


def asides_of(measure: Measure) -> tuple[Aside, ...]:
    """The dated targets and baselines that the papers print, and the targets from a day on."""
    held = list(measure.setup.standards)
    if held and measure.setup.target is not None:
        held.insert(0, (datetime.date.min, measure.setup.target))
    standards = (Aside(day, value, STANDARD) for day, value in held)
    printed = tuple(
        Aside(last_day(reading.as_of), reading.value, reading.kind)
        for reading in measure.readings
        if reading.kind in {"target", "baseline"} and reading.as_of and reading.value is not None
    )
    return (*printed, *standards)


def rows_of(measure: Measure, made: SeriesChart) -> tuple[ReadingRow, ...]:
    """Every reading of a measure with what the rules say of the point it makes."""
    points = {
        reading.id: point for reading, point in zip(points_of(measure), made.points, strict=True)
    }
    drawn = [one.chart is not None and one.chart.drawn for one in made.segments]
    rows = []
    for reading in measure.readings:
        point = points.get(reading.id)
        if point is None:
            rows.append(ReadingRow(reading, *_beside(reading)))
        elif point.figure.excluded:
            rows.append(ReadingRow(reading, "Left out", point.figure.excluded))
        else:
            told = point.type.word if drawn[point.segment] else "Too few to tell"
            rows.append(ReadingRow(reading, told, why_of(point)))
    return tuple(rows)


def _beside(reading: Reading) -> tuple[str, str]:
    if reading.kind in {"target", "baseline"}:
        return reading.kind.capitalize(), ""
    if reading.value is None or reading.as_of is None:
        return "Not drawn", "it has no date" if reading.as_of is None else "it is no number"
    return "Not drawn", "another figure is printed for the same date"


def _kind(measure: Measure) -> str:
    """The kind of reading that makes a measure's points."""
    return "reading" if measure.family == "waiting" else "actual"


def _target(measure: Measure) -> float | None:
    """The printed target of the newest actual's period, else the one before it."""
    columns = columns_of(measure.readings)
    targets = columns.of_kind("target") & (columns.days > 0)
    if not targets.any():
        return None
    points, _ = columns.points(_kind(measure))
    due = targets & (columns.days <= points[-1]) if len(points) else targets & False
    return float(columns.values[due][np.argmax(columns.days[due])]) if due.any() else None
