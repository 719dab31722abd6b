"""The rows of a sheet as headings and tables, whatever program the sheet came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny_desk.reading.layout.parts import Grid, GridCell, Paragraph, without_empty_columns

Part = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with words, and its number in the sheet from 1; all rows have as many cells."""

    number: int
    cells: tuple[GridCell, ...]


def parts_of_rows(rows: Iterable[SheetRow]) -> tuple[Part, ...]:
    """The sheet as headings and grids.

    A row with a single filled cell over or between the rows of a table is a heading; empty rows
    are left out. A table begins anew only after such a heading.
    """
    parts: list[Part] = []
    table: list[tuple[GridCell, ...]] = []
    before = 0
    for row in rows:
        cells = row.cells
        filled = [cell for cell in cells if cell.text]
        after_gap = row.number > before + 1 or before == 0
        before = row.number
        if len(filled) == 1 and len(cells) > 1 and cells[0].text and (after_gap or not table):
            _close(parts, table)
            table = []
            parts.append(Paragraph(filled[0].text, heading=True))
        elif filled:
            table.append(cells)
    _close(parts, table)
    return tuple(parts)


def _close(parts: list[Part], table: list[tuple[GridCell, ...]]) -> None:
    if table:
        parts.append(Grid(without_empty_columns(table)))


def note_of_hidden(names: list[str]) -> tuple[Part, ...]:
    """A line that says which sheets were left out because the file hides them."""
    if not names:
        return ()
    said = ", ".join(f"“{name}”" for name in names)
    what = "A hidden sheet is" if len(names) == 1 else f"{len(names)} hidden sheets are"
    return (Paragraph(f"{what} not shown here: {said}"),)


def title_of(parts: Iterable[tuple[Part, ...]], otherwise: str) -> str:
    """The first heading that stands at the head of a sheet, else what is given."""
    for sheet in parts:
        if sheet and isinstance(sheet[0], Paragraph) and sheet[0].heading:
            return sheet[0].text
    return otherwise
