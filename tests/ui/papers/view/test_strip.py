from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.ui.papers.view.strip import Hanging, Strip

SIZES = [(600.0, 800.0), (800.0, 600.0), (600.0, 800.0)]


def test_every_page_is_as_wide_as_the_view_allows() -> None:
    strip = Strip.of(SIZES, 632, 16, None)
    assert [slot.width for slot in strip.slots] == [600, 600, 600]
    assert [slot.height for slot in strip.slots] == [800, 450, 800]
    assert [slot.y for slot in strip.slots] == [16, 832, 1298]
    assert strip.height == 2114
    assert strip.width == 632


def test_at_one_scale_a_wide_page_stays_wide_and_pages_are_centred() -> None:
    strip = Strip.of(SIZES, 400, 10, 1.0)
    assert strip.width == 820
    assert strip.slots[0].x == 110
    assert strip.slots[1].x == 10


def test_which_pages_show() -> None:
    strip = Strip.of(SIZES, 632, 16, None)
    at = strip.at(900)
    assert at is not None
    assert at.index == 1
    assert [slot.index for slot in strip.between(800, 1300)] == [0, 1, 2]
    assert [slot.index for slot in strip.between(900, 1000)] == [1]
    assert Strip.of([], 632, 16, None).at(0) is None


def test_points_go_there_and_back() -> None:
    slot = Strip.of(SIZES, 332, 16, None).slots[1]
    box = slot.to_strip(Box(100, 50, 200, 80))
    assert slot.to_page(box.x0, box.y0) == (100, 50)
    assert slot.to_page(box.x1, box.y1) == (200, 80)


def test_a_turned_page_has_its_points_turned_and_no_others() -> None:
    for degrees, at in ((90, (150.0, 50.0)), (180, (550.0, 150.0)), (270, (50.0, 550.0))):
        # A page of 600 by 200 points.
        strip = Strip.of([(600.0, 200.0)], 1000, 0, None, Hanging(1.0, turned={0: degrees}))
        slot = strip.slots[0]
        assert (slot.width, slot.height) == ((600, 200) if degrees == 180 else (200, 600))
        box = slot.to_strip(Box(30, 40, 50, 50))
        assert slot.to_page(slot.x + at[0], slot.y + at[1]) == (50, 50)
        assert slot.to_page(*box.centre) == (40, 45)
        assert (box.width, box.height) == ((20, 10) if degrees == 180 else (10, 20))


def test_a_step_on_the_screen_is_one_on_the_page_that_is_turned() -> None:
    for degrees in (0, 90, 180, 270):
        slot = Strip.of([(600.0, 200.0)], 900, 0, None, Hanging(1.0, turned={0: degrees})).slots[0]
        before, right, down = (slot.to_page(x, y) for x, y in ((50, 50), (53, 50), (50, 54)))
        assert slot.step(3, 0) == (right[0] - before[0], right[1] - before[1])
        assert slot.step(0, 4) == (down[0] - before[0], down[1] - before[1])


def test_two_pages_side_by_side_as_in_a_bound_pack() -> None:
    strip = Strip.of([(600.0, 800.0)] * 5, 1000, 20, None, Hanging(spread=True))
    assert [[slot.index for slot in row.slots] for row in strip.rows] == [[0], [1, 2], [3, 4]]
    first, left, right = strip.slots[:3]
    assert first.x == right.x == 510
    assert left.x + left.width == 490
    assert left.y == right.y
    assert strip.at(left.y + 5, 900) == right
    assert strip.at(left.y + 5, 100) == left
    assert strip.turn(2, 1) == 3
    assert strip.turn(2, -1) == 0
    assert strip.turn(4, 1) == 3


def test_a_page_that_is_seen_whole_fits_both_ways() -> None:
    strip = Strip.of([(600.0, 800.0), (800.0, 600.0)], 832, 16, None, Hanging(whole=True), 432)
    assert [slot.height for slot in strip.slots] == [400, 400]
    assert [slot.width for slot in strip.slots] == [300, pytest.approx(533.33, abs=0.01)]


def test_what_is_folded_away_takes_no_room_and_keeps_its_number() -> None:
    strip = Strip.of([(600.0, 800.0)] * 4, 632, 16, None, Hanging(folded=frozenset({1, 3})))
    assert [[slot.index for slot in row.slots] for row in strip.rows] == [[0], [2]]
    assert strip.is_folded(1)
    assert not strip.is_folded(2)
    assert strip.slots[2].y == 832
    assert strip.turn(0, 1) == 2
    assert strip.turn(1, 0) == 2
    assert strip.turn(3, 0) == 2
    assert strip.height == 1648
