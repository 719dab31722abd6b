"""Ruling lines in a picture of a page."""

from __future__ import annotations

import numpy as np

from scrutiny_desk.reading.scans.straightening import rules_in


def test_lines_end_where_they_end_so_that_two_tables_close_by_stay_two() -> None:
    grey = np.full((1200, 900), 250, dtype=np.uint8)
    grey[100:500, 200:203] = 20
    grey[516:900, 200:203] = 20
    grey[500:503, 100:700] = 20
    level, upright = rules_in(grey, 300)
    assert [(x0, x1) for x0, _, x1, _ in level] == [(100, 700)]
    assert [(y0 // 4, y1 // 4) for _, y0, _, y1 in upright] == [(25, 126), (129, 225)]
