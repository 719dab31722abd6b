"""Ruling lines put together: pieces of one line joined, lines that touch gathered."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scrutiny_desk.domain.pages.pages import Rule

# Lines this close (points) are one line drawn twice, or in pieces.
_SAME = 1.6
_GAP = 3.0
# Lines this close touch.
_TOUCH = 3.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line: at a level (x of an upright, y of a level one) from start to end."""

    horizontal: bool
    level: float
    start: float
    end: float

    def crosses(self, other: Ruling) -> bool:
        """Whether a level and an upright line meet."""
        return (
            self.horizontal != other.horizontal
            and other.start - _TOUCH <= self.level <= other.end + _TOUCH
            and self.start - _TOUCH <= other.level <= self.end + _TOUCH
        )


def rulings_of(rules: Iterable[Rule]) -> list[Ruling]:
    """The rules of a page as whole lines."""
    level: list[Ruling] = []
    upright: list[Ruling] = []
    for rule in rules:
        box = rule.box
        if rule.horizontal:
            level.append(Ruling(True, (box.y0 + box.y1) / 2, box.x0, box.x1))
        else:
            upright.append(Ruling(False, (box.x0 + box.x1) / 2, box.y0, box.y1))
    return [*_joined(level), *_joined(upright)]


def _joined(lines: Sequence[Ruling]) -> list[Ruling]:
    found: list[Ruling] = []
    for group in _by_level(lines):
        level = sum(line.level for line in group) / len(group)
        pieces = sorted(group, key=lambda line: line.start)
        start, end = pieces[0].start, pieces[0].end
        for piece in pieces[1:]:
            if piece.start <= end + _GAP:
                end = max(end, piece.end)
            else:
                found.append(Ruling(pieces[0].horizontal, level, start, end))
                start, end = piece.start, piece.end
        found.append(Ruling(pieces[0].horizontal, level, start, end))
    return found


def _by_level(lines: Sequence[Ruling]) -> list[list[Ruling]]:
    groups: list[list[Ruling]] = []
    for line in sorted(lines, key=lambda line: line.level):
        if groups and line.level - groups[-1][0].level <= _SAME:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def touching(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """The lines in groups that hang together, from the top of the page.

    Upright lines of one extent that touch no level line (a row that fills a whole page) are a
    group too.
    """
    parent = list(range(len(rulings)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    levels = [at for at, line in enumerate(rulings) if line.horizontal]
    uprights = [at for at, line in enumerate(rulings) if not line.horizontal]
    for one in levels:
        for other in uprights:
            if rulings[one].crosses(rulings[other]):
                parent[root(other)] = root(one)
    alone = [at for at in uprights if root(at) == at]
    crossed = {root(at) for at in levels}
    alone = [at for at in alone if at not in crossed]
    for one, other in itertools.pairwise(alone):
        same_start = abs(rulings[one].start - rulings[other].start) <= _TOUCH
        if same_start and abs(rulings[one].end - rulings[other].end) <= _TOUCH:
            parent[root(other)] = root(one)
    groups: dict[int, list[Ruling]] = {}
    for at, line in enumerate(rulings):
        groups.setdefault(root(at), []).append(line)
    return sorted(groups.values(), key=_top)


def _top(group: Sequence[Ruling]) -> float:
    return min(line.level if line.horizontal else line.start for line in group)
