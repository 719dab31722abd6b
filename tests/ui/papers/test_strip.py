from __future__ import annotations

from scrutiny_desk.domain.pages import Box
from scrutiny_desk.ui.papers.strip import Strip

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
