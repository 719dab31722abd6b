"""What a workbook of the tracker brings back: cells that somebody changed, and new rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from scrutiny_desk.domain.notes.coming_back import CellChange, ComingBack
from scrutiny_desk.domain.pages.pages import say_cell
from scrutiny_desk.domain.tracker.leaving import LeavingColumn


@dataclass(frozen=True, slots=True)
class BackRow:
    """A row of a sheet as it was read.

    rec_id: "" for a row that somebody added. cells: words by column; refs: where each stands, as
    `sheet_and_cell` writes it. kept: what the cells held when the workbook was written, None for
    an added row.
    """

    sheet: str
    line: int
    rec_id: str
    cells: Mapping[LeavingColumn, str]
    refs: Mapping[LeavingColumn, str]
    kept: Mapping[LeavingColumn, str] | None

    def at(self, column: LeavingColumn) -> str:
        """How a cell is named to a person."""
        return say_cell(self.refs.get(column, "")) or self.where

    @property
    def where(self) -> str:
        """How the row is named to a person."""
        return f"“{self.sheet}”, row {self.line}"


@dataclass(frozen=True, slots=True)
class BackBook:
    """A workbook of the tracker as it was read.

    written: the ids that it held when it was written. told: what could not be read, in words.
    """

    rows: tuple[BackRow, ...]
    written: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewTrackerRow:
    """A row without an id that becomes a recommendation. values: by column, in words."""

    committee: str
    called: str
    at: str
    text: str
    values: Mapping[LeavingColumn, str] = field(default_factory=dict)


RowChange = CellChange[LeavingColumn, str]
"""A cell that differs from the register."""

TrackerBack = ComingBack[RowChange, NewTrackerRow]
"""All that a workbook of the tracker brings back."""


def targets_moved(back: TrackerBack, wanted: Collection[int]) -> int:
    """How many targets move where these changes are taken; each needs a reason."""
    places = set(wanted)
    return sum(
        one.field is LeavingColumn.TARGET and at in places for at, one in enumerate(back.changes)
    )
