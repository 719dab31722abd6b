"""The lattice of a ruled table on one page: where its rows and columns are, which cells are merged.

A table that a page break cuts often has no closing line there; its upright lines simply end. Such
an open edge is kept in mind, because the row beside it goes on over the break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from scrutiny_desk.domain.pages.pages import Box, Fill
from scrutiny_desk.reading.tables.rulings import Ruling

_SAME_LEVEL = 3.0
_OPEN = 4.0
_OPEN_SIDE = 9.0
_THINNEST = 4.5
_FULL_WIDTH = 0.85


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of the lattice, merged or not: its box and the row and column it starts in."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True, slots=True)
class Lattice:
    """xs and ys: the edges of the columns and rows. open_top, open_bottom: no line closes it."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    open_top: bool
    open_bottom: bool

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def lattice_of(group: Sequence[Ruling]) -> Lattice | None:
    """The lattice of lines that hang together, or None where they make no table.

    A table has two columns or more.
    """
    level = [line for line in group if line.horizontal]
    upright = [line for line in group if not line.horizontal]
    level, open_top, open_bottom = _closed(level, upright)
    upright, _, _ = _closed(upright, level, sideways=True)
    xs, ys = _edges(upright), _edges(level)
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Lattice(xs, ys, _regions(xs, ys, level, upright), open_top, open_bottom)


def with_outer_edges(group: Sequence[Ruling], xs: Sequence[float]) -> list[Ruling]:
    """The lines with the two outer edges of the table above, where only these are missing.

    A table without an outer border has no line that tells how far the last rows of it reach.
    xs: the edges of the columns of the table on the page before.
    """
    upright = [line for line in group if not line.horizontal]
    inner = _edges(upright)
    if len(inner) != len(xs) - 2 or any(
        abs(one - other) > _SAME_LEVEL for one, other in zip(inner, xs[1:-1], strict=True)
    ):
        return list(group)
    top, bottom = min(line.start for line in upright), max(line.end for line in upright)
    return [*group, *(Ruling(False, x, top, bottom) for x in (xs[0], xs[-1]))]


def edges_of_fills(lattice: Lattice, fills: Sequence[Fill]) -> list[Ruling]:
    """Edges inside the lattice that only a change of colour shows, as lines right across it.

    A heading repeated after a page break has a tint but often no line under it, where the row
    below it goes on from the page before.
    """
    box = lattice.box
    spans: dict[int, list[Fill]] = {}
    for fill in fills:
        inside = fill.box.x0 >= box.x0 - _OPEN and fill.box.x1 <= box.x1 + _OPEN
        if not inside or fill.box.y1 < box.y0 or fill.box.y0 > box.y1:
            continue
        for level in (fill.box.y0, fill.box.y1):
            if min(abs(level - y) for y in lattice.ys) > 2 * _OPEN:
                spans.setdefault(round(level), []).append(fill)
    return [
        Ruling(True, float(level), box.x0, box.x1)
        for level, edged in spans.items()
        if box.y0 < level < box.y1
        and sum(fill.box.width for fill in edged) >= _FULL_WIDTH * box.width
    ]


def _closed(
    lines: list[Ruling], across: Sequence[Ruling], *, sideways: bool = False
) -> tuple[list[Ruling], bool, bool]:
    """The lines with a closing one wherever two or more of the lines across stick out."""
    if len(across) < 2 or (sideways and not lines):
        return lines, False, False
    room = _OPEN_SIDE if sideways else _OPEN
    first = min((line.level for line in lines), default=max(line.end for line in across))
    last = max((line.level for line in lines), default=min(line.start for line in across))
    before = [line for line in across if line.start < first - room]
    after = [line for line in across if line.end > last + room]
    closed = list(lines)
    opens = [False, False]
    for at, (out, ends) in enumerate(
        ((before, [line.start for line in before]), (after, [line.end for line in after]))
    ):
        if len(_edges(out)) >= 2:
            levels = [line.level for line in out]
            closed.append(Ruling(not out[0].horizontal, median(ends), min(levels), max(levels)))
            opens[at] = True
    return closed, opens[0], opens[1]


def _edges(lines: Sequence[Ruling]) -> tuple[float, ...]:
    """The distinct levels of the lines; double lines count once."""
    groups: list[list[float]] = []
    for value in sorted(line.level for line in lines):
        if groups and value - groups[-1][-1] <= _SAME_LEVEL:
            groups[-1].append(value)
        else:
            groups.append([value])
    middles = [sum(group) / len(group) for group in groups]
    kept: list[float] = []
    for value in middles:
        if not kept or value - kept[-1] >= _THINNEST:
            kept.append(value)
    return tuple(kept)


def _regions(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Ruling], upright: Sequence[Ruling]
) -> tuple[Region, ...]:
    """Every cell, going over edges where no line is drawn as far as the cell stays a rectangle."""
    columns, rows = len(xs) - 1, len(ys) - 1
    taken: set[tuple[int, int]] = set()
    found: list[Region] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right, bottom = column, row
            while right + 1 < columns and not _walled(upright, xs[right + 1], ys[row], ys[row + 1]):
                right += 1
            while bottom + 1 < rows and all(
                not _walled(level, ys[bottom + 1], xs[at], xs[at + 1])
                for at in range(column, right + 1)
            ):
                bottom += 1
            taken |= {(r, c) for r in range(row, bottom + 1) for c in range(column, right + 1)}
            box = Box(xs[column], ys[row], xs[right + 1], ys[bottom + 1])
            found.append(Region(row, column, box))
    return tuple(found)


def _walled(lines: Sequence[Ruling], level: float, start: float, end: float) -> bool:
    """Whether a line stands at the level along most of the way from start to end."""
    length = end - start
    covered = sum(
        max(0.0, min(line.end, end) - max(line.start, start))
        for line in lines
        if abs(line.level - level) <= _SAME_LEVEL + 1.0
    )
    return covered > 0.5 * length
