from __future__ import annotations

from datetime import date

import pytest

from scrutiny_desk.domain.measures.indicators import (
    Standing,
    missing_actuals,
    newest_period,
    once_each,
    periods_of,
    rows_in,
    sentence_of_rows,
    share_of_the_way,
)
from scrutiny_desk.domain.measures.measures import Measure, Reading

OCTOBER = date(2023, 10, 31)


def figure(kind: str, as_of: str, value: float) -> Reading:
    return Reading(f"{kind}{as_of}{value}", as_of, kind, value, f"{value:g}%", "paper", 28, "25")


def indicator(*readings: Reading, name: str = "Reviews in time", good: str = "up") -> Measure:
    return Measure(f"{name}{len(readings)}", "indicator", "Plan", name, "percent", good, readings)


def plan(
    actual: float | None, baseline: float = 39, target: float = 50, good: str = "up"
) -> Measure:
    printed = [figure("baseline", "2023-04", baseline), figure("target", "2023-10", target)]
    if actual is not None:
        printed.append(figure("actual", "2023-10", actual))
    return indicator(*printed, good=good)


@pytest.mark.parametrize(
    ("actual", "good", "tolerance", "standing"),
    [
        (59, "up", 0, Standing.ON),
        (50, "", 0, Standing.ON),
        (49, "up", 0, Standing.OFF),
        (49, "up", 0.02, Standing.WITHIN),
        (51, "down", 0, Standing.OFF),
        (51, "", 0, Standing.NOT_JUDGED),
        (None, "up", 0, Standing.NO_ACTUAL),
    ],
)
def test_an_actual_stands_to_the_target_of_its_period(actual, good, tolerance, standing) -> None:
    [row] = rows_in([plan(actual, good=good)], OCTOBER, tolerance)

    assert row.standing is standing


def test_the_way_is_counted_from_the_baseline_and_can_be_the_wrong_one() -> None:
    assert share_of_the_way(48, 60, 42) == pytest.approx(-0.5)
    assert share_of_the_way(384, 325, 325) == 1
    assert share_of_the_way(39, 50, 59) == pytest.approx(20 / 11)
    assert share_of_the_way(95, 95, 95) is None
    [worse] = rows_in([plan(36)], OCTOBER)
    assert worse.under_baseline
    assert sentence_of_rows([worse]) == (
        "1 indicator: 1 off target. 1 lies on the wrong side of the baseline."
    )


def test_a_period_without_target_or_actual_has_no_row() -> None:
    measures = [plan(42)]

    assert periods_of(measures) == [OCTOBER]
    assert newest_period(measures) == OCTOBER
    assert rows_in(measures, date(2024, 3, 31)) == []


def test_an_indicator_printed_again_without_its_actuals_counts_once() -> None:
    printed, again = plan(59), plan(None)

    assert once_each([again, printed]) == [printed]
    assert len(once_each([printed, plan(59)])) == 1
    other = indicator(*plan(None, target=70).readings)
    assert len(once_each([printed, other])) == 2


def test_missing_actuals_are_those_of_periods_that_have_ended() -> None:
    later = indicator(figure("target", "2023-10", 50), figure("target", "2024-03", 60))

    assert [row.period for row in missing_actuals([later], OCTOBER)] == [OCTOBER]
    assert sentence_of_rows(rows_in([later, plan(59)], OCTOBER)) == (
        "2 indicators: 1 on target, 1 with a target and no actual."
    )
