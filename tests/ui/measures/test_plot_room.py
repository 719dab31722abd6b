"""Scales, round steps, and words that give way to each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from scrutiny_desk.ui.measures.plot_room import PlotRoom, lanes, reach_of, round_steps, spread


def test_days_go_across_and_figures_up() -> None:
    room = PlotRoom(QRectF(50, 10, 200, 100), 0, 10, 0, 100)

    assert (room.x(0), room.x(10), room.y(0), room.y(100)) == (50, 250, 110, 10)
    assert room.day_at(150) == 5


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [(0, 100, [0, 50, 100]), (311, 380, [325, 350, 375]), (0.1, 0.42, [0.2, 0.4])],
)
def test_steps_are_round(low, high, steps) -> None:
    assert round_steps(low, high, 3) == pytest.approx(steps)


def test_figures_that_are_never_under_nothing_are_not_drawn_under_it() -> None:
    assert reach_of([0, 10])[0] == 0
    assert reach_of([-1, 10])[0] < -1
    low, high = reach_of([5, 5])
    assert low < 5 < high


@given(st.lists(st.floats(0, 200), min_size=1, max_size=6))
def test_words_stand_in_their_order_and_never_over_each_other(wanted) -> None:
    found = spread(wanted, 15, 0, 200)

    ordered = [height for _, height in sorted(zip(wanted, found, strict=True))]
    assert all(after - before >= 15 - 1e-9 for before, after in pairwise(ordered))
    assert all(-1e-9 <= height <= 200 + 1e-9 for height in found)


def test_words_that_have_room_stay_where_they_belong() -> None:
    assert spread([20, 60, 100], 15, 0, 200) == [20, 60, 100]


def test_words_take_the_first_free_lane_and_the_oldest_gives_way() -> None:
    assert lanes([0, 10, 20, 200], [100, 100, 100, 50], 3) == [0, 1, 2, 0]
    assert lanes([0, 10, 20, 30], [100] * 4, 3) == [0, 1, 2, 0]
