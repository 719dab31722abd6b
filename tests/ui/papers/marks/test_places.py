from __future__ import annotations

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.ui.papers.marks.places import free_place

PAGE = Box(0, 0, 600, 800)
STAMP = Box(450, 10, 590, 30)


def free(place: Box, filled: list[Box]) -> bool:
    return all(
        place.x1 <= one.x0 or place.x0 >= one.x1 or place.y1 <= one.y0 or place.y0 >= one.y1
        for one in filled
    )


def test_a_chip_stands_in_the_upper_right_corner_of_a_bare_page() -> None:
    assert free_place(PAGE, 80, 24, []) == Box(520, 0, 600, 24)


def test_a_chip_stands_beside_the_stamp_in_its_corner() -> None:
    assert free_place(PAGE, 80, 24, [STAMP]) == Box(370, 0, 450, 24)


def test_a_second_chip_goes_beside_the_first() -> None:
    first = free_place(PAGE, 80, 24, [STAMP])
    second = free_place(PAGE, 80, 24, [STAMP, first])
    assert (second.x1, second.y0) == (first.x0, 0)


def test_under_a_full_head_it_goes_to_where_the_next_bare_paper_is() -> None:
    filled = [Box(0, 0, 600, 100), Box(0, 110, 600, 300), Box(0, 300, 500, 700)]
    place = free_place(PAGE, 80, 24, filled)
    assert free(place, filled)
    assert place.x1 == 600
    assert place.y0 < 310


def test_on_a_page_without_bare_paper_it_is_still_seen() -> None:
    assert free_place(PAGE, 80, 24, [PAGE]) == Box(520, 0, 600, 24)
