"""Where the whole of a found row stands on its page, so that a person sees what to compare."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.pages.pages import Box, Line, Word
from scrutiny_desk.domain.review.review import FactState, ReviewRow
from scrutiny_desk.library.library import Library
from scrutiny_desk.library.plain import folded
from scrutiny_desk.library.shelves import facts, pages
from scrutiny_desk.reading.lines import lines_of

# A piece of a line is the row's where so many of its words are in the row's fields.
_MOST = 0.5
# Lines of one row stand at most this many type sizes below each other.
_FARTHEST = 3.0
_ASIDE = 1.0


def row_frame(library: Library, row: ReviewRow) -> Box | None:
    """The rectangle of all that is printed of a row, in points of its page; None without a place.

    The reader often keeps the place of a row's first cell. What stands beside that, down to the
    next row of the section, belongs to the row where the words are those of its fields. Rows side
    by side, such as figures of one table, and rows that a person drew keep their own places.
    """
    if row.box is None or row.state is FactState.ADDED:
        return row.box
    with library.read() as connection:
        words = pages.words(connection, row.paper_id, row.page_index) or []
        others = [
            other.box
            for other in facts.of_paper(connection, row.paper_id, row.section)
            if other.id != row.id and other.page_index == row.page_index and other.box is not None
        ]
    box = row.box
    if any(_beside(other, box) for other in others):
        return box
    below = min((other.y0 for other in others if other.y0 > box.y0 + _ASIDE), default=float("inf"))
    said = {word for field in row.fields for word in folded(field.found or field.text).split()}
    return _grown(box, words, below, said)


def _beside(other: Box, box: Box) -> bool:
    """Whether another row stands on the same level, in another column."""
    level = min(other.y1, box.y1) - max(other.y0, box.y0)
    return level > min(other.height, box.height) / 2 and (other.x0 >= box.x1 or other.x1 <= box.x0)


def _grown(box: Box, words: Sequence[Word], below: float, said: set[str]) -> Box:
    frame = box
    near = [word for word in words if box.y0 - _ASIDE <= word.box.centre[1] < below]
    for line in sorted(lines_of(near), key=lambda line: line.box.y0):
        size = line.words[0].size or line.box.height
        if line.box.y0 > frame.y1 + _FARTHEST * size:
            break
        if _is_of(line, said):
            frame = frame.union(line.box)
    return frame


def _is_of(line: Line, said: set[str]) -> bool:
    own = [part for word in line.words for part in folded(word.text).split()]
    return bool(own) and sum(part in said for part in own) >= _MOST * len(own)
