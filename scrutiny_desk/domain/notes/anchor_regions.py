"""Where a region of a page stands in a new version: where the same words stand in or round it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from scrutiny_desk.domain.anchors import fold
from scrutiny_desk.domain.notes.quoting import words_within
from scrutiny_desk.domain.pages.pages import Box, Word

_ROUND = 90.0
"""How far round a region without words its neighbours are looked for, in points."""
_STEP = 0.5
_MOST_SHIFTS = 4


def find_region(
    box: Box, old: Sequence[Word], new: Sequence[Word], width: float, height: float
) -> Box | None:
    """The region on the new page with the same words in it, None where there is none.

    A region without words, such as a drawn chart, is told by the words round it. old and new: the
    words of the two pages. width and height: of the new page, which holds the whole region.
    """
    inside = [old[index] for index in words_within(old, box)]
    reach = box if inside else _wider(box)
    known = inside or [old[index] for index in words_within(old, reach)]
    if not known:
        return None
    wanted = Counter(fold(word.text) for word in known)
    for right, down in _shifts(known, new):
        shifted = _moved(reach, right, down)
        there = Counter(fold(new[index].text) for index in words_within(new, shifted))
        found = _moved(box, right, down)
        fits = found.x0 >= 0 and found.y0 >= 0 and found.x1 <= width and found.y1 <= height
        if there == wanted and fits:
            return found
    return None


def _shifts(known: Sequence[Word], new: Sequence[Word]) -> Iterable[tuple[float, float]]:
    """How far the words may have moved, the way that most of them agree on first."""
    places: dict[str, list[Word]] = {}
    for word in new:
        places.setdefault(fold(word.text), []).append(word)
    votes: Counter[tuple[float, float]] = Counter()
    for word in known:
        for other in places.get(fold(word.text), ()):
            right, down = other.box.x0 - word.box.x0, other.box.y0 - word.box.y0
            votes[round(right / _STEP) * _STEP, round(down / _STEP) * _STEP] += 1
    ranked = sorted(votes.items(), key=lambda one: (-one[1], abs(one[0][0]) + abs(one[0][1])))
    return [shift for shift, _ in ranked[:_MOST_SHIFTS]]


def _wider(box: Box) -> Box:
    return Box(box.x0 - _ROUND, box.y0 - _ROUND, box.x1 + _ROUND, box.y1 + _ROUND)


def _moved(box: Box, right: float, down: float) -> Box:
    return Box(box.x0 + right, box.y0 + down, box.x1 + right, box.y1 + down)
