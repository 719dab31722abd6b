"""The worked series: right to the last digit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny_desk.domain.spc import MDC_2023, NHSR_0_2, Profile, chart, newest
from tests.domain.plain_spc import chart as plain_chart

SPIKE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
FALLING = [31, 30, 32, 29, 31, 33, 30, 28, 29, 27, 26, 25, 24, 23, 22, 21]
LATE_RISE = [10, 11, 9, 10, 12, 8, 10, 11, 9, 10, 10, 11, 9, 16.5, 15.9, 14.5]
UNSCREENED_NHSR = replace(NHSR_0_2, screen=False)


def test_screening_takes_the_spike_out_of_the_limits_but_not_of_the_mean() -> None:
    screened, plain = chart(SPIKE, NHSR_0_2), chart(SPIKE, MDC_2023)
    assert (screened.mean, screened.lower, screened.upper) == pytest.approx(
        (1.944444, -0.715556, 4.604444), abs=1e-6
    )
    assert (plain.mean, plain.lower, plain.upper) == pytest.approx(
        (1.944444, -3.062614, 6.951503), abs=1e-6
    )
    assert screened.outside == plain.outside == {4}


@pytest.mark.parametrize("profile", [MDC_2023, NHSR_0_2])
def test_a_falling_series_signals_by_limits_shift_and_trend(profile) -> None:
    made = chart(FALLING, profile)
    assert (made.mean, made.lower, made.upper) == pytest.approx((27.5625, 23.3065, 31.8185))
    assert made.outside == {2, 5, 13, 14, 15}
    assert made.shift == set(range(len(FALLING)))
    assert made.falling == set(range(8, 16))
    assert not made.rising


def test_two_of_three_differs_between_the_profiles() -> None:
    mdc, nhsr = chart(LATE_RISE, MDC_2023), chart(LATE_RISE, UNSCREENED_NHSR)
    assert (mdc.mean, mdc.lower, mdc.upper) == pytest.approx((11.05625, 6.00225, 16.11025))
    assert mdc.outside == nhsr.outside == {13}
    assert mdc.shift == nhsr.shift == set(range(5, 13))
    assert mdc.two_of_three == {13, 14, 15}
    assert nhsr.two_of_three == {14, 15}


def test_a_tie_breaks_a_trend() -> None:
    made = chart([1, 2, 3, 3, 4, 5, 6])
    assert (made.mean, made.lower, made.upper) == pytest.approx(
        (3.428571, 1.211905, 5.645238), abs=1e-6
    )
    assert not made.rising


def test_limits_are_drawn_from_the_profile_s_number_of_points() -> None:
    assert not chart([1.0] * 12).drawn
    assert chart([1.0] * 13).drawn
    assert chart([1.0, 2.0], NHSR_0_2).drawn


def test_one_value_has_no_moving_range() -> None:
    with pytest.raises(ValueError, match="at least two"):
        chart([3])


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=40), st.integers(-50, 50))
def test_moving_every_value_moves_the_lines_and_leaves_the_signals(values, by) -> None:
    plain, moved = chart(values), chart([v + by for v in values])
    assert moved.mean == pytest.approx(plain.mean + by)
    assert moved.upper - moved.lower == pytest.approx(plain.upper - plain.lower)
    assert moved.signals == plain.signals


@given(st.integers(0, 100), st.integers(2, 6))
def test_under_seven_equal_points_nothing_signals(value, count) -> None:
    assert not chart([value] * count).signals


@given(
    st.lists(st.integers(-60, 60).map(lambda whole: whole / 4), min_size=2, max_size=40),
    st.sampled_from([MDC_2023, NHSR_0_2, UNSCREENED_NHSR]),
    st.none() | st.integers(2, 12),
)
def test_the_quick_way_finds_what_the_plain_way_finds(values, profile, fixed) -> None:
    assert chart(values, profile, fixed=fixed) == plain_chart(values, profile, fixed=fixed)


@given(
    st.lists(st.integers(0, 30), min_size=2, max_size=40),
    st.sampled_from([MDC_2023, NHSR_0_2]),
    st.one_of(st.none(), st.integers(2, 12)),
)
def test_what_is_said_of_the_newest_value_alone_is_what_the_chart_says_of_it(
    values: list[int], profile: Profile, fixed: int | None
) -> None:
    line = np.array(values, dtype=np.float64)
    made, told = chart(values, profile, fixed=fixed), newest(line, profile, fixed=fixed)
    last = len(values) - 1

    assert (told.mean, told.lower, told.upper) == (made.mean, made.lower, made.upper)
    assert [told.outside, told.shift, told.rising, told.falling, told.two_of_three] == [
        last in found
        for found in (made.outside, made.shift, made.rising, made.falling, made.two_of_three)
    ]
    assert told.signals == (last in made.signals)
