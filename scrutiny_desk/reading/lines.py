"""Words to printed lines, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from scrutiny_desk.domain.pages import Box, Line, Rule, Word

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
    boxes = [word.box for word in words]
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def _levels(words: list[Word]) -> list[list[Word]]:
    """Words grouped by the level they stand on, from the top of the page."""
    levels: list[list[Word]] = []
    top = bottom = 0.0
    for word in sorted(words, key=_middle):
        box = word.box
        overlap = min(bottom, box.y1) - max(top, box.y0)
        if levels and overlap > 0.5 * min(bottom - top, box.y1 - box.y0):
            levels[-1].append(word)
            # The highest word of a level is the measure of those that follow.
            if box.y1 - box.y0 > bottom - top:
                top, bottom = box.y0, box.y1
        else:
            levels.append([word])
            top, bottom = box.y0, box.y1
    return levels


def _middle(word: Word) -> float:
    return word.box.y0 + word.box.y1


def _left(word: Word) -> float:
    return word.box.x0


def _parted(level: list[Word], uprights: list[Box], gap: float) -> list[Line]:
    lines: list[Line] = []
    group: list[Word] = []
    top = min(word.box.y0 for word in level)
    bottom = max(word.box.y1 for word in level)
    beside = [rule for rule in uprights if rule.y0 <= bottom and rule.y1 >= top]
    for word in sorted(level, key=_left):
        if group and _apart(group[-1], word, beside, gap):
            lines.append(Line(tuple(group), box_of(group)))
            group = []
        group.append(word)
    if group:
        lines.append(Line(tuple(group), box_of(group)))
    return lines


def _apart(left: Word, right: Word, uprights: list[Box], widest: float) -> bool:
    gap = right.box.x0 - left.box.x1
    size = max(left.size, right.size, 4.0)
    if gap > widest * size:
        return True
    if gap < -size or not uprights:
        return False
    middle = (left.box.y0 + left.box.y1) / 2
    return any(
        rule.y0 <= middle <= rule.y1
        and left.box.centre[0] < (rule.x0 + rule.x1) / 2 < right.box.centre[0]
        and rule.x1 >= left.box.x1 - 1.0
        and rule.x0 <= right.box.x0 + 1.0
        for rule in uprights
    )
