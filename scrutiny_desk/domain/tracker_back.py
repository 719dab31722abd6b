"""What a workbook of the tracker brings back: cells that somebody changed, and new rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scrutiny_desk.domain.pages import say_cell
from scrutiny_desk.domain.tracker_leaving import LeavingColumn


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
class RowChange:
    """A cell that differs from the register, with both values in words.

    here_too: what stands here was changed as well since the workbook was written. value: what the
    row would hold, or what would be added to its history.
    """

    rec_id: str
    called: str
    column: LeavingColumn
    heading: str
    before: str
    after: str
    value: str
    at: str
    here_too: bool = False


@dataclass(frozen=True, slots=True)
class NewTrackerRow:
    """A row without an id that becomes a recommendation. values: by column, in words."""

    committee: str
    called: str
    at: str
    text: str
    values: Mapping[LeavingColumn, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TrackerBack:
    """All that a workbook brings back, before anything of it is taken.

    unchanged: rows that are as they are here. told: what could not be used, a sentence each.
    """

    name: str
    changes: tuple[RowChange, ...] = ()
    new: tuple[NewTrackerRow, ...] = ()
    unchanged: int = 0
    told: tuple[str, ...] = ()

    @property
    def undisputed(self) -> tuple[int, ...]:
        """The places of all but the changes of what was changed here too."""
        changed = tuple(at for at, one in enumerate(self.changes) if not one.here_too)
        return (*changed, *range(len(self.changes), len(self)))

    def __len__(self) -> int:
        return len(self.changes) + len(self.new)
