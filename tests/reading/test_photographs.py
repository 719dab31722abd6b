"""A photograph is told from a chart, a logo and a scanned page by its many colours."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from scrutiny_desk.reading.photographs import photographs_on
from tests.pictured import SIZE, chart, pdf_with, photograph


def dark_slide() -> Image.Image:
    drawn = Image.new("RGB", SIZE, "#123456")
    ImageDraw.Draw(drawn).text((20, 40), "A title on a dark ground", fill="white")
    return drawn


def scan() -> Image.Image:
    """Print on paper that is not quite white, with the grain of a scanner."""
    drawn = Image.new("RGB", SIZE, "#f1eee6")
    pen = ImageDraw.Draw(drawn)
    for line in range(10):
        pen.text((10, 10 + 22 * line), "The wait grew again this year and last", fill="#222222")
    grain = np.random.default_rng(4).normal(0, 3, (*SIZE[::-1], 3))
    return Image.fromarray(np.clip(np.asarray(drawn) + grain, 0, 255).astype(np.uint8))


def test_a_photograph_is_found_where_it_stands() -> None:
    (box,) = photographs_on(pdf_with(photograph()), 0)
    assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((60, 350, 260, 500), abs=0.5)


def test_on_a_page_that_is_shown_turned_it_is_found_where_it_is_seen() -> None:
    (box,) = photographs_on(pdf_with(photograph(), rotate=90), 0)
    assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((100, 60, 250, 260), abs=0.5)


@pytest.mark.parametrize("other", [chart, dark_slide, scan])
def test_a_chart_a_slide_and_a_scan_are_none(other) -> None:
    assert photographs_on(pdf_with(other()), 0) == ()


def test_what_cannot_be_opened_has_none() -> None:
    assert photographs_on(b"no PDF", 0) == ()
    assert photographs_on(pdf_with(photograph()), 7) == ()
