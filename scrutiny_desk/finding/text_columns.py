"""Pages set in two columns of prose, read down the left column and then down the right."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from scrutiny_desk.domain.pages.pages import Line, Word
from scrutiny_desk.finding.lines import Printed

# The white lane between the columns stands in this part of the page's width.
_LANE = (0.4, 0.62)
_FEWEST_LINES = 6
_MOST_CROSSING = 0.4
# Prose fills its column; the left column of a form or of a glossary does not.
_FILLED = 0.5
_WHITE = 12.0
_INDENTS = 30.0


def in_reading_order(lines: Sequence[Printed]) -> list[Printed]:
    """The lines of one page, those of two columns one column after the other.

    Lines that run over both columns part the page: what stands over them is read first. Lines of a
    page without columns are given back as they are.
    """
    edge = _lane(lines)
    if edge is None:
        return list(lines)
    ordered: list[Printed] = []
    left: list[Printed] = []
    right: list[Printed] = []
    parts = [part for printed in lines for part in _parted(printed, edge)]
    for printed in sorted(parts, key=lambda one: (one.line.box.y0, one.line.box.x0)):
        box = printed.line.box
        if box.x0 < edge - 1 and box.x1 > edge + 1:
            ordered += [*left, *right, printed]
            left, right = [], []
        elif box.x0 >= edge - 1:
            right.append(printed)
        else:
            left.append(printed)
    return [*ordered, *left, *right]


def _lane(lines: Sequence[Printed]) -> float | None:
    """Where the right column starts, or None for a page without two columns of prose."""
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    width = lines[0].page.width
    starts = sorted(
        printed.line.box.x0
        for printed in lines
        if _LANE[0] * width <= printed.line.box.x0 <= _LANE[1] * width
    )
    # A centred line may start in the lane; a column's lines start near one another.
    last = _FEWEST_LINES - 1
    edge = next(
        (one for one, far in zip(starts, starts[last:], strict=False) if far - one <= _INDENTS),
        None,
    )
    if edge is None:
        return None
    left = [one.line.box for one in lines if one.line.box.x1 <= edge + 1]
    right = [one.line.box for one in lines if one.line.box.x0 >= edge - 1]
    crossing = len(lines) - len(left) - len(right)
    if min(len(left), len(right)) < _FEWEST_LINES or crossing > _MOST_CROSSING * len(lines):
        return None
    margin = min(box.x0 for box in left)
    end = max(box.x1 for box in right)
    fill = statistics.median(box.width for box in left) / (edge - margin)
    right_fill = statistics.median(box.width for box in right) / max(end - edge, 1.0)
    return edge if min(fill, right_fill) >= _FILLED else None


def _parted(printed: Printed, edge: float) -> list[Printed]:
    """A line as its parts left and right of the lane, where it leaves the lane white."""
    words = printed.line.words
    at = next((at for at, word in enumerate(words) if word.box.x0 >= edge - 1), 0)
    if not 0 < at < len(words) or words[at].box.x0 - words[at - 1].box.x1 < _WHITE:
        return [printed]
    return [Printed(printed.page, _line(part)) for part in (words[:at], words[at:])]


def _line(words: tuple[Word, ...]) -> Line:
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    return Line(words, box)
