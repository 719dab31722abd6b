from __future__ import annotations

from scrutiny_desk.domain.pages.pages import Box
from scrutiny_desk.ui.papers.view.frame import (
    Sheet,
    between,
    first_box,
    is_drawn,
    moved,
    onto,
    stretched,
)

SHEET = Sheet(600, 800)


def test_two_corners_make_a_rectangle_whichever_was_first() -> None:
    box = Box(100, 200, 300, 400)
    assert between(100, 200, 300, 400, SHEET) == box
    assert between(300, 200, 100, 400, SHEET) == box
    assert between(300, 400, 100, 200, SHEET) == box


def test_a_rectangle_never_reaches_over_the_page() -> None:
    assert between(-50, -50, 900, 900, SHEET) == Box(0, 0, 600, 800)
    assert moved(Box(100, 200, 300, 400), -500, 900, SHEET) == Box(0, 600, 200, 800)
    assert stretched(Box(100, 200, 300, 400), 900, 900, SHEET) == Box(100, 200, 600, 800)


def test_a_rectangle_can_not_be_stretched_away() -> None:
    assert stretched(Box(100, 200, 300, 400), -900, -900, SHEET) == Box(100, 200, 112, 212)


def test_a_click_is_no_rectangle() -> None:
    assert not is_drawn(between(100, 100, 103, 200, SHEET))
    assert is_drawn(between(100, 100, 140, 112, SHEET))


def test_the_first_rectangle_lies_on_the_page_wherever_the_view_is() -> None:
    for top in (-40.0, 0.0, 300.0, 795.0):
        box = first_box(SHEET, top)
        assert 0 <= box.y0 < box.y1 <= SHEET.height
        assert 0 <= box.x0 < box.x1 <= SHEET.width


def test_a_rectangle_fits_a_smaller_page() -> None:
    assert onto(Box(100, 700, 590, 790), Sheet(300, 400)) == Box(0, 310, 300, 400)
