"""The words of a page in the order in which a person reads them: down a column, then the next.

Pages are kept line by line from the left edge to the right. Where columns of running text, or the
cells of a table whose words wrap, stand side by side, that order jumps from one to the other on
every line. Here the page is cut, first beside columns of running text, then at its widest gap
across, until what is left is a single block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Box, Word

_GUTTER = 1.0
"""Columns stand at least this many type sizes apart."""
_GAP = 1.35
"""A gap across the page is this many times wider than lines of one block stand apart."""
_WORDY = 4.0
"""Words that a line of running text has on average, at least."""
_LEAST_LINES = 4
"""Lines of a column of running text, at least."""
_WRAPPED = 2.0
"""Words that a line of a wrapped cell has on average, at least."""


def in_reading_order(words: Sequence[Word]) -> list[Word]:
    """The words of a page as they are read; turned words stay behind all others.

    words: in lines from left to right, as they are kept.
    """
    upright = [word for word in words if not word.turned]
    turned = [word for word in words if word.turned]
    ordered = [word for run in _ordered(_runs(upright)) for word in run.words]
    return [*ordered, *turned]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words beside each other on one line with no wide gap between them."""

    words: tuple[Word, ...]
    box: Box


def _runs(words: Sequence[Word]) -> list[_Run]:
    runs: list[_Run] = []
    held: list[Word] = []
    for word in words:
        if held and not _goes_on(held[-1], word):
            runs.append(_run(held))
            held = []
        held.append(word)
    if held:
        runs.append(_run(held))
    return runs


def _run(words: Sequence[Word]) -> _Run:
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    return _Run(tuple(words), box)


def _goes_on(left: Word, right: Word) -> bool:
    shared = min(left.box.y1, right.box.y1) - max(left.box.y0, right.box.y0)
    if shared <= 0.5 * min(left.box.height, right.box.height):
        return False
    size = max(left.size or left.box.height, right.size or right.box.height)
    return -size <= right.box.x0 - left.box.x1 <= _GUTTER * size


def _ordered(runs: list[_Run]) -> list[_Run]:
    """The runs of a part of a page in reading order; a stack instead of recursion."""
    done: list[_Run] = []
    waiting = [runs]
    while waiting:
        part = waiting.pop()
        cut = _cut(part) if len(part) > 1 else None
        if cut is None:
            done += part
        else:
            waiting += [cut[1], cut[0]]
    return done


def _cut(runs: list[_Run]) -> tuple[list[_Run], list[_Run]] | None:
    """The part in two, the one read first before the other; None for a single block."""
    gutters = _gutters(runs)
    for sides in gutters:
        if _is_column(sides[0]) and all(_is_wordy(side, _WORDY) for side in sides):
            return sides
    across = _across(runs)
    if across is not None:
        return across
    for sides in gutters:
        if _is_wrapped(*sides):
            return sides
    return None


def _gutters(runs: list[_Run]) -> list[tuple[list[_Run], list[_Run]]]:
    """Every way to part the runs by an empty strip from top to bottom, from the left on."""
    by_left = sorted(runs, key=lambda run: run.box.x0)
    reach = by_left[0].box.x1
    found = []
    for run in by_left[1:]:
        if run.box.x0 - reach >= _GUTTER * run.box.height * 0.75:
            left = [one for one in runs if one.box.x1 <= reach]
            found.append((left, [one for one in runs if one.box.x1 > reach]))
        reach = max(reach, run.box.x1)
    return found


def _across(runs: list[_Run]) -> tuple[list[_Run], list[_Run]] | None:
    """The runs above and below the widest gap from side to side, if it is wide for this part."""
    by_top = sorted(runs, key=lambda run: run.box.y0)
    reach = by_top[0].box.y1
    gaps: list[tuple[float, float]] = []
    for run in by_top[1:]:
        if run.box.y0 > reach:
            gaps.append((run.box.y0 - reach, reach))
        reach = max(reach, run.box.y1)
    if not gaps:
        return None
    widest, at = max(gaps, key=lambda gap: gap[0])
    usual = min(gap for gap, _ in gaps)
    height = min(run.box.height for run in runs)
    if widest < max(usual * _GAP, usual + 0.12 * height):
        return None
    above = [run for run in runs if run.box.y1 <= at]
    return above, [run for run in runs if run.box.y1 > at]


def _levels(runs: Sequence[_Run]) -> int:
    """On how many levels the runs stand."""
    levels, bottom = 0, float("-inf")
    for run in sorted(runs, key=lambda one: one.box.y0 + one.box.y1):
        if run.box.centre[1] > bottom:
            levels, bottom = levels + 1, run.box.y1
    return levels


def _is_column(runs: Sequence[_Run]) -> bool:
    """Whether these are lines of one column: hardly ever two of them beside each other."""
    levels = _levels(runs)
    return levels >= _LEAST_LINES and len(runs) <= 1.2 * levels


def _is_wordy(runs: Sequence[_Run], least: float) -> bool:
    return sum(len(run.words) for run in runs) >= least * len(runs)


def _is_wrapped(left: list[_Run], right: list[_Run]) -> bool:
    """Whether what stands side by side are cells with words that wrap, not rows of figures."""
    if _levels(left) == _levels(right) == 1:
        return False
    if _levels(left) != _levels(right):
        return True
    return _is_wordy(left, _WRAPPED) and _is_wordy(right, _WRAPPED)
