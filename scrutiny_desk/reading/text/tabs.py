"""Tables that a plain text prints by tabs: a row a line, a cell after each tab.

Tabs are also used to indent and to number paragraphs; such lines stay lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scrutiny_desk.reading.layout.parts import Grid, GridCell, Paragraph
from scrutiny_desk.reading.text.inline_marks import without_marks, without_marks_in_lines
from scrutiny_desk.reading.text.tab_rows import (
    Rows,
    completed,
    is_divider,
    joined,
    without_stray_cells,
)

# "1.", "2.1", "(a)", "iv)", a bullet: what stands before the tab of a numbered paragraph.
_NUMBERING = re.compile(r"(?:\(?(?:\d+(?:\.\d+)*|[A-Za-z]|[ivx]{1,5})[.)]?|[-–•·▪*o])?")
_STAMP = re.compile(r"(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
_LONGEST_HEADING = 140
_MOST_HEADINGS = 3
_FEWEST_TO_CONTINUE = 4


@dataclass(slots=True)
class _Block:
    """Lines that belong together: of prose, or the rows of a table. gap: empty lines before it."""

    rows: Rows = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def tabular(self) -> bool:
        return bool(self.rows)


def parts_of(text: str) -> tuple[Paragraph | Grid, ...]:
    """The text as paragraphs, whose lines are its own lines, and the tables between them."""
    parts: list[Paragraph | Grid] = []
    for block in _put_together(list(_blocks(text.split("\n")))):
        if block.tabular:
            parts.append(_grid(block.rows))
        else:
            words = without_marks_in_lines("\n".join(block.lines).expandtabs(4)).strip("\n")
            if words.strip():
                parts.append(Paragraph(words))
    return tuple(parts)


def _grid(rows: Rows) -> Grid:
    rows = without_stray_cells(rows)
    heading = len(rows) > 1 and all(
        len(cell) < _LONGEST_HEADING and not cell.endswith(":") and not cell.isdecimal()
        for cell in rows[0]
    )
    return Grid(tuple(_cells(row, bold=heading and at == 0) for at, row in enumerate(rows)))


def _cells(row: Sequence[str], *, bold: bool) -> tuple[GridCell, ...]:
    """A row of cells; a heading among the rows is printed over all of them."""
    alone = len(row) > 2 and not any(row[1:])
    first = GridCell(row[0], bold=bold, across=len(row) if alone else 1)
    return (first, *(GridCell(cell, bold=bold) for cell in row[1:]))


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """Runs of tabbed lines as tables, everything between them as lines."""
    prose = _Block()
    at = 0
    while at < len(lines):
        if "\t" not in lines[at].strip(" "):
            prose.lines.append(lines[at])
            at += 1
            continue
        rows, end = completed(lines, at)
        filled = [row for row in rows if not is_divider(row)]
        if filled and _is_table(filled, divided=len(filled) < len(rows)):
            yield prose
            yield _Block(rows=[[without_marks(cell) for cell in row] for row in filled])
            prose = _Block()
        else:
            prose.lines.extend(lines[at:end])
        at = end
    yield prose


def _is_table(rows: Rows, *, divided: bool) -> bool:
    """Whether tabbed lines that follow each other are the rows of a table.

    divided: a line of dashes stands among them.
    """
    columns = len(rows[0])
    if columns > 2:
        return any(sum(1 for cell in row if cell.strip()) > 1 for row in rows)
    # A line of two columns alone may be the rest of a table: what stands around it decides.
    return divided or not all(_NUMBERING.fullmatch(row[0].strip()) for row in rows)


def _put_together(blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks with tables joined that only empty lines, stamps or headings of rows part."""
    out: list[_Block] = []
    for block in blocks:
        if not block.tabular:
            if block.lines:
                out.append(block)
            continue
        between = out[-1] if out and not out[-1].tabular else None
        above = out[-2] if between is not None and len(out) > 1 else (out[-1] if out else None)
        if above is not None and above.tabular:
            said = _said(between.lines) if between is not None else []
            rows = _continued(above.rows, said, block.rows)
            if rows is not None:
                above.rows = rows
                if between is not None:
                    out.pop()
                continue
        out.append(block)
    return [_as_lines(block) if _too_small(block) else block for block in out]


def _said(lines: Sequence[str]) -> list[str]:
    """What lines between two tables say, without page stamps."""
    stripped = [without_marks(line) for line in lines]
    return [line for line in stripped if line and not _STAMP.fullmatch(line)]


def _continued(above: Rows, said: Sequence[str], below: Rows) -> Rows | None:
    """The rows of both blocks as one table, or None where they are two."""
    if not said:
        return joined(above, below)
    columns = len(above[0])
    if (
        len(said) > _MOST_HEADINGS
        or any(len(line) > _LONGEST_HEADING for line in said)
        or columns < _FEWEST_TO_CONTINUE
        or len(above) <= _MOST_HEADINGS
        or len(below[0]) != columns
    ):
        return None
    headings = [[line, *[""] * (columns - 1)] for line in said]
    return joined([*above, *headings], below, strict=True)


def _too_small(block: _Block) -> bool:
    """A row of one or two cells alone is a line with a tab in it, and no table."""
    return block.tabular and len(block.rows) == 1 and len(block.rows[0]) <= 2


def _as_lines(block: _Block) -> _Block:
    return _Block(lines=["    ".join(cell for cell in row if cell) for row in block.rows])
