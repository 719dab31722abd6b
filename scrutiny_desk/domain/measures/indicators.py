"""Indicators period by period: baseline, target and actual, and how one stands to the other.

Nothing is judged that the papers do not tell: without a direction of good only an actual that
equals its target is on it, and a target without an actual of the same period is a missing figure.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.dates import last_day
from scrutiny_desk.domain.measures.measure_chart import good_of
from scrutiny_desk.domain.measures.measures import Measure, Reading


class Standing(StrEnum):
    """How an actual stands to the target of its period."""

    ON = "on target"
    WITHIN = "within tolerance"
    OFF = "off target"
    NO_ACTUAL = "no actual"
    NO_TARGET = "no target"
    NOT_JUDGED = "not judged"

    @property
    def word(self) -> str:
        return self.value.capitalize()

    @property
    def shape(self) -> str:
        return {"on target": "●", "within tolerance": "◆", "off target": "▲"}.get(self.value, "–")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator in one period.

    share: how much of the way from baseline to target the actual has come (1.0 is there, under 0
    is the wrong way), None where that cannot be said. under_baseline: worse than it began.
    """

    measure: Measure
    period: datetime.date
    baseline: Reading | None
    target: Reading | None
    actual: Reading | None
    standing: Standing
    share: float | None
    under_baseline: bool


def once_each(measures: Iterable[Measure]) -> list[Measure]:
    """The indicators, without those that another of the same name and unit prints in full."""
    found = [one for one in measures if one.family == "indicator"]
    kept: list[Measure] = []
    for at, one in enumerate(found):
        name, printed = one.name.casefold(), _printed(one)
        again = any(
            other.name.casefold() == name
            and other.unit == one.unit
            and (printed < _printed(other) or (printed == _printed(other) and place < at))
            for place, other in enumerate(found)
            if place != at
        )
        if not again:
            kept.append(one)
    return kept


def periods_of(measures: Iterable[Measure]) -> list[datetime.date]:
    """The last days of every period that has a target or an actual, oldest first."""
    return sorted(
        {
            last_day(reading.as_of)
            for one in measures
            for reading in one.readings
            if reading.as_of and reading.kind in {"target", "actual"}
        }
    )


def newest_period(measures: Sequence[Measure]) -> datetime.date | None:
    """The newest period with an actual, else the first of all."""
    told = [
        last_day(reading.as_of)
        for one in measures
        for reading in one.readings
        if reading.kind == "actual" and reading.as_of and reading.value is not None
    ]
    periods = periods_of(measures)
    return max(told) if told else periods[0] if periods else None


def rows_in(
    measures: Iterable[Measure], period: datetime.date, tolerance: float = 0.0
) -> list[IndicatorRow]:
    """Every indicator with a target or an actual in a period.

    tolerance: how far on the wrong side of its target an actual may lie and still count as within
    it, as a share of the target (0.05 is five per cent of it).
    """
    rows = []
    for one in measures:
        target, actual = _in(one, "target", period), _in(one, "actual", period)
        if target is None and actual is None:
            continue
        baseline = _baseline(one)
        rows.append(
            IndicatorRow(
                one,
                period,
                baseline,
                target,
                actual,
                _standing(actual, target, good_of(one), tolerance),
                share_of_the_way(_value(baseline), _value(target), _value(actual)),
                _worse(_value(actual), _value(baseline), good_of(one)),
            )
        )
    return rows


def share_of_the_way(
    baseline: float | None, target: float | None, actual: float | None
) -> float | None:
    """How much of the way from baseline to target an actual has come; None where there is none."""
    if baseline is None or target is None or actual is None or baseline == target:
        return None
    return (actual - baseline) / (target - baseline)


def missing_actuals(measures: Iterable[Measure], until: datetime.date) -> list[IndicatorRow]:
    """The targets of periods that have ended for which no paper prints an actual."""
    found = list(measures)
    return [
        row
        for period in periods_of(found)
        if period <= until
        for row in rows_in(found, period)
        if row.standing is Standing.NO_ACTUAL
    ]


def sentence_of_rows(rows: Sequence[IndicatorRow]) -> str:
    """How a period stands: "27 indicators: 12 on target, 15 off target, 7 without an actual"."""
    if not rows:
        return "No indicator has a target or an actual in this period."
    told = [row for row in rows if row.standing is not Standing.NO_ACTUAL]
    parts = [
        f"{count} {standing.value}"
        for standing in (Standing.ON, Standing.WITHIN, Standing.OFF, Standing.NOT_JUDGED)
        if (count := sum(row.standing is standing for row in told))
    ]
    missing = len(rows) - len(told)
    if missing:
        parts.append(f"{missing} with a target and no actual")
    head = "1 indicator" if len(rows) == 1 else f"{len(rows)} indicators"
    under = sum(row.under_baseline for row in told)
    worse = f" {under} {'lies' if under == 1 else 'lie'} on the wrong side of the baseline."
    return f"{head}: {', '.join(parts)}.{worse if under else ''}"


def _standing(
    actual: Reading | None, target: Reading | None, good: str, tolerance: float
) -> Standing:
    if actual is None or actual.value is None:
        return Standing.NO_ACTUAL
    if target is None or target.value is None:
        return Standing.NO_TARGET
    if actual.value == target.value:
        return Standing.ON
    if not good:
        return Standing.NOT_JUDGED
    short = target.value - actual.value if good == "up" else actual.value - target.value
    if short <= 0:
        return Standing.ON
    return Standing.WITHIN if short <= abs(target.value) * tolerance else Standing.OFF


def _worse(actual: float | None, baseline: float | None, good: str) -> bool:
    if actual is None or baseline is None or not good:
        return False
    return actual < baseline if good == "up" else actual > baseline


def _in(measure: Measure, kind: str, period: datetime.date) -> Reading | None:
    """The last printed figure of a kind in a period."""
    found = [
        reading
        for reading in measure.readings
        if reading.kind == kind
        and reading.counts
        and reading.value is not None
        and reading.as_of
        and last_day(reading.as_of) == period
    ]
    return found[-1] if found else None


def _baseline(measure: Measure) -> Reading | None:
    found = [one for one in measure.readings if one.kind == "baseline" and one.value is not None]
    return found[-1] if found else None


def _printed(measure: Measure) -> frozenset[tuple[str, str | None, float | None]]:
    return frozenset((one.kind, one.as_of, one.value) for one in measure.readings)


def _value(reading: Reading | None) -> float | None:
    return None if reading is None else reading.value
