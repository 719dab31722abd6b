"""What leaves of the tracker: an appendix in a committee's own columns, and what stayed behind.

The columns' names are here alone, for whoever writes a file of the tracker and whoever reads one
back. An appendix holds only what may leave: what must not never reaches a writer.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scrutiny_desk.domain.dates import say
from scrutiny_desk.domain.tally import count, together

ID_HEADING = "Id"
"""The last column of a workbook: the row's id in the library, by which it comes back."""
MARK_HEADING = "Since the last meeting"
"""The column of a workbook that says what is new; for reading only."""
KEPT_SHEET = "Desk"
"""A sheet that no menu shows, one a workbook.

Its first row: "Id", "Sheet", then the keys of `LeavingColumn` whose cells are kept.
Then a row for each row that left: its id, the sheet it stands on, and what each cell held.
"""


class LeavingForm(StrEnum):
    """The kinds of file the tracker leaves in; the value is the ending without its dot."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"

    @property
    def word(self) -> str:
        return {"docx": "Word document", "pdf": "PDF", "xlsx": "Excel workbook"}[self.value]


class LeavingHistory(StrEnum):
    """How much of each history goes along."""

    FULL = "full"
    SINCE = "since"
    LATEST = "latest"

    @property
    def word(self) -> str:
        return {
            "full": "The whole history",
            "since": "Updates since the last meeting",
            "latest": "The latest update only",
        }[self.value]


class ClosedRows(StrEnum):
    """Which closed rows go along."""

    NONE = "none"
    SINCE = "since"
    ALL = "all"

    @property
    def word(self) -> str:
        return {
            "none": "Leave closed ones out",
            "since": "Those closed since the last meeting",
            "all": "All closed ones",
        }[self.value]


class LeavingColumn(StrEnum):
    """A column that the appendix can have; the value is its key, kept in a committee's settings."""

    NUMBER = "number"
    DATE = "date"
    ORIGIN = "origin"
    KIND = "kind"
    TEXT = "text"
    TARGET = "target"
    ORIGINAL = "original_target"
    OFFICER = "officer"
    EXECUTIVE = "executive_member"
    UPDATE = "update"
    RATING = "reported"
    COMPUTED = "computed"
    RESPONSE = "response"

    @property
    def heading(self) -> str:
        """What stands over it where a committee chose no words of its own."""
        return _HEADINGS[self]

    @property
    def share(self) -> int:
        """How wide it is beside the others, in parts."""
        return _SHARES[self]


_HEADINGS = {
    LeavingColumn.NUMBER: "No.",
    LeavingColumn.DATE: "Date",
    LeavingColumn.ORIGIN: "Origin",
    LeavingColumn.KIND: "Kind",
    LeavingColumn.TEXT: "Recommendation",
    LeavingColumn.TARGET: "Target",
    LeavingColumn.ORIGINAL: "Original target",
    LeavingColumn.OFFICER: "Officer",
    LeavingColumn.EXECUTIVE: "Executive member",
    LeavingColumn.UPDATE: "Update",
    LeavingColumn.RATING: "RAG",
    LeavingColumn.COMPUTED: "Computed status",
    LeavingColumn.RESPONSE: "Response",
}
_SHARES = {
    LeavingColumn.NUMBER: 6,
    LeavingColumn.DATE: 8,
    LeavingColumn.ORIGIN: 9,
    LeavingColumn.KIND: 10,
    LeavingColumn.TEXT: 24,
    LeavingColumn.TARGET: 9,
    LeavingColumn.ORIGINAL: 9,
    LeavingColumn.OFFICER: 11,
    LeavingColumn.EXECUTIVE: 11,
    LeavingColumn.UPDATE: 26,
    LeavingColumn.RATING: 8,
    LeavingColumn.COMPUTED: 11,
    LeavingColumn.RESPONSE: 11,
}


@dataclass(frozen=True, slots=True)
class ChosenColumn:
    """A column as a committee wants it: which one, and the words over it."""

    column: LeavingColumn
    heading: str


DEFAULT_COLUMNS = tuple(
    ChosenColumn(column, column.heading)
    for column in (
        LeavingColumn.NUMBER,
        LeavingColumn.DATE,
        LeavingColumn.ORIGIN,
        LeavingColumn.TEXT,
        LeavingColumn.TARGET,
        LeavingColumn.OFFICER,
        LeavingColumn.UPDATE,
        LeavingColumn.RATING,
    )
)
"""The columns of a committee that chose none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a cell. lead: its first words, set apart ("9 November 2023, Officer")."""

    text: str
    lead: str = ""

    @property
    def words(self) -> str:
        return f"{self.lead}: {self.text}" if self.lead and self.text else self.lead or self.text


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell of the appendix.

    date: ISO 8601 where the cell is one whole day and nothing else, so that a workbook can sort by
    it. shade: six hex digits to lay under the words, "" for none.
    """

    passages: tuple[Passage, ...] = ()
    date: str | None = None
    shade: str = ""

    @property
    def words(self) -> str:
        return "\n".join(passage.words for passage in self.passages)


@dataclass(frozen=True, slots=True)
class AppendixRow:
    """A row that may leave. mark: what is new about it since the last meeting, in words, or "".

    cells: one for each of its part's columns. private: it leaves because it was asked for.
    """

    id: str
    cells: tuple[Cell, ...]
    mark: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class AppendixPart:
    """The rows of one committee, by reference. since: the day of its last meeting, where known.

    totals: its whole register in words. unlisted: closed rows that this appendix leaves out.
    ratings: the words of its rating scheme.
    """

    committee: str
    columns: tuple[ChosenColumn, ...]
    rows: tuple[AppendixRow, ...]
    totals: str
    since: datetime.date | None = None
    unlisted: int = 0
    ratings: tuple[str, ...] = ()

    @property
    def text_at(self) -> int:
        """Which column holds the recommendations' words, and what is new about them; -1: none."""
        keys = [one.column for one in self.columns]
        return keys.index(LeavingColumn.TEXT) if LeavingColumn.TEXT in keys else -1

    @property
    def said(self) -> str:
        """The totals, what is not listed, and what "new" counts from."""
        parts = [f"{self.totals}."]
        if self.unlisted:
            verb = "is" if self.unlisted == 1 else "are"
            parts.append(f"{self.unlisted} of the closed {verb} not listed here.")
        if self.since is None:
            parts.append("No earlier meeting is known, so nothing is marked as new.")
        else:
            parts.append(f"The last meeting was on {say(self.since.isoformat())}.")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Kept:
    """What stayed behind, or goes along although it is not for everybody.

    rows, updates: private ones. exempt_rows, exempt_updates: such as come from exempt papers.
    """

    rows: int = 0
    updates: int = 0
    exempt_rows: int = 0
    exempt_updates: int = 0

    @property
    def parts(self) -> str:
        """All of it in words, "" for nothing."""
        counted = (
            (self.rows, "private recommendation", ""),
            (self.updates, "private update", ""),
            (self.exempt_rows, "recommendation", " from exempt papers"),
            (self.exempt_updates, "update", " from exempt papers"),
        )
        return together([f"{count(many, noun)}{tail}" for many, noun, tail in counted if many])

    @property
    def total(self) -> int:
        return self.rows + self.updates + self.exempt_rows + self.exempt_updates


@dataclass(frozen=True, slots=True)
class Appendix:
    """Everything that goes into one file.

    title: over it all. history: what of it is in the update column. left_out, along: what is not
    for everybody and stayed behind, or was asked for. written: ISO 8601 UTC.
    """

    title: str
    as_of: datetime.date
    parts: tuple[AppendixPart, ...]
    history: LeavingHistory
    left_out: Kept
    along: Kept
    written: str

    def __len__(self) -> int:
        """How many rows it lists."""
        return sum(len(part.rows) for part in self.parts)

    @property
    def committee(self) -> str:
        """Its committee where it is of one, else ""."""
        return self.parts[0].committee if len(self.parts) == 1 else ""

    @property
    def day(self) -> str:
        """The day it is of, in words: "As of 25 January 2024"."""
        return f"As of {say(self.as_of.isoformat())}"

    @property
    def notices(self) -> tuple[str, ...]:
        """What the file says of what it holds and what it leaves out."""
        told = []
        if self.left_out.total:
            verb = "was" if self.left_out.total == 1 else "were"
            told.append(f"Not in this file: {self.left_out.parts} {verb} left out.")
        if self.along.total:
            told.append(f"Not for publication: this file holds {self.along.parts}.")
        return tuple(told)


def widths(columns: Sequence[ChosenColumn]) -> tuple[float, ...]:
    """The share of the whole width that each column takes, together 1."""
    whole = sum(one.column.share for one in columns)
    return tuple(one.column.share / whole for one in columns)
