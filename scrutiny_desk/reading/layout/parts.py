"""What a paper that is no PDF is made of before it is laid out: paragraphs and grids on sheets."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell to lay out. fill is `#rrggbb` or None.

    across, down: how many columns and rows it covers; the cells it covers stand in their rows with
    no text of their own. ref: as `Cell.ref`.
    """

    text: str
    fill: str | None = None
    bold: bool = False
    across: int = 1
    down: int = 1
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its line breaks are kept.

    heading: printed bold. level: 1 or 2 for a heading in larger type, else 0. indent: points from
    the margin. bold: the parts of the text that are bold, each from one character to another.
    """

    text: str
    heading: bool = False
    level: int = 0
    indent: float = 0.0
    bold: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; every row has as many cells as the first."""

    rows: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What starts on a page of its own."""

    parts: tuple[Paragraph | Grid, ...]


def without_empty_columns(rows: list[tuple[GridCell, ...]]) -> tuple[tuple[GridCell, ...], ...]:
    """The rows without the columns in which none of them has a word; spans grow no wider."""
    if not rows:
        return ()
    kept = [at for at in range(len(rows[0])) if any(row[at].text for row in rows)]
    if len(kept) == len(rows[0]):
        return tuple(rows)
    return tuple(
        tuple(
            replace(row[at], across=sum(1 for k in kept if at <= k < at + row[at].across))
            for at in kept
        )
        for row in rows
    )
