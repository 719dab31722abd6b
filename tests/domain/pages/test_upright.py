from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages.upright import turn_to_read


@pytest.mark.parametrize(
    ("words", "degrees"),
    [
        ({}, 0),
        ({0: 200, 90: 3}, 0),
        ({0: 2, 90: 150}, 270),
        ({270: 80}, 90),
        ({180: 80, 0: 1}, 180),
        ({90: 2}, 0),
        ({0: 50, 90: 50}, 0),
    ],
)
def test_a_page_is_turned_where_most_of_its_words_are(words: dict[int, int], degrees: int) -> None:
    assert turn_to_read(words) == degrees
