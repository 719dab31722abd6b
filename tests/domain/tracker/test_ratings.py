"""What an officer's own words mean in a council's scheme."""

from __future__ import annotations

import pytest

from scrutiny_desk.domain.errors import DeskError
from scrutiny_desk.domain.tracker.ratings import RatingScheme, scheme_of
from scrutiny_desk.services.tracker.settings import rating_schemes


def scheme(scheme_id: str) -> RatingScheme:
    return scheme_of(rating_schemes(), scheme_id)


@pytest.mark.parametrize(
    ("scheme_id", "reported", "colour", "shade"),
    [
        ("", "Green", None, "green"),
        ("rag", "Green – on track", None, "green"),
        ("rag", "GREEN", "red", "green"),
        ("rag", "", "amber", "amber"),
        ("rag", "A", None, "amber"),
        ("rag", "A lot remains to be done", None, None),
        ("rag", "Ongoing", "green", None),
        ("rag", "", None, None),
        ("brag", "Completed.", None, "blue"),
        ("one-to-four", "4", None, "red"),
        ("one-to-four", "4 Not achieved", None, "red"),
        ("one-to-four", "1 – Achieved", None, "blue"),
        ("one-to-four", "12", None, None),
        ("track", "Off track", None, "red"),
    ],
)
def test_words_are_shaded_by_what_they_mean(
    scheme_id: str, reported: str, colour: str | None, shade: str | None
) -> None:
    rating = scheme(scheme_id).rating_of(reported, colour)

    assert (rating.shade if rating else None) == shade


def test_a_scheme_offers_its_own_words_and_a_shade_for_each() -> None:
    assert scheme("one-to-four").choices == (
        "1 Achieved",
        "2 On track",
        "3 Slipped",
        "4 Not achieved",
    )
    for one in rating_schemes():
        assert {rating.shade for rating in one.ratings} <= one.shades.keys()
        for rating in one.ratings:
            assert one.rating_of(rating.words) is rating


def test_every_shade_is_pale_enough_for_black_words() -> None:
    for colour in rating_schemes()[0].shades.values():
        channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        light = sum(
            part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True)
        )
        assert (light + 0.05) / 0.05 > 11


def test_a_scheme_that_is_not_there_is_told() -> None:
    with pytest.raises(DeskError, match="Tracker settings"):
        scheme("colours")
