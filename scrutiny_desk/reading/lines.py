"""Words to printed lines, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.pages.pages import Box, Line, Rule, Word

# A gap wider than this many times the type size parts two columns; justified text stays under it.
_COLUMN_GAP = 2.0


def lines_of(
    words: Sequence[Word], rules: Sequence[Rule] = (), gap: float = _COLUMN_GAP
) -> tuple[Line, ...]:
    """The upright words as lines, top to bottom and then left to right.

    Words on one level are parted where a gap of more than `gap` type sizes or an upright ruling
    line stands between them.
    """
    upright = [word for word in words if word.turned == 0]
    uprights = [rule.box for rule in rules if not rule.horizontal]
    lines: list[Line] = []
    for level in _levels(upright):
        lines.extend(_parted(level, uprights, gap))
    return tuple(lines)


def box_of(words: Sequence[Word]) -> Box:
    """The box around one or more words."""
    first = words[0].box
    x0, y0, x1, y1 = first.x0, first.y0, first.x1, first.y1
    for word in words:
        box = word.box
        if box.x0 < x0:
            x0 = box.x0
        if box.y0 < y0:
            y0 = box.y0
        if box.x1 > x1:
            x1 = box.x1
        if box.y1 > y1:
            y1 = box.y1
    return Box(x0, y0, x1, y1)


def _levels(words: list[Word]) -> list[list[Word]]:
    """Words grouped by the level they stand on, from the top of the page."""
    levels: list[list[Word]] = []
    top = bottom = height = 0.0
    for word in sorted(words, key=_middle):
        y0, y1 = word.box.y0, word.box.y1
        high = y1 - y0
        overlap = (bottom if bottom < y1 else y1) - (top if top > y0 else y0)
        if levels and overlap > 0.5 * (height if height < high else high):
            levels[-1].append(word)
            # The highest word of a level is the measure of those that follow.
            if high > height:
                top, bottom, height = y0, y1, high
        else:
            levels.append([word])
            top, bottom, height = y0, y1, high
    return levels


def _middle(word: Word) -> float:
    return word.box.y0 + word.box.y1


def _left(word: Word) -> float:
    return word.box.x0


def _parted(level: list[Word], uprights: list[Box], gap: float) -> list[Line]:
    ordered = sorted(level, key=_left)
    beside = uprights
    if uprights:
        across = box_of(level)
        beside = [rule for rule in uprights if rule.y0 <= across.y1 and rule.y1 >= across.y0]
    lines: list[Line] = []
    first = 0
    for at in range(1, len(ordered)):
        if _apart(ordered[at - 1], ordered[at], beside, gap):
            group = ordered[first:at]
            lines.append(Line(tuple(group), box_of(group)))
            first = at
    group = ordered[first:]
    lines.append(Line(tuple(group), box_of(group)))
    return lines


def _apart(left: Word, right: Word, uprights: list[Box], widest: float) -> bool:
    ends, begins = left.box.x1, right.box.x0
    size = max(left.size, right.size, 4.0)
    if begins - ends > widest * size:
        return True
    if not uprights or begins - ends < -size:
        return False
    middle = (left.box.y0 + left.box.y1) / 2
    for rule in uprights:
        if (
            rule.x1 >= ends - 1.0
            and rule.x0 <= begins + 1.0
            and rule.y0 <= middle <= rule.y1
            and left.box.centre[0] < (rule.x0 + rule.x1) / 2 < right.box.centre[0]
        ):
            return True
    return False
