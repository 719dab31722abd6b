"""Pages that were printed sideways, and how far to turn them to be read."""

from __future__ import annotations

from collections.abc import Mapping

_LEAST_WORDS = 3
"""A stamp in the margin of an empty page says nothing of the page."""


def turn_to_read(words: Mapping[int, int]) -> int:
    """Degrees clockwise to turn a page so that most of its words stand upright.

    words: how many words are turned by how many degrees clockwise. 0 where no more than half of
    them are turned one way, as on a page with a sideways stamp or one sideways column.
    """
    turned, count = max(words.items(), key=lambda one: one[1], default=(0, 0))
    if count < _LEAST_WORDS or 2 * count <= sum(words.values()):
        return 0
    return -turned % 360
