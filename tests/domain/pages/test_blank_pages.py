from __future__ import annotations

import pytest

from scrutiny_desk.domain.pages.blank_pages import is_blank


@pytest.mark.parametrize(
    ("text", "picture", "blank"),
    [
        ("", False, True),
        ("", True, False),
        ("This page is intentionally left blank", False, True),
        ("Page 22\nThis page is\nintentionally left blank", False, True),
        ("Appendix 6(a)", False, False),
        (
            "The officer said the last page had been left blank because the figures came late.",
            False,
            False,
        ),
    ],
)
def test_only_a_page_with_nothing_to_read_is_blank(text: str, picture: bool, blank: bool) -> None:
    assert is_blank(text, picture=picture) is blank
