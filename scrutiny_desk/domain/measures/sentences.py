"""Plain sentences about a measure: what the last figure is, and what may be said of the series.

A sentence never says more than the figures do. Fewer than seven points can signal nothing, so two
readings are no trend, however far apart they are; an indicator is on or off target only where the
same period has both an actual and a target and it is known which direction is good.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.dates import last_day, say
from scrutiny_desk.domain.measures.measure_chart import (
    figures_of,
    good_of,
    points_of,
    series_of,
    verdict_of,
)
from scrutiny_desk.domain.measures.measures import Measure, Reading
from scrutiny_desk.domain.measures.series_columns import day_of
from scrutiny_desk.domain.measures.series_words import sentence_of_series
from scrutiny_desk.domain.measures.spc_series import PointType, SeriesChart

_UNITS = {
    "percent": "{}%",
    "weeks": "{} weeks",
    "per_10000": "{} per 10,000",
    "per_100000": "{} per 100,000",
}
_UNIT_NAMES = {
    "count": "number",
    "percent": "per cent",
    "weeks": "weeks",
    "per_10000": "per 10,000",
    "per_100000": "per 100,000",
}
_OVER = re.compile(r"\bover (\d+) weeks?\b", re.IGNORECASE)


class State(StrEnum):
    """How an indicator, or the last point of a series, stands; `.word` is what is shown."""

    ON_TARGET = "on target"
    OFF_TARGET = "off target"
    NOT_JUDGED = "not judged"
    NO_ACTUAL = "no actual yet"
    NO_TARGET = "no target"
    NO_FIGURE = "no figure"
    ONE_READING = "one reading"
    FEW_READINGS = "too few to say"
    NO_SIGNAL = "no signal"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    CHANGE = "change"

    @property
    def word(self) -> str:
        return self.value.capitalize()

    @property
    def shape(self) -> str:
        return _STATE_SHAPES.get(self, "–")


_STATE_SHAPES = {
    State.ON_TARGET: "●",
    State.OFF_TARGET: "▲",
    State.NO_SIGNAL: "○",
    State.IMPROVEMENT: "◇",
    State.CONCERN: "△",
    State.CHANGE: "□",
}


_STATES: dict[PointType | None, State] = {
    None: State.FEW_READINGS,
    PointType.COMMON_CAUSE: State.NO_SIGNAL,
    PointType.IMPROVEMENT: State.IMPROVEMENT,
    PointType.CONCERN: State.CONCERN,
    PointType.NEUTRAL_HIGH: State.CHANGE,
    PointType.NEUTRAL_LOW: State.CHANGE,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """An indicator at its last period that can be judged.

    actual, target, baseline: the readings compared, None where there is none. direction: `up`,
    `down` or "" where it is not known which is better.
    """

    state: State
    actual: Reading | None
    target: Reading | None
    baseline: Reading | None
    direction: str


def say_value(value: float | None, unit: str) -> str:
    """A figure with its unit: "331", "60%", "26 weeks", "384 per 10,000"; "" for None."""
    if value is None:
        return ""
    number = f"{value:,.2f}".rstrip("0").rstrip(".")
    if unit == "weeks" and number == "1":
        return "1 week"
    return _UNITS.get(unit, "{}").format(number)


def say_unit(unit: str) -> str:
    """A unit as an axis prints it: "per cent", "weeks", "number"."""
    return _UNIT_NAMES.get(unit, unit.replace("_", " "))


def last_figure(measure: Measure) -> Reading | None:
    """The newest figure that says how things are: a reading or actual, else the baseline."""
    points = points_of(measure)
    return points[-1] if points else _newest(measure, "baseline")


def state_of(measure: Measure, made: SeriesChart | None = None) -> State:
    """The one word for a measure. made: its series as judged, where that is at hand."""
    if measure.family != "waiting":
        return judge(measure).state
    count = len(figures_of(measure)[0])
    if count < 2:
        return State.ONE_READING if count else State.NO_FIGURE
    return _STATES[verdict_of(measure)[0] if made is None else made.variation]


def sentence_of(measure: Measure, made: SeriesChart | None = None) -> str:
    """A few plain sentences that say what the chart of a measure shows."""
    judged = made or series_of(measure)
    said = _indicator(measure) if measure.family != "waiting" else _series(measure, judged)
    if measure.family != "waiting" and judged.points:
        said = f"{said} {sentence_of_series(judged, '')}"
    twice = _printed_twice(measure)
    return f"{said} {twice}" if twice else said


def judge(measure: Measure) -> Judgement:
    """An indicator's newest actual against the target of the same period."""
    points = points_of(measure)
    baseline = _newest(measure, "baseline")
    targets: dict[str | None, Reading] = {
        reading.as_of: reading
        for reading in measure.readings
        if reading.kind == "target" and reading.as_of and reading.value is not None
    }
    direction = good_of(measure)
    if not direction and measure.setup.better is None:
        direction = _direction(baseline, _by_date(targets))
    if not targets:
        actual = points[-1] if points else None
        return Judgement(State.NO_TARGET, actual, None, baseline, direction)
    both = [point for point in points if point.as_of in targets]
    if not both:
        first = _by_date(targets)[0]
        actual = points[-1] if points else None
        state = State.NOT_JUDGED if points else State.NO_ACTUAL
        return Judgement(state, actual, first, baseline, direction)
    actual, target = both[-1], targets[both[-1].as_of]
    reached = _reached(actual.value, target.value, direction)
    state = State.ON_TARGET if reached else State.OFF_TARGET
    if reached is None:
        state = State.NOT_JUDGED
    return Judgement(state, actual, target, baseline, direction)


def _newest(measure: Measure, kind: str) -> Reading | None:
    found = [r for r in measure.readings if r.kind == kind and r.value is not None]
    return max(found, key=lambda reading: day_of(reading.as_of)) if found else None


def _by_date(targets: dict[str | None, Reading]) -> list[Reading]:
    return sorted(targets.values(), key=lambda reading: reading.as_of or "")


def _direction(baseline: Reading | None, targets: list[Reading]) -> str:
    """Better is the way from the baseline to the last target, or from target to target."""
    steps = [r.value for r in ([baseline] if baseline else []) + targets if r.value is not None]
    if len(steps) < 2 or steps[0] == steps[-1]:
        return ""
    return "up" if steps[-1] > steps[0] else "down"


def _reached(actual: float | None, target: float | None, direction: str) -> bool | None:
    if actual is None or target is None:
        return None
    if actual == target:
        return True
    if not direction:
        return None
    return actual > target if direction == "up" else actual < target


def _indicator(measure: Measure) -> str:
    found, unit = judge(measure), measure.unit
    parts = []
    if found.target is not None and found.actual is not None and found.state is not State.NO_TARGET:
        parts.append(_against(found, unit))
    elif found.actual is not None:
        parts.append(f"{_at(found.actual, 'the actual')} was {_figure(found.actual, unit)}")
        parts[-1] += "; no target is printed."
    elif found.target is not None:
        parts.append(
            f"{_at(found.target, 'the target', 'For')} is {_figure(found.target, unit)}; "
            "no actual is printed yet."
        )
    else:
        parts.append("No actual and no target is printed.")
    if found.baseline is not None:
        parts.append(
            f"The baseline{_when(found.baseline, ' in ')} was {_figure(found.baseline, unit)}."
        )
    return " ".join(parts)


def _against(found: Judgement, unit: str) -> str:
    actual, target = found.actual, found.target
    if actual is None or target is None:
        return ""
    said = f"{_at(actual, 'the actual')} was {_figure(actual, unit)}"
    if actual.as_of != target.as_of:
        return (
            f"{said}; no target is printed for that period, "
            f"the one for {say(target.as_of)} is {_figure(target, unit)}."
        )
    said += f" against a target of {_figure(target, unit)}"
    if found.state is State.NOT_JUDGED:
        return f"{said}; the papers do not show whether more or less is better."
    return f"{said}: {found.state.value}."


def _at(reading: Reading, what: str, before: str = "In") -> str:
    date = say(reading.as_of)
    return f"{before} {date} {what}" if date else what.capitalize()


def _when(reading: Reading, before: str) -> str:
    date = say(reading.as_of)
    return f"{before}{date}" if date else ""


def _figure(reading: Reading, unit: str) -> str:
    return say_value(reading.value, unit) or reading.printed


def _series(measure: Measure, made: SeriesChart) -> str:
    points = points_of(measure)
    if not points:
        return "No dated figure is printed."
    left_out = {one.figure.date for one in made.points if one.figure.excluded}
    points = tuple(one for one in points if last_day(one.as_of or "") not in left_out) or points
    said = _last(measure, points[-1])
    if len(points) > 1:
        said += _since(measure, points[-2], points[-1])
    return f"{said}. {sentence_of_series(made, '')}"


def _last(measure: Measure, point: Reading) -> str:
    """What the newest reading says, in the words of its kind."""
    value, date = point.value or 0.0, _when(point, " at ")
    figure, name = say_value(point.value, measure.unit), measure.name
    over = _OVER.search(name)
    if over and measure.unit == "percent":
        return f"{figure} of those waiting had waited over {over[1]} weeks{date}"
    if over:
        verb = "referral" if value == 1 else "referrals"
        return f"{figure} {verb} had waited over {over[1]} weeks{date}"
    if measure.unit == "weeks":
        what = name[:1].lower() + name[1:]
        what = what if "wait" in what.lower() else f"{what} wait"
        return f"The {what} was {figure}{date}"
    if "waiting" in name.lower():
        return f"{figure} {'referral was' if value == 1 else 'referrals were'} waiting{date}"
    return f"{name}: {figure}{date}"


def _since(measure: Measure, before: Reading, last: Reading) -> str:
    if before.value is None or last.value is None:
        return ""
    change = last.value - before.value
    if change == 0:
        return f", the same as at {say(before.as_of)}"
    unit = "" if measure.unit != "percent" else "point" if abs(change) == 1 else "points"
    figure = say_value(abs(change), "count" if unit else measure.unit)
    way = ("more" if measure.unit == "count" else "up") if change > 0 else ""
    way = way or ("fewer" if measure.unit == "count" else "down")
    if measure.unit == "count":
        return f", {figure} {way} than at {say(before.as_of)}"
    return f", {way} {figure}{' ' + unit if unit else ''} since {say(before.as_of)}"


def _printed_twice(measure: Measure) -> str:
    """Said where papers print different figures for one date, or a person entered another."""
    seen: dict[tuple[str, str], set[float]] = {}
    printed: dict[tuple[str, str], set[float]] = {}
    for reading in measure.readings:
        if reading.as_of is not None and reading.value is not None:
            key = (reading.kind, reading.as_of)
            seen.setdefault(key, set()).add(reading.value)
            if reading.is_printed:
                printed.setdefault(key, set()).add(reading.value)
    of_papers = sorted({date for (_, date), values in printed.items() if len(values) > 1})
    dates = of_papers or sorted({date for (_, date), values in seen.items() if len(values) > 1})
    if not dates:
        return ""
    words = " and ".join(say(date) for date in dates[:2])
    if of_papers:
        return f"The papers print different figures for {words}."
    if any(date in dates[:2] for _, date in printed):
        return f"A paper and what was entered give different figures for {words}."
    return f"Different figures were entered for {words}."
