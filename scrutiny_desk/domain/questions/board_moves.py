"""Moving an entry of the board: up and down, in and out, or to a place somebody chose.

Pure: a `Shape` goes in and a `Shape` comes out; the very same one where nothing can move.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.questions.questions import TOP, Entry, siblings


class Direction(StrEnum):
    """Up and down among its like; in makes a follow-up of a question, out a question of one."""

    UP = "up"
    DOWN = "down"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Shape:
    """How one item's entries stand: ids under each parent, in order, and which are lines."""

    children: dict[str, tuple[str, ...]]
    lines: frozenset[str] = frozenset()

    def under(self, parent: str) -> tuple[str, ...]:
        return self.children.get(parent, ())

    def parent_of(self, entry_id: str) -> str:
        """The id it stands under, or `TOP`. KeyError for an id that is not here."""
        for parent, ids in self.children.items():
            if entry_id in ids:
                return parent
        raise KeyError(entry_id)

    def is_follow_up(self, entry_id: str) -> bool:
        parent = self.parent_of(entry_id)
        return parent != TOP and parent not in self.lines

    def subtree(self, entry_id: str) -> list[str]:
        """The entry and all that stands under it."""
        found = [entry_id]
        for child in self.under(entry_id):
            found += self.subtree(child)
        return found

    @property
    def homes(self) -> list[str]:
        """Where a question can stand, in reading order: each line, then loose."""
        return [*(one for one in self.under(TOP) if one in self.lines), TOP]


def shape_of(entries: Iterable[Entry]) -> Shape:
    """The shape of one item's entries; what was merged away has no place of its own."""
    entries = list(entries)
    groups = siblings(entries)
    return Shape(
        {parent: tuple(one.id for one in group) for parent, group in groups.items()},
        frozenset(entry.id for entry in entries if entry.is_line),
    )


def move(shape: Shape, entry_id: str, direction: Direction) -> Shape:
    """One step in a direction; at the edge of a line, a question goes on into the next line."""
    match direction:
        case Direction.UP:
            return _along(shape, entry_id, -1)
        case Direction.DOWN:
            return _along(shape, entry_id, 1)
        case Direction.IN:
            return _inward(shape, entry_id)
        case Direction.OUT:
            return _outward(shape, entry_id)


def put(shape: Shape, entry_id: str, parent: str, before: str | None = None) -> Shape:
    """Stand an entry under `parent`, before a sibling or (None) last.

    A line can stand at the top alone; a question with follow-ups that becomes one itself brings
    them along as its neighbours, since a follow-up has none of its own.
    """
    if entry_id in {parent, before}:
        return shape
    if entry_id in shape.lines and parent != TOP:
        return shape
    if parent in shape.subtree(entry_id):
        return shape
    children = {key: tuple(one for one in ids if one != entry_id)
                for key, ids in shape.children.items()}  # fmt: skip
    moving = [entry_id]
    if parent != TOP and parent not in shape.lines:
        moving += children.pop(entry_id, ())
    rest = children.get(parent, ())
    at = len(rest) if before is None or before not in rest else rest.index(before)
    children[parent] = (*rest[:at], *moving, *rest[at:])
    return Shape(children, shape.lines)


def without(shape: Shape, entry_id: str) -> Shape:
    """Take an entry out: what stood under it moves up into its place, or from a line goes loose."""
    parent = shape.parent_of(entry_id)
    children = dict(shape.children)
    left = children.pop(entry_id, ())
    ids = list(children[parent])
    at = ids.index(entry_id)
    if entry_id in shape.lines:
        ids = [one for one in ids if one != entry_id] + list(left)
    else:
        ids[at : at + 1] = left
    children[parent] = tuple(ids)
    return Shape(children, shape.lines - {entry_id})


def _along(shape: Shape, entry_id: str, step: int) -> Shape:
    parent = shape.parent_of(entry_id)
    like = [one for one in shape.under(parent) if (one in shape.lines) == (entry_id in shape.lines)]
    at = like.index(entry_id) + step
    if 0 <= at < len(like):
        return _swapped(shape, parent, entry_id, like[at])
    if entry_id in shape.lines:
        return shape
    homes = _questions(shape) if shape.is_follow_up(entry_id) else shape.homes
    there = homes.index(parent) + step
    if not 0 <= there < len(homes):
        return shape
    target = homes[there]
    others = [one for one in shape.under(target) if one not in shape.lines]
    return put(shape, entry_id, target, others[0] if step > 0 and others else None)


def _swapped(shape: Shape, parent: str, one: str, other: str) -> Shape:
    ids = list(shape.under(parent))
    first, second = ids.index(one), ids.index(other)
    ids[first], ids[second] = ids[second], ids[first]
    return Shape({**shape.children, parent: tuple(ids)}, shape.lines)


def _questions(shape: Shape) -> list[str]:
    """Every question that is no follow-up, in reading order."""
    return [one for home in shape.homes for one in shape.under(home) if one not in shape.lines]


def _inward(shape: Shape, entry_id: str) -> Shape:
    """A question becomes a follow-up of the question above it."""
    if entry_id in shape.lines or shape.is_follow_up(entry_id):
        return shape
    above = [one for one in shape.under(shape.parent_of(entry_id)) if one not in shape.lines]
    at = above.index(entry_id)
    return shape if at == 0 else put(shape, entry_id, above[at - 1])


def _outward(shape: Shape, entry_id: str) -> Shape:
    """A follow-up becomes a question after the one it followed; a question leaves its line."""
    if entry_id in shape.lines:
        return shape
    parent = shape.parent_of(entry_id)
    if parent == TOP:
        return shape
    if parent in shape.lines:
        return put(shape, entry_id, TOP)
    home = shape.parent_of(parent)
    ids = shape.under(home)
    after = ids.index(parent) + 1
    return put(shape, entry_id, home, ids[after] if after < len(ids) else None)
