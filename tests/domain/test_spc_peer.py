"""The same series by two other packages, wherever their rules are ours.

`abspc` (Aneurin Bevan University Health Board, after Making Data Count) and `clinical-qikit` are
development dependencies: nothing of the program knows them. With our lines put in, abspc's rules
are compared point by point; the lines themselves are compared by their one difference. They differ
from DOMAIN.md, and so from ours, in these rules and no others, each shown below:

* limits: both reach 3 / 1.128 mean ranges, 2.6596; ours 2.66, the rounded factor that the worked
  series of DOMAIN.md are printed with and that NHSRplotthedots has.
* shift: abspc asks for 8 points on one side; both of our profiles for 7.
* trend: abspc asks for 6 points (5 steps); both of our profiles for 7 points (6 steps).
* two of three: abspc does not count a point beyond the limit, as `nhsr-0.2`; `mdc-2023` does.
* a target that lies on a limit: abspc calls it always met or missed; here a point on a limit is
  inside, so it is met and missed by chance.
* variation: abspc tells of the newest point that signals, however long ago, and by its side of
  the mean; ours of the newest point, and of a trend by the way it goes.
* screening: qikit keeps a range of exactly 3.267 mean ranges, and screens nothing where nothing
  but zeros would be left; `nhsr-0.2` leaves out ranges of that size and over, once, always.
* no variation at all: qikit draws no limits; here they lie on the mean, and nothing is outside.

Rebases are a person's decision here, so abspc's search for them is not compared; qikit's phases,
fixed baseline and excluded points are a person's too, and agree.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from scrutiny_desk.domain import spc
from scrutiny_desk.domain.measures.spc_series import (
    Assurance,
    Better,
    Figure,
    PointType,
    Rebase,
    assurance_of,
    judge,
)
from tests.domain.test_spc import FALLING, LATE_RISE, SPIKE

TIE = [1, 2, 3, 3, 4, 5, 6]
WORKED = [SPIKE, FALLING, LATE_RISE, TIE]
UNSCREENED_NHSR = replace(spc.NHSR_0_2, screen=False)
OUR_FACTOR = 2.66
PEER_FACTOR = 3 / 1.128
FIRST = datetime.date(2022, 1, 1)

# Quarters, so that a point that lies on the mean does so to the last digit in both.
SERIES = st.lists(st.integers(-60, 60).map(lambda whole: whole / 4), min_size=3, max_size=40)
# Small steps about a level that moves: what makes shifts, trends and points near a limit.
WALK = st.lists(st.integers(-3, 3), min_size=8, max_size=40).map(
    lambda steps: [20.0 + one for one in np.cumsum(steps).tolist()]
)


@pytest.fixture(scope="module")
def abspc(session_home: Any) -> ModuleType:
    """Loaded once a home of the tests' own stands, where its drawing library keeps a list."""
    import abspc

    return abspc


@pytest.fixture(scope="module")
def qikit(session_home: Any) -> ModuleType:
    import qikit

    return qikit


def lines(peer: ModuleType, values: Iterable[float]) -> Any:
    """The peer's own mean and limits, a row a point."""
    import pandas as pd

    frame = pd.DataFrame({"value": [float(one) for one in values]})
    return peer.calculate_control_limits(frame, "XmR")


def rules(peer: ModuleType, values: list[float], made: spc.Chart) -> dict[str, set[int]]:
    """What the peer's rules mark when the lines are ours."""
    drawn = lines(peer, values)
    drawn["mean"], drawn["ucl"], drawn["lcl"] = made.mean, made.upper, made.lower
    drawn["uwl"], drawn["lwl"] = made.near_upper, made.near_lower
    found = peer.detect_special_causes(drawn)
    names = {"outside": "rule1", "shift": "rule2", "trend": "rule3", "two_of_three": "rule4"}
    return {ours: places(found[theirs]) for ours, theirs in names.items()}


def places(marks: Iterable[bool]) -> set[int]:
    return {at for at, marked in enumerate(marks) if marked}


def clear_of_the_limits(values: list[float], made: spc.Chart) -> bool:
    """Whether no point lies on a limit, or so close that rounding alone decides in the peer.

    Without any spread every point lies on every line to the last digit, in both.
    """
    apart = [made.upper, made.lower, made.near_upper, made.near_lower]
    return made.upper == made.mean or not any(
        abs(value - line) < 1e-9 for value in values for line in apart
    )


def runs(signs: list[float]) -> list[range]:
    """The places of every longest run of neighbours with one sign that is not 0."""
    found, start = [], 0
    for at in range(1, len(signs) + 1):
        if at == len(signs) or signs[at] != signs[start]:
            if signs[start]:
                found.append(range(start, at))
            start = at
    return found


def by_runs(signs: list[float], least: int) -> set[int]:
    return {at for run in runs(signs) if len(run) >= least for at in run}


def by_steps(values: list[float], least: int) -> set[int]:
    """The points of every run of steps one way that has at least so many points."""
    steps = [float(np.sign(b - a)) for a, b in pairwise(values)]
    found = by_runs(steps, least - 1)
    return found | {at + 1 for at in found}


def sides(values: list[float], made: spc.Chart) -> list[float]:
    return [float(np.sign(value - made.mean)) for value in values]


# --- lines ---------------------------------------------------------------------------------------


@given(values=SERIES | WALK)
@example(values=SPIKE)
@example(values=FALLING)
@example(values=LATE_RISE)
@example(values=TIE)
def test_the_mean_is_one_and_the_limits_differ_by_their_rounded_factor_alone(abspc, values) -> None:
    made, theirs = spc.chart(values, spc.MDC_2023), lines(abspc, values)
    mean, upper, lower = (float(theirs[name].iloc[0]) for name in ("mean", "ucl", "lcl"))
    as_theirs = PEER_FACTOR / OUR_FACTOR
    assert made.mean == pytest.approx(mean, abs=1e-9)
    assert (made.upper - made.mean) * as_theirs == pytest.approx(upper - mean, abs=1e-9)
    assert (made.mean - made.lower) * as_theirs == pytest.approx(mean - lower, abs=1e-9)
    assert (made.near_upper - made.mean) * as_theirs == pytest.approx(
        float(theirs["uwl"].iloc[0]) - mean, abs=1e-9
    )


@pytest.mark.parametrize("values", WORKED)
def test_the_worked_series_have_their_printed_limits_only_by_the_factor_of_2_66(
    abspc, values
) -> None:
    theirs = lines(abspc, values)
    made = spc.chart(values, spc.MDC_2023)
    assert made.upper - float(theirs["ucl"].iloc[0]) == pytest.approx(
        (OUR_FACTOR - PEER_FACTOR) * np.abs(np.diff(values)).mean()
    )


# --- rules, point by point -----------------------------------------------------------------------


@given(values=SERIES | WALK)
@example(values=SPIKE)
@example(values=FALLING)
@example(values=LATE_RISE)
def test_outside_and_two_of_three_are_the_same_points(abspc, values) -> None:
    made = spc.chart(values, UNSCREENED_NHSR)
    assume(clear_of_the_limits(values, made))
    found = rules(abspc, values, made)
    assert made.outside == found["outside"]
    assert made.two_of_three == found["two_of_three"]


@given(values=SERIES | WALK)
@example(values=LATE_RISE)
def test_two_of_three_of_making_data_count_is_more_only_by_points_beyond(abspc, values) -> None:
    made = spc.chart(values, spc.MDC_2023)
    assume(clear_of_the_limits(values, made))
    theirs = rules(abspc, values, made)["two_of_three"]
    assert made.two_of_three >= theirs
    if not made.outside:
        assert made.two_of_three == theirs
    for at in made.two_of_three - theirs:
        assert made.outside & set(range(at - 2, at + 3))


def test_two_of_three_of_the_worked_series_differs_as_it_is_printed(abspc) -> None:
    made = spc.chart(LATE_RISE, spc.MDC_2023)
    assert rules(abspc, LATE_RISE, made)["two_of_three"] == {14, 15}
    assert made.two_of_three == {13, 14, 15}


@given(values=SERIES | WALK)
@example(values=FALLING)
@example(values=[1.0] * 7 + [9.0] * 7)
@example(values=[1.0] * 7 + [9.0] * 8)
def test_shifts_differ_by_seven_or_eight_points_alone(abspc, values) -> None:
    made = spc.chart(values, spc.MDC_2023)
    theirs = rules(abspc, values, made)["shift"]
    exactly_seven = {at for run in runs(sides(values, made)) if len(run) == 7 for at in run}
    assert made.shift == theirs | exactly_seven
    assert theirs == by_runs(sides(values, made), 8)


@given(values=SERIES | WALK)
@example(values=FALLING)
@example(values=TIE)
@example(values=[5.0, 1, 2, 3, 4, 5, 6, 0, 0])
@example(values=[5.0, 1, 2, 3, 4, 5, 6, 7, 0])
def test_trends_differ_by_six_or_seven_points_alone(abspc, values) -> None:
    made = spc.chart(values, spc.MDC_2023)
    theirs = rules(abspc, values, made)["trend"]
    assert made.rising | made.falling <= theirs
    assert theirs == by_steps(values, 6)
    assert made.rising | made.falling == by_steps(values, 7)


# --- words ---------------------------------------------------------------------------------------


@given(
    values=SERIES | WALK,
    target=st.integers(-80, 80).map(lambda whole: whole / 4),
    better=st.sampled_from([Better.HIGHER, Better.LOWER]),
)
def test_assurance_is_the_same_for_a_target_on_no_limit(abspc, values, target, better) -> None:
    made = spc.chart(values, spc.MDC_2023)
    assume(min(abs(target - made.upper), abs(target - made.lower)) > 1e-9)
    assert assurance_of(made, target, better) is theirs_of(abspc, values, made, target, better)


@pytest.mark.parametrize(
    ("line", "better", "theirs"),
    [
        ("lower", Better.HIGHER, Assurance.PASS),
        ("upper", Better.HIGHER, Assurance.FAIL),
        ("upper", Better.LOWER, Assurance.PASS),
        ("lower", Better.LOWER, Assurance.FAIL),
    ],
)
def test_a_target_on_a_limit_is_inside_here_and_beyond_there(abspc, line, better, theirs) -> None:
    made = spc.chart(FALLING, spc.MDC_2023)
    target = getattr(made, line)
    assert theirs_of(abspc, FALLING, made, target, better) is theirs
    assert assurance_of(made, target, better) is Assurance.HIT_AND_MISS


def theirs_of(
    peer: ModuleType, values: list[float], made: spc.Chart, target: float, better: Better
) -> Assurance:
    """The peer's word for what our limits say of a target, as ours."""
    drawn = lines(peer, values)
    drawn["ucl"], drawn["lcl"] = made.upper, made.lower
    way = "high" if better is Better.HIGHER else "low"
    words = {
        "pass": Assurance.PASS,
        "fail": Assurance.FAIL,
        "hit_or_miss": Assurance.HIT_AND_MISS,
    }
    return words[peer.determine_assurance_type(drawn, target, way)]


@given(values=SERIES | WALK, better=st.sampled_from([Better.HIGHER, Better.LOWER]))
@example(values=LATE_RISE, better=Better.HIGHER)
@example(values=SPIKE, better=Better.LOWER)
def test_points_that_signal_by_no_trend_are_good_or_bad_news_in_both(abspc, values, better) -> None:
    made = judge(months(values), profile=UNSCREENED_NHSR, better=better)
    assert made.last is not None
    assume(clear_of_the_limits(values, made.last))
    drawn = lines(abspc, values)
    drawn["mean"], drawn["ucl"], drawn["lcl"] = made.last.mean, made.last.upper, made.last.lower
    drawn["uwl"], drawn["lwl"] = made.last.near_upper, made.last.near_lower
    way = "high" if better is Better.HIGHER else "low"
    found = abspc.detect_special_causes(drawn)
    colours = abspc.determine_point_colours(found, improvement_direction=way)
    words = {"#005EB8": PointType.IMPROVEMENT, "#ED8B00": PointType.CONCERN}
    for at, point in enumerate(made.points):
        of_both = point.type is not PointType.COMMON_CAUSE and bool(found["special_cause"][at])
        if of_both and not point.trend and not found["rule3"][at]:
            assert words[colours[at]] is point.type


def test_old_news_is_the_newest_point_s_variation_there_and_not_here(abspc) -> None:
    found = abspc.show_summary(frame_of(SPIKE), improvement_direction="low")
    assert found["variation"].endswith("Concern (high)")
    newest = judge(months(SPIKE), profile=spc.NHSR_0_2, better=Better.LOWER)
    assert newest.variation is PointType.COMMON_CAUSE
    assert newest.points[4].type is PointType.CONCERN


def frame_of(values: Iterable[float]) -> Any:
    import pandas as pd

    return pd.DataFrame({"value": [float(one) for one in values]})


def months(values: Iterable[float], left_out: Iterable[int] = ()) -> list[Figure]:
    """A figure a month from January 2022 on."""
    return [
        Figure(
            FIRST.replace(year=2022 + at // 12, month=at % 12 + 1),
            float(value),
            "A strike" if at in left_out else "",
        )
        for at, value in enumerate(values)
    ]


# --- screening, fixed baselines, phases, excluded points -----------------------------------------


def screening_agrees(values: list[float]) -> bool:
    """Whether neither of the two differences of screening plays a part in a series."""
    ranges = np.abs(np.diff(values))
    limit = spc.SCREEN_FACTOR * float(ranges.mean())
    kept = ranges[ranges < limit]
    on_the_limit = bool(np.any(np.abs(ranges - limit) < 1e-9))
    return limit > 0 and not on_the_limit and bool(np.any(kept > 0))


def by_qikit(peer: ModuleType, values: Iterable[float], **how: Any) -> Any:
    """A row a point: y, cl, ucl, lcl, sigma_signal."""
    return peer.qic(y=[float(one) for one in values], chart="i", **how).data


def assert_lines(made: spc.Chart | None, row: Any) -> None:
    assert made is not None
    as_theirs = PEER_FACTOR / OUR_FACTOR
    assert made.mean == pytest.approx(row["cl"], abs=1e-9)
    assert (made.upper - made.mean) * as_theirs == pytest.approx(row["ucl"] - row["cl"], abs=1e-9)
    assert (made.lower - made.mean) * as_theirs == pytest.approx(row["lcl"] - row["cl"], abs=1e-9)


@given(values=SERIES | WALK)
@example(values=SPIKE)
@example(values=FALLING)
def test_screened_limits_are_the_same_but_for_the_factor(qikit, values) -> None:
    assume(screening_agrees(values))
    assert_lines(spc.chart(values, spc.NHSR_0_2), by_qikit(qikit, values).iloc[0])


def test_a_range_of_exactly_3_267_mean_ranges_is_kept_there_and_left_out_here(qikit) -> None:
    values = [0.0, 3267, 3034, 3284, 3534]
    assert np.abs(np.diff(values)).mean() == 1000
    theirs = by_qikit(qikit, values).iloc[0]
    assert_lines(spc.chart(values, UNSCREENED_NHSR), theirs)
    screened = spc.chart(values, spc.NHSR_0_2)
    assert screened.upper - screened.mean == pytest.approx(OUR_FACTOR * 733 / 3)


def test_screening_that_leaves_zeros_alone_is_undone_there_and_not_here(qikit) -> None:
    values = [5.0] * 9 + [9.0]
    made, theirs = spc.chart(values, spc.NHSR_0_2), by_qikit(qikit, values).iloc[0]
    assert made.lower == made.mean == made.upper == pytest.approx(theirs["cl"])
    unscreened = spc.chart(values, UNSCREENED_NHSR)
    assert_lines(unscreened, theirs)


def test_without_any_spread_there_are_no_limits_there_and_nothing_outside_here(qikit) -> None:
    theirs = by_qikit(qikit, [4.0] * 9).iloc[0]
    assert np.isnan(theirs["ucl"])
    made = spc.chart([4.0] * 9, spc.NHSR_0_2)
    assert (made.lower, made.upper, made.signals) == (4, 4, set())


@given(values=st.lists(st.integers(0, 60), min_size=14, max_size=36), fixed=st.integers(4, 12))
def test_a_fixed_baseline_draws_the_same_lines_through_all_points(qikit, values, fixed) -> None:
    assume(screening_agrees(values[:fixed]))
    made = spc.chart(values, spc.NHSR_0_2, fixed=fixed)
    assert_lines(made, by_qikit(qikit, values, freeze=fixed).iloc[-1])


@given(values=st.lists(st.integers(0, 60), min_size=14, max_size=30), at=st.integers(4, 10))
def test_a_rebase_draws_the_lines_of_a_phase_on_both_sides(qikit, values, at) -> None:
    assume(screening_agrees(values[:at]) and screening_agrees(values[at:]))
    figures = months(values)
    made = judge(figures, profile=spc.NHSR_0_2, rebases=[Rebase(figures[at].date)])
    theirs = by_qikit(qikit, values, part=at + 1)
    assert [one.first for one in made.segments] == [0, at]
    assert_lines(made.segments[0].chart, theirs.iloc[0])
    assert_lines(made.segments[1].chart, theirs.iloc[-1])


@given(
    values=st.lists(st.integers(0, 60), min_size=10, max_size=30),
    left_out=st.sets(st.integers(0, 9), max_size=3),
)
def test_an_excluded_point_takes_no_part_in_either(qikit, values, left_out) -> None:
    kept = [value for at, value in enumerate(values) if at not in left_out]
    assume(screening_agrees(kept))
    made = judge(months(values, left_out), profile=spc.NHSR_0_2)
    theirs = by_qikit(qikit, values, exclude=[at + 1 for at in sorted(left_out)] or None)
    assert_lines(made.last, theirs.iloc[-1])
    assert made.last is not None
    between = PEER_FACTOR / OUR_FACTOR
    outside = {at for at, one in enumerate(made.points) if one.outside}
    # A point between the two limits is beyond the nearer of them alone.
    for at in places(theirs["sigma_signal"]) ^ outside:
        reach = abs(values[at] - made.last.mean) / (made.last.upper - made.last.mean)
        assert between - 1e-9 <= reach <= 1 + 1e-9
