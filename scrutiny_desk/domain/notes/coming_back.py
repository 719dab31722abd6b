"""What a workbook brings back: cells that somebody changed, and rows that are new.

`CellChange` and `ComingBack` serve notes and the tracker (`tracker_back.py`); the rest is of notes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from scrutiny_desk.domain.notes.notes import NoteKind, NoteStatus

NoteValue = str | NoteKind | NoteStatus | bool

Field = TypeVar("Field")
Value = TypeVar("Value")
Change = TypeVar("Change", bound="CellChange[Any, Any]")
New = TypeVar("New")


# Without slots: Python 3.11 cannot make a frozen one with slots by the name of a `Generic` alias.
@dataclass(frozen=True)
class CellChange(Generic[Field, Value]):
    """A cell of a workbook that differs from what is here.

    row_id: of the note or the recommendation; called: how it is named to a person. field: which of
    it, heading: the word for that. before, after: both values in words. value: what the field
    would hold, or what would be added to a history. here_too: it was changed here as well since
    the workbook was written.
    """

    row_id: str
    called: str
    field: Field
    heading: str
    before: str
    after: str
    value: Value
    at: str
    here_too: bool = False


@dataclass(frozen=True)
class ComingBack(Generic[Change, New]):
    """All that a workbook brings back, before anything of it is taken.

    unchanged: rows that are as they are here. told: what could not be used, a sentence each.
    """

    name: str
    changes: tuple[Change, ...] = ()
    new: tuple[New, ...] = ()
    unchanged: int = 0
    told: tuple[str, ...] = ()

    @property
    def undisputed(self) -> tuple[int, ...]:
        """The places of all but the changes of what was changed here too."""
        changed = tuple(at for at, one in enumerate(self.changes) if not one.here_too)
        return (*changed, *range(len(self.changes), len(self)))

    def __len__(self) -> int:
        return len(self.changes) + len(self.new)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet of notes as it was read. cells: the words by the column's heading.

    refs: by heading, the cell's name ("K5"). prints: by a note's field, or by the heading of what
    is for reading, the print of what the cell held when the workbook was written; None where the
    workbook does not tell. note_id: "" for a row that somebody added.
    """

    sheet: str
    line: int
    note_id: str
    cells: dict[str, str]
    refs: dict[str, str]
    prints: dict[str, str] | None

    def at(self, heading: str) -> str:
        """How a cell is named to a person: “All notes”, cell K5."""
        return f"“{self.sheet}”, cell {self.refs.get(heading, str(self.line))}"


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A workbook of notes as it was read.

    written: the ids of the notes that it held when it was written. for_reading: the names of its
    sheets that were not looked at, since they are for reading.
    """

    rows: tuple[SheetRow, ...]
    written: frozenset[str] = frozenset()
    for_reading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewNote:
    """A row without an id that becomes a note. page_index from 0; at: where it stands."""

    paper_id: str
    item_id: str | None
    page_index: int
    page_label: str
    called: str
    kind: NoteKind
    text: str
    status: NoteStatus
    answer: str
    private: bool
    at: str


NoteChange = CellChange[str, NoteValue]
"""A cell that differs from the note in the library."""

NotesBack = ComingBack[NoteChange, NewNote]
"""All that a workbook of notes brings back."""
