"""Rows of a workbook as high as their wrapped words, which not every program works out by itself.

The height is a first one: Excel fits the row anew when somebody writes in it.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.dimensions import RowDimension
    from openpyxl.worksheet.worksheet import Worksheet

_LINE = 15.0
"""Points of a line in the usual type of a workbook."""
_HIGHEST = 409.0
"""Points; Excel has no higher row."""
_FILLED = 0.9
"""How much of a line's width its words fill before they wrap, since words are not cut."""


def fit_row(sheet: Worksheet, row: int, cells: Sequence[tuple[str, float]]) -> None:
    """Make a row as high as the highest of its cells: their words, and how wide each is."""
    lines = max((_lines(words, width) for words, width in cells), default=1)
    height = min(lines * _LINE, _HIGHEST)
    sheet.row_dimensions[row] = _fitted()(sheet, index=row, ht=height)


@functools.cache
def _fitted() -> type[RowDimension]:
    from openpyxl.worksheet.dimensions import RowDimension

    class FittedRow(RowDimension):
        """A height that was worked out, not one that a person set."""

        @property
        def customHeight(self) -> bool:
            return False

    return FittedRow


def _lines(words: str, width: float) -> int:
    room = max(width * _FILLED, 1.0)
    return sum(max(math.ceil(len(line) / room), 1) for line in words.split("\n"))
