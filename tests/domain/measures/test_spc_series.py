"""What points tell, segments and assurance, on the worked series and by property."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
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

FIRST = datetime.date(2022, 1, 1)


def months(values) -> list[Figure]:
    """A figure a month from January 2022 on."""
    return [
        Figure(FIRST.replace(year=2022 + at // 12, month=at % 12 + 1), float(value))
        for at, value in enumerate(values)
    ]


def types(values, **how) -> list[PointType]:
    return [one.type for one in judge(months(values), **how).points]


def marked(values, **how) -> set[int]:
    found = types(values, **how)
    return {at for at, one in enumerate(found) if one is not PointType.COMMON_CAUSE}


@pytest.mark.parametrize("profile", spc.PROFILES.values())
def test_a_falling_list_is_improvement_where_lower_is_better(profile) -> None:
    found = types(FALLING, profile=profile, better=Better.LOWER)
    assert found[:8] == [PointType.CONCERN] * 8
    assert found[8:] == [PointType.IMPROVEMENT] * 8
    assert judge(months(FALLING), profile=profile, better=Better.LOWER).variation is (
        PointType.IMPROVEMENT
    )


def test_a_trend_counts_by_its_way_even_on_the_other_side_of_the_mean() -> None:
    # 29, 27, … 21: the trend begins over the mean of 27.5625 and is good news from its start.
    points = judge(months(FALLING), better=Better.LOWER).points
    assert points[8].figure.value > 27.5625
    assert (points[8].trend, points[8].type) == (True, PointType.IMPROVEMENT)


def test_neither_way_is_neutral_high_or_low() -> None:
    found = types(SPIKE)
    assert found[4] is PointType.NEUTRAL_HIGH
    assert set(found) == {PointType.COMMON_CAUSE, PointType.NEUTRAL_HIGH}
    assert PointType.NEUTRAL_LOW in types(FALLING)


def test_two_of_three_makes_a_concern_or_an_improvement() -> None:
    found = judge(months(LATE_RISE), better=Better.HIGHER)
    assert [at for at, one in enumerate(found.points) if one.two_of_three] == [13, 14, 15]
    assert {one.type for one in found.points[13:]} == {PointType.IMPROVEMENT}
    assert {one.type for one in found.points[5:13]} == {PointType.CONCERN}


def test_a_rebase_starts_every_rule_afresh() -> None:
    steps = [10, 11] * 4 + [30, 31] * 4
    assert marked(steps) != set()
    found = judge(months(steps), rebases=[Rebase(FIRST.replace(month=9))])
    assert [(one.first, one.after) for one in found.segments] == [(0, 8), (8, 16)]
    assert {one.type for one in found.points} == {PointType.COMMON_CAUSE}
    assert found.last is not None
    assert found.last.mean == 30.5


def test_a_fixed_baseline_is_held_while_the_rules_look_at_all() -> None:
    values = [10, 12] * 4 + [30] * 3
    found = judge(months(values), fixed=8)
    assert found.last is not None
    assert (found.last.mean, found.last.points) == (11, 11)
    assert marked(values, fixed=8, profile=spc.NHSR_0_2) == {8, 9, 10}


def test_an_excluded_point_takes_no_part() -> None:
    figures = months([10, 11, 10, 11, 99, 10, 11, 10, 11])
    figures[4] = Figure(figures[4].date, 99, "The clinic was closed")
    found = judge(figures, profile=spc.NHSR_0_2)
    assert found.last is not None
    assert (found.last.mean, found.last.points) == (10.5, 8)
    assert found.points[4].type is PointType.COMMON_CAUSE
    assert found.variation is PointType.COMMON_CAUSE


@pytest.mark.parametrize(
    ("target", "better", "assurance"),
    [
        (5, Better.HIGHER, Assurance.PASS),
        (5, Better.LOWER, Assurance.FAIL),
        (50, Better.HIGHER, Assurance.FAIL),
        (50, Better.LOWER, Assurance.PASS),
        (11, Better.LOWER, Assurance.HIT_AND_MISS),
        (11, Better.NEITHER, None),
        (None, Better.LOWER, None),
    ],
)
def test_assurance_compares_the_target_with_the_last_limits(target, better, assurance) -> None:
    values = [10, 12] * 7
    assert judge(months(values), better=better, target=target).assurance is assurance


def test_a_target_on_a_limit_is_inside() -> None:
    chart = spc.chart([10, 12] * 7)
    assert assurance_of(chart, chart.upper, Better.LOWER) is Assurance.HIT_AND_MISS


def test_few_points_tell_nothing() -> None:
    assert not judge(months([3, 4, 5])).can_tell
    assert judge(months([10, 12] * 4), target=1, better=Better.LOWER).assurance is None
    assert judge(months([10, 12] * 4 + [90])).variation is None
    assert judge(months([10, 12] * 4 + [90])).points[-1].outside
    assert judge([]).variation is None
    assert judge(months([3])).last is None


SERIES = st.lists(st.integers(0, 60), min_size=2, max_size=36)


@given(SERIES, st.sampled_from(list(spc.PROFILES.values())))
def test_a_series_turned_round_in_time_has_the_same_points_in_its_rules(values, profile) -> None:
    plain, turned = spc.chart(values, profile), spc.chart(values[::-1], profile)
    last = len(values) - 1
    for rule, other in (
        ("outside", "outside"),
        ("shift", "shift"),
        ("two_of_three", "two_of_three"),
        ("rising", "falling"),
    ):
        assert getattr(plain, rule) == {last - at for at in getattr(turned, other)}


@given(SERIES, st.integers(1, 9), st.integers(-40, 40))
def test_scale_and_shift_leave_what_points_tell(values, scale, by) -> None:
    told = types(values, better=Better.LOWER)
    assert types([scale * value + by for value in values], better=Better.LOWER) == told


@given(SERIES)
def test_upside_down_and_the_other_way_better_is_the_same(values) -> None:
    plain = types(values, better=Better.LOWER)
    assert types([-value for value in values], better=Better.HIGHER) == plain
